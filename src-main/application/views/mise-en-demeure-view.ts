import type { LigneMiseEnDemeureView, RepereView } from '#contract/conventions';
import type { MiseEnDemeureView } from '#contract/views';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { denonciationDuDossier, misesEnDemeureOf } from '#domain/lookup';
import type { Avertissement, Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { direReprise, mentionReprise } from '#domain/reprise';
import { clauseDeResiliation } from '#domain/resiliation/clause';
import { raisonSansEffet, requireDenonciable } from '#domain/resiliation/denonciation-commands';
import { nomDuGrief } from '#domain/resiliation/griefs';
import { raisonSansDelai } from '#domain/resiliation/horloge';
import { numerosRepetes } from '#domain/resiliation/envois';
import { effetDenonciation } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { ClauseAppliquee, EtatMiseEnDemeure, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { delaiApresLaFin } from '#domain/resiliation/ouverture';
import { reponseDue } from '#domain/resiliation/recue-commands';
import { numeroWarnings } from '#domain/resiliation/recommande';
import { titulairesChangesLettre } from '#domain/titulaire/changements';
import type { ViewContext } from './context';
import { direClauseAppliquee } from './resiliation-view';

function suites(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  { aujourdhui }: ViewContext,
): { readonly etat: EtatMiseEnDemeure; readonly denonciation: Denonciation | null } {
  const denonciation = denonciationDuDossier(registre, miseEnDemeure);
  return { etat: etatMiseEnDemeure(miseEnDemeure, aujourdhui, denonciation !== null), denonciation };
}

/** The clause the case is held under; before any sending, the one that would hold it today. */
function clauseDuDossier(
  registre: Registre,
  convention: Convention,
  { clause, delai, signeeLe }: MiseEnDemeure,
  { aujourdhui }: ViewContext,
): ClauseAppliquee | null {
  if (clause !== undefined) return clause;
  // A delay of before clauses were kept says its own rule.
  if (delai !== null) return null;
  const found = clauseDeResiliation(registre, convention, 'manquement', signeeLe ?? aujourdhui);
  return found.ok ? found.value : null;
}

export function miseEnDemeureView(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  context: ViewContext,
): MiseEnDemeureView {
  const { etat, denonciation } = suites(registre, miseEnDemeure, context);
  const open =
    etat === 'signee' ||
    etat === 'delai_non_determine' ||
    etat === 'delai_en_cours' ||
    etat === 'delai_expire';
  const fait = { collection: 'misesEnDemeure', entite: miseEnDemeure } as const;
  const aSavoir: Avertissement[] = [
    ...direReprise(registre, fait),
    ...(denonciation === null
      ? []
      : direReprise(registre, { collection: 'denonciations', entite: denonciation })),
    ...miseEnDemeure.envois.flatMap(({ numero, electronique }) =>
      numero === null || electronique !== undefined ? [] : numeroWarnings(numero),
    ),
    ...numerosRepetes(registre, miseEnDemeure.envois, miseEnDemeure.id),
  ];
  aSavoir.push(...titulairesChangesLettre(registre, convention, miseEnDemeure, context.aujourdhui));
  let blocage: Refus | null = null;
  if (open) {
    const vain = delaiApresLaFin(registre, convention, miseEnDemeure, context.aujourdhui);
    if (vain !== null) aSavoir.push(vain.avertissement);
    const gate = requireDenonciable(registre, miseEnDemeure, context.aujourdhui, null);
    if (gate.ok) aSavoir.push(...gate.value.avertissements);
    else blocage = gate.error;
  }
  aSavoir.push(
    ...(miseEnDemeure.delai?.calcul.notices ?? []).map((message) => ({ message, source: 'Calendrier' })),
  );
  const clause = clauseDuDossier(registre, convention, miseEnDemeure, context);
  return {
    miseEnDemeure,
    cites: miseEnDemeure.griefs.map((grief) => nomDuGrief(registre, convention, grief)),
    dit: clause === null ? null : direClauseAppliquee(clause),
    raison: raisonSansDelai(miseEnDemeure),
    reponse: reponseDueView(miseEnDemeure, convention),
    etat,
    denonciation,
    effetDenonciation: denonciation === null ? null : effetDenonciation(denonciation),
    mention: mentionReprise(registre, fait),
    raisonEffet: denonciation === null ? null : raisonSansEffet(denonciation),
    blocage,
    aSavoir,
  };
}

function reponseDueView(miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeureView['reponse'] {
  const due = reponseDue(miseEnDemeure, convention);
  return due === null ? null : { date: due.date, cause: due.cause };
}

/** In the order they were prepared. */
export const lignesMisesEnDemeure = (
  registre: Registre,
  conventionId: string,
  context: ViewContext,
): readonly LigneMiseEnDemeureView[] =>
  misesEnDemeureOf(registre, conventionId).map((one, index) => {
    const { id, signeeLe, partieEmettriceId, partieDestinataireId } = one;
    return {
      id,
      rang: index + 1,
      signeeLe,
      partieEmettriceId,
      partieDestinataireId,
      repere: repere(one),
      mention: mentionReprise(registre, { collection: 'misesEnDemeure', entite: one }),
      ...suites(registre, one, context),
    };
  });

/** The day to know of a letter: when it may be denounced upon, or the last thing that happened to it. */
function repere({ delai, envois, signeeLe, regularisation, retrait }: MiseEnDemeure): RepereView | null {
  const at = (libelle: string, date: CivilDate | null | undefined): RepereView | null =>
    date === null || date === undefined ? null : { libelle, date };
  return (
    at('le', regularisation?.date) ??
    at('le', retrait?.date) ??
    at('expire le', delai?.calcul.prudent.expiration) ??
    at('envoyée le', envois.at(-1)?.depotLe) ??
    at('signée le', signeeLe)
  );
}
