import type {
  AccueilView,
  AvenantView,
  BlocageView,
  EcheanceView,
  EtapeSuivanteView,
  LigneConventionView,
  OngletConvention,
} from '#contract/views';
import { isOuvert } from '#domain/fiches/avenant';
import { saisineEnCours } from '#domain/avenant/saisine';
import { compareDates, daysBetween, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { laClause } from '#domain/clauses/dire';
import { clausesAu } from '#domain/consolidation/clauses';
import { sourceDe, sourceSignee } from '#domain/consolidation/sources';
import { faitsAttendus } from '#domain/convention/faits-commands';
import { FAIT_CONVENTION_LABELS, effetOf } from '#domain/fiches/convention';
import { etatAu } from '#domain/convention/etat';
import type { Convention } from '#domain/fiches/convention';
import { isAvisRendu } from '#domain/fiches/avis';
import type { Avis } from '#domain/fiches/avis';
import {
  avenantsOf,
  avisOf,
  avisSurConvention,
  denonciationOf,
  denonciationsOf,
  effetDenonciationOf,
  misesEnDemeureOf,
} from '#domain/lookup';
import type { Avertissement } from '#domain/refus';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { upperFirst } from '#domain/french';
import { DECLENCHEUR_LABELS } from '#registre/fiches/clauses';
import { allSignataires, missingSignataires, nomCourant } from '#domain/parties/partie';
import { familles } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { delaiApresLaFin } from '#domain/resiliation/ouverture';
import { typographie } from '#domain/typographie';
import { titulairesChangesConvention, titulairesChangesLettre } from '#domain/titulaire/changements';
import { avenantView } from './avenant-view';
import type { ViewContext } from './context';
import { miseEnDemeureView } from './mise-en-demeure-view';

/** Horizon of « à venir », in days. */
const HORIZON = 60;
/** The end of a convention is announced earlier: negotiating another takes months. */
const HORIZON_TERME = 365;

type Survey = {
  readonly echeances: readonly EcheanceView[];
  readonly bloques: readonly BlocageView[];
  readonly etapes: readonly EtapeSuivanteView[];
  readonly avenantsEnCours: number;
  readonly misesEnDemeureOuvertes: number;
};

/** What one convention asks of its secretariat: dates, obstacles, next acts. */
function survey(registre: Registre, convention: Convention, context: ViewContext): Survey {
  const { aujourdhui } = context;
  const echeances: EcheanceView[] = [];
  const bloques: BlocageView[] = [];
  const etapes: EtapeSuivanteView[] = [];
  const conventionId = convention.id;
  const echeance = (
    id: string,
    date: CivilDate,
    libelle: string,
    cause: string,
    onglet: OngletConvention,
  ): void => {
    echeances.push({
      id: `${conventionId}/${id}`,
      date,
      jours: daysBetween(aujourdhui, date),
      libelle: typographie(libelle),
      cause: typographie(cause),
      conventionId,
      onglet,
    });
  };
  const etape = (libelle: string, detail: string, onglet: OngletConvention): void => {
    etapes.push({ libelle: typographie(libelle), detail: typographie(detail), conventionId, onglet });
  };

  /** One step an act, however many of its signatories have changed. */
  const titulairesOntChange = (
    quoi: string,
    objet: string,
    changes: readonly Avertissement[],
    onglet: OngletConvention,
  ): void => {
    if (changes.length > 0)
      etape(
        `${quoi} : ${changes.length > 1 ? 'des titulaires ont changé' : 'un titulaire a changé'}`,
        `${objet}${changes.map(({ message }) => message).join(' ')}`,
        onglet,
      );
  };

  const effet = effetOf(convention);
  const etat = etatAu(registre, convention, aujourdhui);
  if (effet.etat === 'non_determine') {
    const manquants = missingSignataires(convention.parties, convention.signatures);
    if (manquants.length > 0)
      etape(
        'Recueillir les signatures de la convention',
        `${manquants.length} à recueillir : la convention n’a pas encore d’effet.`,
        'parties',
      );
    const [attendu] = faitsAttendus(registre, convention, aujourdhui).filter(
      (nature) => nature !== 'opposition' && nature !== 'reconduction',
    );
    if (attendu !== undefined && manquants.length === 0)
      etape(`Enregistrer la ${FAIT_CONVENTION_LABELS[attendu]} de la convention`, effet.cause, 'clauses');
  } else if (effet.etat === 'a_trancher') {
    bloques.push({
      id: `${conventionId}/effet`,
      objet: 'Date d’effet de la convention',
      raison: effet.cause,
      source: sourceSignee(convention, 'effet'),
      remede: 'Choisissez la date d’effet et motivez ce choix.',
      conventionId,
      onglet: 'parties',
    });
  } else if (etat === 'en_vigueur') {
    const terme = termeEnVigueur(registre, convention, aujourdhui, { aVenir: true });
    if (terme.etat === 'hypothese') etape('Confirmer la date de fin', terme.cause, 'parties');
    const { renouvellement } = terme;
    if (terme.date !== null && daysBetween(aujourdhui, terme.date) <= HORIZON_TERME) {
      const tacite = renouvellement?.tacite === true && renouvellement.prochain !== null;
      echeance(
        'terme',
        terme.date,
        terme.etat === 'hypothese'
          ? 'Fin de la convention (hypothèse)'
          : tacite
            ? 'Fin de la période : la convention se renouvelle par tacite reconduction'
            : 'Fin de la convention',
        terme.cause,
        'parties',
      );
    }
    const limite = renouvellement?.limite ?? null;
    // Past, there is nothing left to object to or to ask for.
    if (limite !== null && renouvellement !== undefined && limite >= aujourdhui)
      echeance(
        'limite/terme',
        limite,
        renouvellement.tacite
          ? 'Dernier jour pour s’opposer au renouvellement'
          : 'Dernier jour pour demander le renouvellement',
        sourceDe(registre, convention, 'renouvellement', aujourdhui),
        'clauses',
      );
  }
  for (const { parametres, certitude } of clausesAu(registre, convention, aujourdhui).clauses)
    if (!certitude.sure) etape(`Confirmer ${laClause(parametres)}`, certitude.doutes.join(' '), 'clauses');

  const publier = (avis: readonly Avis[], sur: string): void => {
    for (const { publication, sens, seance } of avis)
      if (publication === null && isAvisRendu(sens))
        etape('Rendre public l’avis du comité', `Avis du ${formatDate(seance.date)} sur ${sur}.`, 'avis');
  };
  publier(avisSurConvention(registre, conventionId), 'la convention');
  titulairesOntChange(
    'Convention à signer',
    '',
    titulairesChangesConvention(registre, convention, aujourdhui),
    'parties',
  );

  let avenantsEnCours = 0;
  for (const avenant of avenantsOf(registre, conventionId)) {
    const view = avenantView(registre, convention, avenant, context);
    publier(avisOf(registre, avenant.id), `« ${avenant.objet} »`);
    // Signed for a day that comes after the end of the convention, it never takes effect.
    const cesse = effetDenonciationOf(registre, conventionId)?.effet ?? null;
    if (view.etat === 'signe' && view.effet !== null && (cesse === null || view.effet < cesse)) {
      echeance(
        `${avenant.id}/effet`,
        view.effet,
        `${view.designation} : prise d’effet`,
        avenant.objet,
        'avenants',
      );
    }
    if (!isOuvert(view.etat)) continue;
    avenantsEnCours += 1;
    titulairesOntChange(
      `${view.designation} à signer`,
      `${avenant.objet}. `,
      view.titulairesChanges,
      'avenants',
    );
    const suite = avisAttendu(view);
    if (suite !== null) etape(suite.quoi, suite.detail, 'avenants');
    const seance = saisineEnCours(avenant, avisOf(registre, avenant.id))?.seancePrevue ?? null;
    if (seance !== null)
      echeance(`${avenant.id}/seance`, seance, 'Séance du comité', avenant.objet, 'avenants');
    if (view.blocage !== null) {
      bloques.push({
        id: `${conventionId}/${avenant.id}`,
        objet: typographie(`${view.designation} : ${avenant.objet}`),
        raison: view.blocage.message,
        source: view.blocage.source,
        remede: view.blocage.remede,
        conventionId,
        onglet: 'avenants',
      });
    } else {
      const quoi =
        view.etat === 'avis_rendu'
          ? 'Mettre l’avenant à la signature'
          : 'Recueillir les signatures de l’avenant';
      etape(quoi, `${avenant.objet} : ${view.manquants.length} à recueillir.`, 'avenants');
    }
  }

  let misesEnDemeureOuvertes = 0;
  for (const one of misesEnDemeureOf(registre, conventionId)) {
    const view = miseEnDemeureView(registre, convention, one, context);
    if (view.etat === 'regularisee' || view.etat === 'retiree') continue;
    // Its denunciation is told below; ended on another ground, it can lead nowhere any more.
    if (view.etat === 'denonciation_notifiee' || denonciationOf(registre, conventionId) !== null) continue;
    misesEnDemeureOuvertes += 1;
    titulairesOntChange(
      'Mise en demeure à envoyer',
      '',
      titulairesChangesLettre(registre, convention, one, aujourdhui),
      'resiliation',
    );
    if (view.etat === 'brouillon')
      etape('Faire signer la mise en demeure', 'La lettre est en projet.', 'resiliation');
    else if (view.blocage?.code === 'DESTINATAIRE_NON_TOUCHE') {
      bloques.push({
        id: `${conventionId}/${one.id}`,
        objet: 'Mise en demeure',
        raison: view.blocage.message,
        source: view.blocage.source,
        remede: view.blocage.remede,
        conventionId,
        onglet: 'resiliation',
      });
    } else if (view.etat === 'signee')
      etape(
        'Envoyer la mise en demeure',
        'La lettre est signée ; aucun délai ne court avant l’envoi.',
        'resiliation',
      );
    else if (view.raison !== null)
      etape('Suivre les envois de la mise en demeure', `Délai non déterminé. ${view.raison}`, 'resiliation');
    else if (one.delai !== null) {
      const { prudent, depart, regle } = one.delai.calcul;
      const pleinDroit = one.clause?.parametres.caractere === 'plein_droit';
      // The faculty has no last day: once open it is a choice to make, never something late.
      if (
        view.etat === 'delai_en_cours' &&
        delaiApresLaFin(registre, convention, one, aujourdhui)?.certain !== true
      ) {
        echeance(
          `${one.id}/faculte`,
          prudent.premierJour,
          pleinDroit
            ? 'La persistance du manquement pourra être constatée'
            : 'La convention pourra être dénoncée',
          `${upperFirst(DECLENCHEUR_LABELS[regle.declencheur])} du ${formatDate(depart)} ; délai expirant le ${formatDate(prudent.expiration)} à 24 h (date prudente).`,
          'resiliation',
        );
      }
      if (view.etat === 'delai_expire') {
        etape(
          'Décider des suites de la mise en demeure',
          pleinDroit
            ? 'Le délai est expiré. Rien ne cesse avant que la persistance du manquement soit constatée.'
            : 'Le délai est expiré. La clause ouvre une faculté : rien n’est automatique.',
          'resiliation',
        );
      }
    }
  }
  for (const one of denonciationsOf(registre, conventionId)) {
    const raison = raisonSansEffet(one);
    const fin = effetDenonciation(one);
    if (raison !== null) etape('Enregistrer la réception de la dénonciation', raison, 'resiliation');
    else if (fin !== null && fin >= aujourdhui) {
      const sortie = convention.parties.find(({ id }) => id === one.partieSortanteId);
      echeance(
        `${one.id}/effet`,
        fin,
        sortie === undefined
          ? 'La convention cesse'
          : `${upperFirst(nomCourant(sortie))} quitte la convention`,
        `Acte notifié le ${formatDate(one.notifieeLe)}.`,
        'resiliation',
      );
    }
  }
  return { echeances, bloques, etapes, avenantsEnCours, misesEnDemeureOuvertes };
}

/** What a draft waits for before its avis, step by step; null once it is given. */
function avisAttendu({
  etat,
  avenant,
}: AvenantView): { readonly quoi: string; readonly detail: string } | null {
  switch (etat) {
    case 'demande':
      return {
        quoi: 'Instruire la demande d’avenant',
        detail: `${avenant.objet} : demande du ${formatDate(avenant.demande.date)}.`,
      };
    case 'instruction':
      return { quoi: 'Saisir le comité du projet d’avenant', detail: `${avenant.objet}.` };
    case 'saisine':
      return {
        quoi: 'Recueillir l’avis du comité',
        detail: `${avenant.objet} : saisine du ${formatDate(avenant.saisine?.date ?? avenant.demande.date)}.`,
      };
    case 'avis_rendu':
    case 'mise_a_la_signature':
    case 'en_cours_de_signature':
    case 'signe':
    case 'en_vigueur':
    case 'refuse':
    case 'abandonne':
    case 'clos':
      return null;
  }
}

/** Home: what is due, what is blocked, what comes next, over every convention. */
export function accueilView(registre: Registre, context: ViewContext): AccueilView {
  const { aujourdhui } = context;
  const conventions = conventionsOf(registre);
  const surveys = conventions.map(({ convention, famille }) => survey(famille, convention, context));
  const echeances = surveys.flatMap((one) => one.echeances).sort((a, b) => compareDates(a.date, b.date));
  const enVigueur = conventions.filter(
    ({ convention, famille }) => etatAu(famille, convention, aujourdhui) === 'en_vigueur',
  ).length;
  const sum = (of: (one: Survey) => number): number => surveys.reduce((total, one) => total + of(one), 0);
  return {
    aujourdhui,
    enRetard: echeances.filter(({ jours }) => jours < 0),
    aVenir: echeances.filter(
      ({ jours, id }) => jours >= 0 && jours <= (id.endsWith('/terme') ? HORIZON_TERME : HORIZON),
    ),
    bloques: surveys.flatMap((one) => one.bloques),
    etapes: surveys.flatMap((one) => one.etapes),
    compteurs: {
      conventions: conventions.length,
      enVigueur,
      avenantsEnCours: sum((one) => one.avenantsEnCours),
      misesEnDemeureOuvertes: sum((one) => one.misesEnDemeureOuvertes),
    },
  };
}

/** Every convention with its own records, in their order. */
function conventionsOf(
  registre: Registre,
): readonly { readonly convention: Convention; readonly famille: Registre }[] {
  return [...familles(registre)].flatMap(([id, famille]) => {
    const convention = famille.conventions.get(id);
    return convention === undefined ? [] : [{ convention, famille }];
  });
}

/** One row a convention, for the list. */
export function listeView(registre: Registre, context: ViewContext): readonly LigneConventionView[] {
  return conventionsOf(registre).map(({ convention, famille }) => {
    const effet = effetOf(convention);
    const terme = termeEnVigueur(famille, convention, context.aujourdhui, { aVenir: true });
    const { echeances, misesEnDemeureOuvertes } = survey(famille, convention, context);
    const prochaine = [...echeances]
      .sort((a, b) => compareDates(a.date, b.date))
      .find(({ jours }) => jours >= 0);
    return {
      id: convention.id,
      titre: convention.titreCourt,
      region: convention.region,
      etat: etatAu(famille, convention, context.aujourdhui),
      effet: effet.etat === 'determine' ? effet.date : null,
      terme: { date: terme.date, etat: terme.etat, confirme: terme.etat === 'confirme' },
      signatures: {
        recueillies: convention.signatures.length,
        requises: allSignataires(convention.parties).length,
      },
      avenants: avenantsOf(famille, convention.id).length,
      misesEnDemeureOuvertes,
      prochaineEcheance: prochaine ?? null,
    };
  });
}
