import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconLock } from '@tabler/icons-react';
import { use } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './act-bar.module.css';
import { ActLink } from './act-link';
import { ActButton } from './act-button';
import { ButtonLink } from './button-link';
import { ReadOnlyContext } from './read-only';

/** One thing that may be done: at an address of its own (`to`), or here (`onClick`). */
export type Act = {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Why not today, and what would allow it; null when it may be done. */
  readonly refused?: string | null;
  /** It is not taken back easily: last, and in its colour. */
  readonly grave?: boolean;
  /** It records nothing: it stays where nothing can be. */
  readonly reads?: boolean;
} & ({ readonly to: string } | { readonly onClick: () => void });

function Item({ act }: { readonly act: Act }) {
  const closed = use(ReadOnlyContext);
  const reason = act.refused ?? (act.reads === true ? null : closed);
  const look = {
    leftSection: reason === null ? act.icon : <IconLock size={16} aria-hidden />,
    ...(act.grave === true && classes.grave !== undefined ? { className: classes.grave } : {}),
  };
  if (reason !== null)
    return (
      <Tooltip
        label={reason}
        multiline
        maw="22rem"
        position="left"
        withinPortal
        events={{ hover: true, focus: true, touch: true }}
      >
        {/* Not Mantine's own « disabled »: the keyboard would never reach the reason. */}
        <Menu.Item
          {...look}
          closeMenuOnClick={false}
          className={classes.refused}
          aria-disabled="true"
          aria-description={reason}
        >
          {act.label}
        </Menu.Item>
      </Tooltip>
    );
  return 'to' in act ? (
    <Menu.Item {...look} component={Link} to={act.to}>
      {act.label}
    </Menu.Item>
  ) : (
    <Menu.Item {...look} onClick={act.onClick}>
      {act.label}
    </Menu.Item>
  );
}

function Primary({ act }: { readonly act: Act }) {
  const { label, icon } = act;
  if (!('to' in act))
    return (
      <ActButton leftSection={icon} onClick={act.onClick}>
        {label}
      </ActButton>
    );
  return act.reads === true ? (
    <ButtonLink to={act.to} icon={icon}>
      {label}
    </ButtonLink>
  ) : (
    <ActLink to={act.to} variant="filled" icon={icon}>
      {label}
    </ActLink>
  );
}

/** What comes next as one button; everything else in a menu, what is refused today with its reason, the grave last. */
export function ActBar({
  primary,
  others,
  label,
}: {
  readonly primary: Act | null;
  readonly others: readonly Act[];
  /** Whose other acts they are. */
  readonly label: string;
}) {
  const open = others.filter(({ refused, grave }) => (refused ?? null) === null && grave !== true);
  const refused = others.filter((act) => (act.refused ?? null) !== null);
  const grave = others.filter((act) => (act.refused ?? null) === null && act.grave === true);
  const parts = [open, refused, grave].filter((part) => part.length > 0);
  return (
    <>
      {primary !== null && <Primary act={primary} />}
      {others.length > 0 && (
        <Menu
          position="bottom-end"
          width="max-content"
          shadow="md"
          middlewares={{
            size: {
              padding: 8,
              apply: ({ availableHeight, elements }) => {
                elements.floating.style.setProperty('--room', `${availableHeight}px`);
              },
            },
          }}
        >
          <Menu.Target>
            <ActionIcon variant="default" size="var(--control)" aria-label={label} title={label}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.dropdown ?? ''}>
            {parts.map((part, index) => (
              <div key={part[0]?.key} role="none">
                {index > 0 && <Menu.Divider />}
                {part.map((act) => (
                  <Item key={act.key} act={act} />
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
