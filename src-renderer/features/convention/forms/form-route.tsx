import { Button, Loader } from '@mantine/core';
import { use, useCallback, useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import type { AppError } from '#contract/reply';
import { RefusAlert } from '../../../parts/refus-alert';
import { call } from '../../../rpc/client';
import { usePastInstant } from '../../../rpc/past';
import { formsText } from '../../../text/forms';
import { textTemps } from '../../../text/temps';
import { Callout } from '../../../ui/callout';
import { DayContext } from '../../../parts/forms/day-context';
import { Page } from '../../../ui/page';
import { ReadOnlyContext } from '../../../ui/read-only';
import { FormDataContext } from './form-data';
import type { FormData } from './form-data';

type Loaded = { readonly key: string; readonly data: FormData | null; readonly error: AppError | null };

/**
 * Opens a form on the records of this instant, read once: what changes elsewhere while someone types must not move
 * under their hands; the application checks again when the form is sent.
 */
export function FormRoute({ form: Form }: { readonly form: ComponentType }): ReactNode {
  const { conventionId = '' } = useParams();
  const { pathname } = useLocation();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [attempt, setAttempt] = useState(0);
  const readOnly = use(ReadOnlyContext);
  const au = usePastInstant();
  const key = `${pathname} ${attempt} ${au ?? ''}`;

  useEffect(() => {
    let current = true;
    void Promise.all([call('conventions.lire', { conventionId }), call('registre.etat', {})]).then(
      ([view, etat]) => {
        if (!current) return;
        if (!view.ok) setLoaded({ key, data: null, error: view.error });
        else if (!etat.ok) setLoaded({ key, data: null, error: etat.error });
        else setLoaded({ key, data: { view: view.value, etat: etat.value }, error: null });
      },
    );
    return () => {
      current = false;
    };
  }, [conventionId, key]);

  const retry = useCallback(() => setAttempt((n) => n + 1), []);

  if (au !== null) {
    return (
      <Page title={textTemps.formTitle}>
        <Callout tone="warn" title={readOnly} />
      </Page>
    );
  }
  if (loaded?.key !== key) {
    return (
      <div role="status">
        <Loader size="sm" aria-hidden /> {formsText.loading}
      </div>
    );
  }
  if (loaded.data === null) {
    return (
      <Page title={formsText.loadFailed}>
        {loaded.error !== null && (
          <RefusAlert
            refus={loaded.error}
            title={formsText.loadFailed}
            action={<Button onClick={retry}>{formsText.retry}</Button>}
          />
        )}
      </Page>
    );
  }
  const { view, etat } = loaded.data;
  return (
    <FormDataContext value={loaded.data}>
      <DayContext value={{ today: etat.aujourdhui, zone: view.convention.zone }}>
        <Form key={key} />
      </DayContext>
    </FormDataContext>
  );
}
