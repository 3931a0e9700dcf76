import type { SortClause } from '#registre/fiches/clauses';
import type { Input } from '#contract/procedures';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import { champsDe, lireParametres } from '../../parts/saisie-parametres';
import type { ChampsClause } from '../../parts/saisie-parametres';
import { textAtelier } from '../../text/atelier';

/* What becomes of a clause, as a person picks and types it: fields made from the description of the clauses. */

const text = textAtelier.clauses;

export type SaisieClause = {
  /** Null: nothing was picked yet. */
  readonly choix: SortClause['nature'] | null;
  readonly motif: string;
  readonly champs: ChampsClause;
};

type Reponse = NonNullable<Input<'texte.essayer'>['clauses']>[number];
export type SortSaisi = Reponse['sort'];

/** A clause among those an operation puts at stake. */
export const cleDe = ({ clauseId, parametres }: ClauseEnJeu): string =>
  clauseId ?? `nouvelle ${parametres.nature}`;

/** The form of a clause: what was answered, or nothing yet with the proposed parameters behind. */
export function saisieClause(enJeu: ClauseEnJeu): SaisieClause {
  const { reponse, proposition, lue, parametres, due } = enJeu;
  const known =
    reponse?.nature === 'nouvelle'
      ? reponse.parametres
      : proposition.nature === 'nouvelle'
        ? proposition.parametres
        : (lue?.parametres ?? parametres);
  return {
    choix: reponse?.nature ?? (due ? null : proposition.nature),
    motif: reponse?.nature === 'inchangee' ? (reponse.motif ?? '') : '',
    champs: champsDe(known),
  };
}

/** An answer ready to be sent, none yet, or what it lacks. */
export type LectureClause =
  | { readonly etat: 'rien' }
  | { readonly etat: 'prete'; readonly sort: SortSaisi }
  | { readonly etat: 'manque'; readonly champ: string; readonly message: string };

export function lireClause(enJeu: ClauseEnJeu, { choix, motif, champs }: SaisieClause): LectureClause {
  switch (choix) {
    case null:
      return { etat: 'rien' };
    case 'retiree':
      return { etat: 'prete', sort: { nature: 'retiree' } };
    case 'inchangee': {
      const why = motif.trim();
      if (enJeu.motifRequis && why === '')
        return { etat: 'manque', champ: 'motif', message: text.motifRequis };
      // An obligation left as it is says nothing more than its silence.
      if (!enJeu.due && why === '' && enJeu.reponse === null) return { etat: 'rien' };
      return { etat: 'prete', sort: { nature: 'inchangee', motif: why === '' ? null : why } };
    }
    case 'nouvelle': {
      const read = lireParametres(enJeu.parametres.nature, champs);
      return read.ok
        ? { etat: 'prete', sort: { nature: 'nouvelle', parametres: read.parametres } }
        : { etat: 'manque', champ: read.champ, message: read.message };
    }
  }
}
