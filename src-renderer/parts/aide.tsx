import { Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { paths } from './paths';
import { QueryView } from './query-view';
import { useQuery } from '../rpc/query';
import { AIDES, textAide } from '../text/aide';
import type { SujetAide } from '../text/aide';
import { textEtats } from '../text/etats';
import classes from './aide.module.css';

/** The words this convention gives to the rule. */
function Here({ conventionId, sujet }: { readonly conventionId: string; readonly sujet: SujetAide }) {
  const query = useQuery('conventions.clauses', { conventionId, jour: null });
  return (
    <QueryView query={query}>
      {({ clauses }) => {
        const own = clauses.filter(({ nature }) => nature === AIDES[sujet].clause);
        if (own.length === 0) return <p>{textAide.silent}</p>;
        return own.map(({ id, sens, lieu, dit, certitude }) => (
          <div key={id}>
            <p>
              {sens}
              {!certitude.sure && <em> ({textAide.doubt})</em>}
            </p>
            {dit !== null && <blockquote className={classes.words}>« {dit} »</blockquote>}
            {lieu !== null && <p className={classes.source}>{lieu}</p>}
          </div>
        ));
      }}
    </QueryView>
  );
}

/**
 * « ? »: one paragraph on a notion, the rule it comes from and, beside a convention, the words this one gives to it.
 */
export function Aide({
  sujet,
  conventionId = null,
  etat = null,
}: {
  readonly sujet: SujetAide;
  readonly conventionId?: string | null;
  /** The present state of the act in sight, shown in the drawing of its states. */
  readonly etat?: string | null;
}) {
  const [opened, setOpened] = useState(false);
  const title = useId();
  const { titre, texte, source, clause, etats } = AIDES[sujet];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={380}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.ask}
          aria-label={textAide.ask(titre)}
          aria-expanded={opened}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          <IconHelp size={16} stroke={1.7} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={title} className={classes.sheet ?? ''} tabIndex={-1} data-autofocus>
        <p id={title} className={classes.title}>
          {titre}
        </p>
        <p>{texte}</p>
        {source !== null && (
          <p className={classes.source}>
            {textAide.rule}&nbsp;: {source}
          </p>
        )}
        {etats !== null && (
          <p>
            <Link
              to={paths.etats(etats, etat)}
              onClick={() => {
                setOpened(false);
              }}
            >
              {textEtats.link}
            </Link>
          </p>
        )}
        {clause !== null && conventionId !== null && (
          <>
            <p className={classes.title}>{textAide.here}</p>
            <Here conventionId={conventionId} sujet={sujet} />
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
