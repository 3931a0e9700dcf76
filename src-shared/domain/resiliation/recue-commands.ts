import { formatDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { computeDelai } from '../delais/calcul';
import type { Delai } from '../delais/calcul';
import type { Convention } from '../fiches/convention';
import type { Grief, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { find, findSignataireOf, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { constater } from '../reprise';
import type { Constat } from '../reprise';
import { refuse } from '../result';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { numerosRepetes } from './envois';
import { avecDelai, loiDe, raisonSansDelai } from './horloge';
import { dossiersVoisins, examinerLettre } from './mise-en-demeure-commands';

/* A formal notice that the keeper of the registry received: it is kept as it came, with its weaknesses. */

const RECUE = 'Lettre reçue';

/** How a postmark is named as the proof of a deposit, where the letter says nothing else. */
const CACHET = 'Cachet de la poste';

/**
 * Records a notice received. Its author is another party: what would be refused to ours is only noted of it, as what may
 * be answered. The delay runs from the postmark where there is one, else from the day its author declares.
 */
export function recevoirMiseEnDemeure(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly partieEmettriceId: string;
    readonly partieDestinataireId?: string | null;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    readonly griefs: readonly Grief[];
    /** The day typed on the letter. */
    readonly lettreLe: CivilDate;
    /** The day its author says it left; null: it does not say. */
    readonly declareeLe: CivilDate | null;
    /** The day of the postmark; null where none can be read. */
    readonly cachetLe: CivilDate | null;
    readonly recueLe: CivilDate;
    /** Who received it, and will answer. */
    readonly destinataireId: string;
    readonly numero: string | null;
    /** What the envelope and the letter are kept as. */
    readonly piece: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const { lettreLe, declareeLe, cachetLe, recueLe } = input;
  for (const [quoi, date, champ] of [
    ['La date de la lettre', lettreLe, 'lettreLe'],
    ['L’envoi déclaré', declareeLe, 'declareeLe'],
    ['Le cachet de la poste', cachetLe, 'cachetLe'],
    ['La réception', recueLe, 'recueLe'],
  ] as const) {
    if (date === null) continue;
    const future = notFuture(quoi, date, contexte.aujourdhui, champ);
    if (future) return refuse(future);
    if (date > recueLe) return refuse(refus('RECUE_AVANT', { quoi, date, recue: recueLe }, champ));
  }
  const depotLe = cachetLe ?? declareeLe ?? lettreLe;
  const constat: Constat = { motif: RECUE, defauts: [] };
  const validite = requireValidite(registre, convention, 'La mise en demeure', depotLe, 'cachetLe');
  if (!validite.ok) return refuse(validite.error);
  const lettre = examinerLettre(
    registre,
    convention,
    {
      partieEmettriceId: input.partieEmettriceId,
      partieDestinataireId: input.partieDestinataireId ?? null,
      auteurId: input.auteurId,
      coauteurIds: input.coauteurIds ?? [],
      griefs: input.griefs,
    },
    depotLe,
    constat,
  );
  if (!lettre.ok) return lettre;
  const { destinataire, coauteurIds } = lettre.value;
  const nommee = conventionNommee(registre, convention, recueLe);
  const recu = findSignataireOf(nommee, destinataire, input.destinataireId, 'destinataireId');
  if (!recu.ok) return recu;
  const clause = clauseDeResiliation(registre, convention, 'manquement', depotLe);
  constater(constat, clause.ok ? null : clause.error);
  if (depotLe < lettreLe)
    constat.defauts.push(
      `La lettre porte la date du ${formatDate(lettreLe)}, après son envoi (${formatDate(depotLe)}).`,
    );
  const miseEnDemeure: MiseEnDemeure = avecDelai(
    {
      id: contexte.newId(),
      conventionId: convention.id,
      partieEmettriceId: input.partieEmettriceId,
      partieDestinataireId: destinataire.id,
      auteurId: input.auteurId,
      ...(coauteurIds === null ? {} : { coauteurIds }),
      griefs: input.griefs,
      signeeLe: minDate(lettreLe, depotLe),
      envois: [
        {
          id: contexte.newId(),
          destinataireId: recu.value.id,
          numero: input.numero,
          depotLe,
          preuve:
            cachetLe === null
              ? { nature: 'declaratif' }
              : { nature: 'preuve_de_depot', reference: input.piece ?? CACHET },
          presentationLe: null,
          distributionLe: recueLe,
          retour: null,
        },
      ],
      ...(clause.ok ? { clause: clause.value } : {}),
      delai: null,
      regularisation: null,
      retrait: null,
      recue: { lettreLe, declareeLe, cachetLe, recueLe, defauts: [...new Set(constat.defauts)] },
    },
    convention,
  );
  const due = reponseDue(miseEnDemeure, convention);
  const raison = raisonSansDelai(miseEnDemeure);
  const source = sourceAppliquee(miseEnDemeure.clause);
  return decided(
    miseEnDemeure.id,
    [put('misesEnDemeure', miseEnDemeure)],
    [
      ...lettre.value.avertissements,
      ...constat.defauts.map((one) => avertir(`À faire valoir en réponse : ${one}`, source)),
      ...(due === null
        ? raison === null
          ? []
          : [avertir(`Délai non déterminé. ${raison}`, source)]
        : [avertir(`Réponse attendue au plus tard le ${formatDate(due.date)}. ${due.cause}`, source)]),
      ...dossiersVoisins(registre, convention, input.griefs, destinataire.id, null),
      ...numerosRepetes(registre, miseEnDemeure.envois, miseEnDemeure.id),
    ],
  );
}

/** The last day to comply or to answer, and where it comes from. */
export type ReponseDue = { readonly date: CivilDate; readonly cause: string; readonly calcul: Delai };

/**
 * Whoever received a notice counts as its author would, from the earliest sending that may be held, and strictly: what
 * is prudent for the author is not for the addressee. Null while no day is known, or for a notice of ours.
 */
export function reponseDue(
  miseEnDemeure: MiseEnDemeure,
  { zone, joursLocaux = [] }: Pick<Convention, 'zone' | 'joursLocaux'>,
): ReponseDue | null {
  const { recue, delai } = miseEnDemeure;
  const regle = loiDe(miseEnDemeure);
  if (recue === undefined || delai === null || regle === null) return null;
  const tot =
    regle.declencheur === 'envoi' && recue.declareeLe !== null
      ? minDate(delai.calcul.depart, recue.declareeLe)
      : delai.calcul.depart;
  const calcul = computeDelai({
    depart: tot,
    regle,
    calendrier: { zone, joursLocaux },
    fondement: sourceAppliquee(miseEnDemeure.clause),
  });
  return {
    date: calcul.strict.expiration,
    calcul,
    cause:
      tot === delai.calcul.depart
        ? `Compté du ${formatDate(tot)}.`
        : `Compté du ${formatDate(tot)}, jour d’envoi que déclare l’auteur ; le cachet de la poste dit le ${formatDate(delai.calcul.depart)}, soit jusqu’au ${formatDate(delai.calcul.strict.expiration)}.`,
  };
}
