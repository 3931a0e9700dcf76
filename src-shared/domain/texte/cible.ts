import { fullName, withArticle } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { assertNever } from '../result';
import { contenuDe } from './chemins';
import { findDivision, lireAlinea, lireDivision } from './en-vigueur';
import type { TexteEnVigueur } from './en-vigueur';
import { trouverLiminaire } from './liminaires';
import { NATURES, endroitDe } from './natures';
import type { Modification } from './operations';

/* What an operation is about, and what that reads. */

export const designation = ({ fonction, personne }: Partie['signataires'][number]): string =>
  `${fullName(personne)}, ${withArticle(fonction)}`;

/** What an operation's target reads before it applies: « lu », in plain text; empty for what it creates. */
export function lireCible(texte: TexteEnVigueur, modification: Modification): string {
  const { lit } = NATURES[modification.nature];
  const endroit = endroitDe(modification);
  switch (endroit.dans) {
    case 'division':
      return lit === 'rien' ? '' : lireEndroit(texte, endroit, lit);
    case 'suite':
    case 'fin':
      return '';
    case 'liminaire':
      return lit === 'rien' || endroit.liminaireId === null
        ? ''
        : (trouverLiminaire(texte, endroit.liminaireId)?.texte ?? '');
    case 'partie':
      return texte.parties.find(({ id }) => id === endroit.partieId)?.nom ?? '';
    case 'signataire': {
      const signataire = texte.parties
        .flatMap(({ signataires }) => signataires)
        .find(({ id }) => id === endroit.signataireId);
      return signataire === undefined ? '' : designation(signataire);
    }
    default:
      return assertNever(endroit);
  }
}

function lireEndroit(
  texte: TexteEnVigueur,
  { divisionId, alineaId }: { readonly divisionId: string; readonly alineaId: string | null },
  lit: Exclude<(typeof NATURES)[keyof typeof NATURES]['lit'], 'rien'>,
): string {
  const division = findDivision(texte, divisionId);
  if (division === undefined) return '';
  if (lit === 'intitule') return division.intitule;
  if (lit === 'contenu') {
    const held = contenuDe(texte.divisions, division.id).filter(({ abrogee }) => abrogee === null);
    return [division, ...held].map(lireDivision).join('\n');
  }
  const alinea = division.alineas.find(({ id }) => id === alineaId);
  if (alinea !== undefined) return lireAlinea(alinea);
  return lit === 'alinea' ? '' : lireDivision(division);
}

/** The division an operation touches, by id; null for the parties' names and for what it adds. */
export function divisionVisee(modification: Modification): string | null {
  const endroit = endroitDe(modification);
  return endroit.dans === 'division' ? endroit.divisionId : null;
}
