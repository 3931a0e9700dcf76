import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { conventionProcedures } from '#contract/conventions';
import { conventionView } from '../../src-main/application/views/convention-view';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* Each question of a convention answers what it is asked: its size is in proportion, and grows with nothing else. */

const DEMO = 'convention-demonstration-2022-2028';
const AJOUTES = 27;

type Question = Exclude<keyof typeof conventionProcedures, 'conventions.lister'> | 'documents.lister';
type Tailles = Readonly<Record<Question, number>>;

/** The greatest share of the whole convention each answer may be, in hundredths. */
const PART: Tailles = {
  'conventions.lire': 4,
  'conventions.acte': 8,
  'conventions.texte': 45,
  'conventions.parties': 6,
  'conventions.obligations': 20,
  'avenants.lister': 2,
  'avenants.lire': 9,
  'avis.lister': 7,
  'avis.lire': 4,
  'misesEnDemeure.lister': 2,
  'misesEnDemeure.lire': 9,
  'misesEnDemeure.prevoir': 9,
  'resiliation.regles': 40,
  'denonciations.lister': 2,
  'denonciations.prevoir': 5,
  'chronologie.lire': 15,
  'chronologie.barres': 4,
  'documents.lister': 4,
};

/** What one more avenant may add, in bytes: its line where avenants are listed, nothing anywhere else. */
const PAR_AVENANT: Partial<Tailles> = {
  'avenants.lister': 300,
  'chronologie.lire': 400,
  'chronologie.barres': 300,
  'documents.lister': 300,
};

let porte: Porte;
beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterAll(() => porte.close());

const taille = (answer: unknown): number => Buffer.byteLength(JSON.stringify(answer));

async function tailles({ call, application }: Porte): Promise<Tailles> {
  const of = { conventionId: DEMO };
  const { avis, misesEnDemeure } = application.depot.registre;
  const [avisId = ''] = avis.keys();
  const [miseEnDemeureId = ''] = misesEnDemeure.keys();
  return {
    'conventions.lire': taille(await call('conventions.lire', of)),
    'conventions.acte': taille(await call('conventions.acte', of)),
    'conventions.texte': taille(await call('conventions.texte', of)),
    'conventions.parties': taille(await call('conventions.parties', of)),
    'conventions.obligations': taille(await call('conventions.obligations', of)),
    'avenants.lister': taille(await call('avenants.lister', of)),
    'avenants.lire': taille(await call('avenants.lire', { avenantId: 'avenant-professionnalisation' })),
    'avis.lister': taille(await call('avis.lister', of)),
    'avis.lire': taille(await call('avis.lire', { avisId })),
    'misesEnDemeure.lister': taille(await call('misesEnDemeure.lister', of)),
    'misesEnDemeure.lire': taille(await call('misesEnDemeure.lire', { miseEnDemeureId })),
    'misesEnDemeure.prevoir': taille(
      await call('misesEnDemeure.prevoir', { miseEnDemeureId, depotLe: '2026-11-23' }),
    ),
    'resiliation.regles': taille(await call('resiliation.regles', of)),
    'denonciations.lister': taille(await call('denonciations.lister', of)),
    'denonciations.prevoir': taille(
      await call('denonciations.prevoir', {
        ...of,
        partieId: 'region',
        auteurId: 'president',
        motifClause: 'sans_motif',
        notifieeLe: '2026-11-23',
      }),
    ),
    'chronologie.lire': taille(await call('chronologie.lire', of)),
    'chronologie.barres': taille(await call('chronologie.barres', of)),
    'documents.lister': taille(await call('documents.lister', of)),
  };
}

const numbers = (text: string): string => text.replace(/\d+/g, '0');

describe('what is read of a convention', () => {
  it('is in proportion to what is asked, and to the avenants only where they are listed', async () => {
    const entiere = taille(await conventionEntiere(porte, DEMO));
    const before = await tailles(porte);
    const head = JSON.stringify(await porte.call('conventions.lire', { conventionId: DEMO }));
    for (const [question, part] of Object.entries(PART))
      expect((100 * before[question as Question]) / entiere, question).toBeLessThanOrEqual(part);

    for (let rang = 0; rang < AJOUTES; rang += 1) {
      await porte.call('avenants.demander', {
        conventionId: DEMO,
        partieId: 'region',
        auteurId: 'president',
        date: '2026-11-02',
        piece: null,
        objet: 'Un projet de plus',
        articles: [{ titre: 'Article 1er', alineas: ['Le présent avenant précise l’article 5.'.repeat(20)] }],
        priseEffet: { nature: 'signature' },
      });
    }
    const after = await tailles(porte);
    for (const question of Object.keys(PART) as Question[]) {
      // The head counts the avenants: one figure may become two.
      const figures = question === 'conventions.lire' ? 2 : 0;
      const allowed = figures + AJOUTES * (PAR_AVENANT[question] ?? 0);
      expect(after[question] - before[question], question).toBeLessThanOrEqual(allowed);
    }
    expect(numbers(JSON.stringify(await porte.call('conventions.lire', { conventionId: DEMO })))).toBe(
      numbers(head),
    );
    // The whole, meanwhile, has grown with every one of them.
    expect(taille(await conventionEntiere(porte, DEMO))).toBeGreaterThan(entiere + AJOUTES * 1000);
  });

  it('put together, is all the archive keeps of it', async () => {
    const { registre } = porte.application.depot;
    const { instance, ...entiere } = await conventionEntiere(porte, DEMO);
    expect(instance).toContain('formation');
    // Whether an avenant may go round is asked of it alone.
    const avenants = entiere.avenants.map(
      ({ paquet: _paquet, ...one }: (typeof entiere.avenants)[number] & { readonly paquet?: unknown }) => one,
    );
    // Nor is what may be done of an avis kept in an archive.
    const avis = entiere.avis.map(
      ({
        etat: _etat,
        gestes: _gestes,
        ...one
      }: (typeof entiere.avis)[number] & Partial<Record<'etat' | 'gestes', unknown>>) => one,
    );
    expect({ ...entiere, avenants, avis }).toEqual(
      conventionView(registre, registre.conventions.get(DEMO)!, {
        aujourdhui: entiere.aujourdhui,
        sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      }),
    );
  });

  it('names the record that is missing', async () => {
    for (const refused of [
      await porte.refused('conventions.lire', { conventionId: 'inconnue' }),
      await porte.refused('avenants.lister', { conventionId: 'inconnue' }),
      await porte.refused('avenants.lire', { avenantId: 'inconnu' }),
      await porte.refused('avis.lire', { avisId: 'inconnu' }),
      await porte.refused('misesEnDemeure.lire', { miseEnDemeureId: 'inconnue' }),
      await porte.refused('documents.lister', { conventionId: 'inconnue' }),
    ]) {
      expect(refused.code).toBe('INTROUVABLE');
      expect(refused.message).toContain('n’existe pas');
    }
  });
});
