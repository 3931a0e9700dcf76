import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { EtatRegistreView, LectureSeuleView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { AppError } from '#contract/reply';
import { call } from '../rpc/client';
import { useQuery } from '../rpc/query';
import { textBandeaux } from '../text/bandeaux';
import { ButtonLink } from '../ui/button-link';
import { Callout } from '../ui/callout';
import classes from './banners.module.css';
import { paths } from '../parts/paths';

/** Causes after which writing may be possible now: asked again, the store tells. */
const RETRIED: readonly LectureSeuleView['cause'][] = ['liberee', 'inaccessible'];

/** Why nothing can be recorded, and the way out of it. */
function ReadOnlyBanner({ lectureSeule }: { readonly lectureSeule: LectureSeuleView }) {
  const { refetch } = useQuery('registre.etat', {});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { cause, raison, remede } = lectureSeule;
  const damaged = cause === 'endommagee';
  const takeOver = async () => {
    setBusy(true);
    const reply = await call('registre.reprendre', {});
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    refetch();
  };
  return (
    <div data-testid="bandeau-lecture-seule" data-cause={cause}>
      <Callout
        tone={damaged ? 'bad' : 'info'}
        role={damaged ? 'alert' : 'status'}
        title={damaged ? textBandeaux.endommagee : textBandeaux.lectureSeule}
      >
        <p>{raison}</p>
        <p>{remede}</p>
        {damaged && (
          <div className={classes.actions}>
            <ButtonLink to={paths.sauvegardes} size="xs">
              {textBandeaux.restaurer}
            </ButtonLink>
          </div>
        )}
        {RETRIED.includes(cause) && (
          <div className={classes.actions}>
            <Button
              size="xs"
              leftSection={<IconPencil size={14} aria-hidden />}
              loading={busy}
              onClick={() => void takeOver()}
            >
              {textBandeaux.reprendre}
            </Button>
          </div>
        )}
        {error !== null && (
          <p role="alert" className={classes.refused}>
            {error.message} {error.remede}
          </p>
        )}
      </Callout>
    </div>
  );
}

/** What the opening had to tell, until it was read: put away, it comes back only with something new. */
function OpeningNotices({ avertissements }: { readonly avertissements: readonly string[] }) {
  const [read, setRead] = useState<readonly string[]>([]);
  const unread = avertissements.filter((message) => !read.includes(message));
  if (unread.length === 0) return null;
  return (
    <Callout
      tone="warn"
      role="status"
      title={textBandeaux.avertissements}
      onClose={() => setRead(avertissements)}
    >
      {unread.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Callout>
  );
}

/** What must stay in sight on every screen: not the real registry, not the real day. */
export function Banners({ etat }: { readonly etat: EtatRegistreView }) {
  const { fiche, fictives, horlogeFixe, aujourdhui } = etat;
  return (
    <>
      {fiche?.demonstration === true && (
        <p className={classes.demo} data-testid="bandeau-demonstration">
          {textBandeaux.demonstration}
        </p>
      )}
      {fiche?.demonstration !== true && fictives.length > 0 && (
        <p className={classes.demo} data-testid="bandeau-demonstration">
          {textBandeaux.fictives(fictives)}
        </p>
      )}
      {horlogeFixe && (
        <p className={classes.clock} data-testid="bandeau-horloge">
          <strong>{textBandeaux.horlogeFixe(formatDate(aujourdhui))}</strong> {textBandeaux.horlogeFixeDetail}
        </p>
      )}
    </>
  );
}

/** What is to be read first on every screen, above it: not to be written to, what the opening had to tell. */
export function Notices({ etat }: { readonly etat: EtatRegistreView }) {
  const { lectureSeule, avertissements } = etat;
  return (
    <div className={classes.notices}>
      {/* The past has a banner of its own. */}
      {lectureSeule !== null && lectureSeule.cause !== 'passe' && (
        <ReadOnlyBanner lectureSeule={lectureSeule} />
      )}
      <OpeningNotices avertissements={avertissements} />
    </div>
  );
}
