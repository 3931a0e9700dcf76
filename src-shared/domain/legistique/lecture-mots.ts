import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { positionsDe } from '../texte/mots';
import { LIEU_CONVENTION, laDivision, lieuDe } from '../texte/nommer';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import { DEDUIT, DEVINE, LEGER } from './citation';
import type { Doute } from './citation';
import {
  AU_MOT,
  COTE,
  DEMANDE,
  DES_MOTS,
  ETRE,
  INSERE,
  INSERER,
  MOT,
  NOMBRE,
  PARTOUT,
  REDIGE,
  REMPLACE,
  SANS_LES_MOTS,
  annonce,
  avec,
  estDefaut,
  fois,
  lieu,
  lieuNu,
  mots,
  place,
  q,
  regle,
  tourne,
} from './lecture-fragments';
import type { Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import { TOUTE_LA_CONVENTION } from './lecture-lieu';
import type { Vise } from './lecture-lieu';

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

export function remplacerMots(
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

/** « (deux fois) »: words found another number of times are not those the sentence speaks of. */
function autantDeFois(g: Groupes, read: Essai, { reference }: Contenu): Essai {
  const said = [g.fois, g.fois2, g.fois3].map((one) => DIT_COMBIEN.exec(one ?? '')?.[0]).find((one) => one);
  if (said === undefined || read === null || estDefaut(read)) return read;
  if (read.modification.nature !== 'remplacer_mots') return read;
  const { cible, ancien } = read.modification;
  const division = findDivision(reference, cible.divisionId);
  if (division === undefined) return read;
  const fois = division.alineas
    .filter(({ id }) => cible.alineaId === null || id === cible.alineaId)
    .reduce((sum, alinea) => sum + positionsDe(texteAlinea(alinea), ancien).length, 0);
  if (fois === 0 || fois === annonce(said)) return read;
  const where = lieuDe(reference, division.id, cible.alineaId);
  const nom = cible.alineaId === null ? laDivision(division) : `le ${where.libelle}`;
  return defaut('MOTS_MULTIPLES', { mots: ancien, nom, fois }, where);
}

const DIT_COMBIEN = new RegExp(`\\b${NOMBRE}(?= (?:fois|occurrences|endroits)\\b)`, 'u');

const AU_LIEU = tourne('« Au lieu de…, lire… » est lu comme un remplacement.', DEDUIT);

const toutes =
  "(?:(?<toutes>(?:toutes )?les occurrences|chaque occurrence) (?:des |du |de la |de l')(?:mots? |termes? |mention |expression )?)";

/** Rules on words: each place where the sentence may name the article is one optional group. */
function reglesMots(): readonly Regle[] {
  const noms = (g: Groupes): readonly (string | undefined)[] => [g.lieu, g.lieu2, g.lieu3];
  const partout = (g: Groupes): boolean =>
    [g.fois, g.fois2, g.fois3, g.toutes].some((one) => one !== undefined);
  const changer = (g: Groupes, nouveau: string | null, doutes: readonly Doute[], c: Contenu): Essai =>
    autantDeFois(g, remplacerMots(noms(g), mots(g.ancien, c), nouveau, partout(g), doutes, c), c);
  const remplacer =
    (doutes: readonly Doute[]) =>
    (g: Groupes, c: Contenu): Essai =>
      changer(g, mots(g.nouveau, c), doutes, c);
  const supprimer =
    (doutes: readonly Doute[]) =>
    (g: Groupes, c: Contenu): Essai =>
      changer(g, '', doutes, c);
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
  const tete = `(?:${lieu()} )??`;
  const teteNue = `(?:${lieuNu()} )??`;
  const milieu = `(?: (?:figurant |mentionnee?s |inscrite?s )?${lieu('lieu2')})??`;
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
      `${tete}(?:au lieu|a la place) (?:de |des mots |du mot )${ancien} (?:il (?:faut|convient de) )?lire ${MOT}?${nouveau}`,
      remplacer(AU_LIEU),
    ),
    regle(
      `${tete}(?:il (?:faut|convient de) )?lire ${MOT}?${nouveau} (?:au lieu|a la place) (?:de |des mots |du mot )${ancien}${fin}`,
      remplacer(AU_LIEU),
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
    regle(`${teteNue}(?:supprimer|supprimez) ${ancien}`, supprimer([...DEMANDE, ...SANS_LES_MOTS])),
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
      `${tete}${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${milieu} ${INSERER} ${MOT}?${q('ajout')}${fin}`,
      inserer(DEMANDE),
    ),
    regle(
      `${teteNue}${COTE} ${q('repere')} ${INSERER} ${MOT}?${q('ajout')}${fin}`,
      inserer([...DEMANDE, ...SANS_LES_MOTS]),
    ),
    regle(
      `${tete}${INSERER} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')} ${MOT}${q('ajout')}`,
      inserer(DEMANDE),
    ),
    regle(
      `${tete}${INSERER} ${MOT}${q('ajout')} ${COTE} (?:${MOT}|${DES_MOTS})${q('repere')}${fin}`,
      inserer(DEMANDE),
    ),
    regle(
      `${tete}${MOT}${q('repere')}${milieu} ${ETRE}(?:suivie?s? (?:des mots|du mot|de la mention|de l'expression|par ${MOT})|completee?s? par ${MOT}) ?${q('ajout')}`,
      inserer(tourne('« Complété par » est lu comme une insertion après ces mots.', DEDUIT), 'apres'),
    ),
  ];
}

/** An end of more words than that is no better than the whole alinéa. */
const MAX_MOTS = 40;

/** The shortest end of an alinéa that stands in it once, whole words, at least three of them. */
function finUnique(texte: string): string | null {
  const starts = [...texte.matchAll(/(?<=^|\s)\S/gu)].map(({ index }) => index);
  for (const start of starts.slice(0, -2).reverse().slice(0, MAX_MOTS)) {
    const end = texte.slice(start).trim();
    if (positionsDe(texte, end).length === 1) return end;
  }
  const whole = texte.trim();
  return positionsDe(texte, whole).length === 1 ? whole : null;
}

function completer(g: Groupes, c: Contenu, phrase: boolean, complete = false): Essai {
  const vise = place(g.lieu, c);
  const ajout = mots(g.ajout, c);
  if (vise === null || estDefaut(vise)) return vise;
  const alinea = vise.alinea ?? vise.division.alineas.at(-1);
  if (ajout === null || alinea === undefined) return null;
  const texte = texteAlinea(alinea);
  const repere = finUnique(phrase ? texte : texte.replace(/(?<!\s)\s*[.;:]\s*$/u, ''));
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
    // « Complété par une phrase » is said of the end; « il est ajouté », or words, may be meant for anywhere.
    doutes.push({
      poids: phrase && complete ? LEGER : DEVINE,
      dit: 'L’ajout est supposé viser le dernier alinéa.',
    });
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

/** Words replaced, taken away, put in or added at the end of an alinéa. */
export const REGLES_MOTS: readonly Regle[] = [
  ...reglesMots(),
  regle(`${lieu()} est completee? (?:in fine )?par (?!la phrase)${MOT}${q('ajout')}`, (g, c) =>
    completer(g, c, false),
  ),
  regle(`${lieu()} est completee? (?:in fine )?par (?:une|la) phrase ${REDIGE} ${q('ajout')}`, (g, c) =>
    completer(g, c, true, true),
  ),
  regle(`completer ${lieu()} par (?!la phrase)${MOT}${q('ajout')}`, (g, c) =>
    avec(DEMANDE, completer(g, c, false)),
  ),
  regle(`completer ${lieu()} par (?:une|la) phrase ${REDIGE} ${q('ajout')}`, (g, c) =>
    avec(DEMANDE, completer(g, c, true, true)),
  ),
  regle(`${lieu()} ${INSERE} une phrase ${REDIGE} ${q('ajout')}`, (g, c) => completer(g, c, true)),
  ...[`a la fin (?=du |de )${lieu()} ${INSERE}`, `${lieu()} ${INSERE} (?:in fine|a la fin)`].flatMap(
    (place_) => [
      regle(`${place_} (?!la phrase)${MOT}${q('ajout')}`, (g, c) => completer(g, c, false)),
      regle(`${place_} (?:une|la) phrase ${REDIGE} ${q('ajout')}`, (g, c) => completer(g, c, true)),
    ],
  ),
];
