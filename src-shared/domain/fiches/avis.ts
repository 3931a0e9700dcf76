import { valeurs } from '#registre/champs';
import { FORMATION_LABELS, SENS_LABELS } from '#registre/fiches/avis';
import type { Formation } from '#registre/fiches/avis';
import type { SensAvis, Votes } from '#registre/fiches/avis';

export { FORMATION_LABELS, SENS_LABELS } from '#registre/fiches/avis';
export type { Formation, SensAvis, Votes, Seance, Avis } from '#registre/fiches/avis';

export const SENS_AVIS = valeurs(SENS_LABELS);
export const FORMATIONS = valeurs(FORMATION_LABELS);

/** As an answer to « qui a siégé ? ». */
export const FORMATION_LONG_LABELS: Readonly<Record<Formation, string>> = {
  pleniere: `comité en séance ${FORMATION_LABELS.pleniere}`,
  bureau: FORMATION_LABELS.bureau,
};

/** A postponement or a silence is not an avis; everything else is, whatever its sense (art. 6: « après avis »). */
export const isAvisRendu = (sens: SensAvis): boolean => sens !== 'sursis' && sens !== 'sans_avis';

/**
 * How the votes went, for or against the draft: « à l'unanimité » only without a vote on the other side nor
 * abstention. Who wins says nothing of the chair's casting vote, so a tie is only named.
 */
export function majorite({ pour, contre, abstentions }: Votes): string {
  if (pour === contre) return 'partage égal des voix';
  const ampleur = Math.min(pour, contre) === 0 && abstentions === 0 ? 'à l’unanimité' : 'à la majorité';
  return pour > contre ? ampleur : `${ampleur}, contre le projet`;
}

/** Half of the voting members present or represented: the fallback rule (CRPA, art. R. 133-10). */
export function quorumAtteint(quorum: { readonly membres: number; readonly presents: number }): boolean {
  return quorum.presents * 2 >= quorum.membres;
}
