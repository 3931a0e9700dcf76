import { executoireLe } from '#registre/fiches/deliberations';
import type { Deliberation } from '#registre/fiches/deliberations';
import type { CivilDate } from '../civil-date';
import { formatDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { Denonciation } from '../fiches/denonciation';
import { dePartie } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { deliberationsAutorisant } from '../pouvoirs/autorisation';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';
import { constater } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';

const SOURCE = 'CGCT, art. L. 4141-1';

/** What is said of the authorisation of an act that ends the convention, as somebody records it. */
export type SaisieAutorisation = {
  readonly deliberationId?: string | null | undefined;
  readonly sansDeliberation?: string | null | undefined;
};

/** What the act keeps of it. */
export type Autorisation = {
  readonly gardee: Pick<Denonciation, 'deliberationId' | 'sansDeliberation'>;
  readonly avertissements: readonly Avertissement[];
};

/** Those of this party that authorise the convention to be ended, whichever the act. */
export const deliberationsPourFin = (
  registre: Registre,
  conventionId: string,
  partieId: string,
): readonly Deliberation[] =>
  deliberationsAutorisant(registre, conventionId, { collection: 'denonciations', id: '' }, partieId);

/** A party acts by délibération once one of its own is recorded here: none is guessed from its name. */
export const agitParDeliberation = (registre: Registre, conventionId: string, partieId: string): boolean =>
  [...registre.deliberations.values()].some(
    (one) => one.conventionId === conventionId && one.partieId === partieId,
  );

/**
 * The délibération that authorises a party to end the convention: the one that is named, else the last that was
 * enforceable that day. A party that acts by délibération and has none for this act is refused, unless a jurist says why.
 */
export function autorisationDeFin(
  registre: Registre,
  convention: Convention,
  {
    partie,
    jour,
    saisie: { deliberationId = null, sansDeliberation = null },
    constat,
  }: {
    readonly partie: Partie;
    readonly jour: CivilDate;
    readonly saisie: SaisieAutorisation;
    readonly constat: Constat;
  },
): Result<Autorisation> {
  const propres = deliberationsPourFin(registre, convention.id, partie.id);
  const nommee =
    deliberationId === null
      ? [...propres].reverse().find((one) => (executoireLe(one) ?? '9999-12-31') <= jour)
      : propres.find(({ id }) => id === deliberationId);
  if (deliberationId !== null && nommee === undefined)
    return refuse(refus('DELIBERATION_AUTRE_OBJET', { partie: dePartie(partie) }, 'deliberationId'));
  if (nommee !== undefined) {
    const depuis = executoireLe(nommee);
    if (depuis !== null && depuis <= jour)
      return ok({ gardee: { deliberationId: nommee.id }, avertissements: [] });
  }
  if (sansDeliberation !== null)
    return ok({
      gardee: { sansDeliberation },
      avertissements: [
        avertir(
          `Aucune délibération exécutoire ${dePartie(partie)} n’autorise cet acte : ${sansDeliberation}`,
          SOURCE,
        ),
      ],
    });
  const tardive = nommee ?? propres.at(-1);
  const denied =
    tardive !== undefined
      ? refus(
          'DELIBERATION_PAS_EXECUTOIRE',
          {
            deliberation: `la délibération n° ${tardive.numero} du ${formatDate(tardive.date)}`,
            jour,
            depuis: executoireLe(tardive),
          },
          deliberationId === null ? 'notifieeLe' : 'deliberationId',
        )
      : agitParDeliberation(registre, convention.id, partie.id)
        ? refus('DELIBERATION_REQUISE', { partie: dePartie(partie) }, 'deliberationId')
        : null;
  const kept = constater(constat, denied);
  return kept === null ? ok({ gardee: {}, avertissements: [] }) : refuse(kept);
}
