import { setImmediate as turn } from 'node:timers/promises';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Convention } from '#domain/fiches/convention';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { newFolder, televerser } from '../support/application';
import type { Porte } from '../support/application';
import { exportDe } from '../support/exports';
import { ouvrirPourUnTest } from '../support/ouvertures';
import { LES_QUATRE } from '../support/registre';

/* A convention that is not the sample comes by JSON, and the registry computes from its own text. */

const ouvre = async (jour = '2026-11-23'): Promise<Porte> => ouvrirPourUnTest(await newFolder(), jour);

/** The sample's text under another name: three months from reception in article 5, no article 7, no opinion asked. */
const AUTRE: Convention = (() => {
  const { clauses: _clauses, ...base } = CONVENTION_AURA;
  const texte: Readonly<Record<string, string>> = {
    'art6-1': 'La présente convention prend effet quinze jours après sa publication.',
    'art6-2':
      'Elle est conclue pour une durée d’un an à compter de sa prise d’effet, et renouvelable deux fois par tacite reconduction pour la même durée, sauf opposition d’une partie deux mois avant le terme.',
    'art6-3': 'Elle peut être modifiée par avenant, d’un commun accord des parties.',
  };
  return {
    ...base,
    id: 'convention-autre',
    titreCourt: 'Convention d’ailleurs',
    duree: { nature: 'periode', article: '6', n: 1, unite: 'ans', depart: 'effet', debut: null },
    obligations: base.obligations.filter(({ article }) => article !== '5' && article !== '7'),
    divisions: base.divisions.flatMap((division) => {
      if (division.numero === '7') return [];
      if (division.numero === '5')
        return [
          {
            ...division,
            intitule: 'ARTICLE 5 : RÉSILIATION',
            alineas: [
              {
                id: 'art5-1',
                niveau: 0 as const,
                marque: null,
                texte:
                  'En cas de manquement d’une partie à ses obligations, la convention peut être dénoncée par une partie à l’expiration d’un délai de trois mois à compter de la réception d’une mise en demeure par lettre recommandée avec accusé de réception.',
              },
            ],
          },
        ];
      return [
        {
          ...division,
          alineas: division.alineas
            .filter(({ id }) => division.numero !== '6' || id in texte)
            .map((one) => ({ ...one, texte: texte[one.id] ?? one.texte })),
        },
      ];
    }),
  };
})();

async function importer(porte: Porte, convention: Convention): Promise<void> {
  const jeton = await televerser(porte, 'export.json', await exportDe([convention]));
  const { revision } = await porte.call('echanges.apercu', { jeton });
  await porte.call('echanges.importer', { jeton, motif: 'Reprise de la convention', revision });
}

const conventionId = AUTRE.id;
const clauses = (porte: Porte, jour: string | null = null) =>
  porte.call('conventions.clauses', { conventionId, jour });

async function signer(porte: Porte, date: string): Promise<void> {
  await porte.call('conventions.signer', {
    conventionId,
    signatures: LES_QUATRE.map((signataireId) => ({ signataireId, date })),
  });
}

describe('a convention that comes by JSON', () => {
  it('keeps its text, its duration and its facts, and says the clauses of its own text', async () => {
    const porte = await ouvre();
    await importer(porte, AUTRE);
    expect(porte.application.depot.registre.conventions.get(conventionId)).toEqual(AUTRE);
    // Nobody named the registry: it is not an empty one for all that.
    expect(await porte.call('registre.etat', {})).toMatchObject({ fiche: null, vide: false });
    const view = await clauses(porte);
    const own = view.clauses.filter(({ nature }) => nature !== 'obligation');
    expect(own.map(({ nature, certitude }) => [nature, certitude.sure])).toEqual([
      ['resiliation', true],
      ['effet', true],
      ['renouvellement', true],
      ['avenant', true],
      ['duree', true],
      ['exemplaires', true],
    ]);
    const resiliation = own.find(({ nature }) => nature === 'resiliation');
    expect(resiliation?.parametres).toMatchObject({
      n: 3,
      unite: 'mois',
      depart: 'reception',
      forme: 'lrar',
    });
    expect(resiliation?.lieu).toContain('article 5');
    expect(own.find(({ nature }) => nature === 'avenant')?.parametres).toMatchObject({
      demande: 'accord',
      avisCrefop: false,
    });
    expect(view.absentes.map(({ nature }) => nature)).toEqual(['litige']);
    expect(JSON.stringify([own, view.absentes])).not.toMatch(/article 7|CREFOP/u);
  });

  it('waits for its publication, then runs, is renewed, and stops when a party objects', async () => {
    const porte = await ouvre('2026-11-23');
    await importer(porte, AUTRE);
    await signer(porte, '2026-01-05');
    const lire = () => porte.call('conventions.lire', { conventionId });
    expect((await lire()).effet).toMatchObject({ etat: 'non_determine', manquants: [] });
    const accueil = await porte.call('accueil.lire', {});
    expect(accueil.lignes.map(({ aFaire }) => aFaire)).toContain(
      'Enregistrer la publication de la convention',
    );
    expect((await clauses(porte)).attendus).toEqual(['publication', 'opposition']);
    await porte.call('conventions.publier', { conventionId, date: '2026-01-12', preuve: 'RAA n° 7' });
    const vue = await lire();
    expect(vue.effet).toMatchObject({ etat: 'determine', date: '2026-01-27' });
    expect(vue.terme).toMatchObject({
      date: '2027-01-26',
      renouvellement: { tacite: true, prochain: '2027-01-27', limite: '2026-11-26', restants: 2 },
    });
    const due = await porte.call('accueil.lire', {});
    expect(due.lignes.map(({ date, aFaire }) => [date, aFaire])).toEqual(
      expect.arrayContaining([
        ['2026-11-26', 'Dernier jour pour s’opposer au renouvellement'],
        [
          '2027-01-26',
          'Fin de la période : la convention se renouvelle par tacite reconduction'.replace(' :', '\u00A0:'),
        ],
      ]),
    );
    const chronologie = await porte.call('chronologie.lire', { conventionId });
    const dits = chronologie.map(({ date, libelle }) => `${date} ${libelle}`);
    expect(dits).toContain('2026-01-12 Publication');
    expect(dits).toContain('2027-01-27 Renouvellement tacite, à défaut d’opposition');
    await porte.call('conventions.opposerRenouvellement', {
      conventionId,
      partieId: 'region',
      date: '2026-11-20',
      preuve: 'Courrier du 20 novembre',
    });
    expect((await lire()).terme).toMatchObject({
      date: '2027-01-26',
      renouvellement: { prochain: null, opposition: '2026-11-20' },
    });
    // The fact is a recorded act: the undo does not take it back, a rectification with its reason does.
    const { annuler } = await porte.call('historique.pile', {});
    const last = (await porte.call('registre.etat', {})).revision;
    expect(annuler?.seq).not.toBe(last);
    await porte.call('historique.rectifier', { seq: last, motif: 'Courrier d’une autre convention' });
    expect((await lire()).terme.renouvellement?.prochain).toBe('2027-01-27');
  });

  it('says what a fact would give before it is recorded, by the clause of its day, and records nothing', async () => {
    const porte = await ouvre('2026-11-23');
    await importer(porte, AUTRE);
    await signer(porte, '2026-01-05');
    const { revision } = await porte.call('registre.etat', {});
    const prevoir = (nature: 'publication' | 'opposition' | 'transmission', date: string) =>
      porte.call('conventions.prevoirFait', { conventionId, nature, date, partieId: null });
    const publication = await prevoir('publication', '2026-01-12');
    expect(publication.refus).toBeNull();
    expect(publication.dates.map(({ libelle, avant, apres }) => [libelle, avant, apres])).toEqual([
      ['Prise d’effet', null, '2026-01-27'],
      ['Fin', null, '2027-01-26'],
    ]);
    expect(JSON.stringify(publication)).not.toContain('…');
    expect(publication.source).toMatch(/^Convention, art\.\s6, al\.\s1/u);
    expect(publication.source).toContain('quinze jours après sa publication');
    expect((await prevoir('publication', '2026-01-04')).refus?.code).toBe('AVANT_SIGNATURES');
    expect((await prevoir('transmission', '2026-01-12')).refus?.code).toBe('FAIT_NON_ATTENDU');
    expect((await porte.call('registre.etat', {})).revision).toBe(revision);

    await porte.call('conventions.publier', { conventionId, date: '2026-01-12', preuve: 'RAA n° 7' });
    const opposition = await prevoir('opposition', '2026-11-20');
    expect(opposition.dates.map(({ libelle, avant, apres }) => [libelle, avant, apres])).toEqual([
      ['Fin', '2027-01-26', '2027-01-26'],
      ['Prochain renouvellement', '2027-01-27', null],
    ]);
    expect(opposition.avertissements).toEqual([]);
    const tardive = await ouvre('2026-12-15');
    await importer(tardive, porte.application.depot.registre.conventions.get(conventionId)!);
    const late = await tardive.call('conventions.prevoirFait', {
      conventionId,
      nature: 'opposition',
      date: '2026-12-10',
      partieId: 'region',
    });
    expect(late.dates[1]).toMatchObject({ avant: '2027-01-27', apres: '2027-01-27' });
    expect(late.avertissements[0]?.message).toContain('tardive');
  });

  it('refuses in its own words', async () => {
    const porte = await ouvre('2026-11-23');
    await importer(porte, AUTRE);
    await signer(porte, '2026-01-05');
    const error = await porte.refused('avenants.demander', {
      conventionId,
      partieId: 'region',
      date: '2026-02-01',
      auteurId: 'president',
      piece: null,
      objet: 'Objet de l’avenant',
      articles: [],
      priseEffet: { nature: 'signature' },
    });
    expect(error.code).toBe('EFFET_NON_DETERMINE');
    expect(error.message).toContain('publication');
    expect(error.source).toMatch(/^Convention, art\.\s6, al\.\s1/u);
    expect(error.source).toContain('quinze jours après sa publication');
  });

  it('goes out again with its clauses: export, tables, pages', async () => {
    const porte = await ouvre('2026-11-23');
    await importer(porte, AUTRE);
    await porte.call('conventions.poserClause', {
      conventionId,
      parametres: { nature: 'litige', tribunal: 'tribunal administratif de Lyon', amiable: true },
      ancres: ['art6-3'],
      motif: 'Usage constant des parties',
    });
    await signer(porte, '2026-01-05');
    await porte.call('conventions.publier', { conventionId, date: '2026-01-12', preuve: 'RAA n° 7' });
    await porte.call('conventions.ajouterJourLocal', {
      conventionId,
      date: '2027-05-29',
      nom: 'Fête locale',
    });
    const kept = porte.application.depot.registre.conventions.get(conventionId)!;
    const other = await ouvre();
    await importer(other, kept);
    expect(other.application.depot.registre.conventions.get(conventionId)).toEqual(kept);
    const parts: Uint8Array[] = [];
    await porte.application.echanges.dossier((bytes) => void parts.push(bytes));
    const zip = await JSZip.loadAsync(Buffer.concat(parts));
    const names = Object.keys(zip.files);
    const text = async (end: string) =>
      (await zip.file(names.find((name) => name.endsWith(end)) ?? '')?.async('string')) ?? '';
    expect(await text('csv/clauses.csv')).toContain('Trois mois à compter de la réception');
    expect(await text('csv/faits.csv')).toContain('publication;12/01/2026;RAA n° 7');
    const page = await text(names.find((name) => /conventions\/.*\.html$/u.test(name)) ?? '?');
    expect(page).toContain('Tribunal administratif de Lyon');
    expect(page).toContain('Fête locale');
  });

  it('is told what must be confirmed, and what its words deny', async () => {
    const porte = await ouvre();
    const dementie: Convention = {
      ...AUTRE,
      clauses: [
        {
          id: 'effet',
          parametres: { nature: 'effet', depart: 'derniere_signature', date: null, decalage: null },
          ancres: ['art6-1'],
          origine: { nature: 'posee', le: '2026-01-01' as never, motif: 'Saisie' },
        },
      ],
    };
    await importer(porte, dementie);
    const { id } = await porte.call('verification.lancer', {});
    let suivi = await porte.call('verification.suivre', { id });
    while (suivi.etat === 'en_cours') {
      await turn();
      suivi = await porte.call('verification.suivre', { id });
    }
    expect(suivi.resultat?.clauses).toHaveLength(1);
    expect(suivi.resultat?.clauses[0]).toMatchObject({ dementie: true });
    expect(suivi.resultat?.clauses[0]?.message).toContain('quinze jours après sa publication');
    expect((await clauses(porte)).clauses[0]?.desaccord?.sens).toBe('Quinze jours après sa publication');
  });
});

describe('the clauses of the sample', () => {
  it('are given with it, each with its words', async () => {
    const porte = await ouvre();
    await porte.call('exemple.charger', { demonstration: false });
    const view = await porte.call('conventions.clauses', { conventionId: CONVENTION_AURA.id, jour: null });
    for (const one of view.clauses) {
      expect(one.certitude.sure, one.id).toBe(true);
      expect(one.desaccord, one.id).toBeNull();
    }
    expect(view.modifiables).toBe(true);
  });
});
