import type { OccupationView } from '#contract/titulaires';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { fullName, withArticle } from '#domain/parties/partie';
import type { Occupation, Place } from '#domain/titulaire/occupation';
import { typographie } from '#domain/typographie';

/** The answer to « qui occupe la fonction X le JJ/MM/AAAA ? », as data and as a sentence. */
export function occupationView(
  { convention, partie, signataire }: Place,
  occupation: Occupation,
  jour: CivilDate,
): OccupationView {
  const { fonction, depuis, source } = occupation;
  const common = {
    conventionId: convention.id,
    signataireId: signataire.id,
    fonction: fonction.libelle,
    partie: partie.nom,
    jour,
    depuis,
    source,
  };
  const le = `le ${formatDate(jour)}`;
  return occupation.etat === 'vacante'
    ? {
        ...common,
        etat: 'vacante',
        cause: occupation.cause,
        dit: typographie(
          `Le ${formatDate(jour)}, la fonction « ${fonction.libelle} » est vacante : ${occupation.cause}`,
        ),
      }
    : {
        ...common,
        etat: 'occupee',
        personne: occupation.personne,
        dit: typographie(
          `${upperFirst(fullName(occupation.personne))}, ${withArticle(fonction)}, ${le} (${
            depuis === null ? source : `depuis le ${formatDate(depuis)}, ${source}`
          }).`,
        ),
      };
}
