import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lireConvention } from '#domain/importation/lire-convention';
import type { Bloc } from '#domain/importation/document';
import type { ConventionLue } from '#domain/importation/lue';
import { documentDe, enBlocs } from './texte';

/* Conventions of shapes that the samples do not have: each writes what a person reads in it. */

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'conventions-diverses');
const lire = (nom: string): ConventionLue =>
  lireConvention(documentDe(readFileSync(join(FIXTURES, `${nom}.txt`), 'utf8')));

/** A division a line: its depth, its number, its heading, then the depth and the mark of each of its alinéas. */
const plan = ({ divisions }: ConventionLue): readonly string[] =>
  divisions.map(({ niveau, numero, intitule, alineas }) =>
    [
      '#'.repeat(niveau),
      numero ?? '∅',
      intitule,
      '|',
      ...alineas.map((one) => `${one.niveau}${one.marque ?? ''}${one.tableau ? 'T' : ''}`),
    ].join(' '),
  );
/** A party a line, its signatories after it. */
const parties = (lue: ConventionLue): readonly string[] =>
  lue.parties.map(({ nom, ditCiApres, signataires }) =>
    [
      ditCiApres === null ? nom : `${nom} (${ditCiApres})`,
      ...signataires.map(({ civilite, prenom, nom: son, fonction }) =>
        [civilite, prenom, son, `[${fonction}]`].filter(Boolean).join(' '),
      ),
    ].join(' / '),
  );
const doutes = (lue: ConventionLue): readonly string[] =>
  lue.doutes.filter(({ nature }) => nature !== 'clause').map(({ nature, dit }) => `${nature} ${dit}`);
const fin = ({ lieu, faitLe, exemplaires }: ConventionLue) => [lieu, faitLe, exemplaires];

describe('a convention of titles and chapters, whose articles start again', () => {
  const lue = lire('titres-et-chapitres');

  it('has its parties, one by delegation, and those in whose presence it is made', () => {
    expect(parties(lue)).toEqual([
      'L’État (l’État) / Madame Lucie DE L’ESSAI [secrétaire générale pour les affaires régionales]',
      'La Région Occitanie (la Région) / Monsieur Ali BEN FICTIF [président du conseil régional]',
      'L’Université de Montpellier / [président]',
    ]);
    expect(lue.parties[0]?.mentions).toEqual([
      'le préfet de la région Occitanie, préfet de la Haute-Garonne',
      'par délégation',
    ]);
    expect(lue.enPresenceDe).toEqual(['comité régional des missions locales', 'l’Union régionale des CIDFF']);
    expect([lue.visas.length, lue.considerants.length]).toEqual([2, 1]);
  });

  it('has its plan, « 1 bis » and lists three deep in it, and its annexes after the signatures', () => {
    expect(plan(lue)).toEqual([
      '# I DISPOSITIONS GÉNÉRALES |',
      '## 1 OBJET |',
      '### 1 Objet de la convention | 0',
      '### 2 Champ d’application | 0 11° 2a) 3- 3- 2b) 12°',
      '## 2 ENGAGEMENTS |',
      '### 1 Engagements de la Région | 0',
      '### 1 bis Engagements de l’Université | 0',
      '# II DISPOSITIONS FINALES |',
      '### 1 Durée | 0',
      '### 2 Résiliation | 0',
      '# Annexe 1 LIEUX D’ACCUEIL | 0T',
      '# Annexe 2 CALENDRIER | 0',
    ]);
    expect(fin(lue)).toEqual(['Toulouse', '2026-03-03', 3]);
  });

  it('leaves the letterhead aside, and says who signs for another', () => {
    expect(lue.titre).toBe(
      'CONVENTION PLURIANNUELLE relative à la coordination des acteurs de l’orientation en Occitanie',
    );
    expect(lue.nonPlaces).toEqual(['PRÉFECTURE DE LA RÉGION OCCITANIE', 'RÉGION OCCITANIE']);
    expect(doutes(lue)).toEqual([
      'signataire Lucie DE L’ESSAI secrétaire générale pour les affaires régionales',
    ]);
  });
});

describe('a scanned convention, its headings in capitals', () => {
  const lue = lire('capitales-scannees');

  it('is read across its pages, its cut words and its columns of signatures', () => {
    expect(lue.titre).toBe(
      "CONVENTION REGIONALE DE PARTENARIAT POUR L'INFORMATION DES PUBLICS SUR LES METIERS",
    );
    expect(parties(lue)).toEqual([
      'La Région Grand Est / Monsieur Jean-Marc ÉBAUCHE [Président du Conseil régional]',
      "L'État / Madame Odile BROUILLON [Préfète de la région Grand Est] / Monsieur Karim CROQUIS [Recteur de la région académique]",
    ]);
    expect(lue.visas[1]).toBe('Vu le code du travail, et notamment ses articles L. 6111-3 et L. 6111-5,');
    expect(plan(lue)).toEqual([
      '# ∅ OBJET | 0',
      '# ∅ ENGAGEMENTS DES PARTIES | 0 0 1• 1• 1•',
      '# ∅ DUREE - RENOUVELLEMENT | 0',
      '# ∅ REVISION | 0',
      '# ∅ LITIGES | 0',
    ]);
    expect(lue.divisions[0]?.alineas[0]?.texte).toBe(
      "La présente convention a pour objet de fixer les règles de coopération entre les parties. Elle porte sur l'information des publics, sous-entendu scolaires et adultes.",
    );
    expect(lue.divisions[1]?.alineas[0]?.texte).toContain(
      'financer les actions, dans la limite des crédits inscrits',
    );
    expect(lue.divisions[1]?.alineas[0]?.texte).toContain('assure la formation des conseillers.');
    expect([...fin(lue), lue.nonPlaces, doutes(lue)]).toEqual(['Strasbourg', '2026-01-14', 2, [], []]);
  });
});

describe('a convention of « Art. 3 – », each with its text on its line', () => {
  const lue = lire('articles-en-ligne');

  it('is read, and the number it jumps over is told', () => {
    expect(parties(lue)).toEqual([
      'l’État / [préfet de Corse]',
      'la collectivité de Corse (la Collectivité) / Madame Maria CANEVAS [présidente du conseil exécutif]',
    ]);
    expect([lue.region, lue.formule]).toEqual(['Corse', 'il est convenu ce qui suit.']);
    expect(plan(lue)).toEqual([
      '# 1 Objet | 0',
      '# 2 Gouvernance | 0 1– 1–',
      '# 3 Durée | 0',
      '# 4  | 0',
      '# 6 Différends | 0',
    ]);
    expect([...fin(lue), lue.nonPlaces]).toEqual(['Ajaccio', '2026-01-02', 2, []]);
    expect(doutes(lue)).toEqual(['division Art. 6 – Différends.']);
  });
});

describe('a convention of letters and numbers, its visas first', () => {
  const lue = lire('plan-a-lettres');

  it('is read without any formula', () => {
    expect(lue.titre).toBe('ACCORD-CADRE CONVENTION TERRITORIALE POUR L’ORIENTATION EN NOUVELLE-AQUITAINE');
    expect(parties(lue)).toEqual([
      'l’État / Madame Eva PATRON [préfète de la région Nouvelle-Aquitaine] / Madame Rosa GABARIT [rectrice de la région académique] / [directeur régional de l’économie, de l’emploi, du travail et des solidarités]',
      'la Région Nouvelle-Aquitaine / Monsieur Tom JALON [président]',
      'le Cap Métiers / Madame Léa REPÈRE [directrice]',
    ]);
    expect([lue.visas.length, lue.considerants]).toEqual([
      2,
      ['L’orientation est une compétence partagée.', 'Les publics adultes sont mal informés.'],
    ]);
    expect(plan(lue)).toEqual([
      '# I CADRE GÉNÉRAL |',
      '## A Objet | 0',
      '## B Principes |',
      '### 1 Gratuité | 0',
      '### 2 Neutralité | 0 1a. 1b. 2i. 2ii.',
      '# II MISE EN ŒUVRE |',
      '## A Pilotage |',
      '## II-1 Comité | 0',
      '## II-2 Bilan | 0',
      '# III STIPULATIONS FINALES | 0 0 0',
    ]);
    expect([...fin(lue), lue.nonPlaces, doutes(lue)]).toEqual(['Bordeaux', '2026-03-15', 4, [], []]);
  });
});

describe('a convention pasted with its markup', () => {
  const lue = lire('colle');

  it('is read by its marks', () => {
    expect(parties(lue)).toEqual([
      'Le rectorat de l’académie de Rennes / Madame Aude MAQUETTE [rectrice]',
      'La Région Bretagne / Monsieur Loïc ÉTALON [président]',
      'France Travail / [directeur régional]',
    ]);
    expect(plan(lue)).toEqual([
      '# ∅ Préambule | 0',
      '# 1 Objet | 0',
      '## 1.1 Public | 0 1* 2* 2* 1*',
      '## 1.2 Lieux | 0',
      '# 2 Moyens | 0T',
      '# 3 Durée et résiliation | 0 0',
      '# Annexe Lieux | 0',
    ]);
    expect([...fin(lue), lue.nonPlaces, doutes(lue)]).toEqual(['Rennes', '2026-05-05', null, [], []]);
  });
});

describe('a document of a word processor', () => {
  const p = (texte: string, plus: Partial<Extract<Bloc, { genre: 'paragraphe' }>> = {}): Bloc => ({
    genre: 'paragraphe',
    texte,
    marque: null,
    niveau: null,
    titre: null,
    gras: false,
    ...plus,
  });
  const lue = lireConvention({
    format: 'docx',
    blocs: [
      p('CONVENTION\nrelative à l’orientation en Normandie', { titre: 1 }),
      {
        genre: 'tableau',
        lignes: [
          ['Entre :', 'L’État, représenté par Madame Ève PATRON, préfète,'],
          ['Et :', 'La Région Normandie, représentée par Monsieur Luc GABARIT, président,'],
        ],
      },
      p('Conviennent de ce qui suit :', { gras: true }),
      p('Objet', { marque: 'Article 1', titre: 1 }),
      p('Premier alinéa.\nDeuxième alinéa.'),
      p('un ;', { marque: '-', niveau: 0 }),
      p('deux :', { marque: '-', niveau: 0 }),
      p('trois ;', { marque: 'o', niveau: 2 }),
      p('Engagements', { marque: 'Article 2', titre: 1 }),
      p('De l’État', { marque: '2.1', titre: 2 }),
      p('L’État agit.'),
      p('Suivi', { titre: 3 }),
      p('Il en rend compte.'),
      p('Fait à Rouen, le 3 mai 2026'),
      { genre: 'tableau', lignes: [['Pour l’État,\nÈve PATRON', 'Pour la Région,\nJean AUTRE']] },
    ],
    horsTexte: [
      { nature: 'note', texte: 'Une note. Une autre.' },
      { nature: 'en_tete', texte: 'En-tête' },
    ],
    remarques: [],
  });

  it('gives its numbers, its styles and its tables of layout', () => {
    expect(lue.titre).toBe('CONVENTION relative à l’orientation en Normandie');
    expect(parties(lue)).toEqual([
      'L’État / Madame Ève PATRON [préfète]',
      'La Région Normandie / Monsieur Luc GABARIT [président]',
    ]);
    expect(plan(lue)).toEqual([
      '# 1 Objet | 0 0 1- 1- 2o',
      '# 2 Engagements |',
      '## 2.1 De l’État | 0',
      '### ∅ Suivi | 0',
    ]);
    expect(fin(lue)).toEqual(['Rouen', '2026-05-03', null]);
  });

  it('says what its notes say, and the name that only signs', () => {
    expect(lue.nonPlaces).toEqual(['Jean AUTRE', 'Une note.', 'Une autre.']);
    expect(doutes(lue)).toEqual(['signataire Luc GABARIT', 'signataire Jean AUTRE']);
  });
});

describe('what is missing', () => {
  it('is told: parties, title', () => {
    const lue = lireConvention(enBlocs('Article 1 – Objet\nUn.'));
    expect(lue.doutes.map(({ id, motif }) => `${id} : ${motif}`)).toEqual([
      'division-article-1-objet : Le titre n’a pas été trouvé.',
      'partie-entre : Aucune partie n’a été trouvée dans le texte.',
    ]);
  });

  it('is not guessed: a meeting is no island', () => {
    const lue = lireConvention(
      enBlocs('Convention\nArticle 1 – Objet\nLa réunion du comité a lieu à Paris.'),
    );
    expect(lue.region).toBeNull();
  });

  it('leaves a table of contents aside, and nothing of it is lost', () => {
    const lue = lireConvention(
      enBlocs('Convention\nSommaire\nArticle 1 – Objet…… 2\nArticle 9 – Perdu…… 3\nArticle 1 – Objet\nUn.'),
    );
    expect(plan(lue)).toEqual(['# 1 Objet | 0']);
    expect(lue.nonPlaces).toEqual(['Article 9 – Perdu']);
  });
});

describe('a convention of « Article 2-1 » and « 3-1 »', () => {
  const lue = lire('articles-composes');

  it('nests them, and counts its originals by its signatories', () => {
    expect(parties(lue)).toEqual([
      'l’État / [Préfet de la région Pays de la Loire] / [Rectrice de la région académique des Pays de la Loire]',
      'le Conseil régional des Pays de la Loire (le Conseil régional) / Madame Christelle MODÈLE [Présidente en exercice]',
    ]);
    expect(plan(lue)).toEqual([
      '# 1 Objet | 0',
      '# 2 Engagements |',
      '## 2-1 Engagements de la Région | 0 1. 1. 1.',
      '## 2-2 Engagements de l’État | 0',
      '# 3 Pilotage |',
      '## 3-1 Comité de pilotage | 0',
      '## 3-2 Comité technique | 0',
      '# 4 Durée | 0',
      '# 5 Modification - Résiliation |',
      '## 5-1 Modification | 0',
      '## 5-2 Résiliation | 0',
      '# 6 Règlement des litiges | 0',
    ]);
    expect(fin(lue)).toEqual(['Nantes', null, 3]);
    expect(lue.clauses.find(({ parametres }) => parametres.nature === 'exemplaires')?.doutes).toHaveLength(1);
  });
});

describe('a convention of « 3.1.2. » and « 4 BIS »', () => {
  const lue = lire('numeros-decimaux');

  it('has its numbered alinéas, and its annexes after their list', () => {
    expect(parties(lue)).toEqual([
      'La Région Hauts-de-France (la Région) / Monsieur Xavier CALQUE [Président du Conseil régional]',
      'L’État (l’État) / Monsieur Bertrand POCHOIR [Préfet de la région Hauts-de-France] / Madame Valérie TRAME [Rectrice de la région académique Hauts-de-France]',
      'Le groupement d’intérêt public « Réussir en Hauts-de-France » / Monsieur Paul LIGNE [directeur général]',
    ]);
    expect(plan(lue)).toEqual([
      '# ∅ PRÉAMBULE | 0 0',
      '# 1 OBJET | 0',
      '# 2 DÉFINITIONS | 0 0 0',
      '# 3 OBLIGATIONS DES PARTIES |',
      '## 3.1 Obligations de la Région |',
      '### 3.1.1  | 0',
      '### 3.1.2  | 0 1(i) 1(ii)',
      '## 3.2 Obligations de l’État | 0',
      '# 4 DURÉE | 0',
      '# 4 BIS RECONDUCTION | 0',
      '# 5 RÉSILIATION |',
      '## 5.1  | 0',
      '## 5.2  | 0',
      '# 6 DROIT APPLICABLE | 0',
      '# Annexe A STRUCTURES |',
      '## 1 Structures d’accueil | 1- 1-',
      '## 2 Structures associées | 1-',
      '# Annexe B BUDGET | 0T',
    ]);
    expect(fin(lue)).toEqual(['Lille', '2026-02-14', 3]);
    expect(doutes(lue)).toEqual(['signataire Valérie TRAME', 'signataire Paul LIGNE']);
    expect(lue.nonPlaces).toEqual([]);
    expect(lue.parties.at(-1)?.mentions).toContain(
      'désignés ci-après collectivement « les Parties » et individuellement « la Partie »',
    );
  });
});

describe('a convention written as a law', () => {
  const lue = lire('a-la-maniere-des-lois');

  it('has articles without headings, whose numbers go on from chapter to chapter', () => {
    expect(parties(lue)).toEqual([
      'l’État / [préfète de la région Provence-Alpes-Côte d’Azur]',
      'la région Provence-Alpes-Côte d’Azur / Monsieur Renaud ESQUISSE [président]',
    ]);
    expect(plan(lue)).toEqual([
      '# ∅ Préambule | 0',
      '# I De l’objet |',
      '## 1  | 0',
      '## 2  | 0 0 11° 12° 2a) 2b)',
      '# II De la durée |',
      '## 3  | 0',
      '## 4  | 0',
    ]);
    expect([...fin(lue), lue.nonPlaces, doutes(lue)]).toEqual(['Marseille', '2026-06-01', null, [], []]);
  });
});

describe('a convention that numbers its articles in letters', () => {
  const lue = lire('numeros-en-lettres');

  it('has its parties, one joined by « ainsi que », its formula and its plan', () => {
    expect(lue.parties.map(({ nom }) => nom)).toEqual([
      "L'État",
      'la Région Bretagne',
      'la Chambre maritime',
    ]);
    expect(lue.formule).toBe('Ont arrêté les dispositions suivantes :');
    expect(plan(lue)).toEqual([
      '# I Objet et moyens |',
      '## 1 Objet | 0',
      '## 2 Engagements | 0 1a) 1b)',
      '# II Dispositions finales |',
      '## 21 Révision | 0',
    ]);
    expect(lue.nonPlaces).toEqual([]);
  });

  it('asks the opinion of the body that it says is consulted', () => {
    expect(lue.clauses.find(({ parametres }) => parametres.nature === 'avenant')?.parametres).toMatchObject({
      demande: 'une_partie',
      avisCrefop: false,
      organe: 'Conseil maritime de façade',
    });
  });
});
