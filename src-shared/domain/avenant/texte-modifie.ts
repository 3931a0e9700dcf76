import { apparierAlineas, ressemblance } from '../consolidation/apparier';
import { appliquer } from '../consolidation/appliquer';
import { genererOperations } from '../consolidation/generer';
import { asRead, plierTexte } from '../french';
import { ouvrirCarnet } from '../importation/carnet';
import { lireCorps } from '../importation/divisions';
import type { DocumentLu } from '../importation/document';
import type { DivisionLue } from '../importation/lue';
import { unitesDe } from '../importation/unites';
import { numeroter, porteNumero } from '../legistique/corps';
import { enProrogation } from '../legistique/lecture-duree';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { findDivision, lireDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { ancetresDe, contenuDe } from '../texte/chemins';
import { cheminDe, laDivision, lieuDe } from '../texte/nommer';
import { idProvisoire } from '../texte/operations';
import type { Modification } from '../texte/operations';

/*
 * An article, or a whole convention, given as it should read: held against the text in force, and turned into the
 * operations that make the one from the other. What the page alone changes (the shape of a bullet, capitals of a
 * heading) is no change of the text.
 */

export type Ecarts = {
  /** In the order they apply; none points to what another brings in. */
  readonly modifications: readonly Modification[];
  /** In force, and not in the text given: repealed only if a person says so. */
  readonly manquantes: readonly { readonly divisionId: string; readonly nom: string }[];
  /** What was read and changes nothing, in French sentences: nothing given is passed over unsaid. */
  readonly remarques: readonly string[];
};

/** What is compared: one division with those under it, or null for the whole text. */
export type Portee = string | null;

/** The divisions a document holds, where it is the amended text of `divisionId` and of nothing else. */
export function lireArticleModifie(
  { blocs }: DocumentLu,
  texte: TexteEnVigueur,
  divisionId: string,
): readonly DivisionLue[] {
  const portee = porteeDe(texte, divisionId);
  const [own] = portee;
  const cles = new Set(portee.map((one) => cleDe(one)));
  return lireCorps(unitesDe(blocs), ouvrirCarnet(), ({ rang, numero, nature, intitule, entete }) => {
    const cle = cleDe({ nature, numero, intitule: entete });
    // A number alone may be an item of a list: it heads a division where the text has it, or under the one compared.
    if (rang === null && nature === 'article')
      return cles.has(cle) || sousNumero(numero ?? '', own?.numero ?? null);
    if (numero === null && nature === 'section')
      return cles.has(cle) || cles.has(cleDe({ nature, numero, intitule }));
    return true;
  }).divisions;
}

const sousNumero = (numero: string, parent: string | null): boolean =>
  parent !== null && (numero.startsWith(`${parent}.`) || numero.startsWith(`${parent}-`));

/** A division and those it holds. */
function porteeDe(texte: TexteEnVigueur, divisionId: string): readonly DivisionEnVigueur[] {
  const own = findDivision(texte, divisionId);
  return own === undefined ? [] : [own, ...contenuDe(texte.divisions, own.id)];
}

const lettres = (texte: string): string =>
  plierTexte(texte)
    .replace(/(?<=\d)(?:er|re|e)\b/gu, '')
    .replace(/\bpremier\b/gu, '1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What makes a division itself and no other: its number, or its heading where it has none. */
const cleDe = ({
  nature,
  numero,
  intitule,
}: Pick<DivisionEnVigueur, 'nature' | 'numero' | 'intitule'>): string => {
  if (nature === 'preambule') return nature;
  const said = numero?.replace(/^annexe\s*/iu, '') ?? null;
  // « ANNEXE – Communes retenues » is read as « Communes retenues », and kept whole.
  const nom = lettres(intitule).replace(/^annexe (?=.)/u, '');
  return `${nature} ${lettres(said ?? '') === '' ? nom : lettres(said ?? '')}`;
};

/** Which division in force each one read is; -1 for a new one. Numbers that start again are told apart by their path. */
function apparierLues(lues: readonly DivisionLue[], portee: readonly DivisionEnVigueur[]): readonly number[] {
  const cles = (all: readonly (DivisionLue | DivisionEnVigueur)[]): readonly string[][] => {
    const path: string[] = [];
    return all.map((one) => {
      path.length = one.niveau - 1;
      path[one.niveau - 1] = cleDe(one);
      return [...path].filter(Boolean).reverse();
    });
  };
  const [wanted, known] = [cles(lues), cles(portee)];
  const used = new Set<number>();
  const paired = wanted.map((chemin) => {
    const same = known.flatMap((one, rang) => (one[0] === chemin[0] && !used.has(rang) ? [rang] : []));
    // As many of the divisions above it as can be: the nearest first.
    const communs = (rang: number): number => {
      const ecart = (known[rang] ?? []).findIndex((one, profondeur) => one !== chemin[profondeur]);
      return ecart < 0 ? chemin.length : ecart;
    };
    const best = same.reduce((kept, rang) => (kept < 0 || communs(rang) > communs(kept) ? rang : kept), -1);
    if (best >= 0) used.add(best);
    return best;
  });
  // A heading without a number that was renamed: what it heads still says much the same.
  for (const [j, lue] of lues.entries()) {
    if (paired[j] !== -1 || lue.numero !== null) continue;
    const i = portee.findIndex(
      (one, rang) =>
        !used.has(rang) &&
        one.numero === null &&
        one.nature === lue.nature &&
        one.abrogee === null &&
        ressemblance(lireDivision(one), lue.alineas.map(({ texte }) => texte).join(' ')) >= MEME_TEXTE,
    );
    if (i < 0) continue;
    used.add(i);
    paired[j] = i;
  }
  return paired;
}

const MEME_TEXTE = 0.6;

/** The operations that make the text in force read as the one given. `abroger`: those of `manquantes` that go. */
export function ecartsDe(
  texte: TexteEnVigueur,
  lues: readonly DivisionLue[],
  portee: Portee,
  abroger: ReadonlySet<string> = new Set(),
): Result<Ecarts, Defaut> {
  const scope = portee === null ? texte.divisions : porteeDe(texte, portee);
  const [own] = scope;
  const read = portee === null || own === undefined ? lues : sousEntete(lues, own);
  const paired = apparierLues(read, scope);
  if (portee !== null && own !== undefined) {
    const denied = horsPortee(texte, read, paired, own);
    if (denied !== null) return refuse(denied);
  }
  const remarques: string[] = [];
  const [voulues, manquantes] = [new Map<string, DivisionEnVigueur>(), [] as DivisionEnVigueur[]];
  /** The new ones, by the one in force they follow. */
  const neuves = new Map<string, DivisionEnVigueur[]>();
  let apres = scope[0]?.id ?? '';
  for (const [j, lue] of read.entries()) {
    const before = scope[paired[j] ?? -1];
    if (before !== undefined) {
      voulues.set(before.id, voulue(texte, before, lue, remarques));
      apres = before.id;
    } else if (lue.entete === '' && portee === null)
      remarques.push(
        ...lue.alineas.map((one) => `Avant le premier intitulé, et comparé à rien : « ${one.texte} »`),
      );
    else neuves.set(apres, [...(neuves.get(apres) ?? []), neuve(texte, lue, j, remarques)]);
  }
  const divisions = texte.divisions.flatMap((one): readonly DivisionEnVigueur[] => {
    const after = neuves.get(one.id) ?? [];
    const wanted = voulues.get(one.id);
    if (wanted !== undefined) return [wanted, ...after];
    const missing = scope.includes(one) && one.abrogee === null;
    if (missing) manquantes.push(one);
    return missing && abroger.has(one.id) ? after : [one, ...after];
  });
  const found = genererOperations(texte, { ...texte, divisions });
  if (!found.ok) return found;
  return ok({
    modifications: prorogeant(texte, found.value),
    manquantes: manquantes
      .filter(({ id }) => !abroger.has(id))
      .map((one) => ({ divisionId: one.id, nom: cheminDe(texte, one) })),
    remarques,
  });
}

/** Words given without the heading of the article they are the text of. */
function sousEntete(lues: readonly DivisionLue[], own: DivisionEnVigueur): readonly DivisionLue[] {
  const [first, ...rest] = lues;
  if (first?.entete !== '') return lues;
  const { nature, numero, niveau, intitule } = own;
  return [{ ...first, nature, numero, niveau, intitule: '', entete: intitule }, ...rest];
}

function horsPortee(
  texte: TexteEnVigueur,
  lues: readonly DivisionLue[],
  paired: readonly number[],
  own: DivisionEnVigueur,
): Defaut | null {
  const lieu = lieuDe(texte, own.id);
  const nom = laDivision(own);
  if (!paired.includes(0)) return defaut('TEXTE_SANS_ARTICLE', { nom }, lieu);
  const autres = lues.filter(
    ({ numero }, j) => (paired[j] ?? -1) < 0 && !sousNumero(numero ?? '', own.numero),
  );
  return autres.length === 0
    ? null
    : defaut('TEXTE_D_AUTRES_ARTICLES', { nom, autres: autres.map(({ entete }) => entete) }, lieu);
}

/** The division in force, with the words given: its heading and its bullets kept where only their look differs. */
function voulue(
  texte: TexteEnVigueur,
  before: DivisionEnVigueur,
  lue: DivisionLue,
  remarques: string[],
): DivisionEnVigueur {
  return {
    ...before,
    abrogee: null,
    intitule: intituleVoulu(texte, before, lue),
    alineas: alineasVoulus(before, lue, remarques),
  };
}

function intituleVoulu(
  texte: TexteEnVigueur,
  { nature, numero, intitule }: DivisionEnVigueur,
  lue: DivisionLue,
): string {
  const said = lettres(intitule);
  if (lue.intitule === '' || [lettres(lue.entete), lettres(lue.intitule)].includes(said)) return intitule;
  if ((nature !== 'article' && nature !== 'annexe') || numero === null) return lue.entete;
  // The number stands in the heading: only the title is compared.
  if (!porteNumero(intitule, nature, numero)) return lue.intitule;
  return said.endsWith(` ${lettres(lue.intitule)}`) &&
    lettres(numeroter(texte, nature, numero, lue.intitule)) === said
    ? intitule
    : numeroter(texte, nature, numero, lue.intitule);
}

/** Bullets of one look: a page changes one for another. */
const PUCE = /^[-–—−•●◦○▪■□‣⁃·➢➤✓✔*o]$/u;
const puce = (marque: string | null): boolean => marque !== null && PUCE.test(marque);

function alineasVoulus(
  before: DivisionEnVigueur,
  lue: DivisionLue,
  remarques: string[],
): readonly AlineaEnVigueur[] {
  const given = lue.alineas.map((one, rang) => neuf(`${before.id}-voulu-${rang}`, one));
  const paired = apparierAlineas(before.alineas, given);
  let last: AlineaEnVigueur | null = null;
  const out = given.flatMap((alinea, j): readonly AlineaEnVigueur[] => {
    const old = before.alineas[paired[j] ?? -1];
    if (alinea.tableau || old?.tableau === true) {
      if (old !== undefined && asRead(texteAlinea(old)) === asRead(texteAlinea(alinea))) return [old];
      remarques.push(
        `Un tableau de ${laDivision(before)} n’est pas celui du texte en vigueur : aucune modification n’en est tirée.`,
      );
      return old === undefined ? [] : [old];
    }
    const model: AlineaEnVigueur | null = old ?? (alinea.niveau > 0 ? last : null);
    const kept = commeEnVigueur(alinea, model, old !== undefined, remarques);
    last = kept;
    return [kept];
  });
  const tableaux = before.alineas.filter((one, i) => one.tableau && !paired.includes(i));
  if (tableaux.length > 0)
    remarques.push(
      `Le texte donné n’a pas de quoi comparer un tableau de ${laDivision(before)} : ce tableau est laissé tel quel.`,
    );
  return tableaux.length === 0 ? out : avecTableaux(before.alineas, out, paired);
}

/** Tables that the text given has lost stay where they were. */
function avecTableaux(
  before: readonly AlineaEnVigueur[],
  out: readonly AlineaEnVigueur[],
  paired: readonly number[],
): readonly AlineaEnVigueur[] {
  const all = [...out];
  for (const [i, one] of before.entries()) {
    if (!one.tableau || paired.includes(i)) continue;
    const next = paired.findIndex((rang) => rang > i);
    all.splice(next < 0 ? all.length : next, 0, one);
  }
  return all;
}

/** A bullet and a depth that the page alone draws are those of the text in force. */
function commeEnVigueur(
  alinea: AlineaEnVigueur,
  model: AlineaEnVigueur | null,
  meme: boolean,
  remarques: string[],
): AlineaEnVigueur {
  if (model === null || !puce(alinea.marque) || !puce(model.marque)) return alinea;
  if (!meme) return { ...alinea, marque: model.niveau === alinea.niveau ? model.marque : alinea.marque };
  if (model.niveau !== alinea.niveau)
    remarques.push(
      `La place dans la liste de « ${texteAlinea(alinea).slice(0, 80)} » est celle du texte en vigueur : la page ne la dit pas sûrement.`,
    );
  return { ...alinea, marque: model.marque, niveau: model.niveau };
}

const neuf = (
  id: string,
  { niveau, marque, texte, tableau }: DivisionLue['alineas'][number],
): AlineaEnVigueur => ({
  id,
  niveau: Math.min(niveau, 5) as AlineaEnVigueur['niveau'],
  marque,
  gras: [],
  tableau,
  segments: [{ texte, source: null }],
  actes: [],
});

function neuve(
  texte: TexteEnVigueur,
  lue: DivisionLue,
  rang: number,
  remarques: string[],
): DivisionEnVigueur {
  const { nature, niveau, intitule, entete } = lue;
  const numero = lue.numero?.replace(/^annexe\s*/iu, '') ?? null;
  const id = `voulue-${rang}`;
  if (lue.alineas.some(({ tableau }) => tableau))
    remarques.push(
      `Un tableau de « ${entete} » n’est pas repris : une modification n’insère que des alinéas.`,
    );
  const numerote = (nature === 'article' || nature === 'annexe') && numero !== null && numero !== '';
  return {
    id,
    nature: nature === 'preambule' ? 'section' : nature,
    numero: numero === '' ? null : numero,
    niveau,
    intitule: numerote ? numeroter(texte, nature, numero, intitule === '' ? null : intitule) : entete,
    alineas: lue.alineas.filter(({ tableau }) => !tableau).map((one, at) => neuf(`${id}-${at}`, one)),
    inseree: null,
    modifiee: [],
    abrogee: null,
  };
}

/** New words that say another end are an extension, as the reader of sentences has it. */
function prorogeant(texte: TexteEnVigueur, modifications: readonly Modification[]): readonly Modification[] {
  let current = texte;
  return modifications.map((one, rang) => {
    const { modification } = enProrogation({ modification: one, doutes: [] }, current);
    const applied = appliquer(current, modification, { avenantId: 'ecart', operationId: idProvisoire(rang) });
    if (applied.ok) current = applied.value;
    return modification;
  });
}

/** The division that a person names: « 5 », « article 5 », « préambule », « annexe 1 », a heading; « titre II > 1 ». */
export function designerDivision(texte: TexteEnVigueur, dite: string): Result<DivisionEnVigueur, Defaut> {
  const steps = dite.split('>').map((one) => lettres(one));
  const last = steps.at(-1) ?? '';
  const nommees = (step: string, one: DivisionEnVigueur): boolean => {
    const numero = lettres(one.numero?.replace(/^annexe\s*/iu, '') ?? '');
    const names = [lettres(one.intitule), one.nature === 'preambule' ? 'preambule' : ''];
    if (one.nature === 'article' || one.nature === 'section')
      names.push(numero, ...MOTS_DE_DIVISION.map((mot) => `${mot} ${numero}`));
    if (one.nature === 'annexe') names.push(`annexe ${numero}`.trim());
    return step !== '' && names.includes(step);
  };
  const found = texte.divisions.filter((one) => {
    if (findDivision(texte, dite)?.id === one.id) return true;
    if (!nommees(last, one)) return false;
    const parents = ancetresDe(texte.divisions, one.id);
    return steps.slice(0, -1).every((step) => parents.some((parent) => nommees(step, parent)));
  });
  const lieu = lieuDe(texte, found[0]?.id ?? '');
  const [only, other] = found;
  if (only === undefined)
    return refuse(defaut('DIVISION_INCONNUE', { nom: `division « ${dite.trim()} »` }, lieu));
  if (other === undefined) return ok(only);
  return refuse(
    defaut(
      'DIVISION_AMBIGUE',
      { nom: laDivision(only), choix: found.map((one) => cheminDe(texte, one)) },
      lieu,
    ),
  );
}
const MOTS_DE_DIVISION = ['article', 'titre', 'chapitre', 'partie', 'section'];
