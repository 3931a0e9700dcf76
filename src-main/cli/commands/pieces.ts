import { formatShort } from '#domain/civil-date';
import { TYPES_PIECE, formatTaille } from '#domain/fichier';
import { NATURES_PIECE, OBJETS_DE_PIECE } from '#domain/fiches/piece';
import type { ObjetDePiece } from '#domain/fiches/piece';
import type { Command } from '../command';
import { sendFile, writeOut } from '../files';
import { UsageError } from '../options';

/** « avenants/9f1c… » */
function readObjet(value: string): ObjetDePiece {
  const [name, id, ...rest] = value.split('/');
  const collection = OBJETS_DE_PIECE.find((one) => one === name);
  if (collection === undefined || id === undefined || id === '' || rest.length > 0) {
    throw new UsageError(
      `--objet attend COLLECTION/ID, où COLLECTION est ${OBJETS_DE_PIECE.join(', ')} ; reçu « ${value} ».`,
    );
  }
  return { collection, id };
}

const ajouter: Command = {
  name: 'piece ajouter',
  usage: `piece ajouter --objet COLLECTION/ID [--point N] --nature ${NATURES_PIECE.join('|')} --fichier FICHIER`,
  resume: 'joint un fichier à un acte : il est gardé octet pour octet, sous son empreinte',
  arguments: 0,
  mode: 'ecriture',
  options: {
    objet: { kind: 'texte', aide: `acte concerné : ${OBJETS_DE_PIECE.join(', ')}, puis / et l’identifiant` },
    nature: { kind: 'texte', aide: NATURES_PIECE.join(', ') },
    point: { kind: 'texte', aide: 'point de l’ordre du jour, d’une séance : son numéro ou son identifiant' },
    fichier: { kind: 'texte', aide: 'FICHIER à joindre (20 Mo au plus) ; son type se lit dans son contenu' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const objet = readObjet(options.required('objet'));
    const asked = options.required('nature');
    const nature = NATURES_PIECE.find((one) => one === asked);
    if (nature === undefined) throw new UsageError(`--nature attend ${NATURES_PIECE.join(', ')}.`);
    const point = options.text('point');
    const jeton = await sendFile(terminal, options.required('fichier'));
    const data = await call('pieces.ajouter', {
      jeton,
      objet,
      nature,
      ...(point === null ? {} : { point }),
    });
    const told = data.avertissements.map(({ message }) => ` ${message}`).join('');
    return { data, texte: `Pièce jointe : ${data.id}.${told}` };
  },
};

const lister: Command = {
  name: 'piece lister',
  usage: 'piece lister [CONVENTION]',
  resume: 'les pièces jointes d’une convention, acte par acte ; sans convention, celles des comités',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant de la convention' } },
  async run({ options, call }) {
    const conventionId = options.positionals[0] ?? options.text('id');
    const data = await call('pieces.lister', { conventionId });
    const lines = data.pieces.map(
      ({ id, nom, type, taille, sha256, objet, ajouteeLe }) =>
        `${id}  ${nom}  (${TYPES_PIECE[type].libelle}, ${formatTaille(taille)}, ${formatShort(ajouteeLe)})  ${objet.libelle}  ${sha256}`,
    );
    return { data, texte: lines.length === 0 ? 'Aucune pièce jointe.' : lines.join('\n') };
  },
};

const exporter: Command = {
  name: 'piece exporter',
  usage: 'piece exporter ID --sortie FICHIER',
  resume: 'écrit une copie d’une pièce jointe, après avoir vérifié son empreinte',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la pièce' },
    sortie: { kind: 'texte', aide: 'FICHIER à écrire ; refusé s’il existe, sauf --remplacer' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const sortie = options.required('sortie');
    const made = await call('pieces.exporter', { id: options.positionals[0] ?? options.required('id') });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    return { data, texte: `${data.nom} écrit dans ${sortie} (${data.octets} octets).` };
  },
};

/** The files attached to the acts. */
export const PIECE_COMMANDS: readonly Command[] = [ajouter, lister, exporter];
