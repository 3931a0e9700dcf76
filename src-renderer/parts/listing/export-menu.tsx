import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { FORMATS_TABLEAU } from '#contract/listes';
import type { FormatTableau } from '#contract/listes';
import type { Reply } from '#contract/reply';
import type { ExportView } from '#contract/views';
import { textListes } from '../../text/listes';
import { SaveOutcome, useSave } from '../save-button';
import classes from './listing.module.css';

/** Hands over, in the format that is chosen, exactly the lines and columns that are seen. */
export function ExportMenu({
  count,
  selected,
  make,
}: {
  /** Null: as many as there are, which have not all been counted. */
  readonly count: number | null;
  /** Only the lines that were selected. */
  readonly selected: boolean;
  readonly make: (format: FormatTableau) => Promise<Reply<ExportView>>;
}) {
  const { busy, save, outcome, dismiss } = useSave();
  return (
    <>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            disabled={count === 0}
            aria-disabled={busy}
            data-disabled={busy}
          >
            {textListes.exporter}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {count === null ? textListes.toutes : textListes.exportees(count, selected)}
          </Menu.Label>
          {FORMATS_TABLEAU.map((format) => (
            <Menu.Item key={format} onClick={() => save(() => make(format))}>
              {textListes.formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className={classes.outcome}>
        <SaveOutcome outcome={outcome} onClose={dismiss} />
      </div>
    </>
  );
}
