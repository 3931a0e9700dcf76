import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Registre } from '#domain/registre';
import { stateHash } from '../../src-main/store/state-hash';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
let run: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  run = await porte();
});

type Vue = {
  readonly designation: string;
  readonly etat: string;
  readonly avenant: {
    readonly id: string;
    readonly motifAvis?: string;
    readonly signatures: readonly { readonly signataireId: string }[];
  };
};
/** What the commands of these tests answer. */
type Dit = {
  readonly id: string;
  readonly nom: string;
  readonly avenants: readonly Vue[];
  readonly avertissements: readonly { readonly message: string }[];
};

/** A registry of its own, and its terminal on that day. */
function terminal() {
  const registre = mkdtempSync(join(tmpdir(), 'crefop-gardes-'));
  const le = (horloge: string) => {
    const at = ['--registre', registre, '--horloge', horloge];
    const ok = (...line: readonly string[]): Dit => {
      const { code, out, err } = run([...line, ...at, '--json']);
      if (code !== 0) throw new Error(`${line.join(' ')}: ${err}`);
      return JSON.parse(out) as Dit;
    };
    const no = (...line: readonly string[]): string => {
      const { code, err } = run([...line, ...at]);
      expect(code).not.toBe(0);
      return err.replaceAll('\u00a0', ' ');
    };
    return {
      ok,
      no,
      dit: (...line: readonly string[]) => run([...line, ...at]).out.replaceAll('\u00a0', ' '),
    };
  };
  return le;
}
const demander = (date: string, objet: string) =>
  [
    'avenant',
    'demander',
    '--convention',
    AURA,
    '--partie',
    'region',
    '--date',
    date,
    '--objet',
    objet,
  ] as const;
const avis = (avenant: string, date: string, ...plus: readonly string[]) =>
  ['avis', 'enregistrer', '--avenant', avenant, '--date', date, '--sens', 'favorable', ...plus] as const;
const vue = (ok: ReturnType<ReturnType<typeof terminal>>['ok'], id: string): Vue | undefined =>
  ok('convention', AURA).avenants.find(({ avenant }) => avenant.id === id);

/** The sample as it is exported, with a third party that a clause lets leave. */
async function aTrois(exported: string): Promise<string> {
  const file = JSON.parse(exported) as {
    readonly registre: { empreinte: string };
    readonly collections: {
      readonly conventions: Record<string, { parties: { signataires: object[] }[]; clauses: object[] }>;
    };
  };
  const convention = file.collections.conventions[AURA];
  if (convention === undefined) throw new Error('the sample is not in its export');
  const [, region] = convention.parties;
  const commune = {
    ...region,
    id: 'commune',
    nom: 'La Commune',
    signataires: [{ ...region?.signataires[0], id: 'maire' }],
  } as (typeof convention.parties)[number];
  convention.parties.push(commune);
  convention.clauses.push({
    id: 'retrait',
    parametres: {
      nature: 'resiliation', motif: 'sans_motif', n: 1, unite: 'mois', depart: 'envoi', avantLe: null,
      caractere: 'faculte', forme: 'lettre', par: null, portee: 'partie_qui_se_retire',
    },
    ancres: ['art7-1'],
    origine: { nature: 'acte' },
  }); // prettier-ignore
  const registre = Object.fromEntries(
    Object.entries(file.collections).map(([name, records]) => [name, new Map(Object.entries(records))]),
  );
  file.registre.empreinte = await stateHash(registre as unknown as Registre);
  return JSON.stringify(file);
}

describe('the guards, from the terminal', () => {
  it('an avenant of the past takes the number it is given; one already given is refused (X7)', () => {
    const { ok, no } = terminal()('2026-11-30');
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    const a = ok(...demander('2026-02-01', 'Le plus récent')).id;
    const b = ok(...demander('2024-02-01', 'Le plus ancien')).id;
    ok(...avis(a, '2026-03-01'));
    ok(...avis(b, '2024-03-01'));
    ok('avenant', 'signer', a, '--tous', '2026-05-15', '--numero', '2');
    expect(no('avenant', 'signer', b, '--tous', '2024-05-15', '--numero', '2')).toContain('déjà celui');
    ok('avenant', 'mettre-a-la-signature', b, '--date', '2024-05-01', '--numero', '1');
    const docx = join(mkdtempSync(join(tmpdir(), 'crefop-acte-')), 'acte.docx');
    expect(ok('document', 'avenant', '--id', b, '--sortie', docx).nom).toMatch(/^avenant-1-/u);
    ok('avenant', 'signer', b, '--tous', '2024-05-15');
    const noms = [a, b].map((id) => vue(ok, id)?.designation.replaceAll('\u00a0', ' '));
    expect(noms).toEqual(['Avenant n° 2', 'Avenant n° 1']);
  });

  it('an avenant signed before the convention ended is recorded after it, step by step; one signed after is not', () => {
    const ouvrir = terminal();
    const { ok, no } = ouvrir('2027-06-01');
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    const depot = ['--depot', '2026-11-23', '--numero', '1A 123 456 7890 1'] as const;
    const { id: med } = ok(
      'mise-en-demeure', 'envoyer', '--convention', AURA, '--emetteur', 'region', '--obligation', 'ART3-4',
      '--faits', 'Absence aux groupes de travail', '--date-faits', '2026-10-01', ...depot,
    ); // prettier-ignore
    const { id: fin } = ok(
      'denonciation', 'notifier', '--mise-en-demeure', med, '--date', '2027-01-26',
      '--persistance', 'Le manquement persiste',
    ); // prettier-ignore
    ok('denonciation', 'reception', fin, '--date', '2027-02-10');
    expect(no(...demander('2027-02-10', 'Trop tard'))).toContain('elle cesse le 10 février 2027');
    const { id } = ok(...demander('2026-02-01', 'D’avant'));
    expect(no(...avis(id, '2027-02-10'))).toContain('Ce qui s’est fait avant ce jour s’y enregistre encore');
    const rendu = ok(...avis(id, '2026-03-01'));
    expect(rendu.avertissements.map(({ message }) => message).join(' ')).toContain('Le quorum');
    expect(no('avenant', 'signer', id, '--tous', '2027-02-10')).toContain('La convention a cessé');
    ok('avenant', 'signer', id, '--tous', '2027-02-09');
    expect(vue(ok, id)?.etat).toBe('en_vigueur');
  });

  it('a party that has left signs no avenant put to signature since, and still signs one of before', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'crefop-export-')), 'registre.json');
    const modele = terminal()('2026-11-30');
    modele.ok('exemple');
    modele.ok('exporter', '--sortie', file);
    writeFileSync(file, await aTrois(readFileSync(file, 'utf8')));
    const { ok, no } = terminal()('2026-11-30');
    ok('importer', '--fichier', file, '--motif', 'Une convention à trois parties');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    const pret = (objet: string): string => {
      const { id } = ok(...demander('2026-01-10', objet));
      ok(...avis(id, '2026-02-10'));
      return id;
    };
    const [avant, apres] = [pret('Avant'), pret('Après')];
    ok(
      'denonciation', 'preavis', '--convention', AURA, '--partie', 'commune', '--fondement', 'sans_motif',
      '--date', '2026-03-02',
    ); // prettier-ignore
    expect(
      no(
        'avenant',
        'demander',
        '--convention',
        AURA,
        '--partie',
        'commune',
        '--date',
        '2026-06-01',
        '--objet',
        'X',
      ),
    ).toContain('n’est plus partie à la convention depuis le');
    const refuse = no(
      'avenant',
      'signer',
      apres,
      '--signature',
      'prefete=2026-05-04',
      '--signature',
      'maire=2026-05-04',
    );
    expect(refuse).toContain('n’est plus partie à la convention depuis le');
    ok('avenant', 'signer', apres, '--tous', '2026-05-04');
    expect(vue(ok, apres)?.etat).toBe('en_vigueur');
    ok('avenant', 'signer', avant, '--tous', '2026-03-03');
    expect(vue(ok, avant)?.etat).toBe('en_vigueur');
    const signataires = (id: string) =>
      vue(ok, id)?.avenant.signatures.map(({ signataireId }) => signataireId);
    expect([signataires(apres)?.length, signataires(avant)?.at(-1)]).toEqual([4, 'maire']);
  });

  it('a defect of the avis asks for its reason, kept with the avenant and in the journal', () => {
    const { ok, no, dit } = terminal()('2026-11-30');
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    const { id } = ok(...demander('2026-02-01', 'Objet'));
    ok(...avis(id, '2026-03-01', '--formation', 'bureau'));
    const at = ['avenant', 'mettre-a-la-signature', id, '--date', '2026-03-10'] as const;
    expect(no(...at)).toMatch(/peut l’annuler[\s\S]*rendu par le bureau/u);
    expect(no(...at, '--motif-avis', 'x')).toMatch(/motif-avis|motifAvis/u);
    const motif = 'Le règlement intérieur le permet';
    ok(...at, '--motif-avis', motif);
    expect(vue(ok, id)?.avenant.motifAvis).toBe(motif);
    expect(dit('journal')).toContain(motif);
  });

  it('a reason that says nothing is refused at its option', () => {
    const { ok, no } = terminal()('2026-11-30');
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    const { id } = ok(...demander('2026-02-01', 'Objet'));
    for (const motif of ['x', '.', 'motif', 'aaaaaaa']) {
      const err = no('avenant', 'abandonner', id, '--date', '2026-03-01', '--motif', motif);
      expect(err).toContain('motif');
      expect(err).toContain('ne donne ni motif ni référence');
    }
    ok('avenant', 'abandonner', id, '--date', '2026-03-01', '--motif', 'La demande est retirée');
  });

  it('the effect never comes before the last signature; a confirmed end moves by an act', () => {
    const { ok, no } = terminal()('2026-11-30');
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2023-07-12');
    ok('convention', 'dater', AURA, '--date', '2023-06-30');
    const effet = ['convention', 'effet', AURA, '--motif', 'Date portée sur l’acte', '--date'] as const;
    expect(no(...effet, '2023-06-30')).toContain('sa dernière signature est du 12 juillet 2023');
    ok(...effet, '2023-07-12');
    const fin = ['convention', 'fin', AURA, '--fondement', 'CPRDFOP 2022-2028, page 3', '--date'] as const;
    ok(...fin, '2028-06-30');
    expect(no(...fin, '2028-12-31')).toContain('demande l’acte qui la déplace');
    const { avertissements } = ok(
      ...fin, '2028-12-31', '--instrument', 'Arrêté du 3 mars 2026, n° 2026-12',
    ); // prettier-ignore
    expect(avertissements.map(({ message }) => message).join(' ')).toContain('La fin passe du');
  });

  it('the avis on the convention is recorded before it is signed, and printed among its visas', () => {
    const { ok, dit } = terminal()('2026-11-30');
    ok('exemple');
    const said = ok(
      'convention', 'signer', AURA, '--signataire', 'prefete', '--date', '2026-07-12',
    ); // prettier-ignore
    expect(said.avertissements.map(({ message }) => message).join(' ')).toContain('Aucun avis du comité');
    const other = terminal()('2026-11-30');
    other.ok('exemple');
    other.ok('avis', 'enregistrer', '--convention', AURA, '--date', '2026-06-01', '--sens', 'favorable');
    expect(other.dit('convention', AURA, '--format', 'texte')).toMatch(
      /Vu l’avis favorable du .* en date du 1er juin 2026 ;/u,
    );
    expect(dit('convention', AURA, '--format', 'texte')).not.toContain('Vu l’avis favorable');
  });

  it('a day out of the calendars is said so, and no date is written for machines in a sentence', () => {
    const { ok, no, dit } = terminal()('2026-11-30');
    ok('exemple');
    expect(no('convention', 'signer', AURA, '--tous', '1899-12-31')).toContain('de 1900 à 2199');
    expect(no('convention', 'signer', AURA, '--tous', '2026-02-30')).toContain('n’existe pas au calendrier');
    expect(dit('convention', 'signer', AURA, '--tous', '2023-07-12')).toContain('Effet : 12 juillet 2023.');
  });
});
