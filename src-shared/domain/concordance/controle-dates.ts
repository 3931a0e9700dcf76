import type { Avenant } from '../fiches/avenant';
import {
  JOUR_DIT,
  anneesDites,
  ditLaDuree,
  finDite,
  finsDites,
  joursDits,
  lapsDits,
  lireDate,
} from '../texte/dates-dites';
import { horsCitations } from '../legistique/lecture-jetons';
import { plierTexte } from '../french';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { effetOf } from '../fiches/convention';
import type { Convention } from '../fiches/convention';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { leLieu, lieuDe } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import type { Etape } from '../consolidation/reference';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { alineasNouveaux, ecartEntre } from '../texte/en-vigueur';
import type { DivisionEnVigueur } from '../texte/en-vigueur';
import type { Effet } from '../fiches/convention';

/** The days that the operations of an avenant are held against. */
export type CadreDates = {
  readonly priseEffet: Avenant['priseEffet'];
  readonly effet: Effet;
  /** The days the convention may be called by. */
  readonly jours: ReadonlySet<CivilDate>;
  /** The last day of validity as it stands; null when none is known. */
  readonly terme: CivilDate | null;
  /** The ends that the avenant sets. */
  readonly prorogees: CivilDate[];
};

export function cadreDates(
  convention: Convention,
  { priseEffet, operations }: Pick<Avenant, 'priseEffet' | 'operations'>,
  terme: CivilDate | null,
): CadreDates {
  const effet = effetOf(convention);
  const prorogees = operations.flatMap(({ modification, clauses = [] }) => [
    ...(modification.nature === 'proroger' ? [modification.fin] : []),
    ...clauses.flatMap(({ sort }) =>
      sort.nature === 'nouvelle' && sort.parametres.nature === 'duree' && sort.parametres.fin !== null
        ? [sort.parametres.fin]
        : [],
    ),
  ]);
  return { priseEffet, effet, jours: joursDe(convention, effet), terme, prorogees };
}

/**
 * The days an operation says or depends on: its effect within the life of the convention; an extension that puts the
 * end off, says so in the text, and where the text says it; a change of the duration's words that is an extension;
 * the convention named by its own date.
 */
export function controlerDates(
  { priseEffet, effet, jours, terme, prorogees }: CadreDates,
  step: Etape,
  lieu: Lieu,
): readonly Defaut[] {
  const found: Defaut[] = [];
  if (priseEffet.nature === 'date') {
    const { date } = priseEffet;
    // At its signature, the validity is judged on the day of the signature itself.
    if (terme !== null && date > terme) found.push(defaut('EFFET_APRES_FIN', { effet: date, terme }, lieu));
    if (effet.etat === 'determine' && date < effet.date)
      found.push(defaut('EFFET_AVANT_CONVENTION', { effet: date, debut: effet.date }, lieu));
  }
  const { modification, phrase } = step.operation;
  // Without a known end there is none to hold the words against: its clause is asked about like the others.
  if (terme === null) {
    if (modification.nature === 'proroger' && finDite(modification.texte) !== modification.fin)
      found.push(defaut('FIN_DIVERGENTE', { fin: modification.fin, texte: modification.texte }, lieu));
  } else if (modification.nature === 'proroger')
    found.push(...controlerProrogation(step.avant, modification, terme, lieu));
  else found.push(...dureeSansProrogation(step, terme, prorogees, lieu));
  const dite = conventionDite(phrase.join(' '));
  if (dite !== null && effet.etat === 'determine' && !jours.has(dite))
    found.push(defaut('CONVENTION_AUTRE_DATE', { dite, date: effet.date }, lieu));
  return found;
}

type Prorogation = Extract<Etape['operation']['modification'], { nature: 'proroger' }>;

function controlerProrogation(
  avant: TexteEnVigueur,
  { divisionId, alineaId, fin, texte }: Prorogation,
  terme: CivilDate,
  lieu: Lieu,
): readonly Defaut[] {
  const found: Defaut[] = [];
  if (fin <= terme) found.push(defaut('FIN_NON_REPORTEE', { fin, terme }, lieu));
  if (finDite(texte) !== fin) found.push(defaut('FIN_DIVERGENTE', { fin, texte }, lieu));
  const vises = alineasDeDuree(avant);
  if (vises.some((one) => one.alineaId === alineaId)) return found;
  // Nothing says the duration any more: the extension is free to.
  const [first] = vises;
  const visee = findDivision(avant, divisionId)?.alineas.some(({ id }) => id === alineaId);
  if (first === undefined || visee !== true) return found;
  const duree = lieuDe(avant, first.divisionId, first.alineaId).libelle;
  found.push(defaut('PROROGATION_AILLEURS', { nom: lieu.libelle, duree }, lieu));
  return found;
}

type Place = { readonly divisionId: string; readonly alineaId: string; readonly texte: string };

/** The alinéas that say how long the convention runs. */
const alineasDeDuree = ({ divisions }: TexteEnVigueur): readonly Place[] => divisions.flatMap(dureesDe);

/** A division never changes: what was read in it is read once. */
const durees = new WeakMap<DivisionEnVigueur, readonly Place[]>();

function dureesDe(division: DivisionEnVigueur): readonly Place[] {
  const known = durees.get(division);
  if (known !== undefined) return known;
  const { id: divisionId, intitule, alineas } = division;
  const found = alineas.flatMap((alinea) => {
    const texte = texteAlinea(alinea);
    return ditLaDuree(intitule, texte) && !neDitQueRenouveler(texte)
      ? [{ divisionId, alineaId: alinea.id, texte }]
      : [];
  });
  durees.set(division, found);
  return found;
}

/** How long it is renewed for is asked of its own clause. */
const neDitQueRenouveler = (texte: string): boolean => {
  const plie = plierTexte(texte);
  return (
    /\b(?:renouvel|reconduc|reconduit)/u.test(plie) &&
    !/\b(?:conclue|etablie|consentie|souscrite|prend(?:ra)? fin|expire|s'acheve)\b/u.test(plie)
  );
};

/** « la convention prend fin », « la fin de la convention est reportée »: said of it, not of something it speaks of. */
const LA_CONVENTION_FINIT =
  /\bconvention(?: (?:est|sera|reste|demeure|sont)? ?(?:desormais )?)(?:prend(?:ra)? fin|expire|s'acheve|se termine|cesse|prorogee|prolongee|conclue|reportee?|fixee?|portee?)/u;

/**
 * The words of the duration go, or come to say another end, another length or another year; or other words say an end
 * of the convention: nothing that an extension of the avenant records.
 */
function dureeSansProrogation(
  { operation, avant, apres }: Etape,
  terme: CivilDate,
  prorogees: readonly CivilDate[],
  lieu: Lieu,
): readonly Defaut[] {
  if (apres === null) return [];
  const say = (dit: string): readonly Defaut[] => [
    defaut('DUREE_SANS_PROROGATION', { nom: leLieu(lieu), dit, terme }, lieu),
  ];
  const fins = new Set([terme, ...prorogees]);
  const ditUneFin = (texte: string): boolean =>
    finsDites(texte).length > 0 && LA_CONVENTION_FINIT.test(plierTexte(texte));
  const ailleurs = alineasNouveaux(avant, apres, ditUneFin)
    .flatMap((alinea) => finsDites(texteAlinea(alinea)))
    .find((jour) => !fins.has(jour));
  if (ailleurs !== undefined) return say(formatDate(ailleurs));
  const ecart = ecartEntre(avant, apres);
  const touche = [ecart.avant, ecart.apres].some((divisions) =>
    divisions.some((one) => dureesDe(one).length > 0),
  );
  if (!touche) return [];
  const [old, now] = [alineasDeDuree(avant), alineasDeDuree(apres)].map((all) =>
    all.map(({ texte }) => texte),
  );
  if (old === undefined || now === undefined || old.length === 0 || old.join('\n') === now.join('\n'))
    return [];
  if (now.length < old.length && operation.modification.nature !== 'remplacer_mots')
    return [defaut('DUREE_RETIREE', { nom: leLieu(lieu), terme }, lieu)];
  const dits = (lire: (texte: string) => readonly string[]): string | undefined => {
    const before = new Set(old.flatMap(lire));
    return now.flatMap(lire).find((one) => !before.has(one));
  };
  const connus = new Set([...fins, ...old.flatMap(joursDits)]);
  const jour = now.flatMap(joursDits).find((one) => !connus.has(one));
  const anneesConnues = new Set([...fins].map((one) => one.slice(0, 4)));
  const annee = dits(anneesDites);
  const dit =
    jour === undefined
      ? (dits(lapsDits) ?? (annee === undefined || anneesConnues.has(annee) ? undefined : annee))
      : formatDate(jour);
  return dit === undefined ? [] : say(dit);
}

/** What the avenant makes the text say of the end, once all of it has applied: the last extension, and no other. */
export function prorogationDefaite(
  { operation: { modification }, apres }: Etape,
  last: TexteEnVigueur,
): readonly Defaut[] {
  if (modification.nature !== 'proroger' || apres === null) return [];
  const { divisionId, alineaId, fin } = modification;
  const alinea = findDivision(last, divisionId)?.alineas.find(({ id }) => id === alineaId);
  const reste = alinea !== undefined && finDite(texteAlinea(alinea)) === fin && last.fin?.date === fin;
  return reste ? [] : [defaut('PROROGATION_DEFAITE', { fin }, lieuDe(last, divisionId, alineaId))];
}

const CONVENTION_DATEE = new RegExp(`\\bconvention (?:signee le|conclue le|en date du|du) ${JOUR_DIT}`, 'u');

/** The day a sentence gives to the convention it changes; null when it gives none. What it quotes does not count. */
function conventionDite(phrase: string): CivilDate | null {
  return lireDate(CONVENTION_DATEE.exec(plierTexte(horsCitations(phrase)))?.[1] ?? '');
}

/** The days a convention may be called by: its effect, the one written on it, each of its signatures. */
function joursDe({ faitLe, signatures }: Convention, effet: Effet): ReadonlySet<CivilDate> {
  return new Set([
    ...(effet.etat === 'determine' ? [effet.date] : []),
    ...(faitLe === null ? [] : [faitLe]),
    ...signatures.map(({ date }) => date),
  ]);
}
