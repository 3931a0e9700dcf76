import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import { designationAvenant } from '../fiches/avenant';
import type { Convention } from '../fiches/convention';
import { avenantsOf, denonciationOf, misesEnDemeureOf } from '../lookup';
import { allSignataires, estVacante, fullName } from '../parties/partie';
import { partiesLe } from '../parties/versions';
import { formatDate } from '../civil-date';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';

/** What the holder of an office did, or received, on a day: the registry names whoever held it then. */
type FaitDeTitulaire = {
  readonly signataireId: string;
  readonly date: CivilDate;
  readonly quoi: string;
  /** Done by the holder: nobody does it for a vacant office. */
  readonly agi: boolean;
};

function faitsDe(registre: Registre, convention: Convention): readonly FaitDeTitulaire[] {
  const denonciation = denonciationOf(registre, convention.id);
  return [
    ...convention.signatures.map((one) => ({ ...one, quoi: 'signature de la convention', agi: true })),
    ...avenantsOf(registre, convention.id).flatMap((avenant) => [
      {
        signataireId: avenant.demande.auteurId,
        date: avenant.demande.date,
        quoi: 'demande d’avenant',
        agi: true,
      },
      ...avenant.signatures.map((one) => ({
        ...one,
        quoi: `signature de ${avenant.numero === null ? 'l’avenant en projet' : `l’${designationAvenant(avenant).replace('Avenant', 'avenant')}`}`,
        agi: true,
      })),
    ]),
    ...misesEnDemeureOf(registre, convention.id).flatMap(({ auteurId, signeeLe, envois }) => [
      ...(signeeLe === null
        ? []
        : [{ signataireId: auteurId, date: signeeLe, quoi: 'mise en demeure signée', agi: true }]),
      ...envois.map(({ destinataireId, depotLe }) => ({
        signataireId: destinataireId,
        date: depotLe,
        quoi: 'mise en demeure reçue',
        agi: false,
      })),
    ]),
    ...(denonciation === null
      ? []
      : [
          {
            signataireId: denonciation.auteurId,
            date: denonciation.notifieeLe,
            quoi: 'dénonciation notifiée',
            agi: true,
          },
        ]),
  ];
}

/** The facts whose holder is another one in `apres` than in `avant`, with both. */
function deplaces(avant: Registre, apres: Registre, convention: Convention) {
  const [before, after] = [versionsParties(avant, convention), versionsParties(apres, convention)];
  return faitsDe(avant, convention).flatMap((fait) => {
    const de = (versions: typeof before) =>
      allSignataires(partiesLe(versions, fait.date)).find(({ id }) => id === fait.signataireId);
    const [ancien, nouveau] = [de(before), de(after)];
    return ancien === undefined ||
      nouveau === undefined ||
      fullName(ancien.personne) === fullName(nouveau.personne)
      ? []
      : [{ fait, ancien, nouveau }];
  });
}

/** A vacancy that would fall on a day the holder acted: one of the two is wrong. */
export function refuseActeSansAuteur(avant: Registre, apres: Registre, convention: Convention): Refus | null {
  const found = deplaces(avant, apres, convention).find(
    ({ fait, nouveau }) => fait.agi && estVacante(nouveau.personne),
  );
  return found === undefined
    ? null
    : refus('TITULAIRE_ACTE_SANS_AUTEUR', { quoi: found.fait.quoi, date: found.fait.date }, 'debut');
}

/** What is already recorded and now bears another name, because the holder of its day is another one. */
export const actesRenommes = (
  avant: Registre,
  apres: Registre,
  convention: Convention,
): readonly Avertissement[] =>
  deplaces(avant, apres, convention).map(({ fait, ancien, nouveau }) =>
    avertir(
      `Un acte déjà enregistré est désormais celui de ${fullName(nouveau.personne)}, et non de ${fullName(ancien.personne)} : ${fait.quoi}, ${formatDate(fait.date)}.`,
      'Un acte porte le nom du titulaire du jour où il est fait',
    ),
  );

/** A fact done in that quality by the holder about to be taken away; null when nothing rests on the record. */
export function faitDuTitulaire(
  avant: Registre,
  apres: Registre,
  convention: Convention,
): { readonly quoi: string; readonly date: CivilDate } | null {
  return deplaces(avant, apres, convention)[0]?.fait ?? null;
}
