import type {
  DelaiPrevuView,
  DenonciationView,
  ReglesResiliationView,
  RegleResiliationView,
} from '#contract/conventions';
import { direClause } from '#domain/clauses/dire';
import type { CivilDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { effetDenonciation, etatDenonciation } from '#domain/fiches/denonciation';
import { fullName } from '#domain/parties/partie';
import { suitesPossibles } from '#domain/resiliation/etats-denonciation';
import { destinatairesDenonciation } from '#domain/resiliation/suites-commands';
import type { Convention } from '#domain/fiches/convention';
import { isEffectif } from '#domain/fiches/mise-en-demeure';
import type { ClauseAppliquee, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { denonciationsOf } from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { mentionReprise } from '#domain/reprise';
import type { Result } from '#domain/result';
import { partiesLiees } from '#domain/convention/sorties';
import {
  SANS_CLAUSE,
  clauseDeResiliation,
  direDroitCommun,
  loiDeFin,
  motifsOuverts,
  sourceAppliquee,
} from '#domain/resiliation/clause';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { passagesInvocables } from '#domain/resiliation/griefs';
import { avecDelai, raisonSansDelai } from '#domain/resiliation/horloge';
import { typographie } from '#domain/typographie';
import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import type { MotifResiliation } from '#registre/fiches/clauses';
import type { ViewContext } from './context';
import { preuvesDe } from './preuves';

/** What a clause of termination says, as a sentence of its own. */
export const direClauseAppliquee = ({ parametres, droitCommun }: ClauseAppliquee): string =>
  droitCommun !== undefined
    ? `Sans clause de la convention : ${direDroitCommun(parametres.motif)}.`
    : `${upperFirst(direClause({ nature: 'resiliation', ...parametres }))}.`;

function regle(motif: MotifResiliation, found: Result<ClauseAppliquee>): RegleResiliationView {
  const libelle = MOTIF_RESILIATION_LABELS[motif];
  return found.ok
    ? {
        motif,
        libelle,
        clause: found.value,
        dit: direClauseAppliquee(found.value),
        source: typographie(sourceAppliquee(found.value)),
        refus: null,
      }
    : { motif, libelle, clause: null, dit: null, source: null, refus: found.error };
}

/** By which clauses the convention may end today. */
export function reglesResiliationView(
  registre: Registre,
  convention: Convention,
  { aujourdhui }: ViewContext,
): ReglesResiliationView {
  const of = (motif: MotifResiliation): RegleResiliationView =>
    regle(motif, clauseDeResiliation(registre, convention, motif, aujourdhui));
  const manquement = of('manquement');
  return {
    manquement,
    autres: [...new Set([...motifsOuverts(registre, convention, aujourdhui), ...SANS_CLAUSE])]
      .filter((motif) => motif !== 'manquement')
      .map((motif) => regle(motif, loiDeFin(registre, convention, motif, aujourdhui))),
    passages:
      manquement.clause?.parametres.toutArticle === true
        ? passagesInvocables(registre, convention, aujourdhui)
        : [],
    partiesLiees: partiesLiees(registre, convention, aujourdhui).map(({ id }) => id),
  };
}

/** The delay a notice would have, were a letter deposited that day. */
export function delaiPrevuView(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  depotLe: CivilDate,
): DelaiPrevuView {
  const kept = miseEnDemeure.envois.some(isEffectif) ? miseEnDemeure.clause : undefined;
  const found = clauseDeResiliation(registre, convention, 'manquement', depotLe);
  const loi: Result<ClauseAppliquee> = kept === undefined ? found : { ok: true, value: kept };
  if (!loi.ok) return { depotLe, delai: null, raison: loi.error.message, regle: regle('manquement', loi) };
  const sent = avecDelai(
    {
      ...miseEnDemeure,
      clause: loi.value,
      envois: [
        ...miseEnDemeure.envois,
        {
          id: 'envoi-a-venir',
          destinataireId: miseEnDemeure.partieDestinataireId,
          numero: '…',
          depotLe,
          preuve: { nature: 'declaratif' },
          presentationLe: null,
          distributionLe: null,
          retour: null,
        },
      ],
    },
    convention,
  );
  return {
    depotLe,
    delai: sent.delai?.calcul ?? null,
    raison: raisonSansDelai(sent),
    regle: regle('manquement', loi),
  };
}

export const denonciationsView = (registre: Registre, convention: Convention): readonly DenonciationView[] =>
  denonciationsOf(registre, convention.id).map((denonciation) => ({
    destinataires: destinatairesDenonciation(registre, convention, denonciation).map(({ id, personne }) => ({
      id,
      nom: fullName(personne),
    })),
    etat: etatDenonciation(denonciation),
    suitesPossibles: suitesPossibles(denonciation),
    preuves: preuvesDe(registre, denonciation.id, denonciation.envois ?? []),
    denonciation,
    effet: effetDenonciation(denonciation),
    raison: raisonSansEffet(denonciation),
    mention: mentionReprise(registre, { collection: 'denonciations', entite: denonciation }),
    dit: denonciation.clause === undefined ? null : direClauseAppliquee(denonciation.clause),
  }));
