import { fold, foldLetters } from '../french';
import { defaut } from '../texte/defauts';
import type { ChangementLu, Defaut } from '../texte/defauts';
import { LIEU_CONVENTION } from '../texte/nommer';
import type { Signataire } from '../parties/partie';
import { withArticle } from '../parties/partie';
import { uneLigne } from './citation';
import { JOUR_DIT, lireDate } from '../texte/dates-dites';
import { regle } from './lecture-fragments';
import type { Contenu, Essai, Regle } from './lecture-fragments';
import { separerNom } from './phrase';

/*
 * « Monsieur X est remplacé par Madame Y », « À compter du …, Mme Y remplace M. X en qualité de préfète »: a person takes
 * an office that stays. No avenant is needed, and none is read.
 */

const CIVIL = '(?:madame|monsieur|mme|mlle|m\\.?)';
/** A person: a name, and perhaps the office after it (commas are gone by then). */
/** No full stop but after an initial: « M. », « J. ». */
const MOTS = '(?:[^⟦⟧;.]|(?<=\\b[a-z])\\.)+?';
const PERSONNE = `${CIVIL} ${MOTS}`;
const JOUR = `(?:(?:a compter|a partir|a dater) du|depuis le|le) ${JOUR_DIT.replace('(', '(?:')}`;
const QUALITE =
  "(?: (?:en (?:sa )?qualite (?:de |d')|en tant que |comme |(?:dans|aux|a) (?:ses |les )?fonctions? (?:de |d'))" +
  `(?<qualite>${MOTS}))?`;
const EST_REMPLACE =
  '(?:est|sera|a ete) (?:desormais |dorenavant )?remplacee?(?: dans (?:ses|les) fonctions)?';

const AVANT = `(?:(?<jour>${JOUR}) )?`;
const MILIEU = `(?: (?<milieu>${JOUR}))?`;
const APRES = `(?: (?<apres>${JOUR}))?`;

/** The office that a sentence is about: that of whom it replaces, or the one it names; null when neither tells. */
export function placeDe(
  signataires: readonly Signataire[],
  { ancien, qualite }: Pick<ChangementLu, 'ancien' | 'qualite'>,
): Signataire | null {
  const named = ancien === null ? [] : signataires.filter((one) => repond(one, ancien));
  const held = qualite === null ? [] : signataires.filter((one) => tient(one, qualite));
  const [place, autre] = named.length > 0 ? named : held;
  return place === undefined || autre !== undefined ? null : place;
}

type Dite = { readonly ancien: string | null; readonly nouveau: string };

/** The words of the sentence itself, where the folded ones were found: a name keeps its capitals and its accents. */
function enClair(plie: string | undefined, { brut }: Contenu): string | null {
  if (plie === undefined) return null;
  const at = foldLetters(brut).indexOf(plie);
  return at < 0
    ? null
    : uneLigne(brut.slice(at, at + plie.length))
        .replace(/[,.]$/u, '')
        .trim();
}

const nue = (personne: string): string =>
  personne.replace(/^(?:madame|monsieur|mme|mlle|m\.?)\s+/iu, '').trim();

const repond = (one: Signataire, ancien: string): boolean => {
  const said = fold(nue(ancien));
  const { prenom, nom } = one.personne;
  return [`${prenom} ${nom}`, nom]
    .map(fold)
    .some((name) => name !== '' && (said === name || said.startsWith(`${name} `)));
};

const PARTICULE = /^(?:de|du|des|la|le|von|van|el|ben|d['’])$/iu;

/** « Paul DURAND préfet de région »: the name, then the office that follows it. */
function couperNom(texte: string): { readonly complet: string; readonly suite: string | null } {
  const words = uneLigne(texte).split(' ');
  const capitale = (mot: string): boolean => mot === mot.toUpperCase() && /\p{Lu}{2}/u.test(mot);
  const crie = words.findIndex((mot, rang) => rang > 0 && capitale(mot));
  let end = crie > 0 ? crie : 0;
  while (
    end < words.length &&
    (PARTICULE.test(words[end] ?? '') ||
      (crie > 0 ? capitale(words[end] ?? '') : /^\p{Lu}/u.test(words[end] ?? '')))
  )
    end += 1;
  // A particle alone after the name opens the office: « DURAND, de la région… ».
  while (end > 1 && PARTICULE.test(words[end - 1] ?? '')) end -= 1;
  return {
    complet: words.slice(0, end).join(' '),
    suite: end < words.length ? words.slice(end).join(' ') : null,
  };
}

const tient = ({ fonction }: Signataire, qualite: string): boolean => {
  const said = fold(qualite).replace(/^(?:la |le |l'|d'|de )/u, '');
  const office = fold(fonction.libelle);
  // « préfète », « préfet »: the head of the office, whatever its gender.
  const tete = (mots: string): string => mots.split(' ')[0]?.replace(/(?:trice|teur|ere|er|e)$/u, '') ?? '';
  return (
    office === said || office.startsWith(`${said} `) || (tete(office) !== '' && tete(office) === tete(said))
  );
};

function lire(
  { ancien, nouveau }: Dite,
  groupes: Readonly<Record<string, string | undefined>>,
  contenu: Contenu,
): Essai {
  const civilite = /^(?:madame|mme|mlle)/iu.test(nouveau) ? 'Madame' : 'Monsieur';
  const { complet, suite } = couperNom(nue(nouveau));
  if (complet === '') return null;
  const parts = separerNom(complet);
  const all = contenu.reference.parties.flatMap(({ signataires }) => signataires);
  const qualite = enClair(groupes.qualite, contenu) ?? suite;
  const place = placeDe(all, { ancien, qualite });
  const jour = /(\d.*)$/u.exec(groupes.jour ?? groupes.milieu ?? groupes.apres ?? '')?.[1];
  const said: Defaut = defaut(
    'CHANGEMENT_DE_TITULAIRE',
    {
      nouveau: `${civilite} ${complet}`,
      fonction: place === null ? qualite : withArticle(place.fonction),
    },
    LIEU_CONVENTION,
  );
  return {
    ...said,
    titulaire: {
      signataireId: place?.id ?? null,
      ancien,
      qualite,
      civilite,
      prenom: parts?.prenom ?? null,
      nom: parts?.nom ?? complet,
      debut: jour === undefined ? null : lireDate(jour),
    },
  };
}

const deux: Regle['lire'] = (g, c) => {
  const nouveau = enClair(g.nouveau, c);
  return nouveau === null ? null : lire({ ancien: enClair(g.ancien, c), nouveau }, g, c);
};

/** The sentences that name a person in an office. */
export const REGLES_TITULAIRES: readonly Regle[] = [
  regle(
    `${AVANT}(?<ancien>${PERSONNE}) ${EST_REMPLACE}${MILIEU} par (?<nouveau>${PERSONNE})${QUALITE}${APRES}`,
    deux,
  ),
  regle(
    `${AVANT}(?<nouveau>${PERSONNE})${MILIEU} (?:remplace|remplacera|succede a|succedera a) (?<ancien>${PERSONNE})${QUALITE}${APRES}`,
    deux,
  ),
  regle(
    `${AVANT}(?<nouveau>${PERSONNE}) (?:est|a ete|sera) (?:nommee?|elue?)(?: en qualite (?:de|d')| comme)? ?(?<qualite>${MOTS})${APRES}`,
    deux,
  ),
];
