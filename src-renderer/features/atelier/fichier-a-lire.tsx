import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/reply';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { LectureSuivie, useLecture } from '../../parts/lecture';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textAtelier } from '../../text/atelier';

const text = textAtelier.fichierALire;

/** A document whose words go to the field above it, to be read there before anything is made of them. */
export function FichierALire({ onLu }: { readonly onLu: (texte: string) => void }): ReactNode {
  const [file, setFile] = useState<ReceivedFile | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const lecture = useLecture();
  const choose = async (chosen: ReceivedFile | null) => {
    setFile(chosen);
    setError(null);
    setNotes([]);
    if (chosen === null) {
      lecture.arreter();
      return;
    }
    const reply = await lecture.lire((nom) =>
      call('texte.lireFichier', { jeton: chosen.jeton, lecture: nom }),
    );
    if (reply === null) return;
    if (reply.ok) {
      setNotes(reply.value.remarques);
      onLu(reply.value.texte);
    } else setError(reply.error);
  };
  return (
    <>
      <FileField
        name="fichier-a-lire"
        label={text.label}
        help={text.help}
        accept=".docx,.odt,.pdf,.txt"
        value={file}
        onChange={(chosen) => void choose(chosen)}
      />
      <LectureSuivie lecture={lecture} />
      {error !== null && <RefusAlert refus={error} title={text.failed} kept />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}
