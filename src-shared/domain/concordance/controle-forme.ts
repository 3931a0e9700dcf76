import { JOUR_DIT, lireDate } from '../texte/dates-dites';
import { plierTexte } from '../french';
import type { Avenant } from '../fiches/avenant';
import { fullName } from '../parties/partie';
import type { Etape } from '../consolidation/reference';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { memeImpression } from '../texte/mots';
import { LIEU_CONVENTION, leLieu } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { alineasNouveaux, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur } from '../texte/en-vigueur';

const EFFET_DE_L_AVENANT =
  /\bpresent avenant (?:prend(?:ra)? effet|entre(?:ra)? en vigueur|s'applique(?:ra)?|est applicable)\b/u;
const EFFET_DIT = new RegExp(
  `\\bpresent avenant (?:prend(?:ra)? effet|entre(?:ra)? en vigueur|s'applique(?:ra)?|est applicable) (?:le|au|a compter du|a partir du|des le) ${JOUR_DIT}`,
  'u',
);

/** The effect that follows the signatures, of all or of the last: what the registry calls « à la signature ». */
const A_LA_SIGNATURE =
  /\b(?:de |a |a la date de |des |a compter de |a partir de |au jour de )(?:sa (?:date de )?(?:derniere )?signature|la (?:date de (?:sa |la )?)?(?:derniere )?signature|la date a laquelle il est signe)\b/u;
/** A fact that the record of an avenant has no room for. */
const AUTRE_FAIT =
  /\b(?:a compter de|a partir de|des|a la date de|apres) (?:sa |la |son |l')(?:date de )?(?:sa |la |son )?(notification|transmission|publication|reception|affichage|approbation)\b/u;

/** The articles of the avenant itself say another effect than the one recorded. */
export function effetDivergent({
  articles,
  priseEffet,
}: Pick<Avenant, 'articles' | 'priseEffet'>): readonly Defaut[] {
  const effet = priseEffet.nature === 'date' ? priseEffet.date : null;
  return articles.flatMap(({ titre, alineas }) =>
    alineas.flatMap((texte) => {
      const said = plierTexte(texte);
      if (!EFFET_DE_L_AVENANT.test(said)) return [];
      const jour = lireDate(EFFET_DIT.exec(said)?.[1] ?? '');
      const autre = AUTRE_FAIT.exec(said)?.[1];
      const dit = jour ?? autre ?? (A_LA_SIGNATURE.test(said) ? 'signature' : null);
      const lieu = { ...LIEU_CONVENTION, libelle: titre, extrait: texte };
      // No record says such a fact: it is told, and stands in the way of nothing.
      return dit === null || dit === (effet ?? 'signature')
        ? []
        : [defaut('EFFET_DIVERGENT', { dit, effet }, lieu, autre === undefined || jour !== null)];
    }),
  );
}

/** Two parties under one name, or one person under two titles. */
export function controlerParties(
  { operation: { modification }, avant }: Etape,
  lieu: Lieu,
): readonly Defaut[] {
  if (modification.nature === 'nommer_partie') {
    const { partieId, nom } = modification;
    const other = avant.parties.find((one) => one.id !== partieId && memeImpression(one.nom, nom));
    return other === undefined ? [] : [defaut('PARTIE_HOMONYME', { nom: other.nom }, lieu)];
  }
  if (modification.nature !== 'designer_signataire') return [];
  const name = fullName(modification.personne);
  const already = avant.parties
    .flatMap(({ signataires }) => signataires)
    .some((one) => one.id !== modification.signataireId && memeImpression(fullName(one.personne), name));
  return already ? [defaut('SIGNATAIRE_DEJA', { nom: name }, lieu)] : [];
}

/** What a reader stumbles on: a word or a group of words said twice, a sign doubled, or left at the head of a line. */
const HEURTS: readonly RegExp[] = [
  /^[^\p{L}\p{N}]+$/u,
  /(?<![\p{L}\p{N}])(?!(?:nous|vous) )(\p{L}{3,}(?: [\p{L}'’-]+){0,4}) \1(?![\p{L}\p{N}])/u,
  /^\s*[,;.:!?)][^.]?/u,
  /,\s*,|;\s*;|(?<!\.)\.\s*\.(?!\.)|\s,/u,
];

/** Where the text that an operation gives reads badly, when the one it met did not. */
export function texteHeurte({ avant, apres }: Etape, lieu: Lieu): readonly Defaut[] {
  if (apres === null) return [];
  for (const alinea of alineasNouveaux(avant, apres, (mots) => HEURTS.some((one) => one.test(mots)))) {
    const texte = texteAlinea(alinea);
    let before: AlineaEnVigueur | undefined;
    for (const heurt of HEURTS) {
      const passage = heurt.exec(texte)?.[0];
      if (passage === undefined) continue;
      before ??= avant.divisions.flatMap((one) => one.alineas).find(({ id }) => id === alinea.id);
      if (before !== undefined && heurt.test(texteAlinea(before))) continue;
      return [defaut('TEXTE_HEURTE', { nom: leLieu(lieu), passage: passage.trim() }, lieu)];
    }
  }
  return [];
}
