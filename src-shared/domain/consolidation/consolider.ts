import type { Avenant } from '../fiches/avenant';
import type { Arbitrage, Modification, Operation } from '../texte/operations';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { appliquer } from './appliquer';
import { divisionVisee, lireCible } from '../texte/cible';
import type { Applique } from './appliquer-division';
import { contre, couvre, defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { memeImpression, positionsDe } from '../texte/mots';
import { lieuLiminaire } from '../texte/nommer-liminaires';
import { LIEU_CONVENTION, leLieu, lieuDe } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { actesSignes, lAvenant } from './ordre';
import { endroitDe } from '../texte/natures';
import { findDivision, texteInitial } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/** An avenant as it enters a consolidation. `effet` is null for a draft, whose day is not known. */
export type Acte = { readonly avenant: Avenant; readonly effet: CivilDate | null; readonly projet: boolean };

/** Whether an act changes nothing yet: a draft, or a signed one whose day is still to come on `aujourdhui`. */
export const sansEffetEncore = ({ effet }: Pick<Acte, 'effet'>, aujourdhui: CivilDate): boolean =>
  effet === null || effet > aujourdhui;

/**
 * An operation that does not fit the text it meets, and what a person decided of it; null as well for a decision that
 * cannot be carried out there, the passage it was to prevail on being gone.
 */
export type Conflit = {
  readonly avenantId: string;
  readonly operationId: string;
  readonly defaut: Defaut;
  readonly arbitrage: Arbitrage | null;
};

/** The text once one act has applied. */
export type Version = { readonly acte: Acte; readonly texte: TexteEnVigueur };

export type Consolidation = {
  readonly jour: CivilDate;
  readonly texte: TexteEnVigueur;
  /** The text before any act. */
  readonly initial: TexteEnVigueur;
  /** One a taken act, in the order they apply; the last one's text is `texte`. */
  readonly versions: readonly Version[];
  /** Settled or not; one that is not leaves the text uncertain at its place. */
  readonly conflits: readonly Conflit[];
  /** Acts in force whose changes are only written in words: the text does not have them. */
  readonly sansOperation: readonly Avenant[];
  /** Signed, and to take effect after `jour`. */
  readonly aVenir: readonly Acte[];
};

/**
 * The text in force on `jour`: the convention, then each signed avenant in effect that day, by effect date then
 * number; then, when asked, drafts, which count for nothing in law.
 */
export function consolider(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
  projets: readonly Avenant[] = [],
): Consolidation {
  const signed = actesSignes(registre, convention).map((acte): Acte => ({ ...acte, projet: false }));
  const taken = signed.filter(({ effet }) => effet !== null && effet <= jour);
  const drafts = projets.map((avenant): Acte => ({ avenant, effet: null, projet: true }));
  const initial = texteInitial(convention);
  const { versions, conflits } = derouler(initial, [...taken, ...drafts]);
  return {
    jour,
    texte: versions.at(-1)?.texte ?? initial,
    initial,
    versions,
    conflits,
    sansOperation: taken.flatMap(({ avenant }) => (avenant.operations.length === 0 ? [avenant] : [])),
    aVenir: signed.filter(({ effet }) => effet !== null && effet > jour),
  };
}

/**
 * Applies acts one after the other on a text. An operation that cannot apply leaves the text as it is, and is told.
 * `dejaLa`: acts the text has already, as they are named.
 */
export function derouler(
  depart: TexteEnVigueur,
  actes: readonly Acte[],
  dejaLa: readonly Avenant[] = [],
): { readonly versions: readonly Version[]; readonly conflits: readonly Conflit[] } {
  const avenants = [...dejaLa, ...actes.map(({ avenant }) => avenant)];
  const noms = new Map(avenants.map((avenant) => [avenant.id, lAvenant(avenant)]));
  const nommerActe = (id: string): string => noms.get(id) ?? 'un avenant';
  const versions: Version[] = [];
  const conflits: Conflit[] = [];
  let texte = depart;
  for (const acte of actes) {
    const { avenant } = acte;
    const base = texte;
    for (const operation of avenant.operations) {
      const step = pas({ base, texte }, operation, avenant, nommerActe);
      texte = step.texte;
      if (step.defaut !== null)
        conflits.push({
          avenantId: avenant.id,
          operationId: operation.id,
          defaut: step.defaut,
          arbitrage: step.arbitrage,
        });
    }
    versions.push({ acte, texte });
  }
  return { versions, conflits };
}

/**
 * `base`: the text before the act, which its operations were written on; `texte`: the text so far. `arbitrage`: what was
 * decided of this very conflict, and done.
 */
export function pas(
  { base, texte }: { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur },
  operation: Operation,
  { id: avenantId, arbitrages }: Pick<Avenant, 'id' | 'arbitrages'>,
  nommerActe: (id: string) => string,
): {
  readonly texte: TexteEnVigueur;
  readonly defaut: Defaut | null;
  readonly arbitrage: Arbitrage | null;
} {
  const { id: operationId, modification } = operation;
  const auteur = { avenantId, operationId };
  const applied = appliquer(texte, modification, auteur, nommerActe);
  const stale = cibleModifiee(base, operation, nommerActe);
  // Words found once prove that the change still fits; a passage written anew would silently undo another act's.
  const covers =
    stale !== null && modification.nature !== 'remplacer_mots' && modification.nature !== 'inserer_mots';
  const fault = applied.ok ? (covers ? stale : null) : applied.error;
  if (fault === null) return { texte: applied.ok ? applied.value : texte, defaut: null, arbitrage: null };
  const arbitrage =
    arbitrages.filter((one) => one.sujet === operationId && couvre(one, fault)).at(-1) ?? null;
  if (arbitrage?.choix === 'ecarter') return { texte, defaut: fault, arbitrage };
  if (applied.ok) return { texte: applied.value, defaut: fault, arbitrage };
  if (arbitrage?.choix !== 'appliquer') return { texte, defaut: fault, arbitrage: null };
  const forced = prevaloir(texte, operation, avenantId);
  return { texte: forced.ok ? forced.value : texte, defaut: fault, arbitrage: forced.ok ? arbitrage : null };
}

/** The defect of an operation whose target no longer reads as it did when it was written; null when it does. */
export function cibleModifiee(
  texte: TexteEnVigueur,
  { modification, lu }: Operation,
  nommerActe: (id: string) => string,
): Defaut | null {
  if (lu === '' || memeImpression(lireCible(texte, modification), lu)) return null;
  const divisionId = divisionVisee(modification);
  const lieu = placeOf(texte, modification);
  const division = divisionId === null ? undefined : findDivision(texte, divisionId);
  const alinea = division?.alineas.find(({ id }) => id === lieu.alineaId);
  const acte = alinea?.actes.at(-1) ?? division?.modifiee.at(-1) ?? null;
  const modifiee = defaut(
    'CIBLE_MODIFIEE',
    {
      nom: leLieu(lieu),
      par: acte === null ? 'son texte n’est plus celui qui avait été lu' : nommerActe(acte),
    },
    lieu,
  );
  return contre(modifiee, acte);
}

/** Where an operation acts, in words. */
export function placeOf(texte: TexteEnVigueur, modification: Modification): Lieu {
  const endroit = endroitDe(modification);
  switch (endroit.dans) {
    case 'division':
      return lieuDe(texte, endroit.divisionId, endroit.alineaId);
    case 'suite':
      return lieuDe(texte, endroit.divisionId);
    case 'fin':
      return { ...LIEU_CONVENTION, libelle: `annexe ${endroit.numero}` };
    case 'liminaire':
      return lieuLiminaire(texte, endroit.liste, endroit.liminaireId);
    case 'partie':
    case 'signataire':
      return { ...LIEU_CONVENTION, libelle: 'désignation des parties' };
  }
}

/**
 * An operation on words that prevails over the act which took them away: its alinéa reads as the operation left it
 * when it was written. Where the alinéa itself is gone, nothing can prevail.
 */
export function prevaloir(texte: TexteEnVigueur, operation: Operation, avenantId: string): Applique {
  const { modification, lu, id } = operation;
  const lieu = placeOf(texte, modification);
  const impossible = defaut('MOTS_INTROUVABLES', { mots: lu, nom: leLieu(lieu) }, lieu);
  if (modification.nature !== 'remplacer_mots' && modification.nature !== 'inserer_mots')
    return refuse(impossible);
  const { divisionId, alineaId } = modification.cible;
  const alinea = findDivision(texte, divisionId)?.alineas.find((one) => one.id === alineaId);
  if (alinea === undefined || alineaId === null) return refuse(impossible);
  const lead = `${'  '.repeat(alinea.niveau)}${alinea.marque === null ? '' : `${alinea.marque} `}`;
  const before = lu.startsWith(lead) ? lu.slice(lead.length) : lu;
  const mots = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
  if (positionsDe(before, mots).length === 0) return refuse(impossible);
  const restored = appliquer(
    texte,
    {
      nature: 'rediger_alinea',
      divisionId,
      alineaId,
      alineas: [{ niveau: alinea.niveau, marque: alinea.marque, texte: before }],
    },
    { avenantId, operationId: id },
  );
  return restored.ok ? appliquer(restored.value, modification, { avenantId, operationId: id }) : restored;
}
