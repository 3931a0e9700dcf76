import { use, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import type { AppError } from '#contract/reply';
import type { EnTeteConventionView } from '#contract/conventions';
import type { RedactionConvention } from '#domain/convention/creation';
import { announce } from '../../parts/announcement';
import { DayContext } from '../../parts/forms/day-context';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { usePastInstant } from '../../rpc/past';
import { useQuery } from '../../rpc/query';
import { textRedaction } from '../../text/redaction';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { LeaveDialog } from '../../ui/forms/leave-dialog';
import { useDraft } from '../../ui/forms/use-draft';
import { useLeaveGuard } from '../../ui/forms/use-leave-guard';
import { useLeadOn } from '../../ui/last-gesture';
import { Page } from '../../ui/page';
import { ReadOnlyContext } from '../../ui/read-only';
import { ouvrageEcrit } from './depart';
import { redactionEnvoyee } from './ouvrage';
import type { Saisie } from './ouvrage';
import { Redacteur } from './redacteur';
import { useOuvrage } from './use-ouvrage';

const text = textRedaction;

const crumbsOf = ({ convention }: EnTeteConventionView) => [
  { label: text.list, to: paths.conventions },
  { label: convention.titreCourt, to: paths.convention(convention.id) },
];

/** Writes anew the text of a convention that nobody has signed. */
export function RedigerPage(): ReactNode {
  const { conventionId = '' } = useParams();
  const view = useQuery('conventions.lire', { conventionId });
  const redaction = useQuery('conventions.redaction', { conventionId });
  const readOnly = use(ReadOnlyContext);
  const past = usePastInstant() !== null;
  /** What changes elsewhere while someone types must not move under their hands. */
  const [opened, setOpened] = useState<{
    readonly view: EnTeteConventionView;
    readonly redaction: RedactionConvention;
  } | null>(null);
  // Once both are there, and not what was read of them before the last change.
  if (
    opened === null &&
    view.data !== undefined &&
    redaction.data !== undefined &&
    !view.fetching &&
    !redaction.fetching
  )
    setOpened({ view: view.data, redaction: redaction.data });

  if (past)
    return (
      <Page title={text.edition.title}>
        <Callout tone="warn" title={text.edition.pastTitle}>
          <p>{readOnly}</p>
        </Callout>
      </Page>
    );
  if (opened === null)
    return (
      <Page title={text.edition.title}>
        <QueryView query={view}>{() => <QueryView query={redaction}>{() => null}</QueryView>}</QueryView>
      </Page>
    );
  if (opened.view.convention.signatures.length > 0)
    return (
      <Page title={text.edition.title} crumbs={crumbsOf(opened.view)}>
        <Callout tone="bad" title={text.edition.signedTitle}>
          <p>{text.edition.signed}</p>
        </Callout>
        <div>
          <ButtonLink to={paths.convention(conventionId)}>{text.edition.back}</ButtonLink>
        </div>
      </Page>
    );
  return <Rediger key={conventionId} view={opened.view} redaction={opened.redaction} />;
}

function Rediger({
  view,
  redaction,
}: {
  readonly view: EnTeteConventionView;
  readonly redaction: RedactionConvention;
}): ReactNode {
  const conventionId = view.convention.id;
  const { pathname } = useLocation();
  const [written] = useState(() => ouvrageEcrit(redaction));
  const draft = useDraft<{ readonly saisie: Saisie }>(pathname, { saisie: written.saisie });
  const start = useMemo(() => ({ ...written, saisie: draft.initial.saisie }), [written, draft.initial]);
  const [kept, setKept] = useState(true);
  const { ouvrage, changer, dirty, done } = useOuvrage(start, {
    begun: draft.resumed,
    keep: ({ saisie }) => setKept(draft.keep({ saisie })),
  });
  const guard = useLeaveGuard(dirty);
  const leadOn = useLeadOn();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const lock = useRef(false);
  const same = ouvrage.saisie === written.saisie;

  const record = async () => {
    if (lock.current) return;
    lock.current = true;
    setRefusal(null);
    setPending(true);
    const lead = leadOn();
    const reply = await call('conventions.editer', { conventionId, ...redactionEnvoyee(ouvrage.saisie) });
    setPending(false);
    if (!reply.ok) {
      lock.current = false;
      setRefusal(reply.error);
      return;
    }
    done();
    draft.forget();
    const { avertissements, revision } = reply.value;
    const message = text.edition.recorded;
    const back = paths.convention(conventionId);
    const gone = lead(back);
    announce(
      { nature: 'done', message, next: { sens: 'annuler', seq: revision }, toKnow: avertissements },
      gone ?? back,
    );
  };

  return (
    <DayContext value={{ today: view.aujourdhui, zone: ouvrage.saisie.zone }}>
      <Redacteur
        ouvrage={ouvrage}
        changer={changer}
        title={text.edition.title}
        crumbs={crumbsOf(view)}
        record={text.edition.record}
        barred={same ? text.edition.none : null}
        pending={pending}
        refusal={refusal}
        onRecord={() => void record()}
        notices={
          <>
            {draft.resumed && (
              <Callout
                role="status"
                tone={draft.outdated ? 'warn' : 'info'}
                title={draft.outdated ? text.edition.outdated : text.lecture.resumed}
              />
            )}
            {!kept && <Callout role="status" tone="warn" title={text.lecture.unkept} />}
          </>
        }
      />
      <LeaveDialog
        opened={guard.asking}
        onStay={guard.stay}
        onKeep={guard.leave}
        onErase={() => {
          done();
          draft.forget();
          guard.leave();
        }}
      />
    </DayContext>
  );
}
