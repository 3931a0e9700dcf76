import { addDays, addMonths } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { foldLetters } from '../french';
import { JOUR_DIT, ditUneDuree, finDite, joursDits, lapsDits, lireDate } from '../texte/dates-dites';
import { defaut } from '../texte/defauts';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur } from '../texte/en-vigueur';
import { positionsDe } from '../texte/mots';
import { LIEU_CONVENTION, lieuDe } from '../texte/nommer';
import { DEDUIT, DEVINE } from './citation';
import type { Doute } from './citation';
import {
  BLOC,
  DATE,
  DE_QUOI,
  MOT,
  NOMBRE,
  RECRIT,
  REMPLACE,
  RETRAITS,
  annonce,
  estDefaut,
  lieu,
  mots,
  q,
  regle,
  tourne,
} from './lecture-fragments';
import type { Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import { remplacerMots } from './lecture-mots';
import { recrire } from './lecture-redaction';

/* The end of the convention put off: to a day, by a length, in words of the alinéa that says it. */

const NOM_PROROGE =
  "(?:la (?:duree|validite|duree de validite)(?: de la (?:presente )?convention)?|la (?:presente )?convention|(?:le terme|l'echeance|la fin) de la (?:presente )?convention)" +
  ' (?:est|sera) (?:prorogee?|prolongee?|reportee?|etendue?|portee?|reconduite?)';
/** « d'un an », « de douze mois », « pour une durée de six mois »: how much longer it runs. */
const DE_PLUS = "(?:(?:pour )?(?:une duree )?(?:supplementaire )?(?:de |d'))?";
const LAPS = `(?<laps>${NOMBRE.replace('une|', 'une?|')} (?:ans?|annees?|mois))(?: supplementaires?)?`;
const PROROGE = `${NOM_PROROGE}(?: ${DE_PLUS}${LAPS})?(?: soit)? (?:jusqu'au |au )${DATE}(?: inclus)?`;
const A_CET_EFFET =
  "(?:[.;]|[.;]? et)?(?<effet> (?:a cet effet|a cette fin|en consequence|par consequent|pour ce faire|c'est pourquoi))? ";

function proroger(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  if (fin === null) return null;
  const read = recrire(g, c);
  if (read === null || estDefaut(read) || read.modification.nature !== 'rediger_alinea')
    return read !== null && estDefaut(read) ? read : null;
  const { divisionId, alineaId, alineas } = read.modification;
  const [written, more] = alineas;
  const before = findDivision(c.reference, divisionId)?.alineas.find(({ id }) => id === alineaId);
  if (written === undefined || more !== undefined || before === undefined) return null;
  const autre: readonly Doute[] =
    written.niveau === before.niveau && written.marque === before.marque
      ? []
      : tourne('L’alinéa de la durée garde son niveau et sa marque.', DEVINE);
  return {
    modification: { nature: 'proroger', divisionId, alineaId, texte: written.texte, fin },
    doutes: [
      ...read.doutes,
      ...autre,
      ...autreJour(written.texte, fin),
      ...(g.effet === undefined ? sansLien(written.texte, fin) : []),
    ],
  };
}

/** Two statements with nothing between them make one extension only if the new text says the day. */
const sansLien = (texte: string, fin: CivilDate): readonly Doute[] =>
  joursDits(texte).includes(fin)
    ? tourne('La nouvelle rédaction est lue comme celle de la durée.')
    : tourne('La phrase dit peut-être deux changements.', DEVINE);

/** The new text says a day, and it is not the one of the sentence. */
function autreJour(texte: string, fin: CivilDate): readonly Doute[] {
  const said = joursDits(texte);
  return said.length === 0 || said.includes(fin)
    ? []
    : tourne('Le nouveau texte dit un autre jour que la phrase.', DEVINE);
}

/** An extension that changes words of the duration's alinéa. */
function prorogerParMots(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  const read = remplacerMots([g.lieu], mots(g.ancien, c), mots(g.nouveau, c), false, [], c);
  if (fin === null || read === null || estDefaut(read)) return read !== null && estDefaut(read) ? read : null;
  if (read.modification.nature !== 'remplacer_mots') return null;
  const { cible, ancien, nouveau } = read.modification;
  const division = findDivision(c.reference, cible.divisionId);
  const found = (division?.alineas ?? [])
    .filter(({ id }) => cible.alineaId === null || id === cible.alineaId)
    .flatMap((alinea) => positionsDe(texteAlinea(alinea), ancien).map((at) => ({ alinea, at })));
  const [only, other] = found;
  if (only === undefined || other !== undefined) return null;
  const texte = texteAlinea(only.alinea);
  const after = `${texte.slice(0, only.at)}${nouveau}${texte.slice(only.at + ancien.length)}`;
  return {
    modification: {
      nature: 'proroger',
      divisionId: cible.divisionId,
      alineaId: only.alinea.id,
      texte: after,
      fin,
    },
    doutes: [
      ...read.doutes,
      ...tourne(`L’alinéa devient : « ${after} »`, DEDUIT),
      ...(g.effet === undefined ? sansLien(after, fin) : []),
    ],
  };
}

/** The length that a sentence says is the one between the two ends; another is a mistake, and which is not guessed. */
function mesurer(g: Groupes, { reference }: Contenu, read: Essai): Essai {
  if (g.laps === undefined || read === null || estDefaut(read) || read.modification.nature !== 'proroger')
    return read;
  const { divisionId, alineaId, fin } = read.modification;
  const alinea = findDivision(reference, divisionId)?.alineas.find(({ id }) => id === alineaId);
  const depuis = reference.fin?.date ?? (alinea === undefined ? null : finDite(texteAlinea(alinea)));
  if (depuis === null)
    return {
      ...read,
      doutes: [...read.doutes, ...tourne(`La durée dite (${g.laps}) n’a pas pu être vérifiée.`, DEVINE)],
    };
  const [nombre, unite = ''] = g.laps.split(' ');
  const mois = (annonce(nombre === 'un' ? 'une' : nombre) ?? 0) * (unite.startsWith('mois') ? 1 : 12);
  // A term at the end of a month stays at the end of a month: 31 August, six months, 28 February.
  const attendu = addMonths(depuis, mois);
  const finDeMois = addDays(addMonths(addDays(depuis, 1), mois), -1);
  return fin === attendu || fin === finDeMois
    ? read
    : defaut('PROROGATION_DISCORDANTE', { laps: g.laps, depuis, fin, attendu }, LIEU_CONVENTION);
}

/** A length alone: the day it leads to is for the act to say. */
const sansJour = (g: Groupes): Essai =>
  defaut('PROROGATION_SANS_JOUR', { laps: g.laps ?? '' }, LIEU_CONVENTION);

/** The alinéa with its end alone changed; null where it says several days, or a length that the new end would belie. */
function finRemplacee(alinea: AlineaEnVigueur, dite: string): string | null {
  const texte = texteAlinea(alinea);
  if (finDite(texte) === null || joursDits(texte).length !== 1 || lapsDits(texte).length > 0) return null;
  // Folding changes no length.
  const at = new RegExp(JOUR_DIT, 'u').exec(foldLetters(texte));
  return at === null ? null : `${texte.slice(0, at.index)}${dite}${texte.slice(at.index + at[0].length)}`;
}

/** « La convention est prorogée jusqu'au… » and nothing else: the one alinéa that says an end says the new one. */
function prorogerSansTexte(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  if (fin === null) return null;
  const found = c.reference.divisions.flatMap((division) =>
    division.alineas
      .filter((alinea) => ditUneDuree(texteAlinea(alinea)))
      .map((alinea): { division: DivisionEnVigueur; alinea: AlineaEnVigueur } => ({ division, alinea })),
  );
  const ranked = found.filter(({ division }) => foldLetters(division.intitule).includes('duree'));
  const [only, other] = ranked.length > 0 ? ranked : found;
  if (only === undefined || other !== undefined)
    return defaut('PHRASE_SANS_LIEU', { phrase: c.brut }, LIEU_CONVENTION);
  const { libelle } = lieuDe(c.reference, only.division.id, only.alinea.id);
  const remplacee = finRemplacee(only.alinea, dateDite(g.fin ?? '', c));
  if (remplacee !== null)
    return {
      modification: {
        nature: 'proroger',
        divisionId: only.division.id,
        alineaId: only.alinea.id,
        texte: remplacee,
        fin,
      },
      doutes: tourne(`Le jour de fin est changé au ${libelle} : « ${remplacee} »`, DEDUIT),
    };
  const texte = `Elle est conclue jusqu'au ${dateDite(g.fin ?? '', c)}.`;
  return {
    modification: {
      nature: 'proroger',
      divisionId: only.division.id,
      alineaId: only.alinea.id,
      texte,
      fin,
    },
    doutes: [
      { poids: DEVINE, dit: `La durée est supposée dite par le ${libelle}.` },
      { poids: DEVINE, dit: `Le nouveau texte de cet alinéa est supposé : « ${texte} »` },
    ],
  };
}

/** The date with its accents, as the sentence has it. */
function dateDite(plie: string, { brut }: Contenu): string {
  const at = foldLetters(brut).indexOf(plie);
  return at < 0 ? plie : brut.slice(at, at + plie.length);
}

/** The duration. */
export const REGLES_PROROGATION: readonly Regle[] = [
  regle(`${PROROGE}${A_CET_EFFET}${DE_QUOI}${lieu()} (?:${RECRIT})${RETRAITS}${BLOC}`, (g, c) =>
    mesurer(g, c, proroger(g, c)),
  ),
  regle(
    `${PROROGE}${A_CET_EFFET}${lieu()} ${MOT}${q('ancien')} ${REMPLACE} par ${MOT}?${q('nouveau')}`,
    (g, c) => mesurer(g, c, prorogerParMots(g, c)),
  ),
  regle(PROROGE, (g, c) => mesurer(g, c, prorogerSansTexte(g, c))),
  regle(`${NOM_PROROGE} ${DE_PLUS}${LAPS}`, sansJour),
];
