import { estSigne } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Convention, Terme } from '../fiches/convention';
import { designationOf } from '../designation';
import { s, upperFirst } from '../french';
import { avenantsOf, misesEnDemeureOf, signatairesDe } from '../lookup';
import { allSignataires } from '../parties/partie';
import type { Partie } from '../parties/partie';
import type { Registre } from '../registre';
import { typographie } from '../typographie';
import { ARBITRABLES, concordanceDe } from './concordance';
import { clauseDe } from '../clauses/clause';
import type { ClauseTenue } from '../clauses/clause';
import { direClause, nomDeClause } from '../clauses/dire';
import { memesParametres } from '../clauses/lire';
import { clausesAu, lieuCourt, motsDe } from '../consolidation/clauses';
import type { VersionClauses } from '../consolidation/clauses';
import { consolider } from '../consolidation/consolider';
import type { Consolidation, Conflit } from '../consolidation/consolider';
import { lAvenant } from '../consolidation/ordre';
import { referenceDe } from '../consolidation/reference';
import { direEnVigueur, termeEnVigueur } from '../consolidation/terme';
import { texteAlinea } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

export type DateDeplacee = {
  readonly libelle: string;
  readonly avant: CivilDate | null;
  readonly apres: CivilDate | null;
  /** What stands in place of a day when the rule moves and no day is known yet: a delay, in words. */
  readonly dit?: { readonly avant: string | null; readonly apres: string | null };
  readonly cause: string;
};

export type Touche = {
  readonly libelle: string;
  readonly detail: string;
  readonly nature: 'avenant' | 'dossier-de-signature' | 'mise-en-demeure';
};

export type Simulation = {
  /** The day the avenant would take effect, were it signed today. */
  readonly effet: CivilDate;
  readonly avant: TexteEnVigueur;
  readonly apres: Consolidation;
  readonly dates: readonly DateDeplacee[];
  readonly touches: readonly Touche[];
  /** Conflicts that would not be there without it. */
  readonly conflits: readonly Conflit[];
};

/**
 * What would follow from the signature of an avenant today: the same rules, asked on a registry that is never
 * recorded. An avenant already signed is simulated against the registry without it.
 */
export function simuler(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): Simulation {
  const requises = signatairesDe(registre, convention, avenant, aujourdhui);
  const signe = estSigne(avenant, requises);
  const { jour, texte: avant } = referenceDe(registre, convention, avenant, aujourdhui);
  const without = avec(registre, { ...avenant, signatures: [] });
  const signed: Avenant = {
    ...avenant,
    numero:
      avenant.numero ??
      1 + Math.max(0, ...avenantsOf(registre, convention.id).map(({ numero }) => numero ?? 0)),
    signatures: signe
      ? avenant.signatures
      : allSignataires(requises).map(({ id }) => ({ signataireId: id, date: aujourdhui })),
  };
  const within = avec(registre, signed);
  const apres = consolider(within, convention, jour);
  const last = [jour, ...apres.aVenir.map(({ effet }) => effet ?? jour)].reduce((a, b) => (a > b ? a : b));
  // One settled until now, which the avenant would open again, is new as well.
  const key = ({ operationId, arbitrage }: Conflit): string => `${operationId} ${arbitrage === null}`;
  const known = new Set(consolider(without, convention, last).conflits.map(key));
  const conflits = consolider(within, convention, last).conflits.filter((one) => !known.has(key(one)));
  return {
    effet: jour,
    avant,
    apres,
    dates: datesDeplacees(without, within, convention, {
      jour,
      cause: causeDeLEffet(avenant, signe, jour),
      // What nobody has signed is in force on no day.
      projet: signe ? null : avenant,
      aujourdhui,
    }),
    touches: [
      ...projetsTouches(without, within, convention, avenant, aujourdhui),
      ...lettresTouchees(registre, convention, avant, apres.texte),
    ],
    conflits,
  };
}

function avec(registre: Registre, avenant: Avenant): Registre {
  return { ...registre, avenants: new Map([...registre.avenants, [avenant.id, avenant]]) };
}

/** Why the avenant would take effect that day: it fixes it, or its last signature does. */
function causeDeLEffet({ priseEffet }: Avenant, signe: boolean, jour: CivilDate): string {
  if (priseEffet.nature === 'date' && priseEffet.date === jour)
    return signe ? 'C’est la date que l’avenant fixe.' : 'C’est la date que le projet fixe.';
  if (signe) return 'C’est le jour de la dernière signature.';
  const passee =
    priseEffet.nature === 'date'
      ? `Le ${formatDate(priseEffet.date)}, que le projet fixe, est passé : ce serait le jour de la dernière signature. `
      : '';
  return typographie(`${passee}S’il était signé aujourd’hui par tous.`);
}

function datesDeplacees(
  without: Registre,
  within: Registre,
  convention: Convention,
  {
    jour,
    cause,
    projet,
    aujourdhui,
  }: {
    readonly jour: CivilDate;
    readonly cause: string;
    readonly projet: Avenant | null;
    readonly aujourdhui: CivilDate;
  },
): readonly DateDeplacee[] {
  const effet: DateDeplacee = { libelle: 'Prise d’effet de l’avenant', avant: null, apres: jour, cause };
  const before = termeEnVigueur(without, convention, aujourdhui, { aVenir: true });
  const after = termeEnVigueur(within, convention, aujourdhui, {
    aVenir: true,
    dire: ({ avenant, effet }) =>
      avenant.id === projet?.id
        ? `${lAvenant(projet)}, s’il prenait effet le ${formatDate(effet)}`
        : direEnVigueur({ avenant, effet }),
  });
  const [avant, apres] = [without, within].map((registre) => clausesAu(registre, convention, jour));
  if (avant === undefined || apres === undefined) throw new Error('two registries, two sets of clauses');
  const finDeplacee = before.date !== after.date || before.etat !== after.etat;
  return [
    effet,
    ...(finDeplacee
      ? [
          { libelle: 'Fin de la convention', avant: before.date, apres: after.date, cause: after.cause },
          {
            libelle: 'Dernier jour pour demander ou signer un avenant',
            avant: before.date,
            apres: after.date,
            cause: causeDe(
              apres,
              clauseDe(apres.clauses, 'avenant'),
              'Un avenant ne modifie qu’une convention en vigueur.',
            ),
          },
        ]
      : []),
    ...renouvellementDeplace(before, after, apres),
    ...clausesChangees(convention, avant, apres, { jour, finDeplacee }),
    ...lettresAEnvoyer(without, convention, avant, apres),
    ...(finDeplacee ? denonciationsDeplacees(without, convention, before, after) : []),
  ];
}

/** The words of a clause, with the place where they stand; `sans` when the text has none. */
function causeDe(version: VersionClauses, clause: ClauseTenue | null, sans: string): string {
  if (clause === null) return typographie(sans);
  const lieu = lieuCourt(version.texte, clause);
  const mots = motsDe(version.texte, clause.ancres)
    .filter((one) => one !== null)
    .join(' ');
  const doutes = clause.certitude.sure ? '' : ` À confirmer : ${clause.certitude.doutes.join(' ')}`;
  return typographie(lieu === null ? `${sans}${doutes}` : `${upperFirst(lieu)} : « ${mots} »${doutes}`);
}

/** The next renewal, and the last day to object to it or to ask for it. */
function renouvellementDeplace(before: Terme, after: Terme, apres: VersionClauses): readonly DateDeplacee[] {
  const cause = causeDe(
    apres,
    clauseDe(apres.clauses, 'renouvellement'),
    'Le texte ne prévoit plus de renouvellement.',
  );
  const tacite = (after.renouvellement ?? before.renouvellement)?.tacite === true;
  const limite = tacite
    ? 'Dernier jour pour s’opposer au renouvellement'
    : 'Dernier jour pour renouveler la convention';
  return (['prochain', 'limite'] as const).flatMap((quoi) => {
    const [was, is] = [before.renouvellement?.[quoi] ?? null, after.renouvellement?.[quoi] ?? null];
    const libelle = quoi === 'prochain' ? 'Prochain renouvellement' : limite;
    return was === is ? [] : [{ libelle, avant: was, apres: is, cause }];
  });
}

/** Each clause that says something else, in words; an obligation that nothing says any more, on the day it ends. */
function clausesChangees(
  convention: Convention,
  avant: VersionClauses,
  apres: VersionClauses,
  { jour, finDeplacee }: { readonly jour: CivilDate; readonly finDeplacee: boolean },
): readonly DateDeplacee[] {
  const nommer = (id: string): string => convention.parties.find((one) => one.id === id)?.nom ?? id;
  const dire = (one: ClauseTenue | undefined): string | null =>
    one === undefined ? null : direClause(one.parametres, nommer);
  const ids = [...new Set([...avant.clauses, ...apres.clauses].map(({ id }) => id))];
  return ids.flatMap((id): readonly DateDeplacee[] => {
    const [was, is] = [avant, apres].map(({ clauses }) => clauses.find((one) => one.id === id));
    const parametres = (is ?? was)?.parametres;
    if (parametres === undefined || (parametres.nature === 'duree' && finDeplacee)) return [];
    const same =
      was !== undefined &&
      is !== undefined &&
      memesParametres(was.parametres, is.parametres) &&
      was.certitude.sure === is.certitude.sure;
    if (same) return [];
    const nom = nomDeClause(parametres);
    if (parametres.nature === 'obligation' && was !== undefined && is === undefined)
      return [
        {
          libelle: typographie(`Fin de l’${nom}`),
          avant: null,
          apres: jour,
          cause: 'Aucun passage ne la dit plus à partir de ce jour ; les faits d’avant restent dus.',
        },
      ];
    return [
      {
        libelle: upperFirst(nom),
        avant: null,
        apres: null,
        dit: { avant: dire(was), apres: dire(is) },
        cause: causeDe(apres, is ?? null, 'Le texte ne la prévoit plus.'),
      },
    ];
  });
}

/** Notices not yet sent run on the clause of the day they are: what it would be. */
function lettresAEnvoyer(
  registre: Registre,
  convention: Convention,
  avant: VersionClauses,
  apres: VersionClauses,
): readonly DateDeplacee[] {
  const manquement = ({ clauses }: VersionClauses): ClauseTenue | null =>
    clauses.find(
      ({ parametres }) => parametres.nature === 'resiliation' && parametres.motif === 'manquement',
    ) ?? null;
  const [was, is] = [manquement(avant), manquement(apres)];
  if (was === null ? is === null : is !== null && memesParametres(was.parametres, is.parametres)) return [];
  const dire = (one: ClauseTenue | null): string | null => (one === null ? null : direClause(one.parametres));
  return misesEnDemeureOf(registre, convention.id)
    .filter(
      ({ envois, retrait, regularisation }) =>
        envois.length === 0 && retrait === null && regularisation === null,
    )
    .map((lettre) => ({
      libelle: typographie(
        `Délai de ${designationOf({ collection: 'misesEnDemeure', entite: lettre }, registre)}, si elle part sous l’avenant`,
      ),
      avant: null,
      apres: null,
      dit: { avant: dire(was), apres: dire(is) },
      cause: causeDe(apres, is, 'Le texte ne prévoit plus de mise en demeure.'),
    }));
}

/** Denunciations that become possible, or no longer are, because the convention ends another day. */
function denonciationsDeplacees(
  registre: Registre,
  convention: Convention,
  before: Terme,
  after: Terme,
): readonly DateDeplacee[] {
  return misesEnDemeureOf(registre, convention.id).flatMap((one): readonly DateDeplacee[] => {
    if (one.delai === null || one.retrait !== null || one.regularisation !== null) return [];
    const { premierJour: first, expiration } = one.delai.calcul.prudent;
    const [was, is] = [before, after].map((terme) => terme.etat !== 'confirme' || first <= terme.date);
    if (was === is) return [];
    return [
      {
        libelle: typographie(
          `Dénonciation possible sur ${designationOf({ collection: 'misesEnDemeure', entite: one }, registre)}`,
        ),
        avant: was === true ? first : null,
        apres: is === true ? first : null,
        cause: typographie(
          was !== true
            ? `Le délai expire le ${formatDate(expiration)} à 24 h : la convention aurait cessé avant ; elle durerait encore.`
            : `Le délai expire le ${formatDate(expiration)} à 24 h : la convention aurait cessé avant.`,
        ),
      },
    ];
  });
}

/** Other drafts whose operations would no longer hold, those out for signature among them. */
function projetsTouches(
  without: Registre,
  within: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): readonly Touche[] {
  return avenantsOf(without, convention.id).flatMap((other): readonly Touche[] => {
    if (other.id === avenant.id || other.abandon !== null || other.refus !== null) return [];
    const requises = signatairesDe(without, convention, other, aujourdhui);
    if (estSigne(other, requises)) return [];
    if (other.operations.length === 0) return [];
    const blocking = (registre: Registre) =>
      concordanceDe(registre, convention, other, aujourdhui).lignes.flatMap(({ defauts }) =>
        defauts.filter(({ bloquant, code }) => bloquant && code !== 'PROJET_CONCURRENT'),
      );
    const before = new Set(blocking(without).map(({ code, sujet }) => `${code} ${sujet}`));
    const [fresh] = blocking(within).filter(({ code, sujet }) => !before.has(`${code} ${sujet}`));
    if (fresh === undefined) return [];
    const libelle = designationOf({ collection: 'avenants', entite: other }, without);
    const dossier = dossierOuvert(other, requises);
    // What may be settled leaves the originals as they are; the rest asks for other words on them.
    const suite = ARBITRABLES.has(fresh.code)
      ? 'ce point serait à trancher'
      : 'ses originaux seraient à refaire';
    return [
      dossier === null
        ? { libelle, detail: fresh.message, nature: 'avenant' }
        : {
            libelle,
            detail: typographie(`${dossier} : ${suite}. ${fresh.message}`),
            nature: 'dossier-de-signature',
          },
    ];
  });
}

/** How far the signatures of a draft have gone, when its originals are already out; null before. */
function dossierOuvert({ miseALaSignature, signatures }: Avenant, parties: readonly Partie[]): string | null {
  if (miseALaSignature === null && signatures.length === 0) return null;
  const depuis = miseALaSignature === null ? '' : ` depuis le ${formatDate(miseALaSignature.date)}`;
  const total = allSignataires(parties).length;
  const recueillies = `${signatures.length} signature${s(signatures.length)} sur ${total}`;
  return `À la signature${depuis}, ${recueillies}`;
}

/** Notices not yet sent that quote an obligation the avenant rewrites. */
function lettresTouchees(
  registre: Registre,
  convention: Convention,
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
): readonly Touche[] {
  const words = ({ divisions }: TexteEnVigueur): ReadonlyMap<string, string> =>
    new Map(
      divisions.flatMap(({ alineas }) => alineas.map((alinea) => [alinea.id, texteAlinea(alinea)] as const)),
    );
  const [old, now] = [words(avant), words(apres)];
  const changed = convention.obligations.filter(({ alineaIds }) =>
    alineaIds.some((id) => old.get(id) !== now.get(id)),
  );
  return misesEnDemeureOf(registre, convention.id).flatMap((lettre): readonly Touche[] => {
    if (lettre.retrait !== null || lettre.envois.length > 0) return [];
    const quoted = changed.filter(({ id }) => lettre.griefs.some(({ obligationId }) => obligationId === id));
    return quoted.map(({ id }) => ({
      libelle: designationOf({ collection: 'misesEnDemeure', entite: lettre }, registre),
      detail: typographie(`Elle cite l’obligation ${id}, que l’avenant récrit.`),
      nature: 'mise-en-demeure',
    }));
  });
}
