/** A reading that may be long. */
export const textLecture = {
  progress: 'Avancement de la lecture',
  reading: 'Lecture en cours. Échap l’arrête.',
  stop: 'Arrêter',
  stopped: 'Lecture arrêtée. Rien n’a été enregistré.',
};
