import type { ComponentType, ReactElement } from 'react';
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
import { EnvoyerMiseEnDemeureForm } from './envoyer-form';
import { FormRoute } from './form-route';
import {
  PreparerMiseEnDemeureForm,
  RedigerMiseEnDemeureForm,
  RegulariserForm,
  RetirerForm,
  SignerMiseEnDemeureForm,
  SuivreEnvoiForm,
} from './mise-en-demeure-forms';

const route = (tail: string, form: ComponentType) => ({
  path: `/conventions/:conventionId/${tail}`,
  element: <FormRoute form={form} />,
});

/** Every form of a convention at the address `paths.ts` gives it. */
export const formRoutes: readonly { readonly path: string; readonly element: ReactElement }[] = [
  route('signer', SignerConventionForm),
  route('date-acte', DaterActeForm),
  route('date-effet', TrancherEffetForm),
  route('fin', ConfirmerFinForm),
  route('signataires/:signataireId', SignataireForm),
  route('avenants/nouveau', DemanderAvenantForm),
  route('avenants/:avenantId/rediger', RedigerAvenantForm),
  route('avenants/:avenantId/signer', SignerAvenantForm),
  route('avenants/:avenantId/abandonner', AbandonnerAvenantForm),
  route('avenants/:avenantId/avis', EnregistrerAvisForm),
  route('avis/:avisId/publier', PublierAvisForm),
  route('mises-en-demeure/nouvelle', PreparerMiseEnDemeureForm),
  route('mises-en-demeure/:miseEnDemeureId/rediger', RedigerMiseEnDemeureForm),
  route('mises-en-demeure/:miseEnDemeureId/signer', SignerMiseEnDemeureForm),
  route('mises-en-demeure/:miseEnDemeureId/envoyer', EnvoyerMiseEnDemeureForm),
  route('mises-en-demeure/:miseEnDemeureId/envois/:envoiId', SuivreEnvoiForm),
  route('mises-en-demeure/:miseEnDemeureId/regulariser', RegulariserForm),
  route('mises-en-demeure/:miseEnDemeureId/retirer', RetirerForm),
  route('mises-en-demeure/:miseEnDemeureId/denoncer', NotifierDenonciationForm),
  route('denonciations/:denonciationId/reception', ReceptionDenonciationForm),
];
