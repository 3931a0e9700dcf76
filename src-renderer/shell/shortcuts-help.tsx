import { Kbd, Modal } from '@mantine/core';
import { textShell } from '../text/shell';
import classes from './layout.module.css';

/** The keys the application answers to. */
export function ShortcutsHelp({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={textShell.help} size="lg">
      <dl className={classes.shortcuts}>
        {textShell.shortcuts.map(({ keys, label }) => (
          <div key={label}>
            <dt>{keys.map((key) => (key === 'puis' ? ` ${key} ` : <Kbd key={key}>{key}</Kbd>))}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
