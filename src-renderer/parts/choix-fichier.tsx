import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { mentionFichier } from '#domain/texte/fichier-annexe';
import { useQuery } from '../rpc/query';
import { textPieces } from '../text/pieces';

const text = textPieces.annexe;

/**
 * An annex that is a file: picks one of the files joined to the convention or to its acts, and gives the line that names
 * it by its fingerprint.
 */
export function ChoixFichier({
  conventionId,
  onPick,
}: {
  readonly conventionId: string;
  readonly onPick: (mention: string) => void;
}): ReactNode {
  const { data } = useQuery('pieces.lister', { conventionId });
  const [choisie, setChoisie] = useState('');
  const [pages, setPages] = useState('');
  const pieces = data?.pieces ?? [];
  const piece = pieces.find(({ id }) => id === choisie);
  const faux = pages.trim() !== '' && !/^[1-9]\d{0,4}$/u.test(pages.trim());
  if (data !== undefined && pieces.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text.none}
      </Text>
    );
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        maw="26rem"
        label={text.file}
        description={text.help}
        value={choisie}
        data={[
          { value: '', label: text.choose },
          ...pieces.map(({ id, nom, objet }) => ({ value: id, label: `${nom} (${objet.libelle})` })),
        ]}
        onChange={(event) => setChoisie(event.currentTarget.value)}
      />
      <TextInput
        label={text.pages}
        inputMode="numeric"
        autoComplete="off"
        maw="9rem"
        value={pages}
        error={faux ? text.pagesWrong : null}
        onChange={(event) => setPages(event.currentTarget.value)}
      />
      <Button
        type="button"
        variant="default"
        disabled={piece === undefined || faux}
        onClick={() => {
          if (piece !== undefined)
            onPick(mentionFichier({ ...piece, pages: pages.trim() === '' ? null : Number(pages.trim()) }));
        }}
      >
        {text.put}
      </Button>
    </Group>
  );
}
