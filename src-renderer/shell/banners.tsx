import { Button } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { EtatRegistreView, LectureSeuleView } from '#contract/views';
import type { AppError } from '#contract/reply';
import { call } from '../rpc/client';
import { useQuery } from '../rpc/query';
import { textBandeaux } from '../text/bandeaux';
import { textCommun } from '../text/commun';
import { ButtonLink } from '../ui/button-link';
import { Banner } from './banner';
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
      <Banner
        tone={damaged ? 'bad' : 'info'}
        icon={damaged ? IconLock : IconEye}
        role={damaged ? 'alert' : 'status'}
        title={damaged ? textBandeaux.endommagee : textBandeaux.lectureSeule}
        detail={<p>{remede}</p>}
        actions={
          damaged ? (
            <ButtonLink to={paths.sauvegardes} size="compact-xs">
              {textBandeaux.restaurer}
            </ButtonLink>
          ) : RETRIED.includes(cause) ? (
            <Button
              size="compact-xs"
              leftSection={<IconPencil size={14} aria-hidden />}
              loading={busy}
              onClick={() => void takeOver()}
            >
              {textBandeaux.reprendre}
            </Button>
          ) : null
        }
      >
        {raison}
      </Banner>
      {error !== null && (
        <Banner tone="bad" icon={IconAlertTriangle} role="alert" title={error.message} more={null}>
          {error.remede}
        </Banner>
      )}
    </div>
  );
}

/** What the opening had to tell, until it was read: put away, it comes back only with something new. */
function OpeningNotices({ avertissements }: { readonly avertissements: readonly string[] }) {
  const [read, setRead] = useState<readonly string[]>([]);
  const unread = avertissements.filter((message) => !read.includes(message));
  const [first, ...others] = unread;
  if (first === undefined) return null;
  return (
    <Banner
      tone="warn"
      icon={IconAlertTriangle}
      role="status"
      title={textBandeaux.avertissements(unread.length)}
      more={textBandeaux.readAll}
      detail={others.map((message) => (
        <p key={message}>{message}</p>
      ))}
      actions={
        <Button size="compact-xs" variant="default" onClick={() => setRead(avertissements)}>
          {textCommun.close}
        </Button>
      }
    >
      <span>{first}</span>
    </Banner>
  );
}

/** The window runs on the Electron of the tests. */
export const TestWindowBanner = () => (
  <div data-testid="bandeau-essai">
    <Banner
      tone="bad"
      icon={IconAlertTriangle}
      role="region"
      label={textBandeaux.essai}
      title={textBandeaux.essai}
      more={null}
    >
      {textBandeaux.essaiDetail}
    </Banner>
  </div>
);

/** The states that last, one line each: not to be written to, what the opening had to tell. */
export function Banners({ etat }: { readonly etat: EtatRegistreView }) {
  const { lectureSeule, avertissements } = etat;
  return (
    <>
      {/* The past has a banner of its own. */}
      {lectureSeule !== null && lectureSeule.cause !== 'passe' && (
        <ReadOnlyBanner lectureSeule={lectureSeule} />
      )}
      <OpeningNotices avertissements={avertissements} />
    </>
  );
}
