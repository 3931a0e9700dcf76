import type { Modification } from './operations';
import { fullName, withArticle } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { assertNever } from '../result';
import { findDivision, lireAlinea, lireDivision } from './en-vigueur';
import type { TexteEnVigueur } from './en-vigueur';

/* What an operation is about, and what that reads. */

export const designation = ({ fonction, personne }: Partie['signataires'][number]): string =>
  `${fullName(personne)}, ${withArticle(fonction)}`;

/** What an operation's target reads before it applies: « lu », in plain text; empty for what it creates. */
export function lireCible(texte: TexteEnVigueur, modification: Modification): string {
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots': {
      const { divisionId, alineaId } = modification.cible;
      const division = findDivision(texte, divisionId);
      if (division === undefined) return '';
      const alinea = division.alineas.find(({ id }) => id === alineaId);
      return alinea === undefined ? lireDivision(division) : lireAlinea(alinea);
    }
    case 'rediger_alinea':
    case 'supprimer_alinea':
    case 'proroger': {
      const alinea = findDivision(texte, modification.divisionId)?.alineas.find(
        ({ id }) => id === modification.alineaId,
      );
      return alinea === undefined ? '' : lireAlinea(alinea);
    }
    case 'rediger_division':
    case 'abroger':
    case 'retablir': {
      const division = findDivision(texte, modification.divisionId);
      return division === undefined ? '' : lireDivision(division);
    }
    case 'intituler':
      return findDivision(texte, modification.divisionId)?.intitule ?? '';
    case 'inserer_alineas':
    case 'inserer_division':
    case 'ajouter_annexe':
      return '';
    case 'nommer_partie':
      return texte.parties.find(({ id }) => id === modification.partieId)?.nom ?? '';
    case 'designer_signataire': {
      const signataire = texte.parties
        .flatMap(({ signataires }) => signataires)
        .find(({ id }) => id === modification.signataireId);
      return signataire === undefined ? '' : designation(signataire);
    }
    default:
      return assertNever(modification);
  }
}

/** The division an operation touches, by id; null for the parties' names and for what it adds at the end. */
export function divisionVisee(modification: Modification): string | null {
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots':
      return modification.cible.divisionId;
    case 'inserer_division':
    case 'ajouter_annexe':
    case 'nommer_partie':
    case 'designer_signataire':
      return null;
    case 'rediger_alinea':
    case 'rediger_division':
    case 'intituler':
    case 'inserer_alineas':
    case 'supprimer_alinea':
    case 'abroger':
    case 'retablir':
    case 'proroger':
      return modification.divisionId;
  }
}
