/**
 * The text in force of a long convention through many avenants: consolidated at a hundred dates, compared from its
 * first day to its last, against a plain word diff of the same two texts.
 */
import { diffWordsWithSpace } from 'diff';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { Modification, Operation } from '#domain/texte/operations';
import { addDays, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { appliquerTout } from '#domain/consolidation/appliquer';
import { lectureDuPassage } from '#domain/legistique/lecture-passage';
import { lireCible } from '#domain/texte/cible';
import { poursuivre } from '#domain/concordance/concordance';
import { consolider } from '#domain/consolidation/consolider';
import { comparer, etatsEntre } from '#domain/redline/redline';
import { lireDivision, texteInitial } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Convention } from '#domain/fiches/convention';
import { articlesOf } from '#domain/texte/divisions';
import { allSignataires } from '#domain/parties/partie';
import { emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { HOSTILES, tenues } from '../support/passages';
import { mesure } from './measure';
import type { Mesure } from './measure';

const ARTICLES = 40;
const AVENANTS = 30;
const DATES = 100;
const ROUNDS = 9;
const REDLINES = 8;
const PHRASES = 60;
/** Twice, then four times as many avenants: what grows as their number to the power of 1.2 does not pass. */
const [DOUBLE, QUADRUPLE] = [2.25, 4.8];
/** Twice, then four times as many sentences: n·log n gives 2.34 and 5.35, a square four and sixteen. */
const LECTURE = [2.6, 6] as const;
/** Longest that one sentence may hold the thread that answers everyone, in milliseconds of its processor. */
const TENUE_MS = 50;
const DEBUT = civilDate('2024-01-01');

const jourDe = (rang: number) => addDays(DEBUT, 30 * (rang + 1));

/** The articles of the real convention, over and over, until there are forty. */
function longueConvention(): Convention {
  const articles = articlesOf(CONVENTION_AURA.divisions);
  const signatures = allSignataires(CONVENTION_AURA.parties).map(({ id }) => ({
    signataireId: id,
    date: DEBUT,
  }));
  return {
    ...CONVENTION_AURA,
    signatures,
    divisions: Array.from({ length: ARTICLES }, (_, rang) => {
      const model = articles[rang % articles.length];
      if (model === undefined) throw new Error('une convention sans article');
      return {
        ...model,
        id: `a${rang}`,
        numero: String(rang + 1),
        intitule: `ARTICLE ${rang + 1}`,
        alineas: model.alineas.map((alinea, index) => ({
          ...alinea,
          id: `a${rang}-${index}`,
          texte: `${alinea.texte} Repère ${rang}-${index}.`,
        })),
      };
    }),
  };
}

/** Words, a heading and an alinéa each, written anew: the text does not grow. */
function surPlace(rang: number): readonly Modification[] {
  const [article, other] = [(rang * 7) % ARTICLES, (rang * 7 + 3) % ARTICLES];
  return [
    mots(article, rang),
    { nature: 'intituler', divisionId: `a${other}`, intitule: `ARTICLE ${other + 1} (${rang})` },
    {
      nature: 'rediger_alinea',
      divisionId: `a${other}`,
      alineaId: `a${other}-0`,
      alineas: [{ niveau: 0, marque: null, texte: `Récrit. Repère ${other}-0 par l’avenant ${rang}.` }],
    },
  ];
}

const mots = (article: number, rang: number): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId: `a${article}`, alineaId: `a${article}-0` },
  ancien: `Repère ${article}-0`,
  nouveau: `Repère ${article}-0 modifié ${rang}`,
  partout: true,
});

/** Words, an alinéa and an article each, on other articles than the one before: the text grows with the avenants. */
function inserant(rang: number): readonly Modification[] {
  const article = `a${(rang * 7) % ARTICLES}`;
  const other = (rang * 7 + 3) % ARTICLES;
  return [
    mots(Number(article.slice(1)), rang),
    {
      nature: 'inserer_alineas',
      divisionId: `a${other}`,
      apres: `a${other}-0`,
      alineas: [{ niveau: 0, marque: null, texte: `Alinéa inséré par l’avenant ${rang}.` }],
    },
    {
      nature: 'inserer_division',
      apres: article,
      sorte: 'article',
      numero: `${Number(article.slice(1)) + 1}-${rang + 1}`,
      intitule: `ARTICLE ${Number(article.slice(1)) + 1}-${rang + 1}`,
      alineas: [{ niveau: 0, marque: null, texte: 'Texte de l’article inséré.' }],
    },
  ];
}

const projetVierge = (id: string): Avenant => ({
  ...AVENANT_VIERGE,
  id,
  conventionId: CONVENTION_AURA.id,
  objet: id,
  demande: { partieId: 'region', date: DEBUT, auteurId: 'president', piece: null },
  articles: [],
  priseEffet: { nature: 'signature' },
});

/** Words, a heading and an article put in, in turn: each sentence is understood, and the text grows. */
const passageDe = (phrases: number): string =>
  Array.from({ length: phrases }, (_, rang) => {
    const article = ((rang * 7) % ARTICLES) + 1;
    const ecrit = article === 1 ? '1er' : article;
    switch (rang % 3) {
      case 0:
        return `Après l’article ${ecrit}, il est inséré un article ${article}-${rang + 1} ainsi rédigé : « Texte ${rang}. »`;
      case 1:
        return `L’intitulé de l’article ${ecrit} est ainsi rédigé : « ARTICLE ${article} (${rang}) ».`;
      default:
        return `À l’article ${ecrit}, les mots « Repère ${article - 1}-0 » sont remplacés par les mots « Repère ${article - 1}-0 ».`;
    }
  }).join('\n');

/** Each avenant with what its targets read when it was written: what stands now is held against it. */
function registreDe(
  convention: Convention,
  avenants: number,
  operations: (rang: number) => readonly Modification[],
): Registre {
  const registre = emptyRegistre();
  registre.conventions.set(convention.id, convention);
  let texte = texteInitial(convention);
  for (let rang = 0; rang < avenants; rang++) {
    const id = `avenant-${rang}`;
    const base = texte;
    const ecrites = operations(rang).map((modification, index): Operation => ({
      id: `op-${rang}-${index}`,
      modification,
      phrase: ['Phrase.'],
      lu: lireCible(base, modification),
    }));
    const after = appliquerTout(base, ecrites, id);
    if (!after.ok) throw new Error(after.error.message);
    texte = after.value;
    const avenant: Avenant = {
      ...projetVierge(id),
      conventionId: convention.id,
      objet: `Avenant ${rang}`,
      numero: rang + 1,
      signatures: convention.signatures.map((one) => ({ ...one, date: jourDe(rang) })),
      operations: ecrites,
    };
    registre.avenants.set(avenant.id, avenant);
  }
  return registre;
}

const plain = ({ divisions }: TexteEnVigueur): string => divisions.map(lireDivision).join('\n');

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** CPU time, for works of very different lengths: the longest are those the rest of the machine interrupts. */
function depense(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function benchTexte(): Promise<readonly Mesure[]> {
  const convention = longueConvention();
  const last = jourDe(2 * AVENANTS);
  const chaine = (avenants: number, operations: (rang: number) => readonly Modification[]) => {
    const registre = registreDe(convention, avenants, operations);
    const [debut, fin] = [consolider(registre, convention, DEBUT), consolider(registre, convention, last)];
    const un = (jour: CivilDate): void => {
      const { conflits } = consolider(registre, convention, jour);
      if (conflits.length > 0) throw new Error(conflits[0]?.defaut.message);
    };
    return {
      un: () => un(last),
      cent: () => {
        for (let n = 0; n < DATES; n++) un(addDays(last, n));
      },
      comparer: () => comparer(etatsEntre(debut, fin)),
      diff: () => diffWordsWithSpace(plain(debut.texte), plain(fin.texte)),
    };
  };
  const [peu, assez, beaucoup] = [AVENANTS / 2, AVENANTS, 2 * AVENANTS] as const;
  const [few, many, more] = [chaine(peu, surPlace), chaine(assez, surPlace), chaine(beaucoup, surPlace)];
  const [grow, grown, overgrown] = [
    chaine(peu, inserant),
    chaine(assez, inserant),
    chaine(beaucoup, inserant),
  ];
  const lecture = (phrases: number) => {
    const vierge = projetVierge(`lecture-${phrases}`);
    return () => {
      const redaction = poursuivre(emptyRegistre(), convention, vierge, DEBUT);
      const passage = passageDe(phrases);
      let rang = 0;
      for (const { lue } of lectureDuPassage(passage, { base: redaction.base, texte: redaction.texte() })) {
        if (lue === null) continue;
        if (lue.lecture.lue === null) throw new Error(lue.lecture.raison.message);
        redaction.ajouter({
          id: `lu-${rang++}`,
          modification: lue.lecture.lue.modification,
          phrase: lue.phrase,
        });
      }
      if (rang !== phrases) throw new Error(`${rang} phrases lues sur ${phrases}`);
    };
  };
  /** What is timed, and how many times a round: the shorter, the more often. */
  const works = {
    few: [few.un, DATES],
    many: [many.un, DATES],
    more: [more.un, DATES],
    grow: [grow.un, DATES],
    midgrown: [grown.un, DATES],
    overgrown: [overgrown.un, DATES],
    redlineFew: [few.comparer, REDLINES],
    redlineMany: [many.comparer, REDLINES],
    redlineMore: [more.comparer, REDLINES],
    cent: [grown.cent, 1],
    redline: [grown.comparer, 1],
    lire: [lecture(PHRASES), 4],
    lireDeux: [lecture(2 * PHRASES), 2],
    lireQuatre: [lecture(4 * PHRASES), 1],
    diff: [grown.diff, 1],
  } as const satisfies Readonly<Record<string, readonly [() => unknown, number]>>;
  const figures = new Map<string, number>();
  for (let round = -2; round < ROUNDS; round++)
    for (const [name, [work, times]] of Object.entries(works))
      for (let time = 0; time < times; time++) {
        const spent = name.startsWith('lire') ? depense(work) : timed(work);
        if (round >= 0) figures.set(name, Math.min(spent, figures.get(name) ?? spent));
      }
  // The least of many short rounds: what else the machine does only ever adds.
  const ratio = (a: keyof typeof works, b: keyof typeof works): number =>
    (figures.get(a) ?? NaN) / (figures.get(b) ?? NaN);
  /** The longest step, each at its least: what else the machine does only ever adds. */
  const longestStep = (passage: string): number => {
    const runs = Array.from({ length: ROUNDS }, () => tenues(passage));
    return Math.max(
      ...(runs[0] ?? []).map((_step, rang) => Math.min(...runs.map((run) => run[rang] ?? NaN))),
    );
  };
  return Promise.resolve([
    ...Object.entries(HOSTILES).map(([nom, { de, taille }]) =>
      mesure(`lecture, la plus longue tenue (ms) : ${nom}`, longestStep(de(taille)), TENUE_MS),
    ),
    mesure(`consolidation : ${assez} avenants / ${peu}`, ratio('many', 'few'), DOUBLE),
    mesure(`consolidation : ${beaucoup} avenants / ${assez}`, ratio('more', 'many'), DOUBLE),
    mesure(`consolidation : ${beaucoup} avenants / ${peu}`, ratio('more', 'few'), QUADRUPLE),
    // Each of these inserts an article: an operation must pay next to nothing for a longer text.
    mesure(
      `consolidation d’un texte qui grandit : ${assez} avenants / ${peu}`,
      ratio('midgrown', 'grow'),
      DOUBLE,
    ),
    mesure(
      `consolidation d’un texte qui grandit : ${beaucoup} avenants / ${peu}`,
      ratio('overgrown', 'grow'),
      QUADRUPLE,
    ),
    mesure(`texte comparé : ${assez} avenants / ${peu}`, ratio('redlineMany', 'redlineFew'), DOUBLE),
    mesure(`texte comparé : ${beaucoup} avenants / ${assez}`, ratio('redlineMore', 'redlineMany'), DOUBLE),
    mesure(
      `${DATES} consolidations (${ARTICLES} articles, ${assez} avenants) / une comparaison mot à mot`,
      ratio('cent', 'diff'),
      1,
    ),
    mesure(
      `lecture d’un passage : ${2 * PHRASES} phrases / ${PHRASES}`,
      ratio('lireDeux', 'lire'),
      LECTURE[0],
    ),
    mesure(
      `lecture d’un passage : ${4 * PHRASES} phrases / ${PHRASES}`,
      ratio('lireQuatre', 'lire'),
      LECTURE[1],
    ),
    mesure(
      'texte comparé, acte par acte / comparaison mot à mot des deux textes',
      ratio('redline', 'diff'),
      0.3,
    ),
  ]);
}
