import { Button, Text } from '@mantine/core';
import { IconDownload, IconFileOff, IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ConventionView, DocumentDisponibleView } from '#contract/views';
import { ActSheet } from '../../parts/act-sheet';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { call, saveFile } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import classes from './documents.module.css';

const text = textConvention.documents;

type Outcome = { readonly tone: 'ok' | 'quiet' | 'bad'; readonly title: string; readonly detail?: string };

function SaveButton({ document: wanted }: { readonly document: DocumentDisponibleView }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async (): Promise<Outcome> => {
    const made = await call('documents.exporter', { acte: wanted.acte, id: wanted.id });
    if (!made.ok) {
      const { message, remede } = made.error;
      return {
        tone: 'bad',
        title: text.failed,
        detail: remede === undefined ? message : `${message} ${remede}`,
      };
    }
    const saved = await saveFile(made.value.fichier);
    if (!saved.ok) {
      return { tone: 'bad', title: text.failed, detail: saved.error.remede ?? saved.error.message };
    }
    return saved.value.saved
      ? { tone: 'ok', title: text.saved(saved.value.nom) }
      : { tone: 'quiet', title: text.notSaved };
  };
  return (
    <>
      <Button
        leftSection={<IconDownload size={18} aria-hidden />}
        disabled={busy}
        onClick={() => {
          setBusy(true);
          setOutcome(null);
          void save().then((next) => {
            setBusy(false);
            setOutcome(next);
          });
        }}
      >
        {busy ? text.saving : text.save}
      </Button>
      {outcome !== null && (
        <div className={classes.outcome}>
          <Callout
            tone={outcome.tone}
            title={outcome.title}
            role={outcome.tone === 'bad' ? 'alert' : 'status'}
          >
            {outcome.detail !== undefined && <p>{outcome.detail}</p>}
          </Callout>
        </div>
      )}
    </>
  );
}

function Preview({ document: wanted }: { readonly document: DocumentDisponibleView }) {
  const query = useQuery(
    'documents.apercu',
    { acte: wanted.acte, id: wanted.id },
    { enabled: wanted.empechement === null },
  );
  if (wanted.empechement !== null) {
    return (
      <EmptyState icon={IconFileOff} title={text.impossible}>
        {wanted.empechement}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.toolbar}>
        <SaveButton document={wanted} />
        <Text size="sm" c="dimmed">
          {text.page}
        </Text>
      </div>
      <div className={classes.desk}>
        <QueryView query={query}>{({ model }) => <ActSheet model={model} />}</QueryView>
      </div>
    </>
  );
}

/** The official acts: a list, and the sheet of the one chosen. The choice is in the address. */
export function DocumentsTab({ view }: { readonly view: ConventionView }) {
  const [params] = useSearchParams();
  const { documents, convention } = view;
  const chosen =
    documents.find(({ acte, id }) => acte === params.get('acte') && id === params.get('id')) ?? documents[0];
  if (chosen === undefined) {
    return (
      <EmptyState icon={IconFiles} title={text.empty}>
        {text.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <div className={classes.layout}>
      <Section title={text.title}>
        <Text size="sm" c="dimmed" mb="sm">
          {text.lead}
        </Text>
        <nav aria-label={text.list}>
          <ul className={classes.list}>
            {documents.map((one) => (
              <li key={`${one.acte} ${one.id}`}>
                <Link
                  to={paths.document(convention.id, one.acte, one.id)}
                  aria-current={one === chosen ? 'true' : undefined}
                  preventScrollReset
                  className={classes.entry}
                >
                  <span className={classes.kind}>
                    {text.acte[one.acte]} · {one.etat}
                  </span>
                  <span className={classes.name}>{one.titre}</span>
                  {one.empechement !== null && <span className={classes.kind}>{text.impossible}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </Section>
      <Section title={text.previewOf(chosen.titre)} plain>
        <Preview key={`${chosen.acte} ${chosen.id}`} document={chosen} />
      </Section>
    </div>
  );
}
