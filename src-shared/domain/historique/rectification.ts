import { refus } from '../refus';
import type { Refus } from '../refus';
import { classementOf } from './classement';
import type { Trace } from './pile';

/** An entry, with the records it changed (by `entityKey`) and how people call it. */
export type TraceActe = Trace & { readonly fiches: readonly string[]; readonly libelle: string };

/** Whether an act still counts, or which entry took it back, and how. */
export type Vigueur =
  | { readonly etat: 'en_vigueur' }
  | { readonly etat: 'annulee'; readonly par: number }
  | { readonly etat: 'rectifiee'; readonly par: number };

const EN_VIGUEUR: Vigueur = { etat: 'en_vigueur' };

/**
 * Which of the entries still count, by their number: an undo, a redo and a rectification say it of the entry they act
 * upon, and rectifying a rectification gives its act back. `entries` in order; what they say of older ones is kept too.
 */
export function vigueurs(entries: readonly TraceActe[]): ReadonlyMap<number, Vigueur> {
  const found = new Map<number, Vigueur>();
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const settle = (seq: number, vigueur: Vigueur): void => {
    found.set(seq, vigueur);
    const entry = bySeq.get(seq);
    if (entry?.action !== 'historique.rectifier' || entry.cible === undefined) return;
    settle(entry.cible, vigueur.etat === 'en_vigueur' ? { etat: 'rectifiee', par: seq } : EN_VIGUEUR);
  };
  for (const { seq, action, cible } of entries) {
    found.set(seq, EN_VIGUEUR);
    if (cible === undefined) continue;
    if (action === 'historique.annuler') settle(cible, { etat: 'annulee', par: seq });
    else if (action === 'historique.retablir') settle(cible, EN_VIGUEUR);
    else if (action === 'historique.rectifier') settle(cible, { etat: 'rectifiee', par: seq });
  }
  return found;
}

/**
 * Why the first of the entries may not be rectified, as far as the journal tells: already taken back, or a later act
 * that still counts changed the same records, and would be lost with it. `entries`: from that one to the last.
 */
export function refuseRectifier(entries: readonly TraceActe[]): Refus | null {
  const [acte, ...later] = entries;
  if (acte === undefined) return null;
  const { seq, libelle } = acte;
  if (classementOf(acte.action).nature === 'mecanisme') return refus('RECTIFICATION_D_ANNULATION', { seq });
  const states = vigueurs(entries);
  const state = states.get(seq) ?? EN_VIGUEUR;
  if (state.etat === 'annulee') return refus('RECTIFICATION_ANNULEE', { seq, acte: libelle, par: state.par });
  if (state.etat === 'rectifiee')
    return refus('RECTIFICATION_DEJA_FAITE', { seq, acte: libelle, par: state.par });
  const touched = new Set(acte.fiches);
  const after = later.find(
    (one) =>
      states.get(one.seq)?.etat === 'en_vigueur' &&
      classementOf(one.action).nature !== 'mecanisme' &&
      // A rectification and the later act it takes back cancel out.
      !(one.action === 'historique.rectifier' && (one.cible ?? 0) > seq) &&
      one.fiches.some((fiche) => touched.has(fiche)),
  );
  return after === undefined
    ? null
    : refus('RECTIFICATION_ACTE_POSTERIEUR', {
        seq,
        acte: libelle,
        posterieur: after.seq,
        actePosterieur: after.libelle,
      });
}
