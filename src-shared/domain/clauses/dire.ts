import { DEMANDE_AVENANT_LABELS, DEPART_DUREE_LABELS, DEPART_EFFET_LABELS } from '#registre/fiches/clauses';
import type { Laps, NatureClause, Parametres, ParametresDe, SortClause } from '#registre/fiches/clauses';
import { MONTH_NAMES, formatDate } from '../civil-date';
import { dureeDe, dureeOf } from '../delais/calcul';
import { enumeration, inLetters, lowerFirst } from '../french';
import { dePartie } from '../parties/partie';
import { typographie } from '../typographie';

/* A clause in French, one way everywhere: screens, the terminal, the journal, messages. */

const NOMS: Readonly<Record<NatureClause, string>> = {
  effet: 'clause de prise d’effet',
  duree: 'clause de durée',
  renouvellement: 'clause de renouvellement',
  avenant: 'clause sur les avenants',
  resiliation: 'clause de résiliation',
  exemplaires: 'clause sur les exemplaires',
  obligation: 'obligation',
  litige: 'clause sur les litiges',
  autre: 'clause à apprécier',
};

/** « clause de résiliation », « obligation « Transmettre les données » »: inside a sentence. */
export const nomDeClause = (parametres: Parametres): string =>
  parametres.nature === 'obligation'
    ? typographie(`obligation « ${parametres.libelle} »`)
    : parametres.nature === 'autre'
      ? typographie(`${NOMS.autre} « ${parametres.objet} »`)
      : NOMS[parametres.nature];

/** « la clause de résiliation », « l’obligation « … » ». */
export const laClause = (parametres: Parametres): string =>
  `${parametres.nature === 'obligation' ? 'l’' : 'la '}${nomDeClause(parametres)}`;

/**
 * What a clause says, inside a sentence: « deux mois à compter de l’envoi d’une lettre recommandée avec avis de
 * réception ; faculté de dénoncer, par une partie ». `nommer` gives the name of a party from its id.
 */
export function direClause(
  parametres: Parametres,
  nommer: (partieId: string) => string = (id) => id,
): string {
  return typographie(dire(parametres, nommer));
}

/** What becomes of a clause: « inchangée : le délai reste le même », « trois mois à compter… ». */
export function direSort(sort: SortClause, nommer?: (partieId: string) => string): string {
  switch (sort.nature) {
    case 'inchangee':
      return sort.motif === null ? 'inchangée' : typographie(`inchangée : ${sort.motif}`);
    case 'retiree':
      return 'retirée';
    case 'nouvelle':
      return direClause(sort.parametres, nommer);
  }
}

function dire(parametres: Parametres, nommer: (partieId: string) => string): string {
  switch (parametres.nature) {
    case 'effet':
      return direEffet(parametres);
    case 'duree':
      return direDuree(parametres);
    case 'renouvellement':
      return direRenouvellement(parametres);
    case 'avenant':
      return direAvenant(parametres);
    case 'resiliation':
      return direResiliation(parametres);
    case 'exemplaires':
      return parametres.n === 1
        ? 'un exemplaire original'
        : `${inLetters(parametres.n)} exemplaires originaux`;
    case 'obligation':
      return `${lowerFirst(parametres.libelle.replace(/[\s,;:.]+$/u, ''))}, à la charge ${dePartie({ nom: nommer(parametres.debiteur) })}`;
    case 'litige':
      return `${parametres.tribunal}${parametres.amiable ? ', après une recherche de règlement amiable' : ''}`;
    case 'autre':
      return `${parametres.objet} : à apprécier par un juriste, le registre n’en calcule rien`;
  }
}

const laps = ({ n, unite }: Laps): string => dureeOf(n, unite);

function direEffet({ depart, date, decalage }: ParametresDe<'effet'>): string {
  const jour = depart === 'date' && date !== null ? `le ${formatDate(date)}` : DEPART_EFFET_LABELS[depart];
  if (decalage === null) return jour;
  return `${laps(decalage)} après ${jour.replace(/^à /u, '')}`;
}

function direDuree({ forme, instrument, debut, fin, n, unite, depart }: ParametresDe<'duree'>): string {
  switch (forme) {
    case 'indeterminee':
      return 'indéterminée';
    case 'instrument':
      return instrument === null ? 'celle d’un autre instrument' : `celle de l’instrument « ${instrument} »`;
    case 'dates':
      if (debut === null)
        return fin === null ? 'jusqu’à un jour qui n’est pas dit' : `jusqu’au ${formatDate(fin)}`;
      return fin === null
        ? `à compter du ${formatDate(debut)}`
        : `du ${formatDate(debut)} au ${formatDate(fin)}`;
    case 'periode': {
      const longueur = n === null || unite === null ? 'une durée qui n’est pas dite' : dureeOf(n, unite);
      if (depart === 'date' && debut !== null) return `${longueur} à compter du ${formatDate(debut)}`;
      return depart === null ? longueur : `${longueur} à compter ${DEPART_DUREE_LABELS[depart]}`;
    }
  }
}

function direRenouvellement({ tacite, fois, n, unite, preavis }: ParametresDe<'renouvellement'>): string {
  const combien =
    fois === null ? 'sans limite de nombre' : fois === 1 ? 'une fois' : `${inLetters(fois)} fois`;
  const limite =
    preavis === null
      ? ''
      : ` ; ${tacite ? 'opposition' : 'demande'} au plus tard ${laps(preavis)} avant le terme`;
  return `${tacite ? 'par tacite reconduction' : 'par décision expresse'}, ${combien}, pour ${dureeOf(n, unite)}${limite}`;
}

function direAvenant({ demande, avisCrefop, organe, articlesExclus }: ParametresDe<'avenant'>): string {
  const qui = demande === null ? 'sans dire qui peut le demander' : DEMANDE_AVENANT_LABELS[demande];
  const avis =
    organe !== null
      ? `, après avis de « ${organe} »`
      : avisCrefop
        ? ', après avis du comité'
        : ', sans avis préalable';
  const sauf =
    articlesExclus.length === 0
      ? ''
      : articlesExclus.length === 1
        ? ` ; sauf l’article ${articlesExclus[0] ?? ''}`
        : ` ; sauf les articles ${enumeration(articlesExclus)}`;
  return `${qui}${avis}${sauf}`;
}

const LETTRES: Readonly<Record<NonNullable<ParametresDe<'resiliation'>['forme']>, string>> = {
  lrar: 'une lettre recommandée avec avis de réception',
  lettre: 'une lettre',
  ecrit: 'un écrit',
};
const DEPARTS: Readonly<Record<NonNullable<ParametresDe<'resiliation'>['depart']>, string>> = {
  envoi: 'de l’envoi',
  premiere_presentation: 'de la première présentation',
  reception: 'de la réception',
};
/** What ends the convention, as a power and as an effect. */
const FINS: Readonly<Record<ParametresDe<'resiliation'>['motif'], readonly [string, string]>> = {
  manquement: ['faculté de dénoncer', 'résiliation de plein droit pour manquement'],
  sans_motif: ['faculté de résilier sans motif', 'résiliation de plein droit sans motif'],
  interet_general: [
    'faculté de résilier pour un motif d’intérêt général',
    'résiliation de plein droit pour un motif d’intérêt général',
  ],
  accord: ['faculté de résilier d’un commun accord', 'résiliation de plein droit d’un commun accord'],
};
const PAR = { une_partie: ', par une partie', les_autres: ', par les autres parties' } as const;
const PORTEES = {
  convention: ', pour toute la convention',
  partie_defaillante: ', pour la seule partie défaillante',
  partie_qui_se_retire: ', pour la seule partie qui se retire',
} as const;

function direResiliation({
  motif,
  n,
  unite,
  depart,
  francs,
  avantLe,
  caractere,
  forme,
  par,
  portee,
  toutArticle,
}: ParametresDe<'resiliation'>): string {
  const lettre = forme === null ? '' : LETTRES[forme];
  const duree = n === null || unite === null ? '' : dureeDe({ quantite: n, unite, francs });
  const delai =
    n === null || unite === null
      ? lettre === ''
        ? null
        : `par ${lettre}`
      : depart === null
        ? `${duree}${lettre === '' ? '' : ` par ${lettre}`}, sans point de départ dit`
        : `${duree} à compter ${DEPARTS[depart]}${lettre === '' ? '' : ` d’${lettre}`}`;
  const fin = FINS[motif][caractere === 'faculte' ? 0 : 1];
  return [
    ...(delai === null ? [] : [delai]),
    ...(avantLe === null ? [] : [`avant le ${jourDeLAnnee(avantLe)} de chaque année`]),
    `${fin}${par === null ? '' : PAR[par]}${portee === null ? '' : PORTEES[portee]}`,
    ...(toutArticle === true ? ['tout article peut être invoqué'] : []),
  ].join(' ; ');
}

/** « 06-30 » → « 30 juin ». */
function jourDeLAnnee(moisJour: string): string {
  const [mois = '', jour = ''] = moisJour.split('-');
  const nom = MONTH_NAMES[Number(mois) - 1];
  return nom === undefined ? moisJour : `${jour === '01' ? '1er' : String(Number(jour))} ${nom}`;
}
