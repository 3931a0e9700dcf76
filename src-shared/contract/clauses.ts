import { z } from 'zod';
import type { Champ, Membres } from '#registre/champs';
import { parametres as champParametres } from '#registre/fiches/clauses';
import type { Parametres } from '#registre/fiches/clauses';
import type { Certitude, ClauseTenue, NatureClause } from '#domain/clauses/clause';
import type { CivilDate } from '#domain/civil-date';
import type { FaitConvention, NatureFait } from '#domain/fiches/convention';
import type { JourLocal } from '#registre/fiches/convention';
import type { Lieu } from '#domain/texte/nommer';
import type { PrevisionView } from './conventions';
import { command, day, id, optionalDay, optionalId, query, reason, shortText } from './base';
import { inputSchema } from './saisies';

/* Operative clauses: what a convention makes the registry compute or refuse, with the words that say it. */

/** What a person gives for a member of a clause: what is left out is not said. */
function saisie(champ: Champ): z.ZodType {
  const own = forme(champ);
  if (own === null) return inputSchema(champ);
  return champ.facultatif === true ? own.nullish().transform((value) => value ?? null) : own;
}

function forme(champ: Champ): z.ZodType | null {
  if (champ.genre === 'lignes')
    return z
      .array(shortText)
      .max(200)
      .nullish()
      .transform((all) => all ?? []);
  if (champ.genre === 'groupe') return objet(champ.membres);
  return null;
}

function objet(membres: Membres): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(membres).map(([name, one]) => [
        name,
        one.absent === true ? saisie(one).optional() : saisie(one),
      ]),
    ),
  );
}

function parametresOf(): z.ZodType<Parametres, SaisieParametres> {
  if (champParametres.genre !== 'variantes') throw new TypeError('clauses are told apart by their nature');
  const cases = Object.entries(champParametres.cas).map(([nature, membres]) =>
    objet(membres).extend({ nature: z.literal(nature) }),
  );
  return z.discriminatedUnion('nature', cases as unknown as [z.ZodObject, ...z.ZodObject[]], {
    error: 'Choisissez la nature de la clause.',
  }) as unknown as z.ZodType<Parametres, SaisieParametres>;
}

/** Parameters as a caller sends them: what the clause does not say may be left out. */
export type SaisieParametres = { readonly nature: NatureClause; readonly [parametre: string]: unknown };
export const saisieParametres = parametresOf();

/** The facts that have a form of their own; a withdrawal is an act of termination. */
export const FAITS_ATTENDUS = [
  'notification',
  'transmission',
  'publication',
  'opposition',
  'reconduction',
] as const satisfies readonly NatureFait[];
export type NatureFaitAttendu = (typeof FAITS_ATTENDUS)[number];

const ancres = z.array(id).max(200);

export const clauseProcedures = {
  /** The clauses in force on a day (absent: today), and what is awaited of them. */
  'conventions.clauses': query(z.strictObject({ conventionId: id, jour: optionalDay })),
  /** What a fact would give, were it recorded. */
  'conventions.prevoirFait': query(
    z.strictObject({
      conventionId: id,
      nature: z.enum(FAITS_ATTENDUS),
      date: day,
      partieId: optionalId,
    }),
  ),
  'conventions.poserClause': command(
    z.strictObject({ conventionId: id, parametres: saisieParametres, ancres, motif: reason }),
  ),
  'conventions.changerClause': command(
    z.strictObject({ conventionId: id, clauseId: id, parametres: saisieParametres, ancres, motif: reason }),
  ),
  /** Without parameters or anchors: as they were read. */
  'conventions.confirmerClause': command(
    z.strictObject({
      conventionId: id,
      clauseId: id,
      parametres: saisieParametres.nullish().transform((one) => one ?? null),
      ancres: ancres.nullish().transform((all) => all ?? null),
      motif: reason,
    }),
  ),
  'conventions.retirerClause': command(z.strictObject({ conventionId: id, clauseId: id, motif: reason })),
} as const;

export type ClauseView = {
  readonly id: string;
  readonly nature: NatureClause;
  readonly parametres: Parametres;
  /** What it says, in one sentence. */
  readonly sens: string;
  /** Where it stands, in words; null when no passage says it. */
  readonly lieu: string | null;
  /** The passages that say it, in their order, as they read that day. */
  readonly passages: readonly Lieu[];
  /** The sentence it was read from, word for word; null when its passages say nothing the registry reads. */
  readonly dit: string | null;
  /** An avenant that changed it, or brought it (`apportee`), is where it comes from. */
  readonly origine:
    | ClauseTenue['origine']
    | { readonly nature: 'avenant'; readonly designation: string; readonly apportee: boolean };
  /** The avenant that made it what it is; null: the convention itself. */
  readonly depuis: {
    readonly avenantId: string;
    readonly designation: string;
    readonly effet: CivilDate;
  } | null;
  readonly certitude: Certitude;
  /** What its words say, when that is something else. */
  readonly desaccord: { readonly dit: string; readonly sens: string } | null;
  /** Whether it can be confirmed by a person today. */
  readonly aConfirmer: boolean;
};

export type ClausesView = {
  readonly jour: CivilDate;
  readonly clauses: readonly ClauseView[];
  /** The natures the text has none of, with what follows. */
  readonly absentes: readonly { readonly nature: NatureClause; readonly suite: string }[];
  /** Nobody has signed: clauses can be laid down, changed and taken away. */
  readonly modifiables: boolean;
  readonly faits: readonly FaitConvention[];
  /** The facts a clause waits for on that day. */
  readonly attendus: readonly NatureFait[];
  readonly joursLocaux: readonly JourLocal[];
};

export type ClauseOutputs = {
  'conventions.clauses': ClausesView;
  'conventions.prevoirFait': PrevisionView;
};
