import { formatDate } from '#domain/civil-date';
import { absent, cle, facultatif, fiche, jour, texte, texteLong } from '../champs';
import { decrirePlate } from '../fiche';
import type { Fiche } from '../fiche';

const membres = {
  id: cle(),
  conventionId: fiche('conventions'),
  libelle: texte('Échéance'),
  date: jour('Date'),
  /** Who holds it up; null: the secretariat. */
  attendu: facultatif(texte('Attendu de')),
  /** Why that day: « article 4 : bilan annuel », « demande du préfet ». */
  cause: texteLong('Pourquoi ce jour'),
  sinon: facultatif(texteLong('Si rien n’est fait')),
  /** The draft it belongs to; null: the convention. */
  avenantId: absent(facultatif(fiche('avenants', 'Avenant concerné'))),
  tenueLe: facultatif(jour('Tenue le')),
};

/** A date that no clause computes and that the service holds itself to: an annual report, an answer that was promised. */
export const echeancesLibres = decrirePlate({
  nom: 'Échéance libre',
  pluriel: 'Échéances libres',
  le: 'l’échéance libre',
  disparue: 'l’échéance libre dont il dépend',
  membres,
  nommer: ({ libelle, date }) => `${libelle}, le ${formatDate(date)}`,
  designer: ({ libelle, date }) => `l’échéance libre « ${libelle} » du ${formatDate(date)}`,
  rubrique: 'convention',
  terminal: 'echeance-libre',
  tableau: 'echeances-libres',
});
export type EcheanceLibre = Fiche<typeof echeancesLibres>;
