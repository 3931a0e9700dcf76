import { IconBan, IconCircleCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { ETATS_AVENANT, ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import type { EtatAvenant } from '#domain/fiches/avenant';
import { ACTIONS_AVENANT, ACTION_AVENANT_LABELS, transition } from '#domain/avenant/transitions';
import type { ActionAvenant } from '#domain/avenant/transitions';
import { paths } from '../../parts/paths';
import { textEtapes } from '../../text/etapes-avenant';
import { Page } from '../../ui/page';
import classes from './etapes-page.module.css';

const text = textEtapes.page;

function Cell({ etat, action }: { readonly etat: EtatAvenant; readonly action: ActionAvenant }) {
  const found = transition(etat, action);
  if (found.permise) {
    return (
      <td data-permise>
        <p className={classes.verdict}>
          <IconCircleCheck size={16} aria-hidden /> {text.yes}
        </p>
        <p>
          <span className={classes.quiet}>{text.leadsTo}</span>{' '}
          {found.vers.map((one) => ETAT_AVENANT_LABELS[one]).join(' ; ')}
        </p>
      </td>
    );
  }
  const { message, remede } = found.refus;
  return (
    <td>
      <p className={classes.verdict}>
        <IconBan size={16} aria-hidden /> {text.no}
      </p>
      <p>{message}</p>
      <p className={classes.quiet}>
        {text.remedy}&nbsp;: {remede}
      </p>
    </td>
  );
}

/** The table the commands obey, state by state and action by action, with the reason of every refusal. */
export function EtapesPage() {
  const { conventionId = '' } = useParams();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      crumbs={[{ label: text.back, to: paths.convention(conventionId, 'avenants') }]}
    >
      <div className={classes.rules}>
        <p>{text.rule}</p>
        <p>{text.short}</p>
      </div>
      <div>
        {/* Scroll bars may be hidden until one scrolls: the words say that there is more. */}
        <p id="table-large" className={classes.wide}>
          {text.wide}
        </p>
        {/* Wider than the window: a keyboard must be able to scroll it. */}
        <div
          className={classes.scroll}
          role="region"
          aria-label={text.scroll}
          aria-describedby="table-large"
          tabIndex={0}
        >
          <table className={classes.table}>
            <caption>{text.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.state}</th>
                {ACTIONS_AVENANT.map((action) => (
                  <th key={action} scope="col">
                    {ACTION_AVENANT_LABELS[action]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ETATS_AVENANT.map((etat) => (
                <tr key={etat}>
                  <th scope="row">{ETAT_AVENANT_LABELS[etat]}</th>
                  {ACTIONS_AVENANT.map((action) => (
                    <Cell key={action} etat={etat} action={action} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Page>
  );
}
