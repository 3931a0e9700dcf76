import type { Command } from '../command';
import { sortieRequise, writeOut } from '../files';
import { idOf } from './recorded';

/* A whole case as one file of numbered exhibits. */

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

export const AFFAIRE_COMMANDS: readonly Command[] = [exporter];
