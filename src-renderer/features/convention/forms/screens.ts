import {
  AbandonnerAvenantForm,
  DemanderAvenantForm,
  RedigerAvenantForm,
  ReprendreAvenantForm,
  SignerAvenantForm,
} from './avenant-forms';
import { AvisConventionForm, EnregistrerAvisForm, PublierAvisForm } from './avis-forms';
import { ChangerClauseForm, ConfirmerClauseForm, PoserClauseForm, RetirerClauseForm } from './clause-forms';
import {
  ConfirmerFinForm,
  DaterActeForm,
  SignataireForm,
  SignerConventionForm,
  TrancherEffetForm,
} from './convention-forms';
import {
  NotifierDenonciationForm,
  ReceptionDenonciationForm,
  SuiteDenonciationForm,
} from './denonciation-forms';
import { RecevoirMiseEnDemeureForm } from './recue-form';
import { ResilierForm } from './resilier-form';
import {
  InstruireAvenantForm,
  MettreALaSignatureForm,
  RefuserAvenantForm,
  SaisirCrefopForm,
} from './etapes-forms';
import { EnvoyerDenonciationForm, EnvoyerMiseEnDemeureForm } from './envoyer-form';
import { SuivreDenonciationForm, SuivreEnvoiForm } from './suivi-form';
import { AjouterJourLocalForm, RetirerJourLocalForm, faitForm } from './faits-forms';
import {
  ObservationsForm,
  PreparerMiseEnDemeureForm,
  ProlongerForm,
  RedigerMiseEnDemeureForm,
  RegulariserForm,
  RemettreForm,
  RetirerForm,
  SignerMiseEnDemeureForm,
  TenirForm,
} from './mise-en-demeure-forms';
import { screen } from './form-data';
import type { FormScreen } from './form-data';
import { QuitterPlanningForm, RetenirPlanningForm } from './planning-forms';
import { OuvrirPaquetForm } from './paquet-forms';
import { JoindrePieceForm } from './piece-forms';
import type { FormTail, TailDerive } from './tails';
import { flatForm } from './flat-form';
import { ACTES, estDerive } from '#registre/actes';
import { ImporterTitulairesForm } from './titulaires-forms';
import type { FichePlate } from '#registre/fiches';

/** The forms whose act is rich: each at its address, with what it asks. */
const BY_HAND: Readonly<Record<Exclude<FormTail, TailDerive>, FormScreen>> = {
  signer: screen('parties', ['acte', 'parties', 'clauses'], SignerConventionForm),
  'paquets/nouveau': screen('paquets', ['paquets'], OuvrirPaquetForm),
  'date-acte': screen('parties', ['clauses'], DaterActeForm),
  'date-effet': screen('parties', ['clauses'], TrancherEffetForm),
  fin: screen('parties', [], ConfirmerFinForm),
  'signataires/:signataireId': screen('parties', ['parties'], SignataireForm),
  'clauses/nouvelle': screen('clauses', ['texte', 'parties', 'clauses'], PoserClauseForm),
  'clauses/:clauseId/changer': screen('clauses', ['texte', 'parties', 'clauses'], ChangerClauseForm),
  'clauses/:clauseId/confirmer': screen('clauses', ['texte', 'parties', 'clauses'], ConfirmerClauseForm),
  'clauses/:clauseId/retirer': screen('clauses', ['clauses'], RetirerClauseForm),
  notification: screen('clauses', ['parties', 'clauses'], faitForm('notification')),
  transmission: screen('clauses', ['parties', 'clauses'], faitForm('transmission')),
  publication: screen('clauses', ['parties', 'clauses'], faitForm('publication')),
  opposition: screen('clauses', ['parties', 'clauses'], faitForm('opposition')),
  reconduction: screen('clauses', ['parties', 'clauses'], faitForm('reconduction')),
  'jours-locaux/nouveau': screen('clauses', [], AjouterJourLocalForm),
  'jours-locaux/retirer': screen('clauses', ['clauses'], RetirerJourLocalForm),
  'avenants/nouveau': screen('avenants', ['parties', 'clauses'], DemanderAvenantForm),
  'avenants/:avenantId/rediger': screen('avenants', ['avenant'], RedigerAvenantForm),
  'avenants/:avenantId/instruire': screen('avenants', ['avenant'], InstruireAvenantForm),
  'avenants/:avenantId/saisir': screen('avenants', ['avenant', 'clauses'], SaisirCrefopForm),
  'avenants/:avenantId/mettre-a-la-signature': screen(
    'avenants',
    ['avenant', 'clauses'],
    MettreALaSignatureForm,
  ),
  'avenants/:avenantId/planning': screen('avenants', ['avenant'], RetenirPlanningForm),
  'avenants/:avenantId/planning/quitter': screen('avenants', ['avenant'], QuitterPlanningForm),
  'avenants/:avenantId/signer': screen('avenants', ['avenant', 'parties', 'clauses'], SignerAvenantForm),
  'avenants/:avenantId/refuser': screen('avenants', ['avenant'], RefuserAvenantForm),
  'avenants/:avenantId/reprendre': screen('avenants', ['avenant'], ReprendreAvenantForm),
  'avenants/:avenantId/abandonner': screen('avenants', ['avenant'], AbandonnerAvenantForm),
  'avenants/:avenantId/avis': screen('avis', ['avenant', 'clauses'], EnregistrerAvisForm),
  'avis/nouveau': screen('avis', [], AvisConventionForm),
  'avis/:avisId/publier': screen('avis', ['avis'], PublierAvisForm),
  'mises-en-demeure/nouvelle': screen(
    'resiliation',
    ['parties', 'obligations', 'regles'],
    PreparerMiseEnDemeureForm,
  ),
  'mises-en-demeure/recue': screen(
    'resiliation',
    ['parties', 'obligations', 'regles'],
    RecevoirMiseEnDemeureForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/rediger': screen(
    'resiliation',
    ['miseEnDemeure', 'parties', 'obligations', 'regles'],
    RedigerMiseEnDemeureForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/signer': screen(
    'resiliation',
    ['miseEnDemeure'],
    SignerMiseEnDemeureForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/envoyer': screen(
    'resiliation',
    ['miseEnDemeure', 'parties'],
    EnvoyerMiseEnDemeureForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/envois/:envoiId': screen(
    'resiliation',
    ['miseEnDemeure', 'parties'],
    SuivreEnvoiForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/regulariser': screen('resiliation', ['miseEnDemeure'], RegulariserForm),
  'mises-en-demeure/:miseEnDemeureId/retirer': screen('resiliation', ['miseEnDemeure'], RetirerForm),
  'mises-en-demeure/:miseEnDemeureId/denoncer': screen(
    'resiliation',
    ['miseEnDemeure', 'parties', 'deliberations'],
    NotifierDenonciationForm,
  ),
  'mises-en-demeure/:miseEnDemeureId/tenir': screen('resiliation', ['miseEnDemeure', 'parties'], TenirForm),
  'mises-en-demeure/:miseEnDemeureId/remettre': screen('resiliation', ['miseEnDemeure'], RemettreForm),
  'mises-en-demeure/:miseEnDemeureId/prolonger': screen('resiliation', ['miseEnDemeure'], ProlongerForm),
  'mises-en-demeure/:miseEnDemeureId/observations': screen(
    'resiliation',
    ['miseEnDemeure'],
    ObservationsForm,
  ),
  'denonciations/:denonciationId/envoyer': screen(
    'resiliation',
    ['denonciations', 'parties'],
    EnvoyerDenonciationForm,
  ),
  'denonciations/:denonciationId/envois/:envoiId': screen(
    'resiliation',
    ['denonciations', 'parties'],
    SuivreDenonciationForm,
  ),
  'denonciations/:denonciationId/suite': screen('resiliation', ['denonciations'], SuiteDenonciationForm),
  'denonciations/nouvelle': screen('resiliation', ['parties', 'regles', 'deliberations'], ResilierForm),
  'denonciations/:denonciationId/reception': screen(
    'resiliation',
    ['denonciations'],
    ReceptionDenonciationForm,
  ),
  'titulaires/importer': screen('parties', [], ImporterTitulairesForm),
  'pieces/nouvelle': screen('documents', [], JoindrePieceForm),
};

/** The forms made from their acts, each at the address its act gives. */
const derived = Object.fromEntries(
  Object.entries(ACTES).flatMap(([method, { adresse }]) => {
    if (!estDerive(method) || adresse === null) return [];
    const [onglet] = method.split('.') as [FichePlate];
    return [[adresse, screen(onglet, ['parties'], flatForm(method))]];
  }),
) as Readonly<Record<TailDerive, FormScreen>>;

/**
 * Which form stands at each address and what it asks: one part of the application, fetched when the first form opens.
 */
export const FORMS: Readonly<Record<FormTail, FormScreen>> = { ...BY_HAND, ...derived };
