import { cle, facultatif, fiche, nombre, signataire, texte } from '../champs';
import { decrirePlate } from '../fiche';
import type { Fiche } from '../fiche';

const membres = {
  id: cle(),
  conventionId: fiche('conventions'),
  /** The office that writes: the préfecture, the academy and the Region each have a paper of their own. */
  signataireId: signataire('Fonction'),
  service: facultatif(texte('Service')),
  affaireSuiviePar: facultatif(texte('Affaire suivie par')),
  telephone: facultatif(texte('Téléphone')),
  courriel: facultatif(texte('Courriel')),
  /** The beginning of the sender's own references: « SGAR/PRE ». */
  reference: facultatif(texte('Nos références')),
  /** In millimetres, all four or none: 25 on each side where nothing is said. */
  margeHaut: facultatif(nombre('Marge haute (mm)')),
  margeBas: facultatif(nombre('Marge basse (mm)')),
  margeGauche: facultatif(nombre('Marge gauche (mm)')),
  margeDroite: facultatif(nombre('Marge droite (mm)')),
  /** The image is the last PNG or JPEG piece attached to this record; its height follows from its own shape. */
  logoLargeur: facultatif(nombre('Largeur de l’image d’en-tête (mm)')),
  logoTexte: facultatif(texte('Ce que dit l’image d’en-tête')),
};

/** The paper an institution writes on, as it gives it: nothing of it is drawn by the application. */
export const papiers = decrirePlate({
  nom: 'Papier à en-tête',
  pluriel: 'Papiers à en-tête',
  le: 'le papier à en-tête',
  disparue: 'le papier à en-tête dont il dépend',
  membres,
  nommer: ({ service }) => (service === null ? 'Papier à en-tête' : `Papier à en-tête : ${service}`),
  designer: ({ service }) =>
    service === null ? 'le papier à en-tête' : `le papier à en-tête de « ${service} »`,
  rubrique: 'convention',
  terminal: 'papier',
  tableau: 'papiers',
});
export type Papier = Fiche<typeof papiers>;
