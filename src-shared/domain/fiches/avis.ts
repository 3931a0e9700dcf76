import { formatDate } from '../civil-date';
import { estComiteRegional } from '../clauses/lire';
import { lowerFirst } from '../french';
import { valeurs } from '#registre/champs';
import { FORMATION_LABELS, SENS_LABELS } from '#registre/fiches/avis';
import type { Avis, Formation, SensAvis, Votes } from '#registre/fiches/avis';

export { FORMATION_LABELS, SENS_LABELS } from '#registre/fiches/avis';
export type { Formation, SensAvis, Votes, Seance, Avis } from '#registre/fiches/avis';

export const SENS_AVIS = valeurs(SENS_LABELS);
export const FORMATIONS = valeurs(FORMATION_LABELS);

/** As an answer to « qui a siégé ? ». */
export const FORMATION_LONG_LABELS: Readonly<Record<Formation, string>> = {
  pleniere: `comité en séance ${FORMATION_LABELS.pleniere}`,
  bureau: FORMATION_LABELS.bureau,
};

/** A postponement or a silence is not an avis; everything else is, whatever its sense. */
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

/** What the code asks of the regional committee, a body of another name asks of itself. */
export const loiDuComite = (instance: string, article: string): string =>
  estComiteRegional(instance) ? `C. trav., art. ${article}` : 'Règlement intérieur de l’instance consultée';

/** « du comité », « de la commission permanente », « de l'assemblée plénière ». */
export function deInstance(instance: string): string {
  const name = instance.trim();
  if (/^le /iu.test(name)) return `du ${name.slice(3)}`;
  if (/^la /iu.test(name)) return `de la ${name.slice(3)}`;
  if (/^l['’]/iu.test(name)) return `de ${lowerFirst(name)}`;
  if (/^(?:assemblée|instance|observatoire)\b/iu.test(name)) return `de l'${name}`;
  if (/^(?:commission|conférence|section|formation|délégation)(?!\p{L})/iu.test(name)) return `de la ${name}`;
  return `du ${name}`;
}

/** How the avis is named in a visa. A postponement or a silence is no avis and never comes here. */
const QUALIFICATIF: Readonly<Record<SensAvis, string>> = {
  favorable: 'favorable ',
  favorable_avec_reserves: 'favorable avec réserves ',
  favorable_avec_recommandations: 'favorable avec recommandations ',
  defavorable: 'défavorable ',
  partage: 'partagé ',
  pris_acte: '',
  sursis: '',
  sans_avis: '',
};

/** « Vu l'avis favorable du comité en date du 3 mars 2026 ; », of an avis that counts as one. */
export function direVisa({ instance, seance, sens }: Pick<Avis, 'instance' | 'seance' | 'sens'>): string {
  const rendu = `${deInstance(instance)} en date du ${formatDate(seance.date)}`;
  const suite = sens === 'pris_acte' ? ', prenant acte du projet' : '';
  return `Vu l'avis ${QUALIFICATIF[sens]}${rendu}${suite} ;`;
}
