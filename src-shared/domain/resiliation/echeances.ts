import { addDays, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { computeDelai, dureeDe } from '../delais/calcul';
import { declarer } from '../echeances/echeance';
import type { ChampEcheances, EcheanceDite } from '../echeances/echeance';
import type { Convention } from '../fiches/convention';
import { effetDenonciation, etatDenonciation } from '../fiches/denonciation';
import { accordeJusquAu, premierJourOuvert } from '../fiches/mise-en-demeure';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { de, upperFirst } from '../french';
import { denonciationOf, denonciationsOf, effetDenonciationOf, misesEnDemeureOf } from '../lookup';
import { aPartie, fullName, nomCourant } from '../parties/partie';
import { DECLENCHEUR_LABELS } from '#registre/fiches/clauses';
import { sourceAppliquee } from './clause';
import { reponseDue } from './recue-commands';
import { RECOURS_REPRISE } from './recours';
import { delaiApresLaFin } from './ouverture';

/** « Mise en demeure à la Région du 23 novembre 2026 ». */
export const nomLettre = (
  { parties }: Pick<Convention, 'parties'>,
  { signeeLe, partieDestinataireId }: MiseEnDemeure,
): string => {
  const partie = parties.find(({ id }) => id === partieDestinataireId);
  const a = partie === undefined ? '' : ` ${aPartie(partie)}`;
  return `Mise en demeure${a}${signeeLe === null ? ' (projet)' : ` du ${formatDate(signeeLe)}`}`;
};

const partie = ({ convention }: ChampEcheances, id: string): string | null => {
  const found = convention.parties.find((one) => one.id === id);
  return found === undefined ? null : upperFirst(nomCourant(found));
};

const commun = ({ convention }: ChampEcheances, one: MiseEnDemeure) =>
  ({
    fiche: { collection: 'misesEnDemeure', id: one.id },
    acte: nomLettre(convention, one),
    lieu: 'resiliation',
    objet: one.id,
  }) as const;

/** The notices whose delay still means something, each with it. */
function courantes(champ: ChampEcheances) {
  const { famille, convention } = champ;
  const cesse = effetDenonciationOf(famille, convention.id)?.effet ?? null;
  return misesEnDemeureOf(famille, convention.id).flatMap((one) => {
    const { delai, regularisation, retrait } = one;
    if (delai === null || regularisation !== null || retrait !== null) return [];
    const { calcul } = delai;
    const avant = (date: CivilDate): boolean => cesse === null || date <= cesse;
    const depuis = `${upperFirst(DECLENCHEUR_LABELS[calcul.regle.declencheur])} du ${formatDate(calcul.depart)}`;
    return [{ one, delai, calcul, avant, depuis, duree: `Expiration du délai ${de(dureeDe(calcul.regle))}` }];
  });
}

const SINON_DELAI =
  'Rien n’est automatique : la convention continue tant qu’aucun second acte ne la dénonce.';

export const delaiStrict = declarer({
  genre: 'delai_strict',
  fondement: 'stipulation',
  sinon: SINON_DELAI,
  echeances: (champ): readonly EcheanceDite[] =>
    courantes(champ).flatMap(({ one, calcul, avant, depuis, duree }) =>
      avant(calcul.strict.expiration)
        ? [
            {
              ...commun(champ, one),
              id: `${one.id}/strict`,
              date: calcul.strict.expiration,
              libelle: `${duree} (date stricte)`,
              cause: depuis,
              attendu: partie(champ, one.partieDestinataireId),
              etat: 'a_venir',
              etapes: calcul.etapes,
            } as const,
          ]
        : [],
    ),
});

export const delaiPrudent = declarer({
  genre: 'delai_prudent',
  fondement: 'stipulation',
  sinon: SINON_DELAI,
  echeances: (champ): readonly EcheanceDite[] =>
    courantes(champ).flatMap(({ one, calcul, avant, depuis, duree }) =>
      calcul.prudent.expiration !== calcul.strict.expiration && avant(calcul.prudent.expiration)
        ? [
            {
              ...commun(champ, one),
              id: `${one.id}/prudent`,
              date: calcul.prudent.expiration,
              libelle: `${duree} (date prudente)`,
              cause: depuis,
              attendu: partie(champ, one.partieDestinataireId),
              etat: 'a_venir',
              etapes: calcul.etapes,
            } as const,
          ]
        : [],
    ),
});

/** Of a notice received: what is due from whoever keeps the registry. */
export const reponsesDues = declarer({
  genre: 'reponse_due',
  fondement: 'stipulation',
  sinon: 'Passé ce jour, l’auteur de la lettre peut soutenir que rien n’a été fait ni répondu dans le délai.',
  rappels: [15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] =>
    courantes(champ).flatMap(({ one, avant }): readonly EcheanceDite[] => {
      const due = reponseDue(one, champ.convention);
      if (due === null || !avant(due.date)) return [];
      return [
        {
          ...commun(champ, one),
          id: `${one.id}/reponse`,
          date: due.date,
          libelle: 'Dernier jour pour se conformer ou répondre',
          aFaire: 'Répondre à la mise en demeure reçue',
          cause: `${due.cause} ${sourceAppliquee(one.clause)}, lecture stricte.`,
          attendu: partie(champ, one.partieDestinataireId),
          etat: 'a_faire',
          tenueLe: one.observations?.[0]?.date ?? null,
          geste: {
            nature: 'acte',
            libelle: 'Enregistrer nos observations',
            acte: 'misesEnDemeure.observer',
            id: one.id,
          },
          etapes: due.calcul.etapes,
        },
      ];
    }),
});

export const faculte = declarer({
  genre: 'faculte',
  fondement: 'stipulation',
  sinon: 'La faculté reste ouverte : rien n’est automatique, la convention continue.',
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention, aujourdhui } = champ;
    return courantes(champ).flatMap(({ one, delai, calcul, avant, depuis }): readonly EcheanceDite[] => {
      const { expiration } = calcul.prudent;
      const accorde = accordeJusquAu(one);
      const premierJour = premierJourOuvert(delai, one);
      // A convention that is over is not denounced.
      if (!avant(premierJour) || delaiApresLaFin(famille, convention, one, aujourdhui)?.certain === true)
        return [];
      const pleinDroit = one.clause?.parametres.caractere === 'plein_droit';
      return [
        {
          ...commun(champ, one),
          id: one.id,
          date: premierJour,
          libelle: pleinDroit
            ? 'La persistance du manquement peut être constatée'
            : 'La convention peut être dénoncée',
          aFaire: pleinDroit
            ? 'La persistance du manquement pourra être constatée'
            : 'La convention pourra être dénoncée',
          cause: `${depuis} ; délai expirant le ${formatDate(expiration)} à 24 h (date prudente)${accorde === null ? '' : `, délai accordé jusqu’au ${formatDate(accorde)}`}. ${sourceAppliquee(one.clause)} : rien n’est automatique.`,
          attendu: partie(champ, one.partieDestinataireId),
          etat: 'a_venir',
          etapes: calcul.etapes,
        },
      ];
    });
  },
});

/** A registered letter that could not be handed over is kept so long (CPCE, art. R. 1-1-6). */
const GARDE = { jours: 15, source: 'CPCE, art. R. 1-1-6' };

export const gardePli = declarer({
  genre: 'garde_pli',
  fondement: 'texte',
  sinon:
    'Le pli est renvoyé à l’expéditeur ; le délai de la clause n’en est pas touché s’il court de l’envoi.',
  rappels: [7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention } = champ;
    return misesEnDemeureOf(famille, convention.id).flatMap((one) =>
      one.regularisation !== null || one.retrait !== null || denonciationOf(famille, convention.id) !== null
        ? []
        : one.envois.flatMap((envoi): readonly EcheanceDite[] => {
            if (envoi.presentationLe === null) return [];
            const signataire = convention.parties
              .flatMap(({ signataires }) => signataires)
              .find(({ id }) => id === envoi.destinataireId);
            return [
              {
                ...commun(champ, one),
                id: `${envoi.id}/garde`,
                date: addDays(envoi.presentationLe, GARDE.jours),
                libelle: 'Fin de garde du pli recommandé',
                aFaire: 'Enregistrer la distribution ou le retour du pli',
                cause: `Première présentation le ${formatDate(envoi.presentationLe)} ; pli gardé ${GARDE.jours} jours (${GARDE.source}).`,
                attendu: signataire === undefined ? null : fullName(signataire.personne),
                etat: 'a_faire',
                tenueLe: envoi.distributionLe ?? envoi.refusLe ?? envoi.retour?.date ?? null,
                geste: {
                  nature: 'acte',
                  libelle: 'Suivre l’envoi',
                  acte: 'misesEnDemeure.suivreEnvoi',
                  id: one.id,
                },
              },
            ];
          }),
    );
  },
});

export const effetDenonciations = declarer({
  genre: 'effet_denonciation',
  fondement: 'acte',
  sinon: 'Rien n’est à faire : l’acte notifié produit son effet ce jour-là.',
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention } = champ;
    return denonciationsOf(famille, convention.id).flatMap((one): readonly EcheanceDite[] => {
      const date = effetDenonciation(one);
      if (date === null) return [];
      const sortie = convention.parties.find(({ id }) => id === one.partieSortanteId);
      return [
        {
          id: `${one.id}/effet`,
          date,
          fiche: { collection: 'denonciations', id: one.id },
          acte: `Dénonciation du ${formatDate(one.notifieeLe)}`,
          libelle:
            sortie === undefined
              ? 'La convention cesse'
              : `${upperFirst(nomCourant(sortie))} quitte la convention`,
          cause: `Effet de l’acte du ${formatDate(one.notifieeLe)} (${sourceAppliquee(one.clause)}).`,
          attendu: null,
          etat: 'a_venir',
          lieu: 'resiliation',
          objet: one.miseEnDemeureId ?? one.id,
        },
      ];
    });
  },
});

export const recours = declarer({
  genre: 'recours',
  fondement: 'texte',
  sinon:
    'Passé ce jour, l’autre partie ne peut plus demander au juge la reprise des relations contractuelles.',
  rappels: [15, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention } = champ;
    const { zone, joursLocaux = [] } = convention;
    return denonciationsOf(famille, convention.id).flatMap((one): readonly EcheanceDite[] => {
      // What was withdrawn, annulled or reversed ends nothing to ask the judge for.
      if (one.receptionLe === null || etatDenonciation(one) === 'tombee') return [];
      const calcul = computeDelai({
        depart: one.receptionLe,
        regle: RECOURS_REPRISE.regle,
        calendrier: { zone, joursLocaux },
        fondement: RECOURS_REPRISE.source,
      });
      return [
        {
          id: `${one.id}/recours`,
          date: calcul.franc.expiration,
          fiche: { collection: 'denonciations', id: one.id },
          acte: `Dénonciation du ${formatDate(one.notifieeLe)}`,
          libelle: 'Fin du délai pour demander la reprise des relations contractuelles',
          cause: `Reçue le ${formatDate(one.receptionLe)} ; ${RECOURS_REPRISE.duree}, délai franc (${RECOURS_REPRISE.source}), à apprécier par un juriste.`,
          attendu: null,
          etat: 'a_venir',
          lieu: 'resiliation',
          objet: one.miseEnDemeureId ?? one.id,
          etapes: calcul.etapes,
        },
      ];
    });
  },
});

export const ECHEANCES_RESILIATION = [
  delaiStrict,
  delaiPrudent,
  reponsesDues,
  faculte,
  gardePli,
  effetDenonciations,
  recours,
];
