import { executoireLe } from '#registre/fiches/deliberations';
import type { Deliberation } from '#registre/fiches/deliberations';
import type { NatureAutorisable } from '#registre/fiches/natures';
import { compareDates, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { dePartie, partieOf } from '../parties/partie';
import type { Partie, Signature } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';

/*
 * What a collectivity's assembly authorised its representative to sign. Only a délibération recorded as authorising an
 * act is held against it: none is guessed, and one that is missing is for whoever prepares the act to notice.
 */

const SOURCE = 'CGCT, art. L. 4141-1';

/** An act to sign, by the collection it is kept in. */
export type ObjetSigne = {
  readonly collection: 'conventions' | 'avenants' | 'misesEnDemeure' | 'denonciations';
  readonly id: string;
};

export const NATURE_DE = {
  conventions: 'convention',
  avenants: 'avenant',
  misesEnDemeure: 'mise-en-demeure',
  denonciations: 'denonciation',
} as const satisfies Record<ObjetSigne['collection'], NatureAutorisable>;

const dernierJour = ({ date, derniereDate }: Pick<Deliberation, 'date' | 'derniereDate'>): CivilDate =>
  derniereDate ?? date;

const vise = ({ autorise = [], avenantId = null }: Deliberation, { collection, id }: ObjetSigne): boolean =>
  autorise.includes(NATURE_DE[collection]) &&
  (collection !== 'avenants' || avenantId === null || avenantId === id);

/**
 * The délibérations of a convention recorded as authorising an act, oldest first; of one collectivity when `partieId`
 * is told. One that names the avenant itself stands before those that name any.
 */
export function deliberationsAutorisant(
  registre: Registre,
  conventionId: string,
  objet: ObjetSigne,
  partieId: string | null = null,
): readonly Deliberation[] {
  const all = [...registre.deliberations.values()].filter(
    (one) =>
      one.conventionId === conventionId &&
      (partieId === null || one.partieId === partieId) &&
      vise(one, objet),
  );
  return all
    .filter(
      (one) =>
        (one.avenantId ?? null) !== null ||
        all.every(
          (other) => other.partieId !== one.partieId || (other.avenantId ?? null) === null || other === one,
        ),
    )
    .sort((a, b) => compareDates(dernierJour(a), dernierJour(b)));
}

/**
 * Those an act cites as it is printed: taken by its first signature, and known to the registry before it, as its
 * originals cannot bear what was recorded afterwards.
 */
export function deliberationsVisees(
  registre: Registre,
  conventionId: string,
  objet: ObjetSigne,
  signatures: readonly Signature[],
): readonly Deliberation[] {
  const premiere = signatures.map(({ date }) => date).sort(compareDates)[0];
  return deliberationsAutorisant(registre, conventionId, objet).filter(
    (one) => premiere === undefined || (dernierJour(one) <= premiere && one.apresSignature !== true),
  );
}

type Donnee = {
  readonly objet: ObjetSigne;
  readonly signataireId: string;
  readonly date: CivilDate;
};

type Manque = {
  readonly deliberation: Deliberation;
  readonly partie: Partie;
  readonly depuis: CivilDate | null;
};

/** The délibération that was not enforceable on the day of a signature; null when one was, or none is recorded. */
function pasExecutoire(
  registre: Registre,
  convention: Convention,
  { objet, signataireId, date }: Donnee,
): Manque | null {
  const partie = partieOf(convention.parties, signataireId);
  if (partie === undefined) return null;
  const all = deliberationsAutorisant(registre, convention.id, objet, partie.id);
  const tenues = all.map((deliberation) => ({ deliberation, partie, depuis: executoireLe(deliberation) }));
  if (tenues.some(({ depuis }) => depuis !== null && depuis <= date)) return null;
  return tenues.at(-1) ?? null;
}

const nom = ({ deliberation: { numero, date } }: Manque): string =>
  `la délibération n° ${numero} du ${formatDate(date)}`;

/**
 * Why a collectivity's representative may not sign on `date`: the délibération recorded as authorising that act is not
 * enforceable yet. Null when it is, when the signatory's party took none, or when none is recorded. A packet asks it.
 */
export function refuseSignatureAvantExecutoire(
  registre: Registre,
  convention: Convention,
  donnee: Donnee,
  champ: string | null = 'date',
): Refus | null {
  const manque = pasExecutoire(registre, convention, donnee);
  return manque === null
    ? null
    : refus(
        'SIGNATURE_AVANT_EXECUTOIRE',
        {
          partie: dePartie(manque.partie),
          date: donnee.date,
          deliberation: nom(manque),
          depuis: manque.depuis,
        },
        champ,
      );
}

/** Signatures given before the délibération that authorises them was enforceable: a lasting defect of the act. */
export const signaturesAvantExecutoire = (
  registre: Registre,
  convention: Convention,
  objet: ObjetSigne,
  signatures: readonly Signature[],
): readonly Avertissement[] =>
  signatures.flatMap(({ signataireId, date }) => {
    const manque = pasExecutoire(registre, convention, { objet, signataireId, date });
    return manque === null
      ? []
      : [
          avertir(
            `La signature ${dePartie(manque.partie)}, donnée le ${formatDate(date)}, précède le jour où ${nom(manque)} est exécutoire (${
              manque.depuis === null
                ? 'transmission ou publication non enregistrée'
                : formatDate(manque.depuis)
            }) : elle peut être contestée.`,
            SOURCE,
          ),
        ];
  });
