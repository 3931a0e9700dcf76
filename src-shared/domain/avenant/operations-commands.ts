import { direFichiersAbsents } from '../annexes';
import { appliquer } from '../consolidation/appliquer';
import { lireCible } from '../texte/cible';
import { concordanceDe, ARBITRABLES } from '../concordance/concordance';
import type { DefautSitue } from '../concordance/concordance';
import { consolider } from '../consolidation/consolider';
import { objetDe } from '../texte/defauts';
import type { CodeDefaut, Defaut } from '../texte/defauts';
import { texteDeLaPhrase, texteEnChantier } from '../consolidation/reference';
import { trouverLiminaire } from '../texte/liminaires';
import { findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import type { CivilDate } from '../civil-date';
import type { ReponseClause, SortClause } from '../clauses/clause';
import { memeObjet } from '../consolidation/clauses';
import type { Convention } from '../fiches/convention';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, signatairesDe } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, CodeRefus, Refus } from '../refus';
import { estMotif } from '../motif';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { effetAvenant, estSigne } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { requireRedigible } from './commands';
import { endroitDe } from '../texte/natures';
import { designerProvisoires } from '../texte/operations';
import type { Arbitrage, Modification, Operation } from '../texte/operations';
import { phraseDe } from '../legistique/phrase';

/** A modification, and the sentence that says it; null: the registry writes it. */
export type OperationProposee = {
  readonly modification: Modification;
  readonly phrase: readonly string[] | null;
  /** What becomes of the clauses whose words it touches. */
  readonly clauses?: readonly ReponseClause[];
  /** A person read a doubtful reading of the sentence again, and confirmed it. */
  readonly relue?: boolean;
};

type Chantier = { readonly avenant: Avenant; readonly convention: Convention };

/** The draft and its convention; refused once the text no longer moves. */
function ouvrirChantier(
  registre: Registre,
  avenantId: string,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
): Result<Chantier> {
  const found = find(registre, 'avenants', avenantId);
  if (!found.ok) return found;
  const parent = find(registre, 'conventions', found.value.conventionId);
  if (!parent.ok) return parent;
  const closed = requireRedigible(registre, found.value, aujourdhui);
  if (closed !== null) return refuse(closed);
  return ok({ avenant: found.value, convention: parent.value });
}

/**
 * Adds operations to a draft, in order, after those it has. One that does not fit the text in force is recorded and
 * told: the avenant is then not ready to be signed. One that points to nothing at all is refused. One may point to
 * what an earlier one of the list brings in, by its provisional id (idProvisoire).
 */
export function ajouterOperations(
  registre: Registre,
  input: { readonly avenantId: string; readonly operations: readonly OperationProposee[] },
  contexte: Contexte,
): DecisionResult {
  const chantier = ouvrirChantier(registre, input.avenantId, contexte);
  if (!chantier.ok) return chantier;
  const { avenant, convention } = chantier.value;
  const operations = [...avenant.operations];
  const ids: string[] = [];
  const relues = new Set<string>();
  const { base, texte } = texteEnChantier(registre, convention, avenant, contexte.aujourdhui);
  let current = texte;
  for (const [rang, { relue = false, ...one }] of input.operations.entries()) {
    const proposed = { ...one, modification: designerProvisoires(one.modification, ids) };
    const id = contexte.newId();
    ids.push(id);
    const written = ecrire({ base, texte: current }, proposed, id, `operations.${rang}.modification`);
    if (!written.ok) return written;
    if (relue) relues.add(id);
    const auteur = { avenantId: avenant.id, operationId: id };
    const applied = appliquer(current, written.value.modification, auteur);
    if (applied.ok) current = applied.value;
    operations.push(written.value);
  }
  const after = { ...avenant, operations };
  for (const [rang, id] of ids.entries()) {
    const denied = reponsesRefusees(registre, convention, after, id, `operations.${rang}.clauses`, contexte);
    if (denied !== null) return refuse(denied);
  }
  const confirmed = relues.size === 0 ? after : confirmer(registre, convention, after, relues, contexte);
  return rendre(registre, chantier.value, confirmed, contexte);
}

/** The draft with the doubts of the sentences read again settled: those that are there, and no other. */
function confirmer(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  relues: ReadonlySet<string>,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
): Avenant {
  const { lignes } = concordanceDe(registre, convention, avenant, aujourdhui);
  const choices = lignes
    .filter(({ operation }) => relues.has(operation.id))
    .flatMap(({ operation: { id }, defauts }) =>
      defauts
        .filter(({ code }) => code === 'PHRASE_DOUTEUSE')
        .map((one): Arbitrage => ({
          sujet: id,
          objets: [objetDe(one)],
          choix: 'appliquer',
          motif: 'Lecture de la phrase relue et confirmée.',
          le: aujourdhui,
        })),
    );
  return { ...avenant, arbitrages: [...avenant.arbitrages, ...choices] };
}

/** Writes an operation anew, in its place, on the text in force now. */
export function modifierOperation(
  registre: Registre,
  input: { readonly avenantId: string; readonly operationId: string } & OperationProposee,
  contexte: Contexte,
): DecisionResult {
  const chantier = ouvrirChantier(registre, input.avenantId, contexte);
  if (!chantier.ok) return chantier;
  const { avenant, convention } = chantier.value;
  const rang = rangDe(avenant, input.operationId);
  if (!rang.ok) return rang;
  const before = { ...avenant, operations: avenant.operations.slice(0, rang.value) };
  const texts = texteEnChantier(registre, convention, before, contexte.aujourdhui);
  const written = ecrire(
    texts,
    { ...reponduAvant(avenant, input), ...input },
    input.operationId,
    'modification',
  );
  if (!written.ok) return written;
  const operations = avenant.operations.map((one) => (one.id === input.operationId ? written.value : one));
  // What had been settled was settled of the operation as it was.
  const arbitrages = avenant.arbitrages.filter(({ sujet }) => sujet !== input.operationId);
  const after = { ...avenant, operations, arbitrages };
  const denied = reponsesRefusees(registre, convention, after, input.operationId, 'clauses', contexte);
  return denied === null ? rendre(registre, chantier.value, after, contexte) : refuse(denied);
}

/** The answers of the operation as it was, when its words alone are written anew. */
function reponduAvant(
  { operations }: Avenant,
  { operationId, modification }: { readonly operationId: string; readonly modification: Modification },
): Pick<OperationProposee, 'clauses'> {
  const before = operations.find(({ id }) => id === operationId);
  return before?.clauses !== undefined && memeModification(before.modification, modification)
    ? { clauses: before.clauses }
    : {};
}

const memeModification = (a: Modification, b: Modification): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Answers that no words of the operation call for: they would settle what it leaves alone. */
function reponsesRefusees(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  operationId: string,
  champ: string,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
  fautes = HORS_OBJET,
): Refus | null {
  const operation = avenant.operations.find(({ id }) => id === operationId);
  if (operation?.clauses === undefined) return null;
  const { lignes } = concordanceDe(registre, convention, avenant, aujourdhui);
  const ligne = lignes.find((one) => one.operation.id === operationId);
  const fault = ligne?.defauts.find(({ code }) => fautes.has(code));
  return fault === undefined
    ? null
    : refus('CLAUSE_HORS_OBJET', { defaut: fault.message, remede: fault.remede }, champ);
}

const HORS_OBJET: ReadonlySet<CodeDefaut> = new Set([
  'CLAUSE_NON_TOUCHEE',
  'CLAUSE_AUTRE_NATURE',
  'CLAUSE_DEJA_LA',
  'CLAUSE_INCOMPLETE',
]);

/** What no later answer may say either: the words of the act are there, and say otherwise. */
const HORS_DU_TEXTE: ReadonlySet<CodeDefaut> = new Set([
  ...HORS_OBJET,
  'CLAUSE_CONTREDITE',
  'CLAUSE_SANS_MOTS',
]);

/**
 * Says what becomes of a clause whose words an operation touches, or takes the answer back (`sort` null). Once the
 * text no longer moves, only what nobody had settled may be, with the reason: the act itself stays as it was signed.
 */
export function reglerClause(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly operationId: string;
    readonly clauseId: string | null;
    readonly sort: SortClause | null;
    readonly motif: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const rang = rangDe(avenant, input.operationId);
  if (!rang.ok) return rang;
  const { clauseId, sort, motif } = input;
  const closed = requireRedigible(registre, avenant, contexte.aujourdhui);
  const tardive = closed !== null;
  if (closed !== null && !TEXTE_PARTI.has(closed.code)) return refuse(closed);
  const { clauses: before = [], ...operation } = avenant.operations[rang.value] as Operation;
  const memeSujet = (one: ReponseClause): boolean =>
    one.clauseId === clauseId &&
    (clauseId !== null ||
      sort === null ||
      one.sort.nature !== 'nouvelle' ||
      sort.nature !== 'nouvelle' ||
      memeObjet(one.sort.parametres, sort.parametres));
  const already = before.some(memeSujet);
  if (tardive && already) return refuse(refus('CLAUSE_DEJA_REGLEE', {}, 'clauseId'));
  if (sort === null && !already) return refuse(refus('CLAUSE_SANS_REPONSE', {}, 'clauseId'));
  if (tardive && (motif === null || !estMotif(motif)))
    return refuse(refus('CLAUSE_REGLEE_SANS_MOTIF', {}, 'motif'));
  const reponse: readonly ReponseClause[] =
    sort === null
      ? []
      : [
          {
            clauseId,
            sort: tardive && sort.nature === 'inchangee' ? { ...sort, motif: sort.motif ?? motif } : sort,
            ...(tardive ? { tardive: { le: contexte.aujourdhui, motif: motif ?? '' } } : {}),
          },
        ];
  const clauses = [...before.filter((one) => !memeSujet(one)), ...reponse];
  const answered: Operation = clauses.length === 0 ? operation : { ...operation, clauses };
  const after = {
    ...avenant,
    operations: avenant.operations.map((one, at) => (at === rang.value ? answered : one)),
  };
  const fautes = tardive ? HORS_DU_TEXTE : HORS_OBJET;
  const denied = reponsesRefusees(registre, convention, after, input.operationId, 'sort', contexte, fautes);
  if (denied !== null) return refuse(denied);
  return tardive
    ? decided(after.id, [put('avenants', after)])
    : rendre(registre, { avenant, convention }, after, contexte);
}

/** The text has left: what it says is a fact. */
const TEXTE_PARTI: ReadonlySet<CodeRefus> = new Set([
  'AVENANT_SIGNE',
  'AVENANT_SIGNATURES_COMMENCEES',
  'AVENANT_TEXTE_FIGE',
]);

export function retirerOperation(
  registre: Registre,
  input: { readonly avenantId: string; readonly operationId: string },
  contexte: Contexte,
): DecisionResult {
  const chantier = ouvrirChantier(registre, input.avenantId, contexte);
  if (!chantier.ok) return chantier;
  const { avenant } = chantier.value;
  const rang = rangDe(avenant, input.operationId);
  if (!rang.ok) return rang;
  const operations = avenant.operations.filter(({ id }) => id !== input.operationId);
  const arbitrages = avenant.arbitrages.filter(({ sujet }) => sujet !== input.operationId);
  return rendre(registre, chantier.value, { ...avenant, operations, arbitrages }, contexte);
}

/** Moves an operation to another rank, counted from 0. */
export function deplacerOperation(
  registre: Registre,
  input: { readonly avenantId: string; readonly operationId: string; readonly rang: number },
  contexte: Contexte,
): DecisionResult {
  const chantier = ouvrirChantier(registre, input.avenantId, contexte);
  if (!chantier.ok) return chantier;
  const { avenant } = chantier.value;
  const rang = rangDe(avenant, input.operationId);
  if (!rang.ok) return rang;
  const moved = avenant.operations.filter(({ id }) => id !== input.operationId);
  const one = avenant.operations[rang.value];
  if (one !== undefined) moved.splice(Math.min(input.rang, moved.length), 0, one);
  return rendre(registre, chantier.value, { ...avenant, operations: moved }, contexte);
}

/**
 * Settles a doubt about an operation, with the reason. On a draft, only to let it stand; once signed, the conflict of
 * two acts is settled for the one or for the other, since what was signed no longer moves.
 */
export function arbitrer(
  registre: Registre,
  input: Pick<Arbitrage, 'sujet' | 'choix' | 'motif'> & { readonly avenantId: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const { sujet, choix, motif } = input;
  const signed = estSigne(avenant, signatairesDe(registre, parent.value, avenant));
  const { lignes, defauts } = concordanceDe(registre, parent.value, avenant, contexte.aujourdhui);
  const known: readonly DefautSitue[] = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts];
  const about = known.filter((one) => one.sujet === sujet && one.bloquant);
  if (about.length === 0) return refuse(refus('ARBITRAGE_SANS_OBJET', { sujet }, 'sujet'));
  if (!signed) {
    const closed = requireRedigible(registre, avenant, contexte.aujourdhui);
    // A choice changes no word: it may still be made on a text put to signature, when another act was signed since.
    if (closed !== null && closed.code !== 'AVENANT_TEXTE_FIGE') return refuse(closed);
    if (choix === 'ecarter') return refuse(refus('ARBITRAGE_ECARTER_PROJET', {}, 'choix'));
    const firm = about.find(({ code }) => !ARBITRABLES.has(code));
    if (firm !== undefined) return refuse(refus('ARBITRAGE_IMPOSSIBLE', { defaut: firm.message }, 'sujet'));
  }
  // A choice is about what is open when it is made: what comes later is another question.
  const open = about.filter(({ tranche }) => !tranche);
  const objets = [...new Set((open.length === 0 || signed ? about : open).map(objetDe))];
  const arbitrages = [
    ...avenant.arbitrages.filter((one) => one.sujet !== sujet || (!signed && open.length > 0)),
    { sujet, objets, choix, motif, le: contexte.aujourdhui },
  ];
  const settled = { ...avenant, arbitrages };
  const left = signed ? sansSuite(registre, parent.value, settled, sujet) : null;
  if (left !== null)
    return refuse(refus('ARBITRAGE_SANS_SUITE', { lieu: left.lieu.libelle, defaut: left.message }, 'choix'));
  return decided(avenant.id, [put('avenants', settled)]);
}

/** The defect that a choice made on a signed act would leave as it is; null when the text follows the choice. */
function sansSuite(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  operationId: string,
): Defaut | null {
  const effet = effetAvenant(avenant, signatairesDe(registre, convention, avenant));
  if (effet === null) return null;
  const avenants = new Map([...registre.avenants, [avenant.id, avenant]]);
  const { conflits } = consolider({ ...registre, avenants }, convention, effet);
  return conflits.find((one) => one.operationId === operationId && one.arbitrage === null)?.defaut ?? null;
}

function rangDe(avenant: Avenant, operationId: string): Result<number> {
  const rang = avenant.operations.findIndex(({ id }) => id === operationId);
  return rang < 0 ? refuse(refus('OPERATION_INCONNUE', { id: operationId }, 'operationId')) : ok(rang);
}

/** The operation as it is kept: its sentence written if need be, and what its target reads now. */
function ecrire(
  { base, texte }: { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur },
  proposed: OperationProposee,
  id: string,
  champ: string,
): Result<Operation> {
  const missing = cibleAbsente(texte, proposed.modification);
  if (missing !== null) return refuse(refus('OPERATION_CIBLE_INCONNUE', { cible: missing }, champ));
  return ok(operationDe({ base, texte }, proposed, id));
}

function operationDe(
  { base, texte }: { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur },
  { modification, phrase, clauses = [] }: OperationProposee,
  id: string,
): Operation {
  return {
    id,
    modification,
    phrase: phrase ?? phraseDe(modification, texteDeLaPhrase(base, texte, { modification })),
    // What the avenant itself brings in was never read before it.
    lu: lireCible(base, modification),
    ...(clauses.length === 0 ? {} : { clauses }),
  };
}

/** The id of an operation that is only tried. */
const ESSAI = 'essai';

/**
 * A draft with one operation added, or written anew in its place, that is not recorded. The caller has it judged as
 * any other: nothing here refuses.
 */
export function preparerOperation(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  { operationId, ...proposed }: OperationProposee & { readonly operationId: string | null },
  aujourdhui: CivilDate,
): { readonly avenant: Avenant; readonly operationId: string } {
  const found = avenant.operations.findIndex(({ id }) => id === operationId);
  const rang = found < 0 ? avenant.operations.length : found;
  const before = { ...avenant, operations: avenant.operations.slice(0, rang) };
  const id = operationId ?? ESSAI;
  const texts = texteEnChantier(registre, convention, before, aujourdhui);
  const kept =
    operationId === null ? {} : reponduAvant(avenant, { operationId, modification: proposed.modification });
  const tried = operationDe(texts, { ...kept, ...proposed }, id);
  const operations = [...before.operations, tried, ...avenant.operations.slice(rang + 1)];
  return { avenant: { ...avenant, operations }, operationId: id };
}

/** What an operation points to and the text has not, in or out of force; null when it has everything. */
export function cibleAbsente(texte: TexteEnVigueur, modification: Modification): string | null {
  const inDivision = (divisionId: string, alineaId: string | null): string | null => {
    const division = findDivision(texte, divisionId);
    if (division === undefined) return divisionId;
    if (alineaId === null || division.abrogee !== null) return null;
    return division.alineas.some(({ id }) => id === alineaId) ? null : alineaId;
  };
  const endroit = endroitDe(modification);
  switch (endroit.dans) {
    case 'division':
      return inDivision(endroit.divisionId, endroit.alineaId);
    case 'suite':
      return inDivision(endroit.divisionId, null);
    case 'fin':
      return null;
    case 'liminaire': {
      const { liminaireId } = endroit;
      return liminaireId === null || trouverLiminaire(texte, liminaireId) !== undefined ? null : liminaireId;
    }
    case 'partie':
      return texte.parties.some(({ id }) => id === endroit.partieId) ? null : endroit.partieId;
    case 'signataire':
      return texte.parties.some(({ signataires }) =>
        signataires.some(({ id }) => id === endroit.signataireId),
      )
        ? null
        : endroit.signataireId;
  }
}

/** The draft recorded, with what does not hold in it. */
function rendre(
  registre: Registre,
  { convention }: Chantier,
  after: Avenant,
  contexte: Contexte,
): DecisionResult {
  const { lignes } = concordanceDe(registre, convention, after, contexte.aujourdhui);
  const avertissements: readonly Avertissement[] = lignes.flatMap(({ rang, defauts }) =>
    defauts
      .filter(({ bloquant, tranche }) => bloquant && !tranche)
      .map(({ message, remede }) =>
        avertir(
          `Modification n° ${rang + 1} : ${message} ${remede}`,
          'Concordance de la phrase, de la modification et du texte',
        ),
      ),
  );
  return decided(
    after.id,
    [put('avenants', after)],
    [...avertissements, ...direFichiersAbsents(registre, { collection: 'avenants', entite: after })],
  );
}
