import { avecPreavis, raisonSansEffet } from './denonciation-commands';
import { RECOURS } from './recours';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constater, constaterAlertes, direReprise, ouvrirConstat } from '../reprise';
import { refuse } from '../result';
import { finDuPreavis } from '../fiches/denonciation';
import type { Denonciation } from '../fiches/denonciation';
import type { ClauseAppliquee } from '../fiches/mise-en-demeure';
import type { MotifResiliation } from '#registre/fiches/clauses';
import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import { refuseSortie } from '../convention/sorties';
import { verifierCoauteurs } from './auteurs';
import { loiDeFin, sourceAppliquee } from './clause';
import { autorisationDeFin } from './deliberation';
import type { SaisieAutorisation } from './deliberation';
import { tropTard } from './horloge';
import { numeroWarnings } from './recommande';
import { refuseSecondeFin } from './ouverture';

type PriseEffet = Denonciation['priseEffet'];

/** Only where the convention is ended without a breach. */
const HORS_FAUTE = avertir(
  'Entre personnes publiques, une résiliation unilatérale hors faute suppose un motif d’intérêt général.',
  'CE, 27 février 2015, n° 357028',
);

/** The grounds that need no notice: each has its own clause, its notice period, or the agreement of all. */
export const MOTIFS_SANS_MISE_EN_DEMEURE = ['sans_motif', 'interet_general', 'accord'] as const;

/** Ends the convention, or leaves it, as a clause allows without a breach: with its notice period, or by agreement. */
export function resilierAvecPreavis(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly partieId: string;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    /** The ground, hence the clause: another one's clause founds nothing. */
    readonly motifClause: MotifResiliation;
    readonly motif: string | null;
    readonly notifieeLe: CivilDate;
    readonly numero: string | null;
    /** A day the letter fixes, after the notice period; null: its end. */
    readonly effetLe: CivilDate | null;
    /** Why it is taken over from the history: its defects are then kept with it. */
    readonly reprise?: string | null | undefined;
    /** What is said of compensation, where the general interest ends the convention without a clause. */
    readonly indemnite?: string | null | undefined;
  } & SaisieAutorisation,
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const ouvert = ouvrirConstat(input.reprise, undefined, [input.notifieeLe], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const loi = loiDeFin(registre, convention, input.motifClause, input.notifieeLe);
  const entiere = !loi.ok || loi.value.parametres.portee !== 'partie_qui_se_retire';
  const deja = refuseSecondeFin(registre, convention.id, { notifieeLe: input.notifieeLe, entiere });
  if (deja) return refuse(deja);
  if (!loi.ok) return loi;
  const clause = loi.value;
  const source = sourceAppliquee(clause);
  if (input.motifClause === 'manquement')
    return refuse(
      refus('CLAUSE_D_UN_AUTRE_MOTIF', { motif: MOTIF_RESILIATION_LABELS.manquement, source }, 'motifClause'),
    );
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const partie = findPartie(nommee, input.partieId, 'partieId');
  if (!partie.ok) return partie;
  const sortie = refuseSortie(registre, nommee, partie.value.id, input.notifieeLe, 'partieId');
  if (sortie) return refuse(sortie);
  const auteur = findSignataireOf(nommee, partie.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const coauteurs = verifierCoauteurs(registre, nommee, clause, {
    emettrice: partie.value,
    visee: null,
    coauteurIds: input.coauteurIds ?? [],
    jour: input.notifieeLe,
    constat,
  });
  if (!coauteurs.ok) return coauteurs;
  if (input.motif === null && input.motifClause !== 'sans_motif')
    return refuse(
      refus(
        'MOTIF_REQUIS',
        {
          quoi:
            input.motifClause === 'accord'
              ? 'quel acte, signé de toutes les parties, constate leur accord'
              : 'quel motif d’intérêt général justifie la résiliation',
          source,
        },
        'motif',
      ),
    );
  const indemnite = input.indemnite ?? null;
  const horsClause = clause.droitCommun !== undefined && input.motifClause === 'interet_general';
  if (horsClause && indemnite === null) return refuse(refus('INDEMNITE_REQUISE', {}, 'indemnite'));
  const autorisation = autorisationDeFin(registre, convention, {
    partie: partie.value,
    jour: input.notifieeLe,
    saisie: input,
    constat,
  });
  if (!autorisation.ok) return autorisation;
  const validite = requireValidite(registre, convention, 'La résiliation', input.notifieeLe, 'notifieeLe');
  const { n, portee, avantLe } = clause.parametres;
  if (n === null && avantLe !== null && input.effetLe === null)
    return refuse(refus('EFFET_A_FIXER', { source }, 'effetLe'));
  for (const denied of [
    validite.ok ? null : validite.error,
    avantLe !== null && tropTard(input.notifieeLe, avantLe)
      ? refus('PREAVIS_TROP_TARD', { notification: input.notifieeLe, avantLe, source }, 'notifieeLe')
      : null,
    input.effetLe !== null && input.effetLe < input.notifieeLe
      ? refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'effetLe')
      : null,
  ]) {
    const kept = constater(constat, denied);
    if (kept !== null) return refuse(kept);
  }
  const prevue = avecPreavis(
    {
      id: contexte.newId(),
      conventionId: convention.id,
      miseEnDemeureId: null,
      partieId: partie.value.id,
      auteurId: auteur.value.id,
      ...(coauteurs.value === null ? {} : { coauteurIds: coauteurs.value }),
      clause,
      ...(portee === 'partie_qui_se_retire' ? { partieSortanteId: partie.value.id } : {}),
      notifieeLe: input.notifieeLe,
      numero: input.numero,
      persistance: null,
      ...(input.motif === null ? {} : { motif: input.motif }),
      ...(horsClause && indemnite !== null ? { indemnite } : {}),
      ...autorisation.value.gardee,
      priseEffet: priseEffetDe(clause, input.effetLe, input.notifieeLe),
      receptionLe: null,
      derogation: null,
    },
    convention,
  );
  const fin = finDuPreavis(prevue);
  const tot =
    input.effetLe !== null && fin !== null && input.effetLe < fin
      ? constater(constat, refus('EFFET_AVANT_PREAVIS', { effet: fin, source }, 'effetLe'))
      : null;
  if (tot !== null) return refuse(tot);
  const alertes = constaterAlertes(constat, validite.ok ? validite.value : []);
  const denonciation: Denonciation = { ...prevue, ...avecConstat(undefined, constat) };
  const raison = raisonSansEffet(denonciation);
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [
      ...direReprise(registre, { collection: 'denonciations', entite: denonciation }),
      ...alertes,
      ...autorisation.value.avertissements,
      ...(input.numero === null ? [] : numeroWarnings(input.numero)),
      ...(raison === null ? [] : [avertir(`Effet non déterminé. ${raison}`, source)]),
      ...(input.motifClause === 'accord' ? [] : [HORS_FAUTE, RECOURS]),
    ],
  );
}

function priseEffetDe(clause: ClauseAppliquee, effetLe: CivilDate | null, accordLe: CivilDate): PriseEffet {
  if (effetLe !== null) return { nature: 'date', date: effetLe };
  if (clause.parametres.n !== null) return { nature: 'preavis' };
  // What all agreed on needs no receipt.
  return clause.parametres.motif === 'accord' ? { nature: 'date', date: accordLe } : { nature: 'reception' };
}
