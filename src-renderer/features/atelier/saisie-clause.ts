import type { Champ, Membres } from '#registre/champs';
import { PARAMETRES } from '#registre/fiches/clauses';
import type { Parametres, SortClause } from '#registre/fiches/clauses';
import type { Input } from '#contract/procedures';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { manqueA } from '#domain/clauses/completer';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import { dateIn } from '../../parts/forms/read-date';
import { textAtelier } from '../../text/atelier';

/* What becomes of a clause, as a person picks and types it: fields made from the description of the clauses. */

const text = textAtelier.clauses;

export type SaisieClause = {
  /** Null: nothing was picked yet. */
  readonly choix: SortClause['nature'] | null;
  readonly motif: string;
  /** What is typed, by the name of the field; the two halves of a length are `nom.n` and `nom.unite`. */
  readonly champs: Readonly<Record<string, string>>;
};

type Reponse = NonNullable<Input<'texte.essayer'>['clauses']>[number];
export type SortSaisi = Reponse['sort'];

/** A clause among those an operation puts at stake. */
export const cleDe = ({ clauseId, parametres }: ClauseEnJeu): string =>
  clauseId ?? `nouvelle ${parametres.nature}`;

/** The form of a clause: what was answered, or nothing yet with the proposed parameters behind. */
export function saisieClause(enJeu: ClauseEnJeu): SaisieClause {
  const { reponse, proposition, lue, parametres, due } = enJeu;
  const known =
    reponse?.nature === 'nouvelle'
      ? reponse.parametres
      : proposition.nature === 'nouvelle'
        ? proposition.parametres
        : (lue?.parametres ?? parametres);
  return {
    choix: reponse?.nature ?? (due ? null : proposition.nature),
    motif: reponse?.nature === 'inchangee' ? (reponse.motif ?? '') : '',
    champs: champsDe(known),
  };
}

export const membresDe = (nature: Parametres['nature']): Membres => PARAMETRES[nature];

function champsDe(parametres: Parametres): Readonly<Record<string, string>> {
  const values = parametres as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(membresDe(parametres.nature)).flatMap(([name, champ]) => ecrit(name, champ, values[name])),
  );
}

function ecrit(name: string, champ: Champ, value: unknown): readonly (readonly [string, string])[] {
  if (champ.genre === 'groupe') {
    const laps = value as { readonly n: number; readonly unite: string } | null | undefined;
    return [
      [`${name}.n`, laps === null || laps === undefined ? '' : String(laps.n)],
      [`${name}.unite`, laps?.unite ?? 'mois'],
    ];
  }
  if (value === null || value === undefined) return [[name, champ.genre === 'ouiNon' ? 'non' : '']];
  if (champ.genre === 'jour') return [[name, formatShort(value as CivilDate)]];
  if (champ.genre === 'ouiNon') return [[name, value === true ? 'oui' : 'non']];
  if (Array.isArray(value)) return [[name, value.join(' ; ')]];
  return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
}

/** An answer ready to be sent, none yet, or what it lacks. */
export type LectureClause =
  | { readonly etat: 'rien' }
  | { readonly etat: 'prete'; readonly sort: SortSaisi }
  | { readonly etat: 'manque'; readonly champ: string; readonly message: string };

export function lireClause(enJeu: ClauseEnJeu, { choix, motif, champs }: SaisieClause): LectureClause {
  switch (choix) {
    case null:
      return { etat: 'rien' };
    case 'retiree':
      return { etat: 'prete', sort: { nature: 'retiree' } };
    case 'inchangee': {
      const why = motif.trim();
      if (enJeu.motifRequis && why === '')
        return { etat: 'manque', champ: 'motif', message: text.motifRequis };
      // An obligation left as it is says nothing more than its silence.
      if (!enJeu.due && why === '' && enJeu.reponse === null) return { etat: 'rien' };
      return { etat: 'prete', sort: { nature: 'inchangee', motif: why === '' ? null : why } };
    }
    case 'nouvelle': {
      const { nature } = enJeu.parametres;
      const out: Record<string, unknown> = {};
      for (const [name, champ] of Object.entries(membresDe(nature))) {
        const read = lireChamp(name, champ, champs);
        if (read === undefined)
          return { etat: 'manque', champ: name, message: text.champ(champ.mot ?? name) };
        if (champ.absent !== true || read.value !== false) out[name] = read.value;
      }
      const parametres = { nature, ...out } as unknown as Extract<
        SortSaisi,
        { nature: 'nouvelle' }
      >['parametres'];
      const manque = manqueA(parametres as unknown as Parametres);
      const [first = ''] = Object.keys(membresDe(nature));
      return manque === null
        ? { etat: 'prete', sort: { nature: 'nouvelle', parametres } }
        : { etat: 'manque', champ: first, message: manque };
    }
  }
}

/** What is typed in one field; undefined where it cannot be read. */
function lireChamp(
  name: string,
  champ: Champ,
  champs: SaisieClause['champs'],
): { readonly value: unknown } | undefined {
  const typed = (champs[name] ?? '').trim();
  if (champ.genre === 'groupe') {
    const n = (champs[`${name}.n`] ?? '').trim();
    if (n === '') return champ.facultatif === true ? { value: null } : undefined;
    return /^[1-9]\d{0,3}$/u.test(n)
      ? { value: { n: Number(n), unite: champs[`${name}.unite`] ?? 'mois' } }
      : undefined;
  }
  if (champ.genre === 'ouiNon') {
    return { value: typed === 'oui' };
  }
  if (champ.genre === 'lignes') {
    return {
      value: typed
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    };
  }

  if (typed === '') return champ.facultatif === true ? { value: null } : undefined;
  if (champ.genre === 'jour') {
    const day = dateIn(typed);
    return day === null ? undefined : { value: day };
  }
  if (champ.genre === 'entier')
    return /^\d{1,4}$/u.test(typed) && Number(typed) >= champ.min ? { value: Number(typed) } : undefined;
  return { value: typed };
}
