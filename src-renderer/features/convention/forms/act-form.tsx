import { Button, Text } from '@mantine/core';
import { use, useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { get, set, useForm } from 'react-hook-form';
import type { DefaultValues, FieldErrors, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useLocation, useNavigate } from 'react-router';
import type { ACTES_DE_REGLE } from '#registre/actes';
import type { Input } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import type { OngletConvention } from '#contract/views';
import { announce } from '../../../parts/announcement';
import { paths } from '../../../parts/paths';
import { RefusAlert } from '../../../parts/refus-alert';
import { ToKnow } from '../../../parts/to-know';
import { call } from '../../../rpc/client';
import { formsText } from '../../../text/forms';
import { Callout } from '../../../ui/callout';
import { Aide } from '../../../parts/aide';
import type { SujetAide } from '../../../text/aide';
import { ErrorSummary } from '../../../ui/forms/error-summary';
import type { FieldProblem } from '../../../ui/forms/error-summary';
import { fieldLabel, focusField, hasField } from '../../../ui/forms/focus-field';
import { FormPage } from '../../../ui/forms/form-page';
import { LeaveDialog } from '../../../ui/forms/leave-dialog';
import { useDraft } from '../../../ui/forms/use-draft';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard';
import { useLeadOn, useVisit } from '../../../ui/last-gesture';
import { STAY } from '../../../ui/page';
import { ActeEnVueContext } from './acte-en-vue';
import type { ActeEnVue } from './acte-en-vue';
import { Checks } from './checks';
import { useForesight } from './use-foresight';
import { OpenAnewContext, formCrumbs, ongletPath, useFormData } from './form-data';
import classes from './forms.module.css';

/** The calls that record something: those the forms send. */
export type CommandMethod = keyof typeof ACTES_DE_REGLE | 'pieces.ajouter' | 'paquets.creer';

const AIDE_PAR_ONGLET: Partial<Readonly<Record<OngletConvention, SujetAide>>> = {
  parties: 'signatures',
  clauses: 'clauses',
  avenants: 'avenant',
  avis: 'avis',
  resiliation: 'miseEnDemeure',
};

function AideDuFormulaire({
  onglet,
  conventionId,
}: {
  readonly onglet: OngletConvention;
  readonly conventionId: string;
}) {
  const sujet = AIDE_PAR_ONGLET[onglet];
  return sujet === undefined ? null : <Aide sujet={sujet} conventionId={conventionId} />;
}

export type ActFormProps<V extends FieldValues, M extends CommandMethod> = {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly source: string;
  readonly submit: string | null;
  /** What is to be filled in, where it is not every field. */
  readonly asked?: string;
  readonly tone?: 'normal' | 'grave';
  readonly onglet: OngletConvention;
  /** Where the reader goes afterwards, when it is neither the act the form is about nor its tab. */
  readonly back?: string;
  /** The row of its tab it is about, when it is not an act of its own: the reader goes back to it. */
  readonly about?: (values: V) => string | null;
  /** It makes an act of its tab: the reader goes to it. */
  readonly makes?: boolean;
  readonly method: M;
  readonly defaults: V;
  readonly check: (values: V, checks: Checks) => void;
  readonly toInput: (values: V) => Input<M>;
  /** From the path of a field in the input to its name here, where they differ. */
  readonly rename?: (champ: string, values: V) => string;
  readonly success: (values: V) => string;
  readonly mergeDraft?: (draft: V, defaults: V) => V;
  readonly onRefus?: (error: AppError) => void;
  /** The form says by itself what will have to be known. */
  readonly foresees?: boolean;
  /** What to know before typing anything: a blockage, the dates at stake. */
  readonly before?: ReactNode;
  readonly children: (form: UseFormReturn<V>) => ReactNode;
};

/** What the form is about, beside it. */
const EnVue = ({ acte }: { readonly acte: ActeEnVue }): ReactNode => (
  <div className={classes.enVue}>
    <h2>{acte.nom}</h2>
    {acte.etat}
    {acte.faits}
  </div>
);

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

  const visit = useVisit();
  const sentOn = useRef(visit);
  const openAnew = use(OpenAnewContext);
  useEffect(() => {
    // The same address was asked for again since: what was sent is done with, and another act may be recorded.
    if (recorded && visit !== sentOn.current) openAnew();
  }, [recorded, visit, openAnew]);

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

  const foreseen = useForesight(
    props.foresees === true || recorded || method === 'pieces.ajouter' || method === 'paquets.creer'
      ? null
      : method,
    subscribe,
    () => {
      const values = form.getValues();
      return problemsOf(values, check).length === 0 ? toInput(values) : null;
    },
  );

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

  const acte = use(ActeEnVueContext);
  const rowOf = (values: V): string | null => props.about?.(values) ?? null;
  const backFrom = (values: V): string => {
    const row = rowOf(values);
    if (props.back !== undefined) return props.back;
    if (row !== null) return paths.acte(conventionId, onglet, row);
    return acte === null ? ongletPath(conventionId, onglet) : paths.acte(conventionId, acte.onglet, acte.id);
  };
  const cancel = () => {
    void navigate(backFrom(form.getValues()), { state: STAY });
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
    sentOn.current = visit;
    const reply = await call<CommandMethod>(method, toInput(values));
    if (reply.ok) {
      done.current = true;
      dirty.current = false;
      draft.forget();
      const { id, revision, avertissements } = reply.value;
      const made = props.makes === true;
      const leadsTo = made ? paths.acte(conventionId, onglet, id) : backFrom(values);
      const acteFait = made ? id : (rowOf(values) ?? acte?.id ?? null);
      const gone = lead(leadsTo, { state: { ...STAY, acteFait } });
      announce(
        {
          nature: 'done',
          message: props.success(values),
          next: { sens: 'annuler', seq: revision },
          toKnow: avertissements,
        },
        gone ?? leadsTo,
      );
      setRecorded(true);
      return;
    }
    setPending(false);
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
        crumbs={formCrumbs(view, acte?.onglet ?? onglet)}
        aside={acte !== null && <EnVue acte={acte} />}
        foot={foreseen.length > 0 ? <ToKnow items={foreseen} /> : null}
        help={<AideDuFormulaire onglet={onglet} conventionId={view.convention.id} />}
        submit={props.submit}
        asked={props.asked}
        tone={props.tone ?? 'normal'}
        pending={pending}
        recorded={recorded}
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
