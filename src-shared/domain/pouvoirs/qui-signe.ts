import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import type { NaturePouvoir } from '#registre/fiches/natures';
import type { Convention } from '../fiches/convention';
import { nomArrete } from '../fiches/delegation';
import type { Delegation } from '../fiches/delegation';
import { enumeration, fold } from '../french';
import { find, findSignataire } from '../lookup';
import { fullName, withArticle } from '../parties/partie';
import type { Fonction, Personne } from '../parties/partie';
import { titulaires } from '../parties/versions';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { occupationLe } from '../titulaire/occupation';
import { typographie } from '../typographie';
import { defautsDelegation } from './validite';
import type { DefautDelegation } from './validite';

/** Who signs, as what, and what is printed above the name. */
export type Pouvoir = {
  readonly par: 'titulaire' | 'delegation';
  readonly personne: Personne;
  /** Of the holder, or of the delegate when it is a delegate. */
  readonly fonction: Fonction;
  /** « Pour la Préfète de région et par délégation, », « le Secrétaire général, », « Monsieur Ivan PETIT ». */
  readonly blocSignature: readonly string[];
  /** The delegation used. */
  readonly delegation?: string;
  /** What it rests on: « décret du 24 octobre 2025 », « l’arrêté n° 2026-041 du 3 mars 2026 ». */
  readonly source: string;
};

/** Nobody, and why; what each delegation recorded lacks to be used. */
export type Vacance = { readonly vacance: string; readonly defauts: readonly string[] };

/** A delegation set aside, and why. */
export type Ecartee = { readonly delegation: Delegation; readonly defauts: readonly DefautDelegation[] };

/** The delegations given by the holders of an office, in the order they were recorded. */
export const delegationsDe = (
  registre: Registre,
  conventionId: string,
  signataireId: string,
): readonly Delegation[] =>
  [...registre.delegations.values()].filter(
    (one) => one.conventionId === conventionId && one.signataireId === signataireId,
  );

const personneDe = ({ civilite, prenom, nom }: Delegation): Personne => ({ civilite, prenom, nom });

/** The office of a delegate; its gender is the person’s unless it is told. */
export const fonctionDelegataire = ({
  qualite,
  genre,
  civilite,
  qualiteLongue,
  appel,
  article,
}: Delegation): Fonction => ({
  libelle: qualite,
  genre: genre ?? (civilite === 'Madame' ? 'f' : 'm'),
  ...(qualiteLongue === null ? {} : { long: qualiteLongue }),
  ...(appel === null ? {} : { appel }),
  ...(article === null ? {} : { article }),
});

/** « La Préfète de région, » above « Madame Fabienne BUCCIO ». */
const blocTitulaire = (fonction: Fonction, personne: Personne): readonly string[] =>
  [`${withArticle(fonction, true)},`, fullName(personne)].map(typographie);

/** « Pour la Préfète de région et par délégation, / le Secrétaire général, / Monsieur Ivan PETIT » */
const blocDelegation = (delegant: Fonction, one: Delegation): readonly string[] =>
  [
    `Pour ${withArticle(delegant)} et par délégation,`,
    `${withArticle(fonctionDelegataire(one))},`,
    fullName(personneDe(one)),
  ].map(typographie);

const parDelegation = (delegant: Fonction, one: Delegation): Pouvoir => ({
  par: 'delegation',
  personne: personneDe(one),
  fonction: fonctionDelegataire(one),
  blocSignature: blocDelegation(delegant, one),
  delegation: one.id,
  source: typographie(nomArrete(one)),
});

/** Those who may sign for an office on a day, and those who may not with their defects, in the order recorded. */
export function delegatairesLe(
  registre: Registre,
  convention: Convention,
  signataireId: string,
  jour: CivilDate,
  nature: NaturePouvoir | null,
): { readonly utilisables: readonly Pouvoir[]; readonly ecartees: readonly Ecartee[] } {
  const versions = versionsParties(registre, convention);
  const etapes = titulaires(versions, signataireId);
  const office = occupationLe(versions, signataireId, jour);
  const examinees = delegationsDe(registre, convention.id, signataireId).map((delegation) => ({
    delegation,
    defauts: defautsDelegation(delegation, etapes, jour, nature),
  }));
  const bonnes = examinees.filter(({ defauts }) => defauts.length === 0).map(({ delegation }) => delegation);
  return {
    utilisables:
      office === null ? [] : parRang(bonnes).map((delegation) => parDelegation(office.fonction, delegation)),
    ecartees: examinees.filter(({ defauts }) => defauts.length > 0),
  };
}

const rangDe = ({ rang }: Delegation): number => rang ?? 1;
const qui = (one: Delegation): string => fold(fullName(personneDe(one)));

/** By rank, then the latest order first; of one day, as they were recorded. */
const parRang = (all: readonly Delegation[]): readonly Delegation[] =>
  [...all].sort((a, b) => {
    if (rangDe(a) !== rangDe(b)) return rangDe(a) - rangDe(b);
    const [x = '', y = ''] = [a, b].map(({ date, publieeLe }) => `${date ?? ''}/${publieeLe ?? ''}`);
    return x < y ? 1 : x > y ? -1 : 0;
  });

/**
 * Who signs for an office on a day: its holder while there is one; else the delegate whose delegation still holds, of
 * the first rank; else nobody, and why. Two persons of the same rank are nobody: somebody must choose. A delegate may
 * sign for a holder who is there, when chosen: `pouvoirDe`.
 */
export function quiSigne(
  registre: Registre,
  convention: Convention,
  signataireId: string,
  jour: CivilDate,
  nature: NaturePouvoir | null,
): Pouvoir | Vacance {
  const office = occupationLe(versionsParties(registre, convention), signataireId, jour);
  if (office === null)
    return { vacance: typographie('Cette fonction n’est pas de cette convention.'), defauts: [] };
  const { fonction } = office;
  if (office.etat === 'occupee')
    return {
      par: 'titulaire',
      personne: office.personne,
      fonction,
      blocSignature: blocTitulaire(fonction, office.personne),
      source: office.source,
    };
  const { utilisables, ecartees } = delegatairesLe(registre, convention, signataireId, jour, nature);
  const [premiere, ...autres] = utilisables;
  if (premiere === undefined)
    return {
      vacance: typographie(
        `Nul ne peut signer pour « ${fonction.libelle} » le ${formatDate(jour)} : ${office.cause}`,
      ),
      defauts: ecartees.map(direEcartee),
    };
  const delegation = (one: Pouvoir): Delegation | undefined => registre.delegations.get(one.delegation ?? '');
  const first = delegation(premiere);
  const rivales = autres.filter((one) => {
    const other = delegation(one);
    return (
      first !== undefined &&
      other !== undefined &&
      rangDe(other) === rangDe(first) &&
      qui(other) !== qui(first)
    );
  });
  if (rivales.length === 0) return premiere;
  const noms = [premiere, ...rivales].map((one) => `${fullName(one.personne)} (${one.source})`);
  return {
    vacance: typographie(
      `Plusieurs délégataires de même rang peuvent signer pour « ${fonction.libelle} » le ${formatDate(jour)} : ${enumeration(noms)}. Choisissez lequel, ou indiquez le rang que l’arrêté leur donne.`,
    ),
    defauts: [],
  };
}

/** The delegations that fell with whoever gave them, and that nobody has withdrawn: somebody may still rely on one. */
export function delegationsCaduques(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly Avertissement[] {
  const versions = versionsParties(registre, convention);
  return [...registre.delegations.values()].flatMap((one) => {
    if (one.conventionId !== convention.id) return [];
    const defauts = defautsDelegation(one, titulaires(versions, one.signataireId), jour, null);
    const [premier, ...autres] = defauts;
    // Of one that its own dates or its order already end, there is nothing to say.
    if (premier?.code !== 'caduque' || autres.length > 0) return [];
    return [
      avertir(
        `Délégation de ${fullName(personneDe(one))} (${nomArrete(one)}) : ${premier.message}`,
        'Une délégation tombe avec qui l’a donnée',
      ),
    ];
  });
}

/** « La délégation de Monsieur X (l’arrêté n° …) : elle est abrogée… » */
export const direEcartee = ({ delegation, defauts }: Ecartee): string =>
  typographie(
    `La délégation de ${fullName(personneDe(delegation))} (${nomArrete(delegation)}) ne peut servir. ${defauts
      .map(({ message }) => message)
      .join(' ')}`,
  );

/**
 * The power of one person to sign for an office on a day: of its holder, or of the delegate that somebody chose. What is
 * wrong with it is the refusal.
 */
export function pouvoirDe(
  registre: Registre,
  convention: Convention,
  {
    signataireId,
    delegationId,
    jour,
    nature,
  }: {
    readonly signataireId: string;
    readonly delegationId: string | null;
    readonly jour: CivilDate;
    readonly nature: NaturePouvoir | null;
  },
): Result<Pouvoir> {
  const place = findSignataire(convention, signataireId, 'signataireId');
  if (!place.ok) return place;
  const versions = versionsParties(registre, convention);
  const office = occupationLe(versions, signataireId, jour);
  const { fonction } = office ?? place.value.signataire;
  if (delegationId === null) {
    if (office?.etat === 'occupee')
      return ok({
        par: 'titulaire',
        personne: office.personne,
        fonction,
        blocSignature: blocTitulaire(fonction, office.personne),
        source: office.source,
      });
    return refuse(
      refus(
        'FONCTION_VACANTE',
        { fonction: fonction.libelle, date: jour, cause: office?.cause ?? '' },
        'signataireId',
      ),
    );
  }
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return refuse({ ...found.error, champ: 'delegationId' });
  const delegation = found.value;
  if (delegation.conventionId !== convention.id || delegation.signataireId !== signataireId)
    return refuse(refus('DELEGATION_AUTRE_FONCTION', { fonction: fonction.libelle }, 'delegationId'));
  const defauts = defautsDelegation(delegation, titulaires(versions, signataireId), jour, nature);
  return defauts.length === 0
    ? ok(parDelegation(fonction, delegation))
    : refuse(
        refus(
          'DELEGATION_INUTILISABLE',
          {
            personne: fullName(personneDe(delegation)),
            jour,
            defauts: defauts.map(({ message }) => message),
            // What would mend each.
            remede: [...new Set(defauts.map(({ remede }) => remede))].join(' '),
          },
          'delegationId',
        ),
      );
}
