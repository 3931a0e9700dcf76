import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { AppError } from '#contract/reply';
import type { CommandeView } from '#contract/views';
import { announce } from '../../parts/announcement';
import { DayContext } from '../../parts/forms/day-context';
import { paths } from '../../parts/paths';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textRedaction } from '../../text/redaction';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { LeaveDialog } from '../../ui/forms/leave-dialog';
import { useDraft } from '../../ui/forms/use-draft';
import { useLeaveGuard } from '../../ui/forms/use-leave-guard';
import { useLeadOn } from '../../ui/last-gesture';
import type { Lead } from '../../ui/last-gesture';
import { Page } from '../../ui/page';
import { ouvrageModele, ouvrageVierge } from './depart';
import { Entree } from './entree';
import { clausesEnvoyees, redactionEnvoyee } from './ouvrage';
import type { Ouvrage } from './ouvrage';
import { Redacteur } from './redacteur';
import { useOuvrage } from './use-ouvrage';

const text = textRedaction;
const CRUMBS = [{ label: text.list, to: paths.conventions }];

/** What an address may begin from: « ?de=modele ». */
const DEPARTS: Readonly<Partial<Record<string, () => Ouvrage>>> = {
  modele: ouvrageModele,
  vierge: ouvrageVierge,
};

type Garde = { readonly ouvrage: Ouvrage | null };

/** Brings a convention in: where it begins, then what was read of it, until it is recorded. */
export function NouvellePage(): ReactNode {
  const de = useSearchParams()[0].get('de') ?? '';
  return <Debut key={de} de={de} />;
}

function Debut({ de }: { readonly de: string }): ReactNode {
  const { pathname } = useLocation();
  const { initial, keep, forget } = useDraft<Garde>(pathname, { ouvrage: null });
  // The address may say where it begins: a draft that was kept comes first.
  const [begun, setBegun] = useState(() => initial.ouvrage ?? DEPARTS[de]?.() ?? null);
  const [resumed, setResumed] = useState(initial.ouvrage !== null);
  if (begun === null) {
    return (
      <Page title={text.entree.title} lead={text.entree.lead} crumbs={CRUMBS}>
        <Entree
          onOuvrir={(ouvrage) => {
            setResumed(false);
            // A file that was read is kept at once: reading it again takes longer than anything typed since.
            if (ouvrage.source !== null) keep({ ouvrage });
            setBegun(ouvrage);
          }}
        />
      </Page>
    );
  }
  return (
    <Nouvelle
      initial={begun}
      resumed={resumed}
      keep={(ouvrage) => keep({ ouvrage })}
      forget={forget}
      onRestart={() => {
        forget();
        setBegun(null);
      }}
    />
  );
}

function Nouvelle({
  initial,
  resumed,
  keep,
  forget,
  onRestart,
}: {
  readonly initial: Ouvrage;
  readonly resumed: boolean;
  readonly keep: (ouvrage: Ouvrage) => boolean;
  readonly forget: () => void;
  readonly onRestart: () => void;
}): ReactNode {
  const [kept, setKept] = useState(true);
  const { ouvrage, changer, dirty, done } = useOuvrage(initial, {
    // A file that was read is work already: leaving asks before it is read again.
    begun: resumed || initial.source !== null,
    keep: (next) => setKept(keep(next)),
  });
  const guard = useLeaveGuard(dirty);
  const leadOn = useLeadOn();
  const etat = useQuery('registre.etat', {});
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [asking, setAsking] = useState(false);
  const [recorded, setRecorded] = useState<CommandeView | null>(null);
  const [unjoined, setUnjoined] = useState<AppError | null>(null);
  /** One recording at a time, whatever the speed of the clicks; stays locked once recorded. */
  const lock = useRef(false);

  const arrive = (created: CommandeView, lead: Lead) => {
    const { titreCourt } = ouvrage.saisie;
    const toKnow = [
      ...created.avertissements,
      { message: text.lecture.recordedClauses, source: text.lecture.recordedClausesSource },
    ];
    const message = text.lecture.recorded(titreCourt);
    const page = paths.convention(created.id);
    const gone = lead(page);
    announce(
      { nature: 'done', message, next: { sens: 'annuler', seq: created.revision }, toKnow },
      gone ?? page,
    );
  };
  const join = async (created: CommandeView, lead: Lead) => {
    if (ouvrage.source === null) {
      arrive(created, lead);
      return;
    }
    setPending(true);
    const joined = await call('pieces.ajouter', {
      jeton: ouvrage.source.jeton,
      objet: { collection: 'conventions', id: created.id },
      nature: 'autre',
    });
    setPending(false);
    if (joined.ok) arrive(created, lead);
    else setUnjoined(joined.error);
  };
  const record = async () => {
    if (lock.current) return;
    lock.current = true;
    setRefusal(null);
    setPending(true);
    const lead = leadOn();
    const reply = await call('conventions.creer', {
      ...redactionEnvoyee(ouvrage.saisie),
      clauses: clausesEnvoyees(ouvrage),
    });
    setPending(false);
    if (!reply.ok) {
      lock.current = false;
      setRefusal(reply.error);
      return;
    }
    done();
    forget();
    setRecorded(reply.value);
    await join(reply.value, lead);
  };

  if (recorded !== null && unjoined !== null) {
    return (
      <Page title={text.lecture.notJoined} crumbs={CRUMBS}>
        <Callout tone="warn" title={unjoined.message} role="alert">
          {unjoined.remede !== undefined && <p>{unjoined.remede}</p>}
          <p>{text.lecture.joinLater}</p>
        </Callout>
        <div>
          <Button
            loading={pending}
            mr="sm"
            onClick={() => {
              void join(recorded, leadOn());
            }}
          >
            {text.lecture.joinAgain}
          </Button>
          <ButtonLink to={paths.pieces(recorded.id)}>{text.lecture.goWithout}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <DayContext value={{ today: etat.data?.aujourdhui ?? null, zone: ouvrage.saisie.zone }}>
      <Redacteur
        ouvrage={ouvrage}
        changer={changer}
        title={ouvrage.source === null ? text.lecture.written : text.lecture.title}
        crumbs={CRUMBS}
        record={text.lecture.record}
        barred={null}
        pending={pending}
        refusal={refusal}
        onRecord={() => void record()}
        actions={
          <Button size="sm" variant="subtle" onClick={() => setAsking(true)}>
            {text.lecture.restart}
          </Button>
        }
        notices={
          <>
            {resumed && <Callout role="status" tone="info" title={text.lecture.resumed} />}
            {!kept && <Callout role="status" tone="warn" title={text.lecture.unkept} />}
          </>
        }
      />
      <LeaveDialog
        opened={asking}
        onStay={() => setAsking(false)}
        onErase={() => {
          done();
          onRestart();
        }}
      />
      <LeaveDialog
        opened={guard.asking}
        onStay={guard.stay}
        onKeep={guard.leave}
        onErase={() => {
          done();
          forget();
          guard.leave();
        }}
      />
    </DayContext>
  );
}
