import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
let run: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  run = await porte();
});

type Vue = {
  readonly designation: string;
  readonly avenant: { readonly id: string; readonly motifAvis?: string };
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
