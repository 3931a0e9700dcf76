import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { positionsDe } from '../texte/mots';
import { laDivision, lieuDe } from '../texte/nommer';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { LEGER } from './citation';
import type { Doute } from './citation';
import type { Essai, Lue } from './lecture-fragments';
import { rangDit } from './lecture-lieu';
import type { NouvelAlinea } from '../texte/operations';

/*
 * What a sentence says more narrowly than an alinéa: one of its sentences, one occurrence of its words. An operation
 * bears on words that stand once in their alinéa: those that surround them are quoted with them until they do.
 */

const RANG =
  '(?<rang>premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme|sixieme|derniere|avant-derniere|\\d{1,2}(?:re|e|eme))';

/** « à la première phrase du… », « la première phrase du… », « …, dans sa première phrase, … ». */
const PHRASE_AVANT = new RegExp(
  `(?<!\\S)(?:(?<prep>a|dans|au sein de) )?la ${RANG} phrase (?<de>du |de l'|de la )(?=[^⟦]*(?:alinea|article|annexe|preambule|section))`,
  'u',
);
const PHRASE_APRES = new RegExp(
  `(?<= )(?:(?:dans |a )?(?:la|sa) )?${RANG} phrase (?=(?:les? |la |l')?[a-z ]*⟦|apres |avant )`,
  'u',
);

const DES = "(?:des |du |de la |de l')";
/** « la seconde occurrence des mots », « les mots ⟦0⟧, à leur seconde occurrence, ». */
const OCCURRENCE_AVANT = new RegExp(
  `(?<!\\S)(?:a )?la ${RANG} (?:occurrence|mention) ${DES}(?<nom>mots?|termes?|expression|mention|sigle|chiffre|nombre) (?=⟦)`,
  'u',
);
const OCCURRENCE_APRES = new RegExp(
  `(?<=⟦\\d+⟧) (?:(?:a|en|dans) (?:leur|sa|son) ${RANG} occurrence|${RANG.replace('rang', 'rang2')} occurrence)(?= )`,
  'u',
);

type Portee = { readonly phrase: number | null; readonly occurrence: number | null };

/** Ranks from 0; those counted from the end are negative. */
function rangFeminin(mot: string): number | null {
  if (mot === 'derniere') return -1;
  if (mot === 'avant-derniere') return -2;
  if (mot === 'seconde') return 1;
  const rang = rangDit(mot === 'premiere' ? 'premier' : mot);
  return rang === null ? null : rang - 1;
}

/**
 * The sentence as it would be without what narrows it, and how to narrow what is then read; null when nothing does.
 */
export function lirePortee(
  tete: string,
): { readonly tete: string; readonly restreindre: (lue: Lue, reference: TexteEnVigueur) => Essai } | null {
  let rest = tete;
  let portee: Portee = { phrase: null, occurrence: null };
  const avant = PHRASE_AVANT.exec(rest);
  if (avant?.groups !== undefined) {
    const { prep, rang = '', de = '' } = avant.groups;
    const mots =
      prep === undefined
        ? { 'du ': 'le ', "de l'": "l'", 'de la ': 'la ' }
        : { 'du ': 'au ', "de l'": "a l'", 'de la ': 'a la ' };
    rest = `${rest.slice(0, avant.index)}${mots[de as keyof typeof mots]}${rest.slice(avant.index + avant[0].length)}`;
    // « est remplacée par une phrase ainsi rédigée »: what replaces it is read as what replaces the alinéa.
    rest = rest.replace(/ par (?:une|deux|trois|les) phrases? /u, ' par la phrase ');
    portee = { ...portee, phrase: rangFeminin(rang) };
  } else {
    const apres = PHRASE_APRES.exec(rest);
    if (apres?.groups !== undefined) {
      rest = `${rest.slice(0, apres.index)}${rest.slice(apres.index + apres[0].length)}`;
      portee = { ...portee, phrase: rangFeminin(apres.groups.rang ?? '') };
    }
  }
  const premier = OCCURRENCE_AVANT.exec(rest);
  const second = premier === null ? OCCURRENCE_APRES.exec(rest) : null;
  if (premier?.groups !== undefined) {
    const { rang = '', nom = '' } = premier.groups;
    rest = `${rest.slice(0, premier.index)}${/^[ae]/u.test(nom) ? "l'" : nom.endsWith('s') ? 'les ' : 'le '}${nom} ${rest.slice(premier.index + premier[0].length)}`;
    portee = { ...portee, occurrence: rangFeminin(rang) };
  } else if (second?.groups !== undefined) {
    rest = `${rest.slice(0, second.index)}${rest.slice(second.index + second[0].length)}`;
    portee = { ...portee, occurrence: rangFeminin(second.groups.rang ?? second.groups.rang2 ?? '') };
  }
  if (portee.phrase === null && portee.occurrence === null) return null;
  return { tete: rest, restreindre: (lue, reference) => restreindre(lue, portee, reference) };
}

type Passage = { readonly debut: number; readonly fin: number };

/** The sentences of an alinéa, each without the spaces around it. */
function phrasesDe(texte: string): readonly Passage[] {
  const segments = new Intl.Segmenter('fr', { granularity: 'sentence' }).segment(texte);
  return Array.from(segments, ({ index, segment }) => {
    const debut = index + (segment.length - segment.trimStart().length);
    return { debut, fin: debut + segment.trim().length };
  }).filter(({ debut, fin }) => fin > debut);
}

function restreindre({ modification, doutes }: Lue, portee: Portee, reference: TexteEnVigueur): Essai {
  const cible =
    modification.nature === 'remplacer_mots' || modification.nature === 'inserer_mots'
      ? modification.cible
      : modification.nature === 'rediger_alinea' || modification.nature === 'supprimer_alinea'
        ? modification
        : null;
  const division = cible === null ? undefined : findDivision(reference, cible.divisionId);
  if (cible === null || division === undefined) return null;
  const places = division.alineas.filter(({ id }) => cible.alineaId === null || id === cible.alineaId);
  if (portee.phrase === null) {
    if (modification.nature !== 'remplacer_mots' || modification.partout) return null;
    return uneOccurrence(modification, doutes, portee.occurrence ?? 0, division, places, reference);
  }
  const [alinea, other] = places;
  if (alinea === undefined || other !== undefined) return null;
  const texte = texteAlinea(alinea);
  const phrase = phrasesDe(texte).at(portee.phrase);
  const lieu = lieuDe(reference, division.id, alinea.id);
  if (phrase === undefined) {
    const compte = phrasesDe(texte).length;
    return defaut('PHRASE_HORS_ALINEA', { nom: lieu.libelle, compte }, lieu);
  }
  const visee = { divisionId: division.id, alineaId: alinea.id };
  const dans: Doute = {
    poids: LEGER,
    dit: `La phrase visée est : « ${texte.slice(phrase.debut, phrase.fin)} »`,
  };
  if (modification.nature === 'rediger_alinea' || modification.nature === 'supprimer_alinea') {
    const nouveau = modification.nature === 'supprimer_alinea' ? '' : seulTexte(modification.alineas, alinea);
    const ancien = texte.slice(phrase.debut, phrase.fin);
    if (nouveau === null || positionsDe(texte, ancien).length !== 1) return null;
    return {
      modification: { nature: 'remplacer_mots', cible: visee, ancien, nouveau, partout: false },
      doutes: [...doutes.filter(({ sujet }) => sujet !== 'marque'), dans],
    };
  }
  if (modification.nature !== 'remplacer_mots' && modification.nature !== 'inserer_mots') return null;
  const mots = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
  const all = positionsDe(texte, mots);
  const within = all.filter((at) => at >= phrase.debut && at + mots.length <= phrase.fin);
  const at = portee.occurrence === null ? within[0] : within.at(portee.occurrence);
  if (at === undefined) return motsAbsents(mots, division, alinea, lieu.libelle, reference);
  if (portee.occurrence === null && within.length > 1) {
    if (modification.nature === 'remplacer_mots' && modification.partout)
      return within.length === all.length
        ? { modification: { ...modification, cible: visee }, doutes: [...doutes, dans] }
        : null;
    return defaut(
      'MOTS_MULTIPLES',
      { mots, nom: `la phrase visée du ${lieu.libelle}`, fois: within.length },
      lieu,
    );
  }
  const narrowed =
    modification.nature === 'remplacer_mots' ? { ...modification, partout: false } : modification;
  return cerner({ modification: { ...narrowed, cible: visee }, doutes: [...doutes, dans] }, texte, at);
}

type Mots = Extract<Lue['modification'], { nature: 'remplacer_mots' }>;

function uneOccurrence(
  modification: Mots,
  doutes: readonly Doute[],
  rang: number,
  division: DivisionEnVigueur,
  places: readonly AlineaEnVigueur[],
  reference: TexteEnVigueur,
): Essai {
  const found = places.flatMap((alinea) =>
    positionsDe(texteAlinea(alinea), modification.ancien).map((at) => ({ alinea, at })),
  );
  const one = found.at(rang);
  if (one === undefined) {
    const [first] = places;
    if (first === undefined) return null;
    const alineaId = modification.cible.alineaId;
    const lieu = lieuDe(reference, division.id, alineaId);
    const nom = alineaId === null ? laDivision(division) : `le ${lieu.libelle}`;
    return found.length === 0
      ? defaut('MOTS_INTROUVABLES', { mots: modification.ancien, nom }, lieu)
      : defaut('OCCURRENCE_ABSENTE', { mots: modification.ancien, nom, fois: found.length }, lieu);
  }
  const cible = { divisionId: division.id, alineaId: one.alinea.id };
  return cerner({ modification: { ...modification, cible }, doutes }, texteAlinea(one.alinea), one.at);
}

/** The words quoted for a sentence, read as if for its whole alinéa: one line, with no other mark than its own. */
function seulTexte(alineas: readonly NouvelAlinea[], { marque }: AlineaEnVigueur): string | null {
  const [only, other] = alineas;
  if (only === undefined || other !== undefined) return null;
  return only.marque === null || only.marque === marque ? only.texte : null;
}

function motsAbsents(
  mots: string,
  division: DivisionEnVigueur,
  alinea: AlineaEnVigueur,
  libelle: string,
  reference: TexteEnVigueur,
): Defaut {
  return defaut(
    'MOTS_INTROUVABLES',
    { mots, nom: `la phrase visée du ${libelle}` },
    lieuDe(reference, division.id, alinea.id),
  );
}

/** Past as many neighbours, words that stand everywhere are quoted with all that comes before or after them. */
const MAX_VOISINS = 40;

/** The same change, its words quoted with as many of their neighbours as make them stand once in the alinéa. */
function cerner(lue: Lue, texte: string, at: number): Essai {
  const { modification, doutes } = lue;
  if (modification.nature !== 'remplacer_mots' && modification.nature !== 'inserer_mots') return lue;
  const mots = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
  if (positionsDe(texte, mots).length === 1) return lue;
  const bornes = [...texte.matchAll(/\S+/gu)].map(({ index, 0: mot }) => ({
    debut: index,
    fin: index + mot.length,
  }));
  let [debut, fin] = [at, at + mots.length];
  const seul = (): boolean => positionsDe(texte, texte.slice(debut, fin)).length === 1;
  // An insertion keeps the side it inserts on.
  const [gauche, droite] =
    modification.nature === 'inserer_mots'
      ? [modification.position === 'apres', modification.position === 'avant']
      : [true, true];
  let voisins = 0;
  while (!seul()) {
    const before = gauche ? bornes.filter(({ debut: start }) => start < debut).at(-1) : undefined;
    const after = droite ? bornes.find(({ fin: end }) => end > fin) : undefined;
    if (before === undefined && after === undefined) return null;
    if (++voisins > MAX_VOISINS) {
      [debut, fin] = [gauche ? 0 : debut, droite ? texte.length : fin];
      if (!seul()) return null;
      break;
    }
    debut = before?.debut ?? debut;
    if (!seul()) fin = after?.fin ?? fin;
  }
  const large = texte.slice(debut, fin);
  const dit: Doute = {
    poids: LEGER,
    dit: `Le passage visé est cerné par les mots qui l’entourent : « ${large} »`,
  };
  return modification.nature === 'inserer_mots'
    ? { modification: { ...modification, repere: large }, doutes: [...doutes, dit] }
    : {
        modification: {
          ...modification,
          ancien: large,
          nouveau: entoure(texte.slice(debut, at), modification.nouveau, texte.slice(at + mots.length, fin)),
        },
        doutes: [...doutes, dit],
      };
}

/** Words put back between their neighbours; words taken away go with one of the spaces around them. */
function entoure(avant: string, mots: string, apres: string): string {
  if (mots.trim() !== '') return `${avant}${mots}${apres}`;
  if (avant.trim() === '' || apres.trim() === '') return `${avant}${apres}`.trim();
  const colle = /^\s*[,.)]/u.test(apres) || !/\s$/u.test(avant);
  return colle ? `${avant.trimEnd()}${apres.trimStart()}` : `${avant.trimEnd()} ${apres.trimStart()}`;
}
