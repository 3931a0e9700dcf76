import { Button, Checkbox, Popover, Radio } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { textListes } from '../../text/listes';
import { DENSITES, useDensite } from '../../ui/preferences';
import classes from './listing.module.css';

/** Which columns are in sight, and how close the rows stand. */
export function ColumnsMenu({
  columns,
  shown,
  onChange,
}: {
  readonly columns: readonly { readonly cle: string; readonly titre: string }[];
  readonly shown: readonly string[];
  /** Null: as they were before anybody chose. */
  readonly onChange: (cles: readonly string[] | null) => void;
}) {
  const [density, setDensity] = useDensite();
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {textListes.affichage}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>
        <Checkbox.Group
          label={textListes.colonnes}
          value={[...shown]}
          onChange={(chosen) => {
            // In the order they stand in; the last one stays.
            const kept = [
              ...shown.filter((cle) => chosen.includes(cle)),
              ...chosen.filter((cle) => !shown.includes(cle)),
            ];
            if (kept.length > 0) onChange(kept);
          }}
        >
          <div className={classes.choices}>
            {columns.map(({ cle, titre }) => (
              <Checkbox key={cle} value={cle} label={titre} size="xs" />
            ))}
          </div>
        </Checkbox.Group>
        <Button variant="subtle" size="xs" onClick={() => onChange(null)}>
          {textListes.retablir}
        </Button>
        <Radio.Group label={textListes.densite} value={density} onChange={(next) => setDensity(next)}>
          <div className={classes.radios}>
            {DENSITES.map((one) => (
              <Radio key={one} value={one} label={textListes.densites[one]} size="xs" />
            ))}
          </div>
        </Radio.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
