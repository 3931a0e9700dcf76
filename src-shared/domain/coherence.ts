import { DESCRIPTIONS } from '#registre/fiches';
import { annexeSansFichier, fichiersAbsents } from './annexes';
import { estSigne, texteDuProjet } from './fiches/avenant';
import type { Avenant } from './fiches/avenant';
import type { CivilDate } from './civil-date';
import { formatDate, minDate } from './civil-date';
import { titulairesOf } from './consolidation/parties';
import type { ClauseTenue } from './clauses/clause';
import { direClause, laClause } from './clauses/dire';
import type { ClauseLue } from './clauses/lire';
import { clausesAu } from './consolidation/clauses';
import { dementi } from './consolidation/clauses-tenues';
import { sourceClause } from './consolidation/sources';
import { effetOf, termeOf } from './fiches/convention';
import type { Convention } from './fiches/convention';
import { requireValidite } from './convention/validite';
import { isAvisRendu } from './fiches/avis';
import { changeLeFond, ecartDepuisAvis } from './avenant/ecart';
import { regleAvenant } from './avenant/regle';
import type { Contexte } from './decision';
import { designationOf } from './designation';
import { dependantsOf, parentsOf } from './liens';
import { tient } from './fiches/denonciation';
import { avenantsOf, avisOf, effetDenonciationOf, misesEnDemeureOf, signatairesDe } from './lookup';
import { allSignataires } from './parties/partie';
import { refus } from './refus';
import { conventionIdOf, emptyRegistre, entityKey, familles, withChanges } from './registre';
import type { Changement, Fait, Registre } from './registre';
import { requireDenonciable } from './resiliation/denonciation-commands';
import { refuseChevauchement } from './titulaire/commands';
import { upperFirst } from './french';
import type { MiseEnDemeure } from './fiches/mise-en-demeure';
import { typographie } from './typographie';

/** Two records that cannot both be true. `cle` is the same for the same contradiction, whatever its words. */
export type Contradiction = { readonly cle: string; readonly message: string };

/** In the key of a contradiction: an annex that is a file, which is not there. */
const FICHIER = 'fichier ';

type Note = (fait: Fait, regle: string, phrase: string) => void;

/**
 * The contradictions of one convention's records: what the rules would never have let in, and what taking an act back
 * would open. The rules themselves are asked wherever they can be; a convention moved by them alone has none.
 */
export function contradictionsOf(
  registre: Registre,
  conventionId: string,
  contexte: Pick<Contexte, 'sha256'>,
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const note: Note = (fait, regle, phrase) => {
    const nom = designationOf(fait, registre);
    found.push({
      cle: `${entityKey(fait.collection, fait.entite.id)} ${regle}`,
      message: typographie(`${upperFirst(nom)} : ${phrase}`),
    });
  };
  noteOrphans(registre, conventionId, note);
  const convention = registre.conventions.get(conventionId);
  if (convention === undefined) return found;
  const effet = effetOf(convention);
  const terme = termeOf(convention);
  if (terme.etat === 'confirme' && effet.etat === 'determine' && effet.date > terme.date)
    note(
      { collection: 'conventions', entite: convention },
      'fin',
      refus('FIN_AVANT_EFFET', { fin: terme.date, effet: effet.date, source: '' }).message,
    );
  // A denunciation bounds the other acts; it does not bar itself.
  const before: Registre = { ...registre, denonciations: new Map() };
  const fin = effetDenonciationOf(registre, conventionId)?.effet ?? null;
  const within = (fait: Fait, quoi: string, date: CivilDate): void => {
    const validite = requireValidite(before, convention, quoi, date, '');
    if (!validite.ok) note(fait, `validite ${quoi}`, validite.error.message);
    else if (fin !== null && date > fin)
      note(fait, `validite ${quoi}`, refus('CONVENTION_RESILIEE', { effet: fin, source: '' }).message);
  };
  for (const avenant of avenantsOf(registre, conventionId))
    checkAvenant(registre, avenant, contexte, note, within);
  checkNumbers(registre, conventionId, note);
  for (const one of misesEnDemeureOf(registre, conventionId)) checkLetter(one, within);
  checkDenonciations(before, registre, conventionId, note);
  checkTitulaires(registre, convention, note);
  for (const { acte, fichier } of fichiersAbsents(registre, conventionId))
    note(acte, `${FICHIER}${fichier.sha256}`, annexeSansFichier(fichier));
  for (const { clause, lu, source } of clausesDementies(registre, convention))
    note(
      { collection: 'conventions', entite: convention },
      `clause ${clause.id}`,
      direDementi(clause, lu, source),
    );
  return found;
}

/** The clauses whose words say something else than what the registry computes, today or once every avenant applies. */
function clausesDementies(registre: Registre, convention: Convention) {
  const version = clausesAu(registre, convention, null);
  return version.clauses.flatMap((clause) => {
    const lu = dementi(version, clause);
    return lu === null ? [] : [{ clause, lu, source: sourceClause(version.texte, clause) }];
  });
}

const direDementi = ({ parametres }: ClauseTenue, lu: ClauseLue, source: string): string =>
  `${laClause(parametres)} est tenue pour « ${direClause(parametres)} », mais ses mots (${source}) disent « ${direClause(
    lu.parametres,
  )} ».`;

/** What is to be said of the clauses of a convention: those their words deny, and those nobody confirmed. */
export function clausesADire(
  registre: Registre,
  conventionId: string,
): readonly (Contradiction & { readonly dementie: boolean })[] {
  const convention = registre.conventions.get(conventionId);
  if (convention === undefined) return [];
  const version = clausesAu(registre, convention, null);
  const say = (clause: ClauseTenue, phrase: string, dementie: boolean) => ({
    cle: `${entityKey('conventions', conventionId)} clause ${clause.id}`,
    message: typographie(
      `${upperFirst(designationOf({ collection: 'conventions', entite: convention }, registre))} : ${phrase}`,
    ),
    dementie,
  });
  return [
    ...clausesDementies(registre, convention).map(({ clause, lu, source }) =>
      say(clause, direDementi(clause, lu, source), true),
    ),
    ...version.clauses.flatMap((clause) =>
      clause.certitude.sure
        ? []
        : [
            say(
              clause,
              `${laClause(clause.parametres)} reste à confirmer (${sourceClause(
                version.texte,
                clause,
              )}). ${clause.certitude.doutes.join(' ')}`,
              false,
            ),
          ],
    ),
  ];
}

type Within = (fait: Fait, quoi: string, date: CivilDate) => void;

function checkAvenant(
  registre: Registre,
  avenant: Avenant,
  contexte: Pick<Contexte, 'sha256'>,
  note: Note,
  within: Within,
): void {
  const fait: Fait = { collection: 'avenants', entite: avenant };
  const { signatures, demande, abandon, miseALaSignature: mise } = avenant;
  checkEtapes(registre, avenant, contexte, note);
  if (abandon === null && avenant.refus === null) {
    within(fait, 'La demande', demande.date);
    if (mise !== null) within(fait, 'La mise à la signature', mise.date);
    for (const { date } of signatures) within(fait, 'La signature de l’avenant', date);
  }
  const dates = [...(mise === null ? [] : [mise]), ...signatures].map(({ date }) => date);
  if (dates.length === 0) return;
  const first = dates.reduce(minDate);
  const convention = registre.conventions.get(avenant.conventionId);
  // Where the clause in force asks for no avis, none is missed.
  if (convention === undefined || !regleAvenant(registre, convention, first).avisRequis) return;
  const given = avisOf(registre, avenant.id).filter(
    ({ sens, seance }) => isAvisRendu(sens) && seance.date <= first,
  );
  if (given.length === 0) {
    note(
      fait,
      'avis',
      signatures.length === 0
        ? `mis à la signature le ${formatDate(first)}, il n’aurait plus d’avis du comité rendu avant.`
        : `signé à partir du ${formatDate(first)}, il n’aurait plus d’avis du comité rendu avant sa signature.`,
    );
    return;
  }
  if (
    avenant.motifTexteModifie === null &&
    given.every((one) => changeLeFond(ecartDepuisAvis(one, avenant, contexte.sha256)))
  )
    note(
      fait,
      'texte',
      `le texte ${signatures.length === 0 ? 'mis à la signature' : 'signé'} n’aurait plus été examiné par le comité.`,
    );
}

/** The steps come one after the other, on the text put to signature, and an avenant ends one way only. */
function checkEtapes(
  registre: Registre,
  avenant: Avenant,
  contexte: Pick<Contexte, 'sha256'>,
  note: Note,
): void {
  const fait: Fait = { collection: 'avenants', entite: avenant };
  const {
    demande,
    instruction,
    saisine,
    miseALaSignature: mise,
    refus: refuse,
    abandon,
    signatures,
  } = avenant;
  const convention = registre.conventions.get(avenant.conventionId);
  const signe = convention !== undefined && estSigne(avenant, signatairesDe(registre, convention, avenant));
  const fins = [signe, refuse !== null, abandon !== null].filter(Boolean).length;
  if (fins > 1) note(fait, 'fin', 'signé par tous, refusé ou abandonné, il ne peut être que l’un des trois.');
  if (mise === null) {
    // Signatures of an earlier version of the application: none said when the avenant was put to signature.
  } else if (contexte.sha256(texteDuProjet(avenant)) !== mise.empreinteProjet)
    note(fait, 'fige', `son texte ne serait plus celui mis à la signature le ${formatDate(mise.date)}.`);
  else if (signatures.some(({ date }) => date < mise.date))
    note(fait, 'ordre mise', `signé avant d’être mis à la signature le ${formatDate(mise.date)}.`);
  const apres = (regle: string, quoi: string, date: CivilDate | undefined, avant: CivilDate | undefined) => {
    if (date !== undefined && avant !== undefined && date < avant)
      note(fait, regle, `${quoi} (${formatDate(date)}) viendrait trop tôt (${formatDate(avant)}).`);
  };
  apres('ordre instruction', 'l’instruction', instruction?.date, demande.date);
  apres('ordre saisine', 'la saisine du comité', saisine?.date, instruction?.date ?? demande.date);
  apres('ordre refus', 'le refus', refuse?.date, demande.date);
}

/** No two avenants bear one number. A gap is no contradiction: an act of the past may be recorded after a later one. */
function checkNumbers(registre: Registre, conventionId: string, note: Note): void {
  const numerotes = avenantsOf(registre, conventionId).flatMap((entite) =>
    entite.numero === null ? [] : [{ entite, numero: entite.numero }],
  );
  for (const { entite, numero } of numerotes) {
    if (numerotes.some((other) => other.entite.id !== entite.id && other.numero === numero))
      note({ collection: 'avenants', entite }, 'double', `deux avenants porteraient le numéro ${numero}.`);
  }
}

function checkLetter(one: MiseEnDemeure, within: Within): void {
  const fait: Fait = { collection: 'misesEnDemeure', entite: one };
  if (one.retrait !== null) return;
  for (const { dateFaits } of one.griefs) within(fait, 'La date des faits', dateFaits);
  if (one.signeeLe !== null) within(fait, 'La date de la lettre', one.signeeLe);
  for (const { depotLe } of one.envois) within(fait, 'La date d’envoi', depotLe);
}

/** A denunciation for breach rests on a notice that opens it; each ends one thing once. `before`: the registry without any. */
function checkDenonciations(before: Registre, registre: Registre, conventionId: string, note: Note): void {
  const own = [...registre.denonciations.values()].filter((one) => one.conventionId === conventionId);
  for (const entite of own) {
    const fait: Fait = { collection: 'denonciations', entite };
    const same = own.filter((one) => tient(one) && one.partieSortanteId === entite.partieSortanteId);
    if (tient(entite) && same.length > 1)
      note(
        fait,
        'double',
        entite.partieSortanteId === undefined
          ? 'la convention serait dénoncée deux fois.'
          : 'une partie la quitterait deux fois.',
      );
    if (entite.miseEnDemeureId === null) continue;
    const letter = registre.misesEnDemeure.get(entite.miseEnDemeureId);
    if (letter === undefined) continue;
    // Letters found lost after the act can be held against it, but do not undo it: only the delay is asked for here.
    const gate = requireDenonciable(before, { ...letter, envois: [] }, entite.notifieeLe, entite.derogation);
    if (!gate.ok) note(fait, 'fondement', gate.error.message);
  }
}

/** No day has two holders of one office. */
function checkTitulaires(registre: Registre, convention: Convention, note: Note): void {
  for (const entite of titulairesOf(registre, convention.id)) {
    const denied = refuseChevauchement(
      registre,
      convention,
      entite,
      fonctionDe(convention, entite.signataireId),
    );
    if (denied !== null) note({ collection: 'titulaires', entite }, 'chevauchement', denied.message);
  }
}

const fonctionDe = (convention: Convention, signataireId: string): string =>
  allSignataires(convention.parties).find(({ id }) => id === signataireId)?.fonction.libelle ?? signataireId;

/** Records whose parent is not there: every one belongs to the convention, and to what it names. */
function noteOrphans(registre: Registre, conventionId: string, note: Note): void {
  noteOrphelinsDuComite(registre, conventionId, note);
  for (const { fait, parents } of dependantsOf(registre, conventionId)) {
    for (const { collection, id } of parents)
      if (!registre[collection].has(id))
        note(
          fait,
          `parent ${collection}`,
          `${DESCRIPTIONS[collection].disparue} n’est plus dans le registre.`,
        );
  }
}

/** A séance whose agenda names an act, or an avis, of this convention that is not there. */
function noteOrphelinsDuComite(registre: Registre, conventionId: string, note: Note): void {
  for (const entite of registre.seances.values())
    for (const { conventionId: de, avenantId, avisId, intitule } of entite.points) {
      if (de !== conventionId) continue;
      const manque =
        (avenantId !== null && !registre.avenants.has(avenantId)) ||
        (avisId !== null && !registre.avis.has(avisId));
      if (manque || !registre.conventions.has(conventionId))
        note(
          { collection: 'seances', entite },
          `point ${intitule}`,
          `ce qui est examiné au point « ${intitule} » n’est plus dans le registre.`,
        );
    }
}

/** Records of the committee whose own parent is not there: a seat without its committee, a presence without its member. */
function contradictionsDuComite(registre: Registre): readonly Contradiction[] {
  return (['membresDuComite', 'seances'] as const).flatMap((collection) =>
    [...registre[collection].values()].flatMap((entite): readonly Contradiction[] => {
      const fait = { collection, entite } as Fait;
      return parentsOf(fait)
        .filter(
          (one) =>
            (one.collection === 'instances' ||
              one.collection === 'membresDuComite' ||
              one.collection === 'seances') &&
            !registre[one.collection].has(one.id),
        )
        .map((one) => ({
          cle: `${entityKey(collection, entite.id)} parent ${one.collection} ${one.champ}`,
          message: typographie(
            `${upperFirst(designationOf(fait, registre))} : ${DESCRIPTIONS[one.collection].disparue} n’est plus dans le registre.`,
          ),
        }));
    }),
  );
}

const DU_COMITE: ReadonlySet<string> = new Set(['instances', 'membresDuComite', 'seances']);

/**
 * Whether a contradiction, by its key, is what an act of the past was: entered as history it says its own defects, and
 * contradicts nothing anew. Of a convention, its signatures alone are of the past.
 */
export function diteParReprise(registre: Registre): (cle: string) => boolean {
  const repris = (['avenants', 'avis', 'misesEnDemeure', 'denonciations'] as const).flatMap((collection) =>
    [...registre[collection].values()].flatMap(({ id, reprise }) =>
      reprise === undefined ? [] : [`${entityKey(collection, id)} `],
    ),
  );
  const signees = [...registre.conventions.values()].flatMap(({ id, reprise }) =>
    reprise === undefined ? [] : [`${entityKey('conventions', id)} fin`],
  );
  // A file that leaves an annex empty is lost today, whenever the act was made.
  return (cle) =>
    signees.includes(cle) || (!cle.includes(FICHIER) && repris.some((one) => cle.startsWith(one)));
}

/** The contradictions that changes would create in the conventions they touch; those already there are not theirs. */
export function newContradictions(
  registre: Registre,
  changes: readonly Changement[],
  contexte: Pick<Contexte, 'sha256'>,
): readonly Contradiction[] {
  const after = withChanges(registre, changes);
  const touched = new Set(
    changes.flatMap((change) => [conventionOf(registre, change), conventionOf(after, change)]),
  );
  touched.delete(null);
  const then = familles(registre, touched);
  const next = familles(after, touched);
  const comite = changes.some(({ collection }) => DU_COMITE.has(collection))
    ? contradictionsDuComite(after).filter(
        ({ cle }) => !contradictionsDuComite(registre).some((one) => one.cle === cle),
      )
    : [];
  return [
    ...comite,
    ...[...next].flatMap(([conventionId, part]) => {
      const was = contradictionsOf(then.get(conventionId) ?? emptyRegistre(), conventionId, contexte);
      const known = new Set(was.map(({ cle }) => cle));
      const dite = diteParReprise(part);
      return contradictionsOf(part, conventionId, contexte).filter(
        ({ cle }) => !known.has(cle) && !dite(cle),
      );
    }),
  ];
}

function conventionOf(registre: Registre, { collection, id }: Changement): string | null {
  // What is in the trash contradicts nothing.
  if (collection === 'corbeille') return null;
  if (collection === 'conventions') return id;
  const entite = registre[collection].get(id);
  return entite === undefined ? null : conventionIdOf({ collection, entite } as Fait);
}

/** The first of them, and how many there are besides: what a refusal says. */
export function sayContradictions(found: readonly Contradiction[]): string {
  const others = found.length - 1;
  const more =
    others < 1 ? '' : others === 1 ? ' Et une autre contradiction.' : ` Et ${others} autres contradictions.`;
  return `${found[0]?.message ?? ''}${more}`;
}
