import { Button, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconFileText,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileTypeTxt,
  IconFileTypeXls,
  IconHourglass,
  IconMail,
  IconPaperclip,
  IconPhoto,
  IconShieldCheck,
  IconTable,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PieceView, PiecesView } from '#contract/pieces';
import { TYPES_PIECE, formatTaille } from '#domain/fichier';
import type { TypePiece } from '#domain/fichier';
import { NATURE_LABELS } from '#domain/fiches/piece';
import type { EtatPiece } from '#domain/fiches/piece';
import { DateText } from '../../parts/date-text';
import { DeleteButton } from '../../parts/delete-button';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textPaquets } from '../../text/paquets';
import { etatPieceLabels, textPieces as text } from '../../text/pieces';
import { ActLink } from '../../ui/act-link';
import type { Tone } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Detail } from '../../ui/master-detail';
import { StatusBadge } from '../../ui/status-badge';
import { formPaths } from './forms/paths';
import { SignaturesPdf } from './paquets/signatures-pdf';
import classes from './pieces.module.css';

const ICONS: Readonly<Record<TypePiece, Icon>> = {
  'application/pdf': IconFileTypePdf,
  'image/jpeg': IconPhoto,
  'image/png': IconPhoto,
  'image/tiff': IconPhoto,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': IconFileTypeDocx,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': IconFileTypeXls,
  'application/vnd.oasis.opendocument.text': IconFileText,
  'application/vnd.oasis.opendocument.spreadsheet': IconTable,
  'text/plain': IconFileTypeTxt,
  'message/rfc822': IconMail,
};

const STATES: Readonly<Record<EtatPiece, readonly [Tone, Icon]>> = {
  intacte: ['ok', IconShieldCheck],
  non_verifiee: ['quiet', IconHourglass],
  manquante: ['bad', IconAlertTriangle],
  alteree: ['bad', IconAlertTriangle],
};

/** Digits of the hash shown: enough to compare two pieces by eye. */
const HASH_DIGITS = 12;

function Piece({ piece }: { readonly piece: PieceView }): ReactNode {
  const { id, nom, type, taille, nature, sha256, ajouteeLe, etat } = piece;
  const [lues, setLues] = useState(false);
  const [tone, icon] = STATES[etat];
  const TypeIcon = ICONS[type];
  const lost = etat === 'manquante' ? text.missing : etat === 'alteree' ? text.damaged : null;
  return (
    <li className={classes.piece}>
      <TypeIcon size={32} stroke={1.3} aria-hidden className={classes.icon} />
      <div className={classes.what}>
        <p className={classes.name}>
          <bdi>{nom}</bdi>
        </p>
        <p className={classes.facts}>
          <span>{NATURE_LABELS[nature]}</span>
          <span>{TYPES_PIECE[type].libelle}</span>
          <span>{formatTaille(taille)}</span>
          <span>
            {text.addedOn} <DateText date={ajouteeLe} />
          </span>
          <span className={classes.hash} title={text.hashTitle(sha256)}>
            {text.hash(sha256.slice(0, HASH_DIGITS))}
          </span>
        </p>
        <StatusBadge tone={tone} icon={icon} label={etatPieceLabels[etat]} />
        {lost !== null && <p className={classes.lost}>{lost}</p>}
        {lues && <SignaturesDePiece id={id} nom={nom} />}
        <div className={classes.actions}>
          {type === 'application/pdf' && (
            <Button
              size="xs"
              variant="default"
              aria-expanded={lues}
              aria-label={textPaquets.signatures.showOf(nom)}
              onClick={() => setLues((open) => !open)}
            >
              {textPaquets.signatures.show}
            </Button>
          )}
          <SaveButton
            make={() => call('pieces.exporter', { id })}
            label={text.save}
            ariaLabel={text.saveLabel(nom)}
            variant="default"
            size="xs"
          />
          <DeleteButton collection="pieces" id={id} of={nom} size="xs" />
        </div>
      </div>
    </li>
  );
}

/** The electronic signatures of a kept PDF, read when they are asked for. */
function SignaturesDePiece({ id, nom }: { readonly id: string; readonly nom: string }): ReactNode {
  const query = useQuery('pieces.signatures', { id });
  return (
    <QueryView query={query}>
      {({ signatures }) => <SignaturesPdf nom={nom} signatures={signatures} />}
    </QueryView>
  );
}

type Group = { readonly key: string; readonly libelle: string; readonly pieces: PieceView[] };

/** The pieces come act after act: each act opens a group. */
function byAct(pieces: readonly PieceView[]): readonly Group[] {
  const groups: Group[] = [];
  for (const piece of pieces) {
    const key = `${piece.objet.collection} ${piece.objet.id}`;
    const last = groups.at(-1);
    if (last?.key === key) last.pieces.push(piece);
    else groups.push({ key, libelle: piece.objet.libelle, pieces: [piece] });
  }
  return groups;
}

function Pieces({ view }: { readonly view: PiecesView }): ReactNode {
  if (view.pieces.length === 0) {
    return (
      <EmptyState icon={IconPaperclip} title={text.empty}>
        {text.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <>
      {byAct(view.pieces).map(({ key, libelle, pieces }) => (
        <section key={key} className={classes.group}>
          <h3 className={classes.act}>{libelle}</h3>
          <ul className={classes.list} aria-label={text.of(libelle)}>
            {pieces.map((piece) => (
              <Piece key={piece.id} piece={piece} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What is kept as evidence beside the acts of one convention, act by act. */
export function PiecesDetail({ conventionId }: { readonly conventionId: string }): ReactNode {
  const query = useQuery('pieces.lister', { conventionId });
  return (
    <Detail
      title={text.title}
      actions={
        <ActLink to={formPaths.joindrePiece(conventionId)} icon={<IconPaperclip size={18} aria-hidden />}>
          {text.add}
        </ActLink>
      }
    >
      <Text size="sm" c="dimmed" maw="46rem">
        {text.lead}
      </Text>
      <QueryView query={query}>{(view) => <Pieces view={view} />}</QueryView>
    </Detail>
  );
}
