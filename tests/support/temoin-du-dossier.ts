import { echeances, jour } from './oracle';
import type { Jour } from './oracle';

/*
 * Who remembers what was done of a case and judges by himself whether the convention may be over: nothing is asked of the
 * rules, nor of the states they compute. Days are numbers.
 */

export type Depart = 'envoi' | 'premiere_presentation' | 'reception';
export type Laps = { readonly n: number; readonly unite: 'jours' | 'mois' };
/** What the convention allows; null: it says nothing of it. */
export type Loi = {
  readonly manquement: (Laps & { readonly depart: Depart; readonly pleinDroit: boolean }) | null;
  readonly sansMotif: (Laps & { readonly depart: Depart }) | null;
  readonly accord: boolean;
};

type Pli = {
  readonly id: string;
  readonly a: string;
  readonly depot: Jour;
  presente: Jour | null;
  remis: Jour | null;
  refuse: Jour | null;
  perdu: boolean;
  /** It came back unclaimed, or refused. */
  rendu: boolean;
};
export type Lettre = {
  readonly faits: Jour;
  signee: Jour | null;
  close: boolean;
  tenue: boolean;
  accorde: Jour | null;
  readonly plis: Pli[];
};
export type Acte = {
  readonly notifie: Jour;
  /** What it takes effect from: its reception, a day, its own day, or a notice period. */
  readonly effet:
    | { readonly de: 'reception' }
    | { readonly de: 'jour'; readonly le: Jour }
    | ({ readonly de: 'preavis'; readonly depart: Depart; readonly le: Jour | null } & Laps);
  recu: Jour | null;
  presente: Jour | null;
  readonly plis: Pli[];
  readonly suites: { readonly nature: string; readonly le: Jour }[];
};

/** The day a fact is known of a letter; null while it is not. */
function fait(pli: Pli, depart: Depart): Jour | null {
  if (depart === 'envoi') return pli.depot;
  if (depart === 'premiere_presentation') return pli.presente;
  if (pli.remis !== null) return pli.remis;
  return pli.rendu || pli.refuse !== null ? (pli.presente ?? pli.refuse) : null;
}

/** The last of the facts of letters that reached somebody; null while one is missing, or nobody was reached. */
function dernier(plis: readonly Pli[], depart: Depart): Jour | null {
  const faits = plis.filter(({ perdu }) => !perdu).map((pli) => fait(pli, depart));
  return faits.length === 0 || faits.includes(null) ? null : Math.max(...faits.map((one) => one ?? 0));
}

/** Those none of whose letters reached them. */
const perdus = (plis: readonly Pli[]): readonly string[] =>
  plis.map(({ a }) => a).filter((a) => plis.every((one) => one.a !== a || one.perdu));

export class Temoin {
  readonly lettres = new Map<string, Lettre>();
  readonly actes = new Map<string, Acte>();

  constructor(
    private readonly loi: Loi,
    private readonly effet: Jour,
    private readonly terme: Jour,
  ) {}

  pli(liste: Pli[], id: string, a: string, depot: Jour): void {
    liste.push({ id, a, depot, presente: null, remis: null, refuse: null, perdu: false, rendu: false });
  }

  /** What the post says replaces what it said. */
  suivi(
    liste: readonly Pli[],
    id: string,
    dit: {
      readonly presentationLe: string | null;
      readonly distributionLe: string | null;
      readonly refusLe: string | null;
      readonly retour: { readonly motif: string } | null;
    },
  ): void {
    const pli = liste.find((one) => one.id === id);
    if (pli === undefined) throw new Error('a letter nobody sent');
    const le = (date: string | null): Jour | null => (date === null ? null : jour(date));
    pli.presente = le(dit.presentationLe);
    pli.remis = le(dit.distributionLe);
    pli.refuse = le(dit.refusLe);
    pli.perdu = dit.retour?.motif === 'adresse_inconnue';
    pli.rendu = dit.retour !== null && !pli.perdu;
  }

  /** Why the convention could not be denounced that day upon this letter; null when it could. */
  fauteDeDenoncer(lettre: Lettre, le: Jour, motive: boolean, constat: boolean): string | null {
    const { manquement } = this.loi;
    if (manquement === null) return 'aucune clause de manquement';
    if (le < this.effet || le > this.terme) return 'hors de la validité';
    const { signee, plis } = lettre;
    if (signee === null || signee > le) return 'lettre non signée';
    if (lettre.faits > signee) return 'faits postérieurs à la lettre';
    if (lettre.close) return 'lettre retirée ou régularisée';
    if (plis.some(({ depot }) => depot < signee)) return 'envoi avant la signature';
    if (perdus(plis).length > 0 && !lettre.tenue) return 'un destinataire n’est pas touché';
    const comptes = lettre.tenue
      ? plis.filter(({ a }) => plis.every((one) => one.a !== a || !one.perdu))
      : plis;
    const depart = dernier(comptes, manquement.depart);
    if (depart === null) return 'le délai ne court pas';
    const { strict, prudent } = echeances(depart, manquement);
    if (le < (motive ? strict : prudent)) return 'le délai court encore';
    if (lettre.accorde !== null && le <= lettre.accorde) return 'un délai accordé court encore';
    return constat && !manquement.pleinDroit ? 'constat sans clause de plein droit' : null;
  }

  /** Why the convention could not be ended without a breach that day; null when it could. */
  fauteDeResilier(motif: string, le: Jour, tous: boolean): string | null {
    if (le < this.effet || le > this.terme) return 'hors de la validité';
    // What all agreed to, all may end, whether a clause says so or not (C. civ., art. 1193).
    if (motif === 'accord') return tous ? null : 'une partie n’est pas d’accord';
    return this.loi.sansMotif === null ? 'aucune clause de sortie' : null;
  }

  /** From which day an act ends the convention; null while it does not. */
  static fin(acte: Acte): Jour | null {
    const { plis, effet, notifie } = acte;
    const last = acte.suites.at(-1);
    if (last !== undefined && last.nature !== 'fin_suspension') return null;
    const touches = plis.length > 0 && perdus(plis).length > 0;
    const connu = (depart: Depart): Jour | null => {
      if (depart === 'envoi')
        return Math.max(notifie, ...plis.filter(({ perdu }) => !perdu).map(({ depot }) => depot));
      if (touches) return null;
      const seul = depart === 'reception' ? acte.recu : acte.presente;
      return plis.length === 0 ? seul : dernier(plis, depart);
    };
    const propre = ((): Jour | null => {
      if (effet.de === 'jour') return effet.le;
      if (effet.de === 'reception') return connu('reception');
      const depart = connu(effet.depart);
      return depart === null ? null : Math.max(echeances(depart, effet).strict, effet.le ?? 0);
    })();
    return propre === null ? null : Math.max(propre, last?.le ?? propre);
  }

  /** Whether some act had ended the convention by that day. */
  finie = (le: Jour): boolean =>
    [...this.actes.values()].some((acte) => (Temoin.fin(acte) ?? Infinity) <= le);
}
