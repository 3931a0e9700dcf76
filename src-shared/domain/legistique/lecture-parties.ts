import type { CivilDate } from '../civil-date';
import { foldLetters } from '../french';
import { defaut } from '../texte/defauts';
import { memeImpression, positionsDe } from '../texte/mots';
import { LIEU_CONVENTION, lieuDe } from '../texte/nommer';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur } from '../texte/en-vigueur';
import { ARTICLES, fullName } from '../parties/partie';
import type { Fonction, Personne, Signataire } from '../parties/partie';
import { DEDUIT, DEVINE, uneLigne } from './citation';
import type { Doute } from './citation';
import { ditUneDuree, joursDits, lireDate } from '../texte/dates-dites';
import {
  BLOC,
  DATE,
  DE_QUOI,
  MOT,
  RECRIT,
  REMPLACE,
  RETRAITS,
  estDefaut,
  lieu,
  mots,
  q,
  regle,
  tourne,
} from './lecture-fragments';
import type { Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import { remplacerMots } from './lecture-mots';
import { recrire } from './lecture-redaction';
import { designationDe, separerNom } from './phrase';

/* Parties and duration. */

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

const PROROGE =
  "(?:la (?:duree|validite|duree de validite)(?: de la (?:presente )?convention)?|la (?:presente )?convention|(?:le terme|l'echeance|la fin) de la (?:presente )?convention)" +
  ` (?:est|sera) (?:prorogee?|prolongee?|reportee?|etendue?|portee?|reconduite?) (?:jusqu'au |au )${DATE}(?: inclus)?`;
const A_CET_EFFET =
  "(?:[.;]|[.;]? et)?(?<effet> (?:a cet effet|a cette fin|en consequence|par consequent|pour ce faire|c'est pourquoi))? ";

function proroger(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  if (fin === null) return null;
  const read = recrire(g, c);
  if (read === null || estDefaut(read) || read.modification.nature !== 'rediger_alinea')
    return read !== null && estDefaut(read) ? read : null;
  const { divisionId, alineaId, alineas } = read.modification;
  const [written, more] = alineas;
  const before = findDivision(c.reference, divisionId)?.alineas.find(({ id }) => id === alineaId);
  if (written === undefined || more !== undefined || before === undefined) return null;
  const autre: readonly Doute[] =
    written.niveau === before.niveau && written.marque === before.marque
      ? []
      : tourne('L’alinéa de la durée garde son niveau et sa marque.', DEVINE);
  return {
    modification: { nature: 'proroger', divisionId, alineaId, texte: written.texte, fin },
    doutes: [
      ...read.doutes,
      ...autre,
      ...autreJour(written.texte, fin),
      ...(g.effet === undefined ? sansLien(written.texte, fin) : []),
    ],
  };
}

/** Two statements with nothing between them make one extension only if the new text says the day. */
const sansLien = (texte: string, fin: CivilDate): readonly Doute[] =>
  joursDits(texte).includes(fin)
    ? tourne('La nouvelle rédaction est lue comme celle de la durée.')
    : tourne('La phrase dit peut-être deux changements.', DEVINE);

/** The new text says a day, and it is not the one of the sentence. */
function autreJour(texte: string, fin: CivilDate): readonly Doute[] {
  const said = joursDits(texte);
  return said.length === 0 || said.includes(fin)
    ? []
    : tourne('Le nouveau texte dit un autre jour que la phrase.', DEVINE);
}

/** An extension that changes words of the duration's alinéa. */
function prorogerParMots(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  const read = remplacerMots([g.lieu], mots(g.ancien, c), mots(g.nouveau, c), false, [], c);
  if (fin === null || read === null || estDefaut(read)) return read !== null && estDefaut(read) ? read : null;
  if (read.modification.nature !== 'remplacer_mots') return null;
  const { cible, ancien, nouveau } = read.modification;
  const division = findDivision(c.reference, cible.divisionId);
  const found = (division?.alineas ?? [])
    .filter(({ id }) => cible.alineaId === null || id === cible.alineaId)
    .flatMap((alinea) => positionsDe(texteAlinea(alinea), ancien).map((at) => ({ alinea, at })));
  const [only, other] = found;
  if (only === undefined || other !== undefined) return null;
  const texte = texteAlinea(only.alinea);
  const after = `${texte.slice(0, only.at)}${nouveau}${texte.slice(only.at + ancien.length)}`;
  return {
    modification: {
      nature: 'proroger',
      divisionId: cible.divisionId,
      alineaId: only.alinea.id,
      texte: after,
      fin,
    },
    doutes: [
      ...read.doutes,
      ...tourne(`L’alinéa devient : « ${after} »`, DEDUIT),
      ...(g.effet === undefined ? sansLien(after, fin) : []),
    ],
  };
}

/** « La convention est prorogée jusqu'au… » and nothing else: which alinéa says so is a guess. */
function prorogerSansTexte(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  if (fin === null) return null;
  const found = c.reference.divisions.flatMap((division) =>
    division.alineas
      .filter((alinea) => ditUneDuree(texteAlinea(alinea)))
      .map((alinea): { division: DivisionEnVigueur; alinea: AlineaEnVigueur } => ({ division, alinea })),
  );
  const ranked = found.filter(({ division }) => foldLetters(division.intitule).includes('duree'));
  const [only, other] = ranked.length > 0 ? ranked : found;
  if (only === undefined || other !== undefined)
    return defaut('PHRASE_SANS_LIEU', { phrase: c.brut }, LIEU_CONVENTION);
  const { libelle } = lieuDe(c.reference, only.division.id, only.alinea.id);
  const texte = `Elle est conclue jusqu'au ${dateDite(g.fin ?? '', c)}.`;
  return {
    modification: {
      nature: 'proroger',
      divisionId: only.division.id,
      alineaId: only.alinea.id,
      texte,
      fin,
    },
    doutes: [
      { poids: DEVINE, dit: `La durée est supposée dite par le ${libelle}.` },
      { poids: DEVINE, dit: `Le nouveau texte de cet alinéa est supposé : « ${texte} »` },
    ],
  };
}

/** The date with its accents, as the sentence has it. */
function dateDite(plie: string, { brut }: Contenu): string {
  const at = foldLetters(brut).indexOf(plie);
  return at < 0 ? plie : brut.slice(at, at + plie.length);
}

/** The parties' names, and the duration. */
export const REGLES_PARTIES: readonly Regle[] = [
  regle(
    `(?:dans|a|au sein de) (?:la (?:designation|denomination|liste|presentation)|l'identification|l'en-tete) des parties(?: (?:a|de) la convention| signataires)? (?:${MOT})?${q('ancien')} ${REMPLACE} par (?:${MOT})?${q('nouveau')}(?: le nom etant ${q('nom')})?`,
    nommer,
  ),
  regle(`${PROROGE}${A_CET_EFFET}${DE_QUOI}${lieu()} (?:${RECRIT})${RETRAITS}${BLOC}`, proroger),
  regle(
    `${PROROGE}${A_CET_EFFET}${lieu()} ${MOT}${q('ancien')} ${REMPLACE} par ${MOT}?${q('nouveau')}`,
    prorogerParMots,
  ),
  regle(PROROGE, prorogerSansTexte),
];
