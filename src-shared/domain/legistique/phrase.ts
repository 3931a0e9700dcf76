import { formatDate } from '../civil-date';
import { memeImpression } from '../texte/mots';
import {
  aDivision,
  deDivision,
  estFeminine,
  motDeTitre,
  laDivision,
  nomAlinea,
  nommee,
  numeroEcrit,
} from '../texte/nommer';
import type { Nommable } from '../texte/nommer';
import { contenuDe } from '../texte/chemins';
import { findDivision } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { ARTICLES, fullName, withArticle } from '../parties/partie';
import type { Fonction, Personne, Signataire } from '../parties/partie';
import { inLetters, upperFirst } from '../french';
import { assertNever } from '../result';
import { citerLignes, citerMots, direRetraits, ecrireAlineas, normaliserAlinea, uneLigne } from './citation';
import type { Contexte } from './citation';
import { ecrireCorps, porteNumero } from './corps';
import type { CorpsEcrit } from './corps';
import { phraseLiminaire } from './phrase-liminaire';
import { NATURES } from '../texte/natures';
import type { Modification, NouvelAlinea } from '../texte/operations';

/**
 * The legistic sentence of an operation on the text before the avenant: its first line, then one line per alinéa it
 * quotes, the first opening the guillemets and the last closing them. Plain characters: the printed act puts the
 * no-break spaces and the curved apostrophes. What the text does not have is named by its id, so that the sentence
 * says what the operation aims at, and reads as nothing.
 *
 * `lirePhrase` gives the operation back, save for words whose guillemets do not pair off in either style.
 */
export function phraseDe(modification: Modification, reference: TexteEnVigueur): readonly string[] {
  switch (modification.nature) {
    case 'remplacer_mots': {
      const { cible, ancien, nouveau, partout } = modification;
      const head = `${en(reference, cible)}, ${lesMots(ancien)}`;
      const fois = partout ? ', à chaque occurrence,' : '';
      const sont = plusieurs(ancien) ? 'sont' : 'est';
      const s = plusieurs(ancien) ? 's' : '';
      if (nouveau.trim() === '')
        return [`${head} ${sont} supprimé${s}${partout ? ', à chaque occurrence' : ''}.`];
      return [`${head} ${sont} remplacé${s}${fois} par ${lesMots(nouveau)}.`];
    }
    case 'inserer_mots': {
      const { cible, position, repere, mots } = modification;
      const est = plusieurs(mots) ? 'sont insérés' : 'est inséré';
      const cote = position === 'avant' ? 'avant' : 'après';
      return [`${en(reference, cible)}, ${cote} ${lesMots(repere)}, ${est} ${lesMots(mots)}.`];
    }
    case 'rediger_alinea': {
      const { divisionId, alineaId, alineas } = modification;
      const remplace = alineaDe(reference, divisionId, alineaId);
      const contexte: Contexte = remplace === undefined ? { lieu: 'division' } : { lieu: 'alinea', remplace };
      const { lignes, retraits } = ecrireAlineas(alineas, contexte);
      const sujet = upperFirst(lAlinea(reference, divisionId, alineaId));
      if (tableauSeul(alineas)) return [`${sujet} est remplacé par le tableau suivant :`, ...lignes];
      const verbe =
        alineas.length < 2
          ? 'est ainsi rédigé'
          : `est remplacé par ${enMots(alineas.length)} alinéas ainsi rédigés`;
      return [`${sujet} ${verbe}${direRetraits(retraits)} :`, ...citerLignes(lignes)];
    }
    case 'rediger_division':
    case 'retablir':
      return recrire(modification, reference);
    case 'intituler': {
      const { divisionId, intitule } = modification;
      const division = divisionDe(reference, divisionId);
      const nu = porteNumero(intitule, division.nature, division.numero) ? '' : ', sans numéro';
      return [`L'intitulé ${deDivision(division)} est ainsi rédigé${nu} : ${citerMots(intitule)}.`];
    }
    case 'inserer_alineas': {
      const { divisionId, apres, alineas } = modification;
      const division = divisionDe(reference, divisionId);
      const rang = division.alineas.findIndex(({ id }) => id === apres);
      const contexte: Contexte = {
        lieu: 'insertion',
        avant: division.alineas[rang],
        apres: division.alineas[rang + 1],
      };
      const { lignes, retraits } = ecrireAlineas(alineas, contexte);
      const tableau = tableauSeul(alineas);
      const nouveaux = tableau
        ? 'le tableau suivant :'
        : `${alineasRediges(alineas.length)}${direRetraits(retraits)} :`;
      const cites = tableau ? lignes : citerLignes(lignes);
      const ended = apres === null ? division.alineas.length === 0 : rang === division.alineas.length - 1;
      const known = apres === null || rang >= 0;
      if (known && ended)
        return [`${upperFirst(laDivision(division))} est complété${e(division)} par ${nouveaux}`, ...cites];
      const place =
        apres === null
          ? `Avant le ${nomAlinea(division.alineas, 0)} ${deDivision(division)}`
          : `Après ${lAlinea(reference, divisionId, apres)}`;
      const verbe = alineas.length > 1 ? 'sont insérés' : 'il est inséré';
      return [`${place}, ${verbe} ${nouveaux}`, ...cites];
    }
    case 'supprimer_alinea': {
      const { divisionId, alineaId } = modification;
      return [`${upperFirst(lAlinea(reference, divisionId, alineaId))} est supprimé.`];
    }
    case 'inserer_division': {
      const { apres, sorte, numero, intitule, alineas } = modification;
      const neuve = { nature: sorte, numero, intitule };
      const nom = motDeTitre(neuve) ?? sorte;
      const une = `${estFeminine(neuve) ? 'une' : 'un'} ${nom}${numero === null ? '' : ` ${numeroEcrit(numero)}`}`;
      const corps = ecrireCorps({ nature: sorte, numero, actuel: null }, intitule, alineas);
      return [
        `Après ${laDivision(divisionDe(reference, apres))}, il est inséré ` +
          nouvelleDivision(une, sorte, numero, corps),
        ...citerLignes(corps.lignes),
      ];
    }
    case 'ajouter_annexe': {
      const { numero, intitule, alineas } = modification;
      const corps = ecrireCorps({ nature: 'annexe', numero, actuel: null }, intitule, alineas);
      return [
        `La convention est complétée par ${nouvelleDivision(`une annexe ${numero}`, 'annexe', numero, corps)}`,
        ...citerLignes(corps.lignes),
      ];
    }
    case 'abroger': {
      const division = divisionDe(reference, modification.divisionId);
      const held = contenu(reference, division);
      return held === null
        ? [
            `${upperFirst(laDivision(division))} est ${division.nature === 'annexe' ? 'supprimé' : 'abrogé'}${e(division)}.`,
          ]
        : [`${upperFirst(laDivision(division))} et ${held} sont abrogés.`];
    }
    case 'nommer_partie': {
      const { partieId, nom } = modification;
      const ancien = reference.parties.find(({ id }) => id === partieId)?.nom ?? partieId;
      return [`Dans la désignation des parties, ${remplacerLesMots(ancien, nom)}.`];
    }
    case 'designer_signataire': {
      const { signataireId, fonction, personne } = modification;
      const partie = reference.parties.find(({ signataires }) =>
        signataires.some(({ id }) => id === signataireId),
      );
      const before = partie?.signataires.find(({ id }) => id === signataireId);
      // As the act prints them: a line each when a party has several, else inside the line of the party.
      const imprime = (mots: string): string =>
        (partie?.signataires.length ?? 0) > 1 ? upperFirst(mots) : mots;
      const { mots, precision } = designer(personne, fonction);
      const ancien = before === undefined ? signataireId : imprime(designationDe(before));
      return [`Dans la désignation des parties, ${remplacerLesMots(ancien, imprime(mots))}${precision}.`];
    }
    case 'proroger': {
      const { divisionId, alineaId, texte, fin } = modification;
      const remplace = alineaDe(reference, divisionId, alineaId);
      const { lignes, retraits } = ecrireAlineas(
        [{ niveau: remplace?.niveau ?? 0, marque: remplace?.marque ?? null, texte }],
        remplace === undefined ? { lieu: 'division' } : { lieu: 'alinea', remplace },
      );
      return [
        `La durée de la convention est prorogée jusqu'au ${formatDate(fin)}. À cet effet, ` +
          `${lAlinea(reference, divisionId, alineaId)} est ainsi rédigé${direRetraits(retraits)} :`,
        ...citerLignes(lignes),
      ];
    }
    case 'inserer_liminaire':
    case 'rediger_liminaire':
    case 'supprimer_liminaire':
      return phraseLiminaire(modification, reference);
    default:
      return assertNever(modification);
  }
}

/** « L'article 6 est ainsi rédigé : », « L'article 5 est rétabli dans la rédaction suivante : ». */
function recrire(
  modification: Extract<Modification, { nature: 'rediger_division' | 'retablir' }>,
  reference: TexteEnVigueur,
): readonly string[] {
  const { nature, divisionId, intitule, alineas } = modification;
  const division = divisionDe(reference, divisionId);
  const cadre = { nature: division.nature, numero: division.numero, actuel: division.intitule };
  const corps = ecrireCorps(cadre, intitule, alineas);
  const sujet = upperFirst(laDivision(division));
  const retabli = nature === 'retablir';
  if (corps.lignes.length === 0)
    return [
      `${sujet} est ${retabli ? `rétabli${e(division)} sous` : `remplacé${e(division)} par`} le seul intitulé : ` +
        `${citerMots(intitule)}.`,
    ];
  const nomme =
    corps.intitule === null
      ? ''
      : `, désormais intitulé${e(division)}${sansNumero(corps.intitule, division)}${citerMots(corps.intitule)},`;
  const verbe = retabli
    ? `est rétabli${e(division)} dans la rédaction suivante`
    : `est ainsi rédigé${e(division)}`;
  return [`${sujet}${nomme} ${verbe}${direRetraits(corps.retraits)} :`, ...citerLignes(corps.lignes)];
}

/** « un article 4-1 ainsi rédigé : »; « une section intitulée « … ». » when it has no alinéa. */
function nouvelleDivision(
  une: string,
  nature: 'article' | 'section' | 'annexe',
  numero: string | null,
  { intitule, lignes, retraits }: CorpsEcrit,
): string {
  const ee = une.startsWith('une ') ? 'e' : '';
  const nomme = (titre: string): string =>
    `intitulé${ee}${sansNumero(titre, { nature, numero })}${citerMots(titre)}`;
  if (lignes.length === 0) return `${une} ${nomme(intitule ?? '')}.`;
  return `${une}${intitule === null ? '' : `, ${nomme(intitule)},`} ainsi rédigé${ee}${direRetraits(retraits)} :`;
}

/** A heading said in the sentence is taken with its number, unless the sentence says that it has none. */
const sansNumero = (
  intitule: string,
  { nature, numero }: Pick<DivisionEnVigueur, 'nature' | 'numero'>,
): string => (porteNumero(intitule, nature, numero) ? ' ' : ', sans numéro, ');

/** One table and nothing else: the sentence announces it, and no guillemet encloses it. */
const tableauSeul = (alineas: readonly NouvelAlinea[]): boolean =>
  alineas.length === 1 && alineas[0]?.tableau === true;

/** One word, or several: « le mot : « x » », « les mots : « x y » ». */
const plusieurs = (mots: string): boolean => /[\s'’]/u.test(uneLigne(mots));

/** « le mot : « x » », « les mots : « x y » ». */
const lesMots = (mots: string): string => `${plusieurs(mots) ? 'les mots' : 'le mot'} : ${citerMots(mots)}`;

const remplacerLesMots = (ancien: string, nouveau: string): string =>
  `${lesMots(ancien)} ${plusieurs(ancien) ? 'sont remplacés' : 'est remplacé'} par ${lesMots(nouveau)}`;

/** « deux », « vingt », then « 21 ». */
export const enMots = (nombre: number): string => inLetters(nombre, 20);

const alineasRediges = (nombre: number): string =>
  nombre < 2 ? 'un alinéa ainsi rédigé' : `${enMots(nombre)} alinéas ainsi rédigés`;

/** The feminine of an agreement. */
const e = (division: Nommable): string => (estFeminine(division) ? 'e' : '');

/** « les articles qu'il contient »: what a repeal takes with the division; null when it holds nothing in force. */
function contenu({ divisions }: TexteEnVigueur, division: DivisionEnVigueur): string | null {
  const held = contenuDe(divisions, division.id).filter(({ abrogee }) => abrogee === null);
  if (held.length === 0) return null;
  const elle = estFeminine(division) ? 'elle' : 'il';
  const seuls = held.every(({ nature }) => nature === 'article');
  if (held.length === 1 && seuls) return `l'article qu'${elle} contient`;
  return seuls ? `les articles qu'${elle} contient` : `tout ce qu'${elle} contient`;
}

/** A division the text has not, under its id. */
const inconnue = (id: string): DivisionEnVigueur => ({
  id,
  nature: 'section',
  numero: null,
  intitule: id,
  niveau: 1,
  alineas: [],
  inseree: null,
  modifiee: [],
  abrogee: null,
});

const divisionDe = (reference: TexteEnVigueur, id: string): DivisionEnVigueur & Pick<Nommable, 'dans'> =>
  nommee(reference.divisions, findDivision(reference, id) ?? inconnue(id));

const alineaDe = (
  reference: TexteEnVigueur,
  divisionId: string,
  alineaId: string,
): AlineaEnVigueur | undefined =>
  findDivision(reference, divisionId)?.alineas.find(({ id }) => id === alineaId);

/** « deuxième alinéa de l'article 6 ». */
function alineaNomme(reference: TexteEnVigueur, divisionId: string, alineaId: string): string | null {
  const division = divisionDe(reference, divisionId);
  const rang = division.alineas.findIndex(({ id }) => id === alineaId);
  return rang < 0 ? null : `${nomAlinea(division.alineas, rang)} ${deDivision(division)}`;
}

/** « le deuxième alinéa de l'article 6 ». */
function lAlinea(reference: TexteEnVigueur, divisionId: string, alineaId: string): string {
  const named = alineaNomme(reference, divisionId, alineaId);
  return named === null
    ? `l'alinéa « ${alineaId} » ${deDivision(divisionDe(reference, divisionId))}`
    : `le ${named}`;
}

/** « À l'article 6 », « Au deuxième alinéa de l'article 6 ». */
function en(
  reference: TexteEnVigueur,
  { divisionId, alineaId }: { readonly divisionId: string; readonly alineaId: string | null },
): string {
  if (alineaId === null) return upperFirst(aDivision(divisionDe(reference, divisionId) satisfies Nommable));
  const named = alineaNomme(reference, divisionId, alineaId);
  return named === null
    ? upperFirst(`à ${lAlinea(reference, divisionId, alineaId)}`)
    : upperFirst(`au ${named}`);
}

/** « la Préfète de région, Madame Fabienne BUCCIO »: a signatory as the convention names the parties. */
export const designationDe = ({ personne, fonction }: Pick<Signataire, 'personne' | 'fonction'>): string =>
  `${avecArticle(fonction, personne)}, ${fullName(personne)}`;

/** Elided when the civility alone gives the gender back, or when the office is said so. */
function avecArticle(fonction: Fonction, { civilite }: Personne): string {
  const attendu = civilite === 'Madame' ? 'f' : 'm';
  return fonction.article !== undefined || fonction.genre === attendu
    ? withArticle(fonction).replace(/^l’/u, "l'")
    : `${ARTICLES[fonction.genre]} ${fonction.libelle}`;
}

/** First name and name apart: the name is what is in capitals; failing that, the second of two words. */
export function separerNom(complet: string): { readonly prenom: string; readonly nom: string } | null {
  const words = uneLigne(complet).split(/\s+/u);
  const capital = words.findIndex(
    (word, index) => index > 0 && word === word.toUpperCase() && /\p{Lu}{2}/u.test(word),
  );
  // A particle belongs to the name that follows it: « Charles de GAULLE ».
  let at = capital;
  while (at > 1 && /^(?:de|du|des|d'|la|le|von|van|el|ben)$/iu.test(words[at - 1] ?? '')) at--;
  if (at > 0) return { prenom: words.slice(0, at).join(' '), nom: words.slice(at).join(' ') };
  const [prenom, nom] = words;
  return words.length === 2 && prenom !== undefined && nom !== undefined ? { prenom, nom } : null;
}

/** The words that name a signatory, and what the sentence adds when they do not tell the name from the first name. */
function designer(
  personne: Personne,
  fonction: Fonction,
): { readonly mots: string; readonly precision: string } {
  const mots = designationDe({ personne, fonction });
  const read = separerNom(`${personne.prenom} ${personne.nom}`);
  const clear = read?.prenom === personne.prenom && read.nom === personne.nom;
  return { mots, precision: clear ? '' : `, le nom étant ${citerMots(personne.nom)}` };
}

/** A modification as a sentence can say it: alinéas on one line, words without spaces around them. */
export function normaliserModification(modification: Modification): Modification {
  const { lignes }: { readonly lignes: readonly string[] } = NATURES[modification.nature];
  const said = Object.entries(modification).filter(([champ]) => lignes.includes(champ));
  return {
    ...modification,
    ...Object.fromEntries(said.map(([champ, mots]) => [champ, uneLigne(mots as string)])),
    ...('alineas' in modification ? { alineas: modification.alineas.map(normaliserAlinea) } : {}),
  };
}

/** Whether two modifications do the same thing to the same place; spaces and apostrophes that print alike count alike. */
export function memeModification(a: Modification, b: Modification): boolean {
  return memeValeur(normaliserModification(a), normaliserModification(b));
}

function memeValeur(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return memeImpression(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => memeValeur(left[key], right[key]));
}
