import type { CivilDate } from '../civil-date';
import type { ClauseTenue, Parametres, ReponseClause, SortClause } from '../clauses/clause';
import { clauseDe } from '../clauses/clause';
import { direClause, laClause } from '../clauses/dire';
import { manqueA } from '../clauses/completer';
import { memesParametres } from '../clauses/lire';
import type { ClauseLue } from '../clauses/lire';
import {
  appliquerReponse,
  clausesApparues,
  clausesTouchees,
  idPosee,
  lectureDe,
  lieuCourt,
  memeObjet,
  motsDe,
  proroger,
  versionsClauses,
} from '../consolidation/clauses';
import type { ClauseEnVigueur } from '../consolidation/clauses';
import type { Etape, Reference } from '../consolidation/reference';
import type { Avenant } from '../fiches/avenant';
import { effetOf } from '../fiches/convention';
import type { Convention } from '../fiches/convention';
import { estMotif } from '../motif';
import type { Registre } from '../registre';
import { contre, defaut } from '../texte/defauts';
import type { CodeDefaut, Defaut } from '../texte/defauts';
import { contenuDe } from '../texte/chemins';
import { alineasNouveaux, findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { endroitDe } from '../texte/natures';
import { laDivision, numeroEcrit } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';

/* What an operation does to the clauses that make the registry compute, and what was said of it. */

/** A clause whose words an operation touches, or that its new words lay down. */
export type ClauseEnJeu = {
  /** Null for one that the text did not have. */
  readonly clauseId: string | null;
  /** As it stood before the operation; for a new one, as its words are read. */
  readonly parametres: Parametres;
  /** « la clause de résiliation (article 7, 1er alinéa) ». */
  readonly nom: string;
  /** The words that said it, and those that stand in their place: an alinéa each. */
  readonly avant: readonly string[];
  readonly apres: readonly string[];
  /** What the new words say of it; null when nothing could be read in them. */
  readonly lue: {
    readonly parametres: Parametres;
    readonly dit: string;
    readonly doutes: readonly string[];
  } | null;
  /** Said unchanged, it needs a reason: its words say something else, or nothing that could be read. */
  readonly motifRequis: boolean;
  /** What the registry would answer. */
  readonly proposition: SortClause;
  /** What was answered; null when nobody did. */
  readonly reponse: SortClause | null;
  /** Nothing may be signed before it is settled. */
  readonly due: boolean;
};

/** One operation: the clauses it puts at stake, and what is wrong in what was answered. */
export type Enjeu = { readonly clauses: readonly ClauseEnJeu[]; readonly defauts: readonly Defaut[] };

/** Whether a text says why: a word, at least. */

/** Follows the clauses through the operations of a draft, from those in force before it. */
export class SuiviClauses {
  readonly #convention: Convention;
  readonly #base: readonly ClauseEnVigueur[];
  #clauses: readonly ClauseEnVigueur[];
  readonly #signe: boolean;
  readonly #jour: CivilDate;

  constructor(
    registre: Registre,
    convention: Convention,
    avenant: Avenant,
    { jour }: Pick<Reference, 'jour'>,
    signe: boolean,
  ) {
    this.#convention = convention;
    this.#base = clausesAvant(registre, convention, avenant, jour);
    this.#clauses = this.#base;
    this.#signe = signe;
    this.#jour = jour;
  }

  /** As the operations followed so far leave them. */
  get clauses(): readonly ClauseEnVigueur[] {
    return this.#clauses;
  }

  /** `last`: the text once all the operations have applied, which may say elsewhere what this one takes away. */
  suivre({ operation, avant, apres }: Etape, lieu: Lieu, last: TexteEnVigueur | null = null): Enjeu {
    if (apres === null) return { clauses: [], defauts: [] };
    const { modification, clauses: reponses = [] } = operation;
    const before = this.#clauses;
    const touchees = clausesTouchees(before, avant, apres).filter(
      // An extension is itself what becomes of the duration.
      ({ clause }) => modification.nature !== 'proroger' || clause.parametres.nature !== 'duree',
    );
    const enJeu: ClauseEnJeu[] = [
      ...touchees.map(({ clause, avant: lueAvant, apres: lue, perdue }): ClauseEnJeu => {
        const reponse = reponses.find(({ clauseId }) => clauseId === clause.id)?.sort ?? null;
        const muette = clause.parametres.nature === 'obligation' || clause.parametres.nature === 'autre';
        const motifRequis =
          lue === null ? !muette || perdue : !memesParametres(lue.parametres, clause.parametres);
        return {
          clauseId: clause.id,
          parametres: clause.parametres,
          nom: nomDe(clause, avant),
          avant: mots(avant, clause.ancres),
          apres: mots(
            apres,
            perdue || lueAvant === null ? [...clause.ancres, ...(lue?.ancres ?? [])] : clause.ancres,
          ),
          lue,
          motifRequis,
          proposition: proposer(clause, lue, perdue),
          reponse,
          due: clause.parametres.nature !== 'obligation',
        };
      }),
      ...clausesApparues(before, avant, apres)
        .filter(({ parametres }) => modification.nature !== 'proroger' || parametres.nature !== 'duree')
        .map((lue): ClauseEnJeu => ({
          clauseId: null,
          parametres: lue.parametres,
          nom: nomDe(lue, apres),
          avant: [],
          apres: mots(apres, lue.ancres),
          lue,
          motifRequis: true,
          proposition: { nature: 'nouvelle', parametres: lue.parametres },
          reponse: reponseNouvelle(reponses, lue),
          due: true,
        })),
    ];
    this.#avancer(operation.id, reponses, { modification, avant, apres });
    const all = [
      ...enJeu.flatMap((one) =>
        // Of another clause, the same defect is another question.
        this.#controler(one, lieu, apres, last).map((said) => contre(said, one.clauseId)),
      ),
      ...reponses.flatMap(({ clauseId, sort }) => {
        if (sort.nature !== 'nouvelle') return [];
        const manque = manqueA(sort.parametres);
        const nom = laClause(sort.parametres);
        return manque === null ? [] : [contre(defaut('CLAUSE_INCOMPLETE', { nom, manque }, lieu), clauseId)];
      }),
      ...sansObjet(reponses, enJeu, before, { avant, apres }, lieu),
      ...this.#exclu(modification, avant, lieu),
    ];
    // Of what is signed, only what was answered since is held against the words.
    const defauts = this.#signe ? all.filter(({ code }) => DES_REPONSES.has(code)) : all;
    return { clauses: enJeu, defauts };
  }

  #avancer(
    operationId: string,
    reponses: readonly ReponseClause[],
    {
      modification,
      avant,
      apres,
    }: { modification: Etape['operation']['modification']; avant: TexteEnVigueur; apres: TexteEnVigueur },
  ): void {
    if (modification.nature === 'proroger') this.#clauses = proroger(this.#clauses, modification.fin, null);
    for (const [rang, reponse] of reponses.entries())
      this.#clauses = appliquerReponse(this.#clauses, reponse, {
        id: idPosee(operationId, rang),
        acte: null,
        avant,
        texte: apres,
      }).clauses;
  }

  /** What is wrong in the answer given of one clause, or that none was given. */
  #controler(
    one: ClauseEnJeu,
    lieu: Lieu,
    apres: TexteEnVigueur,
    last: TexteEnVigueur | null,
  ): readonly Defaut[] {
    const { clauseId, parametres, reponse, lue, nom, motifRequis, due } = one;
    const dire = (said: Parametres): string => this.#dire(said);
    const dit = lue === null ? null : dire(lue.parametres);
    const sure = lue?.doutes.length === 0;
    const found: Defaut[] = [];
    if (reponse === null) {
      if (!due) return [];
      if (clauseId === null)
        found.push(
          defaut(
            'CLAUSE_NOUVELLE',
            { nom, mots: court(lue?.dit ?? ''), dit: dit ?? '', doutes: lue?.doutes ?? [] },
            lieu,
          ),
        );
      else
        found.push(
          defaut(
            'CLAUSE_A_REGLER',
            {
              nom,
              disait: dire(parametres),
              mots: one.apres.length === 0 ? null : court(lue?.dit ?? one.apres.join(' ')),
              dit,
              doutes: lue?.doutes ?? [],
            },
            lieu,
          ),
        );
    } else if (reponse.nature === 'inchangee') {
      if (motifRequis && (reponse.motif === null || !estMotif(reponse.motif)))
        found.push(
          clauseId === null
            ? defaut('CLAUSE_ECARTEE_SANS_MOTIF', { nom, mots: court(lue?.dit ?? '') }, lieu)
            : defaut('CLAUSE_SANS_MOTIF', { nom, disait: dire(parametres), dit }, lieu),
        );
      else if (clauseId !== null && one.apres.length === 0 && !ditEncore(last ?? apres, parametres))
        found.push(defaut('CLAUSE_SANS_MOTS', { nom }, lieu));
    } else if (reponse.nature === 'retiree') {
      if (sure && clauseId !== null)
        found.push(defaut('CLAUSE_CONTREDITE', { nom, dite: null, dit: dit ?? '' }, lieu));
    } else if (sure && !memesParametres(reponse.parametres, lue.parametres))
      found.push(defaut('CLAUSE_CONTREDITE', { nom, dite: dire(reponse.parametres), dit: dit ?? '' }, lieu));
    else if (clauseId !== null && one.apres.length === 0 && !ditEncore(last ?? apres, reponse.parametres))
      found.push(defaut('CLAUSE_SANS_MOTS', { nom }, lieu));
    const said =
      reponse === null
        ? sure
          ? lue.parametres
          : null
        : reponse.nature === 'nouvelle'
          ? reponse.parametres
          : null;
    if (said?.nature === 'effet') found.push(...this.#effetPris(said, lieu));
    return found;
  }

  /** A convention in force does not take effect later. */
  #effetPris(nouveau: Extract<Parametres, { nature: 'effet' }>, lieu: Lieu): readonly Defaut[] {
    const before = effetOf(this.#convention);
    if (before.etat !== 'determine' || before.date > this.#jour) return [];
    const after = effetOf({
      ...this.#convention,
      clauses: [
        ...(this.#convention.clauses ?? []).filter(({ parametres }) => parametres.nature !== 'effet'),
        { id: 'effet', parametres: nouveau, ancres: [], origine: { nature: 'acte' } },
      ],
    });
    if (after.etat === 'determine' && after.date <= before.date) return [];
    return [
      defaut(
        'EFFET_DEJA_PRIS',
        {
          pris: before.date,
          dit: direClause(nouveau),
          nouveau: after.etat === 'determine' ? after.date : null,
        },
        lieu,
      ),
    ];
  }

  /** The convention says itself which articles an avenant may not change; its clause of before the draft rules. */
  #exclu(
    modification: Etape['operation']['modification'],
    avant: TexteEnVigueur,
    lieu: Lieu,
  ): readonly Defaut[] {
    const clause = clauseDe(this.#base, 'avenant');
    const endroit = endroitDe(modification);
    if (clause === null || endroit.dans !== 'division') return [];
    const exclus = clause.parametres.articlesExclus.map((one) => numeroEcrit(one.trim()));
    // A title repealed takes what it holds.
    const held = modification.nature === 'abroger' ? contenuDe(avant.divisions, endroit.divisionId) : [];
    const own = findDivision(avant, endroit.divisionId);
    return [...(own === undefined ? [] : [own]), ...held]
      .filter(
        ({ nature, numero }) =>
          nature === 'article' && numero !== null && exclus.includes(numeroEcrit(numero)),
      )
      .map((division) =>
        defaut('ARTICLE_EXCLU', { nom: laDivision(division), clause: nomDe(clause, avant) }, lieu),
      );
  }

  #dire(parametres: Parametres): string {
    const { parties } = this.#convention;
    return direClause(parametres, (id) => parties.find((one) => one.id === id)?.nom ?? id);
  }
}

const DES_REPONSES: ReadonlySet<CodeDefaut> = new Set([
  'CLAUSE_NON_TOUCHEE',
  'CLAUSE_AUTRE_NATURE',
  'CLAUSE_DEJA_LA',
  'CLAUSE_INCOMPLETE',
  'CLAUSE_CONTREDITE',
  'CLAUSE_SANS_MOTS',
]);

/** The clauses an avenant meets: those in force on its day, before it. */
function clausesAvant(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  jour: CivilDate,
): readonly ClauseEnVigueur[] {
  const versions = versionsClauses(registre, convention);
  const own = versions.findIndex(({ acte }) => acte?.avenant.id === avenant.id);
  const before =
    own > 0 ? versions.slice(0, own) : versions.filter(({ acte }) => acte === null || acte.effet <= jour);
  return before.at(-1)?.clauses ?? [];
}

function nomDe(
  { parametres, ancres }: Pick<ClauseTenue, 'parametres' | 'ancres'>,
  texte: TexteEnVigueur,
): string {
  const lieu = lieuCourt(texte, { ancres });
  return `${laClause(parametres)}${lieu === null ? '' : ` (${lieu})`}`;
}

const mots = (texte: TexteEnVigueur, ancres: readonly string[]): readonly string[] =>
  motsDe(texte, [...new Set(ancres)]).filter((one) => one !== null);

function proposer({ parametres }: ClauseTenue, lue: ClauseLue | null, perdue: boolean): SortClause {
  if (lue === null) return perdue ? { nature: 'retiree' } : { nature: 'inchangee', motif: null };
  return memesParametres(lue.parametres, parametres)
    ? { nature: 'inchangee', motif: lue.doutes.length === 0 ? MEME_SENS : null }
    : { nature: 'nouvelle', parametres: lue.parametres };
}

/** Read without doubt to the very same parameters: proposed so, for a person to confirm. */
const MEME_SENS = 'les mots nouveaux disent la même chose';

/** The answer about a clause the text did not have: laid down, or said to be none. */
function reponseNouvelle(reponses: readonly ReponseClause[], { parametres }: ClauseLue): SortClause | null {
  const nouvelles = reponses.filter(({ clauseId }) => clauseId === null);
  return (
    nouvelles.find(({ sort }) => sort.nature === 'nouvelle' && memeObjet(sort.parametres, parametres))
      ?.sort ??
    nouvelles.find(({ sort }) => sort.nature === 'inchangee')?.sort ??
    null
  );
}

const ditEncore = (texte: TexteEnVigueur, parametres: Parametres): boolean =>
  lectureDe(texte, {
    parametres,
    ancres: texte.divisions.flatMap(({ alineas }) => alineas.map(({ id }) => id)),
  }) !== null;

/** Answers about what the operation leaves alone, or that no words of it lay down. */
function sansObjet(
  reponses: readonly ReponseClause[],
  enJeu: readonly ClauseEnJeu[],
  clauses: readonly ClauseEnVigueur[],
  { avant, apres }: { readonly avant: TexteEnVigueur; readonly apres: TexteEnVigueur },
  lieu: Lieu,
): readonly Defaut[] {
  const apparues = enJeu.filter(({ clauseId }) => clauseId === null);
  return reponses.flatMap(({ clauseId, sort }): readonly Defaut[] => {
    if (clauseId !== null) {
      const visee = clauses.find(({ id }) => id === clauseId);
      if (enJeu.some((one) => one.clauseId === clauseId)) {
        const autre =
          sort.nature === 'nouvelle' &&
          sort.parametres.nature !== visee?.parametres.nature &&
          sort.parametres.nature !== 'autre';
        return autre && visee !== undefined
          ? [defaut('CLAUSE_AUTRE_NATURE', { nom: nomDe(visee, avant) }, lieu)]
          : [];
      }
      return [defaut('CLAUSE_NON_TOUCHEE', { nom: visee === undefined ? null : nomDe(visee, avant) }, lieu)];
    }
    if (sort.nature !== 'nouvelle')
      return sort.nature === 'inchangee' && apparues.length > 0
        ? []
        : [defaut('CLAUSE_NON_TOUCHEE', { nom: null }, lieu)];
    const { parametres } = sort;
    if (apparues.some((one) => memeObjet(one.parametres, parametres))) return [];
    const seule = parametres.nature !== 'obligation' && parametres.nature !== 'autre';
    const deja = seule ? clauses.find((one) => memeObjet(one.parametres, parametres)) : undefined;
    if (deja !== undefined) return [defaut('CLAUSE_DEJA_LA', { nom: nomDe(deja, avant) }, lieu)];
    return alineasNouveaux(avant, apres, () => true).length > 0
      ? []
      : [defaut('CLAUSE_NON_TOUCHEE', { nom: laClause(parametres) }, lieu)];
  });
}

const court = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157)}…`);
