import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelToText } from '#actes/texte';
import type { Clause, ParametresDe } from '#domain/clauses/clause';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

const AURA = CONVENTION_AURA.id;

/** The life of a convention whose notice is three months from reception, and that a party may leave. */
const clause = (id: string, over: Partial<ParametresDe<'resiliation'>>): Clause => ({
  id,
  parametres: {
    nature: 'resiliation',
    motif: 'manquement',
    n: 3,
    unite: 'mois',
    depart: 'reception',
    avantLe: null,
    caractere: 'faculte',
    forme: 'lrar',
    par: null,
    portee: null,
    ...over,
  },
  ancres: ['art7-1'],
  origine: { nature: 'acte' },
});

let porte: Porte;
beforeEach(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: false });
  const { registre } = porte.application.depot;
  const convention = registre.conventions.get(AURA)!;
  const clauses = [
    ...(convention.clauses ?? []).filter(({ parametres: { nature } }) => nature !== 'resiliation'),
    clause('r', {}),
    clause('p', { motif: 'sans_motif', n: 30, unite: 'jours', depart: 'premiere_presentation' }),
  ];
  // Laid down before anyone signs, as the record of another convention would have them.
  (registre.conventions as Map<string, unknown>).set(AURA, { ...convention, clauses });
  await porte.call('conventions.signer', {
    conventionId: AURA,
    signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
      signataireId,
      date: '2026-01-05',
    })),
  });
});
afterEach(() => porte.close());

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
/** A copy of the day: what left says only what was known then (cli/vie). */
const lettre = async (
  acte: 'mise-en-demeure' | 'denonciation' | 'note-calcul',
  id: string,
): Promise<string> =>
  plain(modelToText((await porte.call('documents.apercu', { type: acte, id, copie: true })).model));

async function envoyer(): Promise<{ readonly id: string; readonly envoiId: string }> {
  const { id } = await porte.call('misesEnDemeure.preparer', {
    conventionId: AURA,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [{ obligationId: 'ART3-4', faits: 'Absence.', dateFaits: '2026-02-02' }],
  });
  await porte.call('misesEnDemeure.signer', { miseEnDemeureId: id, date: '2026-03-02' });
  await porte.call('misesEnDemeure.envoyer', {
    miseEnDemeureId: id,
    envois: [
      {
        destinataireId: 'prefete',
        numero: '1A 201 456 7890 1',
        depotLe: '2026-03-02',
        preuveDepot: 'Preuve',
      },
    ],
  });
  const { miseEnDemeure } = await porte.call('misesEnDemeure.lire', { miseEnDemeureId: id });
  return { id, envoiId: miseEnDemeure.envois[0]!.id };
}

describe('a notice of three months from reception', () => {
  it('has no date anywhere until it is received, then the same one on the clock, the letter and the chronology', async () => {
    const { id, envoiId } = await envoyer();
    const before = await porte.call('misesEnDemeure.lire', { miseEnDemeureId: id });
    expect(before.etat).toBe('delai_non_determine');
    expect(before.raison).toMatch(/réception/u);
    expect(before.blocage?.code).toBe('DELAI_NON_DETERMINE');
    const draft = await lettre('mise-en-demeure', id);
    expect(draft).toContain("d'un délai de trois mois à compter de la réception".replaceAll("'", '’'));
    expect(draft).not.toMatch(/tenu pour expiré|vingt-quatre heures/u);
    const accueil = await porte.call('accueil.lire', {});
    expect(accueil.lignes.map(({ cause }) => cause).join()).toContain('Délai non déterminé');
    expect(
      (await porte.call('chronologie.lire', { conventionId: AURA })).map(({ libelle }) => libelle),
    ).toContain('Délai non déterminé');

    await porte.call('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId: id,
      envoiId,
      distributionLe: '2026-03-05',
    });
    const after = await porte.call('misesEnDemeure.lire', { miseEnDemeureId: id });
    expect(after.miseEnDemeure.delai?.calcul.prudent).toMatchObject({ expiration: '2026-06-05' });
    // The letter has left and says no day; the note on the delay does.
    expect(await lettre('mise-en-demeure', id)).toBe(draft);
    expect(await lettre('note-calcul', id)).toContain('5 juin 2026');
    const labels = (await porte.call('chronologie.lire', { conventionId: AURA })).map(
      ({ libelle }) => libelle,
    );
    expect(labels).toContain('Expiration du délai de trois mois (date stricte)');
    expect(labels).not.toContain('Délai non déterminé');

    const denoncer = (notifieeLe: string) => ({
      miseEnDemeureId: id,
      auteurId: 'president',
      notifieeLe,
      persistance: 'Toujours absente.',
      priseEffet: { nature: 'reception' as const },
    });
    expect((await porte.refused('denonciations.notifier', denoncer('2026-06-05'))).code).toBe(
      'DELAI_EN_COURS',
    );
    const { id: acte } = await porte.call('denonciations.notifier', denoncer('2026-06-06'));
    const written = await lettre('denonciation', acte);
    expect(written).toContain('sur le fondement de l’article 7 de la convention');
    expect(written).toContain(
      'Le délai de trois mois à compter de la réception (5 mars 2026) a expiré le 5 juin 2026',
    );
    expect(written).toContain('prend effet à sa réception.');
    await porte.call('denonciations.enregistrerReception', { denonciationId: acte, date: '2026-06-09' });
    expect(await lettre('denonciation', acte)).toContain('à sa réception, soit le 9 juin 2026');
    expect((await porte.call('conventions.lire', { conventionId: AURA })).etat).toBe('resiliee');
  });

  it('is said beside what the convention allows', async () => {
    const { manquement, autres } = await porte.call('resiliation.regles', { conventionId: AURA });
    expect(manquement.dit).toMatch(/^Trois mois à compter de la réception/u);
    expect(autres).toMatchObject([
      { motif: 'sans_motif', clause: { parametres: { n: 30 } } },
      // Without a clause, common law: its source is said, and no period is invented.
      {
        motif: 'interet_general',
        source: 'CE, 27 février 2015, n°\u00a0357028',
        clause: { parametres: { n: null } },
      },
      { motif: 'accord', clause: { parametres: { n: null } } },
    ]);
    const delai = await porte.call('delais.calculer', {
      conventionId: AURA,
      depart: '2026-03-05',
      quantite: 3,
      unite: 'mois',
      declencheur: 'reception',
      zone: 'metropole',
      joursLocaux: [],
    });
    expect(plain(delai.etapes[0]!.source)).toBe('Convention, premier alinéa de l’article 7');
    const typed = await porte.call('delais.calculer', {
      depart: '2026-03-05',
      quantite: 15,
      unite: 'jours',
      declencheur: 'reception',
      zone: 'metropole',
      joursLocaux: [],
    });
    expect(typed.etapes.map(({ source }) => source).join()).not.toContain('Convention,');
  });
});

it('a termination with notice waits for the first presentation, in its letter as on the clock', async () => {
  const { id } = await porte.call('denonciations.resilier', {
    conventionId: AURA,
    partieId: 'region',
    auteurId: 'president',
    motifClause: 'sans_motif',
    notifieeLe: '2026-03-02',
    numero: '1A 201 456 7890 1',
  });
  const read = async () =>
    (await porte.call('denonciations.lister', { conventionId: AURA })).find(
      ({ denonciation }) => denonciation.id === id,
    );
  const waiting = await read();
  expect(waiting?.effet).toBeNull();
  expect(waiting?.raison).toContain('première présentation');
  expect(await lettre('denonciation', id)).toMatch(
    /préavis de 30 jours à compter de la première présentation de la présente lettre\./u,
  );
  await porte.call('denonciations.enregistrerReception', {
    denonciationId: id,
    date: '2026-03-10',
    presentationLe: '2026-03-06',
  });
  expect(await read()).toMatchObject({ effet: '2026-04-06', raison: null });
  expect(await lettre('denonciation', id)).toContain('soit le 6 avril 2026');
  const page = await porte.call('chronologie.lire', { conventionId: AURA });
  expect(
    page.find(({ date, libelle }) => date === '2026-04-06' && libelle === 'La convention cesse'),
  ).toBeDefined();
});
