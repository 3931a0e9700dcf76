import { formatLong } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { dureeOf } from '../delais/calcul';
import type { Convention } from '../fiches/convention';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { effetDenonciation, finDuPreavis } from '../fiches/denonciation';
import type { Denonciation } from '../fiches/denonciation';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { ClauseAppliquee, MiseEnDemeure } from '../fiches/mise-en-demeure';
import type { MotifResiliation } from '#registre/fiches/clauses';
import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import { refuseSortie } from '../convention/sorties';
import { verifierCoauteurs } from './auteurs';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { constater, departDuPreavis, raisonSansDelai, regleDe, tropTard } from './horloge';
import { refuseVacance } from '../titulaire/occupation';
import { numeroWarnings } from './recommande';
import { addresseesLost, addresseesWithout, findOpen, refuseIfClosed, refuseSecondeFin } from './ouverture';

type PriseEffet = Denonciation['priseEffet'];

/**
 * Ends the convention, or the part of the defaulting party in it, after a notice that had no effect: the only act that
 * does, whether the clause gives a power or says « de plein droit » (the persistence is then recorded as a fact). Never
 * before the delay has wholly run: the prudent date is the gate; a reasoned derogation goes down to the strict date and
 * no further.
 */
export function notifierDenonciation(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    readonly notifieeLe: CivilDate;
    readonly numero: string | null;
    readonly persistance: string;
    readonly priseEffet: PriseEffet;
    readonly derogation: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.notifieeLe);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const source = sourceAppliquee(miseEnDemeure.clause);
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const gate = requireDenonciable(registre, miseEnDemeure, input.notifieeLe, input.derogation);
  if (!gate.ok) return gate;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const emettrice = findPartie(nommee, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(nommee, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) {
    return auteur.error.code === 'SIGNATAIRE_AUTRE_PARTIE'
      ? refuse(
          refus('DENONCIATION_AUTRE_PARTIE', { partie: nomCourant(emettrice.value), source }, 'auteurId'),
        )
      : auteur;
  }
  const signant = { signataireId: auteur.value.id, date: input.notifieeLe };
  const vacante = refuseVacance(registre, convention, signant, 'notifieeLe');
  if (vacante !== null) return refuse(vacante);
  const parametres = miseEnDemeure.clause?.parametres;
  const deja = refuseSecondeFin(registre, convention.id, {
    notifieeLe: input.notifieeLe,
    entiere: parametres?.portee !== 'partie_defaillante',
  });
  if (deja) return refuse(deja);
  const coauteurs =
    miseEnDemeure.clause === undefined
      ? ok(null)
      : verifierCoauteurs(registre, nommee, miseEnDemeure.clause, {
          emettrice: emettrice.value,
          visee: miseEnDemeure.partieDestinataireId,
          coauteurIds: input.coauteurIds ?? miseEnDemeure.coauteurIds ?? [],
          jour: input.notifieeLe,
        });
  if (!coauteurs.ok) return coauteurs;
  if (input.priseEffet.nature === 'constat' && parametres?.caractere !== 'plein_droit')
    return refuse(refus('CONSTAT_SANS_PLEIN_DROIT', { source }, 'priseEffet.nature'));
  if (input.priseEffet.nature === 'date' && input.priseEffet.date < input.notifieeLe) {
    return refuse(refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'priseEffet.date'));
  }
  const denonciation: Denonciation = {
    id: contexte.newId(),
    conventionId: convention.id,
    miseEnDemeureId: miseEnDemeure.id,
    partieId: emettrice.value.id,
    auteurId: auteur.value.id,
    ...(coauteurs.value === null ? {} : { coauteurIds: coauteurs.value }),
    ...(miseEnDemeure.clause === undefined ? {} : { clause: miseEnDemeure.clause }),
    ...(parametres?.portee === 'partie_defaillante'
      ? { partieSortanteId: miseEnDemeure.partieDestinataireId }
      : {}),
    notifieeLe: input.notifieeLe,
    numero: input.numero,
    persistance: input.persistance,
    priseEffet: input.priseEffet,
    receptionLe: null,
    derogation: gate.value.derogee ? input.derogation : null,
  };
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [...gate.value.avertissements, ...(input.numero === null ? [] : numeroWarnings(input.numero)), RECOURS],
  );
}

const RECOURS = avertir(
  'L’autre partie peut saisir le juge dans les deux mois où elle est informée de la résiliation.',
  'CE, 21 mars 2011, n° 304806',
);

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
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const loi = clauseDeResiliation(registre, convention, input.motifClause, input.notifieeLe);
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
  const validite = requireValidite(registre, convention, 'La résiliation', input.notifieeLe, 'notifieeLe');
  if (!validite.ok) return validite;
  if (clause.parametres.avantLe !== null && tropTard(input.notifieeLe, clause.parametres.avantLe))
    return refuse(
      refus(
        'PREAVIS_TROP_TARD',
        { notification: input.notifieeLe, avantLe: clause.parametres.avantLe, source },
        'notifieeLe',
      ),
    );
  const { n, portee } = clause.parametres;
  if (n === null && clause.parametres.avantLe !== null && input.effetLe === null)
    return refuse(refus('EFFET_A_FIXER', { source }, 'effetLe'));
  if (input.effetLe !== null && input.effetLe < input.notifieeLe)
    return refuse(refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'effetLe'));
  const denonciation = avecPreavis(
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
      priseEffet: priseEffetDe(clause, input.effetLe, input.notifieeLe),
      receptionLe: null,
      derogation: null,
    },
    convention,
  );
  const fin = finDuPreavis(denonciation);
  if (input.effetLe !== null && fin !== null && input.effetLe < fin)
    return refuse(refus('EFFET_AVANT_PREAVIS', { effet: fin, source }, 'effetLe'));
  const raison = raisonSansEffet(denonciation);
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [
      ...validite.value,
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

/** The notice period of the clause, computed once the fact it runs from is known. */
function avecPreavis(denonciation: Denonciation, convention: Convention): Denonciation {
  const { preavis: _before, ...kept } = denonciation;
  const { clause } = denonciation;
  const regle = clause === undefined || clause.parametres.motif === 'manquement' ? null : regleDe(clause);
  if (regle === null) return kept;
  const depart = departDuPreavis(denonciation, regle.declencheur);
  const preavis = depart.connu
    ? constater({ regle, depart, convention, fondement: sourceAppliquee(clause) })
    : null;
  return preavis === null ? kept : { ...kept, preavis };
}

/** Why nobody knows yet from which day it takes effect; null when somebody does. One sentence. */
export function raisonSansEffet(denonciation: Denonciation): string | null {
  if (effetDenonciation(denonciation) !== null) return null;
  const { clause, priseEffet } = denonciation;
  if (priseEffet.nature === 'reception') return 'Elle prend effet à sa réception, qui n’est pas enregistrée.';
  const regle = regleDe(clause);
  if (regle === null) return 'La clause ne dit pas d’où court le préavis : à apprécier par un juriste.';
  const depart = departDuPreavis(denonciation, regle.declencheur);
  return depart.connu
    ? 'Le préavis se termine après l’année 2199, dernière année des calendriers.'
    : `Le préavis de ${dureeOf(regle.quantite, regle.unite)} court d’un fait à venir : ${depart.raison}.`;
}

export function enregistrerReception(
  registre: Registre,
  input: {
    readonly denonciationId: string;
    readonly date: CivilDate;
    /** When the letter was first presented, for a clause that counts from it. */
    readonly presentationLe?: CivilDate | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'denonciations', input.denonciationId);
  if (!found.ok) return found;
  const denonciation = found.value;
  const presentationLe = input.presentationLe ?? null;
  if (denonciation.receptionLe !== null) {
    return refuse(refus('RECEPTION_DEJA_CONNUE', { date: denonciation.receptionLe }, 'date'));
  }
  for (const [quoi, date, champ] of [
    ['La date de réception', input.date, 'date'],
    ['La première présentation', presentationLe, 'presentationLe'],
  ] as const) {
    if (date === null) continue;
    const future = notFuture(quoi, date, contexte.aujourdhui, champ);
    if (future) return refuse(future);
    if (date < denonciation.notifieeLe)
      return refuse(refus('RECEPTION_AVANT_NOTIFICATION', { notification: denonciation.notifieeLe }, champ));
  }
  if (presentationLe !== null && input.date < presentationLe)
    return refuse(
      refus(
        'EVENEMENTS_CONTRADICTOIRES',
        { raison: 'la réception précède la première présentation' },
        'date',
      ),
    );
  const parent = find(registre, 'conventions', denonciation.conventionId);
  if (!parent.ok) return parent;
  const after = avecPreavis(
    {
      ...denonciation,
      receptionLe: input.date,
      ...(presentationLe === null ? {} : { presentationLe }),
    },
    parent.value,
  );
  const raison = raisonSansEffet(after);
  return decided(
    after.id,
    [put('denonciations', after)],
    raison === null ? [] : [avertir(`Effet non déterminé. ${raison}`, sourceAppliquee(after.clause))],
  );
}

/** Whether the convention may be denounced on `jour` on the ground of this notice. The screens ask it beforehand. */
export function requireDenonciable(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  derogation: string | null,
): Result<{ readonly derogee: boolean; readonly avertissements: readonly Avertissement[] }> {
  const closed = refuseIfClosed(registre, miseEnDemeure, jour);
  if (closed) return refuse(closed);
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const source = sourceAppliquee(miseEnDemeure.clause);
  const nommee = conventionNommee(registre, convention, jour);
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const lost = addresseesLost(destinataire.value, miseEnDemeure.envois);
  if (lost.length > 0) return refuse(refus('DESTINATAIRE_NON_TOUCHE', { destinataires: lost }));
  for (const id of [miseEnDemeure.partieEmettriceId, miseEnDemeure.partieDestinataireId]) {
    const sortie = refuseSortie(registre, nommee, id, jour, 'miseEnDemeureId');
    if (sortie) return refuse(sortie);
  }
  if (miseEnDemeure.delai === null) {
    const raison = raisonSansDelai(miseEnDemeure);
    return refuse(
      raison === null || !miseEnDemeure.envois.some(isEffectif)
        ? refus('MED_NON_ENVOYEE', { source })
        : refus('DELAI_NON_DETERMINE', { cause: raison, source }),
    );
  }
  const { strict, prudent, regle } = miseEnDemeure.delai.calcul;
  const avertissements: Avertissement[] = [];
  let derogee = false;
  if (jour < prudent.premierJour) {
    if (derogation === null) {
      return refuse(
        refus(
          'DELAI_EN_COURS',
          {
            duree: dureeOf(regle.quantite, regle.unite),
            notification: jour,
            strict: strict.expiration,
            prudent: prudent.expiration,
            premierJour: prudent.premierJour,
            source,
          },
          'notifieeLe',
        ),
      );
    }
    if (jour < strict.premierJour) {
      return refuse(
        refus(
          'DEROGATION_AVANT_STRICT',
          { notification: jour, strict: strict.expiration, source },
          'notifieeLe',
        ),
      );
    }
    derogee = true;
    avertissements.push(
      avertir(
        `Dénonciation notifiée avant la date prudente (${formatLong(prudent.premierJour)}) : le report de l’article 642 du CPC peut être opposé.`,
        'CPC, art. 642 ; Civ. 3e, 8 mars 2018, n° 17-11.312',
      ),
    );
  }
  const avantLe = miseEnDemeure.clause?.parametres.avantLe ?? null;
  if (avantLe !== null && tropTard(jour, avantLe))
    return refuse(refus('PREAVIS_TROP_TARD', { notification: jour, avantLe, source }, 'notifieeLe'));
  const validite = requireValidite(registre, convention, 'La dénonciation', jour, 'notifieeLe');
  if (!validite.ok) return validite;
  avertissements.push(...validite.value);
  const untouched = addresseesWithout(destinataire.value, miseEnDemeure.envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(`La mise en demeure n’a pas été envoyée à ${untouched.join(', ')}.`, 'C. civ., art. 1344'),
    );
  }
  return ok({ derogee, avertissements });
}
