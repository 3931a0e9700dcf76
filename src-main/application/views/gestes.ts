import type {
  AvenantLuView,
  AvenantView,
  GesteAvenant,
  GesteMiseEnDemeure,
  GesteView,
  MiseEnDemeureLueView,
  MiseEnDemeureView,
} from '#contract/views';
import { TABLE_AVENANT, refuseAction } from '#domain/avenant/transitions';
import { actionsDe, aMontrer, refuseSelonEtat } from '#domain/etats/table';
import type { ActionAvenant } from '#domain/avenant/transitions';
import type { CollectionSupprimable } from '#domain/corbeille/corbeille';
import { examinerSuppression } from '#domain/corbeille/commands';
import { isOuvert } from '#domain/fiches/avenant';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { accordeJusquAu } from '#domain/fiches/mise-en-demeure';
import { misesEnDemeureOf } from '#domain/lookup';
import { controlesLettre } from '#domain/resiliation/controles';
import { choixAdresse, horlogesDe } from '#domain/resiliation/horloges';
import { avenantACirculer } from '#domain/paquet/a-circuler';
import { paquetOuvert } from '#domain/paquet/paquet';
import type { Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { requireDenonciable } from '#domain/resiliation/denonciation-commands';
import { TABLE_MISE_EN_DEMEURE, refuseSelonLettre } from '#domain/resiliation/gestes';
import type { ActionMiseEnDemeure } from '#domain/resiliation/gestes';
import { refuseIfClosed } from '#domain/resiliation/ouverture';
import type { ViewContext } from './context';
import { preuvesDe } from './preuves';

/* What may be done to an act today, and what comes next: the screens show it and recompute nothing. */

const refuseSuppression = (
  registre: Registre,
  collection: CollectionSupprimable,
  id: string,
): Refus | null => {
  const examined = examinerSuppression(registre, { collection, id });
  return examined.ok ? null : examined.error;
};

/** Nothing typed in the form of a signature lifts these: they are mended elsewhere. */
const A_LEVER_AILLEURS: ReadonlySet<string> = new Set([
  'AVENANT_SANS_TEXTE',
  'AVIS_ABSENT',
  'CONCORDANCE_DEFAUT',
]);

/** What comes next, in the usual order of things. */
const SUITE: Readonly<Partial<Record<EtatAvenant, ActionAvenant>>> = {
  demande: 'instruire',
  instruction: 'saisir',
  saisine: 'enregistrer_avis',
  avis_rendu: 'mettre_a_la_signature',
  mise_a_la_signature: 'signer',
  en_cours_de_signature: 'signer',
};

function suiteAvenant({ etat, avenant, blocage }: AvenantView): AvenantLuView['suite'] {
  // The text itself is to be worked on first, where it is written.
  if (blocage?.code === 'AVENANT_SANS_TEXTE' || blocage?.code === 'CONCORDANCE_DEFAUT') return 'modifier';
  // The text is no longer the one examined: asking for another avis comes before signing.
  if (etat === 'avis_rendu' && blocage !== null)
    return avenant.saisine === null ? 'enregistrer_avis' : 'saisir';
  return SUITE[etat] ?? null;
}

/** An act of today, or one done since the avenant was asked for and recorded now: refused when both are. */
function refuseGeste(
  registre: Registre,
  avenant: Avenant,
  action: ActionAvenant,
  { aujourdhui }: ViewContext,
): Refus | null {
  // The avis on an act of the past comes to the record when it is found.
  if (action === 'enregistrer_avis' && avenant.reprise !== undefined) return null;
  const refus = refuseAction(registre, avenant, action, aujourdhui);
  return refus === null || refuseAction(registre, avenant, action, avenant.demande.date) === null
    ? null
    : refus;
}

export function avenantLu(
  registre: Registre,
  convention: Convention,
  view: AvenantView,
  context: ViewContext,
): AvenantLuView {
  const { avenant, etat, blocage } = view;
  const gestes: GesteView<GesteAvenant>[] = actionsDe(TABLE_AVENANT).map((geste) => {
    const refus = refuseGeste(registre, avenant, geste, context);
    if (geste !== 'signer' && geste !== 'mettre_a_la_signature') return { geste, refus };
    // While it is open, what stands in the way of a signature is known whole: an avis an act of the past never had
    // is a defect it keeps, not a refusal.
    const su = refus?.code === 'AVIS_ABSENT' && (isOuvert(etat) || avenant.reprise !== undefined);
    const ailleurs = blocage !== null && A_LEVER_AILLEURS.has(blocage.code) ? blocage : null;
    return { geste, refus: su ? ailleurs : (refus ?? ailleurs) };
  });
  // One that is over takes nothing more: each would be refused for the same reason.
  const closed = gestes.every(({ refus }) => refus !== null);
  return {
    ...view,
    gestes: [
      ...(closed ? [] : gestes),
      ...(etat === 'abandonne' || etat === 'refuse' ? [{ geste: 'reprendre' as const, refus: null }] : []),
      { geste: 'supprimer', refus: refuseSuppression(registre, 'avenants', avenant.id) },
    ],
    suite: suiteAvenant(view),
    paquet: {
      ouvert: paquetOuvert(registre, avenant.id)?.id ?? null,
      ouvrable: avenantACirculer(registre, convention, avenant, context.aujourdhui),
    },
  };
}

function suiteMiseEnDemeure(
  { etat, blocage }: MiseEnDemeureView,
  envoiASuivre: string | null,
): GesteMiseEnDemeure | null {
  switch (etat) {
    case 'brouillon':
      return 'signer';
    case 'signee':
      return 'envoyer';
    case 'delai_non_determine':
    case 'delai_en_cours':
      return envoiASuivre === null ? null : 'suivre';
    case 'delai_expire':
      return blocage === null ? 'denoncer' : envoiASuivre === null ? null : 'suivre';
    case 'regularisee':
    case 'retiree':
    case 'denonciation_notifiee':
      return null;
  }
}

export function miseEnDemeureLue(
  registre: Registre,
  convention: Convention,
  view: MiseEnDemeureView,
  { aujourdhui }: ViewContext,
): MiseEnDemeureLueView {
  const { miseEnDemeure } = view;
  const { id, conventionId, envois } = miseEnDemeure;
  const close = refuseIfClosed(registre, miseEnDemeure, null);
  const refuse = (action: ActionMiseEnDemeure): Refus | null => {
    const ferme = refuseSelonEtat(TABLE_MISE_EN_DEMEURE, view.etat, action, miseEnDemeure);
    if (ferme !== null) return ferme.code === close?.code ? close : ferme;
    if (action !== 'denoncer') return refuseSelonLettre(miseEnDemeure, action, aujourdhui);
    // Before the prudent date, a reason may be given in the form.
    const denonciable = requireDenonciable(registre, miseEnDemeure, aujourdhui, '');
    return denonciable.ok ? null : (view.blocage ?? denonciable.error);
  };
  const envoiASuivre =
    close === null
      ? (envois.find(({ distributionLe, retour }) => distributionLe === null && retour === null)?.id ?? null)
      : null;
  return {
    ...view,
    horloges: horlogesDe(miseEnDemeure, convention),
    choixAdresse: choixAdresse(miseEnDemeure, convention),
    accordeJusquAu: accordeJusquAu(miseEnDemeure),
    preuves: preuvesDe(registre, id, envois),
    controles:
      view.etat === 'brouillon' || view.etat === 'signee'
        ? controlesLettre(registre, convention, miseEnDemeure, aujourdhui)
        : [],
    rang: misesEnDemeureOf(registre, conventionId).findIndex((one) => one.id === id) + 1,
    gestes: [
      ...aMontrer(
        TABLE_MISE_EN_DEMEURE,
        view.etat,
        actionsDe(TABLE_MISE_EN_DEMEURE).map((geste) => ({ geste, refus: refuse(geste) })),
      ),
      { geste: 'supprimer', refus: refuseSuppression(registre, 'misesEnDemeure', id) },
    ],
    suite: suiteMiseEnDemeure(view, envoiASuivre),
    envoiASuivre,
  };
}
