import type { LigneTravailView } from '#contract/travail';
import { laClause } from '#domain/clauses/dire';
import { clausesAu } from '#domain/consolidation/clauses';
import { sourceSignee } from '#domain/consolidation/sources';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { ACTE_CONVENTION } from '#domain/convention/echeances';
import { etatAu } from '#domain/convention/etat';
import { faitsAttendus } from '#domain/convention/faits-commands';
import { FAIT_CONVENTION_LABELS, effetOf } from '#domain/fiches/convention';
import type { NatureFait } from '#domain/fiches/convention';
import { counted } from '#domain/french';
import { missingSignataires } from '#domain/parties/partie';
import { titulairesChangesConvention } from '#domain/titulaire/changements';
import type { NomActe } from '#registre/actes';
import { ligne, manquent, titulairesChanges } from './ligne';
import type { Champ } from '../par-convention';

/** The facts that bring the effect, and the act that records each. */
const FAITS_D_EFFET: Partial<Record<NatureFait, NomActe>> = {
  notification: 'conventions.notifier',
  transmission: 'conventions.transmettre',
  publication: 'conventions.publier',
};

const acte = ACTE_CONVENTION;

/** What the convention itself asks for: its signatures, what its effect waits for, its clauses, its end. */
export function lignesConvention(champ: Champ): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  const { aujourdhui } = context;
  return [
    ...priseEffet(champ),
    ...fin(champ),
    ...clausesAu(famille, convention, aujourdhui).clauses.flatMap(({ id, parametres, certitude }) =>
      certitude.sure
        ? []
        : [
            ligne(champ, {
              id: `clause/${id}`,
              acte,
              aFaire: `Confirmer ${laClause(parametres)}`,
              cause: certitude.doutes.join(' '),
              onglet: 'clauses',
              geste: { nature: 'acte', libelle: 'Confirmer', acte: 'conventions.confirmerClause', id },
            }),
          ],
    ),
    ...titulairesChanges(
      champ,
      { id: convention.id, acte: 'Convention à signer', onglet: 'parties' },
      titulairesChangesConvention(famille, convention, aujourdhui),
    ),
  ];
}

function priseEffet(champ: Champ): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  const effet = effetOf(convention);
  switch (effet.etat) {
    case 'determine':
      return [];
    case 'a_trancher':
      return [
        ligne(champ, {
          id: 'effet',
          acte,
          aFaire: 'Choisir la date d’effet de la convention',
          blocage: {
            message: effet.cause,
            source: sourceSignee(convention, 'effet'),
            remede: 'Choisissez la date d’effet et motivez ce choix.',
          },
          onglet: 'parties',
          geste: {
            nature: 'acte',
            libelle: 'Choisir la date',
            acte: 'conventions.trancherEffet',
            id: convention.id,
          },
        }),
      ];
    case 'non_determine': {
      const missing = missingSignataires(convention.parties, convention.signatures);
      if (missing.length > 0)
        return [
          ligne(champ, {
            id: 'signatures',
            acte,
            aFaire: `Recueillir ${counted(missing.length, 'signature')}`,
            cause: 'Sans elles, la convention n’a pas encore d’effet.',
            attendu: manquent(missing),
            etat: 'a_signer',
            onglet: 'parties',
            geste: {
              nature: 'acte',
              libelle: 'Enregistrer les signatures',
              acte: 'conventions.signer',
              id: convention.id,
            },
          }),
        ];
      return faitsAttendus(famille, convention, context.aujourdhui)
        .flatMap((nature) => {
          const method = FAITS_D_EFFET[nature];
          return method === undefined ? [] : [{ nature, method }];
        })
        .slice(0, 1)
        .map(({ nature, method }) =>
          ligne(champ, {
            id: `fait/${nature}`,
            acte,
            aFaire: `Enregistrer la ${FAIT_CONVENTION_LABELS[nature]} de la convention`,
            cause: effet.cause,
            onglet: 'clauses',
            geste: { nature: 'acte', libelle: 'Enregistrer', acte: method, id: convention.id },
          }),
        );
    }
  }
}

function fin(champ: Champ): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  const { aujourdhui } = context;
  if (etatAu(famille, convention, aujourdhui) !== 'en_vigueur') return [];
  const found: LigneTravailView[] = [];
  const { etat, cause } = termeEnVigueur(famille, convention, aujourdhui, {
    aVenir: true,
  });
  if (etat === 'hypothese')
    found.push(
      ligne(champ, {
        id: 'fin',
        acte,
        aFaire: 'Confirmer la date de fin',
        cause,
        onglet: 'parties',
        geste: { nature: 'acte', libelle: 'Confirmer', acte: 'conventions.confirmerFin', id: convention.id },
      }),
    );
  return found;
}
