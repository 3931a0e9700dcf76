import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import {
  choix,
  cle,
  facultatif,
  fiche,
  jour,
  liste,
  nombre,
  signataire,
  suite,
  texte,
  texteLong,
  unDe,
} from '../champs';
import { decrirePlate } from '../fiche';
import type { Fiche } from '../fiche';
import { ARTICLE_LABELS, CIVILITES, GENRE_GRAMMATICAL_LABELS } from './commun';
import { NATURES_POUVOIR_LABELS } from './natures';

const membres = {
  id: cle(),
  conventionId: fiche('conventions'),
  /** The office whose holder gave it, kept for life whoever holds it. */
  signataireId: signataire('Délégant'),
  civilite: unDe('Civilité', CIVILITES),
  prenom: texte('Prénom'),
  nom: texte('Nom'),
  /** « Secrétaire général pour les affaires régionales », with its capital: the signature block prints it. */
  qualite: texte('Qualité'),
  genre: facultatif(choix('Genre de la qualité', GENRE_GRAMMATICAL_LABELS)),
  article: facultatif(choix('Article', ARTICLE_LABELS)),
  qualiteLongue: facultatif(texte('Forme longue')),
  appel: facultatif(texte('Formule d’appel')),
  /** What an order lacks keeps it from being used: it is recorded all the same, and says what is missing. */
  numero: facultatif(texte('Numéro de l’arrêté')),
  date: facultatif(jour('Date de l’arrêté')),
  portee: suite('Portée', choix('Actes', NATURES_POUVOIR_LABELS)),
  objet: facultatif(texteLong('Objet')),
  /** Among those who may sign for the same office: the second signs when the first is away. */
  rang: facultatif(nombre('Rang', 1)),
  debut: facultatif(jour('À compter du')),
  fin: facultatif(jour('Jusqu’au')),
  /** « RAA n° 84-2026-041 », « site de la Région ». */
  support: facultatif(texte('Publiée à')),
  publieeLe: facultatif(jour('Publiée le')),
  /** The first day the delegate is no longer in office. */
  departLe: facultatif(jour('Délégataire parti le')),
  departSource: facultatif(texte('Source du départ')),
  /** The first day it no longer holds. */
  abrogeeLe: facultatif(jour('Abrogée le')),
  abrogationMotif: facultatif(texte('Motif de l’abrogation')),
  /** Each successor in the office who made it theirs. */
  reconductions: liste(
    'Reconductions',
    { date: jour('Date'), source: texte('Source'), publieeLe: jour('Publiée le') },
    {
      cle: ({ date }) => date,
      nom: ({ date }) => `Reconduction du ${formatDate(date)}`,
    },
  ),
};

type Arrete = { readonly numero: string | null; readonly date: CivilDate | null };
/** « l’arrêté n° 2026-041 du 3 mars 2026 », with what is known of it. */
export const nomArrete = ({ numero, date }: Arrete): string =>
  [
    'l’arrêté',
    ...(numero === null ? ['sans numéro'] : [`n°\u00a0${numero}`]),
    ...(date === null ? [] : [`du ${formatDate(date)}`]),
  ].join(' ');

/** Who may sign for the holder of an office, by which order: personal, published, and gone with either of them. */
export const delegations = decrirePlate({
  nom: 'Délégation',
  pluriel: 'Délégations',
  le: 'la délégation',
  disparue: 'la délégation dont il dépend',
  membres,
  nommer: ({ civilite, prenom, nom, qualite }) => `${civilite} ${prenom} ${nom}, ${qualite}`,
  designer: ({ civilite, prenom, nom, ...arrete }) =>
    `la délégation de ${civilite} ${prenom} ${nom} (${nomArrete(arrete)})`,
  rubrique: 'convention',
  terminal: 'delegation',
  tableau: 'delegations',
});
export type Delegation = Fiche<typeof delegations>;
