import { formatDate, formatShort } from '#domain/civil-date';
import {
  choix,
  cle,
  empreinte,
  facultatif,
  fiche,
  groupe,
  jour,
  nombre,
  texte,
  texteLong,
  tu,
} from '../champs';
import type { Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { reprise } from './commun';

export const SENS_LABELS = {
  favorable: 'favorable',
  favorable_avec_reserves: 'favorable avec réserves',
  favorable_avec_recommandations: 'favorable avec recommandations',
  defavorable: 'défavorable',
  pris_acte: 'pris acte',
  partage: 'partagé',
  sursis: 'sursis à statuer',
  sans_avis: 'sans avis exprimé',
} as const;
export type SensAvis = keyof typeof SENS_LABELS;

/** The committee gives the avis; its bureau only prepares (C. trav., art. R. 6123-3-9). */
export const FORMATION_LABELS = { pleniere: 'plénière', bureau: 'bureau' } as const;
export type Formation = keyof typeof FORMATION_LABELS;

const votes = groupe('Votes', {
  pour: nombre('Pour'),
  contre: nombre('Contre'),
  abstentions: nombre('Abstentions'),
  nePrendPasPart: nombre('Ne prend pas part au vote'),
});
export type Votes = Valeur<typeof votes>;

const seance = groupe('Séance', {
  date: jour('Date'),
  formation: choix('Formation', FORMATION_LABELS),
  lieu: facultatif(texte('Lieu')),
  convocationLe: facultatif(jour('Convocation')),
  /** Voting members of the committee, and those present or represented; null when the minutes do not say. */
  quorum: facultatif(
    groupe('Quorum', { membres: nombre('Membres'), presents: nombre('Présents ou représentés') }),
  ),
  /** Reference of the minutes (procès-verbal). */
  procesVerbal: facultatif(texte('Procès-verbal')),
});
export type Seance = Valeur<typeof seance>;

export const avis = decrire({
  nom: 'Avis',
  pluriel: 'Avis',
  le: 'l’avis',
  disparue: 'l’avis dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    /** Null for the avis on the convention itself, before it is concluded (C. trav., art. R. 6123-3-2, 5°). */
    avenantId: facultatif(fiche('avenants', 'Avenant examiné')),
    /** Name of the body on the day of the séance, frozen: a later renaming never rewrites it. */
    instance: texte('Instance'),
    seance,
    sens: choix('Sens', SENS_LABELS),
    votes: facultatif(votes),
    texte: texteLong('Texte'),
    /** SHA-256 of the exact draft examined. */
    empreinteProjet: empreinte('Empreinte du projet examiné'),
    /** That draft itself, as `texteDuProjet` writes it; null for an avis recorded before it was kept. */
    projetExamine: tu(facultatif(texte('Projet examiné'))),
    /** « Les avis sont rendus publics par le comité » (C. trav., art. R. 6123-3-2). */
    publication: facultatif(groupe('Publication', { date: jour('Date'), support: texte('Support') })),
    reprise,
  },
  nommer: (one) => `Avis du ${formatShort(one.seance.date)}`,
  designer: (one) => `l’avis du ${formatDate(one.seance.date)}`,
  rubrique: 'avis',
  terminal: 'avis',
  tableau: 'avis',
});
export type Avis = Fiche<typeof avis>;
