import { describe, expect, it } from 'vitest';
import {
  abandonnerAvenant,
  demanderAvenant,
  reprendreAvenant,
  signerAvenant,
} from '#domain/avenant/commands';
import { mettreALaSignature, refuserAvenant, saisirCrefop } from '#domain/avenant/etapes-commands';
import { avisWarnings } from '#domain/avenant/defauts-avis';
import { addDays } from '#domain/civil-date';
import { enregistrerAvis } from '#domain/crefop/commands';
import type { Seance, SensAvis, Votes } from '#domain/fiches/avis';
import { avenantModel } from '#actes/avenant';
import { consolider } from '#domain/consolidation/consolider';
import {
  Banc,
  CONVENTION_ID,
  PROJET,
  VOTES,
  d,
  seanceDu,
  signatures,
  signed,
  withAvis,
  withDemande,
  withFin,
} from '../../support/registre';

const avenantOf = (banc: Banc, id: string) => banc.registre.avenants.get(id)!;
const numeroOf = (banc: Banc, id: string) => avenantOf(banc, id).numero;
const messages = (one: { readonly avertissements: readonly { readonly message: string }[] }): string =>
  one.avertissements
    .map(({ message }) => message)
    .join(' ')
    .replaceAll('\u00a0', ' ');
const MOTIF = 'Le règlement intérieur le permet';
const mise = (avenantId: string, date: string, over: object = {}) => ({
  avenantId,
  date: d(date),
  motifTexteModifie: null,
  ...over,
});
const signature = (avenantId: string, date: string, over: object = {}) => ({
  avenantId,
  signatures: signatures(d(date)),
  motifTexteModifie: null,
  ...over,
});

/** An avenant with its avis, asked and examined in that year. */
function pret(banc: Banc, annee: number): string {
  const id = withDemande(banc, d(`${annee}-01-10`));
  withAvis(banc, id, d(`${annee}-02-15`));
  return id;
}

describe('the number of an avenant', () => {
  it('is on the document put to signature, never « n° …… »', () => {
    const banc = withFin(signed());
    const id = pret(banc, 2026);
    const model = () =>
      avenantModel({
        fiche: { id: 'registre', nom: 'Registre', demonstration: false },
        convention: banc.convention,
        avenant: avenantOf(banc, id),
        avis: [...banc.registre.avis.values()][0]!,
        reference: consolider(banc.registre, banc.convention, banc.aujourdhui).texte,
      });
    expect(model().title).toMatch(/^Projet d’avenant à la/);
    banc.must(mettreALaSignature, mise(id, '2026-03-01'));
    expect(numeroOf(banc, id)).toBe(1);
    expect(model().title.replaceAll('\u00a0', ' ')).toMatch(/^Avenant n° 1 à la/);
    expect(JSON.stringify(model().title + model().header)).not.toContain('……');
  });

  it('is given by the user to an act of the past, recorded after a later one (X7)', () => {
    const banc = withFin(signed());
    const [a, b] = [pret(banc, 2026), pret(banc, 2024)];
    const gap = banc.must(signerAvenant, signature(a, '2026-05-15', { numero: 2 }));
    expect(messages(gap)).toContain('Aucun avenant du registre ne porte le n° 1');
    const filled = banc.must(signerAvenant, signature(b, '2024-05-15', { numero: 1 }));
    expect(messages(filled)).not.toContain('Aucun avenant du registre');
    expect([numeroOf(banc, a), numeroOf(banc, b)]).toEqual([2, 1]);
  });

  it('given in the order of the recording, says that it does not follow the dates', () => {
    const banc = withFin(signed());
    const [a, b] = [pret(banc, 2026), pret(banc, 2024)];
    banc.must(signerAvenant, signature(a, '2026-05-15'));
    expect(messages(banc.must(signerAvenant, signature(b, '2024-05-15')))).toContain(
      'L’avenant n° 2 est signé le 15 mai 2024, avant l’avenant n° 1, signé le 15 mai 2026',
    );
  });

  it('is refused when another avenant has it, refused or abandoned as it may be', () => {
    const banc = withFin(signed());
    const [a, b, c] = [pret(banc, 2026), pret(banc, 2026), pret(banc, 2026)];
    banc.must(mettreALaSignature, mise(a, '2026-03-01'));
    const kept = banc.must(abandonnerAvenant, { avenantId: a, date: d('2026-03-02'), motif: 'sans suite' });
    expect(messages(kept)).toContain('garde le n° 1, qui ne sera donné à aucun autre');
    expect(banc.refused(mettreALaSignature, mise(b, '2026-03-03', { numero: 1 }))).toMatchObject({
      code: 'AVENANT_NUMERO_PRIS',
      champ: 'numero',
    });
    banc.must(mettreALaSignature, mise(b, '2026-03-03'));
    const refusal = {
      avenantId: b,
      date: d('2026-03-04'),
      partieId: 'region',
      motif: 'La Région ne signera pas.',
    };
    expect(messages(banc.must(refuserAvenant, refusal))).toContain('garde le n° 2');
    banc.must(mettreALaSignature, mise(c, '2026-03-05'));
    expect(numeroOf(banc, c)).toBe(3);
    expect(banc.code(signerAvenant, signature(c, '2026-03-06', { numero: 4 }))).toBe('AVENANT_NUMERO_DONNE');
    banc.must(signerAvenant, signature(c, '2026-03-06', { numero: 3 }));
  });

  it('is given at the next signature where an older version had put to signature without one', () => {
    const banc = withFin(signed());
    const id = pret(banc, 2026);
    banc.must(mettreALaSignature, mise(id, '2026-03-01'));
    const { registre } = banc;
    (registre.avenants as Map<string, unknown>).set(id, { ...avenantOf(banc, id), numero: null });
    banc.must(signerAvenant, signature(id, '2026-03-06'));
    expect(numeroOf(banc, id)).toBe(1);
  });
});

type Cas = {
  readonly seance?: Partial<Seance>;
  readonly sens?: SensAvis;
  readonly votes?: Votes | null;
  readonly date?: string;
  readonly saisine?: string;
};
const votes = (pour: number, contre: number): Votes => ({ pour, contre, abstentions: 0, nePrendPasPart: 0 });

function examine({
  seance = {},
  sens = 'favorable',
  votes: voix = VOTES,
  date = '2026-02-15',
  saisine,
}: Cas) {
  const banc = withFin(signed());
  const id = withDemande(banc, d('2026-01-10'));
  if (saisine !== undefined) banc.must(saisirCrefop, { avenantId: id, date: d(saisine), seancePrevue: null });
  const noted = banc.must(enregistrerAvis, {
    avenantId: id,
    instance: 'CREFOP',
    seance: seanceDu(d(date), seance),
    sens,
    votes: voix,
    texte: '',
  });
  return { banc, id, noted };
}

const VICES: readonly (readonly [string, Cas, RegExp])[] = [
  [
    'below the quorum',
    { seance: { quorum: { membres: 40, presents: 19 } }, votes: votes(15, 2) },
    /Quorum non atteint/,
  ],
  ['against the vote', { votes: votes(3, 20) }, /ne correspond pas à un avis favorable/],
  ['a tie told as favourable', { votes: votes(12, 12) }, /Partage égal des voix/],
  ['of the bureau', { seance: { formation: 'bureau' } }, /rendu par le bureau/],
  ['before the request', { date: '2026-01-05' }, /précède la demande d’avenant/],
  ['before the saisine', { saisine: '2026-02-20' }, /précède la saisine/],
  ['convened late', { seance: { convocationLe: addDays(d('2026-02-15'), -2) } }, /moins de cinq jours/],
];

describe('a defect that can void the avis', () => {
  it.each(VICES)('%s: noted when recorded, and asks for a reason when put to signature', (_nom, cas, dit) => {
    const { banc, id, noted } = examine(cas);
    expect(messages(noted)).toMatch(dit);
    for (const refus of [
      banc.refused(mettreALaSignature, mise(id, '2026-03-01')),
      banc.refused(signerAvenant, signature(id, '2026-03-01')),
    ]) {
      expect(refus).toMatchObject({ code: 'AVIS_DEFECTUEUX', champ: 'motifAvis' });
      expect(refus.message).toMatch(dit);
    }
    const done = banc.must(mettreALaSignature, mise(id, '2026-03-01', { motifAvis: MOTIF }));
    expect(messages(done)).toMatch(dit);
    expect(avenantOf(banc, id).motifAvis).toBe(MOTIF);
    // Said again with each signature, and not asked again.
    expect(messages(banc.must(signerAvenant, signature(id, '2026-03-02')))).toMatch(dit);
    expect(avenantOf(banc, id).motifAvis).toBe(MOTIF);
  });

  it('leaves no reason where the avis has none', () => {
    const { banc, id } = examine({});
    banc.must(signerAvenant, signature(id, '2026-03-01', { motifAvis: MOTIF }));
    expect('motifAvis' in avenantOf(banc, id)).toBe(false);
  });

  it.each([
    ['no vote', { votes: null }, /vote n’est pas renseigné/],
    ['no minutes', { seance: { procesVerbal: null } }, /procès-verbal n’est pas renseignée/],
    ['a tie', { sens: 'partage', votes: votes(12, 12) }, /s’est partagé/],
    ['« pris acte »', { sens: 'pris_acte' }, /pas pris position/],
  ] as readonly (readonly [string, Cas, RegExp])[])('%s is said, and asks for nothing', (_nom, cas, dit) => {
    const { banc, id } = examine(cas);
    expect(messages(banc.must(mettreALaSignature, mise(id, '2026-03-01')))).toMatch(dit);
  });

  it('no tacit avis is denied of a séance held when a text may have known one', () => {
    const dire = (date: string) =>
      avisWarnings(
        {
          ...[...examine({ sens: 'sursis', votes: null }).banc.registre.avis.values()][0]!,
          seance: seanceDu(d(date)),
        },
        null,
      )
        .map(({ message }) => message)
        .join(' ');
    expect(dire('2024-06-30')).not.toContain('tacite');
    expect(dire('2024-07-01')).toContain('Aucun texte ne prévoit d’avis tacite');
  });
});

describe('the wished day of effect', () => {
  const cas = (date: string) => {
    const banc = withFin(signed());
    const priseEffet = { nature: 'date', date: d(date) } as const;
    const { id } = banc.must(demanderAvenant, {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d('2026-01-10'),
      piece: null,
      ...PROJET,
      priseEffet,
    });
    withAvis(banc, id, d('2026-02-15'));
    return { banc, id };
  };

  it('already past when put to signature, is said', () => {
    const { banc, id } = cas('2026-02-20');
    expect(messages(banc.must(mettreALaSignature, mise(id, '2026-03-01')))).toContain('est déjà passée');
  });

  it('still to come then, past at the signature, is said at the signature', () => {
    const { banc, id } = cas('2026-03-02');
    expect(messages(banc.must(mettreALaSignature, mise(id, '2026-03-01')))).not.toContain('déjà passée');
    expect(messages(banc.must(signerAvenant, signature(id, '2026-03-05')))).toContain('est déjà passée');
  });

  it('beyond the end, is said when put to signature', () => {
    const { banc, id } = cas('2029-06-01');
    expect(messages(banc.must(mettreALaSignature, mise(id, '2026-03-01')))).toContain(
      'vient après la fin de la convention',
    );
  });
});

describe('an avenant taken up again (F25)', () => {
  it('keeps the words of the one given up, and nothing that was done to it', () => {
    const banc = withFin(signed());
    const id = pret(banc, 2026);
    banc.must(mettreALaSignature, mise(id, '2026-03-01'));
    banc.must(signerAvenant, {
      ...signature(id, '2026-03-02'),
      signatures: signatures(d('2026-03-02'), ['prefete']),
    });
    expect(banc.code(reprendreAvenant, { avenantId: id, date: d('2026-03-05') })).toBe('AVENANT_REPRISE');
    banc.must(abandonnerAvenant, { avenantId: id, date: d('2026-03-05'), motif: 'Un mot à corriger' });
    expect(banc.code(reprendreAvenant, { avenantId: id, date: d('2026-03-04') })).toBe('AVENANT_ORDRE');
    const again = banc.must(reprendreAvenant, { avenantId: id, date: d('2026-03-06') });
    expect(messages(again)).toContain('restent à refaire');
    const [before, after] = [avenantOf(banc, id), avenantOf(banc, again.id)];
    expect([after.objet, after.articles, after.priseEffet]).toEqual([
      before.objet,
      before.articles,
      before.priseEffet,
    ]);
    expect(after).toMatchObject({ numero: null, signatures: [], miseALaSignature: null, abandon: null });
    withAvis(banc, again.id, d('2026-04-01'));
    banc.must(signerAvenant, signature(again.id, '2026-04-10'));
    expect([numeroOf(banc, id), numeroOf(banc, again.id)]).toEqual([1, 2]);
  });
});
