import { communAvenant } from '../avenant/echeances';
import { saisineEnCours } from '../avenant/saisine';
import { etatDe } from '../avenant/transitions';
import { addDays, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { latestDayBefore } from '../delais/calcul';
import { declarer } from '../echeances/echeance';
import type { ChampEcheances, EcheanceDite } from '../echeances/echeance';
import { isOuvert } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { isAvisRendu } from '../fiches/avis';
import { counted, upperFirst } from '../french';
import { avenantsOf, avisOf, effetDenonciationOf } from '../lookup';
import { usageDe } from '../usage/delais';
import { derniereInstance, instanceConsultee } from './instance';

/** The body that is asked, as the head of a line. */
export const comiteDe = ({ famille, convention, aujourdhui }: ChampEcheances): string =>
  upperFirst(
    instanceConsultee(famille, convention, aujourdhui) ?? derniereInstance(famille, convention) ?? 'comité',
  );

/** The drafts that wait for a séance, and its day. */
function enAttente({ famille, convention, aujourdhui }: ChampEcheances): readonly {
  readonly avenant: Avenant;
  readonly date: CivilDate;
  readonly saisi: boolean;
}[] {
  return avenantsOf(famille, convention.id).flatMap((avenant) => {
    const date =
      avenant.saisine === null
        ? null
        : (saisineEnCours(avenant, avisOf(famille, avenant.id))?.seancePrevue ?? null);
    if (date === null) return [];
    const etat = etatDe(famille, avenant, aujourdhui);
    const cesse = effetDenonciationOf(famille, convention.id)?.effet ?? null;
    if (!isOuvert(etat) || (cesse !== null && date > cesse)) return [];
    return [{ avenant, date, saisi: etat === 'saisine' }];
  });
}

export const seance = declarer({
  genre: 'seance',
  fondement: 'acte',
  sinon:
    'Sans avis, l’avenant ne peut être mis à la signature ; la séance suivante reporte tout ce qui en dépend.',
  echeances: (champ): readonly EcheanceDite[] => {
    const attendu = comiteDeUneFois(champ);
    return enAttente(champ).map(({ avenant, date, saisi }) => ({
      ...communAvenant(avenant),
      id: `${avenant.id}/seance`,
      date,
      libelle: 'Séance du comité',
      ...(saisi ? { aFaire: 'Recueillir l’avis du comité' } : {}),
      cause: `Saisine du ${formatDate(avenant.saisine?.date ?? avenant.demande.date)}.`,
      attendu: attendu(),
      etat: saisi ? 'a_faire' : 'a_venir',
      geste: saisi
        ? { nature: 'acte', libelle: 'Enregistrer l’avis', acte: 'avis.enregistrer', id: avenant.id }
        : null,
    }));
  },
});

/** The name of the body is looked for in the text in force: once, and when somebody waits for it. */
function comiteDeUneFois(champ: ChampEcheances): () => string {
  let name: string | null = null;
  return () => (name ??= comiteDe(champ));
}

/** CRPA, art. R. 133-8: members receive it five days at least before; the rules of the body may say more. */
const PREAVIS_CONVOCATION = { jours: 5, source: 'CRPA, art. R. 133-8, à défaut de règlement intérieur' };

export const convocation = declarer({
  genre: 'convocation',
  fondement: 'texte',
  sinon: 'Une convocation tardive peut vicier l’avis, et avec lui l’avenant pris après lui.',
  rappels: [15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { zone, joursLocaux = [] } = champ.convention;
    return enAttente(champ).map(({ avenant, date }) => {
      const { conseille, dernierJour, etapes } = latestDayBefore(date, PREAVIS_CONVOCATION.jours, {
        calendrier: { zone, joursLocaux },
        fondement: PREAVIS_CONVOCATION.source,
      });
      return {
        ...communAvenant(avenant),
        id: `${avenant.id}/convocation`,
        date: conseille,
        libelle: 'Convocation du comité à envoyer',
        aFaire: 'Envoyer la convocation et les pièces de la séance',
        cause: `Séance du ${formatDate(date)} : reçue au plus tard le ${formatDate(dernierJour)} (${PREAVIS_CONVOCATION.source}).`,
        attendu: 'Secrétariat',
        // No record says that it was sent before the minutes do: past, it cannot be told late.
        etat: 'a_venir',
        etapes,
      };
    });
  },
});
export const publicationAvis = declarer({
  genre: 'publication_avis',
  fondement: 'usage',
  sinon:
    'L’avis reste ignoré du public, alors que le comité doit le rendre public (C. trav., art. R. 6123-3-2).',
  rappels: [15, 7, 0],
  echeances: ({ famille, convention }): readonly EcheanceDite[] => {
    // No text fixes it: after so long, nobody remembers what was to be published.
    const { jours, source } = usageDe(famille, 'publicationAvis');
    return [...famille.avis.values()].flatMap((avis): readonly EcheanceDite[] => {
      if (avis.conventionId !== convention.id || !isAvisRendu(avis.sens)) return [];
      const avenant = avis.avenantId === null ? null : famille.avenants.get(avis.avenantId);
      const sur = avenant === null ? 'la convention' : `« ${avenant?.objet ?? 'avenant supprimé'} »`;
      return [
        {
          id: `avis/${avis.id}`,
          date: addDays(avis.seance.date, jours),
          fiche: { collection: 'avis', id: avis.id },
          acte: `Avis du ${formatDate(avis.seance.date)}`,
          libelle: 'Avis à rendre public',
          aFaire: 'Rendre public l’avis',
          cause: `Avis sur ${sur}. Le code ne fixe aucun délai : relance d’usage ${counted(jours, 'jour')} après la séance (${source}).`,
          attendu: 'Secrétariat',
          etat: 'a_faire',
          tenueLe: avis.publication?.date ?? null,
          lieu: 'avis',
          objet: avis.id,
          geste: { nature: 'acte', libelle: 'Publier l’avis', acte: 'avis.publier', id: avis.id },
        },
      ];
    });
  },
});

export const ECHEANCES_CREFOP = [seance, convocation, publicationAvis];
