import type { PouvoirView } from '#contract/pouvoirs';
import { formatDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { fullName, withArticle } from '#domain/parties/partie';
import { direEcartee } from '#domain/pouvoirs/qui-signe';
import type { QuestionPouvoir, ReponsePouvoir } from '#domain/pouvoirs/question';
import { typographie } from '#domain/typographie';

/** The answer to « qui signe pour X au JJ/MM/AAAA ? », as data, as a sentence and as a block to copy. */
export function pouvoirView(
  { place, reponse, delegataires, ecartees }: ReponsePouvoir,
  { jour, nature }: Pick<QuestionPouvoir, 'jour' | 'nature'>,
): PouvoirView {
  const { convention, partie, signataire } = place;
  const common = {
    conventionId: convention.id,
    signataireId: signataire.id,
    fonction: signataire.fonction.libelle,
    partie: partie.nom,
    jour,
    nature,
    delegataires: delegataires.map(
      ({ conventionId, delegation, personne, fonction, source, blocSignature }) => ({
        delegationId: delegation ?? '',
        conventionId,
        dit: typographie(`${upperFirst(fullName(personne))}, ${withArticle(fonction)} (${source})`),
        blocSignature,
      }),
    ),
    ecartees: ecartees.map(direEcartee),
  };
  if ('vacance' in reponse)
    return { ...common, etat: 'vacante', blocSignature: [], delegationId: null, dit: reponse.vacance };
  const { par, personne, fonction, blocSignature, source, delegation } = reponse;
  const qui = `${upperFirst(fullName(personne))}, ${withArticle(fonction)}`;
  const pour = par === 'titulaire' ? '' : `, pour ${withArticle(signataire.fonction)} et par délégation`;
  return {
    ...common,
    etat: par,
    blocSignature,
    delegationId: delegation ?? null,
    dit: typographie(`${qui}${pour}, le ${formatDate(jour)} (${source}).`),
  };
}
