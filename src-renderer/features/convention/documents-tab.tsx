import { Stack, Text } from '@mantine/core';
import { IconFileOff, IconFiles } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import type { ConventionView, DocumentDisponibleView } from '#contract/views';
import { ActSheet } from '../../parts/act-sheet';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import classes from './documents.module.css';
import { PiecesSection } from './pieces-section';

const text = textConvention.documents;

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
        <SaveButton
          make={() => call('documents.exporter', { acte: wanted.acte, id: wanted.id })}
          label={text.save}
        />
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

/** The official acts, and what is kept beside them as evidence. */
export function DocumentsTab({ view }: { readonly view: ConventionView }) {
  return (
    <Stack gap="lg">
      <Actes view={view} />
      <PiecesSection conventionId={view.convention.id} />
    </Stack>
  );
}

/** The official acts: a list, and the sheet of the one chosen. The choice is in the address. */
function Actes({ view }: { readonly view: ConventionView }) {
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
