import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { get, set, useForm } from 'react-hook-form';
import type { DefaultValues, FieldErrors, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useLocation, useNavigate } from 'react-router';
import type { ACTES_DE_REGLE } from '#registre/actes';
import type { Input } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import type { CommandeView, OngletConvention } from '#contract/views';
import { announce } from '../../../parts/announcement';
import { RefusAlert } from '../../../parts/refus-alert';
import { call } from '../../../rpc/client';
import { formsText } from '../../../text/forms';
import { Callout } from '../../../ui/callout';
import { ErrorSummary } from '../../../ui/forms/error-summary';
import type { FieldProblem } from '../../../ui/forms/error-summary';
import { fieldLabel, focusField, hasField } from '../../../ui/forms/focus-field';
import { FormPage } from '../../../ui/forms/form-page';
import { LeaveDialog } from '../../../ui/forms/leave-dialog';
import { useDraft } from '../../../ui/forms/use-draft';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard';
import { useLeadOn } from '../../../ui/last-gesture';
import { Checks } from './checks';
import { formCrumbs, ongletPath, useFormData } from './form-data';

/** The calls that record something: those the forms send. */
export type CommandMethod = keyof typeof ACTES_DE_REGLE | 'pieces.ajouter';

/** Sent to the convention's page with the navigation, and shown there. */
export type DoneState = {
  readonly message: string;
  readonly avertissements: CommandeView['avertissements'];
};

export type ActFormProps<V extends FieldValues, M extends CommandMethod> = {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly source: string;
  readonly submit: string | null;
  /** What is to be filled in, where it is not every field. */
  readonly asked?: string;
  readonly tone?: 'normal' | 'grave';
  readonly onglet: OngletConvention;
  /** Where the reader goes afterwards, when it is not the tab alone. */
  readonly back?: string;
  readonly method: M;
  readonly defaults: V;
  readonly check: (values: V, checks: Checks) => void;
  readonly toInput: (values: V) => Input<M>;
  /** From the path of a field in the input to its name here, where they differ. */
  readonly rename?: (champ: string, values: V) => string;
  readonly success: (values: V) => string;
  readonly mergeDraft?: (draft: V, defaults: V) => V;
  readonly onRefus?: (error: AppError) => void;
  /** What to know before typing anything: a blockage, the dates at stake. */
  readonly before?: ReactNode;
  readonly children: (form: UseFormReturn<V>) => ReactNode;
};

const problemsOf = <V extends FieldValues>(values: V, check: (values: V, checks: Checks) => void) => {
  const checks = new Checks();
  check(values, checks);
  return checks.problems;
};

/**
 * One act of a convention as a form: light checks here, judgement there. A refusal leaves everything as typed, says
 * why and leads to the field at fault; a success leads to the tab where the act now stands.
 */
export function ActForm<V extends FieldValues, M extends CommandMethod>(
  props: ActFormProps<V, M>,
): ReactNode {
  const { check, toInput, rename, method, onglet, defaults } = props;
  const view = useFormData();
  const conventionId = view.convention.id;
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const leadOn = useLeadOn();
  const draft = useDraft<V>(pathname, defaults, props.mergeDraft);
  const [resumed, setResumed] = useState(draft.resumed);
  const [unkept, setUnkept] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly error: AppError; readonly focus: boolean } | null>(null);
  const [summary, setSummary] = useState<readonly FieldProblem[]>([]);
  /** One submission at a time, whatever the speed of the clicks; stays locked once recorded. */
  const lock = useRef(false);
  const done = useRef(false);
  const dirty = useRef(draft.resumed);
  const guard = useLeaveGuard(dirty);
  const [recorded, setRecorded] = useState(false);
  const { asking, leave } = guard;
  const leaving = useRef(false);
  useEffect(() => {
    // What would have been lost is recorded: nothing is left to ask of whoever was leaving.
    if (!recorded || !asking || leaving.current) return;
    leaving.current = true;
    leave();
  }, [recorded, asking, leave]);

  const form = useForm<V>({
    defaultValues: draft.initial as DefaultValues<V>,
    shouldFocusError: false,
    resolver: (values) => {
      const errors: FieldErrors<V> = {};
      for (const { champ, message } of problemsOf(values, check)) {
        if (get(errors, champ) === undefined) set(errors, champ, { type: 'check', message });
      }
      return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors };
    },
  });
  const { subscribe, formState } = form;
  const { errors } = formState;

  const { keep, origin } = draft;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          if (done.current) return;
          dirty.current = JSON.stringify(values) !== origin;
          setUnkept(!keep(values));
        },
      }),
    [subscribe, keep, origin],
  );

  const back = props.back ?? ongletPath(conventionId, onglet);
  const cancel = () => {
    void navigate(back);
  };

  const showProblems = (problems: readonly FieldProblem[]) => {
    setSummary(
      problems.map(({ champ, message }) => ({
        champ,
        message: formsText.fault(fieldLabel(champ), message),
      })),
    );
    const first = problems.find(({ champ }) => hasField(champ));
    if (first !== undefined) focusField(first.champ);
  };

  const send = async (values: V) => {
    setSummary([]);
    setRefusal(null);
    setPending(true);
    const lead = leadOn();
    const reply = await call<CommandMethod>(method, toInput(values));
    setPending(false);
    if (reply.ok) {
      done.current = true;
      dirty.current = false;
      draft.forget();
      const state: DoneState = { message: props.success(values), avertissements: reply.value.avertissements };
      const gone = lead(back, { state });
      if (gone !== null) {
        const next = { sens: 'annuler', seq: reply.value.revision } as const;
        announce({ nature: 'done', message: state.message, next, toKnow: state.avertissements }, gone);
      }
      setRecorded(true);
      return;
    }
    lock.current = false;
    const champs = (reply.error.champs ?? []).map(({ champ, message }) => ({
      champ: rename?.(champ, values) ?? champ,
      message,
    }));
    const known = champs.filter(({ champ }) => hasField(champ));
    for (const { champ, message } of known) form.setError(champ as FieldPath<V>, { type: 'refus', message });
    // A rule names one field with its own sentence: said once.
    const others = champs.filter(({ message }) => message !== reply.error.message);
    setRefusal({ error: { ...reply.error, champs: others }, focus: known.length === 0 });
    props.onRefus?.(reply.error);
    const [first] = known;
    // Once the fields are enabled again and their errors are on screen.
    if (first !== undefined) requestAnimationFrame(() => focusField(first.champ));
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (lock.current) return;
    lock.current = true;
    const problems = problemsOf(form.getValues(), check);
    void form.handleSubmit(send, () => {
      lock.current = false;
      setRefusal(null);
      showProblems(problems);
    })(event);
  };

  const eraseDraft = () => {
    draft.forget();
    form.reset(defaults);
    draft.forget();
    dirty.current = false;
    setResumed(false);
    setRefusal(null);
    setSummary([]);
  };

  const open = summary.filter(({ champ }) => get(errors, champ) !== undefined);
  return (
    <>
      <FormPage
        title={props.title}
        intro={props.intro}
        source={props.source}
        crumbs={formCrumbs(view)}
        submit={props.submit}
        asked={props.asked}
        tone={props.tone ?? 'normal'}
        pending={pending}
        onSubmit={onSubmit}
        onCancel={cancel}
        notices={
          <>
            {resumed && (
              <Callout role="status" tone="info" title={formsText.draftTitle}>
                <Text size="sm">{formsText.draftBody}</Text>
                {draft.outdated && (
                  <Text size="sm" fw={600}>
                    {formsText.draftChanged}
                  </Text>
                )}
                <Button type="button" size="compact-sm" variant="default" mt="xs" onClick={eraseDraft}>
                  {formsText.draftErase}
                </Button>
              </Callout>
            )}
            {unkept && <Callout role="status" tone="warn" title={formsText.draftLost} />}
            <ErrorSummary problems={open} />
            {refusal !== null && (
              <RefusAlert key={refusal.error.message} refus={refusal.error} focus={refusal.focus} kept />
            )}
            {props.before}
          </>
        }
      >
        {props.children(form)}
      </FormPage>
      <LeaveDialog
        opened={guard.asking}
        onStay={guard.stay}
        onKeep={guard.leave}
        onErase={() => {
          done.current = true;
          draft.forget();
          guard.leave();
        }}
      />
    </>
  );
}
