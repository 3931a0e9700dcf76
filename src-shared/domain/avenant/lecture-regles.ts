import { parseFrenchDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { defaut } from '../consolidation/defauts';
import type { Defaut } from '../consolidation/defauts';
import { memeImpression, positionsDe } from '../consolidation/mots';
import { LIEU_CONVENTION, lieuDe } from '../consolidation/nommer';
import { numeroInsere } from '../consolidation/numeros';
import { findDivision, texteAlinea } from '../consolidation/texte';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../consolidation/texte';
import { fullName, withArticle } from '../parties/partie';
import type { Fonction, Personne, Signataire } from '../parties/partie';
import { DEDUIT, DEVINE, LEGER, lireAlineas, lireRetraits, uneLigne } from './citation';
import type { Citation, Contexte, Doute, Retraits } from './citation';
import { lireCorps, numeroDit, numeroter, porteNumero } from './corps';
import type { Cadre } from './corps';
import { lignesEntieres, plier } from './lecture-jetons';
import type { Jetons } from './lecture-jetons';
import { TOUTE_LA_CONVENTION, lireLieu } from './lecture-lieu';
import type { Vise } from './lecture-lieu';
import type { Modification, NouvelAlinea } from './operations';
import { designationDe, enMots, separerNom } from './phrase';

/*
 * The turns of phrase that are understood. Each is a whole sentence, from its first word to its last: what a rule does
 * not know it does not skip, so that a sentence is read entirely or not at all.
 */

export type Lue = { readonly modification: Modification; readonly doutes: readonly Doute[] };

/** What one rule makes of a sentence: an operation, why its target is not in the text, or nothing. */
export type Essai = Lue | Defaut | null;

type Groupes = Readonly<Record<string, string | undefined>>;
type Contenu = Jetons & { readonly reference: TexteEnVigueur };
type Regle = { readonly motif: RegExp; readonly lire: (groupes: Groupes, contenu: Contenu) => Essai };

const estDefaut = (value: object): value is Defaut => 'code' in value;

/** Every reading of the sentence by the rules. */
export function essais(contenu: Contenu): readonly (Lue | Defaut)[] {
  return REGLES.flatMap(({ motif, lire }) => {
    const match = motif.exec(contenu.tete);
    const read = match === null ? null : lire(match.groups ?? {}, contenu);
    return read === null ? [] : [read];
  });
}

/* Fragments of sentences. */

const q = (name: string): string => `⟦(?<${name}>\\d+)⟧`;
const lieu = (name = 'lieu'): string => `(?<${name}>(?:[^⟦⟧]|⟦\\d+⟧)+?)`;
/** A place that quotes nothing. */
const lieuNu = (name = 'lieu'): string => `(?<${name}>[^⟦⟧]+?)`;

const NOM_MOTS =
  'mots?|termes?|expressions?|mentions?|membres? de phrase|groupes? de mots|nombres?|chiffres?|dates?|annees?|' +
  'references?|sigles?|acronymes?|passages?|locutions?|sommes?|montants?|phrases?|libelles?';
const MOT = `(?:(?:les? |la |l')(?:${NOM_MOTS})(?: suivante?s?)? )`;
const AU_MOT = `(?:(?:aux? |a la |a l')(?:${NOM_MOTS}) )`;
const ETRE = '(?:est|sont|sera|seront) (?:desormais |donc |ainsi )?';
const REMPLACE = `${ETRE}remplacee?s?`;
const INSERE =
  '(?:(?:il )?(?:est|sont|sera|seront) (?:egalement )?(?<verbe>inseree?s?|ajoutee?s?|intercalee?s?|introduite?s?|creee?s?))';
const INSERER = '(?<verbe>inserer|ajouter|intercaler|introduire|creer)';
const PARTOUT =
  '(?:a chaque occurrence|a chacune de (?:ses|leurs) occurrences|(?:a|en|dans) toutes (?:ses|leurs|les) occurrences|' +
  'partout ou (?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent|se trouvent?|sont employee?s|est employee?)|' +
  "chaque fois qu'(?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent)|a chaque fois)";
const fois = (name: string): string => `(?:(?<${name}>${PARTOUT}) )?`;
const COTE = '(?<cote>apres|avant|a la suite)';
const NOMBRE = `(?:une|${Array.from({ length: 20 }, (_, index) => plier(enMots(index + 1))).join('|')}|\\d{1,3})`;
const REDIGE =
  '(?:ainsi redigee?s?|ainsi libellee?s?|ainsi concue?s?|redigee?s? (?:comme suit|ainsi)|(?:dont )?la redaction (?:suit|est la suivante)|suivante?s?)';
const RETRAITS = '(?: retraits? (?<retraits>\\d(?: ⟦\\d+⟧)?(?: \\d(?: ⟦\\d+⟧)?)*))?';
const BLOC = ' (?<bloc>⟦\\d+⟧(?: ⟦\\d+⟧)*)';
const TITRE = `(?: (?<nomme>intitulee?|denommee?)(?<nu> sans numero)? ${q('titre')})`;
const DESORMAIS = `(?: desormais intitulee?(?<nu> sans numero)? ${q('titre')})?`;

/** The alinéas of a sentence: « un alinéa ainsi rédigé », « les deux alinéas suivants ». */
const ALINEAS =
  `(?:(?<compte>${NOMBRE}) (?:nouvel |nouveaux )?(?<unite>alineas?|paragraphes?)(?: nouveaux?| supplementaires?)?(?: ${REDIGE})?|` +
  `(?:l'|les? )(?:(?<compte2>${NOMBRE}) )?(?:alineas?|paragraphes?|dispositions|stipulations) ${REDIGE})`;

/** « est ainsi rédigé », and the ways of saying that a passage is written anew. */
const RECRIT =
  `${ETRE}(?:` +
  `(?<rediger>redigee?s?(?: ainsi| comme suit| de la (?:maniere|facon) suivante| dans les termes suivants)?|libellee?s?(?: comme suit)?|recrite?s?)` +
  `|remplacee?s?(?<par> comme suit| ainsi| par (?:${NOMBRE} alineas?(?: ${REDIGE})?|les (?:dispositions|stipulations|termes|mots) ${REDIGE}|` +
  `les alineas ${REDIGE}|le texte (?:suivant|ci-apres)|la redaction suivante|l'(?:alinea|article|annexe) ${REDIGE}|` +
  `un article \\d+(?:-\\d+)*(?: ${REDIGE})?|ce qui suit)| par)?` +
  `|(?<modifier>modifiee?s?(?: comme suit| ainsi| de la (?:maniere|facon) suivante)?))` +
  `|(?<lire>se lit(?: desormais)?(?: ainsi| comme suit)?|devient)`;

const DATE = '(?<fin>\\d{1,2}(?:er)? [a-z]+ \\d{4}|\\d{1,2}/\\d{1,2}/\\d{4})';

/* Reading a place and what is quoted. */

function place(nom: string | undefined, { citations, reference }: Contenu): Vise | Defaut | null {
  if (nom === undefined) return null;
  const read = lireLieu(nom, citations, reference);
  if (read === null) return null;
  return read.vise ?? read.defaut;
}

/** The words of a quotation; null when it is empty. */
function mots(rank: string | undefined, { citations }: Contenu): string | null {
  const texte = (citations[Number(rank)] ?? []).map((ligne) => ligne.trim()).join(' ');
  return rank === undefined || texte === '' ? null : texte;
}

type Bloc = {
  readonly lignes: readonly string[];
  readonly retraits: Retraits | null;
  readonly doutes: readonly Doute[];
};

function bloc({ bloc: ranks, retraits }: Groupes, { citations }: Contenu): Bloc | null {
  const all = [...(ranks ?? '').matchAll(/\d+/gu)].map(([rank]) => citations[Number(rank)] ?? []);
  const lignes = all.flat();
  if (lignes.length === 0 || all.some((lines) => lines.length === 0)) return null;
  const said =
    retraits === undefined
      ? null
      : [...retraits.matchAll(/(\d)(?: ⟦(\d+)⟧)?/gu)].map(([, niveau, marque]) => ({
          niveau: Math.min(Number(niveau), 2) as NouvelAlinea['niveau'],
          marque: marque === undefined ? null : (citations[Number(marque)] ?? []).join(' '),
        }));
  return {
    lignes,
    retraits: said,
    doutes: [
      ...(all.length > 1
        ? [{ poids: LEGER, dit: 'Les citations qui se suivent sont lues comme autant d’alinéas.' }]
        : []),
      ...(lignesEntieres(lignes)
        ? []
        : [{ poids: DEVINE, dit: 'Des guillemets s’ouvrent sur une ligne et se ferment sur une autre.' }]),
    ],
  };
}

/** The quoted alinéas at their place. */
function alineasDe({ lignes, retraits, doutes }: Bloc, contexte: Contexte): Citation | null {
  if (retraits !== null) {
    const alineas = lireRetraits(lignes, retraits);
    return alineas === null ? null : { alineas, doutes };
  }
  const read = lireAlineas(lignes, contexte);
  return { alineas: read.alineas, doutes: [...doutes, ...read.doutes] };
}

/** How many alinéas a sentence announces; null when it does not say. */
function annonce(compte: string | undefined): number | null {
  if (compte === undefined) return null;
  if (compte === 'une') return 1;
  const rank = Array.from({ length: 20 }, (_, index) => plier(enMots(index + 1))).indexOf(compte);
  return rank >= 0 ? rank + 1 : Number(compte);
}

const compteFaux = (annoncees: number | null, lignes: readonly string[]): readonly Doute[] =>
  annoncees === null || annoncees === lignes.length
    ? []
    : [
        {
          poids: DEVINE,
          dit: `La phrase annonce ${annoncees} alinéa${annoncees > 1 ? 's' : ''}, la citation en compte ${lignes.length}.`,
        },
      ];

/* Words. */

type Cherche =
  | { readonly vise: Pick<Vise, 'division' | 'alinea' | 'tout'>; readonly doutes: readonly Doute[] }
  | Defaut
  | null;

/** Where words are changed: the one place the sentence names or, when it names none, the one place that has them. */
function ou(noms: readonly (string | undefined)[], cites: string, contenu: Contenu): Cherche {
  const named = noms.filter((nom) => nom !== undefined);
  if (named.length > 1) return null;
  const [nom] = named;
  if (nom !== undefined && !TOUTE_LA_CONVENTION.test(nom)) {
    const vise = place(nom, contenu);
    if (vise === null || estDefaut(vise)) return vise;
    return { vise, doutes: vise.doutes };
  }
  const found = contenu.reference.divisions.flatMap((division) =>
    division.alineas
      .filter((alinea) => positionsDe(texteAlinea(alinea), cites).length > 0)
      .map((alinea) => ({ division, alinea })),
  );
  const [only, other] = found;
  if (only === undefined || other !== undefined)
    return defaut('PHRASE_SANS_LIEU', { phrase: contenu.brut.replace(/⟦\d+⟧/gu, '…') }, LIEU_CONVENTION);
  return {
    vise: { ...only, tout: false },
    doutes: [
      {
        poids: DEVINE,
        dit: `La phrase ne dit pas où ; ces mots ne figurent qu’au ${lieuDe(contenu.reference, only.division.id, only.alinea.id).libelle}.`,
      },
    ],
  };
}

const cibleDe = ({ division, alinea }: Pick<Vise, 'division' | 'alinea'>) => ({
  divisionId: division.id,
  alineaId: alinea?.id ?? null,
});

function remplacerMots(
  noms: readonly (string | undefined)[],
  ancien: string | null,
  nouveau: string | null,
  partout: boolean,
  doutes: readonly Doute[],
  contenu: Contenu,
): Essai {
  if (ancien === null || nouveau === null) return null;
  const where = ou(noms, ancien, contenu);
  if (where === null || estDefaut(where)) return where;
  const tout: readonly Doute[] =
    where.vise.tout && !partout
      ? [{ poids: LEGER, dit: 'Les mots sont changés à chaque occurrence, dans tout l’article.' }]
      : [];
  return {
    modification: {
      nature: 'remplacer_mots',
      cible: cibleDe(where.vise),
      ancien,
      nouveau,
      partout: partout || where.vise.tout,
    },
    doutes: [...doutes, ...where.doutes, ...tout],
  };
}

function insererMots(
  noms: readonly (string | undefined)[],
  repere: string | null,
  ajout: string | null,
  position: 'avant' | 'apres',
  doutes: readonly Doute[],
  contenu: Contenu,
): Essai {
  if (repere === null || ajout === null) return null;
  const where = ou(noms, repere, contenu);
  if (where === null || estDefaut(where)) return where;
  return {
    modification: { nature: 'inserer_mots', cible: cibleDe(where.vise), position, repere, mots: ajout },
    doutes: [...doutes, ...where.doutes],
  };
}

const tourne = (dit: string, poids = LEGER): readonly Doute[] => [{ poids, dit }];
const SANS_LES_MOTS = tourne('La phrase cite un passage sans dire « les mots ».');
const DEMANDE = tourne('La phrase demande le changement au lieu de le dire.');

const toutes =
  "(?:(?<toutes>(?:toutes )?les occurrences|chaque occurrence) (?:des |du |de la |de l')(?:mots? |termes? |mention |expression )?)";

/** Rules on words: each place where the sentence may name the article is one optional group. */
function reglesMots(): readonly Regle[] {
  const noms = (g: Groupes): readonly (string | undefined)[] => [g.lieu, g.lieu2, g.lieu3];
  const partout = (g: Groupes): boolean =>
    [g.fois, g.fois2, g.fois3, g.toutes].some((one) => one !== undefined);
  const remplacer =
    (doutes: readonly Doute[]) =>
    (g: Groupes, c: Contenu): Essai =>
      remplacerMots(noms(g), mots(g.ancien, c), mots(g.nouveau, c), partout(g), doutes, c);
  const supprimer =
    (doutes: readonly Doute[]) =>
    (g: Groupes, c: Contenu): Essai =>
      remplacerMots(noms(g), mots(g.ancien, c), '', partout(g), doutes, c);
  const inserer =
    (doutes: readonly Doute[], cote?: 'avant' | 'apres') =>
    (g: Groupes, c: Contenu): Essai =>
      insererMots(
        noms(g),
        mots(g.repere, c),
        mots(g.ajout, c),
        cote ?? (g.cote === 'avant' ? 'avant' : 'apres'),
        doutes,
        c,
      );
  const tete = `(?:${lieu()} )?`;
  const teteNue = `(?:${lieuNu()} )?`;
  const milieu = `(?: (?:figurant |mentionnee?s |inscrite?s )?${lieu('lieu2')})?`;
  const fin = `(?: ${lieu('lieu3')})?`;
  const ancien = q('ancien');
  const nouveau = q('nouveau');
  return [
    // « les mots : « x » sont remplacés par les mots : « y » »
    regle(
      `${tete}(?:${MOT}|${toutes})${ancien}${milieu} ${fois('fois3')}${REMPLACE} ${fois('fois')}par ${MOT}?${nouveau}(?: (?<fois2>${PARTOUT}))?${fin}`,
      remplacer([]),
    ),
    regle(
      `${teteNue}${ancien} ${REMPLACE} ${fois('fois')}par ${MOT}?${nouveau}(?: (?<fois2>${PARTOUT}))?${fin}`,
      remplacer(SANS_LES_MOTS),
    ),
    regle(
      `${tete}${MOT}${ancien} (?:deviennent|devient) ${MOT}?${nouveau}`,
      remplacer(tourne('« Devient » est lu comme « est remplacé par ».')),
    ),
    regle(
      `${teteNue}${ancien} (?:deviennent|devient) ${nouveau}`,
      remplacer(tourne('« Devient » est lu comme « est remplacé par ».', DEDUIT)),
    ),
    regle(
      `${tete}${AU_MOT}${ancien}${milieu} ${ETRE}substituee?s? ${fois('fois')}${MOT}?${nouveau}`,
      remplacer([]),
    ),
    regle(`${tete}${MOT}${nouveau} ${ETRE}substituee?s? ${AU_MOT}${ancien}${fin}`, remplacer([])),
    regle(
      `${tete}au lieu (?:de |des mots |du mot )${ancien} (?:il (?:faut|convient de) )?lire ${MOT}?${nouveau}`,
      remplacer(tourne('« Au lieu de…, lire… » est lu comme un remplacement.', DEDUIT)),
    ),
    regle(
      `(?:remplacer|remplacez) ${tete}(?:${MOT}|${toutes})${ancien}${milieu} par ${MOT}?${nouveau}(?: (?<fois2>${PARTOUT}))?${fin}`,
      remplacer(DEMANDE),
    ),
    regle(
      `${lieu()} (?:remplacer|remplacez) (?:${MOT}|${toutes})${ancien} par ${MOT}?${nouveau}(?: (?<fois2>${PARTOUT}))?`,
      remplacer(DEMANDE),
    ),
    regle(
      `${lieuNu()} (?:remplacer|remplacez) ${ancien} par ${nouveau}`,
      remplacer([...DEMANDE, ...SANS_LES_MOTS]),
    ),
    regle(
      `(?:remplacer|remplacez) ${ancien} par ${nouveau}${fin}`,
      remplacer([...DEMANDE, ...SANS_LES_MOTS]),
    ),
    // « les mots : « x » sont supprimés »
    regle(
      `${tete}(?:${MOT}|${toutes})${ancien}${milieu} ${fois('fois3')}${ETRE}supprimee?s?(?: (?<fois>${PARTOUT}))?${fin}`,
      supprimer([]),
    ),
    regle(
      `${tete}(?:${MOT}|${toutes})${ancien}${milieu} ${ETRE}(?:retiree?s?|enlevee?s?|abrogee?s?)`,
      supprimer(tourne('Le verbe est lu comme « supprimer ».')),
    ),
    regle(`${teteNue}${ancien} ${ETRE}supprimee?s?${fin}`, supprimer(SANS_LES_MOTS)),
    regle(`(?:supprimer|supprimez) ${tete}${MOT}${ancien}${fin}`, supprimer(DEMANDE)),
    regle(`${lieu()} (?:supprimer|supprimez) ${MOT}${ancien}`, supprimer(DEMANDE)),
    // « après les mots : « x », sont insérés les mots : « y » »
    regle(
      `${tete}${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${milieu} ${INSERE} ${MOT}?${q('ajout')}${fin}`,
      inserer([]),
    ),
    regle(`${tete}${COTE} ${q('repere')} ${INSERE} ${MOT}?${q('ajout')}`, inserer(SANS_LES_MOTS)),
    regle(
      `${tete}${MOT}${q('ajout')} ${INSERE} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${fin}`,
      inserer([]),
    ),
    regle(
      `${tete}${INSERE} ${MOT}${q('ajout')} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${fin}`,
      inserer([]),
    ),
    regle(
      `${tete}${INSERE} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')} ${MOT}${q('ajout')}${fin}`,
      inserer([]),
    ),
    regle(
      `${tete}${COTE} (?:${MOT}|${DES_MOTS})${q('repere')} ${INSERER} ${MOT}?${q('ajout')}${fin}`,
      inserer(DEMANDE),
    ),
    regle(
      `${INSERER} ${tete}${COTE} (?:${MOT}|${DES_MOTS})${q('repere')} ${MOT}${q('ajout')}`,
      inserer(DEMANDE),
    ),
    regle(
      `${INSERER} ${tete}${MOT}${q('ajout')} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${fin}`,
      inserer(DEMANDE),
    ),
    regle(
      `${tete}${MOT}${q('repere')}${milieu} ${ETRE}(?:suivie?s (?:des mots|du mot|de la mention|de l'expression|par ${MOT})|completee?s par ${MOT}) ?${q('ajout')}`,
      inserer(tourne('« Complété par » est lu comme une insertion après ces mots.', DEDUIT), 'apres'),
    ),
  ];
}

const DES_MOTS = `(?:(?:des |du |de la |de l')(?:${NOM_MOTS}) )`;

function regle(source: string, lire: Regle['lire']): Regle {
  return { motif: new RegExp(`^${source}$`, 'u'), lire };
}

/* Words put at the end of an alinéa. */

/** The shortest end of an alinéa that stands in it once, whole words, at least three of them. */
function finUnique(texte: string): string | null {
  const starts = [...texte.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
  for (const start of starts.slice(0, -2).reverse()) {
    const end = texte.slice(start).trim();
    if (positionsDe(texte, end).length === 1) return end;
  }
  const whole = texte.trim();
  return positionsDe(texte, whole).length === 1 ? whole : null;
}

function completer(g: Groupes, c: Contenu, phrase: boolean): Essai {
  const vise = place(g.lieu, c);
  const ajout = mots(g.ajout, c);
  if (vise === null || estDefaut(vise)) return vise;
  const alinea = vise.alinea ?? vise.division.alineas.at(-1);
  if (ajout === null || alinea === undefined) return null;
  const texte = texteAlinea(alinea);
  const repere = finUnique(phrase ? texte : texte.replace(/\s*[.;:]\s*$/u, ''));
  if (repere === null) return null;
  const doutes: Doute[] = [
    ...vise.doutes,
    phrase
      ? { poids: DEDUIT, dit: `La phrase est ajoutée à la fin de l’alinéa, après « ${repere} ».` }
      : {
          poids: 1.5 * DEDUIT,
          dit: `Les mots sont ajoutés après « ${repere} », avant la ponctuation finale.`,
        },
  ];
  if (vise.alinea === null && vise.division.alineas.length > 1)
    doutes.push({ poids: DEVINE, dit: 'L’ajout est supposé viser le dernier alinéa.' });
  return {
    modification: {
      nature: 'inserer_mots',
      cible: { divisionId: vise.division.id, alineaId: alinea.id },
      position: 'apres',
      repere,
      mots: ajout,
    },
    doutes,
  };
}

/* Passages written anew. */

const DE_QUOI =
  "(?:(?:les (?:dispositions|stipulations|termes)|le texte|le contenu|la redaction)(?: actuelle?s?)? (?=du |de l'|de la |de ))?";

function recrire(g: Groupes, c: Contenu): Essai {
  const vise = place(g.lieu, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null) return null;
  const doutes: Doute[] = [...vise.doutes, ...turnOf(g)];
  const { division, alinea } = vise;
  if (alinea !== null) {
    if (g.titre !== undefined) return null;
    const par = /par (\S+) alineas?/u.exec(g.par ?? '')?.[1];
    const several = /les |ce qui/u.test(g.par ?? '');
    const said = par !== undefined && par !== 'les' ? annonce(par) : several ? null : 1;
    if (g.modifier !== undefined)
      doutes.push({ poids: DEDUIT, dit: 'La citation est lue comme tout le nouvel alinéa.' });
    const read = alineasDe(quoted, { lieu: 'alinea', remplace: alinea });
    if (read === null) return null;
    return {
      modification: {
        nature: 'rediger_alinea',
        divisionId: division.id,
        alineaId: alinea.id,
        alineas: read.alineas,
      },
      doutes: [...doutes, ...read.doutes, ...compteFaux(said, quoted.lignes)],
    };
  }
  if ((g.par ?? '').includes('alinea') || (g.par ?? '').includes('les mots'))
    doutes.push({ poids: DEVINE, dit: 'La citation est supposée remplacer tout l’article.' });
  const other = /un article (\d+(?:-\d+)*)/u.exec(g.par ?? '')?.[1];
  if (other !== undefined && other !== division.numero) return null;
  const read = corps(g, quoted, { ...division, actuel: division.intitule }, c);
  if (read === null) return null;
  if (g.modifier !== undefined && division.alineas.length > 1)
    doutes.push({
      poids: DEVINE,
      dit: '« Modifié comme suit » est lu comme une nouvelle rédaction de tout l’article.',
    });
  return {
    modification: {
      nature: 'rediger_division',
      divisionId: division.id,
      intitule: read.intitule,
      alineas: read.alineas,
    },
    doutes: [...doutes, ...read.doutes],
  };
}

/** What the verb is worth: « est ainsi rédigé », « est remplacé par » say it plainly. */
function turnOf(g: Groupes): readonly Doute[] {
  if (g.lire !== undefined) return tourne('Le verbe est lu comme « est ainsi rédigé ».');
  if (g.modifier !== undefined) return tourne('« Modifié comme suit » est lu comme « ainsi rédigé ».');
  return [];
}

/** The heading and alinéas of a division, wherever the heading is said. */
function corps(
  g: Groupes,
  { lignes, retraits, doutes }: Bloc,
  cadre: Cadre,
  c: Contenu,
): {
  readonly intitule: string;
  readonly alineas: readonly NouvelAlinea[];
  readonly doutes: readonly Doute[];
} | null {
  const said = titreDit(g, cadre, c);
  const read = lireCorps(lignes, cadre, { intitule: said?.intitule ?? null, retraits });
  if (read !== null) return { ...read, doutes: [...doutes, ...(said?.doutes ?? []), ...read.doutes] };
  const { nature, numero, actuel } = cadre;
  if (said !== null || actuel !== null || numero === null || (nature !== 'article' && nature !== 'annexe'))
    return null;
  // A new article quoted without its heading: its number alone makes one.
  const intitule = numeroter(c.reference, nature, numero, null);
  const bare = lireCorps(lignes, cadre, { intitule, retraits });
  return bare === null
    ? null
    : {
        ...bare,
        doutes: [
          ...doutes,
          ...bare.doutes,
          { poids: 1.5 * DEDUIT, dit: `La citation ne porte pas d’intitulé : « ${intitule} » est supposé.` },
        ],
      };
}

/** The heading a sentence gives itself; its number is put back unless the sentence says that it has none. */
function titreDit(
  g: Groupes,
  { nature, numero }: Pick<Cadre, 'nature' | 'numero'>,
  c: Contenu,
): { readonly intitule: string; readonly doutes: readonly Doute[] } | null {
  const titre = mots(g.titre, c);
  if (titre === null) return null;
  const plain = { intitule: titre, doutes: [] };
  if (g.nu !== undefined || numero === null || porteNumero(titre, nature, numero)) return plain;
  if (nature !== 'article' && nature !== 'annexe') return plain;
  if (/^(?:article|art\.|annexe)\s*\d/iu.test(titre))
    return { intitule: titre, doutes: tourne('L’intitulé cité porte un autre numéro.', DEVINE) };
  const intitule = numeroter(c.reference, nature, numero, titre);
  return { intitule, doutes: tourne(`Le numéro est conservé : « ${intitule} ».`, DEDUIT) };
}

function seulIntitule(nature: 'rediger_division' | 'retablir'): Regle['lire'] {
  return (g, c) => {
    const vise = place(g.lieu, c);
    if (vise === null || estDefaut(vise)) return vise;
    const intitule = mots(g.titre, c);
    if (intitule === null || vise.alinea !== null) return null;
    return {
      modification: { nature, divisionId: vise.division.id, intitule, alineas: [] },
      doutes: vise.doutes,
    };
  };
}

function retablir(g: Groupes, c: Contenu): Essai {
  const vise = place(g.lieu, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null || vise.alinea !== null) return null;
  const { division } = vise;
  const read = corps(g, quoted, { ...division, actuel: division.intitule }, c);
  return read === null
    ? null
    : {
        modification: {
          nature: 'retablir',
          divisionId: division.id,
          intitule: read.intitule,
          alineas: read.alineas,
        },
        doutes: [...vise.doutes, ...read.doutes],
      };
}

function intituler(doutes: readonly Doute[]): Regle['lire'] {
  return (g, c) => {
    const vise = place(g.lieu, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    const said = titreDit(g, vise.division, c);
    return said === null
      ? null
      : {
          modification: { nature: 'intituler', divisionId: vise.division.id, intitule: said.intitule },
          doutes: [...doutes, ...vise.doutes, ...said.doutes],
        };
  };
}

/** Words changed in a heading: the heading is written anew. */
function motsDansIntitule(g: Groupes, c: Contenu): Essai {
  const vise = place(g.lieu, c);
  if (vise === null || estDefaut(vise)) return vise;
  const [ancien, nouveau] = [mots(g.ancien, c), mots(g.nouveau, c)];
  if (vise.alinea !== null || ancien === null || nouveau === null) return null;
  const { id, intitule } = vise.division;
  const [at, again] = positionsDe(intitule, ancien);
  if (at === undefined)
    return defaut(
      'MOTS_INTROUVABLES',
      { mots: ancien, nom: `l’intitulé « ${intitule} »` },
      lieuDe(c.reference, id),
    );
  if (again !== undefined) return null;
  const after = `${intitule.slice(0, at)}${nouveau}${intitule.slice(at + ancien.length)}`;
  return {
    modification: { nature: 'intituler', divisionId: id, intitule: after },
    doutes: [...vise.doutes, ...tourne(`L’intitulé devient « ${after} ».`, DEDUIT)],
  };
}

/* Alinéas put in or taken away. */

function insererAlineas(
  g: Groupes,
  c: Contenu,
  place_: 'autour' | 'debut' | 'fin',
  doutes: readonly Doute[],
): Essai {
  const vise = place(g.lieu, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null) return null;
  const { division, alinea } = vise;
  const { alineas } = division;
  let rang: number;
  if (place_ === 'autour') {
    if (alinea === null) return null;
    rang = alineas.indexOf(alinea) - (g.cote === 'avant' ? 1 : 0);
  } else {
    if (alinea !== null) return null;
    rang = place_ === 'debut' ? -1 : alineas.length - 1;
  }
  const read = alineasDe(quoted, { lieu: 'insertion', avant: alineas[rang], apres: alineas[rang + 1] });
  if (read === null) return null;
  const unite: readonly Doute[] =
    g.unite?.startsWith('paragraphe') === true ? tourne('« Paragraphe » est lu comme « alinéa ».') : [];
  return {
    modification: {
      nature: 'inserer_alineas',
      divisionId: division.id,
      apres: alineas[rang]?.id ?? null,
      alineas: read.alineas,
    },
    doutes: [
      ...vise.doutes,
      ...doutes,
      ...unite,
      ...read.doutes,
      ...compteFaux(annonce(g.compte ?? g.compte2), quoted.lignes),
    ],
  };
}

function supprimer(g: Groupes, c: Contenu): Essai {
  const vise = place(g.lieu, c);
  if (vise === null || estDefaut(vise)) return vise;
  const { division, alinea, doutes } = vise;
  const verbe = g.verbe ?? '';
  const plain = verbe.startsWith(alinea === null ? 'abrog' : 'supprim');
  const said: readonly Doute[] = [
    ...doutes,
    ...(plain
      ? []
      : tourne(`« ${verbe} » est lu comme « ${alinea === null ? 'abrogé' : 'supprimé'} ».`, DEDUIT)),
    ...(verbe.endsWith('r') ? DEMANDE : []),
  ];
  return {
    modification:
      alinea === null
        ? { nature: 'abroger', divisionId: division.id }
        : { nature: 'supprimer_alinea', divisionId: division.id, alineaId: alinea.id },
    doutes: said,
  };
}

/* Divisions put in. */

const ARTICLE = `(?:un|le|l'|d'un) ?(?:nouvel )?(?<sorte>article)(?: (?:n° ?)?(?<numero>\\d+(?:-\\d+)*|1er|premier)(?<bis> (?:bis|ter|quater|quinquies))?)?(?: nouveau)?`;
const SECTION = `une (?:nouvelle )?(?<sorte>section)(?: (?<numero>\\d+(?:-\\d+)*))?(?: nouvelle)?`;
const NOUVELLE_REDIGEE = `(?: ${REDIGE})?`;

const estArticle = ({ nature }: DivisionEnVigueur): boolean => nature === 'article';

/** The division a new article follows when the sentence does not say it: « 4-1 » comes after « 4 ». */
function ancreDe(numero: string, { divisions }: TexteEnVigueur): DivisionEnVigueur | undefined {
  const parts = numero.split('-');
  const own = Number(parts.at(-1));
  if (parts.length > 1) {
    const sister = own > 1 ? [...parts.slice(0, -1), own - 1].join('-') : parts.slice(0, -1).join('-');
    return divisions.find((one) => estArticle(one) && one.numero === sister);
  }
  const last = divisions.filter(estArticle).at(-1);
  return last?.numero?.split('-')[0] === String(own - 1) ? last : undefined;
}

function insererDivision(g: Groupes, c: Contenu): Essai {
  const doutes: Doute[] = [];
  const sorte = g.sorte === 'section' ? 'section' : 'article';
  const quoted = g.bloc === undefined ? null : bloc(g, c);
  if (g.bloc !== undefined && quoted === null) return null;
  let numero = g.numero === undefined ? null : numeroDit(g.numero);
  if (sorte === 'article' && numero === null) {
    const heading = /^art(?:icle|\.)\s*(\d+(?:-\d+)*)/iu.exec(quoted?.lignes[0] ?? mots(g.titre, c) ?? '');
    if (heading?.[1] === undefined) return null;
    numero = heading[1];
    doutes.push({ poids: DEDUIT, dit: `Le numéro est celui de l’intitulé cité : ${numero}.` });
  }
  let apres: DivisionEnVigueur | undefined;
  if (g.lieu === undefined) {
    apres = numero === null || sorte === 'section' ? undefined : ancreDe(numero, c.reference);
    if (apres === undefined) return null;
    if (g.suite === undefined || apres.id !== c.reference.divisions.filter(estArticle).at(-1)?.id)
      doutes.push({
        poids: DEDUIT,
        dit: `L’article vient après l’article ${apres.numero ?? ''}, d’après son numéro.`,
      });
  } else {
    const vise = place(g.lieu, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    doutes.push(...vise.doutes);
    apres = vise.division;
    if (g.cote === 'avant') {
      apres = c.reference.divisions[c.reference.divisions.indexOf(vise.division) - 1];
      if (apres === undefined) return null;
      doutes.push({ poids: DEDUIT, dit: 'L’insertion se fait après ce qui précède.' });
    }
  }
  if (g.bis !== undefined)
    return defaut(
      'NUMERO_HORS_SUITE',
      { numero: `${numero ?? ''}${g.bis}`, attendu: numeroInsere(c.reference.divisions, apres) },
      lieuDe(c.reference, apres.id),
    );
  const base = { nature: 'inserer_division', apres: apres.id, sorte, numero } as const;
  const cadre: Cadre = { nature: sorte, numero, actuel: null };
  if (quoted === null) {
    const said = titreDit(g, cadre, c);
    return said === null
      ? null
      : {
          modification: { ...base, intitule: said.intitule, alineas: [] },
          doutes: [...doutes, ...said.doutes],
        };
  }
  const read = corps(g, quoted, cadre, c);
  return read === null
    ? null
    : {
        modification: { ...base, intitule: read.intitule, alineas: read.alineas },
        doutes: [...doutes, ...read.doutes],
      };
}

const ANNEXE = `une (?:nouvelle )?(?<annexe>annexe)(?: (?:n° ?)?(?<numero>\\d+(?:-\\d+)*|[ivxlc]+|[a-z]))?(?: nouvelle)?`;

function ajouterAnnexe(g: Groupes, c: Contenu): Essai {
  const doutes: Doute[] = [];
  const quoted = g.bloc === undefined ? null : bloc(g, c);
  if (g.bloc !== undefined && quoted === null) return null;
  if (g.lieu !== undefined) {
    const vise = place(g.lieu, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    doutes.push(...vise.doutes);
    if (c.reference.divisions.at(-1)?.id !== vise.division.id)
      doutes.push({ poids: DEVINE, dit: 'L’annexe est placée à la fin de la convention.' });
  }
  const found = /une (?:nouvelle )?annexe (?:n° ?)?(\S+)/iu.exec(c.brut);
  let numero = g.numero === undefined ? null : (found?.[1] ?? null);
  if (numero === null) {
    const heading = /^annexe\s*(?:n°\s*)?(\d+|[IVX]+|[A-Z])(?![\p{L}\p{N}])/iu.exec(quoted?.lignes[0] ?? '');
    if (heading?.[1] === undefined) return null;
    numero = heading[1];
    doutes.push({ poids: DEDUIT, dit: `Le numéro est celui de l’intitulé cité : ${numero}.` });
  }
  const cadre: Cadre = { nature: 'annexe', numero, actuel: null };
  if (quoted === null) {
    const said = titreDit(g, cadre, c);
    return said === null
      ? null
      : {
          modification: { nature: 'ajouter_annexe', numero, intitule: said.intitule, alineas: [] },
          doutes: [...doutes, ...said.doutes],
        };
  }
  const read = corps(g, quoted, cadre, c);
  return read === null
    ? null
    : {
        modification: { nature: 'ajouter_annexe', numero, intitule: read.intitule, alineas: read.alineas },
        doutes: [...doutes, ...read.doutes],
      };
}

/* Parties and duration. */

const sansArticle = (fonction: Fonction): readonly string[] => [
  withArticle(fonction),
  `l'${fonction.libelle}`,
  fonction.libelle,
];

const pareil = (a: string, b: string): boolean => memeImpression(plier(a), plier(b));

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

function designer(
  ancien: string,
  nouveau: string,
  nomDit: string | null,
  signataires: readonly Signataire[],
): Essai {
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
  const touched = whole.length === 0 || !pareil(designationDe(before), ancien);
  if (touched && fonction.genre !== attendu)
    doutes.push(...tourne('La fonction et la civilité ne s’accordent pas.', DEVINE));
  return {
    modification: { nature: 'designer_signataire', signataireId: before.id, fonction, personne },
    doutes,
  };
}

const MOIS = [
  'janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre',
  'decembre',
] as const; // prettier-ignore

/** « 31 decembre 2029 », « 1er janvier 2030 », « 31/12/2029 ». */
function lireDate(texte: string): CivilDate | null {
  const words = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/u.exec(texte);
  if (words === null) return parseFrenchDate(texte);
  const mois = (MOIS as readonly string[]).indexOf(words[2] ?? '') + 1;
  return mois === 0 ? null : parseFrenchDate(`${words[1] ?? ''}/${mois}/${words[3] ?? ''}`);
}

const PROROGE =
  "(?:la (?:duree|validite|duree de validite)(?: de la (?:presente )?convention)?|la (?:presente )?convention|(?:le terme|l'echeance|la fin) de la (?:presente )?convention)" +
  ` (?:est|sera) (?:prorogee?|prolongee?|reportee?|etendue?|portee?|reconduite?) (?:jusqu'au |au )${DATE}(?: inclus)?`;
const A_CET_EFFET =
  "(?:[.;]|[.;]? et)? (?:a cet effet|a cette fin|en consequence|par consequent|pour ce faire|c'est pourquoi) ";

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
    doutes: [...read.doutes, ...autre],
  };
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
    doutes: [...read.doutes, ...tourne(`L’alinéa devient : « ${after} »`, DEDUIT)],
  };
}

/** « La convention est prorogée jusqu'au… » and nothing else: which alinéa says so is a guess. */
function prorogerSansTexte(g: Groupes, c: Contenu): Essai {
  const fin = lireDate(g.fin ?? '');
  if (fin === null) return null;
  const found = c.reference.divisions.flatMap((division) =>
    division.alineas
      .filter((alinea) => DIT_LA_DUREE.test(plier(texteAlinea(alinea))))
      .map((alinea): { division: DivisionEnVigueur; alinea: AlineaEnVigueur } => ({ division, alinea })),
  );
  const ranked = found.filter(({ division }) => plier(division.intitule).includes('duree'));
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

const DIT_LA_DUREE =
  /\bconclue? (?:pour|jusqu)|\bprend fin\b|\bjusqu'au \d|\bpour (?:la|une) duree\b|\bexpire le\b|\barrive a (?:echeance|son terme)\b/u;

/** The date with its accents, as the sentence has it. */
function dateDite(plie: string, { brut }: Contenu): string {
  const at = plier(brut).indexOf(plie);
  return at < 0 ? plie : brut.slice(at, at + plie.length);
}

/* All the rules. */

const REGLES: readonly Regle[] = [
  ...reglesMots(),
  regle(`${lieu()} est completee? (?:in fine )?par ${MOT}${q('ajout')}`, (g, c) => completer(g, c, false)),
  regle(`${lieu()} est completee? (?:in fine )?par (?:une|la) phrase ${REDIGE} ${q('ajout')}`, (g, c) =>
    completer(g, c, true),
  ),
  regle(`${DE_QUOI}${lieu()}${DESORMAIS} (?:${RECRIT})${RETRAITS}${BLOC}`, recrire),
  regle(`(?:rediger|redigez) ainsi ${lieu()}${BLOC}`, (g, c) => avec(DEMANDE, recrire(g, c))),
  regle(
    `remplacer ${DE_QUOI}${lieu()}(?<par> par(?: (?:l'alinea|l'article|le texte|les dispositions) suivante?s?)?)${BLOC}`,
    (g, c) => avec(DEMANDE, recrire(g, c)),
  ),
  regle(`${lieu()} est remplacee? par le seul intitule ${q('titre')}`, seulIntitule('rediger_division')),
  regle(`${lieu()} est retablie? sous le seul intitule ${q('titre')}`, seulIntitule('retablir')),
  regle(
    `${lieu()}${DESORMAIS} est (?:ainsi retablie?|retablie? (?:dans la redaction suivante|et ainsi redigee?|ainsi redigee?|comme suit|dans les termes suivants))${RETRAITS}${BLOC}`,
    retablir,
  ),
  regle(
    `(?:l'intitule|le titre|l'en-tete) (?=du |de )${lieu()} (?:est (?:desormais )?(?:ainsi redige|ainsi libelle|ainsi remplace|redige comme suit|remplace(?: comme suit)?|modifie comme suit|le suivant)|devient|se lit desormais)(?<nu> sans numero)?(?: par(?: (?:l'intitule|le titre|les mots|le mot)(?: suivante?s?)?)?)? ${q('titre')}`,
    intituler([]),
  ),
  regle(
    `${lieu()} (?:est desormais intitulee?|s'intitule desormais|est renommee?|prend pour intitule|a pour intitule) ${q('titre')}`,
    intituler(tourne('La phrase est lue comme un nouvel intitulé.')),
  ),
  regle(
    `(?:a|dans|au) (?:l'intitule|le titre|titre) (?=du |de )${lieu()} ${MOT}${q('ancien')} ${REMPLACE} par ${MOT}?${q('nouveau')}`,
    motsDansIntitule,
  ),
  // Alinéas.
  regle(`${COTE} ${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${INSERE} ${COTE} ${lieu()} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${ALINEAS} ${INSERE} ${COTE} ${lieu()}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', [])),
  regle(`${COTE} ${lieu()} ${INSERER} ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', DEMANDE)),
  regle(`${INSERER} ${COTE} ${lieu()} ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', DEMANDE)),
  regle(`${lieu()} est completee? (?:in fine )?par ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`completer ${lieu()} par ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'fin', DEMANDE)),
  regle(
    `(?:a la fin|en fin|a la suite) (?=du |de |d')${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`,
    (g, c) => insererAlineas(g, c, 'fin', []),
  ),
  regle(`${INSERE} (?:a la fin|in fine) (?=du |de )${lieu()} ${ALINEAS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`(?:au debut|en tete) (?=du |de )${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'debut', []),
  ),
  regle(`${lieu()} ${INSERE} ${ALINEAS}${BLOC}`, sansPlace),
  regle(`${INSERE} (?=a |au |dans )${lieu()} ${ALINEAS}${BLOC}`, sansPlace),
  regle(
    `${DE_QUOI}${lieu()} (?:est|sont|sera|seront) (?<verbe>supprimee?s?|abrogee?s?|retiree?s?|annulee?s?)`,
    supprimer,
  ),
  regle(`(?<verbe>supprimer|abroger|retirer) ${lieu()}`, supprimer),
  // Divisions.
  ...[ARTICLE, SECTION].flatMap((sorte) => [
    regle(
      `${COTE} ${lieu()} (?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${sorte}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
      insererDivision,
    ),
    regle(`${COTE} ${lieu()} ${INSERE} ${sorte}${TITRE}`, insererDivision),
    regle(
      `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${COTE} ${lieu()} ${sorte}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
      insererDivision,
    ),
    regle(
      `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${sorte} ${COTE} ${lieu()}${TITRE}?${NOUVELLE_REDIGEE}${BLOC}`,
      insererDivision,
    ),
    regle(`${sorte}${TITRE}?${NOUVELLE_REDIGEE} ${INSERE} ${COTE} ${lieu()}${BLOC}`, insererDivision),
  ]),
  regle(
    `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')})(?: (?:a|dans) la (?:presente )?convention)? ${ARTICLE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `(?:a|dans) la (?:presente )?convention ${INSERE} ${ARTICLE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `(?<suite>la (?:presente )?convention est completee) par ${ARTICLE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `la (?:presente )?convention est completee par ${ANNEXE}(?:${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}|${TITRE.replaceAll('?<', '?<z')})`,
    (g, c) => ajouterAnnexe(avecZ(g), c),
  ),
  regle(
    `${INSERE}(?: (?:a|dans) la (?:presente )?convention)? ${ANNEXE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(
    `(?:a|dans) la (?:presente )?convention ${INSERE} ${ANNEXE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(`${COTE} ${lieu()} ${INSERE} ${ANNEXE}${TITRE}?${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`, ajouterAnnexe),
  regle(
    `${ANNEXE}${TITRE}?${NOUVELLE_REDIGEE} ${INSERE} (?:a|dans) la (?:presente )?convention(?: ${REDIGE})?${BLOC}`,
    ajouterAnnexe,
  ),
  // Parties and duration.
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

const avec = (doutes: readonly Doute[], read: Essai): Essai =>
  read === null || estDefaut(read) ? read : { ...read, doutes: [...doutes, ...read.doutes] };

const avecZ = (g: Groupes): Groupes => ({ ...g, titre: g.titre ?? g.ztitre, nu: g.nu ?? g.znu });

/** « À l'article 6, il est ajouté un alinéa »: at its end, if « ajouté » is the word. */
function sansPlace(g: Groupes, c: Contenu): Essai {
  const added = g.verbe?.startsWith('ajout') === true;
  return insererAlineas(g, c, 'fin', tourne('L’alinéa est supposé venir à la fin.', added ? DEDUIT : DEVINE));
}
