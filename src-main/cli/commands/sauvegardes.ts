import { resolve } from 'node:path';
import { formatInstant } from '#contract/instant';
import type { ApercuSauvegardeView, SauvegardeView } from '#contract/sauvegardes';
import { enumeration } from '#domain/french';
import { formatTaille } from '#domain/fichier';
import { LIEU_SAUVEGARDE_LABELS } from '#domain/sauvegardes/sauvegarde';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { UsageError } from '../options';

const named = ({ at, seq, taille, lieux }: SauvegardeView): string =>
  `Sauvegarde du ${formatInstant(at)}, entrée n° ${seq}, ${formatTaille(taille)}, vérifiée (${enumeration(lieux.map((lieu) => LIEU_SAUVEGARDE_LABELS[lieu]))})`;

const sauvegarder: Command = {
  name: 'sauvegarder',
  usage: 'sauvegarder [--dossier-secondaire DOSSIER | --sans-dossier-secondaire]',
  resume: 'copie le registre et vérifie la copie par une restauration d’essai',
  arguments: 0,
  mode: 'lecture',
  options: {
    'dossier-secondaire': {
      kind: 'texte',
      aide: 'DOSSIER d’un autre disque qui recevra aussi chaque sauvegarde, désormais',
    },
    'sans-dossier-secondaire': { kind: 'drapeau', aide: 'renonce au second dossier' },
  },
  async run({ options, call, application }) {
    const second = options.text('dossier-secondaire');
    const without = options.flag('sans-dossier-secondaire');
    if (second !== null && without)
      throw new UsageError(
        '--dossier-secondaire et --sans-dossier-secondaire se contredisent : gardez l’un des deux.',
      );
    if (second !== null) await application.sauvegardes.chooseSecond(resolve(second));
    if (without) await call('sauvegardes.oublierDossier', {});
    const data = await call('sauvegardes.creer', {});
    const { secondaire } = await call('sauvegardes.lire', {});
    const missed =
      secondaire === null || data.lieux.includes('secondaire')
        ? ''
        : ` Le second dossier n’a rien reçu : ${secondaire.absence ?? secondaire.echec?.message ?? ''}`;
    return { data, texte: `${named(data)} : ${data.id}.${missed}` };
  },
};

const sauvegardes: Command = {
  name: 'sauvegardes',
  usage: 'sauvegardes',
  resume: 'liste les sauvegardes, de la plus récente à la plus ancienne, et l’état des deux dossiers (JSON)',
  arguments: 0,
  mode: 'lecture',
  options: {},
  run: async ({ call }) => ({ data: await call('sauvegardes.lire', {}) }),
};

const restaurer: Command = {
  name: 'restaurer',
  usage: 'restaurer --sauvegarde ID [--apercu] [--reparer] --motif "…"',
  resume: 'revient à une sauvegarde (nouvelle entrée du journal, annulable), ou répare un journal endommagé',
  arguments: 0,
  mode: (options) => (options.flag('apercu') ? 'lecture' : 'ecriture'),
  options: {
    sauvegarde: { kind: 'texte', aide: 'identifiant de la sauvegarde, tel que « sauvegardes » le donne' },
    apercu: { kind: 'drapeau', aide: 'dit ce qui changerait, et ne change rien (JSON)' },
    reparer: { kind: 'drapeau', aide: 'remplace la partie endommagée du journal par celle de la sauvegarde' },
    motif: { kind: 'texte', aide: 'pourquoi : gardé au journal, ou avec ce que la réparation remplace' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const id = options.required('sauvegarde');
    const motif = options.flag('apercu') ? '' : options.required('motif');
    const apercu = await call('sauvegardes.apercu', { id });
    if (options.flag('apercu')) return { data: apercu };
    if (apercu.nature === 'reparation') {
      if (!options.flag('reparer'))
        throw new RefusedError(
          `Le journal est endommagé : il se répare. ${lossText(apercu)} Pour réparer, ajoutez --reparer.`,
        );
      return repair(terminal, apercu, motif);
    }
    if (options.flag('reparer'))
      throw new RefusedError(
        'Le journal n’est pas endommagé : il n’y a rien à réparer. Retirez --reparer pour revenir à cette sauvegarde.',
      );
    const { revision } = apercu;
    const data = await call('sauvegardes.restaurer', { id, motif, revision });
    return {
      data,
      texte: `Registre revenu à l’état de la sauvegarde du ${formatInstant(apercu.sauvegarde.at)} (entrée n° ${data.revision}). « annuler » revient en arrière.`,
    };
  },
};

type Reparation = Extract<ApercuSauvegardeView, { readonly nature: 'reparation' }>;

async function repair({ call }: Terminal, apercu: Reparation, motif: string) {
  const { sauvegarde, seq, tete, perdues } = apercu;
  const data = await call('sauvegardes.reparer', {
    id: sauvegarde.id,
    motif,
    seq,
    tete,
    perdues: perdues.nombre,
  });
  return {
    data,
    texte: `Journal réparé jusqu’à l’entrée n° ${seq}. ${lossText(apercu)} Ce qui a été remplacé est dans ${data.ecarte}.`,
  };
}

function lossText({ perdues }: Reparation): string {
  if (perdues.nombre === 0) return 'Aucune entrée n’est perdue.';
  const numeros = perdues.elements.map(({ seq }) => seq).join(', ');
  return perdues.nombre === 1
    ? `Une entrée n’est pas récupérable : n° ${numeros}.`
    : `${perdues.nombre} entrées ne sont pas récupérables : n° ${numeros}.`;
}

export const SAUVEGARDE_COMMANDS: readonly Command[] = [sauvegarder, sauvegardes, restaurer];
