import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Revision } from '#actes/model';
import { textActes } from '../text/actes';
import classes from './revision.module.css';

/** Words brought in or taken out: told by a line and by hidden words, never by the colour alone. */
export function RevisionMark({
  kind,
  author,
  children,
}: Pick<Revision, 'kind'> & { readonly author: string | null; readonly children: ReactNode }) {
  const Mark = kind;
  return (
    <Mark
      className={classes[kind]}
      {...(author === null ? {} : { title: textActes.revision(kind, author), 'data-auteur': author })}
    >
      <VisuallyHidden data-said className={classes.word ?? ''}>
        {textActes.revised[kind]}{' '}
      </VisuallyHidden>
      {children}
      <VisuallyHidden data-said className={classes.word ?? ''}>
        {' '}
        {textActes.revisedEnd[kind]}
      </VisuallyHidden>
    </Mark>
  );
}
