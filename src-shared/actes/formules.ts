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
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { Block, Run, SignatureGroup } from '#actes/model';
import { enExemplaires, runs, typographie } from '#actes/typographie';

/** A place to be filled by hand on the printed act. */
export const BLANC = '………………………';

export const MENTION_DEMONSTRATION = 'DÉMONSTRATION — acte fictif';

/** What is printed across every page: the registry's own nature first, then what the act is not yet. */
export function filigrane(fiche: Fiche, mention: string | null): string | null {
  const mentions = [
    ...(fiche.demonstration ? [MENTION_DEMONSTRATION] : []),
    ...(mention === null ? [] : [mention]),
  ];
  return mentions.length === 0 ? null : mentions.join(' — ');
}

/** « l'État », « la Région »: the party inside a sentence. */
export const nomDansPhrase = (partie: Partie): string => lowerFirst(partie.nom);

/** « de l'État », « de la Région », « du Département ». */
export function dePartie(partie: Partie): string {
  const nom = nomDansPhrase(partie);
  if (nom.startsWith('le ')) return `du ${nom.slice(3)}`;
  if (nom.startsWith('les ')) return `des ${nom.slice(4)}`;
  return `de ${nom}`;
}

/** « son Président »: an assembly has its president; other offices come with their article. */
function fonctionDe(signataire: Signataire): string {
  const fonction = fonctionLongue(signataire.fonction);
  return /^pr[ée]sident/iu.test(fonction.libelle)
    ? `${fonction.genre === 'f' ? 'sa' : 'son'} ${fonction.libelle}`
    : withArticle(fonction);
}

/** One line of text of the head of an act; `item` lines are a list. */
export type LigneParties = { readonly nature: 'mot' | 'partie' | 'item'; readonly texte: string };

/**
 * « ENTRE : … ET : … »: one signatory stands in the sentence, several in a list, as the real convention has it.
 * Generated from the same records as the signature block, so that they can't disagree.
 */
export function lignesParties(parties: readonly Partie[]): readonly LigneParties[] {
  return parties.flatMap((partie, index): readonly LigneParties[] => {
    const mot: LigneParties = { nature: 'mot', texte: index === 0 ? 'ENTRE :' : 'ET :' };
    const e = partie.genre === 'f' ? 'e' : '';
    const represente = `représenté${e} par`;
    const nom = [partie.nom, ...(partie.mentions ?? [])].join(', ');
    const appel = partie.appel === undefined ? '' : `ci-après dénommé${e} « ${partie.appel} »,`;
    const [first, ...others] = partie.signataires;
    if (first === undefined) return [mot, { nature: 'partie', texte: `${nom}, ${appel}`.trim() }];
    if (others.length === 0) {
      const texte = `${nom}, ${represente} ${nommer(fonctionDe(first), first)}, ${appel}`.trim();
      return [mot, { nature: 'partie', texte }];
    }
    return [
      mot,
      { nature: 'partie', texte: `${nom}${partie.mentions === undefined ? '' : ','} ${represente} :` },
      ...partie.signataires.map((one): LigneParties => ({
        nature: 'item',
        texte: `${nommer(withArticle(fonctionLongue(one.fonction), true), one)},`,
      })),
      ...(appel === '' ? [] : [{ nature: 'partie', texte: appel } as const]),
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
