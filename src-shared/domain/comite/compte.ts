import type { Formation } from '#registre/fiches/avis';
import type { Membre, PointSeance, Presence, ReglesComite, SeanceComite } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';
import { quorumRequis } from './regles';

/* Who counts: present, represented or not, for the quorum and for the vote. One seat has one voice. */

/** Why somebody who came, or was represented, does not count. */
export type MotifEcart =
  | 'sans_voix'
  | 'hors_mandat'
  | 'hors_formation'
  | 'suppleant_en_double'
  | 'distance_exclue'
  | 'mandataire_absent'
  | 'mandataire_sans_voix'
  | 'mandat_en_trop';
export type Ecart = { readonly membreId: string; readonly motif: MotifEcart };

export type Compte = {
  /** Voting members the quorum is counted on. */
  readonly base: number;
  readonly requis: number;
  readonly presents: number;
  readonly mandats: number;
  /** Present or represented: what is held against the quorum. */
  readonly voix: number;
  readonly atteint: boolean;
  /** Members who stepped back from this point, among those who count. */
  readonly deports: number;
  /** Voices that may be cast on this point. */
  readonly votants: number;
  readonly ecartes: readonly Ecart[];
};

export const enFonctions = ({ debut, fin }: Pick<Membre, 'debut' | 'fin'>, jour: CivilDate): boolean =>
  debut <= jour && (fin === null || jour <= fin);

const siegeDe = ({ college, siege }: Membre): string => `${college} ${siege}`;

const siegeDansFormation = ({ bureau }: Membre, formation: Formation): boolean =>
  formation === 'pleniere' || bureau;

/** The seats that vote in this formation that day, whoever of their holder or alternates sits. */
export function siegesVotants(
  membres: readonly Membre[],
  formation: Formation,
  jour: CivilDate,
): ReadonlySet<string> {
  return new Set(
    membres
      .filter((one) => one.deliberatif && enFonctions(one, jour) && siegeDansFormation(one, formation))
      .map(siegeDe),
  );
}

type Seance = Pick<SeanceComite, 'date' | 'formation' | 'presences'>;

/**
 * The count of a séance, or of one of its points once some have left or stepped back. The holder counts before his
 * alternate, the first alternate before the second; a mandate counts when whoever holds it is there with a voice, within
 * the number the rules allow, in the order they were recorded.
 */
export function compter(
  membres: readonly Membre[],
  { date, formation, presences }: Seance,
  regles: ReglesComite,
  point: Pick<PointSeance, 'deports' | 'partisIds'> = { deports: [], partisIds: [] },
): Compte {
  const byId = new Map(membres.map((one) => [one.id, one]));
  const partis = new Set(point.partisIds);
  const ecartes: Ecart[] = [];
  const ecarter = (membreId: string, motif: MotifEcart): null => {
    ecartes.push({ membreId, motif });
    return null;
  };
  const RANGS = { titulaire: 0, suppleant: 1, second_suppleant: 2 } as const;
  const viennent = presences
    .flatMap((presence) => {
      const membre = byId.get(presence.membreId);
      return membre === undefined || presence.mode === 'absent' || partis.has(membre.id)
        ? []
        : [{ presence, membre }];
    })
    .sort((a, b) => RANGS[a.membre.rang] - RANGS[b.membre.rang]);

  /** The seat taken, and by whom. */
  const sieges = new Map<string, string>();
  const voteLui = ({ presence, membre }: { presence: Presence; membre: Membre }): string | null => {
    if (!membre.deliberatif) return ecarter(membre.id, 'sans_voix');
    if (!enFonctions(membre, date)) return ecarter(membre.id, 'hors_mandat');
    if (!siegeDansFormation(membre, formation)) return ecarter(membre.id, 'hors_formation');
    if (presence.mode === 'distance' && !regles.distance) return ecarter(membre.id, 'distance_exclue');
    const siege = siegeDe(membre);
    // His own mandate given to somebody does not keep the seat from the alternate who came.
    if (sieges.has(siege)) return ecarter(membre.id, 'suppleant_en_double');
    return siege;
  };
  const sur = viennent.filter(({ presence }) => presence.mode !== 'mandat');
  for (const one of sur) {
    const siege = voteLui(one);
    if (siege !== null) sieges.set(siege, one.membre.id);
  }
  const presents = sieges.size;
  const portent = new Set(sieges.values());
  const tenus = new Map<string, number>();
  const mandants = new Set<string>();
  for (const { presence, membre } of viennent.filter(({ presence: { mode } }) => mode === 'mandat')) {
    const siege = voteLui({ presence, membre });
    if (siege === null) continue;
    const { mandataireId } = presence;
    if (
      mandataireId === null ||
      partis.has(mandataireId) ||
      !sur.some((one) => one.membre.id === mandataireId)
    )
      ecarter(membre.id, 'mandataire_absent');
    else if (!portent.has(mandataireId)) ecarter(membre.id, 'mandataire_sans_voix');
    else if ((tenus.get(mandataireId) ?? 0) >= regles.mandats) ecarter(membre.id, 'mandat_en_trop');
    else {
      tenus.set(mandataireId, (tenus.get(mandataireId) ?? 0) + 1);
      sieges.set(siege, membre.id);
      mandants.add(membre.id);
    }
  }
  const base =
    regles.quorumBase === 'fixe' && regles.nombreMembres !== null && formation === 'pleniere'
      ? regles.nombreMembres
      : siegesVotants(membres, formation, date).size;
  const voix = presents + mandants.size;
  const requis = quorumRequis(base, regles);
  const comptent = new Set(sieges.values());
  const mandataireDe = new Map(presences.map(({ membreId, mandataireId }) => [membreId, mandataireId]));
  const seDeportent = new Set(point.deports.map(({ membreId }) => membreId));
  // Whoever steps back carries no mandate on that point either.
  const deports = [...comptent].filter((id) => {
    const par = mandants.has(id) ? mandataireDe.get(id) : null;
    return seDeportent.has(id) || (typeof par === 'string' && seDeportent.has(par));
  }).length;
  return {
    base,
    requis,
    presents,
    mandats: mandants.size,
    voix,
    atteint: base > 0 && voix >= requis,
    deports,
    votants: voix - deports,
    ecartes,
  };
}

/** The words of each reason, after a name: « Mme X : suppléante présente en même temps que… ». */
export const ECART_LABELS: Readonly<Record<MotifEcart, string>> = {
  sans_voix: 'siège sans voix délibérative',
  hors_mandat: 'n’est pas en fonctions ce jour-là',
  hors_formation: 'n’est pas membre du bureau',
  suppleant_en_double: 'le siège est déjà occupé : le suppléant ne vote qu’en l’absence du titulaire',
  distance_exclue: 'à distance, ce que les règles du comité n’admettent pas',
  mandataire_absent: 'mandat donné à quelqu’un qui n’est pas présent',
  mandataire_sans_voix: 'mandat donné à quelqu’un qui n’a pas voix délibérative',
  mandat_en_trop: 'mandat au-delà du nombre admis',
};
