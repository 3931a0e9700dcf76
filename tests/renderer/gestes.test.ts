import { beforeEach, describe, expect, it } from 'vitest';
import { CONVENTION_ID, openInMemory, signConvention } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';

/* What may be done to an act today, and what comes next, is answered by the application: no screen recomputes it. */

let application: InMemoryApplication;

const open = async (horloge: string): Promise<void> => {
  application = await openInMemory(horloge);
  await signConvention(application, '2026-01-05');
};

async function demander(articles: readonly { titre: string; alineas: string[] }[]): Promise<string> {
  const { id } = await application.ask('avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-02-02',
    objet: 'Objet',
    priseEffet: { nature: 'signature' },
    articles: [...articles],
  });
  return id;
}

const ARTICLE = { titre: 'Article 1er', alineas: ['Le présent avenant précise l’article 5.'] };

async function avenant(id: string) {
  const { gestes, suite } = await application.ask('avenants.lire', { avenantId: id });
  return { suite, refus: Object.fromEntries(gestes.map(({ geste, refus }) => [geste, refus?.code ?? null])) };
}

describe('an avenant', () => {
  beforeEach(() => open('2026-11-23'));

  it('without a word is to be written first, and signed by nobody', async () => {
    const { suite, refus } = await avenant(await demander([]));
    expect(suite).toBe('modifier');
    expect(refus).toMatchObject({ signer: 'AVENANT_SANS_TEXTE', instruire: null, supprimer: null });
  });

  it('goes from step to step, what is behind it refused with its reason', async () => {
    const id = await demander([ARTICLE]);
    expect((await avenant(id)).suite).toBe('instruire');
    await application.ask('avenants.saisir', { avenantId: id, date: '2026-02-10' });
    expect(await avenant(id)).toMatchObject({
      suite: 'enregistrer_avis',
      refus: { instruire: 'ETAT_TRANSITION', signer: 'AVIS_ABSENT', saisir: null },
    });
    await application.ask('avis.enregistrer', {
      avenantId: id,
      instance: 'Comité',
      seance: { date: '2026-03-02', formation: 'pleniere' },
      sens: 'favorable',
      texte: '',
    });
    expect(await avenant(id)).toMatchObject({
      suite: 'mettre_a_la_signature',
      refus: { signer: null, mettre_a_la_signature: null, supprimer: 'SUPPRESSION_AVENANT_EXAMINE' },
    });
  });

  it('changed since its avis may still be signed, with a reason: another avis comes first', async () => {
    const id = await demander([ARTICLE]);
    await application.ask('avis.enregistrer', {
      avenantId: id,
      instance: 'Comité',
      seance: { date: '2026-03-02', formation: 'pleniere' },
      sens: 'favorable',
      texte: '',
    });
    await application.ask('avenants.rediger', {
      avenantId: id,
      objet: 'Objet',
      priseEffet: { nature: 'signature' },
      articles: [{ ...ARTICLE, alineas: ['Le présent avenant précise la section 5.'] }],
    });
    expect(await avenant(id)).toMatchObject({ suite: 'enregistrer_avis', refus: { signer: null } });
  });

  it('given up takes nothing but a new request', async () => {
    const id = await demander([ARTICLE]);
    await application.ask('avenants.abandonner', { avenantId: id, date: '2026-03-01', motif: 'Sans objet.' });
    expect(await avenant(id)).toEqual({ suite: null, refus: { reprendre: null, supprimer: null } });
  });
});

describe('an avenant of the past', () => {
  it('without an avis is signed all the same, and takes the avis when it is found', async () => {
    await open('2026-11-23');
    const { id } = await application.ask('avenants.demander', {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: '2026-02-02',
      objet: 'Objet',
      priseEffet: { nature: 'signature' },
      articles: [ARTICLE],
      reprise: 'Dossier papier de 2026.',
    });
    expect((await avenant(id)).refus).toMatchObject({ signer: null, enregistrer_avis: null });
  });
});

describe('a notice', () => {
  async function lettre(id: string) {
    const { gestes, suite, envoiASuivre, rang } = await application.ask('misesEnDemeure.lire', {
      miseEnDemeureId: id,
    });
    return {
      rang,
      suite,
      suivi: envoiASuivre !== null,
      refus: Object.fromEntries(gestes.map(({ geste, refus }) => [geste, refus?.code ?? null])),
    };
  }

  it('is signed, sent, followed, then given up', async () => {
    await open('2026-11-23');
    const { id } = await application.ask('misesEnDemeure.preparer', {
      conventionId: CONVENTION_ID,
      partieEmettriceId: 'etat',
      auteurId: 'prefete',
      griefs: [{ obligationId: 'ART2-3', faits: 'Faits.', dateFaits: '2026-06-01' }],
    });
    expect(await lettre(id)).toMatchObject({
      rang: 1,
      suite: 'signer',
      refus: { rediger: null, envoyer: 'MED_NON_SIGNEE', regulariser: 'MED_NON_ENVOYEE', supprimer: null },
    });
    await application.ask('misesEnDemeure.signer', { miseEnDemeureId: id, date: '2026-11-02' });
    expect(await lettre(id)).toMatchObject({
      suite: 'envoyer',
      refus: { rediger: 'MED_DEJA_SIGNEE', envoyer: null, supprimer: 'SUPPRESSION_LETTRE_SIGNEE' },
    });
    await application.ask('misesEnDemeure.envoyer', {
      miseEnDemeureId: id,
      envois: [
        {
          destinataireId: 'president',
          numero: '1A 123 456 7890 1',
          depotLe: '2026-11-03',
          preuveDepot: 'Preuve n° 1',
        },
      ],
    });
    // Before the prudent date a reason may be given: the gesture is refused only where no reason would do.
    expect(await lettre(id)).toMatchObject({
      suite: 'suivre',
      suivi: true,
      refus: { denoncer: 'DELAI_EN_COURS', regulariser: null },
    });
    await application.ask('misesEnDemeure.retirer', {
      miseEnDemeureId: id,
      date: '2026-11-20',
      motif: 'Accord trouvé.',
    });
    expect(await lettre(id)).toMatchObject({ suite: null, suivi: false });
    // Closed, it still takes what the post and the other party go on saying.
    expect(Object.keys((await lettre(id)).refus)).toEqual(['suivre', 'observer', 'supprimer']);
  });
});
