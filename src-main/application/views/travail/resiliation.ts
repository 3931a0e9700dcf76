import type { LigneTravailView } from '#contract/travail';
import type { MiseEnDemeureView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { denonciationOf, denonciationsTenues, misesEnDemeureOf } from '#domain/lookup';
import { nomCourant } from '#domain/parties/partie';
import { nomLettre } from '#domain/resiliation/echeances';
import { raisonSansEffet } from '#domain/resiliation/denonciation-commands';
import { titulairesChangesLettre } from '#domain/titulaire/changements';
import { miseEnDemeureView } from '../mise-en-demeure-view';
import { ligne, titulairesChanges } from './ligne';
import type { Champ } from '../par-convention';
import type { Dit } from './ligne';

/** The letters that may still lead somewhere, with where each stands. */
export function lettresOuvertes({ famille, convention, context }: Champ): readonly MiseEnDemeureView[] {
  // Ended on another ground, the convention can no longer be denounced on this one.
  if (denonciationOf(famille, convention.id) !== null) return [];
  return misesEnDemeureOf(famille, convention.id)
    .map((one) => miseEnDemeureView(famille, convention, one, context))
    .filter(({ etat }) => etat !== 'regularisee' && etat !== 'retiree' && etat !== 'denonciation_notifiee');
}

/** What each open letter asks for, until it leads somewhere, then what each denunciation waits for. */
export function lignesResiliation(
  champ: Champ,
  lettres: readonly MiseEnDemeureView[],
): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  return [
    ...lettres.flatMap((view) => {
      const one = view.miseEnDemeure;
      const commun = { acte: nomLettre(convention, one), onglet: 'resiliation', objet: one.id } as const;
      const dit = suite(champ, view);
      return [
        ...(dit === null ? [] : [ligne(champ, { ...commun, id: one.id, ...dit })]),
        ...titulairesChanges(
          champ,
          { ...commun, id: one.id },
          titulairesChangesLettre(famille, convention, one, context.aujourdhui),
        ),
      ];
    }),
    ...denonciationsTenues(famille, convention.id).flatMap((one): readonly LigneTravailView[] => {
      const commun = {
        acte: `Dénonciation du ${formatDate(one.notifieeLe)}`,
        onglet: 'resiliation',
        objet: one.id,
      } as const;
      const raison = raisonSansEffet(one);
      if (raison !== null)
        return [
          ligne(champ, {
            ...commun,
            id: one.id,
            ...((one.envois ?? []).length > 0
              ? { aFaire: 'Suivre les envois de la dénonciation', cause: raison }
              : {
                  aFaire: 'Enregistrer la réception de la dénonciation',
                  cause: raison,
                  geste: {
                    nature: 'acte',
                    libelle: 'Enregistrer la réception',
                    acte: 'denonciations.enregistrerReception',
                    id: one.id,
                  } as const,
                }),
          }),
        ];
      return [];
    }),
  ];
}

function partie({ convention }: Champ, partieId: string): string | null {
  const found = convention.parties.find(({ id }) => id === partieId);
  return found === undefined ? null : upperFirst(nomCourant(found));
}

/** What a letter asks for next; null when nothing is to be done nor waited for. */
function suite(
  champ: Champ,
  { miseEnDemeure: one, etat, blocage, raison }: MiseEnDemeureView,
): Pick<Dit, 'aFaire' | 'cause' | 'attendu' | 'etat' | 'date' | 'blocage' | 'geste'> | null {
  const acte = (acte: `misesEnDemeure.${'signer' | 'envoyer'}`, libelle: string) =>
    ({ nature: 'acte', libelle, acte, id: one.id }) as const;
  const emettrice = partie(champ, one.partieEmettriceId);
  if (etat === 'brouillon')
    return {
      aFaire: 'Faire signer la mise en demeure',
      cause: 'La lettre est en projet.',
      attendu: emettrice,
      etat: 'a_signer',
      geste: acte('misesEnDemeure.signer', 'Enregistrer la signature'),
    };
  if (blocage?.code === 'DESTINATAIRE_NON_TOUCHE')
    return {
      aFaire: 'Atteindre tous les destinataires',
      blocage,
      geste: acte('misesEnDemeure.envoyer', 'Enregistrer un envoi'),
    };
  if (etat === 'signee')
    return {
      aFaire: 'Envoyer la mise en demeure',
      cause: 'La lettre est signée ; aucun délai ne court avant l’envoi.',
      geste: acte('misesEnDemeure.envoyer', 'Enregistrer l’envoi'),
    };
  if (raison !== null)
    return { aFaire: 'Suivre les envois de la mise en demeure', cause: `Délai non déterminé. ${raison}` };
  if (one.delai === null) return null;
  const pleinDroit = one.clause?.parametres.caractere === 'plein_droit';
  // The faculty has no last day: once open it is a choice to make, never something late.
  if (etat === 'delai_expire')
    return {
      aFaire: 'Décider des suites de la mise en demeure',
      cause: pleinDroit
        ? 'Le délai est expiré. Rien ne cesse avant que la persistance du manquement soit constatée.'
        : 'Le délai est expiré. La clause ouvre une faculté : rien n’est automatique.',
      attendu: emettrice,
    };
  return null;
}
