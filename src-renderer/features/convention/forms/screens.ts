import type { ComponentType } from 'react';
import {
  AbandonnerAvenantForm,
  DemanderAvenantForm,
  RedigerAvenantForm,
  SignerAvenantForm,
} from './avenant-forms';
import { EnregistrerAvisForm, PublierAvisForm } from './avis-forms';
import {
  ConfirmerFinForm,
  DaterActeForm,
  SignataireForm,
  SignerConventionForm,
  TrancherEffetForm,
} from './convention-forms';
import { NotifierDenonciationForm, ReceptionDenonciationForm } from './denonciation-forms';
import {
  InstruireAvenantForm,
  MettreALaSignatureForm,
  RefuserAvenantForm,
  SaisirCrefopForm,
} from './etapes-forms';
import { EnvoyerMiseEnDemeureForm } from './envoyer-form';
import {
  PreparerMiseEnDemeureForm,
  RedigerMiseEnDemeureForm,
  RegulariserForm,
  RetirerForm,
  SignerMiseEnDemeureForm,
  SuivreEnvoiForm,
} from './mise-en-demeure-forms';
import { JoindrePieceForm } from './piece-forms';
import type { FormTail } from './tails';

/** Which form stands at each address: one part of the application, fetched when the first form opens. */
export const FORMS: Readonly<Record<FormTail, ComponentType>> = {
  signer: SignerConventionForm,
  'date-acte': DaterActeForm,
  'date-effet': TrancherEffetForm,
  fin: ConfirmerFinForm,
  'signataires/:signataireId': SignataireForm,
  'avenants/nouveau': DemanderAvenantForm,
  'avenants/:avenantId/rediger': RedigerAvenantForm,
  'avenants/:avenantId/instruire': InstruireAvenantForm,
  'avenants/:avenantId/saisir': SaisirCrefopForm,
  'avenants/:avenantId/mettre-a-la-signature': MettreALaSignatureForm,
  'avenants/:avenantId/signer': SignerAvenantForm,
  'avenants/:avenantId/refuser': RefuserAvenantForm,
  'avenants/:avenantId/abandonner': AbandonnerAvenantForm,
  'avenants/:avenantId/avis': EnregistrerAvisForm,
  'avis/:avisId/publier': PublierAvisForm,
  'mises-en-demeure/nouvelle': PreparerMiseEnDemeureForm,
  'mises-en-demeure/:miseEnDemeureId/rediger': RedigerMiseEnDemeureForm,
  'mises-en-demeure/:miseEnDemeureId/signer': SignerMiseEnDemeureForm,
  'mises-en-demeure/:miseEnDemeureId/envoyer': EnvoyerMiseEnDemeureForm,
  'mises-en-demeure/:miseEnDemeureId/envois/:envoiId': SuivreEnvoiForm,
  'mises-en-demeure/:miseEnDemeureId/regulariser': RegulariserForm,
  'mises-en-demeure/:miseEnDemeureId/retirer': RetirerForm,
  'mises-en-demeure/:miseEnDemeureId/denoncer': NotifierDenonciationForm,
  'denonciations/:denonciationId/reception': ReceptionDenonciationForm,
  'pieces/nouvelle': JoindrePieceForm,
};
