import { typographie } from '../typographie';
import { reperer } from './reperer/reperer';
import type { AlineaVise, DivisionVisee, Expression } from './reperer/lecteur';
import type { Cible } from '../texte/operations';
import { asRead } from '../french';
import { deDivision, nomDivision, numeroEcrit, ordinal } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { NATURE_DIVISION_LABELS, divisionFeminine } from '../texte/divisions';
import type { NatureDivision } from '../texte/divisions';
import { texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/** What a reference leads to. */
export type EtatRenvoi =
  | { readonly etat: 'vivant'; readonly cibles: readonly Cible[] }
  /** What it aims at has been repealed by this avenant. */
  | {
      readonly etat: 'mort';
      readonly motif: 'abroge';
      readonly cibles: readonly Cible[];
      readonly par: string;
    }
  /** The division has only `compte` alinéas. */
  | {
      readonly etat: 'mort';
      readonly motif: 'alinea_absent';
      readonly cibles: readonly Cible[];
      readonly compte: number;
    }
  /** The convention never had such a number. */
  | { readonly etat: 'inconnu' }
  /** Another act: a code, a law, a décret, a délibération… */
  | { readonly etat: 'externe' }
  /** The words have not moved, but what they point to has: not the same passage as before. */
  | { readonly etat: 'deplace'; readonly avant: readonly Cible[]; readonly apres: readonly Cible[] };

/** One reference of the text in force. « articles 2 et 3 » is two, with the same words and the same place. */
export type Renvoi = EtatRenvoi & {
  /** The alinéa it is written in. */
  readonly lieu: Lieu;
  /** As written: the characters `debut` to `fin` of the alinéa. */
  readonly mots: string;
  readonly debut: number;
  readonly fin: number;
  /** What it aims at, in words: « article 3 », « deuxième alinéa de l'article 6 ». */
  readonly vise: string;
};

/**
 * Every reference of the text in force to a part of an act, in its order, with what it leads to. Only alinéas are
 * read: a heading names its own division. Linear in the length of the text and of the targets listed.
 */
export function renvoisDe(texte: TexteEnVigueur): readonly Renvoi[] {
  return relever(texte).flatMap((passage) => passage.releves.map((releve) => renvoiDe(passage, releve)));
}

/** A reference that leads nowhere: its words, where they are, and why, in French. */
export type RenvoiMort = { readonly mots: string; readonly lieu: Lieu; readonly raison: string };

/** The references of the text that lead nowhere. `nommerActe`: « l’avenant n° 1 », by its id. */
export function renvoisMortsDe(
  texte: TexteEnVigueur,
  nommerActe: (avenantId: string) => string,
): readonly RenvoiMort[] {
  return renvoisDe(texte).flatMap((renvoi) => {
    const raison = raisonDuRenvoi(renvoi, nommerActe);
    return raison === null ? [] : [{ mots: renvoi.mots, lieu: renvoi.lieu, raison: typographie(raison) }];
  });
}

/** Null for a reference that leads somewhere. */
function raisonDuRenvoi(renvoi: Renvoi, nommerActe: (avenantId: string) => string): string | null {
  switch (renvoi.etat) {
    case 'vivant':
    case 'externe':
    case 'deplace':
      return null;
    case 'inconnu':
      return `Il vise « ${renvoi.vise} », que la convention n’a pas.`;
    case 'mort':
      return renvoi.motif === 'abroge'
        ? `Il vise « ${renvoi.vise} », abrogé par ${nommerActe(renvoi.par)}.`
        : `Il vise « ${renvoi.vise} », qui n’existe pas.`;
  }
}

/**
 * What changes took away from the references: those that are dead or unknown in `apres` and were not so in `avant`
 * (a defect of the signed act is not blamed on an avenant), and those whose words have stayed while the passage they
 * point to is another one (« deplace »): an alinéa or an article came, or went, before it.
 */
export const renvoisMortsNouveaux = (avant: TexteEnVigueur, apres: TexteEnVigueur): readonly Renvoi[] =>
  renvoisMortsEntre(relever(avant), relever(apres));

/** The same, of texts whose references have been found already. */
export function renvoisMortsEntre(avant: Releves, apres: Releves): readonly Renvoi[] {
  const parId = new Map(avant.map((passage) => [passage.alinea.id, passage]));
  let parMots: ReadonlyMap<string, Passage> | undefined;
  const ancienDe = (passage: Passage): Passage | undefined =>
    parId.get(passage.alinea.id) ??
    (parMots ??= new Map(avant.map((one) => [motsDe(one), one]))).get(motsDe(passage));
  const out: Renvoi[] = [];
  for (const passage of apres) {
    if (!passage.releves.some(aComparer)) continue;
    const anciens = parVise(ancienDe(passage));
    const rangs = new Map<string, number>();
    for (const releve of passage.releves) {
      const { etat, vise } = releve;
      // The same words, in the same alinéa: the nth answers to the nth.
      const rang = rangs.get(vise) ?? 0;
      rangs.set(vise, rang + 1);
      if (!aComparer(releve)) continue;
      const ancien = anciens.get(vise)?.[rang]?.etat;
      if (etat.etat === 'mort' || etat.etat === 'inconnu') {
        if (ancien?.etat !== 'mort' && ancien?.etat !== 'inconnu') out.push(renvoiDe(passage, releve));
      } else if (etat.etat === 'vivant' && ancien?.etat === 'vivant') {
        if (signature(ancien.cibles) !== signature(etat.cibles)) {
          const deplace: EtatRenvoi = { etat: 'deplace', avant: ancien.cibles, apres: etat.cibles };
          out.push(renvoiDe(passage, { ...releve, etat: deplace }));
        }
      }
    }
  }
  return out;
}

/** One that leads nowhere, or that may lead elsewhere than before. */
const aComparer = ({ etat: { etat }, positionnel }: Releve): boolean =>
  positionnel || etat === 'mort' || etat === 'inconnu';

const motsDe = ({ division, alinea }: Passage): string => `${division.id} ${asRead(texteAlinea(alinea))}`;

function parVise(passage: Passage | undefined): ReadonlyMap<string, readonly Releve[]> {
  const out = new Map<string, Releve[]>();
  for (const releve of passage?.releves ?? []) {
    const list = out.get(releve.vise);
    if (list) list.push(releve);
    else out.set(releve.vise, [releve]);
  }
  return out;
}

const signature = (cibles: readonly Cible[]): string =>
  cibles.map(({ divisionId, alineaId }) => `${divisionId} ${alineaId ?? ''}`).join('|');

type Releve = {
  readonly etat: EtatRenvoi;
  readonly vise: string;
  readonly debut: number;
  readonly fin: number;
  /** Its target is told by a rank, or by what stands beside: it may become another without a word changing. */
  readonly positionnel: boolean;
};

/** The references of one alinéa; it is known by its id, else by what it reads in its division. */
type Passage = {
  readonly division: DivisionEnVigueur;
  readonly alinea: AlineaEnVigueur;
  readonly rang: number;
  readonly releves: readonly Releve[];
};

function renvoiDe({ division, alinea, rang }: Passage, { etat, vise, debut, fin }: Releve): Renvoi {
  const extrait = texteAlinea(alinea);
  const libelle = `${ordinal(rang + 1)} alinéa ${deDivision(division)}`;
  const lieu: Lieu = { divisionId: division.id, alineaId: alinea.id, libelle, extrait };
  return { ...etat, lieu, mots: extrait.slice(debut, fin), debut, fin, vise };
}

/** The references of a text, as they are compared. */
export type Releves = readonly Passage[];

/** Where things stand in a text, looked up once. */
type Plan = {
  readonly divisions: readonly DivisionEnVigueur[];
  readonly articles: readonly DivisionEnVigueur[];
  readonly rangArticle: ReadonlyMap<string, number>;
  /** By number, and by division: how many articles stand before it. */
  readonly articlesAvant: readonly number[];
  readonly annexes: readonly DivisionEnVigueur[];
  readonly plages: Map<string, readonly DivisionEnVigueur[]>;
  /** By division, what {@link marquesDe} found. */
  readonly marques: Map<string, ReadonlyMap<string, number>>;
};

function planDe({ divisions }: TexteEnVigueur): Plan {
  const articles = divisions.filter(({ nature }) => nature === 'article');
  let count = 0;
  return {
    divisions,
    articles,
    rangArticle: new Map(articles.map(({ numero }, rang) => [numero ?? '', rang])),
    articlesAvant: divisions.map(({ nature }) => (nature === 'article' ? count++ : count)),
    annexes: divisions.filter(({ nature }) => nature === 'annexe'),
    plages: new Map(),
    marques: new Map(),
  };
}

/** The alinéa that is read, and what has been named in it so far. */
type Place = {
  readonly rangDivision: number;
  readonly division: DivisionEnVigueur;
  readonly rangAlinea: number;
  dernier: DivisionEnVigueur | 'externe' | null;
};

/** Words that can hold no reference are not parsed. */
const PEUT_RENVOYER = /art|alin|\bal\.|annex|préambule/iu;

/** An alinéa never changes: its references are parsed once, whichever text it stands in. */
const expressions = new WeakMap<AlineaEnVigueur, readonly Expression[]>();

function expressionsDe(alinea: AlineaEnVigueur): readonly Expression[] {
  const known = expressions.get(alinea);
  if (known !== undefined) return known;
  const texte = texteAlinea(alinea);
  const found = PEUT_RENVOYER.test(texte) ? reperer(texte) : [];
  expressions.set(alinea, found);
  return found;
}

export function relever(texte: TexteEnVigueur): Releves {
  const plan = planDe(texte);
  const out: Passage[] = [];
  for (const [rangDivision, division] of texte.divisions.entries())
    for (const [rangAlinea, alinea] of division.alineas.entries()) {
      const reperees = expressionsDe(alinea);
      if (reperees.length === 0) continue;
      const place: Place = { rangDivision, division, rangAlinea, dernier: null };
      const releves = reperees.flatMap((expression) => resoudre(plan, place, expression));
      if (releves.length > 0) out.push({ division, alinea, rang: rangAlinea, releves });
    }
  return out;
}

/** A division found, or why there is none. */
type Trouve =
  | { readonly divisions: readonly DivisionEnVigueur[]; readonly nom: string; readonly positionnel: boolean }
  | { readonly perdu: EtatRenvoi; readonly nom: string; readonly division: DivisionEnVigueur | null };

function resoudre(
  plan: Plan,
  place: Place,
  { debut, fin, divisions, alineas }: Expression,
): readonly Releve[] {
  const out: Releve[] = [];
  const visees: readonly DivisionVisee[] = divisions.length === 0 ? [{ sorte: 'present' }] : divisions;
  for (const visee of visees) {
    const found = trouver(plan, place, visee);
    if ('perdu' in found) {
      if (divisions.length > 0)
        place.dernier = found.perdu.etat === 'externe' ? 'externe' : (found.division ?? place.dernier);
      const [alinea] = alineas;
      const nom = alinea === undefined ? found.nom : nomAlinea(alinea, found.nom);
      out.push({ etat: found.perdu, vise: nom, debut, fin, positionnel: false });
      continue;
    }
    if (divisions.length > 0) place.dernier = found.divisions.at(-1) ?? null;
    if (alineas.length === 0) {
      const cibles = found.divisions.map(({ id }) => ({ divisionId: id, alineaId: null }));
      const { nom: vise, positionnel } = found;
      out.push({ etat: { etat: 'vivant', cibles }, vise, debut, fin, positionnel });
      continue;
    }
    for (const division of found.divisions)
      for (const alinea of alineas) {
        const { etat, ensemble } = resoudreAlinea(plan, place, division, alinea);
        const nom = found.divisions.length > 1 ? nomDivision(division) : found.nom;
        const vise = nomAlinea(alinea, divisions.length === 0 ? '' : nom);
        out.push({ etat, vise, debut, fin, positionnel: !ensemble });
      }
  }
  return out;
}

const AUTRE_ACTE = 'autre acte';
const present = (nature: NatureDivision): string =>
  `présent${divisionFeminine(nature) ? 'e' : ''} ${NATURE_DIVISION_LABELS[nature]}`;

function trouver(plan: Plan, place: Place, visee: DivisionVisee): Trouve {
  const { division: ici } = place;
  switch (visee.sorte) {
    case 'externe':
      return { perdu: { etat: 'externe' }, nom: AUTRE_ACTE, division: null };
    case 'present':
      return { divisions: [ici], nom: present(ici.nature), positionnel: false };
    case 'meme':
      if (place.dernier === 'externe') return trouver(plan, place, { sorte: 'externe' });
      return uneDivision(place.dernier ?? ici, nomDivision(place.dernier ?? ici), false);
    case 'article': {
      const found = parNumero(plan, visee.numero);
      if (found !== undefined) return uneDivision(found, nomDivision(found), false);
      const perdu: EtatRenvoi = { etat: visee.douteux ? 'externe' : 'inconnu' };
      return { perdu, nom: `article ${numeroEcrit(visee.numero)}`, division: null };
    }
    case 'plage':
      return plage(plan, visee);
    case 'voisin':
    case 'voisins': {
      const avant = plan.articlesAvant[place.rangDivision] ?? 0;
      const apres = ici.nature === 'article' ? avant + 1 : avant;
      const sens = visee.pas < 0 ? 'précédent' : 'suivant';
      if (visee.sorte === 'voisin') {
        const found = plan.articles[visee.pas < 0 ? avant - 1 : apres];
        if (found === undefined)
          return { perdu: { etat: 'inconnu' }, nom: `article ${sens}`, division: null };
        return uneDivision(found, `article ${sens}`, true);
      }
      // The set itself is not listed: it would be the whole text at each place.
      const bords =
        visee.pas < 0
          ? [plan.articles[0], plan.articles[avant - 1]]
          : [plan.articles[apres], plan.articles.at(-1)];
      const found = (visee.pas < 0 ? avant > 0 : apres < plan.articles.length) ? bords : [];
      const divisions = [...new Set(found)].flatMap((one) => (one?.abrogee === null ? [one] : []));
      if (found.length === 0) return { perdu: { etat: 'inconnu' }, nom: `articles ${sens}s`, division: null };
      return { divisions, nom: `articles ${sens}s`, positionnel: false };
    }
    case 'annexe': {
      if (visee.numero === null) return annexeSeule(plan);
      const found = plan.annexes.find(
        ({ numero }) => numero !== null && memeNumero(numero, visee.numero ?? ''),
      );
      if (found !== undefined) return uneDivision(found, nomDivision(found), false);
      return { perdu: { etat: 'inconnu' }, nom: `annexe ${visee.numero}`, division: null };
    }
    case 'annexes': {
      const [live, first] = [plan.annexes.filter(({ abrogee }) => abrogee === null), plan.annexes[0]];
      if (live.length > 0) return { divisions: live, nom: 'annexes', positionnel: false };
      return first === undefined
        ? { perdu: { etat: 'inconnu' }, nom: 'annexes', division: null }
        : uneDivision(first, 'annexes', false);
    }
    case 'preambule': {
      const found = plan.divisions.find(({ nature }) => nature === 'preambule');
      return found === undefined
        ? { perdu: { etat: 'inconnu' }, nom: 'préambule', division: null }
        : uneDivision(found, 'préambule', false);
    }
  }
}

function uneDivision(division: DivisionEnVigueur, nom: string, positionnel: boolean): Trouve {
  if (division.abrogee === null) return { divisions: [division], nom, positionnel };
  const cibles = [{ divisionId: division.id, alineaId: null }];
  return { perdu: { etat: 'mort', motif: 'abroge', cibles, par: division.abrogee }, nom, division };
}

/** « l'annexe », when there is one; when there are several, the words no longer say which. */
function annexeSeule(plan: Plan): Trouve {
  const sansNumero = plan.annexes.find(({ numero, abrogee }) => numero === null && abrogee === null);
  const live =
    sansNumero === undefined ? plan.annexes.filter(({ abrogee }) => abrogee === null) : [sansNumero];
  if (live.length > 0) return { divisions: live, nom: 'annexe', positionnel: true };
  const [first] = plan.annexes;
  if (first === undefined) return { perdu: { etat: 'inconnu' }, nom: 'annexe', division: null };
  return uneDivision(first, 'annexe', true);
}

/** A range lives by its two ends; what has been repealed between them is only no longer in it. */
function plage(plan: Plan, { de, a, douteux }: Extract<DivisionVisee, { sorte: 'plage' }>): Trouve {
  const nom = `articles ${numeroEcrit(de)} à ${a}`;
  const [first, last] = [parNumero(plan, de), parNumero(plan, a)];
  if (first === undefined || last === undefined)
    return { perdu: { etat: douteux ? 'externe' : 'inconnu' }, nom, division: null };
  for (const end of [first, last]) if (end.abrogee !== null) return uneDivision(end, nom, false);
  const key = `${first.id} ${last.id}`;
  const known = plan.plages.get(key);
  if (known !== undefined) return { divisions: known, nom, positionnel: false };
  const rang = ({ numero }: DivisionEnVigueur): number => plan.rangArticle.get(numero ?? '') ?? 0;
  const divisions = plan.articles
    .slice(rang(first), rang(last) + 1)
    .filter(({ abrogee }) => abrogee === null);
  plan.plages.set(key, divisions);
  return { divisions, nom, positionnel: false };
}

const ROMAINS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** « IV » → 4. */
function romain(numero: string): number | null {
  if (!/^[IVX]+$/u.test(numero)) return null;
  const values = Array.from(numero, (sign) => ROMAINS[sign] ?? 0);
  return values.reduce((sum, value, rang) => sum + (value < (values[rang + 1] ?? 0) ? -value : value), 0);
}

const enChiffres = (numero: string): string => `${romain(numero) ?? numero}`;

const memeNumero = (a: string, b: string): boolean => a === b || enChiffres(a) === enChiffres(b);

/** « 4.1 » is article 4-1 where there is one, else a paragraph of article 4. */
function parNumero(plan: Plan, dit: string): DivisionEnVigueur | undefined {
  const chiffres = romain(dit);
  const forms = [
    dit,
    dit.replaceAll('.', '-'),
    dit.replace(/\..*$/u, ''),
    ...(chiffres === null ? [] : [`${chiffres}`]),
  ];
  for (const form of forms) {
    const rang = plan.rangArticle.get(form);
    if (rang !== undefined) return plan.articles[rang];
  }
  return undefined;
}

function resoudreAlinea(
  plan: Plan,
  place: Place,
  division: DivisionEnVigueur,
  vise: AlineaVise,
): { readonly etat: EtatRenvoi; readonly ensemble: boolean } {
  const { alineas } = division;
  // Beside what is only known inside the division that is read.
  const ici = division.id === place.division.id ? place.rangAlinea : alineas.length;
  const cible = (rang: number): Cible => ({ divisionId: division.id, alineaId: alineas[rang]?.id ?? null });
  const vivant = (rangs: readonly number[], ensemble = false) => {
    if (rangs.length > 0 && rangs.every((rang) => alineas[rang] !== undefined))
      return { etat: { etat: 'vivant', cibles: rangs.map(cible) }, ensemble } as const;
    const cibles = [{ divisionId: division.id, alineaId: null }];
    return {
      etat: { etat: 'mort', motif: 'alinea_absent', cibles, compte: alineas.length },
      ensemble,
    } as const;
  };
  switch (vise.sorte) {
    case 'rang':
      return vivant([vise.rang - 1]);
    case 'plage': {
      if (vise.a > alineas.length) return vivant([vise.a - 1]);
      return vivant(
        Array.from({ length: Math.max(0, vise.a - vise.de + 1) }, (_, step) => vise.de - 1 + step),
      );
    }
    case 'dernier':
      return vivant([alineas.length - vise.rang]);
    case 'present':
      return vivant([ici], true);
    case 'voisin':
      return vivant([ici + vise.pas]);
    case 'voisins':
      // The set is told by its ends.
      return vivant(
        vise.pas < 0 ? [...new Set([0, ici - 1])] : [...new Set([ici + 1, alineas.length - 1])],
        true,
      );
    case 'point': {
      const rang = marquesDe(plan, division).get(vise.chemin.join(' '));
      // Named by its mark: where it stands is not what is said of it.
      return vivant(rang === undefined ? [] : [rang], true);
    }
  }
}

/** The rank of each marked alinéa, by its mark (« b ») and by those that hold it (« 2 b »); the first of each. */
function marquesDe(plan: Plan, division: DivisionEnVigueur): ReadonlyMap<string, number> {
  const known = plan.marques.get(division.id);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  let dessus: readonly { readonly niveau: number; readonly marque: string }[] = [];
  for (const [rang, alinea] of division.alineas.entries()) {
    const { niveau } = alinea;
    dessus = dessus.filter((one) => one.niveau < niveau);
    const marque = MARQUE.exec(alinea.marque ?? texteAlinea(alinea))?.[1];
    if (marque === undefined) continue;
    let chemin = marque;
    if (!found.has(chemin)) found.set(chemin, rang);
    for (const one of [...dessus].reverse()) {
      chemin = `${one.marque} ${chemin}`;
      if (!found.has(chemin)) found.set(chemin, rang);
    }
    dessus = [...dessus, { niveau, marque }];
  }
  plan.marques.set(division.id, found);
  return found;
}

/** « 2) », « 2° », « b) », « II. – ». */
const MARQUE = /^(\d{1,2}|[a-z]|[IVX]{1,4})\s?(?:[°).]|\s?[-–—]|$)/u;

function duNom(division: string): string {
  if (division === AUTRE_ACTE) return `d'un ${division}`;
  if (division.startsWith('présente')) return `de la ${division}`;
  if (/^(?:présent|préambule)/u.test(division)) return `du ${division}`;
  return division.startsWith('articles') ? `des ${division}` : `de l'${division}`;
}

/** « deuxième alinéa de l'article 6 »; without a division, « deuxième alinéa ». */
function nomAlinea(vise: AlineaVise, division: string): string {
  const de = division === '' ? '' : ` ${duNom(division)}`;
  switch (vise.sorte) {
    case 'rang':
      return `${ordinal(vise.rang)} alinéa${de}`;
    case 'plage':
      return `${ordinal(vise.de)} à ${ordinal(vise.a)} alinéas${de}`;
    case 'dernier':
      return `${vise.rang === 1 ? 'dernier' : vise.rang === 2 ? 'avant-dernier' : `${vise.rang}e avant la fin`} alinéa${de}`;
    case 'present':
      return 'présent alinéa';
    case 'voisin': {
      const loin = Math.abs(vise.pas) === 1 ? '' : ` (${Math.abs(vise.pas)})`;
      return `alinéa ${vise.pas < 0 ? 'précédent' : 'suivant'}${loin}`;
    }
    case 'voisins':
      return `alinéas ${vise.pas < 0 ? 'précédents' : 'suivants'}`;
    case 'point':
      return `${vise.chemin
        .map((marque) => `point ${marque}`)
        .reverse()
        .join(' du ')}${de}`;
  }
}
