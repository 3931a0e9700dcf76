import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { PieceView } from '#contract/pieces';
import type { AppError } from '#contract/reply';
import { TYPES_ACCEPTES, TYPES_PIECE, formatTaille } from '#domain/fichier';
import { NATURES_PIECE, NATURE_LABELS } from '#domain/fiches/piece';
import type { NaturePiece, ObjetDePiece } from '#domain/fiches/piece';
import { announce } from '../../parts/announcement';
import { DeleteButton } from '../../parts/delete-button';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { RefusAlert } from '../../parts/refus-alert';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textPapiers as text } from '../../text/comite';
import { textCommun } from '../../text/commun';
import { etatPieceLabels } from '../../text/pieces';
import { ActButton } from '../../ui/act-button';
import { Section } from '../../ui/section';
import classes from './comite.module.css';

const ACCEPT = Object.values(TYPES_PIECE)
  .flatMap(({ extensions }) => extensions.map((one) => `.${one}`))
  .join(',');

export type PointDePapier = { readonly id: string; readonly nom: string };

/** Keeps a file beside a séance, or one of its points, or a record of the committee. */
function Joindre({
  objet,
  points,
  onClose,
}: {
  readonly objet: ObjetDePiece;
  readonly points: readonly PointDePapier[];
  readonly onClose: () => void;
}) {
  const [fichier, setFichier] = useState<ReceivedFile | null>(null);
  const [nature, setNature] = useState<NaturePiece>('autre');
  const [point, setPoint] = useState('');
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const envoyer = async () => {
    if (fichier === null || pending) return;
    setPending(true);
    const reply = await call('pieces.ajouter', {
      jeton: fichier.jeton,
      objet: { collection: objet.collection, id: objet.id },
      nature,
      ...(point === '' ? {} : { point }),
    });
    setPending(false);
    if (!reply.ok) {
      setRefusal(reply.error);
      return;
    }
    onClose();
    announce({
      nature: 'done',
      message: text.jointe,
      next: { sens: 'annuler', seq: reply.value.revision },
      toKnow: reply.value.avertissements,
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.joindre}
      centered
      closeButtonProps={{ 'aria-label': textCommun.close }}
    >
      <FileField
        name="fichier"
        label={text.fichier}
        help={TYPES_ACCEPTES}
        accept={ACCEPT}
        value={fichier}
        onChange={(next) => {
          setRefusal(null);
          setFichier(next);
        }}
      />
      <NativeSelect
        mt="sm"
        name="nature"
        label={text.nature}
        value={nature}
        data={NATURES_PIECE.map((value) => ({ value, label: NATURE_LABELS[value] }))}
        onChange={(event) => setNature(event.currentTarget.value as NaturePiece)}
      />
      {points.length > 0 && (
        <NativeSelect
          mt="sm"
          name="point"
          label={text.point}
          value={point}
          data={[
            { value: '', label: text.seance },
            ...points.map(({ id, nom }) => ({ value: id, label: nom })),
          ]}
          onChange={(event) => setPoint(event.currentTarget.value)}
        />
      )}
      {refusal !== null && <RefusAlert refus={refusal} title={text.refusee} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {textCommun.cancel}
        </Button>
        <ActButton loading={pending} disabled={fichier === null} onClick={() => void envoyer()}>
          {text.joindre}
        </ActButton>
      </Group>
    </Modal>
  );
}

function Papier({ piece, point }: { readonly piece: PieceView; readonly point: string | null }) {
  const { id, nom, nature, type, taille, etat } = piece;
  return (
    <li>
      <strong>
        <bdi>{nom}</bdi>
      </strong>
      <div className={classes.quiet}>
        {[
          point,
          NATURE_LABELS[nature],
          TYPES_PIECE[type].libelle,
          formatTaille(taille),
          etatPieceLabels[etat],
        ]
          .filter((one) => one !== null)
          .join(', ')}
      </div>
      <Group gap="xs">
        <SaveButton
          make={() => call('pieces.exporter', { id })}
          label={text.enregistrer}
          ariaLabel={text.enregistrerDe(nom)}
          variant="default"
          size="xs"
        />
        <DeleteButton collection="pieces" id={id} of={nom} size="xs" />
      </Group>
    </li>
  );
}

/** The papers kept beside a séance (those of its points with their titles), or beside a record of the committee. */
export function Papiers({
  objet,
  points = [],
  titre = text.titre,
}: {
  readonly objet: ObjetDePiece;
  readonly titre?: string;
  readonly points?: readonly PointDePapier[];
}) {
  const query = useQuery('pieces.lister', {});
  const [joint, setJoint] = useState(false);
  const siennes = (query.data?.pieces ?? []).filter(
    (one) => one.objet.collection === objet.collection && one.objet.id === objet.id,
  );
  const nomDe = (piece: PieceView): string | null => points.find(({ id }) => id === piece.point)?.nom ?? null;
  return (
    <Section
      title={titre}
      actions={
        <ActButton variant="default" size="xs" onClick={() => setJoint(true)}>
          {text.joindre}
        </ActButton>
      }
    >
      {siennes.length === 0 ? (
        <p className={classes.quiet}>{text.aucun}</p>
      ) : (
        <ul className={classes.papiers}>
          {siennes.map((piece) => (
            <Papier key={piece.id} piece={piece} point={nomDe(piece)} />
          ))}
        </ul>
      )}
      {joint && <Joindre objet={objet} points={points} onClose={() => setJoint(false)} />}
    </Section>
  );
}
