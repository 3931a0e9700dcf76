import { formatDate, minDate } from '../civil-date';
import type { Avis } from '../fiches/avis';
import type { Convention } from '../fiches/convention';
import { avisSurConvention, lastAvisRendu } from '../lookup';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';

const SOURCE = 'C. trav., art. R. 6123-3-2, 5°';

/** An avis given once the convention was being signed: the code wants it before. */
export function avisTardif(
  { signatures }: Pick<Convention, 'signatures'>,
  { seance }: Pick<Avis, 'seance'>,
): readonly Avertissement[] {
  if (signatures.length === 0) return [];
  const first = signatures.map(({ date }) => date).reduce(minDate);
  return seance.date > first
    ? [
        avertir(
          `L’avis du ${formatDate(seance.date)} vient après la première signature (${formatDate(first)}) : le code le veut avant la conclusion de la convention.`,
          SOURCE,
        ),
      ]
    : [];
}

/** Said when it is signed; of signatures entered as history, a defect until an avis is recorded. */
export const SANS_AVIS = avertir(
  'Aucun avis du comité sur cette convention n’est enregistré : le code le veut avant qu’elle soit conclue.',
  SOURCE,
);

/** What the code asks before a convention is concluded, said when it is signed; it bars nothing here. */
export function avisPrealable(registre: Registre, convention: Convention): readonly Avertissement[] {
  const avis = lastAvisRendu(avisSurConvention(registre, convention.id));
  return avis === null ? [SANS_AVIS] : avisTardif(convention, avis);
}
