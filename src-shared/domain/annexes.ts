import { avenantsOf } from './lookup';
import { avertir } from './refus';
import type { Avertissement } from './refus';
import { conventionIdOf } from './registre';
import type { Fait, Registre } from './registre';
import { fichiersDits } from './texte/fichier-annexe';
import type { FichierAnnexe } from './texte/fichier-annexe';

/*
 * An annex that is a file names it by its fingerprint: the pieces of the convention must hold it for as long as a text
 * stands on it.
 */

type ActeEcrit = Extract<Fait, { readonly collection: 'conventions' | 'avenants' }>;

/** What is written in an act, whichever way. */
const ecrit = (acte: ActeEcrit): unknown =>
  acte.collection === 'conventions' ? acte.entite.divisions : [acte.entite.articles, acte.entite.operations];

/** The files that an act names and that no piece of its convention holds, once each. */
function absentsDe(registre: Registre, acte: ActeEcrit): readonly FichierAnnexe[] {
  const dits = fichiersDits(JSON.stringify(ecrit(acte)));
  if (dits.length === 0) return dits;
  const conventionId = conventionIdOf(acte);
  const joints = new Set(
    [...registre.pieces.values()]
      .filter((piece) => piece.conventionId === conventionId)
      .map(({ sha256 }) => sha256),
  );
  const absents = dits.filter(({ sha256 }) => !joints.has(sha256));
  return [...new Map(absents.map((one) => [one.sha256, one])).values()];
}

/** The annexes of a convention, and those its avenants write, whose file is not there. */
export function fichiersAbsents(
  registre: Registre,
  conventionId: string,
): readonly { readonly acte: ActeEcrit; readonly fichier: FichierAnnexe }[] {
  const convention = registre.conventions.get(conventionId);
  const actes: readonly ActeEcrit[] = [
    ...(convention === undefined ? [] : [{ collection: 'conventions', entite: convention } as const]),
    ...avenantsOf(registre, conventionId).map((entite) => ({ collection: 'avenants', entite }) as const),
  ];
  return actes.flatMap((acte) => absentsDe(registre, acte).map((fichier) => ({ acte, fichier })));
}

/** « le fichier budget.pdf (SHA-256 0f3c…) » */
const nommerFichier = ({ nom, sha256 }: FichierAnnexe): string =>
  `le fichier ${nom} (SHA-256 ${sha256.slice(0, 16)}…)`;

/** Of an act of the registry whose file is gone. */
export const annexeSansFichier = (fichier: FichierAnnexe): string =>
  `une annexe est faite d’un fichier qui n’est joint à aucun acte de la convention, ${nommerFichier(fichier)}.`;

/** Said of an act as it is written. */
export const direFichiersAbsents = (registre: Registre, acte: ActeEcrit): readonly Avertissement[] =>
  absentsDe(registre, acte).map((fichier) =>
    avertir(
      `Le fichier d’une annexe n’est joint à aucun acte de la convention : joignez ${nommerFichier(fichier)}.`,
      'Une annexe fait partie de l’acte',
    ),
  );
