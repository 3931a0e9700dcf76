import { addDays, formatDate, formatShort } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Denonciation } from '../fiches/denonciation';
import { accordeJusquAu } from '../fiches/mise-en-demeure';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import type { NatureDocument } from '#registre/documents';
import { DOCUMENTS } from '#registre/documents';
import { cleDocument, cleNote } from './affaire-cles';
import type { PieceAffaire } from './affaire-cles';

/** What the registry prints of what was recorded: the computation, and the letters that followed. */
export function imprimes(
  lettre: MiseEnDemeure,
  denonciations: readonly Denonciation[],
  qui: (id: string, jour: CivilDate) => string,
): readonly PieceAffaire[] {
  const { id, auteurId, delai, regularisation, retrait, envois } = lettre;
  const une = (
    nature: NatureDocument,
    cle: string,
    date: CivilDate,
    auteur: string,
    prouve: string,
    de: string = id,
  ): PieceAffaire => ({
    cles: [cle],
    titre: `${DOCUMENTS[nature].libelle}, ${formatShort(date)}`,
    nature: 'Document établi par le registre',
    date,
    auteur,
    prouve,
    fichier: null,
    document: { nature, id: de },
  });
  const accorde = lettre.prolongations?.at(-1);
  const observe = lettre.observations?.at(-1);
  const reponse = lettre.recue === undefined ? 'accuse-observations' : 'lettre-observations';
  return [
    ...(delai === null
      ? []
      : [
          une(
            'note-calcul',
            cleNote(lettre),
            delai.calcul.depart,
            'Établie d’après le registre',
            `Le calcul du délai : acte possible à compter du ${formatDate(
              accordeJusquAu(lettre) === null
                ? delai.calcul.prudent.premierJour
                : addDays(accordeJusquAu(lettre) ?? delai.calcul.prudent.expiration, 1),
            )}`,
          ),
        ]),
    ...(observe === undefined
      ? []
      : [
          une(
            reponse,
            cleDocument(reponse, id, String(lettre.observations?.length)),
            observe.date,
            qui(
              lettre.recue === undefined ? auteurId : (envois[0]?.destinataireId ?? auteurId),
              observe.date,
            ),
            lettre.recue === undefined
              ? 'La prise en compte des observations'
              : 'La réponse à la mise en demeure',
          ),
        ]),
    ...(accorde === undefined
      ? []
      : [
          une(
            'delai-accorde',
            cleDocument('delai-accorde', id, String(lettre.prolongations?.length)),
            accorde.date,
            qui(auteurId, accorde.date),
            `Le délai supplémentaire accordé jusqu’au ${formatDate(accorde.jusquAu)}`,
          ),
        ]),
    ...(regularisation === null
      ? []
      : [
          une(
            'constat-regularisation',
            cleDocument('constat-regularisation', id),
            regularisation.date,
            qui(auteurId, regularisation.date),
            'La mise en conformité, qui clôt le dossier',
          ),
        ]),
    ...(retrait === null || envois.length === 0
      ? []
      : [
          une(
            'retrait-mise-en-demeure',
            cleDocument('retrait-mise-en-demeure', id),
            retrait.date,
            qui(auteurId, retrait.date),
            'Le retrait de la mise en demeure',
          ),
        ]),
    ...denonciations.flatMap((one) => {
      const last = one.suites?.at(-1);
      return last?.nature === 'retrait'
        ? [
            une(
              'retrait-denonciation',
              cleDocument('retrait-denonciation', one.id),
              last.date,
              qui(one.auteurId, last.date),
              'Le retrait de la dénonciation',
              one.id,
            ),
          ]
        : [];
    }),
  ];
}
