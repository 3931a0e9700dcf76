import { ActionIcon, Kbd, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { RevisionMark } from '../../parts/revision';
import { textComparaison } from '../../text/comparaison';
import layout from '../../ui/layout.module.css';
import classes from './comparaison.module.css';
import type { Changes } from './use-changes';

export type Vue = 'texte' | 'cote-a-cote';

function Step({
  icon: Glyph,
  label,
  keys,
  onClick,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly keys: readonly string[];
  readonly onClick: () => void;
}) {
  return (
    <span className={classes.step}>
      <ActionIcon
        variant="default"
        size="var(--control)"
        aria-label={label}
        title={label}
        aria-keyshortcuts={keys.join('+').replace('↑', 'ArrowUp').replace('↓', 'ArrowDown')}
        onClick={onClick}
      >
        <Glyph size={18} aria-hidden />
      </ActionIcon>
      <span aria-hidden className={classes.keys}>
        {keys.map((key) => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </span>
    </span>
  );
}

/** How the comparison is shown, and the way from change to change. */
export function Toolbar({
  vue,
  onVue,
  changes,
}: {
  readonly vue: Vue;
  readonly onVue: (vue: Vue) => void;
  readonly changes: Changes;
}) {
  const { all, current, go } = changes;
  const count = all.length;
  const authors = all[current]?.authors ?? [];
  const previous = () => {
    go(-1);
  };
  const next = () => {
    go(1);
  };
  useHotkeys([
    ['alt+ArrowUp', previous],
    ['alt+ArrowDown', next],
  ]);
  const said =
    current < 0
      ? textComparaison.count(count)
      : authors.length === 0
        ? textComparaison.at(current + 1, count)
        : textComparaison.atBy(current + 1, count, authors.join(textComparaison.and));
  return (
    <div className={`${layout.row} ${classes.toolbar}`}>
      <SegmentedControl
        size="xs"
        aria-label={textComparaison.view}
        value={vue}
        data={[
          { value: 'texte', label: textComparaison.inline },
          { value: 'cote-a-cote', label: textComparaison.sides },
        ]}
        onChange={(value) => {
          onVue(value === 'texte' ? 'texte' : 'cote-a-cote');
        }}
      />
      {count > 0 && (
        <div
          className={`${layout.line} ${classes.steps}`}
          role="group"
          aria-label={textComparaison.navigation}
        >
          <Step
            icon={IconArrowUp}
            label={textComparaison.previous}
            keys={textComparaison.keys.previous}
            onClick={previous}
          />
          <Step
            icon={IconArrowDown}
            label={textComparaison.next}
            keys={textComparaison.keys.next}
            onClick={next}
          />
          <span role="status" className={classes.where}>
            {said}
          </span>
        </div>
      )}
      <p className={`${layout.row} ${classes.legend}`} aria-hidden>
        <RevisionMark kind="ins" author={null}>
          {textComparaison.legendIns}
        </RevisionMark>{' '}
        <RevisionMark kind="del" author={null}>
          {textComparaison.legendDel}
        </RevisionMark>
      </p>
    </div>
  );
}
