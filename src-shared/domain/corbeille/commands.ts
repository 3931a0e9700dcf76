import { fichiersAbsents } from '../annexes';
import { newContradictions, sayContradictions } from '../coherence';
import { seancesSur } from '../comite/lien';
import { formatDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { designationOf } from '../designation';
import { dependantsOf, parentsOf } from '../liens';
import type { Parent } from '../liens';
import { avisOf, find } from '../lookup';
import { signaturesTenues } from '../paquet/paquet';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { conventionIdOf, entityKey, put, removal, withChanges } from '../registre';
import type { Changement, Entites, Fait, Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { faitDuTitulaire } from '../titulaire/faits';
import type { CollectionSupprimable, Suppression } from './corbeille';

type Regles = {
  readonly [C in CollectionSupprimable]: (entite: Entites[C], registre: Registre) => Refus | null;
};

/** What may go to the trash: what nobody signed, sent, notified nor gave. Null when it may. */
const REGLES: Regles = {
  conventions: ({ signatures }) =>
    signatures.length > 0 ? refus('SUPPRESSION_CONVENTION_SIGNEE', {}) : null,
  avenants: ({ id, signatures, saisine, refus: refuse }, registre) => {
    if (signatures.length > 0) return refus('SUPPRESSION_AVENANT_SIGNE', {});
    if (avisOf(registre, id).length > 0) return refus('SUPPRESSION_AVENANT_EXAMINE', {});
    return saisine !== null || refuse !== null ? refus('SUPPRESSION_AVENANT_TRANSMIS', {}) : null;
  },
  avis: () => refus('SUPPRESSION_AVIS', {}),
  misesEnDemeure: ({ signeeLe, retrait }) => {
    if (signeeLe !== null) return refus('SUPPRESSION_LETTRE_SIGNEE', {});
    return retrait !== null ? refus('SUPPRESSION_LETTRE_CLOSE', {}) : null;
  },
  denonciations: () => refus('SUPPRESSION_DENONCIATION', {}),
  deliberations: ({ transmiseLe, publieeLe }) =>
    transmiseLe !== null || publieeLe !== null ? refus('SUPPRESSION_DELIBERATION', {}) : null,
  titulaires: (entite, registre) => {
    const convention = registre.conventions.get(entite.conventionId);
    if (convention === undefined) return null;
    const titulaires = new Map(registre.titulaires);
    titulaires.delete(entite.id);
    const fait = faitDuTitulaire(registre, { ...registre, titulaires }, convention);
    return fait === null ? null : refus('SUPPRESSION_TITULAIRE', fait);
  },
  emissions: () => refus('SUPPRESSION_EMISSION', {}),
  paquets: () => refus('SUPPRESSION_PAQUET', {}),
  seances: ({ convocation, presences, points, close, annulation }) => {
    if (annulation !== null || close !== null || presences.length > 0)
      return refus('SUPPRESSION_SEANCE', { faute: 'elle a été tenue, ou annulée' });
    if (points.some(({ sens }) => sens !== null))
      return refus('SUPPRESSION_SEANCE', { faute: 'un avis y a été rendu' });
    return convocation === null
      ? null
      : refus('SUPPRESSION_SEANCE', {
          faute: `les membres ont été convoqués le ${formatDate(convocation.date)}`,
        });
  },
  echeancesLibres: () => null,
  papiers: () => null,
  pieces: ({ objet, sha256 }, registre) => {
    if (objet.collection === 'emissions') return refus('SUPPRESSION_EMISSION', {});
    const paquet = objet.collection === 'paquets' ? registre.paquets.get(objet.id) : undefined;
    const nombre = (paquet === undefined ? [] : signaturesTenues(paquet)).filter(
      ({ preuve }) => preuve?.sha256 === sha256,
    ).length;
    return nombre === 0 ? null : refus('SUPPRESSION_PREUVE', { nombre });
  },
  delegations: ({ publieeLe }) =>
    publieeLe === null ? null : refus('SUPPRESSION_DELEGATION', { date: publieeLe }),
};

function refuseSupprimer({ collection, entite }: Fait, registre: Registre): Refus | null {
  const regles = REGLES as unknown as Readonly<Record<string, (one: unknown, all: Registre) => Refus | null>>;
  return regles[collection]?.(entite, registre) ?? null;
}

/**
 * What deleting one record would take along, the record first, or why it may not be deleted. The screens ask it
 * beforehand.
 */
export function examinerSuppression(
  registre: Registre,
  { collection, id }: { readonly collection: CollectionSupprimable; readonly id: string },
): Result<readonly [Fait, ...Fait[]]> {
  const found = find(registre, collection, id);
  if (!found.ok) return found;
  const racine = { collection, entite: found.value } as Fait;
  const inscrit = refuseInscrit(registre, racine);
  if (inscrit !== null) return refuse(inscrit);
  // What never existed leaves whole: no signature of it is a fact.
  if (racine.collection === 'conventions' && racine.entite.fictive === true)
    return ok([racine, ...dependantsIn(registre, racine)]);
  const denied = refuseSupprimer(racine, registre);
  if (denied) return refuse(denied);
  const dependants = dependantsIn(registre, racine);
  for (const dependant of dependants) {
    const kept = refuseSupprimer(dependant, registre);
    if (kept === null) continue;
    const objet = designationOf(racine, registre);
    const pourquoi = kept.message;
    return refuse(
      refus('SUPPRESSION_DEPENDANT', { objet, dependant: designationOf(dependant, registre), pourquoi }),
    );
  }
  const annexee = refusePieceAnnexee(registre, [racine, ...dependants]);
  return annexee === null ? ok([racine, ...dependants]) : refuse(annexee);
}

/** What a committee is asked about, or gave its avis on, does not go from under it. */
function refuseInscrit(registre: Registre, { collection, entite }: Fait): Refus | null {
  const [seance] =
    collection === 'avenants'
      ? seancesSur(registre, { avenantId: entite.id })
      : collection === 'conventions'
        ? seancesSur(registre, { conventionId: entite.id })
        : [];
  return seance === undefined ? null : refus('SUPPRESSION_INSCRIT', { seance: seance.date });
}

/** A file does not go while an annex that stays is made of it. */
function refusePieceAnnexee(registre: Registre, partants: readonly Fait[]): Refus | null {
  const [racine] = partants;
  if (racine === undefined || partants.every(({ collection }) => collection !== 'pieces')) return null;
  const conventionId = conventionIdOf(racine) ?? '';
  const after = withChanges(
    registre,
    partants.map(({ collection, entite }) => removal(collection, entite.id)),
  );
  const before = new Set(fichiersAbsents(registre, conventionId).map(({ fichier }) => fichier.sha256));
  const perdu = fichiersAbsents(after, conventionId).find(({ fichier }) => !before.has(fichier.sha256));
  return perdu === undefined
    ? null
    : refus('SUPPRESSION_PIECE_ANNEXEE', {
        nom: perdu.fichier.nom,
        acte: designationOf(perdu.acte, registre),
      });
}

/** Every record that would lose its parent, nearest first. */
function dependantsIn(registre: Registre, racine: Fait): readonly Fait[] {
  const gone = new Set([entityKey(racine.collection, racine.entite.id)]);
  const taken: Fait[] = [];
  // Collections come parents before children, but a piece may be attached to any of them: until nothing more is lost.
  for (let before = -1; before !== taken.length;) {
    before = taken.length;
    for (const { fait, parents } of dependantsOf(registre, conventionIdOf(racine))) {
      const key = entityKey(fait.collection, fait.entite.id);
      if (gone.has(key) || !parents.some((one) => gone.has(entityKey(one.collection, one.id)))) continue;
      gone.add(key);
      taken.push(fait);
    }
  }
  return taken;
}

/** Moves a record to the trash with all that depends on it, in one piece, so that it can come back with its links. */
export function supprimer(
  registre: Registre,
  input: {
    readonly collection: CollectionSupprimable;
    readonly id: string;
    readonly motif: string;
    /** Who deletes, as the journal names him. */
    readonly par: string;
  },
  contexte: Contexte,
): DecisionResult {
  const examined = examinerSuppression(registre, input);
  if (!examined.ok) return examined;
  const [racine] = examined.value;
  const suppression: Suppression = {
    id: contexte.newId(),
    supprimeLe: contexte.aujourdhui,
    par: input.par,
    motif: input.motif,
    racine: { collection: input.collection, id: input.id, libelle: designationOf(racine, registre) },
    conventionId: conventionIdOf(racine) ?? input.id,
    elements: examined.value.map(({ collection, entite }) => ({
      collection: collection as CollectionSupprimable,
      entite,
    })),
  };
  return decided(suppression.id, [
    ...examined.value.map(({ collection, entite }) => removal(collection, entite.id)),
    put('corbeille', suppression),
  ]);
}

/** Puts back a deleted record and what went with it, as they were. Nothing present is ever replaced. */
export function retablirSuppression(
  registre: Registre,
  input: { readonly id: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'corbeille', input.id);
  if (!found.ok) return found;
  const suppression = found.value;
  const objet = suppression.racine.libelle;
  const faits = suppression.elements as readonly Fait[];
  const coming = new Set(faits.map(({ collection, entite }) => entityKey(collection, entite.id)));
  for (const fait of faits) {
    if (registre[fait.collection].has(fait.entite.id))
      return refuse(refus('RETOUR_DEJA_LA', { objet: designationOf(fait, registre) }));
    const absent = parentsOf(fait).find(
      (one) => !registre[one.collection].has(one.id) && !coming.has(entityKey(one.collection, one.id)),
    );
    if (absent) return refuse(refus('RETOUR_PARENT_ABSENT', { objet, ...absence(registre, absent) }));
  }
  const changes: readonly Changement[] = [
    ...faits.map(({ collection, entite }) => put(collection, entite)),
    removal('corbeille', suppression.id),
  ];
  const contradictions = newContradictions(registre, changes, contexte);
  if (contradictions.length > 0)
    return refuse(
      refus('RETOUR_CONTRADICTION', { objet, contradictions: sayContradictions(contradictions) }),
    );
  return decided(suppression.racine.id, changes);
}

/** How the missing parent is called, and where it may be found: in the trash most often. */
function absence(
  registre: Registre,
  { collection, id }: Pick<Parent, 'collection' | 'id'>,
): { readonly parent: string; readonly retour: string } {
  for (const other of registre.corbeille.values()) {
    const held = other.elements.find((one) => one.collection === collection && one.entite.id === id);
    if (held === undefined) continue;
    const parent = designationOf(held as Fait, registre);
    return { parent, retour: `Restaurez d’abord ${other.racine.libelle}, qui est aussi dans la corbeille.` };
  }
  return {
    parent: `l’objet « ${id} »`,
    retour: 'Rétablissez d’abord cet objet depuis le journal ou une sauvegarde.',
  };
}
