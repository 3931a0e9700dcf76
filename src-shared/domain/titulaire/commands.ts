import type { Objet } from '#registre/champs';
import type { ACTES } from '#registre/actes';
import { titulairesOf, versionsParties } from '../consolidation/parties';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { Titulaire } from '../fiches/titulaire';
import { find, findSignataire } from '../lookup';
import { fullName } from '../parties/partie';
import { nomActe, titulaires } from '../parties/versions';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { actesRenommes, refuseActeSansAuteur } from './faits';
import { occupationLe } from './occupation';

type Saisie<A extends 'titulaires.enregistrer' | 'titulaires.constaterVacance' | 'titulaires.corriger'> =
  Objet<(typeof ACTES)[A]['saisie']>;

const qui = (one: Pick<Titulaire, 'civilite' | 'prenom' | 'nom'>): string =>
  one.nom === null ? 'la vacance' : `${one.civilite ?? ''} ${one.prenom ?? ''} ${one.nom}`.trim();

/** Why a holder would be there at the same time as another; null when every day keeps one holder at most. */
export function refuseChevauchement(
  registre: Registre,
  convention: Convention,
  one: Titulaire,
  fonction: string,
): Refus | null {
  const { debut, fin } = one;
  if (fin !== null && fin < debut) return refus('TITULAIRE_DATES', { debut, fin }, 'fin');
  const deny = (autre: string, from: CivilDate, to: CivilDate | null, par: string): Refus =>
    refus(
      'TITULAIRE_CHEVAUCHE',
      { fonction, autre, debut: from, fin: to, par },
      from === debut || debut > from ? 'debut' : 'fin',
    );
  for (const other of titulairesOf(registre, convention.id)) {
    if (other.signataireId !== one.signataireId || other.id === one.id) continue;
    // A term without a last day goes on until the next one begins: only what is said can be contradicted.
    const heurte =
      other.debut === debut ||
      (other.debut < debut && other.fin !== null && other.fin >= debut) ||
      (debut < other.debut && fin !== null && fin >= other.debut);
    if (heurte) return deny(qui(other), other.debut, other.fin, other.source);
  }
  const designe = titulaires(versionsParties(registre, convention), one.signataireId);
  for (const { acte, valeur } of designe) {
    if (acte?.nature !== 'avenant') continue;
    const dedans = acte.effet === debut || (debut < acte.effet && fin !== null && fin >= acte.effet);
    if (dedans && fullName(valeur.personne) !== qui(one))
      return deny(fullName(valeur.personne), acte.effet, null, nomActe(acte));
  }
  return null;
}

export const avecTitulaire = (registre: Registre, one: Titulaire): Registre => ({
  ...registre,
  titulaires: new Map([...registre.titulaires, [one.id, one]]),
});

/** The place, in the convention it belongs to. */
function placeOf(
  registre: Registre,
  { conventionId, signataireId }: Pick<Titulaire, 'conventionId' | 'signataireId'>,
): Result<{ readonly convention: Convention; readonly fonction: string }> {
  const convention = find(registre, 'conventions', conventionId);
  if (!convention.ok) return convention;
  const place = findSignataire(convention.value, signataireId, 'signataireId');
  return place.ok
    ? ok({ convention: convention.value, fonction: place.value.signataire.fonction.libelle })
    : place;
}

/** Records one holder, new or corrected, if nothing recorded contradicts it. */
function retenir(registre: Registre, one: Titulaire): Result<readonly Avertissement[]> {
  const place = placeOf(registre, one);
  if (!place.ok) return place;
  const { convention, fonction } = place.value;
  const denied = refuseChevauchement(registre, convention, one, fonction);
  if (denied !== null) return refuse(denied);
  const apres = avecTitulaire(registre, one);
  const sansAuteur = refuseActeSansAuteur(registre, apres, convention);
  if (sansAuteur !== null) return refuse(sansAuteur);
  return ok([...actesRenommes(registre, apres, convention), ...accord(apres, convention, one)]);
}

/** « la Préfète de région, Monsieur X »: an office that keeps the gender of the one before. */
function accord(registre: Registre, convention: Convention, one: Titulaire): readonly Avertissement[] {
  const now = occupationLe(versionsParties(registre, convention), one.signataireId, one.debut);
  if (now?.etat !== 'occupee' || one.nom === null) return [];
  const attendu = now.personne.civilite === 'Madame' ? 'f' : 'm';
  return now.fonction.genre === attendu
    ? []
    : [
        avertir(
          `La fonction s’imprimera « ${now.fonction.libelle} », au ${now.fonction.genre === 'f' ? 'féminin' : 'masculin'}, pour ${fullName(now.personne)}. Corrigez le titulaire pour donner l’intitulé accordé.`,
          'Usage : la fonction suit le genre de la personne',
        ),
      ];
}

/** Records who holds an office from a day on: at any time, and without an avenant, since the party is the same. */
export function enregistrerTitulaire(
  registre: Registre,
  saisie: Saisie<'titulaires.enregistrer'>,
  contexte: Pick<Contexte, 'newId'>,
): DecisionResult {
  const place = placeOf(registre, saisie);
  if (!place.ok) return place;
  const before = titulaires(versionsParties(registre, place.value.convention), saisie.signataireId)
    .filter(({ acte }) => acte === null || acte.effet < saisie.debut)
    .at(-1);
  const muet = [saisie.fin, saisie.intitule, saisie.genre, saisie.intituleLong, saisie.appel, saisie.article];
  const one: Titulaire = { id: contexte.newId(), ...saisie };
  // Whom the convention names may be given a first day and its source; one recorded already may not, twice.
  if (
    before !== undefined &&
    before.acte !== null &&
    qui(one) === fullName(before.valeur.personne) &&
    muet.every((champ) => champ === null)
  )
    return refuse(refus('TITULAIRE_DEJA', { personne: qui(one), depuis: saisie.debut }, 'nom'));
  const kept = retenir(registre, one);
  return kept.ok ? decided(one.id, [put('titulaires', one)], kept.value) : kept;
}

/** The holder leaves and nobody follows yet. */
export function constaterVacance(
  registre: Registre,
  saisie: Saisie<'titulaires.constaterVacance'>,
  contexte: Pick<Contexte, 'newId'>,
): DecisionResult {
  const place = placeOf(registre, saisie);
  if (!place.ok) return place;
  const { convention, fonction } = place.value;
  const now = occupationLe(versionsParties(registre, convention), saisie.signataireId, saisie.debut);
  if (now?.etat === 'vacante')
    return refuse(refus('VACANCE_DEJA', { fonction, debut: saisie.debut }, 'debut'));
  const one: Titulaire = {
    id: contexte.newId(),
    ...saisie,
    civilite: null,
    prenom: null,
    nom: null,
    fin: null,
    intitule: null,
    genre: null,
    intituleLong: null,
    appel: null,
    article: null,
  };
  const kept = retenir(registre, one);
  return kept.ok ? decided(one.id, [put('titulaires', one)], kept.value) : kept;
}

/** Mends what was copied wrong. */
export function corrigerTitulaire(
  registre: Registre,
  { titulaireId, ...saisie }: Saisie<'titulaires.corriger'>,
): DecisionResult {
  const found = find(registre, 'titulaires', titulaireId);
  if (!found.ok) return found;
  if (found.value.nom === null) return refuse(refus('TITULAIRE_VACANCE_FIGEE', {}));
  const next: Titulaire = { ...found.value, ...saisie };
  const kept = retenir(registre, next);
  return kept.ok ? decided(next.id, [put('titulaires', next)], kept.value) : kept;
}
