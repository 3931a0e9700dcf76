import { foldLetters } from '../french';
import { defaut } from '../texte/defauts';
import { memeImpression } from '../texte/mots';
import { LIEU_CONVENTION } from '../texte/nommer';
import { ARTICLES, fullName } from '../parties/partie';
import type { Fonction, Personne, Signataire } from '../parties/partie';
import { DEDUIT, DEVINE, uneLigne } from './citation';
import type { Doute } from './citation';
import { MOT, REMPLACE, mots, q, regle, tourne } from './lecture-fragments';
import type { Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import { designationDe, separerNom } from './phrase';

/* The parties, as the convention names them. */

const sansArticle = (fonction: Fonction): readonly string[] => [
  `${ARTICLES[fonction.genre]} ${fonction.libelle}`,
  `l'${fonction.libelle}`,
  fonction.libelle,
];

const pareil = (a: string, b: string): boolean => memeImpression(foldLetters(a), foldLetters(b));

/** « la Préfète de région »: the office and its gender; an elided article leaves it to the civility. */
function lireFonction(
  texte: string,
  civilite: Personne['civilite'],
): { fonction: Fonction; sur: boolean } | null {
  const match = /^(la |le |l['’])(\S.*)$/iu.exec(texte.trim());
  if (match === null) return null;
  const [, article = '', libelle = ''] = match;
  const elided = /^l['’]/iu.test(article);
  const genre = elided ? (civilite === 'Madame' ? 'f' : 'm') : /^la/iu.test(article) ? 'f' : 'm';
  return { fonction: { libelle, genre }, sur: true };
}

function lirePersonne(texte: string, nomDit: string | null): Personne | null {
  const match = /^(Madame|Monsieur|Mme|M\.)\s+(\S.*)$/iu.exec(texte.trim());
  if (match === null) return null;
  const civilite = /^(?:madame|mme)$/iu.test(match[1] ?? '') ? 'Madame' : 'Monsieur';
  const complet = uneLigne(match[2] ?? '');
  if (nomDit !== null)
    return complet.endsWith(` ${nomDit}`)
      ? { civilite, prenom: complet.slice(0, -nomDit.length).trim(), nom: nomDit }
      : null;
  const parts = separerNom(complet);
  return parts === null ? null : { civilite, ...parts };
}

function nommer(g: Groupes, c: Contenu): Essai {
  const [ancien, nouveau] = [mots(g.ancien, c), mots(g.nouveau, c)];
  if (ancien === null || nouveau === null) return null;
  const { parties } = c.reference;
  const named = parties.filter(({ nom }) => pareil(nom, ancien));
  const [partie] = named;
  if (partie !== undefined)
    return {
      modification: { nature: 'nommer_partie', partieId: partie.id, nom: nouveau },
      doutes: [
        ...(memeImpression(partie.nom, ancien)
          ? []
          : tourne(`« ${ancien} » est lu comme « ${partie.nom} ».`)),
        ...(named.length > 1 ? tourne('Plusieurs parties portent ce nom.', DEVINE) : []),
      ],
    };
  return designer(
    ancien,
    nouveau,
    mots(g.nom, c),
    parties.flatMap(({ signataires }) => signataires),
  );
}

/** « la Préfète de région, Madame Fabienne BUCCIO », as the act prints it, the person first. */
function personneDevant(texte: string): string {
  const [, fonction, personne] =
    /^((?:la |le |l['’]).*), ((?:Madame|Monsieur|Mme|M\.)\s.*)$/iu.exec(texte) ?? [];
  return fonction === undefined || personne === undefined ? texte : `${personne}, ${fonction}`;
}

function designer(
  ancienDit: string,
  nouveauDit: string,
  nomDit: string | null,
  signataires: readonly Signataire[],
): Essai {
  const [ancien, nouveau] = [personneDevant(ancienDit), personneDevant(nouveauDit)];
  const whole = signataires.filter((one) =>
    sansArticle(one.fonction).some(
      (fonction, index) => index < 2 && pareil(`${fullName(one.personne)}, ${fonction}`, ancien),
    ),
  );
  const person = signataires.filter(({ personne }) => pareil(fullName(personne), ancien));
  const office = signataires.filter(({ fonction }) =>
    sansArticle(fonction).some((one) => pareil(one, ancien)),
  );
  const found = [...whole, ...person, ...office];
  const [before] = found;
  if (before === undefined) return defaut('SIGNATAIRE_INCONNU', { id: ancien }, LIEU_CONVENTION);
  const doutes: Doute[] =
    found.length > 1 ? [...tourne('Plusieurs signataires répondent à ces mots.', DEVINE)] : [];
  let { personne, fonction } = before;
  if (whole.length > 0 || person.length > 0) {
    const comma = nouveau.indexOf(', ');
    const named = lirePersonne(
      comma < 0 || nomDit === null ? (nouveau.split(', ')[0] ?? '') : nouveau.slice(0, comma),
      nomDit,
    );
    if (named === null) return null;
    personne = named;
    const office_ = comma < 0 ? null : lireFonction(nouveau.slice(comma + 2), named.civilite);
    if (comma >= 0 && office_ === null) return null;
    if (office_ !== null) fonction = office_.fonction;
    else if (whole.length > 0) doutes.push(...tourne('La fonction est supposée inchangée.', DEVINE));
    else doutes.push(...tourne(`La fonction reste « ${fonction.libelle} ».`, DEDUIT));
    if (comma >= 0 && whole.length === 0)
      doutes.push(...tourne(`La fonction devient « ${fonction.libelle} ».`, DEDUIT));
  } else {
    const read = lireFonction(nouveau, personne.civilite);
    if (read === null) return null;
    fonction = read.fonction;
    doutes.push(...tourne(`La personne reste ${fullName(personne)}.`, DEDUIT));
  }
  const attendu = personne.civilite === 'Madame' ? 'f' : 'm';
  const touched = whole.length === 0 || !pareil(personneDevant(designationDe(before)), ancien);
  if (touched && fonction.genre !== attendu)
    doutes.push(...tourne('La fonction et la civilité ne s’accordent pas.', DEVINE));
  return {
    modification: { nature: 'designer_signataire', signataireId: before.id, fonction, personne },
    doutes,
  };
}

/** The parties' names. */
export const REGLES_PARTIES: readonly Regle[] = [
  regle(
    `(?:dans|a|au sein de) (?:la (?:designation|denomination|liste|presentation)|l'identification|l'en-tete) des parties(?: (?:a|de) la convention| signataires)? (?:${MOT})?${q('ancien')} ${REMPLACE} par (?:${MOT})?${q('nouveau')}(?: le nom etant ${q('nom')})?`,
    nommer,
  ),
];
