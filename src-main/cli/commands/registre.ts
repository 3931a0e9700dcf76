import { conventionToText } from '#actes/texte';
import { NATURES_DOCUMENT } from '#registre/documents';
import type { Command } from '../command';
import { conventionEntiere } from '../convention-entiere';
import { sortieRequise, writeOut } from '../files';
import { UsageError, readInteger } from '../options';

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
  usage: `document ${NATURES_DOCUMENT.join('|')} --id ID [--destinataire S] [--original N | --copie] [--point N] [--pdf] --sortie FICHIER`,
  resume: 'produit un acte, ou un document qui l’accompagne, au format DOCX ou, avec --pdf, PDF',
  arguments: 2,
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de l’acte' },
    destinataire: {
      kind: 'texte',
      aide: 'signataire à qui la lettre est adressée ; à défaut, toutes les lettres, l’une après l’autre',
    },
    original: { kind: 'texte', aide: 'numéro de l’original, d’un acte mis à la signature (1 à défaut)' },
    copie: {
      kind: 'drapeau',
      aide: 'une copie, avec les jours des signatures, plutôt que l’original tel qu’il est parti',
    },
    point: {
      kind: 'texte',
      aide: 'extrait d’avis : numéro du point à l’ordre du jour (tous les points, à défaut)',
    },
    pdf: { kind: 'drapeau', aide: 'un PDF, par LibreOffice s’il est installé' },
    sortie: {
      kind: 'texte',
      aide: 'FICHIER.docx, ou FICHIER.pdf, à écrire ; refusé s’il existe, sauf --remplacer',
    },
    'certifie-par': { kind: 'texte', aide: 'copie conforme : nom de la personne qui certifie' },
    qualite: { kind: 'texte', aide: 'copie conforme : qualité de cette personne' },
    lieu: { kind: 'texte', aide: 'copie conforme : lieu de la certification' },
    le: { kind: 'date', aide: 'copie conforme : jour de la certification (AAAA-MM-JJ)' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const format = options.flag('pdf') ? 'pdf' : 'docx';
    const type = NATURES_DOCUMENT.find((one) => one === options.positionals[0]);
    if (type === undefined)
      throw new UsageError(
        `Indiquez le document : document ${NATURES_DOCUMENT.join('|')} --id ID --sortie FICHIER.docx`,
      );
    const sortie = sortieRequise(options, `.${format}`);
    const original = options.text('original');
    const made = await call('documents.exporter', {
      type,
      format,
      id: options.positionals[1] ?? options.required('id'),
      destinataireId: options.text('destinataire'),
      ...(options.flag('copie') ? { copie: true } : {}),
      ...(options.text('point') === null ? {} : { point: options.text('point') ?? '' }),
      ...(original === null ? {} : { original: readInteger(original, 'original') }),
      ...(type === 'copie-conforme'
        ? {
            certifie: {
              par: options.text('certifie-par'),
              qualite: options.text('qualite'),
              lieu: options.text('lieu'),
              le: options.text('le'),
            },
          }
        : {}),
    });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    const par = made.outil === undefined ? '' : ` PDF fait par ${made.outil}.`;
    return {
      data: { ...data, ...(made.outil === undefined ? {} : { outil: made.outil }) },
      texte: `${data.nom} écrit dans ${sortie} (${data.octets} octets).${par}`,
    };
  },
};
