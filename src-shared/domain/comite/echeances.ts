import type { Instance, Membre, PointSeance, ReglesComite, SeanceComite } from '#registre/fiches/comite';
import { addDays, formatDate, formatLong } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Calendrier } from '../delais/calendriers';
import { SECRETARIAT, declarer } from '../echeances/echeance';
import type { ChampComite, EcheanceDite, GesteEcheance } from '../echeances/echeance';
import { isAvisRendu } from '../fiches/avis';
import { counted, enumeration, plierTexte } from '../french';
import type { Registre } from '../registre';
import { usageDe } from '../usage/delais';
import { compter } from './compte';
import { limiteConvocation, preavisDe, sourcePreavis } from './convocation';
import { denominationLe, nomUsuel } from './instance';
import { membresDe } from './lien';
import { reglesLe, sourceRegle } from './regles';

/*
 * The dates of the committee itself, over every convention: to convene, to meet, to meet again, to write down, to
 * publish, and the terms that end.
 */

/** What it is called at the head of a line. */
export const nomDuComite = (instance: Instance, jour: CivilDate): string => {
  const nom = denominationLe(instance, jour) ?? instance.denominations[0];
  return nom === undefined ? 'Comité' : nomUsuel(nom);
};

/** Its séances that were not cancelled. */
const tenables = ({ registre, instance }: ChampComite): readonly SeanceComite[] =>
  [...registre.seances.values()].filter((one) => one.instanceId === instance.id && one.annulation === null);

/** Somebody came: it was held, or could not be for lack of a quorum. */
const pointee = ({ presences }: SeanceComite): boolean => presences.some(({ mode }) => mode !== 'absent');

const geste = (acte: GesteEcheance['acte'], libelle: string, id: string): GesteEcheance => ({
  nature: 'acte',
  libelle,
  acte,
  id,
});

const commun = (champ: ChampComite, seance: SeanceComite) =>
  ({
    fiche: { collection: 'seances', id: seance.id },
    acte: `Séance du ${formatDate(seance.date)} (${nomDuComite(champ.instance, seance.date)})`,
    lieu: 'seances',
    objet: seance.id,
    attendu: SECRETARIAT,
  }) as const;

/** The holidays are those of the first convention on the agenda; of metropolitan France without one. */
export function calendrierDe(registre: Registre, { points }: Pick<SeanceComite, 'points'>): Calendrier {
  for (const { conventionId } of points) {
    const convention = conventionId === null ? undefined : registre.conventions.get(conventionId);
    if (convention !== undefined) return { zone: convention.zone, joursLocaux: convention.joursLocaux ?? [] };
  }
  return { zone: 'metropole' };
}

/** « cinq jours au moins avant la séance du 10 décembre 2026 (CRPA, art. R. 133-8) ». */
const direPreavis = (seance: SeanceComite, regles: ReglesComite): string => {
  const jours = preavisDe(seance.formation, regles);
  return `${counted(jours, 'jour')}${regles.joursFrancs ? (jours > 1 ? ' francs' : ' franc') : ''} au moins avant la séance du ${formatDate(seance.date)} (${sourcePreavis(seance.formation, regles)})`;
};

/**
 * The last day to convene, under the rules that hold on the day of the séance. Sent, it is kept; the séance held without
 * one on record, its verdict says so and nothing is to be sent any more.
 */
export function convocations(champ: ChampComite): readonly EcheanceDite[] {
  const { registre, instance, aujourdhui } = champ;
  return tenables(champ).flatMap((seance): readonly EcheanceDite[] => {
    const { convocation, date } = seance;
    if (convocation === null && (date < aujourdhui || seance.points.some(({ sens }) => sens !== null)))
      return [];
    const regles = reglesLe(instance, date);
    const limite = limiteConvocation(seance, regles, calendrierDe(registre, seance));
    const conseil =
      limite === null || limite.conseille === limite.dernierJour
        ? ''
        : ` Conseillé : le ${formatLong(limite.conseille)}.`;
    return [
      {
        ...commun(champ, seance),
        id: `${seance.id}/convocation`,
        date: limite?.dernierJour ?? addDays(date, -1),
        libelle: 'Convocation du comité à envoyer',
        aFaire:
          seance.points.length === 0
            ? 'Arrêter l’ordre du jour et envoyer la convocation'
            : 'Envoyer la convocation et les documents de la séance',
        cause:
          limite === null
            ? `Les règles du comité ne demandent aucun préavis : avant le jour de la séance (${regles.source}).`
            : `${direPreavis(seance, regles)}.${conseil}`,
        etat: 'a_faire',
        tenueLe: convocation?.date ?? null,
        geste:
          seance.points.length === 0
            ? geste('seances.inscrire', 'Inscrire un point', seance.id)
            : geste('seances.convoquer', 'Enregistrer la convocation', seance.id),
        etapes: limite?.etapes ?? [],
      },
    ];
  });
}

/** The day it meets; past, who came is to be recorded, or that it was cancelled. */
export const seancesDuComite = (champ: ChampComite): readonly EcheanceDite[] =>
  tenables(champ).map((seance) => {
    const { points, date, convocation, close } = seance;
    return {
      ...commun(champ, seance),
      id: `${seance.id}/seance`,
      date,
      libelle: 'Séance du comité',
      aFaire: date < champ.aujourdhui ? 'Pointer les présences, ou annuler la séance' : 'Tenir la séance',
      cause: `${points.length === 0 ? 'Aucun point à l’ordre du jour' : counted(points.length, 'point à l’ordre du jour', 'points à l’ordre du jour')}${convocation === null ? ', pas encore convoquée' : `, convoquée le ${formatDate(convocation.date)}`}.`,
      etat: 'a_faire',
      tenueLe: pointee(seance) || close !== null ? date : null,
      geste: geste('seances.pointer', 'Pointer les présences', seance.id),
    };
  });

/** The séance had no quorum, its rules allow a second one, and it is not on record. */
const secondeSeance = declarer({
  genre: 'seconde_seance',
  fondement: 'usage',
  sinon: 'Aucun avis n’est rendu sur ces points, et les actes qui l’attendent ne peuvent être signés.',
  rappels: [7, 2, 0],
  echeances: () => [],
  comite: (champ) => {
    const { registre, instance, aujourdhui } = champ;
    const membres = membresDe(registre, instance.id);
    const all = tenables(champ);
    const { jours, source } = usageDe(registre, 'secondeSeance');
    return all.flatMap((seance): readonly EcheanceDite[] => {
      if (!pointee(seance) || seance.date > aujourdhui || seance.premiereId !== null) return [];
      if (all.some(({ premiereId }) => premiereId === seance.id)) return [];
      const regles = reglesLe(instance, seance.date);
      const compte = compter(membres, seance, regles);
      if (compte.atteint || !regles.secondeSansQuorum) return [];
      return [
        {
          ...commun(champ, seance),
          id: `${seance.id}/seconde`,
          date: addDays(seance.date, jours),
          libelle: 'Seconde séance à convoquer',
          aFaire: 'Convoquer une seconde séance sur le même ordre du jour',
          cause: `Quorum non atteint le ${formatDate(seance.date)} : ${compte.voix} sur ${compte.requis} (${sourceRegle(regles, 'R. 133-10')}). Aucun texte ne fixe de délai : relance d’usage ${counted(jours, 'jour')} après (${source}).`,
          etat: 'a_faire',
          geste: geste('seances.reconvoquer', 'Programmer la seconde séance', seance.id),
        },
      ];
    });
  },
});

const procesVerbal = declarer({
  genre: 'proces_verbal',
  fondement: 'usage',
  sinon: 'Rien ne prouve les présences, les votes ni le sens des avis (CRPA, art. R. 133-13).',
  rappels: [15, 7, 0],
  echeances: () => [],
  comite: (champ) => {
    const { jours, source } = usageDe(champ.registre, 'procesVerbal');
    return tenables(champ).flatMap((seance): readonly EcheanceDite[] =>
      !pointee(seance) || seance.date > champ.aujourdhui
        ? []
        : [
            {
              ...commun(champ, seance),
              id: `${seance.id}/proces-verbal`,
              date: addDays(seance.date, jours),
              libelle: 'Procès-verbal à établir',
              aFaire: 'Établir le procès-verbal et clore la séance',
              cause: `Aucun texte ne fixe de délai : relance d’usage ${counted(jours, 'jour')} après la séance (${source}).`,
              etat: 'a_faire',
              tenueLe: seance.close?.date ?? null,
              geste: geste('seances.clore', 'Clore la séance', seance.id),
            },
          ],
    );
  },
});

/** The avis of a séance on what is no act of the registry; the others have a record of their own, that waits for it. */
export const publications = (champ: ChampComite): readonly EcheanceDite[] => {
  const { jours, source } = usageDe(champ.registre, 'publicationAvis');
  return tenables(champ).flatMap((seance) =>
    seance.points
      .filter(({ sens, avisId }: PointSeance) => sens !== null && isAvisRendu(sens) && avisId === null)
      .map((point): EcheanceDite => ({
        ...commun(champ, seance),
        id: `${seance.id}/${point.id}/publication`,
        date: addDays(seance.date, jours),
        libelle: 'Avis à rendre public',
        aFaire: 'Rendre public l’avis',
        cause: `Avis sur « ${point.intitule} ». Le code ne fixe aucun délai : relance d’usage ${counted(jours, 'jour')} après la séance (${source}).`,
        etat: 'a_faire',
        tenueLe: point.publication?.date ?? null,
        geste: geste('seances.publierAvis', 'Enregistrer la publication', seance.id),
      })),
  );
};

const CITES = 3;

/** Somebody takes the seat by the day after, in the same rank. */
const remplace = (all: readonly Membre[], { id, college, siege, rang }: Membre, fin: CivilDate): boolean =>
  all.some(
    (other) =>
      other.id !== id &&
      plierTexte(other.siege) === plierTexte(siege) &&
      plierTexte(other.college) === plierTexte(college) &&
      other.rang === rang &&
      other.debut <= addDays(fin, 1) &&
      (other.fin === null || other.fin > fin),
  );

/** The terms that end on one day are renewed by one order: one date. */
const mandatsDuComite = declarer({
  genre: 'mandat_comite',
  fondement: 'acte',
  sinon:
    'Le siège est vacant le lendemain : qui y siégerait encore ne compterait ni pour le quorum ni pour le vote.',
  rappels: [90, 60, 30, 15, 7, 0],
  echeances: () => [],
  comite: ({ registre, instance }) => {
    const all = membresDe(registre, instance.id);
    const parJour = new Map<CivilDate, Membre[]>();
    for (const one of all) {
      if (one.fin === null || remplace(all, one, one.fin)) continue;
      const meme = parJour.get(one.fin);
      if (meme === undefined) parJour.set(one.fin, [one]);
      else meme.push(one);
    }
    return [...parJour].map(([fin, membres]): EcheanceDite => {
      const dits = membres.slice(0, CITES).map(({ siege }) => `« ${siege} »`);
      const reste = membres.length - dits.length;
      return {
        id: `mandats/${fin}`,
        date: fin,
        fiche: { collection: 'membresDuComite', id: membres[0]?.id ?? '' },
        acte: nomDuComite(instance, fin),
        libelle:
          membres.length > 1 ? `Dernier jour de ${membres.length} mandats` : 'Dernier jour d’un mandat',
        aFaire: 'Faire désigner qui succède, et l’enregistrer',
        cause: `${membres.length > 1 ? 'Sièges' : 'Siège'} ${enumeration(reste === 0 ? dits : [...dits, counted(reste, 'autre')])}, sans successeur enregistré.`,
        attendu: SECRETARIAT,
        etat: 'a_venir',
        lieu: 'membresDuComite',
        objet: instance.id,
      };
    });
  },
});

export const ECHEANCES_COMITE = [secondeSeance, procesVerbal, mandatsDuComite];
