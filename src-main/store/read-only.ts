import { formatInstant } from '#contract/instant';
import type { LectureSeule } from '../application/ports';
import type { Detenteur, Lieu, StoreError } from './errors';
import type { Tete } from './journal';
import { holderText } from './lock-holder';
import type { Derniere } from './warnings';

/* Why nothing can be recorded now, and the way out: one sentence for each, whatever the door. */

/** A reader that never asked to write: the terminal's. */
export function asked(detenteur: Detenteur | null): LectureSeule {
  if (detenteur) return held(detenteur);
  return {
    cause: 'demandee',
    code: 'LECTURE_SEULE',
    raison: 'Ce registre est ouvert en lecture seule.',
    remede: 'Rouvrez-le pour y écrire.',
    lieu: null,
    detenteur: null,
  };
}

/** Somebody else writes. */
export function held(detenteur: Detenteur): LectureSeule {
  return {
    cause: 'detenue',
    code: 'VERROUILLE',
    raison: `Ce registre est ouvert ${holderText(detenteur)} : vous le consultez en lecture seule, et voyez au fur et à mesure ce qui y est enregistré.`,
    remede: 'Pour y écrire, attendez que l’autre session se termine, ou fermez cette autre session.',
    lieu: null,
    detenteur,
  };
}

/** Whoever wrote has gone. */
export function freed(): LectureSeule {
  return {
    cause: 'liberee',
    code: 'LECTURE_SEULE',
    raison: 'L’autre session s’est terminée : plus personne n’écrit dans ce registre.',
    remede: 'Passez en écriture pour prendre sa place.',
    lieu: null,
    detenteur: null,
  };
}

/** This session wrote, slept, and another took its place. */
export function overtaken(detenteur: Detenteur): LectureSeule {
  return {
    ...held(detenteur),
    cause: 'verrou_perdu',
    raison: `Pendant une interruption de cette session (mise en veille, disque débranché), ce registre a été ouvert ${holderText(detenteur)}. Vous le consultez désormais en lecture seule.`,
  };
}

/** The files are damaged: the last sound state is shown, and nothing is written over the rest. */
export function damaged(
  defaut: Lieu & { readonly message: string },
  { tete, derniere }: { readonly tete: Tete; readonly derniere: Derniere | null },
): LectureSeule {
  const { fichier, ligne, seq, message } = defaut;
  const state =
    tete.seq === 0
      ? 'Aucune action n’a pu être relue.'
      : `Vous consultez le registre tel qu’il était après l’entrée n° ${tete.seq}${derniere ? `, du ${formatInstant(derniere.at)}` : ''}.`;
  return {
    cause: 'endommagee',
    code: 'JOURNAL_CORROMPU',
    raison: `${message} ${state}`,
    remede:
      'Restaurez une sauvegarde depuis la page « Sauvegardes ». D’ici là rien n’est écrit ni déplacé dans le dossier : vous pouvez en faire une copie.',
    lieu: { fichier, ligne, seq },
    detenteur: null,
  };
}

/** The folder can be read, not written; or could be read a moment ago. */
export function unavailable({ code, message, remede, lieu }: StoreError): LectureSeule {
  return { cause: 'inaccessible', code, raison: message, remede, lieu, detenteur: null };
}
