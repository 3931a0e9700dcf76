/**
 * The proof that no date is left out. It does not ask the declarations what they cover: it goes through every field of
 * every record that holds a day, and every nature of clause, and asks of each either which dates wait for it, or why
 * none does. A field nobody classed, a kind nobody declares, an open date without a reminder: each is an orphan.
 */
import { COLLECTIONS } from '#registre/fiches';
import type { NatureClause } from '#registre/fiches/clauses';
import { joursDeFiche } from './champs';
import { DECLARATIONS } from './declarations';
import { GENRES_ECHEANCE } from './echeance';
import type { Declaration, GenreEcheance } from './echeance';
import { estOuverte } from './liste';
import type { Echeance } from './liste';
import { paliersDe, rappelsDe } from './rappels';
import type { ReglagesRappels } from './rappels';

type Attente = readonly GenreEcheance[] | string;

/** Days already lived when they are recorded: nothing waits for them. */
const FAIT = 'fait passé, enregistré une fois arrivé';
/** A day that another field, classed here too, brings to the one list. */
const AILLEURS = 'lu par la clause ou la durée en vigueur, qui porte l’échéance';

/** Of every field that holds a day: the kinds of dates that wait for it, or why none does. */
export const ATTENTES: Readonly<Record<string, Attente>> = {
  'conventions.parties[].signataires[].adresses[].depuis': 'adresse datée : rien n’est à faire ce jour-là',
  'conventions.duree(instrument).hypothese.date': ['terme'],
  'conventions.duree(instrument).confirmation.date': ['terme'],
  'conventions.duree(instrument).confirmation.confirmeeLe': FAIT,
  'conventions.duree(instrument).confirmation.deplaceeDu': FAIT,
  'conventions.duree(dates_fixes).fin': ['terme'],
  'conventions.duree(periode).debut': AILLEURS,
  'conventions.clauses[].parametres(effet).date': AILLEURS,
  'conventions.clauses[].parametres(duree).debut': AILLEURS,
  'conventions.clauses[].parametres(duree).fin': ['terme'],
  'conventions.clauses[].origine(lue).le': FAIT,
  'conventions.clauses[].origine(posee).le': FAIT,
  'conventions.faits[].date': FAIT,
  'conventions.joursLocaux[].date': 'jour du calendrier : il déplace des délais, rien n’est à faire',
  'conventions.faitLe': FAIT,
  'conventions.signatures[].date': FAIT,
  'conventions.effetRetenu.date': FAIT,
  'avenants.demande.date': FAIT,
  'avenants.operations[].modification(proroger).fin': ['terme'],
  'avenants.operations[].clauses[].sort(nouvelle).parametres(effet).date': AILLEURS,
  'avenants.operations[].clauses[].sort(nouvelle).parametres(duree).debut': AILLEURS,
  'avenants.operations[].clauses[].sort(nouvelle).parametres(duree).fin': ['terme'],
  'avenants.operations[].clauses[].tardive.le': FAIT,
  'avenants.arbitrages[].le': FAIT,
  'avenants.priseEffet(date).date': ['effet_avenant'],
  'avenants.signatures[].date': ['effet_avenant'],
  'avenants.instruction.date': FAIT,
  'avenants.saisine.date': FAIT,
  'avenants.saisine.seancePrevue': ['seance', 'convocation'],
  'avenants.miseALaSignature.date': FAIT,
  'avenants.refus.date': FAIT,
  'avenants.abandon.date': FAIT,
  'avenants.planning.effet': ['planning'],
  'avenants.planning.depart': FAIT,
  'avenants.planning.retenuLe': FAIT,
  'avenants.planning.seances[]': 'jour possible d’une étape, qui est elle-même à la liste',
  'avenants.planning.commissions[]': 'jour possible d’une étape, qui est elle-même à la liste',
  'avenants.planning.etapes[].date': ['planning'],
  'avis.seance.date': ['publication_avis'],
  'avis.seance.convocationLe': FAIT,
  'avis.publication.date': ['publication_avis'],
  'misesEnDemeure.griefs[].dateFaits': FAIT,
  'misesEnDemeure.signeeLe': FAIT,
  'misesEnDemeure.envois[].depotLe': ['delai_strict', 'delai_prudent', 'faculte'],
  'misesEnDemeure.envois[].presentationLe': ['garde_pli'],
  'misesEnDemeure.envois[].distributionLe': ['garde_pli'],
  'misesEnDemeure.envois[].retour.date': ['garde_pli'],
  'misesEnDemeure.delai.calcul.depart': FAIT,
  'misesEnDemeure.delai.calcul.strict.expiration': ['delai_strict'],
  'misesEnDemeure.delai.calcul.strict.premierJour':
    'le lendemain de l’expiration stricte, qui est à la liste',
  'misesEnDemeure.delai.calcul.prudent.expiration': ['delai_prudent'],
  'misesEnDemeure.delai.calcul.prudent.premierJour': ['faculte'],
  'misesEnDemeure.delai.calcul.prudent.premierJourOuvre': 'conseil d’envoi, après l’ouverture de la faculté',
  'misesEnDemeure.delai.calcul.franc.expiration': 'lecture écartée, montrée avec le délai',
  'misesEnDemeure.delai.calcul.franc.premierJour': 'lecture écartée, montrée avec le délai',
  'misesEnDemeure.envois[].refusLe': FAIT,
  'misesEnDemeure.tenue.date': FAIT,
  'misesEnDemeure.prolongations[].date': FAIT,
  'misesEnDemeure.prolongations[].jusquAu': ['faculte'],
  'misesEnDemeure.observations[].date': FAIT,
  'misesEnDemeure.remises[].date': FAIT,
  'misesEnDemeure.recue.lettreLe': FAIT,
  'misesEnDemeure.recue.declareeLe': ['reponse_due'],
  'misesEnDemeure.recue.cachetLe': ['reponse_due'],
  'misesEnDemeure.recue.recueLe': ['reponse_due'],
  'misesEnDemeure.regularisation.date': FAIT,
  'misesEnDemeure.retrait.date': FAIT,
  'denonciations.notifieeLe': FAIT,
  'denonciations.priseEffet(date).date': ['effet_denonciation'],
  'denonciations.envois[].depotLe': FAIT,
  'denonciations.envois[].presentationLe': FAIT,
  'denonciations.envois[].distributionLe': ['effet_denonciation', 'recours'],
  'denonciations.envois[].refusLe': FAIT,
  'denonciations.envois[].retour.date': FAIT,
  'denonciations.suites[].date': ['effet_denonciation'],
  'denonciations.presentationLe': FAIT,
  'denonciations.receptionLe': ['effet_denonciation', 'recours'],
  'denonciations.preavis.calcul.depart': FAIT,
  'denonciations.preavis.calcul.strict.expiration': 'la veille de l’effet, qui est à la liste',
  'denonciations.preavis.calcul.strict.premierJour': ['effet_denonciation'],
  'denonciations.preavis.calcul.prudent.expiration': 'un préavis ne se proroge pas : lecture écartée',
  'denonciations.preavis.calcul.prudent.premierJour': 'un préavis ne se proroge pas : lecture écartée',
  'denonciations.preavis.calcul.prudent.premierJourOuvre': 'un préavis ne se proroge pas : lecture écartée',
  'denonciations.preavis.calcul.franc.expiration': 'lecture écartée, montrée avec le préavis',
  'denonciations.preavis.calcul.franc.premierJour': 'lecture écartée, montrée avec le préavis',
  'deliberations.date': ['deliberation'],
  'deliberations.derniereDate': ['deliberation'],
  'deliberations.transmiseLe': ['deliberation'],
  'deliberations.publieeLe': ['deliberation'],
  'titulaires.debut': 'prise de fonctions, connue d’avance : rien n’est à faire ce jour-là',
  'titulaires.fin': ['mandat'],
  'delegations.date': FAIT,
  'delegations.debut': 'la délégation se porte d’elle-même à la règle qui dit qui signe',
  'delegations.fin': ['delegation'],
  'delegations.publieeLe': FAIT,
  'delegations.departLe': FAIT,
  'delegations.abrogeeLe': FAIT,
  'delegations.reconductions[].date': FAIT,
  'delegations.reconductions[].publieeLe': FAIT,
  'echeancesLibres.date': ['libre'],
  'echeancesLibres.tenueLe': ['libre'],
  'emissions.emisLe': FAIT,
  'paquets.ouvertLe': ['circuit'],
  'paquets.visas[].date': ['circuit'],
  'paquets.cases[].date': ['circuit'],
  'paquets.mouvements[].date': ['circuit'],
  'paquets.relances[].date': ['circuit'],
  'paquets.refus.date': FAIT,
  'paquets.archives[].reprisLe': FAIT,
  'paquets.archives[].refus.date': FAIT,
  'paquets.archives[].cases[].date': FAIT,
  'paquets.retrait.date': FAIT,
  'instances.denominations[].depuis': 'nom daté : rien n’est à faire ce jour-là',
  'instances.regles[].depuis': 'règle datée : rien n’est à faire ce jour-là',
  'membresDuComite.debut': 'prise de fonctions, connue d’avance : rien n’est à faire ce jour-là',
  'membresDuComite.fin': ['mandat_comite'],
  'membresDuComite.coordonneesLe': FAIT,
  'membresDuComite.purge.date': FAIT,
  'seances.date': ['seance', 'convocation', 'seconde_seance', 'proces_verbal'],
  'seances.convocation.date': ['convocation'],
  'seances.points[].inscritLe': FAIT,
  'seances.points[].repute.saisineLe': FAIT,
  'seances.points[].publication.date': ['publication_avis'],
  'seances.close.date': ['proces_verbal'],
  'seances.annulation.date': FAIT,
  'pieces.ajouteeLe': FAIT,
  'corbeille.supprimeLe': FAIT,
};

/** Of every nature of clause: the dates it makes wait, or why it makes none. */
export const ATTENTES_CLAUSES: Readonly<Record<NatureClause, Attente>> = {
  effet: 'un effet passé ou un fait attendu, sans jour à venir',
  duree: ['terme'],
  renouvellement: ['opposition', 'renouvellement'],
  avenant: ['seance', 'convocation'],
  resiliation: [
    'delai_strict',
    'delai_prudent',
    'faculte',
    'preavis_resiliation',
    'effet_denonciation',
    'recours',
  ],
  exemplaires: 'un nombre, pas un jour',
  obligation: 'un devoir sans jour que le registre sache lire : une échéance libre le porte',
  litige: 'une procédure, pas un jour',
  autre: 'des mots à apprécier par un juriste',
};

export type Orpheline = { readonly quoi: string; readonly remede: string };

/** What the declarations leave out, whatever the registry holds. */
export function lacunes(
  declarations: readonly Declaration[] = DECLARATIONS,
  attentes: Readonly<Record<string, Attente>> = ATTENTES,
): readonly Orpheline[] {
  const found: Orpheline[] = [];
  const declares = declarations.map(({ genre }) => genre);
  const attendus = new Map<GenreEcheance, string>();
  for (const { chemin, mot } of COLLECTIONS.flatMap(joursDeFiche)) {
    const attente = attentes[chemin];
    if (attente === undefined)
      found.push({
        quoi: `Le jour « ${mot} » (${chemin}) n’est ni attendu par une échéance ni dit passé.`,
        remede: 'Classez-le parmi les attentes de la preuve de couverture.',
      });
    else if (typeof attente !== 'string')
      for (const genre of attente) if (!attendus.has(genre)) attendus.set(genre, `« ${mot} » (${chemin})`);
  }
  for (const [nature, attente] of Object.entries(ATTENTES_CLAUSES))
    if (typeof attente !== 'string')
      for (const genre of attente)
        if (!attendus.has(genre)) attendus.set(genre, `la clause de nature « ${nature} »`);
  for (const [genre, par] of attendus)
    if (!declares.includes(genre))
      found.push({
        quoi: `« ${GENRES_ECHEANCE[genre]} » est attendue par ${par} et n’est déclarée nulle part.`,
        remede: 'Rendez sa déclaration à la liste des échéances.',
      });
  for (const genre of new Set(declares)) {
    if (declares.filter((one) => one === genre).length > 1)
      found.push({
        quoi: `« ${GENRES_ECHEANCE[genre]} » est déclarée deux fois.`,
        remede: 'Gardez une seule déclaration.',
      });
    if (!attendus.has(genre))
      found.push({
        quoi: `« ${GENRES_ECHEANCE[genre]} » n’est attendue par aucun champ ni aucune clause.`,
        remede: 'Dites ce qui l’attend parmi les attentes de la preuve de couverture.',
      });
  }
  return found;
}

/** « n échéances, n rappels, 0 orpheline ». */
export type Couverture = {
  /** Those still waited for. */
  readonly echeances: number;
  /** Those that will be shown, or are to be. */
  readonly rappels: number;
  readonly orphelines: readonly Orpheline[];
  readonly parGenre: readonly {
    readonly genre: GenreEcheance;
    readonly echeances: number;
    readonly rappels: readonly number[];
  }[];
};

/** Every open date has a reminder, and every field that holds a day is accounted for. */
export function couverture(
  echeances: readonly Echeance[],
  reglages: ReglagesRappels,
  declarations: readonly Declaration[] = DECLARATIONS,
): Couverture {
  const ouvertes = echeances.filter(estOuverte);
  const sansRappel = declarations.flatMap(({ genre }) => {
    const n = ouvertes.filter((one) => one.genre === genre).length;
    return n > 0 && paliersDe(reglages, genre).length === 0
      ? [
          {
            quoi: `« ${GENRES_ECHEANCE[genre]} » : ${n} échéance${n > 1 ? 's' : ''} ouverte${n > 1 ? 's' : ''}, sans aucun rappel.`,
            remede: 'Réglez au moins un rappel pour ce genre d’échéance.',
          },
        ]
      : [];
  });
  return {
    echeances: ouvertes.length,
    rappels: ouvertes.flatMap((one) => rappelsDe(one, reglages)).length,
    orphelines: [...lacunes(declarations), ...sansRappel],
    parGenre: declarations.map(({ genre }) => ({
      genre,
      echeances: ouvertes.filter((one) => one.genre === genre).length,
      rappels: paliersDe(reglages, genre),
    })),
  };
}
