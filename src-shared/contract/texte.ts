import type { NiveauAlinea } from '#registre/fiches/convention';
import { z } from 'zod';
import type { DocumentModel } from '#actes/model';
import type { CivilDate } from '#domain/civil-date';
import type { Avancement } from '#domain/importation/avancement';
import type { Modification, Operation } from '#domain/texte/operations';
import { CHOIX_ARBITRAGE } from '#domain/texte/operations';
import type { Terme } from '#domain/fiches/convention';
import type { Defaut } from '#domain/texte/defauts';
import type { Lieu } from '#domain/texte/nommer';
import type { Indices } from '#domain/legistique/indices';
import type { LigneConcordance } from '#domain/concordance/concordance';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import type { RenvoiMort } from '#domain/concordance/renvois';
import type { DateDeplacee, Touche } from '#domain/concordance/simuler';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { CIVILITES } from '#domain/parties/partie';
import type { Avertissement, Refus } from '#domain/refus';
import type { BrutProfond } from '#registre/acte';
import { valeurs } from '#registre/champs';
import { LISTE_LIMINAIRE_LABELS } from '#registre/fiches/operations';
import { sortClause } from '#registre/fiches/clauses';
import type { SortClause } from '#registre/fiches/clauses';
import { inputSchema } from './saisies';
import { formeAlinea, texteOuTableau } from './alineas';
import {
  LONG,
  SHORT,
  command,
  day,
  fonction,
  id,
  longText,
  reason,
  optionalDay,
  optionalReason,
  query,
  shortText,
  lecture,
} from './base';

/** Characters of an act pasted whole: several times the longest that is signed. */
const PASSAGE = 400_000;

/* The text in force: what an avenant changes, what the convention says on a day, and what separates two of its states. */

const alineasOuAucun = z
  .array(
    z
      .strictObject(formeAlinea)
      .refine(
        ({ tableau, texte }) => tableau !== true || texte.split('\n').every((rangee) => rangee.trim() !== ''),
        { path: ['texte'], message: 'Chaque rangée d’un tableau a au moins une cellule remplie.' },
      )
      .transform(({ tableau, texte, ...one }) => ({
        ...one,
        ...texteOuTableau({ texte, tableau }),
      })),
  )
  .max(200)
  .readonly();
const alineas = alineasOuAucun.refine((all) => all.length > 0, 'Écrivez au moins un alinéa.');

const cible = z.strictObject({ divisionId: id, alineaId: id.nullable() });

const listeLiminaire = z.enum(valeurs(LISTE_LIMINAIRE_LABELS));

const modification = z.discriminatedUnion('nature', [
  z.strictObject({
    nature: z.literal('remplacer_mots'),
    cible,
    ancien: longText,
    nouveau: z.string().trim().max(LONG),
    partout: z.boolean(),
  }),
  z.strictObject({
    nature: z.literal('inserer_mots'),
    cible,
    position: z.enum(['avant', 'apres']),
    repere: longText,
    mots: longText,
  }),
  z.strictObject({ nature: z.literal('rediger_alinea'), divisionId: id, alineaId: id, alineas }),
  z.strictObject({ nature: z.literal('rediger_division'), divisionId: id, intitule: shortText, alineas }),
  z.strictObject({ nature: z.literal('intituler'), divisionId: id, intitule: shortText }),
  z.strictObject({ nature: z.literal('inserer_alineas'), divisionId: id, apres: id.nullable(), alineas }),
  z.strictObject({ nature: z.literal('supprimer_alinea'), divisionId: id, alineaId: id }),
  z.strictObject({
    nature: z.literal('inserer_division'),
    apres: id,
    sorte: z.enum(['article', 'section']),
    numero: z.string().trim().min(1).max(20).nullable(),
    intitule: shortText,
    niveau: z.int().min(1).max(9).exactOptional(),
    /** A title may be a heading alone; an article without a word is refused as it applies. */
    alineas: alineasOuAucun,
  }),
  z.strictObject({ nature: z.literal('abroger'), divisionId: id }),
  z.strictObject({ nature: z.literal('retablir'), divisionId: id, intitule: shortText, alineas }),
  z.strictObject({
    nature: z.literal('ajouter_annexe'),
    numero: z.string().trim().min(1, 'Ce champ est obligatoire.').max(20),
    intitule: shortText,
    alineas,
  }),
  z.strictObject({ nature: z.literal('nommer_partie'), partieId: id, nom: shortText }),
  z.strictObject({
    nature: z.literal('designer_signataire'),
    signataireId: id,
    fonction,
    personne: z.strictObject({
      civilite: z.enum(CIVILITES),
      prenom: shortText,
      nom: shortText,
    }),
  }),
  z.strictObject({
    nature: z.literal('proroger'),
    divisionId: id,
    alineaId: id,
    texte: longText,
    fin: day,
  }),
  z.strictObject({
    nature: z.literal('inserer_liminaire'),
    liste: listeLiminaire,
    apres: id.nullable(),
    texte: longText,
  }),
  z.strictObject({
    nature: z.literal('rediger_liminaire'),
    liste: listeLiminaire,
    liminaireId: id,
    texte: longText,
  }),
  z.strictObject({ nature: z.literal('supprimer_liminaire'), liste: listeLiminaire, liminaireId: id }),
]);

const sort = inputSchema(sortClause) as z.ZodType<SortClause, BrutProfond<SortClause>>;
/** What becomes of the clauses whose words a change touches. */
const clauses = z
  .array(z.strictObject({ clauseId: id.nullable(), sort }))
  .max(50)
  .readonly()
  .exactOptional();

/** The sentence the act prints, a line an alinéa; null: the one the registry writes. */
const phrase = z.array(z.string().trim().min(1).max(LONG)).min(1).max(201).readonly().nullable();

/** One end of a comparison: the text in force on a day, or as a draft would leave it. */
export const borne = z.discriminatedUnion('nature', [
  z.strictObject({ nature: z.literal('date'), date: day }),
  z.strictObject({ nature: z.literal('projet'), avenantId: id }),
]);
export type Borne = z.output<typeof borne>;

const texteColle = z
  .string()
  .trim()
  .min(1, 'Collez ou écrivez un texte.')
  .max(PASSAGE, 'Ce texte est trop long : donnez-le en plusieurs fois.');

const consolidation = z.strictObject({
  conventionId: id,
  /** Absent: today. */
  jour: optionalDay,
  /** Drafts to take in, for a working text that counts for nothing in law. */
  projets: z.array(id).max(50),
});

/** A text from outside: a file in waiting (`televersements`), or the words themselves. */
const source = z.discriminatedUnion('nature', [
  z.strictObject({ nature: z.literal('fichier'), jeton: shortText }),
  z.strictObject({
    nature: z.literal('texte'),
    texte: texteColle,
  }),
]);
export type SourceTexte = z.output<typeof source>;

const comparaison = z.strictObject({ conventionId: id, de: borne, a: borne });

export const texteProcedures = {
  'texte.consolider': query(consolidation),
  'texte.comparer': query(comparaison),
  /** The text a draft is written on, and what its operations make of it. */
  'texte.chantier': query(z.strictObject({ avenantId: id })),
  'texte.concordance': query(z.strictObject({ avenantId: id })),
  'texte.simuler': query(z.strictObject({ avenantId: id })),
  /** What an operation would say and do, before it is recorded. */
  'texte.essayer': query(
    z.strictObject({ avenantId: id, operationId: id.nullable(), modification, phrase, clauses }),
  ),
  /** The words of a file in waiting, a line a paragraph, as they would be pasted. */
  'texte.lireFichier': query(z.strictObject({ jeton: shortText, lecture })),
  /**
   * A passage in French, each sentence of it read as an operation; nothing is recorded.
   */
  'texte.lirePassage': query(
    z.strictObject({
      avenantId: id,
      passage: texteColle,
      lecture,
    }),
  ),
  /** How far the reading of that name has gone; `arreter` ends it before its end. */
  'texte.suivreLecture': query(
    z.strictObject({
      lecture: id,
      arreter: z
        .boolean()
        .nullish()
        .transform((one) => one ?? false),
    }),
  ),
  /** The operations that turn a division into the text a person wrote in its place; nothing is recorded. */
  'texte.deduire': query(z.strictObject({ avenantId: id, divisionId: id, intitule: shortText, alineas })),
  /**
   * The operations that make the text so far read as the one given: a file in waiting, or words typed. `divisionId`
   * null: the whole convention. `abroger`: divisions the text given has no more, and that are to go. Nothing is recorded.
   */
  'texte.comparerModifie': query(
    z.strictObject({
      avenantId: id,
      divisionId: id.nullable(),
      source,
      abroger: z.array(id).max(500).readonly(),
      lecture,
    }),
  ),

  'avenants.ajouterOperations': command(
    z.strictObject({
      avenantId: id,
      operations: z
        .array(z.strictObject({ modification, phrase, clauses, relue: z.boolean().exactOptional() }))
        .min(1, 'Indiquez au moins une modification.')
        .max(200)
        .readonly(),
    }),
  ),
  'avenants.modifierOperation': command(
    z.strictObject({ avenantId: id, operationId: id, modification, phrase, clauses }),
  ),
  /** `clauseId` null: a clause that the change lays down; `sort` null: the answer is taken back. */
  'avenants.reglerClause': command(
    z.strictObject({
      avenantId: id,
      operationId: id,
      clauseId: id.nullable(),
      sort: sort.nullable(),
      /** Asked for once the text no longer moves. */
      motif: optionalReason,
    }),
  ),
  'avenants.retirerOperation': command(z.strictObject({ avenantId: id, operationId: id })),
  'avenants.deplacerOperation': command(
    z.strictObject({ avenantId: id, operationId: id, rang: z.int().min(0).max(SHORT) }),
  ),
  'avenants.arbitrer': command(
    z.strictObject({
      avenantId: id,
      sujet: id,
      choix: z.enum(CHOIX_ARBITRAGE),
      motif: reason,
    }),
  ),
} as const;

/** An avenant as a reader of the text knows it. */
export type ActeView = {
  readonly avenantId: string;
  /** « Avenant n° 1 », « Projet d’avenant ». */
  readonly designation: string;
  readonly objet: string;
  /** The day of the last signature: how the act is called. */
  readonly signe: CivilDate | null;
  readonly effet: CivilDate | null;
  readonly projet: boolean;
  /** Signed, and without effect yet on the day the answer is given. */
  readonly aVenir: boolean;
};

export type ConflitView = {
  readonly acte: ActeView;
  readonly operationId: string;
  readonly defaut: Defaut;
  readonly arbitrage: {
    readonly choix: 'appliquer' | 'ecarter';
    readonly motif: string;
    readonly le: CivilDate;
  } | null;
};

export type ConsolidationView = {
  readonly jour: CivilDate;
  readonly texte: TexteEnVigueur;
  /** In the order they apply. */
  readonly actes: readonly ActeView[];
  readonly aVenir: readonly ActeView[];
  /** In force, and only written in words: their changes are not in the text. */
  readonly sansOperation: readonly ActeView[];
  readonly conflits: readonly ConflitView[];
  readonly renvoisMorts: readonly RenvoiMort[];
  readonly terme: Terme;
  /** Since when the convention is denounced, when it no longer is in force on `jour` because of it. */
  readonly resiliee: CivilDate | null;
  /** Drafts that could be taken in. */
  readonly projets: readonly ActeView[];
  /** The days the text changes, past and to come, in order; the effect of the convention first. */
  readonly jalons: readonly { readonly jour: CivilDate; readonly libelle: string }[];
};

/** Two states of the text, one against the other; the model prints on screen and in DOCX alike. */
export type ComparaisonView = {
  readonly de: string;
  readonly a: string;
  readonly model: DocumentModel;
  /** For the view side by side: each division and alinéa before and after, `null` where it does not exist. */
  readonly paires: readonly PaireView[];
  readonly changements: number;
};

export type MorceauView = {
  readonly texte: string;
  readonly sorte: 'egal' | 'ins' | 'del';
  readonly auteur: string | null;
};

export type PaireView = {
  readonly id: string;
  readonly nature: 'intitule' | 'alinea' | 'designation';
  readonly niveau: NiveauAlinea;
  readonly change: boolean;
  readonly avant: readonly MorceauView[] | null;
  readonly apres: readonly MorceauView[] | null;
};

export type ChantierView = {
  readonly acte: ActeView;
  /** The day the text is read at. */
  readonly jour: CivilDate;
  /** The text in force before the draft: the ranks its sentences count. */
  readonly base: TexteEnVigueur;
  /** The text with the draft's operations: passages whose source is the draft are its own. */
  readonly texte: TexteEnVigueur;
  readonly operations: readonly Operation[];
  /** Why the draft may not be written any more; null while it may. */
  readonly ferme: Pick<Refus, 'message' | 'remede'> | null;
};

/** One operation held against its sentence and the text it gives. */
export type LigneConcordanceView = Omit<LigneConcordance, 'defauts'> & {
  readonly defauts: readonly DefautView[];
  readonly arbitrage: { readonly motif: string; readonly le: CivilDate } | null;
};

export type DefautView = Defaut & {
  /** What a choice about it names. */
  readonly sujet: string;
  /** A reasoned choice may let it stand. */
  readonly arbitrable: boolean;
  readonly tranche: boolean;
};

export type ConcordanceView = {
  readonly avenantId: string;
  /** « Prêt à signer »: every sentence, operation and text agree, or a reasoned choice settled it. */
  readonly pret: boolean;
  readonly lignes: readonly LigneConcordanceView[];
  /** What concerns no operation in particular. */
  readonly defauts: readonly DefautView[];
  /** The day the text was read at. */
  readonly reference: CivilDate;
};

/** The text an avenant is written on, and what its operations are. */
export type EssaiView = {
  readonly phrase: readonly string[];
  readonly lieu: Lieu;
  readonly avant: string | null;
  readonly apres: string | null;
  readonly clauses: readonly ClauseEnJeu[];
  readonly defauts: readonly Defaut[];
};

/** The sentences of a passage, in its order, and what it holds besides: none only where all of it was set aside. */
export type PassageView = {
  readonly phrases: readonly LecturePhraseView[];
  /** What is no modifying sentence: headings, visas, final clauses. */
  readonly ecartes: readonly { readonly sorte: string; readonly texte: string }[];
  /** The effect it says is not the one recorded. */
  readonly effet: readonly Pick<Defaut, 'message' | 'remede'>[];
};

export type LecturePhraseView = {
  /** The lines of the sentence as it was read: an item of a list with the place that opens the list. */
  readonly phrase: readonly string[];
  /** Null when the sentence was not understood; `raison` then says why. */
  readonly modification: Modification | null;
  readonly confiance: number;
  readonly doutes: readonly string[];
  /** Below it, the sentence is only a guess. */
  readonly seuil: number;
  readonly raison: Pick<Defaut, 'message' | 'remede' | 'titulaire'> | null;
  readonly essai: EssaiView | null;
  /** What is sure of a sentence that was not understood; null of the others. */
  readonly indices: Indices | null;
};

/** Null once the reading is over. */
export type AvancementView = { readonly avancement: Avancement | null };

export type DeductionView = {
  readonly modifications: readonly Modification[];
  readonly raison: string | null;
};

/** A change found between the text so far and the one given, and what it would say and do. */
export type ModificationTrouvee = { readonly modification: Modification; readonly essai: EssaiView };

export type TexteModifieView = {
  readonly modifications: readonly ModificationTrouvee[];
  /** In the text so far, and not in the one given. */
  readonly manquantes: readonly { readonly divisionId: string; readonly nom: string }[];
  /** What was read and changes nothing. */
  readonly remarques: readonly string[];
  /** Why no operation makes the one from the other; null when they do. */
  readonly raison: Pick<Defaut, 'message' | 'remede'> | null;
};

export type SimulationView = {
  readonly avenantId: string;
  /** The day it would take effect, if it were signed today. */
  readonly effet: CivilDate;
  readonly comparaison: ComparaisonView;
  readonly dates: readonly DateDeplacee[];
  /** Other records it would touch: drafts, those out for signature among them, and notices not yet sent. */
  readonly touches: readonly Touche[];
  readonly conflits: readonly ConflitView[];
  readonly aSavoir: readonly Avertissement[];
  /** Hash of the registry, which a simulation never moves. */
  readonly tete: string;
};

export type TexteOutputs = {
  'texte.consolider': ConsolidationView;
  'texte.comparer': ComparaisonView;
  'texte.chantier': ChantierView;
  'texte.concordance': ConcordanceView;
  'texte.simuler': SimulationView;
  'texte.essayer': EssaiView;
  'texte.lireFichier': { readonly texte: string; readonly remarques: readonly string[] };
  'texte.lirePassage': PassageView;
  'texte.suivreLecture': AvancementView;
  'texte.deduire': DeductionView;
  'texte.comparerModifie': TexteModifieView;
};
