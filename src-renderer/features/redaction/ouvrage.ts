import type { Input } from '#contract/procedures';
import type { ExamenConventionView, SaisieConvention } from '#contract/redaction';
import type { ClauseProposee, RedactionConvention } from '#domain/convention/creation';
import { formatShort } from '#domain/civil-date';
import { plierTexte } from '#domain/french';
import type { Division } from '#domain/texte/divisions';
import type { Partie } from '#domain/parties/partie';
import { dateIn } from '../../parts/forms/read-date';

/* A convention being written: what was read of it, as the person corrects it. Nothing of it is recorded. */

export type Passage = { readonly id: string; readonly texte: string };

/** As it is typed: numbers and days are kept as texts, whatever they say. */
export type Saisie = Omit<RedactionConvention, 'enPresenceDe' | 'nombreExemplaires' | 'faitLe'> & {
  readonly enPresenceDe: readonly Passage[];
  readonly nombreExemplaires: string;
  readonly faitLe: string;
};

/** What a person settles before the convention is recorded: a doubt of the reader, a sentence without a place. */
export type Point = {
  readonly id: string;
  readonly nature: 'doute' | 'phrase';
  readonly dit: string;
  /** Why it is to be looked at; null of a sentence without a place. */
  readonly motif: string | null;
  /** Where it is looked at: the passage that bears its words, else a part of the act. */
  readonly cible: { readonly id: string | null; readonly lieu: Lieu };
  readonly regle: 'juste' | 'corrige' | 'place' | 'sans_objet' | null;
};

/** A part of the act, opened one at a time; `division:` is followed by the id of the division. */
export type PartieActe =
  | 'points'
  | 'clauses'
  | 'cadre'
  | 'parties'
  | 'presence'
  | 'visas'
  | 'considerants'
  | 'cloture'
  | `division:${string}`;

export type Lieu = {
  readonly partie: PartieActe;
  /** The name of the field, as the application names it: « divisions.2.alineas.0.texte ». */
  readonly champ: string | null;
};

export type ClauseLue = {
  readonly proposee: ClauseProposee;
  /** Null: nobody said; it enters as a proposal, to be confirmed later. */
  readonly choix: 'confirmee' | 'ecartee' | null;
};

export type Source = Pick<ExamenConventionView, 'source' | 'horsTexte' | 'remarques' | 'fichier'> & {
  /** The file in waiting, to be joined to the convention. */
  readonly jeton: string;
};

export type Ouvrage = {
  readonly source: Source | null;
  readonly saisie: Saisie;
  /** Null: to be read in the text once it is recorded. */
  readonly clauses: readonly ClauseLue[] | null;
  readonly points: readonly Point[];
};

/** A change of the work: pure, so that it can be made on whatever stands when its turn comes. */
export type Changer = (change: (before: Ouvrage) => Ouvrage) => void;

export const saisieDe = ({
  enPresenceDe,
  nombreExemplaires,
  faitLe,
  ...redaction
}: RedactionConvention): Saisie => ({
  ...redaction,
  enPresenceDe: enPresenceDe.map((texte, rang) => ({ id: `presence-${rang + 1}`, texte })),
  nombreExemplaires: String(nombreExemplaires),
  faitLe: faitLe === null ? '' : formatShort(faitLe),
});

export const ouverts = ({ points }: Pick<Ouvrage, 'points'>): readonly Point[] =>
  points.filter(({ regle }) => regle === null);

const pleines = (lignes: readonly string[]): readonly string[] =>
  lignes.filter((ligne) => ligne.trim() !== '');

const identite = ({
  id,
  nom,
  genre,
  appel = '',
  mentions = [],
  signataires,
}: Partie): SaisieConvention['parties'][number] => ({
  id,
  nom,
  genre,
  ...(appel.trim() === '' ? {} : { appel }),
  ...(pleines(mentions).length === 0 ? {} : { mentions: pleines(mentions) }),
  signataires: signataires.map(({ id: own, fonction, personne, adresse }) => ({
    id: own,
    fonction,
    personne,
    adresse: pleines(adresse),
  })),
});

const divisionEnvoyee = (division: Division): SaisieConvention['divisions'][number] => ({
  ...division,
  alineas: division.alineas.map(({ gras, niveau, ...alinea }) => ({
    ...alinea,
    niveau,
    // Words in bold that were rewritten are bold no more.
    ...(gras === undefined ? {} : { gras: gras.filter((mots) => alinea.texte.includes(mots)) }),
  })),
});

/** As the application takes it. What says no number and no day goes as it was typed, and is refused there. */
export function redactionEnvoyee(saisie: Saisie): Omit<Input<'conventions.editer'>, 'conventionId'> {
  const { enPresenceDe, nombreExemplaires, faitLe, parties, divisions, ...rest } = saisie;
  return {
    ...rest,
    parties: parties.map(identite),
    divisions: divisions.map(divisionEnvoyee),
    enPresenceDe: enPresenceDe.map(({ texte }) => texte),
    nombreExemplaires: /^\s*\d+\s*$/u.test(nombreExemplaires)
      ? Number(nombreExemplaires)
      : (nombreExemplaires as unknown as number),
    faitLe: faitLe.trim() === '' ? null : (dateIn(faitLe) ?? faitLe.trim()),
  };
}

/** The clauses kept, on the passages that are still there; one whose words are all gone goes with them. */
export function clausesEnvoyees({ clauses, saisie }: Ouvrage): SaisieConvention['clauses'] {
  if (clauses === null) return null;
  const ids = new Set(saisie.divisions.flatMap(({ alineas }) => alineas.map(({ id }) => id)));
  return clauses.flatMap(({ proposee, choix }) => {
    const ancres = proposee.ancres.filter((ancre) => ids.has(ancre));
    if (choix === 'ecartee' || (ancres.length === 0 && proposee.ancres.length > 0)) return [];
    return [{ ...proposee, ancres, confirmee: choix === 'confirmee' }];
  });
}

export const cleDe = (texte: string): string => plierTexte(texte).replace(/[^a-z0-9]+/gu, '');
