import { actePlat, libre, sensible } from '../acte';
import { facultatif, fiche, jour } from '../champs';
import { deliberations } from '../fiches/deliberations';

const { partieId, organe, numero, date, derniereDate, objet, autorise, avenantId } = deliberations.membres;
const redaction = { organe, numero, date, derniereDate, objet, autorise, avenantId };
const AUTORISE = {
  autorise: { aide: 'actes qu’elle autorise, séparés par une virgule' },
  avenantId: { aide: 'identifiant du seul avenant qu’elle autorise' },
} as const;
const deliberationId = fiche('deliberations');

export const actesDeliberations = {
  'deliberations.enregistrer': actePlat({
    libelle: 'Enregistrement d’une délibération',
    geste: 'Enregistrer une délibération',
    classement: libre('la délibération n’est que recopiée de l’acte de la collectivité'),
    motif: null,
    adresse: 'deliberations/nouvelle',
    saisie: { conventionId: fiche('conventions'), partieId, ...redaction },
    terminal: {
      nom: 'deliberation enregistrer',
      resume: 'enregistre une délibération d’une collectivité partie à la convention',
      fait: 'Délibération enregistrée',
      options: { partieId: { aide: 'collectivité qui l’a prise' }, ...AUTORISE },
    },
  }),
  'deliberations.corriger': actePlat({
    libelle: 'Correction d’une délibération',
    geste: 'Corriger une délibération',
    classement: libre('la délibération n’est que recopiée de l’acte de la collectivité'),
    motif: null,
    adresse: 'deliberations/:deliberationId/corriger',
    saisie: { deliberationId, ...redaction },
    terminal: {
      nom: 'deliberation corriger',
      resume: 'corrige une délibération ni transmise ni publiée',
      fait: 'Délibération corrigée',
      options: AUTORISE,
    },
  }),
  'deliberations.rendreExecutoire': actePlat({
    libelle: 'Transmission et publication d’une délibération',
    geste: 'Enregistrer la transmission et la publication d’une délibération',
    classement: sensible('la transmission et la publication rendent la délibération exécutoire'),
    motif: null,
    adresse: 'deliberations/:deliberationId/transmission',
    saisie: {
      deliberationId,
      transmiseLe: facultatif(jour('Transmise au représentant de l’État le')),
      publieeLe: facultatif(jour('Publiée le')),
    },
    terminal: {
      nom: 'deliberation executoire',
      resume: 'enregistre la transmission et la publication, qui rendent la délibération exécutoire',
      fait: 'Transmission et publication enregistrées',
      options: { transmiseLe: { nom: 'transmission' }, publieeLe: { nom: 'publication' } },
    },
  }),
};
