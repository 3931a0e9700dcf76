import { absent, choix, facultatif, groupe, jour, liste, nombre, suite } from '../champs';
import type { Identite, Valeur } from '../champs';

/** The steps of a draft, in their order. */
export const ETAPES_PLAN = {
  redaction: 'Rédaction du projet',
  saisine: 'Saisine du comité',
  convocation: 'Convocation de la séance',
  seance: 'Séance du comité et avis',
  deliberation: 'Délibération de la commission permanente',
  executoire: 'Délibération transmise et publiée, exécutoire',
  signature: 'Dernière signature',
  effet: 'Prise d’effet',
} as const;
export type CleEtape = keyof typeof ETAPES_PLAN;
export const CLES_ETAPES = Object.keys(ETAPES_PLAN) as readonly CleEtape[];

const etape = choix('Étape', ETAPES_PLAN);
const parEtape: Identite<{ readonly cle: CleEtape }> = {
  cle: ({ cle }) => cle,
  nom: ({ cle }) => ETAPES_PLAN[cle],
};

/** The schedule a service holds a draft to: its steps are dates of the one list, until each is done. */
export const planning = absent(
  facultatif(
    groupe('Planning retenu', {
      effet: jour('Effet voulu'),
      /** What the first step is counted from. */
      depart: jour('Départ'),
      retenuLe: jour('Retenu le'),
      seances: suite('Séances possibles', jour('Jour')),
      commissions: suite('Commissions permanentes possibles', jour('Jour')),
      /** Those that were typed; the others are measured, or of usage. */
      durees: liste('Durées saisies', { cle: etape, jours: nombre('Jours au moins') }, parEtape),
      etapes: liste('Étapes', { cle: etape, date: jour('Au plus tard') }, parEtape),
    }),
  ),
);
export type Planning = NonNullable<Valeur<typeof planning>>;
