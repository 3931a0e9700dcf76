import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ExportDocumentView } from '#contract/documents';
import type { NatureModele } from '#contract/modeles';
import type { Reply } from '#contract/reply';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textModeles as text } from '../../text/modeles';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';

/** The record a sound template is filled from, and the file it makes. */
export function Remplir({ type, jeton }: { readonly type: NatureModele; readonly jeton: string }) {
  const [conventionId, setConventionId] = useState('');
  const [id, setId] = useState('');
  const [vides, setVides] = useState<readonly string[]>([]);
  const conventions = useQuery('conventions.lister', {});
  const documents = useQuery('documents.lister', { conventionId }, { enabled: conventionId !== '' });
  const actes = (documents.data?.documents ?? []).filter((one) => one.type === type);
  const make = async (): Promise<Reply<ExportDocumentView>> => {
    const made = await call('modeles.remplir', { type, id, jeton });
    if (!made.ok) return made;
    setVides(made.value.vides);
    const { fichier } = made.value;
    return fichier === null
      ? { ok: false, error: { code: 'MODELE_FAUTIF', message: text.changed } }
      : { ok: true, value: { fichier } };
  };
  return (
    <Section title={text.fill}>
      <div className={layout.stack}>
        <NativeSelect
          label={text.convention}
          value={conventionId}
          data={[
            { value: '', label: text.choose },
            ...(conventions.data ?? []).map((one) => ({ value: one.id, label: one.titre })),
          ]}
          onChange={(event) => {
            setConventionId(event.currentTarget.value);
            setId('');
          }}
        />
        {documents.data !== undefined && actes.length === 0 && <p>{text.none}</p>}
        {actes.length > 0 && (
          <NativeSelect
            label={text.record}
            value={id}
            data={[
              { value: '', label: text.choose },
              ...actes.map((one) => ({ value: one.id, label: one.titre })),
            ]}
            onChange={(event) => setId(event.currentTarget.value)}
          />
        )}
        {id !== '' && <SaveButton make={make} label={text.save} />}
        {vides.length > 0 && <p role="status">{text.blanks(vides)}</p>}
      </div>
    </Section>
  );
}
