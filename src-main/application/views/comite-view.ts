import type {
  ComiteView,
  InscriptibleView,
  LigneSeanceView,
  MembreView,
  PointView,
  SeanceView,
} from '#contract/comite';
import type { Instance, Membre, PointSeance, SeanceComite } from '#registre/fiches/comite';
import { OBJET_POINT_LABELS } from '#registre/fiches/comite';
import { FORMATION_LABELS } from '#registre/fiches/avis';
import { addMonths, formatDate, formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ECART_LABELS, compter, enFonctions, siegesVotants } from '#domain/comite/compte';
import { limiteConvocation, preavisDe, sourcePreavis } from '#domain/comite/convocation';
import { denominationLe, nomComplet } from '#domain/comite/instance';
import { jugerPoint, membresDe } from '#domain/comite/lien';
import { reglesLe } from '#domain/comite/regles';
import { VERDICT_LABELS } from '#domain/comite/verdict';
import type { Verdict } from '#domain/comite/verdict';
import { designationAvenant } from '#domain/fiches/avenant';
import { etatDe } from '#domain/avenant/transitions';
import { avisOf, avisSurConvention, lastAvisRendu } from '#domain/lookup';
import { inDictionaryOrder, lowerFirst, upperFirst } from '#domain/french';
import type { Registre } from '#domain/registre';
import { actionsDe, aMontrer } from '#domain/etats/table';
import { nomMembre } from '#domain/seance/comite';
import { refuseGeste } from '#domain/seance/seances';
import { TABLE_SEANCE, etatSeance } from '#domain/seance/etats';
import type { EtatSeance } from '#domain/seance/etats';
import { typographie } from '#domain/typographie';
import type { Joindre } from '../ports';

/** After the end of a term, contact data have no use any more (RGPD, art. 5, 1, e). */
const GARDE_MOIS = 12;

const RANGS = { titulaire: 0, suppleant: 1, second_suppleant: 2 } as const;

/** College by college as they were recorded, seat by seat, the holder before his alternates. */
export function enOrdre(membres: readonly Membre[]): readonly Membre[] {
  const colleges = [...new Set(membres.map(({ college }) => college))];
  return [...membres].sort(
    (a, b) =>
      colleges.indexOf(a.college) - colleges.indexOf(b.college) ||
      Number(b.presidence === 'copresidence') - Number(a.presidence === 'copresidence') ||
      inDictionaryOrder(a.siege, b.siege) ||
      RANGS[a.rang] - RANGS[b.rang] ||
      (a.debut < b.debut ? -1 : 1),
  );
}

export const membreView = (
  membre: Membre,
  coordonnees: ReadonlyMap<string, Joindre>,
  aujourdhui: CivilDate,
): MembreView => ({
  membre,
  nom: nomMembre(membre),
  enFonctions: enFonctions(membre, aujourdhui),
  // What was erased is never shown, whatever a file put back by hand still holds.
  coordonnees: membre.coordonneesLe === null ? null : (coordonnees.get(membre.id) ?? null),
  aPurger:
    membre.coordonneesLe !== null && membre.fin !== null && addMonths(membre.fin, GARDE_MOIS) < aujourdhui,
});

const nomDe = (instance: Instance, jour: CivilDate): string => {
  const nom = denominationLe(instance, jour) ?? instance.denominations[0] ?? null;
  return nom === null ? 'Comité' : nomComplet(nom);
};

export function comiteView(
  registre: Registre,
  instance: Instance,
  coordonnees: ReadonlyMap<string, Joindre>,
  aujourdhui: CivilDate,
): ComiteView {
  const membres = membresDe(registre, instance.id);
  return {
    id: instance.id,
    nom: nomDe(instance, aujourdhui),
    denominations: instance.denominations,
    regles: instance.regles,
    reglesDuJour: reglesLe(instance, aujourdhui),
    membres: enOrdre(membres).map((one) => membreView(one, coordonnees, aujourdhui)),
    sieges: siegesVotants(membres, 'pleniere', aujourdhui).size,
  };
}

export const nomSeance = ({ date, formation }: SeanceComite): string =>
  `Séance du ${formatDate(date)}${formation === 'bureau' ? ` (${FORMATION_LABELS[formation]})` : ''}`;

/** The next thing to do, in the order of a séance. */
function aFaire(
  registre: Registre,
  seance: SeanceComite,
  etat: EtatSeance,
  aujourdhui: CivilDate,
): string | null {
  const instance = registre.instances.get(seance.instanceId);
  if (instance === undefined || etat === 'annulee') return null;
  const nonPublies = seance.points.filter(
    ({ sens, publication, avisId }) =>
      sens !== null &&
      sens !== 'sursis' &&
      sens !== 'sans_avis' &&
      publication === null &&
      (avisId === null || registre.avis.get(avisId)?.publication === null),
  );
  if (etat === 'close')
    return nonPublies.length === 0
      ? null
      : nonPublies.length === 1
        ? 'Publier l’avis'
        : `Publier ${nonPublies.length} avis`;
  if (etat === 'preparation') {
    if (seance.points.length === 0) return 'Inscrire les points à l’ordre du jour';
    const limite = limiteConvocation(seance, reglesLe(instance, seance.date));
    if (limite === null) return 'Convoquer';
    return limite.dernierJour < aujourdhui
      ? `Convoquer : le dernier jour était le ${formatLong(limite.dernierJour)}`
      : `Convoquer au plus tard le ${formatLong(limite.dernierJour)}`;
  }
  if (etat === 'convoquee')
    return seance.date <= aujourdhui
      ? 'Pointer les présences'
      : `Tenir la séance le ${formatLong(seance.date)}`;
  if (etat === 'sans_quorum')
    return [...registre.seances.values()].some(
      (one) => one.premiereId === seance.id && one.annulation === null,
    )
      ? null
      : 'Convoquer une seconde séance sur le même ordre du jour';
  const reste = seance.points.filter(({ sens }) => sens === null).length;
  if (reste > 0) return reste === 1 ? 'Enregistrer le vote et l’avis' : `Enregistrer ${reste} votes et avis`;
  return 'Établir le procès-verbal et clore';
}

export function ligneSeance(
  registre: Registre,
  seance: SeanceComite,
  aujourdhui: CivilDate,
): LigneSeanceView {
  const etat = etatSeance(registre, seance, aujourdhui);
  const faire = aFaire(registre, seance, etat, aujourdhui);
  return {
    id: seance.id,
    instanceId: seance.instanceId,
    nom: typographie(nomSeance(seance)),
    date: seance.date,
    heure: seance.heure,
    lieu: seance.lieu,
    formation: seance.formation,
    denomination: seance.denomination,
    etat,
    points: seance.points.length,
    verdicts: seance.points.flatMap((point): readonly Verdict[] => {
      if (point.sens === null) return [];
      const jugement = jugerPoint(registre, seance, point);
      return jugement === null ? [] : [jugement.verdict];
    }),
    aFaire: faire === null ? null : typographie(faire),
  };
}

function pointView(
  registre: Registre,
  seance: SeanceComite,
  point: PointSeance,
  rang: number,
): PointView | null {
  const jugement = jugerPoint(registre, seance, point);
  if (jugement === null) return null;
  const avenant = point.avenantId === null ? undefined : registre.avenants.get(point.avenantId);
  const convention = point.conventionId === null ? undefined : registre.conventions.get(point.conventionId);
  const avis = point.avisId === null ? undefined : registre.avis.get(point.avisId);
  return {
    numero: rang + 1,
    point,
    objetLibelle: OBJET_POINT_LABELS[point.objet],
    acte:
      convention === undefined
        ? null
        : {
            conventionId: convention.id,
            avenantId: avenant?.id ?? null,
            nom: typographie(
              avenant === undefined
                ? convention.titreCourt
                : `${upperFirst(designationAvenant(avenant))}, ${convention.titreCourt}`,
            ),
          },
    compte: jugement.compte,
    verdict: jugement.verdict,
    verdictLibelle: VERDICT_LABELS[jugement.verdict],
    motifs: jugement.motifs,
    publieLe: avis?.publication?.date ?? point.publication?.date ?? null,
  };
}

/** One séance whole; null when its committee is not in the registry. */
export function seanceView(
  registre: Registre,
  seance: SeanceComite,
  aujourdhui: CivilDate,
): SeanceView | null {
  const instance = registre.instances.get(seance.instanceId);
  if (instance === undefined) return null;
  const membres = membresDe(registre, instance.id);
  const regles = reglesLe(instance, seance.date);
  const etat = etatSeance(registre, seance, aujourdhui);
  const compte = compter(membres, seance, regles);
  const ecarts = new Map(compte.ecartes.map(({ membreId, motif }) => [membreId, motif]));
  const presences = new Map(seance.presences.map((one) => [one.membreId, one]));
  const limite = limiteConvocation(seance, regles);
  const premiere = seance.premiereId === null ? undefined : registre.seances.get(seance.premiereId);
  const faire = aFaire(registre, seance, etat, aujourdhui);
  const nomme = (one: SeanceComite) => ({ id: one.id, nom: typographie(nomSeance(one)) });
  return {
    seance,
    nom: typographie(nomSeance(seance)),
    comite: { id: instance.id, nom: seance.denomination },
    etat,
    etatLibelle: lowerFirst(TABLE_SEANCE.etats[etat].libelle),
    gestes: aMontrer(
      TABLE_SEANCE,
      etat,
      actionsDe(TABLE_SEANCE).map((geste) => ({
        geste,
        refus: refuseGeste(registre, seance, geste, aujourdhui),
      })),
    ),
    regles,
    limite:
      limite === null
        ? null
        : {
            dernierJour: limite.dernierJour,
            conseille: limite.conseille,
            jours: preavisDe(seance.formation, regles),
            source: sourcePreavis(seance.formation, regles),
            etapes: limite.etapes.map(({ regle, source, resultat }) => ({ regle, source, resultat })),
          },
    compte,
    membres: enOrdre(
      membres.filter(
        (one) =>
          presences.has(one.id) ||
          (enFonctions(one, seance.date) && (seance.formation === 'pleniere' || one.bureau)),
      ),
    ).map((membre) => {
      const ecart = ecarts.get(membre.id);
      return {
        membre,
        nom: nomMembre(membre),
        presence: presences.get(membre.id) ?? null,
        ecart: ecart === undefined ? null : ECART_LABELS[ecart],
      };
    }),
    points: seance.points.flatMap((point, rang) => {
      const view = pointView(registre, seance, point, rang);
      return view === null ? [] : [view];
    }),
    premiere: premiere === undefined ? null : nomme(premiere),
    secondes: [...registre.seances.values()].filter(({ premiereId }) => premiereId === seance.id).map(nomme),
    aFaire: faire === null ? null : typographie(faire),
  };
}

/** The drafts a séance may be asked about: avenants without an avis that still wait for one, conventions nobody signed. */
export function inscriptibles(
  registre: Registre,
  seance: SeanceComite,
  aujourdhui: CivilDate,
): readonly InscriptibleView[] {
  const deja = new Set(
    seance.points.flatMap(({ avenantId, conventionId, objet }) =>
      avenantId !== null
        ? [avenantId]
        : objet === 'convention' && conventionId !== null
          ? [conventionId]
          : [],
    ),
  );
  const avenants = [...registre.avenants.values()].flatMap((one): readonly InscriptibleView[] => {
    if (deja.has(one.id) || lastAvisRendu(avisOf(registre, one.id)) !== null) return [];
    const etat = etatDe(registre, one, aujourdhui);
    if (!['demande', 'instruction', 'saisine'].includes(etat)) return [];
    const convention = registre.conventions.get(one.conventionId);
    return [
      {
        objet: 'avenant',
        avenantId: one.id,
        conventionId: one.conventionId,
        titre: typographie(
          `${upperFirst(designationAvenant(one))} : ${one.objet} (${convention?.titreCourt ?? ''})`,
        ),
      },
    ];
  });
  const conventions = [...registre.conventions.values()].flatMap((one): readonly InscriptibleView[] =>
    deja.has(one.id) ||
    one.signatures.length > 0 ||
    lastAvisRendu(avisSurConvention(registre, one.id)) !== null
      ? []
      : [
          {
            objet: 'convention',
            avenantId: null,
            conventionId: one.id,
            titre: typographie(`Projet de convention : ${one.titreCourt}`),
          },
        ],
  );
  return [...avenants, ...conventions];
}
