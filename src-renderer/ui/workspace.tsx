import type { ReactNode } from 'react';
import { Breadcrumb, usePageHeading } from './page';
import type { Crumb } from './page';
import classes from './workspace.module.css';

/**
 * A screen that takes the whole height of the window: one row of tools, then panes that scroll each on its own. Where
 * the window is narrow or low, the panes stand one above the other and the page scrolls.
 */
export function Workspace({
  title,
  windowTitle = title,
  crumbs,
  aside,
  actions,
  notices,
  children,
}: {
  readonly title: string;
  readonly windowTitle?: string;
  readonly crumbs: readonly Crumb[];
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly notices?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = usePageHeading(windowTitle);
  return (
    <div className={classes.workspace}>
      <div className={classes.bar}>
        <div className={classes.heading}>
          <Breadcrumb crumbs={crumbs} />
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {aside}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {notices !== undefined && <div className={classes.notices}>{notices}</div>}
      <div className={classes.panes}>{children}</div>
    </div>
  );
}
