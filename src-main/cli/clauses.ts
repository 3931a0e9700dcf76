import type { Champ, Membres } from '#registre/champs';
import { NATURE_CLAUSE_LABELS, PARAMETRES } from '#registre/fiches/clauses';
import type { NatureClause, Parametres, SortClause } from '#registre/fiches/clauses';
import type { Input } from '#contract/procedures';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import { enumeration, fold } from '#domain/french';
import { UsageError, readDay } from './options';

/*
 * What becomes of a clause, as it is typed: NATURE=inchangee|retiree|aucune|clé:valeur,… Keys, values and their names
 * are those of the description of the clauses.
 */

export type ReponseSaisie = NonNullable<
  Input<'avenants.ajouterOperations'>['operations'][number]['clauses']
>[number];
/** An answer, or null for one that is taken back. */
export type ReponseLue = {
  readonly clauseId: string | null;
  readonly sort: ReponseSaisie['sort'] | null;
};

export const AIDE_CLAUSE =
  'NATURE=inchangee|retiree|aucune|clé:valeur,… : ce que devient une clause touchée (resiliation=n:3,unite:mois,depart:reception ; motif:… avec inchangee ou aucune), autant de fois qu’il y en a';

type Partie = { readonly id: string; readonly nom: string };
type Contexte = {
  readonly enJeu: readonly ClauseEnJeu[];
  readonly parties: readonly Partie[];
};

const estNature = (mot: string): mot is NatureClause => Object.hasOwn(NATURE_CLAUSE_LABELS, mot);

/** Reads one `--clause`. */
export function lireReponse(said: string, { enJeu, parties }: Contexte): ReponseLue {
  const at = said.indexOf('=');
  const [sujet, sorte] = at < 0 ? [said.trim(), ''] : [said.slice(0, at).trim(), said.slice(at + 1).trim()];
  if (at < 1 || sorte === '')
    throw new UsageError(
      `--clause attend NATURE=inchangee, NATURE=retiree, NATURE=aucune ou NATURE=clé:valeur,… ; reçu « ${said} ».`,
    );
  const visees = enJeu.filter(
    ({ clauseId, parametres }) => clauseId === sujet || parametres.nature === sujet,
  );
  const [visee = null, autre] = visees;
  if (autre !== undefined)
    throw new UsageError(
      `--clause ${sujet} : plusieurs clauses sont touchées. Nommez-en une : ${visees.map(nommer).join(', ')}.`,
    );
  if (visee === null && !estNature(sujet))
    throw new UsageError(
      `--clause : « ${sujet} » n’est ni une nature (${Object.keys(NATURE_CLAUSE_LABELS).join(', ')}) ni une clause touchée${
        enJeu.length === 0 ? '' : ` (${enJeu.map(nommer).join(', ')})`
      }.`,
    );
  const clauseId = visee?.clauseId ?? null;
  const [mot = '', ...suite] = sorte.split(',');
  const motif = /^\s*motif\s*:(.*)$/su.exec(suite.join(','))?.[1]?.trim() ?? null;
  switch (fold(mot.trim())) {
    case 'inchangee':
      return { clauseId, sort: { nature: 'inchangee', motif: sansSuite(suite, motif, sujet) } };
    case 'aucune':
      if (clauseId !== null)
        throw new UsageError(
          `--clause ${sujet}=aucune ne vaut que pour des mots nouveaux : cette clause existe déjà (inchangee, retiree).`,
        );
      return { clauseId, sort: { nature: 'inchangee', motif: sansSuite(suite, motif, sujet) } };
    case 'retiree':
      sansSuite(suite, null, sujet);
      return { clauseId, sort: { nature: 'retiree' } };
    case 'reprise':
      sansSuite(suite, null, sujet);
      return { clauseId, sort: null };
    default: {
      const nature = visee?.parametres.nature ?? (sujet as NatureClause);
      const ailleurs = visee === null ? nonTouchee(nature, enJeu) : '';
      const parametres = lireParametres(nature, sorte, visee?.parametres ?? null, parties, ailleurs);
      return { clauseId, sort: { nature: 'nouvelle', parametres } };
    }
  }
}

/** Why what was typed lays down a new clause, and what the operation asks for instead. */
const nonTouchee = (nature: NatureClause, enJeu: readonly ClauseEnJeu[]): string =>
  ` Cette modification ne touche aucune clause « ${nature} » : ${
    enJeu.length === 0
      ? 'pour n’en poser aucune, retirez --clause'
      : `ce qu’elle demande est ${enJeu.map(proposer).join(' ')}`
  }.`;

const nommer = ({ clauseId, parametres }: ClauseEnJeu): string => clauseId ?? parametres.nature;

function sansSuite(suite: readonly string[], motif: string | null, sujet: string): string | null {
  if (suite.length > 0 && motif === null)
    throw new UsageError(
      `--clause ${sujet} : « ${suite.join(',').trim()} » est de trop (motif:… peut suivre inchangee et aucune).`,
    );
  return motif;
}

/** The parameters typed over those a clause has; without any, what is not typed is left open. */
export function lireParametres(
  nature: NatureClause,
  said: string,
  avant: Parametres | null,
  parties: readonly Partie[],
  /** Said when what a new clause needs is missing. */
  ailleurs = '',
): Extract<ReponseSaisie['sort'], { nature: 'nouvelle' }>['parametres'] {
  const membres: Membres = PARAMETRES[nature];
  const keys = Object.keys(membres);
  const accepted = `Clés de « ${nature} » : ${keys.join(', ')}`;
  const given = new Map<string, string>();
  // A comma inside a value stays: the next key is what ends it.
  for (const pair of said.split(new RegExp(`,(?=\\s*\\w+\\s*:)`, 'u'))) {
    const match = /^\s*(\w+)\s*:(.*)$/su.exec(pair);
    const key = match?.[1] ?? pair.trim();
    if (match === null || !keys.includes(key))
      throw new UsageError(
        `--clause ${nature} : « ${key} » n’est pas compris. ${accepted} ; ou inchangee, retiree, aucune.`,
      );
    given.set(key, (match[2] ?? '').trim());
  }
  const libre = ({ absent, facultatif, genre }: Champ): boolean =>
    absent === true || facultatif === true || genre === 'lignes' || genre === 'ouiNon';
  const manquent = keys.filter((key) => {
    const champ = membres[key];
    return !given.has(key) && avant?.nature !== nature && champ !== undefined && !libre(champ);
  });
  if (manquent.length > 0)
    throw new UsageError(
      `--clause ${nature} : ${enumeration(manquent.map((key) => `« ${key} »`))} ${
        manquent.length > 1 ? 'sont obligatoires' : 'est obligatoire'
      } pour une clause nouvelle.${ailleurs} ${accepted}.`,
    );
  const values = Object.entries(membres).flatMap(([key, champ]): [string, unknown][] => {
    const typed = given.get(key);
    if (typed !== undefined) return [[key, lireValeur(champ, typed, { nature, key, parties })]];
    if (avant?.nature === nature)
      return key in avant ? [[key, (avant as Readonly<Record<string, unknown>>)[key]]] : [];
    if (champ.absent === true) return [];
    if (champ.facultatif === true) return [[key, null]];
    if (champ.genre === 'lignes') return [[key, []]];
    return [[key, false]];
  });
  return { nature, ...Object.fromEntries(values) } as never;
}

const RIEN = /^(?:|-|aucune?|rien)$/u;

function lireValeur(
  champ: Champ,
  typed: string,
  {
    nature,
    key,
    parties,
  }: { readonly nature: string; readonly key: string; readonly parties: readonly Partie[] },
): unknown {
  const refuser = (attendu: string): never => {
    throw new UsageError(`--clause ${nature} : « ${key} » attend ${attendu} ; reçu « ${typed} ».`);
  };
  if (champ.facultatif === true && RIEN.test(fold(typed))) return null;
  if (champ.genre === 'jour') {
    return readDay(typed, `clause ${nature} : ${key}`);
  }
  if (champ.genre === 'entier') {
    return /^\d{1,4}$/u.test(typed) && Number(typed) >= champ.min
      ? Number(typed)
      : refuser(`un nombre entier, au moins ${champ.min}`);
  }
  if (champ.genre === 'ouiNon') {
    return fold(typed) === 'oui' ? true : fold(typed) === 'non' ? false : refuser('oui ou non');
  }
  if (champ.genre === 'choix') {
    const found = Object.entries(champ.libelles).find(
      ([value, label]) => value === typed || fold(value) === fold(typed) || fold(label) === fold(typed),
    );
    return found?.[0] ?? refuser(Object.keys(champ.libelles).join(', '));
  }
  if (champ.genre === 'lignes') {
    return RIEN.test(fold(typed))
      ? []
      : typed
          .split(';')
          .map((one) => one.trim())
          .filter(Boolean);
  }
  if (champ.genre === 'groupe') {
    const match = /^(\d{1,3})\s*(jours?|mois|ans?)$/u.exec(fold(typed));
    if (match === null || Number(match[1]) < 1) return refuser('une durée (15 jours, 3 mois, 1 an)');
    const unite = match[2] ?? '';
    return {
      n: Number(match[1]),
      unite: unite === 'mois' ? 'mois' : unite.startsWith('j') ? 'jours' : 'ans',
    };
  }
  if (champ.genre === 'mention') {
    const found = parties.find(({ id, nom }) => id === typed || fold(nom) === fold(typed));
    return found?.id ?? refuser(parties.map(({ id, nom }) => `${id} (${nom})`).join(', '));
  }
  return typed === '' ? refuser('un texte') : typed;
}

/** The answer that the registry proposes for a clause at stake, as it would be typed. */
function proposer({ clauseId, parametres, proposition, motifRequis }: ClauseEnJeu): string {
  const sujet = clauseId !== null && parametres.nature === 'obligation' ? clauseId : parametres.nature;
  return `--clause ${quoter(`${sujet}=${direReponse(proposition, clauseId === null ? null : parametres, motifRequis)}`)}`;
}

/** What is still to be answered, or was answered without the reason it needs, as it would be typed. */
export const attendues = (enJeu: readonly ClauseEnJeu[]): readonly string[] =>
  enJeu
    .filter(
      ({ reponse, due, motifRequis }) =>
        (due && reponse === null) ||
        (motifRequis && reponse?.nature === 'inchangee' && reponse.motif === null),
    )
    .map(proposer);

/** What is still to be answered, as it would be typed. */
export const aRegler = (enJeu: readonly ClauseEnJeu[]): readonly string[] =>
  enJeu.filter(({ reponse, due }) => due && reponse === null).map(proposer);

const quoter = (text: string): string => (/[\s;'"|]/u.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text);

function direReponse(sort: SortClause, avant: Parametres | null, motifRequis: boolean): string {
  if (sort.nature === 'retiree') return 'retiree';
  if (sort.nature === 'inchangee') {
    const motif = sort.motif ?? (motifRequis ? '…' : null);
    return motif === null ? 'inchangee' : `inchangee,motif:${motif}`;
  }
  const { nature } = sort.parametres;
  const before = avant?.nature === nature ? (avant as Readonly<Record<string, unknown>>) : {};
  const now = sort.parametres as Readonly<Record<string, unknown>>;
  const changed = Object.keys(PARAMETRES[nature]).filter(
    (key) => JSON.stringify(now[key] ?? null) !== JSON.stringify(before[key] ?? null),
  );
  return changed.map((key) => `${key}:${direValeur(now[key])}`).join(',');
}

function direValeur(value: unknown): string {
  if (value === null || value === undefined) return 'aucun';
  if (value === true) return 'oui';
  if (value === false) return 'non';
  if (Array.isArray(value)) return value.length === 0 ? 'aucun' : value.join(';');
  if (typeof value === 'object') {
    const { n, unite } = value as { readonly n: number; readonly unite: string };
    return `${n} ${unite}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
