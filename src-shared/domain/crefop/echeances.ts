import type { SeanceComite } from '#registre/fiches/comite';
import { communAvenant } from '../avenant/echeances';
import { saisineEnCours } from '../avenant/saisine';
import { etatDe } from '../avenant/transitions';
import { addDays, compareDates, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { limiteConvocation, sourcePreavis } from '../comite/convocation';
import { convocations, publications, seancesDuComite } from '../comite/echeances';
import { seancesSur } from '../comite/lien';
import { reglesLe } from '../comite/regles';
import { declarer } from '../echeances/echeance';
import type { ChampEcheances, EcheanceDite } from '../echeances/echeance';
import { isOuvert } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { isAvisRendu } from '../fiches/avis';
import { counted, upperFirst } from '../french';
import { avenantsOf, avisOf, effetDenonciationOf, lastAvisRendu } from '../lookup';
import type { Registre } from '../registre';
import { usageDe } from '../usage/delais';
import { comiteConsulte, derniereInstance, instanceConsultee } from './instance';

/** The body that is asked, as the head of a line. */
export const comiteDe = ({ famille, convention, aujourdhui }: ChampEcheances): string =>
  upperFirst(
    instanceConsultee(famille, convention, aujourdhui) ?? derniereInstance(famille, convention) ?? 'comité',
  );

type Attendu = {
  readonly avenant: Avenant;
  readonly date: CivilDate;
  readonly saisi: boolean;
  /** The séance on record that has it on its agenda; null while its day is only planned. */
  readonly seance: SeanceComite | null;
};

/** The séance to come, or whose avis is still to be recorded, that has the draft on its agenda; the last one set. */
const seanceDe = (famille: Registre, avenantId: string): SeanceComite | null =>
  seancesSur(famille, { avenantId })
    .filter(
      ({ annulation, points }) =>
        annulation === null && points.some((one) => one.avenantId === avenantId && one.sens === null),
    )
    .sort((a, b) => compareDates(a.date, b.date))
    .at(-1) ?? null;

/** The drafts that wait for a séance, and its day. */
function enAttente({ famille, convention, aujourdhui }: ChampEcheances): readonly Attendu[] {
  return avenantsOf(famille, convention.id).flatMap((avenant): readonly Attendu[] => {
    const avis = avisOf(famille, avenant.id);
    const saisine = saisineEnCours(avenant, avis);
    const seance = saisine === null && lastAvisRendu(avis) !== null ? null : seanceDe(famille, avenant.id);
    const date = seance?.date ?? saisine?.seancePrevue ?? null;
    if (date === null) return [];
    const etat = etatDe(famille, avenant, aujourdhui);
    const cesse = effetDenonciationOf(famille, convention.id)?.effet ?? null;
    if (!isOuvert(etat) || (cesse !== null && date > cesse)) return [];
    return [{ avenant, date, saisi: etat === 'saisine', seance }];
  });
}

export const seance = declarer({
  genre: 'seance',
  fondement: 'acte',
  comite: seancesDuComite,
  sinon:
    'Sans avis, l’avenant ne peut être mis à la signature ; la séance suivante reporte tout ce qui en dépend.',
  echeances: (champ): readonly EcheanceDite[] => {
    const attendu = comiteDeUneFois(champ);
    return enAttente(champ).map(({ avenant, date, saisi, seance: inscrite }) => ({
      ...communAvenant(avenant),
      id: `${avenant.id}/seance`,
      date,
      libelle: 'Séance du comité',
      ...(saisi ? { aFaire: 'Recueillir l’avis du comité' } : {}),
      cause:
        inscrite !== null && avenant.saisine === null
          ? 'Inscrit à l’ordre du jour.'
          : `Saisine du ${formatDate(avenant.saisine?.date ?? avenant.demande.date)}.`,
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

/**
 * While the séance is only planned, the last day to convene is counted under the rules of the committee that is asked,
 * of the State's consultative commissions where nothing says which. Once it is on record, it waits there, for all its
 * points at once.
 */
export const convocation = declarer({
  genre: 'convocation',
  fondement: 'texte',
  sinon: 'Une convocation tardive peut vicier l’avis, et avec lui l’avenant pris après lui.',
  rappels: [15, 7, 2, 0],
  comite: convocations,
  echeances: (champ): readonly EcheanceDite[] => {
    const { zone, joursLocaux = [] } = champ.convention;
    return enAttente(champ).flatMap(({ avenant, date, seance: inscrite }): readonly EcheanceDite[] => {
      if (inscrite !== null) return [];
      const prevue = { date, formation: 'pleniere' } as const;
      const regles = reglesLe(comiteConsulte(champ.famille, champ.convention) ?? { regles: [] }, date);
      const limite = limiteConvocation(prevue, regles, { zone, joursLocaux });
      if (limite === null) return [];
      const { conseille, dernierJour, etapes } = limite;
      return [
        {
          ...communAvenant(avenant),
          id: `${avenant.id}/convocation`,
          date: conseille,
          libelle: 'Convocation du comité à envoyer',
          aFaire: 'Envoyer la convocation et les pièces de la séance',
          cause: `Séance du ${formatDate(date)} : reçue au plus tard le ${formatDate(dernierJour)} (${
            regles.nature === 'crpa'
              ? 'CRPA, art. R. 133-8, à défaut de règlement intérieur'
              : sourcePreavis(prevue.formation, regles)
          }).`,
          attendu: 'Secrétariat',
          // No record says that it was sent before the minutes do: past, it cannot be told late.
          etat: 'a_venir',
          etapes,
        },
      ];
    });
  },
});

export const publicationAvis = declarer({
  genre: 'publication_avis',
  fondement: 'usage',
  sinon:
    'L’avis reste ignoré du public, alors que le comité doit le rendre public (C. trav., art. R. 6123-3-2).',
  rappels: [15, 7, 0],
  comite: publications,
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
