import type { PrevisionView } from '#contract/conventions';
import type { NatureFaitAttendu } from '#contract/clauses';
import type { Parsed } from '#contract/procedures';
import { formatDate, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { sourceDe, sourceSignee } from '#domain/consolidation/sources';
import { termeEnVigueur } from '#domain/consolidation/terme';
import {
  notifier,
  opposerRenouvellement,
  publier,
  reconduire,
  transmettre,
} from '#domain/convention/faits-commands';
import type { Contexte, DecisionResult } from '#domain/decision';
import { dureeDe } from '#domain/delais/calcul';
import { effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { effetDenonciation } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import { dePartie } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { loiDeFin, sourceAppliquee } from '#domain/resiliation/clause';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { typographie } from '#domain/typographie';

/*
 * What an act would give, decided by the very rule that would record it, on a registry that is never recorded. What
 * is not typed yet and changes no date is taken as typed.
 */

const PAS_ENCORE = '…';

type Fait = Omit<Parsed<'conventions.prevoirFait'>, 'conventionId'>;
type Saisie = Parameters<typeof notifier>[1];

const REGLES: Readonly<
  Record<NatureFaitAttendu, (registre: Registre, saisie: Saisie, contexte: Contexte) => DecisionResult>
> = {
  notification: notifier,
  transmission: transmettre,
  publication: publier,
  // Whoever objects, the days are the same.
  opposition: (registre, { partieId, ...saisie }, contexte) =>
    opposerRenouvellement(
      registre,
      {
        ...saisie,
        partieId: partieId ?? registre.conventions.get(saisie.conventionId)?.parties[0]?.id ?? '',
      },
      contexte,
    ),
  reconduction: reconduire,
};

export function faitPrevuView(
  registre: Registre,
  convention: Convention,
  { nature, date, partieId }: Fait,
  contexte: Contexte,
): PrevisionView {
  const renouvelle = nature === 'opposition' || nature === 'reconduction';
  const source = typographie(
    renouvelle ? sourceDe(registre, convention, 'renouvellement', date) : sourceSignee(convention, 'effet'),
  );
  const decided = REGLES[nature](
    registre,
    { conventionId: convention.id, date, preuve: PAS_ENCORE, partieId },
    contexte,
  );
  if (!decided.ok) return { date, source, dates: [], avertissements: [], refus: decided.error };
  const after = decided.value.changes.find(({ collection }) => collection === 'conventions')
    ?.after as Convention;
  const within: Registre = {
    ...registre,
    conventions: new Map([...registre.conventions, [after.id, after]]),
  };
  const jour = maxDate(contexte.aujourdhui, date);
  const [fin, apres] = [termeEnVigueur(registre, convention, jour), termeEnVigueur(within, after, jour)];
  const effet = effetOf(after);
  return {
    date,
    source,
    dates: [
      ...(renouvelle
        ? []
        : [
            {
              libelle: 'Prise d’effet',
              avant: jourDe(effetOf(convention)),
              apres: jourDe(effet),
              cause: effet.cause.replace(` (${PAS_ENCORE})`, ''),
            },
          ]),
      { libelle: 'Fin', avant: fin.date, apres: apres.date, cause: apres.cause },
      ...(renouvelle
        ? [
            {
              libelle: 'Prochain renouvellement',
              avant: fin.renouvellement?.prochain ?? null,
              apres: apres.renouvellement?.prochain ?? null,
              cause: null,
            },
          ]
        : []),
    ],
    avertissements: decided.value.avertissements,
    refus: null,
  };
}

const jourDe = (effet: ReturnType<typeof effetOf>): CivilDate | null =>
  effet.etat === 'determine' ? effet.date : null;

export function resiliationPrevueView(
  registre: Registre,
  convention: Convention,
  saisie: Parsed<'denonciations.prevoir'>,
  contexte: Contexte,
): PrevisionView {
  const date = saisie.notifieeLe;
  const clause = loiDeFin(registre, convention, saisie.motifClause, date);
  const source = typographie(clause.ok ? sourceAppliquee(clause.value) : clause.error.source);
  const decided = resilierAvecPreavis(
    registre,
    { ...saisie, motif: saisie.motif ?? PAS_ENCORE, indemnite: saisie.indemnite ?? PAS_ENCORE },
    contexte,
  );
  if (!decided.ok) return { date, source, dates: [], avertissements: [], refus: decided.error };
  const after = decided.value.changes.find(({ collection }) => collection === 'denonciations')
    ?.after as Denonciation;
  const preavis = after.preavis?.calcul ?? null;
  const raison = raisonSansEffet(after);
  const sortante = convention.parties.find(({ id }) => id === after.partieSortanteId);
  return {
    date,
    source,
    dates: [
      {
        libelle: sortante === undefined ? 'Fin de la convention' : `Retrait ${dePartie(sortante)}`,
        avant: null,
        apres: effetDenonciation(after),
        cause:
          raison ??
          (preavis === null
            ? null
            : `Préavis de ${dureeDe(preavis.regle)}, qui finit le ${formatDate(preavis.strict.expiration)}.`),
      },
    ],
    // The reason stands beside the day it is the reason of.
    avertissements: decided.value.avertissements.filter(
      ({ message }) => raison === null || !message.includes(raison),
    ),
    refus: null,
  };
}
