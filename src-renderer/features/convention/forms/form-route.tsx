import { Button, Loader } from '@mantine/core';
import { use, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
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
import { ActeEnVueContext, acteEnVue } from './acte-en-vue';
import { FormDataContext, OpenAnewContext, QUESTIONS } from './form-data';
import type { Answers, FormParams, FormScreen, Need } from './form-data';
import { UnknownAct } from './unknown-act';

type Opened =
  | { readonly error: AppError }
  /** `answers` is null when the convention has no such act. */
  | { readonly view: EnTeteConventionView; readonly answers: Partial<Answers<Need>> | null };

/** Everything the form asks, at once. */
async function open({ needs }: FormScreen, params: FormParams): Promise<Opened> {
  const { conventionId } = params;
  const [view, replies] = await Promise.all([
    call('conventions.lire', { conventionId }),
    Promise.all(needs.map(async (need) => ({ need, reply: await QUESTIONS[need](params) }))),
  ]);
  if (!view.ok) return view;
  const answers: Partial<Record<Need, unknown>> = {};
  for (const { need, reply } of replies) {
    if (reply === null) return { view: view.value, answers: null };
    if (!reply.ok) return reply;
    answers[need] = reply.value;
  }
  return { view: view.value, answers: answers as Partial<Answers<Need>> };
}

/**
 * Opens a form on the records of this instant, read once: what changes elsewhere while someone types must not move
 * under their hands; the application checks again when the form is sent.
 */
export function FormRoute({ form }: { readonly form: FormScreen }): ReactNode {
  const { conventionId = '', avenantId = '', avisId = '', miseEnDemeureId = '' } = useParams();
  const { pathname } = useLocation();
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly opened: Opened } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const readOnly = use(ReadOnlyContext);
  const au = usePastInstant();
  const key = `${pathname} ${attempt} ${au ?? ''}`;

  useEffect(() => {
    let current = true;
    void open(form, { conventionId, avenantId, avisId, miseEnDemeureId }).then((opened) => {
      if (current) setLoaded({ key, opened });
    });
    return () => {
      current = false;
    };
  }, [form, conventionId, avenantId, avisId, miseEnDemeureId, key]);

  const again = useCallback(() => setAttempt((n) => n + 1), []);

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
  const { opened } = loaded;
  if ('error' in opened) {
    return (
      <Page title={formsText.loadFailed}>
        <RefusAlert
          refus={opened.error}
          title={formsText.loadFailed}
          action={<Button onClick={again}>{formsText.retry}</Button>}
        />
      </Page>
    );
  }
  const { view, answers } = opened;
  const { Form, onglet } = form;
  return (
    <FormDataContext value={view}>
      <DayContext value={{ today: view.aujourdhui, zone: view.convention.zone }}>
        {answers === null ? (
          <UnknownAct onglet={onglet} />
        ) : (
          <ActeEnVueContext value={acteEnVue({ conventionId, avenantId, avisId, miseEnDemeureId }, answers)}>
            <OpenAnewContext value={again}>
              <Form key={key} {...answers} />
            </OpenAnewContext>
          </ActeEnVueContext>
        )}
      </DayContext>
    </FormDataContext>
  );
}
