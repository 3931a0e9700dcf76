import { IconEraser, IconPaperclip, IconTrash } from '@tabler/icons-react';
import type { NomCollection } from '#domain/registre';
import { textCorbeille } from '../../text/corbeille';
import { textHistorique } from '../../text/historique';
import { textPieces } from '../../text/pieces';
import type { Act } from '../../ui/act-bar';
import { formPaths } from './forms/paths';
import { rectifyPath } from './rectify-link';

/* What may be done to any record, whatever its law. */

export const joindre = (
  conventionId: string,
  collection: NomCollection,
  id: string,
  label: string = textPieces.add,
): Act => ({
  key: 'piece',
  label,
  icon: <IconPaperclip size={16} aria-hidden />,
  to: formPaths.joindrePiece(conventionId, `${collection}/${id}`),
});

export const rectifier = (conventionId: string, collection: NomCollection, id: string): Act => ({
  key: 'rectifier',
  label: textHistorique.rectifyLink,
  icon: <IconEraser size={16} aria-hidden />,
  to: rectifyPath(conventionId, collection, id),
  reads: true,
});

export const supprimer = (ask: () => void): Act => ({
  key: 'supprimer',
  label: textCorbeille.delete,
  icon: <IconTrash size={16} aria-hidden />,
  onClick: ask,
  grave: true,
});
