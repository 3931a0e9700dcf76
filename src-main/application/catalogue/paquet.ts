import { circulationModel } from '#actes/circulation';
import { completudeModel } from '#actes/completude';
import type { PaquetView } from '#contract/paquets';
import type { CivilDate } from '#domain/civil-date';
import { find } from '#domain/lookup';
import { refus } from '#domain/refus';
import type { Fiche, Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import { FICHE_ABSENTE, ficheDe } from './commun';
import { definir, suivi } from './type';

/* What goes with a packet: it is told as the screen tells it, from the same view. */

function lirePaquet(
  registre: Registre,
  id: string,
  paquet: PaquetView | undefined,
): Result<{ readonly fiche: Fiche; readonly paquet: PaquetView }> {
  const found = find(registre, 'paquets', id);
  if (!found.ok) return found;
  if (paquet === undefined)
    return refuse(
      refus('DOCUMENT_IMPOSSIBLE', { raison: 'l’acte de ce paquet n’est plus dans le registre' }),
    );
  const convention = registre.conventions.get(found.value.conventionId);
  return ok({ fiche: convention === undefined ? FICHE_ABSENTE : ficheDe(registre, convention), paquet });
}

/** Where each packet of a convention can have one. */
const dePaquets = (registre: Registre, { id }: { readonly id: string }) =>
  [...registre.paquets.values()]
    .filter(({ conventionId }) => conventionId === id)
    .map((one) => suivi(one.id));

const ETATS: Readonly<Record<PaquetView['cases'][number]['etat'], string>> = {
  signee: 'signé',
  attendue: 'à signer',
  a_venir: 'à venir',
  refusee: 'refusé',
};

export const ficheCirculation = definir({
  nature: 'fiche-circulation',
  lire: (registre, id, _contexte, { paquet }) => lirePaquet(registre, id, paquet),
  modele: ({ fiche, paquet: { acte, ouvertLe, nombreOriginaux, signataires, cases, visas } }) =>
    circulationModel({
      fiche,
      titre: acte.titre,
      ouvertLe: ouvertLe as CivilDate,
      originaux: nombreOriginaux,
      signataires,
      cases: cases.map(({ original, signataireId, etat, date }) => ({
        original,
        signataireId,
        etat: ETATS[etat],
        date: date as CivilDate | null,
      })),
      visas: visas.map((one) => ({ ...one, date: one.date as CivilDate | null })),
    }),
  lister: dePaquets,
});

export const attestationCompletude = definir({
  nature: 'attestation-completude',
  lire(registre, id, { aujourdhui: au }, { paquet }) {
    const lu = lirePaquet(registre, id, paquet);
    return lu.ok ? ok({ ...lu.value, au }) : lu;
  },
  modele: ({ fiche, au, paquet: { acte, controles, originaux } }) =>
    completudeModel({
      fiche,
      titre: acte.titre,
      controles: controles.map(({ libelle, etat, detail, remede }) => ({
        libelle,
        etat,
        constat: detail,
        remede,
      })),
      pieces: originaux.flatMap(({ numero, sha256 }) =>
        sha256 === null
          ? []
          : [{ designation: `${acte.titre}, original n° ${numero}/${originaux.length}`, empreinte: sha256 }],
      ),
      au,
    }),
  lister: dePaquets,
});
