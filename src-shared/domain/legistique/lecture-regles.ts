import type { Defaut } from '../texte/defauts';
import type { Contenu, Lue, Regle } from './lecture-fragments';
import { lieuDevant } from './lecture-lieu';
import { REGLES_INSERTION } from './lecture-insertion';
import { REGLES_MOTS } from './lecture-mots';
import { lirePortee } from './lecture-portee';
import { REGLES_PARTIES } from './lecture-parties';
import { REGLES_PROROGATION } from './lecture-prorogation';
import { REGLES_REDACTION } from './lecture-redaction';
import { REGLES_TITULAIRES } from './lecture-titulaires';

const REGLES: readonly Regle[] = [
  ...REGLES_MOTS,
  ...REGLES_REDACTION,
  ...REGLES_INSERTION,
  ...REGLES_PARTIES,
  ...REGLES_PROROGATION,
  ...REGLES_TITULAIRES,
];

/** « L'article 6 est ainsi modifié : au troisième alinéa, … »: the place first, then the change. */
const CHAPEAU =
  /^(?<lieu>(?:[^⟦⟧]|⟦\d+⟧)+?) (?:est|sont) (?:ainsi modifiee?s?|modifiee?s? (?:comme suit|ainsi qu'il suit|ainsi|de la (?:maniere|facon) suivante)) (?:1° ?|[-–•] )?(?<suite>[^⟦].*)$/u;

/** By the rules, then by what narrows the sentence. */
const essayer = (contenu: Contenu): readonly (Lue | Defaut)[] => {
  const plain = appliquerRegles(contenu);
  const portee = plain.length > 0 ? null : lirePortee(contenu.tete);
  if (portee === null) return plain;
  return appliquerRegles({ ...contenu, tete: portee.tete }).flatMap((read) => {
    const narrowed = 'code' in read ? read : portee.restreindre(read, contenu.reference);
    return narrowed === null ? [] : [narrowed];
  });
};

const appliquerRegles = (contenu: Contenu): readonly (Lue | Defaut)[] =>
  REGLES.flatMap(({ motif, lire }) => {
    const match = motif.exec(contenu.tete);
    const read = match === null ? null : lire(match.groups ?? {}, contenu);
    return read === null ? [] : [read];
  });

/** Every reading of the sentence by the rules: as it stands, then with its place put first. */
export function essais(contenu: Contenu): readonly (Lue | Defaut)[] {
  const { tete } = contenu;
  const { lieu, suite } = CHAPEAU.exec(tete)?.groups ?? {};
  const rest = suite?.replace(/^(?:il|elle|celui-ci|celle-ci) (?=est complete)/u, '');
  const ways = [
    tete,
    ...(lieu === undefined || rest === undefined ? [] : [`${lieu} ${rest}`]),
    ...[lieuDevant(tete)].filter((one) => one !== null),
  ];
  for (const way of ways) {
    const found = essayer({ ...contenu, tete: way });
    if (found.length > 0) return found;
  }
  return [];
}
