import { absent, choix, liste, nombre, texte } from '../champs';
import type { Valeur } from '../champs';

type Usage = { readonly nom: string; readonly jours: number; readonly source: string };

const SECRETARIAT = 'usage du secrétariat';

/**
 * Delays that no text fixes, each an office usage until the registry says its own: after how long somebody is reminded,
 * how long a step takes when nothing was measured.
 */
export const DELAIS_USAGE = {
  publicationAvis: { nom: 'Rendre public un avis, après la séance', jours: 45, source: SECRETARIAT },
  procesVerbal: { nom: 'Établir le procès-verbal, après la séance', jours: 30, source: SECRETARIAT },
  secondeSeance: { nom: 'Réunir de nouveau le comité, faute de quorum', jours: 15, source: SECRETARIAT },
  transmissionDeliberation: {
    nom: 'Transmettre et publier une délibération, après la session',
    jours: 15,
    source: SECRETARIAT,
  },
  circuitImmobile: {
    nom: 'Relancer un circuit de signature, après le dernier mouvement',
    jours: 15,
    source: SECRETARIAT,
  },
  redaction: { nom: 'Rédiger un projet d’avenant', jours: 30, source: SECRETARIAT },
  convocation: { nom: 'Convoquer le comité, après la saisine', jours: 1, source: SECRETARIAT },
  deliberation: {
    nom: 'Réunir la commission permanente, après l’avis',
    jours: 12,
    source: 'usage, sur le délai d’envoi des rapports (CGCT, art. L. 4132-18)',
  },
  executoire: { nom: 'Rendre une délibération exécutoire', jours: 3, source: SECRETARIAT },
  signature: { nom: 'Recueillir toutes les signatures', jours: 21, source: SECRETARIAT },
} as const satisfies Readonly<Record<string, Usage>>;
export type DelaiUsage = keyof typeof DELAIS_USAGE;
export const CLES_USAGE = Object.keys(DELAIS_USAGE) as readonly DelaiUsage[];

const NOMS = Object.fromEntries(CLES_USAGE.map((cle) => [cle, DELAIS_USAGE[cle].nom])) as Readonly<
  Record<DelaiUsage, string>
>;

export const delaiUsage = choix('Délai d’usage', NOMS);
/** Those the registry says otherwise, and on what it rests. */
export const delaisUsage = absent(
  liste(
    'Délais d’usage',
    { cle: delaiUsage, jours: nombre('Jours'), source: texte('Source') },
    { cle: ({ cle }) => cle, nom: ({ cle }) => NOMS[cle] },
  ),
);
export type DelaisUsage = Valeur<typeof delaisUsage>;
