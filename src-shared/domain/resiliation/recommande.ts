import { avertir } from '../refus';
import type { Avertissement } from '../refus';

const LA_POSTE = /^[0-9][A-Z][0-9]{11}$/;
const S10 = /^[A-Z]{2}[0-9]{9}[A-Z]{2}$/;
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** Upper case, without blanks, dots nor hyphens. */
export function normaliseNumero(numero: string): string {
  return numero.toUpperCase().replace(/[\s.\-\u00a0\u202f]/g, '');
}

/** As the post prints it, where its form is known; as it was typed otherwise. */
export function ecrireNumero(numero: string): string {
  const normal = normaliseNumero(numero);
  if (LA_POSTE.test(normal)) return normal.replace(/^(..)(...)(...)(....)(.)$/u, '$1 $2 $3 $4 $5');
  if (S10.test(normal)) return normal.replace(/^(..)(...)(...)(...)(..)$/u, '$1 $2 $3 $4 $5');
  return numero.trim();
}

/** The number that was probably meant, where one letter stands for a digit: O for 0, I for 1; null when none is. */
function confondu(normal: string): string | null {
  const chiffres = (text: string): string => text.replaceAll('O', '0').replaceAll('I', '1');
  const national = chiffres(normal.slice(0, 1)) + normal.slice(1, 2) + chiffres(normal.slice(2));
  const international = normal.slice(0, 2) + chiffres(normal.slice(2, -2)) + normal.slice(-2);
  return (
    [national, international].find((one) => one !== normal && (LA_POSTE.test(one) || S10.test(one))) ?? null
  );
}

/** Check digit of an international item (UPU S10): weights 8 6 4 2 3 5 9 7; 10 gives 0, 11 gives 5. */
export function s10CheckDigit(serial: string): number {
  const sum = S10_WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(serial[index]), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 0 : check === 11 ? 5 : check;
}

/** A registered-mail number is never rejected on its form: the proof of deposit is the fact, the number its label. */
export function numeroWarnings(numero: string): readonly Avertissement[] {
  const normal = normaliseNumero(numero);
  if (LA_POSTE.test(normal)) return [];
  if (S10.test(normal)) {
    return s10CheckDigit(normal.slice(2, 10)) === Number(normal[10])
      ? []
      : [
          avertir(
            `La clé du numéro de recommandé international ${numero} est fausse : vérifiez-le sur la preuve de dépôt.`,
            'UPU, norme S10',
          ),
        ];
  }
  const lu = confondu(normal);
  if (lu !== null)
    return [
      avertir(
        `Le numéro de recommandé « ${numero} » porte une lettre où l’on attend un chiffre : ${ecrireNumero(lu)} ? Vérifiez-le sur la preuve de dépôt.`,
        'Preuve de dépôt',
      ),
    ];
  return [
    avertir(
      `Le numéro de recommandé « ${numero} » n’a ni la forme de La Poste (1A 123 456 7890 1) ni la forme internationale ` +
        '(RR 123 456 785 FR) : vérifiez O et 0, I et 1.',
      'Preuve de dépôt',
    ),
  ];
}
