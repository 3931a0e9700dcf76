/** Every type of document, in the order of `#registre/documents`, and the one way to make one. */
import { empreinteDuModele } from '#actes/empreinte';
import { MENTION_DECLARATIF } from '#actes/formules';
import type { DocumentModel } from '#actes/model';
import type { DocumentDisponibleView } from '#contract/views';
import type { Convention } from '#domain/fiches/convention';
import type { Papier } from '#domain/fiches/papier';
import { papierDe } from '#domain/papier/commands';
import type { Signataire } from '#domain/parties/partie';
import { estDeclaratif } from '#domain/reprise';
import type { FaitRepris } from '#domain/reprise';
import type { Registre } from '#domain/registre';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { NATURES_DOCUMENT, documentDe } from '#registre/documents';
import type { NatureDocument } from '#registre/documents';
import { attestationCompletude, ficheCirculation } from './paquet';
import { avenant } from './avenant';
import { bordereauPieces } from './bordereau-pieces';
import { comparaison } from './comparaison';
import { convention } from './convention';
import { convocationComite } from './convocation-comite';
import { copieConforme } from './copie-conforme';
import { denonciation } from './denonciation';
import { etatConvention } from './etat-convention';
import { feuilleSemaine } from './feuille-semaine';
import { extraitAvis } from './extrait-avis';
import { feuilleEmargement } from './feuille-emargement';
import { ficheEnvoi } from './fiche-envoi';
import { miseEnDemeure } from './mise-en-demeure';
import { noteCalcul } from './note-calcul';
import { ordreDuJour } from './ordre-du-jour';
import { avecPapier } from './papier';
import { pageSignature } from './page-signature';
import { procesVerbal } from './proces-verbal';
import { saisineComite } from './saisine-comite';
import {
  accuseObservations,
  constatRegularisation,
  delaiAccorde,
  lettreObservations,
  retraitDenonciation,
  retraitMiseEnDemeure,
} from './suites';
import { tableauComparatif } from './tableau-comparatif';
import { bordereau, lettreTransmission, relance } from './transmissions';
import type { ContexteDocument, DocumentCatalogue, OptionsDocument } from './type';
import { versionConsolidee } from './version-consolidee';

export type { ContexteDocument, OptionsDocument } from './type';

const CATALOGUE: Readonly<Record<NatureDocument, DocumentCatalogue>> = {
  convention,
  avenant,
  'mise-en-demeure': miseEnDemeure,
  denonciation,
  'etat-convention': etatConvention,
  'feuille-semaine': feuilleSemaine,
  'version-consolidee': versionConsolidee,
  comparaison,
  'tableau-comparatif': tableauComparatif,
  'lettre-transmission': lettreTransmission,
  'bordereau-envoi': bordereau,
  'page-signature': pageSignature,
  relance,
  'copie-conforme': copieConforme,
  'saisine-comite': saisineComite,
  'convocation-comite': convocationComite,
  'ordre-du-jour': ordreDuJour,
  'feuille-emargement': feuilleEmargement,
  'proces-verbal': procesVerbal,
  'extrait-avis': extraitAvis,
  'constat-regularisation': constatRegularisation,
  'retrait-mise-en-demeure': retraitMiseEnDemeure,
  'delai-accorde': delaiAccorde,
  'accuse-observations': accuseObservations,
  'lettre-observations': lettreObservations,
  'retrait-denonciation': retraitDenonciation,
  'fiche-circulation': ficheCirculation,
  'attestation-completude': attestationCompletude,
  'fiche-envoi': ficheEnvoi,
  'bordereau-pieces': bordereauPieces,
  'note-calcul': noteCalcul,
};

/** A document, those it may be addressed to one by one, and the paper it is written on. */
export type DocumentFait = {
  readonly model: DocumentModel;
  readonly destinataires: readonly Signataire[];
  /** Its words and margins are in the model; its image is read when it is printed (emissions/papier). */
  readonly papier: Papier | null;
};

/**
 * The document of one type, of the record `id`, as the registry stands; of an act of the past that nothing proves, it
 * says so. A refusal when there is no such record, or nothing to print of it.
 */
export function documentFait(
  registre: Registre,
  nature: NatureDocument,
  id: string,
  contexte: ContexteDocument,
  options: OptionsDocument = {},
): Result<DocumentFait> {
  const made = CATALOGUE[nature].produire(registre, id, contexte, options);
  if (!made.ok) return made;
  const { texte, destinataires, expediteur } = made.value;
  const papier =
    expediteur === null ? null : papierDe(registre, expediteur.conventionId, expediteur.signataireId);
  const { original } = options;
  const model: DocumentModel = {
    ...(papier === null ? made.value.model : avecPapier(made.value.model, papier)),
    ...(original === undefined ? {} : { original }),
    ...(texte === null ? {} : { empreinte: empreinteDuModele(texte, contexte.sha256) }),
  };
  const mentions = [model.watermark, declaratif(registre, nature, id)].filter((one) => one !== null);
  return ok({
    model: { ...model, watermark: mentions.length === 0 ? null : mentions.join(' — ') },
    destinataires,
    papier,
  });
}

/** The model alone. */
export function modeleDe(...asked: Parameters<typeof documentFait>): Result<DocumentModel> {
  const made = documentFait(...asked);
  return made.ok ? ok(made.value.model) : made;
}

/** What an act of the past says of itself, on its own pages alone. */
function declaratif(registre: Registre, nature: NatureDocument, id: string): string | null {
  const { de, groupe } = documentDe(nature);
  if (groupe !== 'actes') return null;
  const repris = de.some((collection) => {
    const entite = registre[collection].get(id);
    return entite !== undefined && estDeclaratif(registre, { collection, entite } as FaitRepris);
  });
  return repris ? MENTION_DECLARATIF : null;
}

/**
 * The documents of a convention, those that can be made and those that cannot yet; with each act, the documents that go
 * with it.
 */
export function documentsDe(
  registre: Registre,
  one: Convention,
  contexte: ContexteDocument,
): readonly DocumentDisponibleView[] {
  const lies = new Map<string, NatureDocument[]>();
  const documents = NATURES_DOCUMENT.flatMap((type) =>
    CATALOGUE[type].lister(registre, one, contexte).map((document) => ({ type, ...document })),
  );
  for (const { type, id } of documents)
    if (documentDe(type).groupe === 'suivi') lies.set(id, [...(lies.get(id) ?? []), type]);
  return documents.flatMap((document) => {
    const { groupe } = documentDe(document.type);
    if (groupe === 'suivi') return [];
    return [{ ...document, lies: groupe === 'actes' ? (lies.get(document.id) ?? []) : [] }];
  });
}
