import { trouverLiminaire } from '../texte/liminaires';
import { effetAvenant } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import type { Operation } from '../texte/operations';
import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { avenantsOf, signatairesDe } from '../lookup';
import type { Registre } from '../registre';
import { appliquer } from './appliquer';
import { endroitDe } from '../texte/natures';
import { derouler } from './consolider';
import type { Acte } from './consolider';
import { lAvenant, actesSignes } from './ordre';
import { findDivision, texteInitial } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/** The text an avenant is read on, and the acts on either side of it. */
export type Reference = {
  /** The day it takes effect, or would if it were signed today. */
  readonly jour: CivilDate;
  /** The text in force just before it. */
  readonly texte: TexteEnVigueur;
  /** Signed acts that apply after it. */
  readonly suivants: readonly Acte[];
};

/**
 * Where an avenant takes its place: after the signed acts in effect on its day, by number; a draft comes last of its
 * day, even numbered, as it is signed after them.
 */
export function referenceDe(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): Reference {
  const effet = effetAvenant(avenant, signatairesDe(registre, convention, avenant));
  const prevu = avenant.priseEffet.nature === 'date' ? avenant.priseEffet.date : aujourdhui;
  const jour = effet ?? maxDate(prevu, aujourdhui);
  const rang = effet === null ? null : avenant.numero;
  const signed = actesSignes(registre, convention).filter((acte) => acte.avenant.id !== avenant.id);
  const before = signed.filter(
    (acte) =>
      acte.effet < jour || (acte.effet === jour && (rang === null || (acte.avenant.numero ?? 0) < rang)),
  );
  const acte = (one: (typeof signed)[number]): Acte => ({ ...one, projet: false });
  const { versions } = derouler(texteInitial(convention), before.map(acte));
  return {
    jour,
    texte: versions.at(-1)?.texte ?? texteInitial(convention),
    suivants: signed.filter((one) => !before.includes(one)).map(acte),
  };
}

/** « l'avenant n° 1 », by id, inside a sentence. */
export function nommerActes(registre: Registre, convention: Convention): (avenantId: string) => string {
  const noms = new Map(avenantsOf(registre, convention.id).map((one) => [one.id, lAvenant(one)]));
  return (id) => noms.get(id) ?? 'un avenant';
}

/** One operation in its place among those of its avenant. */
export type Etape = {
  readonly operation: Operation;
  /** The text it meets, the avenant's earlier operations applied. */
  readonly avant: TexteEnVigueur;
  /** The text it gives; null when it does not apply. */
  readonly apres: TexteEnVigueur | null;
  readonly applied: ReturnType<typeof appliquer>;
};

/** The operations of an avenant one after the other; one that fails leaves the text as it is for the next. */
export function derouleEtapes(
  texte: TexteEnVigueur,
  avenant: Pick<Avenant, 'id' | 'operations'>,
  nommerActe: (id: string) => string,
): readonly Etape[] {
  let current = texte;
  return avenant.operations.map((operation) => {
    const step = etape(current, operation, avenant.id, nommerActe);
    current = step.apres ?? current;
    return step;
  });
}

export function etape(
  avant: TexteEnVigueur,
  operation: Operation,
  avenantId: string,
  nommerActe: (id: string) => string,
): Etape {
  const applied = appliquer(
    avant,
    operation.modification,
    { avenantId, operationId: operation.id },
    nommerActe,
  );
  return { operation, avant, apres: applied.ok ? applied.value : null, applied };
}

/** The text in force an avenant is written on, with what its operations have done to it so far. */
export function texteEnChantier(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur } {
  const { texte: base } = referenceDe(registre, convention, avenant, aujourdhui);
  const steps = derouleEtapes(base, avenant, nommerActes(registre, convention));
  return { base, texte: steps.reduce((texte, { apres }) => apres ?? texte, base) };
}

/**
 * The text whose alinéas an operation's sentence counts: the one before the avenant, as a reader has it; the text so
 * far when the operation touches what the avenant itself brings in.
 */
export function texteDeLaPhrase(
  base: TexteEnVigueur,
  avant: TexteEnVigueur,
  { modification }: Pick<Operation, 'modification'>,
): TexteEnVigueur {
  const endroit = endroitDe(modification);
  if (endroit.dans === 'liminaire')
    return endroit.liminaireId === null || trouverLiminaire(base, endroit.liminaireId) !== undefined
      ? base
      : avant;
  if (endroit.dans !== 'division' && endroit.dans !== 'suite') return base;
  const division = findDivision(base, endroit.divisionId);
  if (division === undefined) return avant;
  const alineaId = endroit.dans === 'division' ? endroit.alineaId : null;
  return alineaId === null || division.alineas.some(({ id }) => id === alineaId) ? base : avant;
}
