import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ListeDifferencesView } from '#contract/sauvegardes';
import { textCommun } from '../text/commun';
import type { Tone } from '../ui/callout';
import layout from '../ui/layout.module.css';
import classes from './change-kind.module.css';

/** Records of one fate, set apart by an icon, a title and a tone. */
export function KindBox({
  icon: Glyph,
  tone,
  title,
  children,
}: {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.kind} data-tone={tone} aria-label={title}>
      <h3>
        <Glyph size={18} stroke={1.9} aria-hidden />
        {title}
      </h3>
      {children}
    </section>
  );
}

/** What an operation on the whole registry does to some records: the first ones named, the others counted. */
export function ChangeKind({
  list,
  ...box
}: {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly title: string;
  readonly list: ListeDifferencesView;
}) {
  if (list.nombre === 0) return null;
  const more = list.nombre - list.elements.length;
  return (
    <KindBox {...box}>
      <ul>
        {list.elements.map(({ collection, id, libelle }) => (
          <li key={`${collection} ${id}`}>{libelle}</li>
        ))}
        {more > 0 && <li className={classes.more}>{textCommun.andMore(more)}</li>}
      </ul>
    </KindBox>
  );
}

/** One under the other. */
export function Kinds({ children }: { readonly children: ReactNode }) {
  return <div className={`${layout.stack} ${classes.kinds}`}>{children}</div>;
}
