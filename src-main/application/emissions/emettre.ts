import { empreinteDuModele } from '#actes/empreinte';
import type { DocumentModel } from '#actes/model';
import { avecCodes } from '#actes/pages-signature';
import type { Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { decided } from '#domain/decision';
import type { Contexte, Decision, DecisionResult } from '#domain/decision';
import type { Denonciation } from '#domain/fiches/denonciation';
import { find } from '#domain/lookup';
import { codeDe } from '#domain/paquet/code';
import { COLLECTION_EMISE, paquetOuvert } from '#domain/paquet/paquet';
import type { DocumentEmis, Emission } from '#domain/paquet/paquet';
import { put, withChanges } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import type { Refus } from '#domain/refus';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { TypePiece } from '#domain/fichier';
import { documentFait } from '../catalogue';
import type { DocumentFait } from '../catalogue';
import type { Meta } from '../ports';
import { fromRefus } from '../replies';
import { surPapier } from './papier';
import type { Services } from '../services';

/** A document to be kept as it leaves. */
export type Demande = {
  readonly document: DocumentEmis;
  readonly id: string;
  readonly destinataireId: string | null;
  readonly originaux: number;
  /** The mark of the packet it goes round in: its originals bear it as a printed code. */
  readonly marque?: string;
};

/** A document printed and fingerprinted, before its bytes are on the disk. */
type Imprime = { readonly emission: Emission; readonly fichiers: readonly Fichier[] };
type Fichier = { readonly nom: string; readonly type: TypePiece; readonly bytes: Uint8Array };

const DOCX: TypePiece = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The issues of one document, oldest first. */
export const emissionsDe = (
  registre: Registre,
  { document, id, destinataireId }: Pick<Demande, 'document' | 'id' | 'destinataireId'>,
): readonly Emission[] =>
  [...registre.emissions.values()]
    .filter(
      (one) => one.document === document && one.objet.id === id && one.destinataireId === destinataireId,
    )
    .sort((a, b) => a.version - b.version);

/** What an accepted act puts out: an avenant put to signature, a convention first signed, a letter signed or sent. */
export function aEmettre(before: Registre, changes: readonly Changement[]): readonly Demande[] {
  return changes.flatMap((change): readonly Demande[] => {
    const { collection, after } = change;
    // What is entered as history left long ago, as nobody printed it here.
    if (after === null || 'reprise' in after) return [];
    const { id } = after;
    // What goes round left when its packet was opened: signing it there prints nothing anew.
    if (paquetOuvert(before, id) !== null) return [];
    const lettre = (document: DocumentEmis): Demande => ({
      document,
      id,
      destinataireId: null,
      originaux: 1,
    });
    if (collection === 'avenants') {
      const known = before.avenants.get(id)?.miseALaSignature ?? null;
      return after.miseALaSignature === null || known !== null
        ? []
        : [{ ...lettre('avenant'), originaux: originauxDits(before, after.conventionId) }];
    }
    if (collection === 'conventions') {
      const known = before.conventions.get(id)?.signatures.length;
      return known !== 0 || after.signatures.length === 0
        ? []
        : [{ ...lettre('convention'), originaux: originauxDits(before, id) }];
    }
    if (collection === 'misesEnDemeure') {
      // One that was received left from elsewhere.
      if (after.recue !== undefined) return [];
      const known = before.misesEnDemeure.get(id)?.signeeLe ?? null;
      return after.signeeLe === null || known !== null ? [] : [lettre('mise-en-demeure')];
    }
    return collection === 'denonciations' && !before.denonciations.has(id) && adressee(before, after)
      ? [lettre('denonciation')]
      : [];
  });
}

/** Whether an end is notified to somebody: what all parties agreed to is their act, and a letter to nobody. */
function adressee(
  { conventions }: Registre,
  { conventionId, miseEnDemeureId, auteurId, coauteurIds = [] }: Denonciation,
): boolean {
  const convention = conventions.get(conventionId);
  if (convention === undefined || miseEnDemeureId !== null) return true;
  const agissent = new Set(partiesAgissantes(convention, auteurId, coauteurIds));
  return convention.parties.some((one) => !agissent.has(one));
}

/** As many as the convention says; one where it says nothing. */
const originauxDits = (registre: Registre, conventionId: string): number =>
  Math.max(1, registre.conventions.get(conventionId)?.nombreExemplaires ?? 1);

/** The registry as it was when the act went to its signatories: no signature of it is on the paper yet. */
function avantSignature(registre: Registre, { document, id }: Demande): Registre {
  if (document === 'avenant') {
    const one = registre.avenants.get(id);
    if (one === undefined || one.signatures.length === 0) return registre;
    return withChanges(registre, [put('avenants', { ...one, signatures: [] })]);
  }
  const one = document === 'convention' ? registre.conventions.get(id) : undefined;
  if (one === undefined || one.signatures.length === 0) return registre;
  return withChanges(registre, [put('conventions', { ...one, signatures: [] })]);
}

/** What every original of a document is printed from, and those it is addressed to. */
function faitAEmettre(
  registre: Registre,
  demande: Demande,
  contexte: Pick<Contexte, 'aujourdhui' | 'sha256'>,
): Result<DocumentFait> {
  const { document, id, destinataireId } = demande;
  const made = documentFait(avantSignature(registre, demande), document, id, contexte, {
    ...(destinataireId === null ? {} : { destinataireId }),
  });
  if (!made.ok) return made;
  const { model } = made.value;
  const empreinte = model.empreinte ?? empreinteDuModele(model, contexte.sha256);
  return ok({ ...made.value, model: { ...model, empreinte } });
}

/** The model every original of a document is printed from. */
export function modeleAEmettre(...asked: Parameters<typeof faitAEmettre>): Result<DocumentModel> {
  const made = faitAEmettre(...asked);
  return made.ok ? ok(made.value.model) : made;
}

type AImprimer = { readonly demande: Demande; readonly fait: DocumentFait };

/** A document, then each of its letters where it is written to several. */
function aImprimer(
  registre: Registre,
  demande: Demande,
  contexte: Pick<Contexte, 'aujourdhui' | 'sha256'>,
): Result<readonly AImprimer[]> {
  const whole = faitAEmettre(registre, demande, contexte);
  if (!whole.ok) return whole;
  const { destinataires } = whole.value;
  const found: AImprimer[] = [{ demande, fait: whole.value }];
  if (destinataires.length < 2) return ok(found);
  for (const { id: destinataireId } of destinataires) {
    const lettre = { ...demande, destinataireId };
    const one = faitAEmettre(registre, lettre, contexte);
    if (!one.ok) return one;
    found.push({ demande: lettre, fait: one.value });
  }
  return ok(found);
}

/** An original whose pages of signature each say, for machines, which packet, which original and which page they are of. */
export const codee = (model: DocumentModel, original: number, marque: string | undefined): DocumentModel =>
  marque === undefined ? model : avecCodes(model, (page) => codeDe({ paquet: marque, original, page }));

/** Prints what is asked, unless it was issued already just so; the bytes are not kept yet. */
async function imprimer(
  { imprimeur, pieces }: Pick<Services, 'imprimeur' | 'pieces'>,
  registre: Registre,
  demande: Demande,
  model: DocumentModel,
  contexte: Contexte,
): Promise<Imprime | null> {
  const { document, id, destinataireId, originaux, marque } = demande;
  const last = emissionsDe(registre, demande).at(-1);
  const empreinteTexte = model.empreinte ?? '';
  // A packet has originals of its own, that bear its code.
  const memes = last?.empreinteTexte === empreinteTexte && last.originaux.length === originaux;
  if (memes && marque === undefined) return null;
  const found = find(registre, COLLECTION_EMISE[document], id);
  if (!found.ok) return null;
  const conventionId = 'conventionId' in found.value ? found.value.conventionId : found.value.id;
  const { repere: _repere, ...texte } = model;
  const json = new TextEncoder().encode(JSON.stringify(texte));
  const numeros = Array.from({ length: originaux }, (_, rang) => rang + 1);
  const fichiers: Fichier[] = [];
  const liste: Emission['originaux'][number][] = [];
  for (const numero of numeros) {
    const bytes = await imprimeur.docx(
      codee(originaux === 1 ? texte : { ...texte, original: { numero, sur: originaux } }, numero, marque),
    );
    const nom =
      originaux === 1
        ? `${texte.fileName}.docx`
        : `${texte.fileName}-original-${numero}-sur-${originaux}.docx`;
    fichiers.push({ nom, type: DOCX, bytes });
    liste.push({ numero, sha256: await pieces.empreinte(bytes) });
  }
  fichiers.push({ nom: `${texte.fileName}-modele.txt`, type: 'text/plain', bytes: json });
  return {
    emission: {
      id: contexte.newId(),
      conventionId,
      objet: { collection: COLLECTION_EMISE[document], id },
      document,
      destinataireId,
      version: (last?.version ?? 0) + 1,
      emisLe: contexte.aujourdhui,
      empreinteTexte,
      modele: await pieces.empreinte(json),
      originaux: liste,
    },
    fichiers,
  };
}

/** Keeps the bytes of what is issued, then says the records that name them. */
async function garder(
  { pieces }: Pick<Services, 'pieces'>,
  { emission, fichiers }: Imprime,
  contexte: Contexte,
): Promise<readonly Changement[]> {
  const changes: Changement[] = [put('emissions', emission)];
  const seen = new Set<string>();
  for (const { nom, type, bytes } of fichiers) {
    const { sha256, taille } = await pieces.put(bytes);
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    changes.push(
      put('pieces', {
        id: contexte.newId(),
        conventionId: emission.conventionId,
        objet: { collection: 'emissions', id: emission.id },
        nature: type === DOCX ? 'acte_signe' : 'autre',
        nom,
        type,
        taille,
        sha256,
        ajouteeLe: contexte.aujourdhui,
      }),
    );
  }
  return changes;
}

/** Another entry was recorded while the documents were being printed. */
const DEPASSE = Symbol('dépassé');
const ESSAIS = 5;

/**
 * Decides, prints what the decision puts out, keeps its bytes, and records all of it as one entry: no act is put to
 * signature without the document that left, and no document is kept of an act that was refused. `completer` sees what
 * was issued and may add to the decision.
 */
export async function enregistrerEtEmettre(
  services: Services,
  decide: (registre: Registre, contexte: Contexte) => DecisionResult,
  meta: Omit<Meta, 'by'>,
  {
    demandes = aEmettre,
    completer = (decision) => decision,
  }: {
    readonly demandes?: (before: Registre, changes: readonly Changement[]) => readonly Demande[];
    readonly completer?: (decision: Decision, emissions: readonly Emission[]) => Decision;
  } = {},
): Promise<Reply<Output<'exemple.charger'>>> {
  const { depot, settled } = services;
  for (let essai = 1; ; essai += 1) {
    const contexte = services.contexte();
    const { seq } = depot;
    const decision = decide(depot.registre, contexte);
    if (!decision.ok) return fromRefus(decision.error);
    const after = withChanges(depot.registre, decision.value.changes);
    const voulus = demandes(depot.registre, decision.value.changes);
    // The models are read before anything is kept of them; printing them takes its time.
    const models: { readonly demande: Demande; readonly model: DocumentModel }[] = [];
    for (const demande of voulus) {
      const found = aImprimer(after, demande, contexte);
      if (!found.ok) return fromRefus(found.error);
      for (const one of found.value) {
        const model = await surPapier(services, after, one.fait);
        if (!model.ok) return fromRefus(model.error);
        models.push({ demande: one.demande, model: model.value });
      }
    }
    const changes: Changement[] = [];
    const emises: Emission[] = [];
    // A registry that cannot record says so below, and keeps nothing.
    if (depot.lectureSeule === null)
      for (const { demande, model } of models) {
        const imprime = await imprimer(services, after, demande, model, contexte);
        const known = emissionsDe(after, demande).at(-1);
        if (imprime !== null) changes.push(...(await garder(services, imprime, contexte)));
        const emission = imprime?.emission ?? known;
        if (emission !== undefined) emises.push(emission);
      }
    const complete = completer(decision.value, emises);
    const whole = decided(complete.id, [...complete.changes, ...changes], complete.avertissements);
    if (!whole.ok) return fromRefus(whole.error);
    const result = await depot.transact<Decision, Refus | typeof DEPASSE>(
      () =>
        depot.seq === seq
          ? { ok: true, value: whole.value, changes: whole.value.changes }
          : { ok: false, error: DEPASSE },
      { ...meta, by: contexte.par },
    );
    if (result.ok) return settled(result);
    if (result.error !== DEPASSE) return settled({ ok: false, error: result.error });
    if (essai === ESSAIS) throw new Error('the registry kept changing while a document was being printed');
  }
}
