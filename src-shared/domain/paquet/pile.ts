import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { fold } from '../french';
import { quiSigne } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { NATURE_DE } from '../pouvoirs/autorisation';
import { delegatairesLe } from '../pouvoirs/qui-signe';
import type { Registre } from '../registre';
import { casesDe, etatPaquet, signatairesDeLActe, sonTour } from './paquet';
import type { Paquet } from './paquet';

/** One packet in a pile: whose signature it awaits, on which originals, and under which delegation it is given. */
export type AttenteDeSignature = {
  readonly paquet: Paquet;
  readonly convention: Convention;
  readonly signataireId: string;
  /** The numbers of the originals whose turn has come, in their order. */
  readonly originaux: readonly number[];
  /** Null: signed by the holder of the office. */
  readonly delegationId: string | null;
};

/** What one person may sign on one occasion. */
export type Pile = {
  readonly nom: string;
  readonly fonction: string;
  readonly attentes: readonly AttenteDeSignature[];
};

/** The originals that a signatory may sign now: those before in the circuit have signed them. */
function originauxAttendus(paquet: Paquet, signataireId: string): readonly number[] {
  const cases = casesDe(paquet);
  return cases
    .filter((one) => one.signataireId === signataireId && one.signee === null && sonTour(cases, one))
    .map(({ original }) => original);
}

/**
 * What awaits a signature, over every convention, by the person who gives it: the holder of the office as named on
 * `jour`, and each delegate whose delegation holds that day. Two offices of one person are two piles: they are signed
 * in two qualities.
 */
export function pilesASigner(registre: Registre, jour: CivilDate): readonly Pile[] {
  const piles = new Map<string, { nom: string; fonction: string; attentes: AttenteDeSignature[] }>();
  const poser = (qui: Pick<Signataire, 'personne' | 'fonction'>, attente: AttenteDeSignature): void => {
    const [nom, fonction] = [quiSigne(qui), qui.fonction.libelle];
    const cle = `${fold(nom)}\n${fold(fonction)}`;
    const pile = piles.get(cle) ?? { nom, fonction, attentes: [] };
    pile.attentes.push(attente);
    piles.set(cle, pile);
  };
  for (const paquet of registre.paquets.values()) {
    if (etatPaquet(paquet) !== 'en_circulation') continue;
    const acte = signatairesDeLActe(registre, paquet, jour);
    if (!acte.ok) continue;
    const { convention, signataires } = acte.value;
    for (const { signataireId } of paquet.circuit) {
      const titulaire = signataires.find(({ id }) => id === signataireId);
      const originaux = originauxAttendus(paquet, signataireId);
      if (titulaire === undefined || originaux.length === 0) continue;
      const commun = { paquet, convention, signataireId, originaux };
      poser(titulaire, { ...commun, delegationId: null });
      const nature = NATURE_DE[paquet.objet.collection];
      for (const { personne, fonction, delegation } of delegatairesLe(
        registre,
        convention,
        signataireId,
        jour,
        nature,
      ).utilisables)
        poser({ personne, fonction }, { ...commun, delegationId: delegation ?? null });
    }
  }
  return [...piles.values()].sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}
