import { formatDate, minDate } from '../civil-date';
import type { Membre, PointSeance, Presence, SeanceComite } from '#registre/fiches/comite';
import { compter } from '../comite/compte';
import { denominationLe, nomComplet, nomTropTot } from '../comite/instance';
import { dossierDe, jugerPoint } from '../comite/lien';
import { reglesLe } from '../comite/regles';
import { memePoint } from '../comite/verdict';
import {
  enregistrerAvis,
  enregistrerAvisSurConvention,
  publierAvis,
  refuseDecompte,
} from '../crefop/commands';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, Decision, DecisionResult } from '../decision';
import { refuseSelonEtat } from '../etats/table';
import { isAvisRendu } from '../fiches/avis';
import { find, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { Refus } from '../refus';
import { put, withChanges } from '../registre';
import type { Changement, Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { REDITES, REUNIONS, direConvocation, direJugement, direLimite } from './annonces';
import { nomMembre } from './comite';
import type { Saisie } from './comite';
import { POINT_VIERGE, avecPoint, objetDuPoint, trouverPoint } from './points';
import { refuseRepute, seanceDuRapport } from './rapport';
import { TABLE_SEANCE, etatSeance } from './etats';
import type { ActionSeance } from './etats';

/*
 * A séance from its programming to its minutes. What is irregular is recorded as it happened, and said the same day with
 * its reason: a refusal is kept for what contradicts itself.
 */

/** Why this is closed to a séance on `jour`, whatever is typed: its state, or what it holds; null when it is not. */
export function refuseGeste(
  registre: Registre,
  seance: SeanceComite,
  action: ActionSeance,
  jour: CivilDate,
): Refus | null {
  const nom: string = action;
  const ferme = refuseSelonEtat(TABLE_SEANCE, etatSeance(registre, seance, jour), action, seance);
  if (ferme !== null) return ferme;
  const { points, convocation, date } = seance;
  switch (nom) {
    case 'convoquer':
      if (points.length === 0) return refus('CONVOCATION_SANS_POINT', {});
      return convocation === null ? null : refus('SEANCE_CONVOQUEE', { date: convocation.date }, 'date');
    case 'reconvoquer':
      return refuseSeconde(registre, seance);
    case 'clore':
      return date > jour ? refus('PUBLICATION_AVANT_SEANCE', { seance: date }, 'date') : null;
    case 'annuler': {
      const avis = points.find(({ sens }) => sens !== null);
      return avis === undefined ? null : refus('SEANCE_AVEC_AVIS', { objet: avis.intitule });
    }
    default:
      return null;
  }
}

/** A séance on which this may be done today. */
function ouverte(
  registre: Registre,
  seanceId: string,
  action: ActionSeance,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
): Result<SeanceComite> {
  const found = find(registre, 'seances', seanceId);
  if (!found.ok) return found;
  const denied = refuseGeste(registre, found.value, action, aujourdhui);
  return denied === null ? found : refuse(denied);
}

const sansObjet = (faute: string): Refus => refus('SECONDE_SANS_OBJET', { faute }, 'date');

/** A second séance is for what the first could not examine for lack of a quorum. */
function refuseSeconde(registre: Registre, premiere: SeanceComite): Refus | null {
  const dossier = dossierDe(registre, premiere);
  if (dossier === null) return refus('INTROUVABLE', { objet: 'Le comité', id: premiere.instanceId });
  const regles = reglesLe(dossier.instance, premiere.date);
  const { points, presences } = premiere;
  if (presences.length === 0) return sansObjet('les présences de la première ne sont pas pointées.');
  if (!regles.secondeSansQuorum) return sansObjet('les règles du comité exigent le quorum à chaque séance.');
  return points.length > 0 && points.every((one) => compter(dossier.membres, premiere, regles, one).atteint)
    ? sansObjet('la première a eu son quorum.')
    : null;
}

export function programmerSeance(
  registre: Registre,
  saisie: Saisie<'seances.programmer'>,
  contexte: Contexte,
): DecisionResult {
  const { instanceId, denomination, denominationMotif, ...tenue } = saisie;
  const found = find(registre, 'instances', instanceId);
  if (!found.ok) return found;
  const nom = denominationLe(found.value, tenue.date);
  if (nom === null && denomination === null)
    return refuse(
      refus(
        'COMITE_SANS_NOM',
        { date: tenue.date, depuis: found.value.denominations[0]?.depuis ?? tenue.date },
        'date',
      ),
    );
  const tot = denomination === null ? null : nomTropTot(registre, denomination, tenue.date);
  if (tot !== null && denominationMotif === null)
    return refuse(
      refus('NOM_AVANT_DATE', { nom: tot.nom, seance: tenue.date, depuis: tot.depuis }, 'denomination'),
    );
  const one: SeanceComite = {
    id: contexte.newId(),
    instanceId,
    denomination: denomination ?? (nom === null ? '' : nomComplet(nom)),
    denominationMotif,
    ...tenue,
    premiereId: null,
    points: [],
    convocation: null,
    presences: [],
    invites: null,
    secretaire: null,
    close: null,
    annulation: null,
  };
  return decided(one.id, [put('seances', one)], direLimite(registre, one, contexte.aujourdhui));
}

export function modifierSeance(
  registre: Registre,
  { seanceId, ...tenue }: Saisie<'seances.modifier'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'modifier', contexte);
  if (!found.ok) return found;
  const { convocation, date } = found.value;
  if (convocation !== null && tenue.date !== date)
    return refuse(refus('SEANCE_CONVOQUEE', { date: convocation.date }, 'date'));
  const avis = found.value.points.find(({ sens }) => sens !== null);
  if (avis !== undefined && tenue.date !== date)
    return refuse(refus('POINT_AVIS_RENDU', { objet: avis.intitule }, 'date'));
  const instance = registre.instances.get(found.value.instanceId);
  const nom = instance === undefined ? null : denominationLe(instance, tenue.date);
  const one: SeanceComite = {
    ...found.value,
    ...tenue,
    // Its name follows its day, as long as nobody chose it.
    denomination:
      found.value.denominationMotif === null && tenue.date !== date && nom !== null
        ? nomComplet(nom)
        : found.value.denomination,
  };
  return decided(one.id, [put('seances', one)], direLimite(registre, one, contexte.aujourdhui));
}

export function inscrirePoint(
  registre: Registre,
  saisie: Saisie<'seances.inscrire'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, saisie.seanceId, 'inscrire', contexte);
  if (!found.ok) return found;
  const seance = found.value;
  const sujet = objetDuPoint(registre, saisie);
  if (!sujet.ok) return sujet;
  const point: PointSeance = {
    id: contexte.newId(),
    objet: saisie.objet,
    ...sujet.value,
    documents: saisie.documents,
    inscritLe: contexte.aujourdhui,
    ...POINT_VIERGE,
  };
  const double = seance.points.find((one) => memePoint(one, point));
  if (double !== undefined) return refuse(refus('POINT_EN_DOUBLE', { objet: double.intitule }, 'intitule'));
  const after: SeanceComite = { ...seance, points: [...seance.points, point] };
  const { convocation } = seance;
  return decided(
    after.id,
    [put('seances', after)],
    convocation === null
      ? []
      : [
          avertir(
            `La convocation est partie le ${formatDate(convocation.date)} sans ce point : l’avis rendu sur lui sera à discuter.`,
            REUNIONS,
          ),
        ],
  );
}

export function retirerPoint(
  registre: Registre,
  saisie: Saisie<'seances.retirerPoint'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, saisie.seanceId, 'retirer_point', contexte);
  if (!found.ok) return found;
  const point = trouverPoint(found.value, saisie.pointId);
  if (!point.ok) return point;
  if (point.value.sens !== null)
    return refuse(refus('POINT_AVIS_RENDU', { objet: point.value.intitule }, 'pointId'));
  const after: SeanceComite = {
    ...found.value,
    points: found.value.points.filter(({ id }) => id !== point.value.id),
  };
  return decided(after.id, [put('seances', after)]);
}

export function convoquerSeance(
  registre: Registre,
  { seanceId, ...convocation }: Saisie<'seances.convoquer'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'convoquer', contexte);
  if (!found.ok) return found;
  const seance = found.value;
  const denied: Refus | null =
    notFuture('L’envoi de la convocation', convocation.date, contexte.aujourdhui, 'date') ??
    (convocation.date >= seance.date
      ? refus('CONVOCATION_APRES_SEANCE', { seance: seance.date }, 'date')
      : null);
  if (denied !== null) return refuse(denied);
  // The agenda that was sent is the one that stands when its sending is recorded, be it some days later.
  const points = seance.points.map((one) => ({
    ...one,
    inscritLe: minDate(one.inscritLe, convocation.date),
  }));
  const after: SeanceComite = { ...seance, points, convocation };
  return decided(after.id, [put('seances', after)], direConvocation(registre, after));
}

/** The second séance on the same agenda, of what the first could not examine for lack of a quorum. */
export function reconvoquerSeance(
  registre: Registre,
  { seanceId, ...tenue }: Saisie<'seances.reconvoquer'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'reconvoquer', contexte);
  if (!found.ok) return found;
  const premiere = found.value;
  const dossier = dossierDe(registre, premiere);
  if (dossier === null) return refuse(refus('INTROUVABLE', { objet: 'Le comité', id: premiere.instanceId }));
  if (tenue.date <= premiere.date) return refuse(sansObjet('elle viendrait avant la première.'));
  const nom = denominationLe(dossier.instance, tenue.date);
  const one: SeanceComite = {
    ...premiere,
    ...tenue,
    id: contexte.newId(),
    denomination: nom === null ? premiere.denomination : nomComplet(nom),
    denominationMotif: null,
    premiereId: premiere.id,
    points: premiere.points
      // An avis given without a quorum is none: its point comes back.
      .filter((one) => {
        const verdict = jugerPoint(registre, premiere, one)?.verdict ?? 'aucun';
        return verdict === 'aucun' || verdict === 'nul';
      })
      .map((point) => ({
        ...point,
        id: contexte.newId(),
        ...POINT_VIERGE,
        inscritLe: contexte.aujourdhui,
      })),
    convocation: null,
    presences: [],
    close: null,
    annulation: null,
  };
  return decided(one.id, [put('seances', one)], direLimite(registre, one, contexte.aujourdhui));
}

/** A member of the committee that holds the séance. */
function membreDe(
  registre: Registre,
  { instanceId }: SeanceComite,
  id: string,
  champ: string,
): Result<Membre> {
  const found = find(registre, 'membresDuComite', id);
  return found.ok && found.value.instanceId !== instanceId
    ? refuse(refus('MEMBRE_AUTRE_COMITE', { personne: nomMembre(found.value) }, champ))
    : found;
}

/** Marks who is there, or represented. Said again, the last word holds. */
export function pointerPresences(
  registre: Registre,
  { seanceId, membres, mode, mandataireId }: Saisie<'seances.pointer'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'pointer', contexte);
  if (!found.ok) return found;
  const seance = found.value;
  if ((mode === 'mandat') !== (mandataireId !== null) || membres.some((id) => id === mandataireId))
    return refuse(refus('MANDATAIRE_REQUIS', {}, 'mandataireId'));
  for (const id of mandataireId === null ? membres : [...membres, mandataireId]) {
    const membre = membreDe(registre, seance, id, 'membres');
    if (!membre.ok) return membre;
  }
  const dits = new Set(membres);
  const presences: readonly Presence[] = [
    ...seance.presences.filter(({ membreId }) => !dits.has(membreId)),
    ...membres.map((membreId): Presence => ({ membreId, mode, mandataireId })),
  ];
  const after: SeanceComite = { ...seance, presences };
  return decided(after.id, [put('seances', after)]);
}

/** A point that nothing was decided on yet. */
function pointOuvert(
  registre: Registre,
  { seanceId, pointId }: { readonly seanceId: string; readonly pointId: string },
  action: ActionSeance,
  contexte: Pick<Contexte, 'aujourdhui'>,
): Result<{ readonly seance: SeanceComite; readonly point: PointSeance }> {
  const found = ouverte(registre, seanceId, action, contexte);
  if (!found.ok) return found;
  const point = trouverPoint(found.value, pointId);
  if (!point.ok) return point;
  return point.value.sens === null
    ? ok({ seance: found.value, point: point.value })
    : refuse(refus('POINT_AVIS_RENDU', { objet: point.value.intitule }, 'pointId'));
}

export function deporterMembre(
  registre: Registre,
  { seanceId, pointId, membreId, motif }: Saisie<'seances.deporter'>,
  contexte: Contexte,
): DecisionResult {
  const found = pointOuvert(registre, { seanceId, pointId }, 'deporter', contexte);
  if (!found.ok) return found;
  const { seance, point } = found.value;
  const membre = membreDe(registre, seance, membreId, 'membreId');
  if (!membre.ok) return membre;
  const after = avecPoint(seance, {
    ...point,
    deports: [...point.deports.filter((one) => one.membreId !== membreId), { membreId, motif }],
  });
  return decided(after.id, [put('seances', after)]);
}

export function quitterAvantPoint(
  registre: Registre,
  { seanceId, pointId, membres }: Saisie<'seances.quitter'>,
  contexte: Contexte,
): DecisionResult {
  const found = pointOuvert(registre, { seanceId, pointId }, 'quitter', contexte);
  if (!found.ok) return found;
  const { seance, point } = found.value;
  for (const id of membres) {
    const membre = find(registre, 'membresDuComite', id);
    if (!membre.ok) return membre;
  }
  const after = avecPoint(seance, { ...point, partisIds: membres });
  return decided(after.id, [put('seances', after)]);
}

/** Records the votes in totals, never who voted what, and the avis; says what it is worth. */
export function rendreAvis(
  registre: Registre,
  saisie: Saisie<'seances.rendreAvis'>,
  contexte: Contexte,
): DecisionResult {
  const { seanceId, pointId, sens, texte, reputeFondement, reputeSaisineLe } = saisie;
  const found = pointOuvert(registre, { seanceId, pointId }, 'rendre_avis', contexte);
  if (!found.ok) return found;
  const { seance } = found.value;
  const future = notFuture('La date de la séance', seance.date, contexte.aujourdhui, 'sens');
  if (future !== null) return refuse(future);
  const repute = refuseRepute(registre, seance, reputeFondement, reputeSaisineLe);
  if (repute !== null) return refuse(repute);
  const { pour, contre } = saisie;
  const dit = [pour, contre, saisie.abstentions, saisie.nePrendPasPart].some((one) => one !== null);
  if (dit && (pour === null || contre === null))
    return refuse(refus('VOTE_INCOMPLET', {}, pour === null ? 'pour' : 'contre'));
  const vote =
    pour === null || contre === null
      ? null
      : {
          pour,
          contre,
          abstentions: saisie.abstentions ?? 0,
          nePrendPasPart: saisie.nePrendPasPart ?? 0,
        };
  const point: PointSeance = {
    ...found.value.point,
    sens,
    vote,
    voixSansDroit: saisie.voixSansDroit ?? 0,
    avis: texte,
    repute:
      reputeFondement === null || reputeSaisineLe === null
        ? null
        : { fondement: reputeFondement, saisineLe: reputeSaisineLe },
  };
  const rapport = seanceDuRapport(registre, seance, point);
  const rendu = {
    instance: seance.denomination,
    seance: rapport,
    sens,
    votes: vote,
    texte: texte ?? '',
    voixSansDroit: point.voixSansDroit,
    nommeAvantMotif: seance.denominationMotif,
  };
  const denied = refuseDecompte(rendu);
  if (denied !== null) return refuse(denied);
  const enregistre = ((): DecisionResult | null => {
    if (point.objet === 'avenant' && point.avenantId !== null)
      return enregistrerAvis(registre, { ...rendu, avenantId: point.avenantId }, contexte);
    if (point.objet === 'convention' && point.conventionId !== null)
      return enregistrerAvisSurConvention(registre, { ...rendu, conventionId: point.conventionId }, contexte);
    return null;
  })();
  if (enregistre !== null && !enregistre.ok) return enregistre;
  const record: Decision | null = enregistre?.value ?? null;
  const fait: PointSeance = { ...point, avisId: record?.id ?? null };
  const after = avecPoint(seance, fait);
  const changes: readonly Changement[] = [...(record?.changes ?? []), put('seances', after)];
  const jugement = jugerPoint(withChanges(registre, changes), after, fait);
  const dits = jugement === null ? [] : direJugement(jugement);
  // What the avis alone would be reproached with is said by the verdict, under the rules of the committee.
  const autres = (record?.avertissements ?? []).filter(({ source }) => !REDITES.test(source));
  return decided(after.id, changes, [...dits, ...autres]);
}

/** The minutes are drawn up: the séance no longer changes, and its avis bear their reference. */
export function cloreSeance(
  registre: Registre,
  { seanceId, date, procesVerbal }: Saisie<'seances.clore'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'clore', contexte);
  if (!found.ok) return found;
  const seance = found.value;
  const denied =
    notFuture('La date du procès-verbal', date, contexte.aujourdhui, 'date') ??
    (date < seance.date ? refus('PUBLICATION_AVANT_SEANCE', { seance: seance.date }, 'date') : null);
  if (denied !== null) return refuse(denied);
  const after: SeanceComite = { ...seance, close: { date, procesVerbal } };
  const avis = seance.points.flatMap(({ avisId }) => {
    const one = avisId === null ? undefined : registre.avis.get(avisId);
    return one === undefined ? [] : [put('avis', { ...one, seance: { ...one.seance, procesVerbal } })];
  });
  const sans = seance.points.filter(({ sens }) => sens === null);
  return decided(
    after.id,
    [put('seances', after), ...avis],
    sans.map(({ intitule }) => avertir(`Aucun avis sur « ${intitule} ».`, 'Ordre du jour')),
  );
}

export function publierAvisDeSeance(
  registre: Registre,
  { seanceId, pointId, date, support }: Saisie<'seances.publierAvis'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'publier_avis', contexte);
  if (!found.ok) return found;
  const seance = found.value;
  const trouve = trouverPoint(seance, pointId);
  if (!trouve.ok) return trouve;
  const point = trouve.value;
  if (point.sens === null || !isAvisRendu(point.sens))
    return refuse(refus('POINT_SANS_AVIS', { objet: point.intitule }, 'pointId'));
  const future = notFuture('La date de publication', date, contexte.aujourdhui, 'date');
  if (future !== null) return refuse(future);
  if (date < seance.date) return refuse(refus('PUBLICATION_AVANT_SEANCE', { seance: seance.date }, 'date'));
  if (point.publication !== null)
    return refuse(refus('PUBLICATION_DEJA_CONNUE', { date: point.publication.date }, 'date'));
  const after = avecPoint(seance, { ...point, publication: { date, support } });
  if (point.avisId === null) return decided(after.id, [put('seances', after)]);
  const publie = publierAvis(registre, { avisId: point.avisId, date, support }, contexte);
  return publie.ok ? decided(after.id, [...publie.value.changes, put('seances', after)]) : publie;
}

export function annulerSeance(
  registre: Registre,
  { seanceId, date, motif }: Saisie<'seances.annuler'>,
  contexte: Contexte,
): DecisionResult {
  const found = ouverte(registre, seanceId, 'annuler', contexte);
  if (!found.ok) return found;
  const future = notFuture('La date de l’annulation', date, contexte.aujourdhui, 'date');
  if (future !== null) return refuse(future);
  const after: SeanceComite = { ...found.value, annulation: { date, motif } };
  return decided(after.id, [put('seances', after)]);
}
