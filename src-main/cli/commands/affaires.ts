import type { Command } from '../command';
import { sortieRequise, writeOut } from '../files';
import { idOf, recorded } from './recorded';
import { GRIEFS, lettreOf } from './resiliation';

/* A notice received, and a whole case as one file of numbered exhibits. */

const { reprise: _reprise, ...GRIEFS_RECUS } = GRIEFS;

const medRecevoir: Command = {
  name: 'mise-en-demeure recevoir',
  usage:
    'mise-en-demeure recevoir --convention ID --emetteur PARTIE --obligation ID --faits TEXTE --date-faits AAAA-MM-JJ --lettre D --recue D --destinataire SIGNATAIRE [--cachet D] [--declaree D]',
  resume:
    'enregistre une mise en demeure reçue : ses dates, ses griefs, et le jour où la réponse est attendue',
  mode: 'ecriture',
  options: {
    ...GRIEFS_RECUS,
    lettre: { kind: 'date', aide: 'AAAA-MM-JJ : date portée par la lettre' },
    declaree: { kind: 'date', aide: 'AAAA-MM-JJ : envoi que la lettre déclare' },
    cachet: { kind: 'date', aide: 'AAAA-MM-JJ : cachet de la poste' },
    recue: { kind: 'date', aide: 'AAAA-MM-JJ : réception' },
    destinataire: { kind: 'texte', aide: 'signataire qui l’a reçue' },
    numero: { kind: 'texte', aide: 'numéro de recommandé' },
    piece: { kind: 'texte', aide: 'sous quel nom la lettre et l’enveloppe sont jointes' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const data = await call('misesEnDemeure.recevoir', {
      ...(await lettreOf(terminal)),
      lettreLe: options.required('lettre'),
      declareeLe: options.text('declaree'),
      cachetLe: options.text('cachet'),
      recueLe: options.required('recue'),
      destinataireId: options.required('destinataire'),
      numero: options.text('numero'),
      piece: options.text('piece'),
    });
    const { reponse } = await call('misesEnDemeure.lire', { miseEnDemeureId: data.id });
    return {
      ...recorded(
        `Mise en demeure reçue enregistrée.${reponse === null ? '' : ` Réponse attendue au plus tard le ${reponse.date}.`}`,
        data,
      ),
      data: { ...data, reponse },
    };
  },
};

const exporter: Command = {
  name: 'dossier exporter',
  usage: 'dossier exporter MISE-EN-DEMEURE --sortie FICHIER.zip',
  resume: 'écrit tout le dossier d’une mise en demeure : bordereau, chronologie et pièces numérotées',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la mise en demeure (aussi en premier argument)' },
    sortie: { kind: 'texte', aide: 'FICHIER.zip à écrire ; refusé s’il existe, sauf --remplacer' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const sortie = sortieRequise(options, '.zip');
    const made = await call('misesEnDemeure.exporter', { miseEnDemeureId: idOf(options, 'id') });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    return { data, texte: `${data.nom} écrit dans ${sortie} (${data.octets} octets).` };
  },
};

export const AFFAIRE_COMMANDS: readonly Command[] = [medRecevoir, exporter];
