import { etatAvenant, etatConvention } from '#actes/statut';
import type { EtatDocument } from '#actes/statut';
import { nomConvention } from '#actes/formules';
import { titreAvenant } from '#actes/avenant';
import type { CivilDate } from '#domain/civil-date';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { lowerFirst } from '#domain/french';
import { find, signatairesDe } from '#domain/lookup';
import { exemplairesDe, paquetOuvert } from '#domain/paquet/paquet';
import { allSignataires, lastSignature, missingSignataires, partieOf } from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import { partiesSignantes } from '#domain/parties/versions';
import { refus } from '#domain/refus';
import type { Fiche, Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import { ficheDe } from './commun';
import type { ContexteDocument, OptionsDocument } from './type';

/** An act that several people sign, as what goes with it names it. */
export type ActeASigner = {
  readonly nature: 'convention' | 'avenant';
  readonly fiche: Fiche;
  readonly convention: Convention;
  readonly titre: string;
  /** Inside a sentence: « l’avenant n° 1 à la convention … ». */
  readonly lActe: string;
  readonly feminin: boolean;
  readonly etat: EtatDocument;
  /** Those who sign it, as they are named in it. */
  readonly parties: readonly Partie[];
  readonly signatures: readonly Signature[];
  /** Zero: it is signed electronically. */
  readonly exemplaires: number;
  readonly misALaSignatureLe: CivilDate | null;
  /** That of the last signature. */
  readonly date: CivilDate | null;
  /** Who asked for it, and so prepares it. */
  readonly expediteur: { readonly partie: Partie; readonly auteur: Signataire } | null;
};

/** One at least, where nothing says how many; none on paper, where its packet is electronic. */
const exemplairesDits = (
  registre: Registre,
  id: string,
  { nombreExemplaires }: Pick<Convention, 'nombreExemplaires'>,
): number => (paquetOuvert(registre, id)?.support === 'electronique' ? 0 : Math.max(nombreExemplaires, 1));

/** The avenant or the convention `id`. */
export function acteASigner(
  registre: Registre,
  id: string,
  { aujourdhui }: ContexteDocument,
): Result<ActeASigner> {
  const avenant = registre.avenants.get(id);
  if (avenant !== undefined) return acteAvenant(registre, avenant, aujourdhui);
  const found = find(registre, 'conventions', id);
  if (!found.ok) return found;
  const convention = {
    ...conventionSignee(registre, found.value, aujourdhui),
    nombreExemplaires: exemplairesDe(registre, id, found.value),
  };
  const { parties, signatures } = convention;
  const [partie] = parties;
  const auteur = partie?.signataires[0];
  return ok({
    nature: 'convention',
    fiche: ficheDe(registre, convention),
    convention,
    titre: convention.titre,
    lActe: `la ${nomConvention(convention)}`,
    feminin: true,
    etat: etatConvention(convention),
    parties,
    signatures,
    exemplaires: exemplairesDits(registre, id, convention),
    misALaSignatureLe: null,
    date: lastSignature(parties, signatures)?.date ?? null,
    expediteur: partie === undefined || auteur === undefined ? null : { partie, auteur },
  });
}

function acteAvenant(registre: Registre, avenant: Avenant, aujourdhui: CivilDate): Result<ActeASigner> {
  const found = find(registre, 'conventions', avenant.conventionId);
  if (!found.ok) return found;
  const convention = { ...found.value, nombreExemplaires: exemplairesDe(registre, avenant.id, found.value) };
  const parties = partiesSignantes(
    versionsParties(registre, convention),
    avenant,
    aujourdhui,
    signatairesDe(registre, convention, avenant, aujourdhui),
  );
  const { titre } = titreAvenant(convention, avenant);
  const [seule] = parties;
  const auteur =
    allSignataires(parties).find(({ id }) => id === avenant.demande.auteurId) ??
    parties.find(({ id }) => id === avenant.demande.partieId)?.signataires[0] ??
    seule?.signataires[0];
  const partie = auteur === undefined ? undefined : partieOf(parties, auteur.id);
  return ok({
    nature: 'avenant',
    fiche: ficheDe(registre, convention),
    convention,
    titre,
    lActe: `${avenant.numero === null ? 'le ' : "l'"}${lowerFirst(titre)}`,
    feminin: false,
    etat: etatAvenant(avenant, parties),
    parties,
    signatures: avenant.signatures,
    exemplaires: exemplairesDits(registre, avenant.id, convention),
    misALaSignatureLe: avenant.miseALaSignature?.date ?? null,
    date: lastSignature(parties, avenant.signatures)?.date ?? null,
    expediteur: partie === undefined || auteur === undefined ? null : { partie, auteur },
  });
}

/** Those an act is sent to: who has not signed it yet; once all have, everyone but the sender. */
export function destinatairesActe({
  parties,
  signatures,
  etat,
  expediteur,
}: ActeASigner): readonly Signataire[] {
  const all = etat.statut === 'signe' ? allSignataires(parties) : missingSignataires(parties, signatures);
  return all.filter(({ id }) => id !== expediteur?.auteur.id);
}

/** The one addressee asked for, or all of them; a refusal where there is none. */
export function choisir(
  tous: readonly Signataire[],
  { destinataireId }: OptionsDocument,
): Result<readonly Signataire[]> {
  const choisis = destinataireId === undefined ? tous : tous.filter(({ id }) => id === destinataireId);
  if (choisis.length > 0) return ok(choisis);
  return refuse(
    refus('DOCUMENT_IMPOSSIBLE', {
      raison:
        destinataireId === undefined
          ? 'il n’y a personne à qui l’adresser'
          : 'ce signataire n’en est pas un destinataire',
    }),
  );
}

/** The acts of a convention that several people sign, drafts left out. */
export const actesASigner = (
  registre: Registre,
  convention: Convention,
  contexte: ContexteDocument,
): readonly (ActeASigner & { readonly id: string })[] =>
  [
    convention.id,
    ...[...registre.avenants.values()]
      .filter((one) => one.conventionId === convention.id)
      .map(({ id }) => id),
  ].flatMap((id) => {
    const acte = acteASigner(registre, id, contexte);
    return acte.ok && acte.value.etat.statut !== 'projet' ? [{ id, ...acte.value }] : [];
  });
