import { conventionToText } from '#actes/texte';
import { ACTES } from '#contract/procedures';
import type { Command } from '../command';
import { conventionEntiere } from '../convention-entiere';
import { sortieRequise, writeOut } from '../files';
import { UsageError } from '../options';

export const exemple: Command = {
  name: 'exemple',
  usage: 'exemple [--demonstration]',
  resume:
    'ouvre la convention réelle, ou la démonstration (suite fictive), dans un registre neuf ou à côté d’autres conventions',
  arguments: 0,
  mode: 'ecriture',
  options: {
    demonstration: { kind: 'drapeau', aide: 'suite fictive, signée, avec avenants, avis et mise en demeure' },
  },
  async run({ options, call }) {
    const demonstration = options.flag('demonstration');
    const data = await call('exemple.charger', { demonstration });
    return {
      data,
      texte: `${demonstration ? 'Démonstration (suite fictive) prête' : 'Exemple prêt'} : convention ${data.id}.`,
    };
  },
};

export const conventions: Command = {
  name: 'conventions',
  usage: 'conventions',
  resume: 'liste les conventions, leur état et leurs dates (JSON)',
  arguments: 0,
  mode: 'lecture',
  options: {},
  run: async ({ call }) => ({ data: await call('conventions.lister', {}) }),
};

export const convention: Command = {
  name: 'convention',
  usage: 'convention ID [--format json|texte]',
  resume:
    'une convention entière : texte, parties, effet et fin avec leurs causes, avenants, avis, résiliation',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention' },
    format: { kind: 'texte', aide: 'json (par défaut) ou texte' },
  },
  async run(terminal) {
    const { options } = terminal;
    const conventionId = options.positionals[0] ?? options.required('id');
    const format = options.text('format') ?? 'json';
    if (format !== 'json' && format !== 'texte') throw new UsageError('--format attend json ou texte.');
    const data = await conventionEntiere(terminal, conventionId);
    return format === 'json' ? { data } : { data, texte: conventionToText(data.convention).trimEnd() };
  },
};

export const document: Command = {
  name: 'document',
  usage: `document ${ACTES.join('|')} --id ID --sortie FICHIER.docx`,
  resume: 'produit un acte officiel au format DOCX',
  arguments: 2,
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de l’acte' },
    sortie: { kind: 'texte', aide: 'FICHIER.docx à écrire ; refusé s’il existe, sauf --remplacer' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const acte = ACTES.find((one) => one === options.positionals[0]);
    if (acte === undefined)
      throw new UsageError(`Indiquez l’acte : document ${ACTES.join('|')} --id ID --sortie FICHIER.docx`);
    const sortie = sortieRequise(options, '.docx');
    const made = await call('documents.exporter', {
      acte,
      id: options.positionals[1] ?? options.required('id'),
    });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    return { data, texte: `${data.nom} écrit dans ${sortie} (${data.octets} octets).` };
  },
};
