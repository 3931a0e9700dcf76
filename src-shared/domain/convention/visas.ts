import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { joursDits } from '../texte/dates-dites';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';

const VISA = /^\s*vu\b/iu;
const LONG = 120;

/**
 * The visas among these texts that cite a day after `jour`: an act is not taken in view of what was not there yet.
 * The day is the first signature, or that of the putting to signature.
 */
export const visasPosterieurs = (textes: readonly string[], jour: CivilDate): readonly Avertissement[] =>
  textes.flatMap((texte) => {
    const cite = VISA.test(texte) ? joursDits(texte).find((date) => date > jour) : undefined;
    if (cite === undefined) return [];
    const dit = texte.length > LONG ? `${texte.slice(0, LONG)}…` : texte.replace(/\s*;\s*$/u, '');
    return [
      avertir(
        `Le visa « ${dit} » cite le ${formatDate(cite)}, après le ${formatDate(jour)} où l’acte part à la signature ou reçoit sa première signature.`,
        'Un acte vise ce qui existe avant lui',
      ),
    ];
  });
