/**
 * The text in force of a long convention through many avenants: consolidated at a hundred dates, compared from its
 * first day to its last, against a plain word diff of the same two texts.
 */
import { diffWordsWithSpace } from 'diff';
import { AVENANT_VIERGE } from '#domain/avenant/avenant';
import type { Avenant } from '#domain/avenant/avenant';
import type { Modification } from '#domain/avenant/operations';
import { addDays, civilDate } from '#domain/civil-date';
import { consolider } from '#domain/consolidation/consolider';
import { comparer, etatsEntre } from '#domain/consolidation/redline';
import { lireDivision } from '#domain/consolidation/texte';
import type { TexteEnVigueur } from '#domain/consolidation/texte';
import type { Convention } from '#domain/convention/convention';
import { articlesOf } from '#domain/convention/texte';
import { allSignataires } from '#domain/parties/partie';
import { emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { median, mesure } from './measure';
import type { Mesure } from './measure';

const ARTICLES = 40;
const AVENANTS = 30;
const DATES = 100;
const ROUNDS = 7;
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

/** Words, an alinéa and an article each, on other articles than the one before. */
function operations(rang: number): readonly Modification[] {
  const article = `a${(rang * 7) % ARTICLES}`;
  const other = (rang * 7 + 3) % ARTICLES;
  return [
    {
      nature: 'remplacer_mots',
      cible: { divisionId: article, alineaId: `${article}-0` },
      ancien: `Repère ${article.slice(1)}-0`,
      nouveau: `Repère ${article.slice(1)}-0 modifié ${rang}`,
      partout: true,
    },
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

function registreDe(convention: Convention, avenants: number): Registre {
  const registre = emptyRegistre();
  registre.conventions.set(convention.id, convention);
  for (let rang = 0; rang < avenants; rang++) {
    const avenant: Avenant = {
      ...AVENANT_VIERGE,
      id: `avenant-${rang}`,
      conventionId: convention.id,
      objet: `Avenant ${rang}`,
      demande: { partieId: 'region', date: DEBUT, auteurId: 'president', piece: null },
      articles: [],
      priseEffet: { nature: 'signature' },
      numero: rang + 1,
      signatures: convention.signatures.map((one) => ({ ...one, date: jourDe(rang) })),
      operations: operations(rang).map((modification, index) => ({
        id: `op-${rang}-${index}`,
        modification,
        phrase: ['Phrase.'],
        lu: '',
      })),
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

export function benchTexte(): Promise<readonly Mesure[]> {
  const convention = longueConvention();
  const [few, many] = [registreDe(convention, AVENANTS / 2), registreDe(convention, AVENANTS)];
  const last = jourDe(AVENANTS);
  const cent = (registre: Registre) => () => {
    for (let n = 0; n < DATES; n++) {
      const { conflits } = consolider(registre, convention, addDays(last, n));
      if (conflits.length > 0) throw new Error(conflits[0]?.defaut.message);
    }
  };
  const [debut, fin] = [consolider(many, convention, DEBUT), consolider(many, convention, last)];
  const [avant, apres] = [plain(debut.texte), plain(fin.texte)];
  const figures = {
    few: [] as number[],
    many: [] as number[],
    redline: [] as number[],
    diff: [] as number[],
  };
  for (let round = -2; round < ROUNDS; round++) {
    const one = {
      few: timed(cent(few)),
      many: timed(cent(many)),
      redline: timed(() => comparer(etatsEntre(debut, fin))),
      diff: timed(() => diffWordsWithSpace(avant, apres)),
    };
    if (round < 0) continue;
    for (const name of ['few', 'many', 'redline', 'diff'] as const) figures[name].push(one[name]);
  }
  const middle = (name: keyof typeof figures): number => median(figures[name]);
  return Promise.resolve([
    mesure(
      `consolidation : ${AVENANTS} avenants / ${AVENANTS / 2}, à ${DATES} dates`,
      middle('many') / middle('few'),
      2.6,
    ),
    mesure(
      `${DATES} consolidations (${ARTICLES} articles, ${AVENANTS} avenants) / une comparaison mot à mot`,
      middle('many') / middle('diff'),
      1.5,
    ),
    mesure(
      'texte comparé, acte par acte / comparaison mot à mot des deux textes',
      middle('redline') / middle('diff'),
      0.5,
    ),
  ]);
}
