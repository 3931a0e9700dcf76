import { REFUS_AVENANT } from './avenant/refus';
import { REFUS_CONVENTION } from './convention/refus';
import { REFUS_CORBEILLE } from './corbeille/refus';
import { REFUS_CREFOP } from './crefop/refus';
import { REFUS_DELIBERATION } from './deliberation/refus';
import { REFUS_ECHANGES } from './echanges/refus';
import { REFUS_EXEMPLES } from './exemples/refus';
import type { Explication, Refusals } from './explication';
import { REFUS_HISTORIQUE } from './historique/refus';
import { REFUS_LOOKUP } from './lookup-refus';
import { REFUS_PAQUET } from './paquet/refus';
import { REFUS_PIECES } from './pieces/refus';
import { REFUS_PAPIER } from './papier/refus';
import { REFUS_POUVOIRS } from './pouvoirs/refus';
import { REFUS_RESILIATION } from './resiliation/refus';
import { REFUS_SAUVEGARDES } from './sauvegardes/refus';
import { REFUS_ECHEANCE_LIBRE } from './echeance-libre/refus';
import { REFUS_RETROPLANNING } from './retroplanning/refus';
import { REFUS_SEANCE } from './seance/refus';
import { REFUS_TITULAIRE } from './titulaire/refus';
import { REFUS_USAGE } from './usage/refus';
import { typographie } from './typographie';

/**
 * Every reason for which the rules of the registry refuse an act, in French, with its source and its way out: each is
 * worded beside the rules that give it. The screens, the terminal and the browser print the same sentences.
 */
const CATALOGUE = {
  ...REFUS_LOOKUP,
  ...REFUS_CONVENTION,
  ...REFUS_AVENANT,
  ...REFUS_CREFOP,
  ...REFUS_SEANCE,
  ...REFUS_RESILIATION,
  ...REFUS_DELIBERATION,
  ...REFUS_TITULAIRE,
  ...REFUS_RETROPLANNING,
  ...REFUS_ECHEANCE_LIBRE,
  ...REFUS_PAQUET,
  ...REFUS_POUVOIRS,
  ...REFUS_PAPIER,
  ...REFUS_PIECES,
  ...REFUS_EXEMPLES,
  ...REFUS_HISTORIQUE,
  ...REFUS_CORBEILLE,
  ...REFUS_ECHANGES,
  ...REFUS_SAUVEGARDES,
  ...REFUS_USAGE,
} satisfies Refusals;

type Catalogue = typeof CATALOGUE;
export type CodeRefus = keyof Catalogue;

/** A refusal of the rules: closed set of codes, complete French sentences. `champ` names the input at fault. */
export type Refus = Explication & { readonly code: CodeRefus; readonly champ: string | null };

/** Something the user should know and that blocks nothing. */
export type Avertissement = { readonly message: string; readonly source: string };

/** A warning, its sentences in French typography. */
export function avertir(message: string, source: string): Avertissement {
  return { message: typographie(message), source: typographie(source) };
}

type Params<C extends CodeRefus> = Parameters<Catalogue[C]> extends [infer P] ? P : Record<string, never>;

/** Builds the refusal `code` from what it must name. */
export function refus<C extends CodeRefus>(code: C, params: Params<C>, champ: string | null = null): Refus {
  const explain = CATALOGUE[code] as (p: Params<C>) => Explication;
  const { message, source, remede } = explain(params);
  return {
    code,
    champ,
    message: typographie(message),
    source: typographie(source),
    remede: typographie(remede),
  };
}

export const CODES_REFUS = Object.keys(CATALOGUE) as readonly CodeRefus[];
