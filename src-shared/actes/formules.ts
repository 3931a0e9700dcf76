/** Wordings that several acts share: who signs and in what words, the closing, the mentions on every page. */
import type { CivilDate } from '#domain/civil-date';
import { formatDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { articlesOf } from '#domain/texte/divisions';
import type { Alinea, Division } from '#domain/texte/divisions';
import { lowerFirst } from '#domain/french';
import {
  estVacante,
  allSignataires,
  fonctionLongue,
  fullName,
  missingSignataires,
  nomCourant,
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { Block, Run, SignatureGroup } from '#actes/model';
import { enExemplaires, runs, typographie } from '#actes/typographie';

/** A place to be filled by hand on the printed act. */
export const BLANC = '………………………';

export const MENTION_DEMONSTRATION = 'DÉMONSTRATION — acte fictif';

/** Of an act of the past that nothing proves. */
export const MENTION_DECLARATIF = 'REPRIS DE L’HISTORIQUE — déclaratif';

/** The day a file bears as its own: that of its act, never that of its printing. */
export const dateDe = (date: CivilDate | null): { readonly date?: CivilDate } =>
  date === null ? {} : { date };

/** What is printed across every page: the registry's own nature first, then what the act is not yet. */
export function filigrane(fiche: Fiche, mention: string | null): string | null {
  const mentions = [
    ...(fiche.demonstration ? [MENTION_DEMONSTRATION] : []),
    ...(mention === null ? [] : [mention]),
  ];
  return mentions.length === 0 ? null : mentions.join(' — ');
}

/** « l'État », « la Région »: the party inside a sentence. */
export const nomDansPhrase = nomCourant;

/** « son Président »: a party has its president; an office that says of what comes with its article. */
function fonctionDe(signataire: Signataire): string {
  const fonction = fonctionLongue(signataire.fonction);
  return /^pr[ée]sidente?$/iu.test(fonction.libelle)
    ? `${fonction.genre === 'f' ? 'sa' : 'son'} ${fonction.libelle}`
    : withArticle(fonction);
}

/** One line of text of the head of an act; `item` lines are a list. */
export type LigneParties = { readonly nature: 'mot' | 'partie' | 'item'; readonly texte: string };

/** What is said of the one who signs, or of all the parties, comes after him; the rest after the party's name. */
const APRES_LE_SIGNATAIRE = /^(?:habilité|autorisé|agissant|dûment|ayant (?:reçu|tout))/u;
const deTous = (mention: string): boolean => mention.startsWith('ci-après');

/**
 * « ENTRE : … ET : … »: one signatory stands in the sentence, several in a list, as the real convention has it.
 * Generated from the same records as the signature block, so that they can't disagree.
 */
export function lignesParties(parties: readonly Partie[]): readonly LigneParties[] {
  return parties.flatMap((partie, index): readonly LigneParties[] => {
    const memeAppel = (other: Partie | undefined): boolean =>
      partie.appel !== undefined && other?.appel === partie.appel;
    const [before, after] = [memeAppel(parties[index - 1]), memeAppel(parties[index + 1])];
    // Parties called by one name stand together, and it is said once.
    const mots: readonly LigneParties[] = before
      ? []
      : [{ nature: 'mot', texte: index === 0 ? 'ENTRE :' : 'ET :' }];
    const e = partie.genre === 'f' ? 'e' : '';
    const represente = `représenté${e} par`;
    const mentions = partie.mentions ?? [];
    const propres = mentions.filter((one) => !APRES_LE_SIGNATAIRE.test(one) && !deTous(one));
    const suites = mentions.filter((one) => APRES_LE_SIGNATAIRE.test(one));
    const nom = [partie.nom, ...propres].join(', ');
    const appel =
      partie.appel === undefined || after
        ? []
        : [`ci-après dénommé${e}${before ? 's' : ''} « ${partie.appel} »`];
    const ensemble = mentions
      .filter(deTous)
      .map((one): LigneParties => ({ nature: 'partie', texte: `${one},` }));
    const [first, ...others] = partie.signataires;
    const ligne = (...parts: readonly string[]): LigneParties => ({
      nature: 'partie',
      texte: `${parts.join(', ')},`,
    });
    if (first === undefined) return [...mots, ligne(nom, ...suites, ...appel), ...ensemble];
    if (others.length === 0)
      return [
        ...mots,
        ligne(nom, `${represente} ${nommer(fonctionDe(first), first)}`, ...suites, ...appel),
        ...ensemble,
      ];
    return [
      ...mots,
      { nature: 'partie', texte: `${nom}${propres.length === 0 ? '' : ','} ${represente} :` },
      ...partie.signataires.map((one): LigneParties => ({
        nature: 'item',
        texte: `${nommer(withArticle(fonctionLongue(one.fonction), true), one)},`,
      })),
      ...(suites.length + appel.length === 0 ? [] : [ligne(...suites, ...appel)]),
      ...ensemble,
    ];
  });
}

/** The office and who holds it; the office alone while nobody does. */
const nommer = (office: string, { personne }: Pick<Signataire, 'personne'>): string =>
  estVacante(personne) ? office : `${office}, ${fullName(personne)}`;

/** A line of the head of an act, laid out; `content` is its text as it prints. */
export function blocPartie(nature: string, content: readonly Run[], opensList: boolean) {
  if (nature === 'item') return { kind: 'item', level: 1, marker: null, runs: content } as const;
  if (nature === 'mot') {
    return {
      kind: 'paragraph',
      runs: content,
      align: 'left',
      keepWithNext: true,
      spaceBefore: true,
    } as const;
  }
  return { kind: 'paragraph', runs: content, keepWithNext: opensList } as const;
}

export const blocsParties = (parties: readonly Partie[]): readonly Block[] =>
  lignesParties(parties).map(({ nature, texte }) =>
    blocPartie(nature, runs(texte, { bold: nature === 'mot' }), texte.endsWith(':')),
  );

/** « Fait à Lyon en quatre exemplaires, le »; what the act does not say is not there. */
export const faitA = ({ lieu, nombreExemplaires }: Pick<Convention, 'lieu' | 'nombreExemplaires'>): string =>
  `${['Fait', ...(lieu === '' ? [] : [`à ${lieu}`]), ...(nombreExemplaires === 0 ? [] : [enExemplaires(nombreExemplaires)])].join(' ')}, le`;

/** The closing: its date, or the blank that the signatories fill. */
export function blocFaitA(
  convention: Pick<Convention, 'lieu' | 'nombreExemplaires'>,
  date: CivilDate | null,
): Block {
  return {
    kind: 'paragraph',
    runs: runs(`${faitA(convention)} ${date === null ? BLANC : formatDate(date)}`),
    align: 'left',
    keepWithNext: true,
    spaceBefore: true,
  };
}

/** « Pour l'État, » */
export const pourPartie = (partie: Partie): string => `Pour ${nomDansPhrase(partie)},`;

/** « La Préfète de région, » */
export const fonctionEnTete = (signataire: Signataire): string =>
  `${withArticle(signataire.fonction, true)},`;

/**
 * The signature block, party by party, in signature order. The convention prints offices alone; later acts add the
 * legible name (CRPA, art. L. 212-1).
 */
export function groupesSignature(
  parties: readonly Partie[],
  signatures: readonly Signature[],
  options: { readonly noms: boolean },
): readonly SignatureGroup[] {
  return parties.map((partie) => ({
    heading: typographie(pourPartie(partie)),
    slots: partie.signataires.map((signataire) => {
      const signature = signatures.find(({ signataireId }) => signataireId === signataire.id);
      return {
        office: typographie(fonctionEnTete(signataire)),
        name: options.noms ? typographie(fullName(signataire.personne)) : null,
        signedOn: signature === undefined ? null : typographie(`Signé le ${formatDate(signature.date)}`),
      };
    }),
  }));
}

/**
 * « (signatures de la convention : la Préfète, Madame …, le … ; le Recteur, …) »: what a consolidated text says of the
 * original's signatures, as it bears none itself. Null until every one is given.
 */
export function signaturesOriginales({
  parties,
  signatures,
}: Pick<Convention, 'parties' | 'signatures'>): string | null {
  if (missingSignataires(parties, signatures).length > 0) return null;
  const who = allSignataires(parties).flatMap((signataire) => {
    const signature = signatures.find(({ signataireId }) => signataireId === signataire.id);
    return signature === undefined ? [] : [`${parSignataire(signataire)}, le ${formatDate(signature.date)}`];
  });
  return who.length === 0 ? null : `(signatures de la convention : ${who.join(' ; ')})`;
}

/** « par le Président, Monsieur … »: the office and the person, for a running sentence. */
export const parSignataire = (signataire: Signataire): string =>
  `${withArticle(signataire.fonction)}, ${fullName(signataire.personne)}`;

/** The article and the alinéa that speak of something, « avenant » or « mise en demeure »: its place is data. */
export function clauseAbout(
  divisions: readonly Division[],
  pattern: RegExp,
): { readonly article: Division; readonly alinea: Alinea } | null {
  for (const article of articlesOf(divisions)) {
    const alinea = article.alineas.find(({ texte }) => pattern.test(texte));
    if (alinea !== undefined) return { article, alinea };
  }
  return null;
}

/**
 * How running text names the convention: « convention État–Région SPRO Auvergne-Rhône-Alpes 2022-2028 ». A title that
 * has a word « convention » further on, or two parts, is quoted.
 */
export function nomConvention({ titreCourt }: Pick<Convention, 'titreCourt'>): string {
  if (/^convention\b/iu.test(titreCourt)) return lowerFirst(titreCourt);
  return /\bconvention\b|:/iu.test(titreCourt) ? `convention « ${titreCourt} »` : `convention ${titreCourt}`;
}
