import { formatDate, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import {
  absent,
  choix,
  cle,
  facultatif,
  fiche,
  jour,
  ouiNon,
  partie,
  suite,
  texte,
  texteLong,
} from '../champs';
import { decrirePlate } from '../fiche';
import type { Fiche } from '../fiche';
import { AUTORISABLES_LABELS } from './natures';

/** Who took it: the whole assembly, or the part of it that sits between its sessions (CGCT, art. L. 4133-6). */
export const ORGANE_LABELS = {
  assemblee: 'assemblée délibérante',
  commission_permanente: 'commission permanente',
} as const;
export type Organe = keyof typeof ORGANE_LABELS;

const membres = {
  id: cle(),
  conventionId: fiche('conventions'),
  partieId: partie('Collectivité'),
  organe: choix('Organe', ORGANE_LABELS),
  /** As the collectivity writes it: « CP-2023-06/17-73-7620 ». */
  numero: texte('Numéro'),
  date: jour('Date'),
  /** A session may last several days: « les 28 et 29 mars 2019 ». */
  derniereDate: facultatif(jour('Dernier jour de la session')),
  objet: texteLong('Objet'),
  /** The acts whose signature it authorises; absent from older records, which do not say. */
  autorise: absent(suite('Autorise la signature de', choix('Acte', AUTORISABLES_LABELS))),
  /** Which avenant, when it names one; null: whichever. */
  avenantId: absent(facultatif(fiche('avenants', 'Avenant autorisé'))),
  /** What it authorises already bore signatures when it was recorded: those originals do not cite it. */
  apresSignature: absent(ouiNon('Enregistrée après la signature')),
  /** Received by the representative of the State. */
  transmiseLe: facultatif(jour('Transmise le')),
  publieeLe: facultatif(jour('Publiée le')),
};

/**
 * The day from which a délibération may be acted upon: once made public and transmitted to the representative of the
 * State, whichever came last (CGCT, art. L. 4141-1); null while either is missing.
 */
export const executoireLe = (one: {
  readonly transmiseLe: CivilDate | null;
  readonly publieeLe: CivilDate | null;
}): CivilDate | null =>
  one.transmiseLe === null || one.publieeLe === null ? null : maxDate(one.transmiseLe, one.publieeLe);

export const deliberations = decrirePlate({
  nom: 'Délibération',
  pluriel: 'Délibérations',
  le: 'la délibération',
  disparue: 'la délibération dont il dépend',
  membres,
  calculs: [{ mot: 'Exécutoire à compter du', jour: executoireLe }],
  nommer: ({ numero, date }) => `Délibération n°\u00a0${numero} du ${formatDate(date)}`,
  designer: ({ numero, date }) => `la délibération n°\u00a0${numero} du ${formatDate(date)}`,
  rubrique: 'convention',
  terminal: 'deliberation',
  tableau: 'deliberations',
});
export type Deliberation = Fiche<typeof deliberations>;
