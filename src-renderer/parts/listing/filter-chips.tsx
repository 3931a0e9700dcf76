import { ActionIcon, Button, Checkbox, Menu, NumberInput, Popover, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Cellule, ColonneView, LigneListeView } from '#contract/listes';
import { formatShort, parseCivilDate } from '#domain/civil-date';
import { ChampDate } from '../forms/champ-date';
import { textListes } from '../../text/listes';
import { CONTIENT, VIDE, bornes, dire, direFiltre, estBorne } from './filters';
import classes from './listing.module.css';
import type { Listing } from './use-listing';

/** A text that takes no more values than this is chosen among them; past it, it is looked for by its words. */
const VALEURS_MAX = 40;

/** Pixels: what a finger finds. */
const TARGET = 26;

type Choix = { readonly valeur: string; readonly dit: string };

/** The values a column takes, in the order they are read. */
function choixDe(colonne: ColonneView, cellules: readonly Cellule[]): readonly Choix[] | null {
  if (estBorne(colonne)) return null;
  const held = new Set(cellules);
  const empty: readonly Choix[] = held.delete(null) ? [{ valeur: VIDE, dit: textListes.sansValeur }] : [];
  const keys =
    colonne.genre === 'choix'
      ? Object.keys(colonne.libelles ?? {}).filter((key) => held.has(key))
      : [...held].map(String).sort((a, b) => a.localeCompare(b, 'fr'));
  if (keys.length > VALEURS_MAX) return null;
  return [...keys.map((valeur) => ({ valeur, dit: dire(colonne, valeur) })), ...empty];
}

function Jours({
  valeur,
  onChange,
}: {
  readonly valeur: string;
  readonly onChange: (valeur: string) => void;
}) {
  const { de, a } = bornes(valeur);
  const shown = (day: string): string => {
    const date = parseCivilDate(day);
    return date === null ? '' : formatShort(date);
  };
  const [from, setFrom] = useState(shown(de));
  const [to, setTo] = useState(shown(a));
  const tell = (first: string, last: string): void =>
    onChange(first === '' && last === '' ? '' : `${first}..${last}`);
  return (
    <>
      <ChampDate
        label={textListes.du}
        optional
        unmarked
        text={from}
        onChange={(text, date) => {
          setFrom(text);
          if (date !== null || text === '') tell(date ?? '', a);
        }}
      />
      <ChampDate
        label={textListes.au}
        optional
        unmarked
        text={to}
        onChange={(text, date) => {
          setTo(text);
          if (date !== null || text === '') tell(de, date ?? '');
        }}
      />
    </>
  );
}

function Nombres({
  valeur,
  onChange,
}: {
  readonly valeur: string;
  readonly onChange: (valeur: string) => void;
}) {
  const { de, a } = bornes(valeur);
  const tell = (first: string, last: string): void =>
    onChange(first === '' && last === '' ? '' : `${first}..${last}`);
  return (
    <>
      <NumberInput
        label={textListes.min}
        value={de}
        hideControls
        onChange={(next) => tell(String(next), a)}
      />
      <NumberInput
        label={textListes.max}
        value={a}
        hideControls
        onChange={(next) => tell(de, String(next))}
      />
    </>
  );
}

function Editor({
  colonne,
  cellules,
  valeurs,
  onChange,
}: {
  readonly colonne: ColonneView;
  readonly cellules: readonly Cellule[];
  readonly valeurs: readonly string[];
  readonly onChange: (valeurs: readonly string[]) => void;
}) {
  const choices = useMemo(() => choixDe(colonne, cellules), [colonne, cellules]);
  if (choices !== null)
    return (
      <Checkbox.Group label={colonne.titre} value={[...valeurs]} onChange={onChange}>
        <div className={classes.choices}>
          {choices.map(({ valeur, dit }) => (
            <Checkbox key={valeur} value={valeur} label={dit} size="xs" />
          ))}
        </div>
      </Checkbox.Group>
    );
  const given = valeurs.find((valeur) => valeur !== VIDE) ?? '';
  const without = valeurs.includes(VIDE);
  const tell = (valeur: string, empty: boolean): void =>
    onChange([...(valeur === '' ? [] : [valeur]), ...(empty ? [VIDE] : [])]);
  return (
    <div className={classes.editor} role="group" aria-label={colonne.titre}>
      {colonne.genre === 'jour' && <Jours valeur={given} onChange={(next) => tell(next, without)} />}
      {(colonne.genre === 'nombre' || colonne.genre === 'taille') && (
        <Nombres valeur={given} onChange={(next) => tell(next, without)} />
      )}
      {colonne.genre === 'texte' && (
        <TextInput
          label={textListes.contient}
          value={given.replace(CONTIENT, '')}
          autoComplete="off"
          onChange={(event) => {
            const { value } = event.currentTarget;
            tell(value === '' ? '' : `${CONTIENT}${value}`, without);
          }}
        />
      )}
      {cellules.includes(null) && (
        <Checkbox
          label={textListes.sansValeur}
          size="xs"
          checked={without}
          onChange={(event) => tell(given, event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

/** Each column that filters, in a few words that open what sets it; and the way to filter by another. */
export function FilterChips({
  colonnes,
  lignes,
  listing,
}: {
  readonly colonnes: readonly ColonneView[];
  readonly lignes: readonly LigneListeView[];
  readonly listing: Listing;
}) {
  /** Just asked for: it has no value yet. */
  const [opened, setOpened] = useState<string | null>(null);
  const chips = colonnes.filter(({ cle }) => listing.filtres.has(cle) || cle === opened);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
            {textListes.filtrer}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          {colonnes.map(({ cle, titre }) => (
            <Menu.Item key={cle} onClick={() => setOpened(cle)}>
              {titre}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chips.map((colonne) => {
        const { cle, titre } = colonne;
        const valeurs = listing.filtres.get(cle) ?? [];
        const close = () => setOpened(null);
        return (
          <span key={cle} className={classes.chip}>
            <Popover
              position="bottom-start"
              trapFocus
              returnFocus
              opened={opened === cle}
              onChange={(open) => setOpened(open ? cle : null)}
            >
              <Popover.Target>
                <button
                  type="button"
                  className={classes.chipText}
                  onClick={() => setOpened(opened === cle ? null : cle)}
                >
                  {textListes.filtre(titre, direFiltre(colonne, valeurs))}
                </button>
              </Popover.Target>
              <Popover.Dropdown className={classes.dropdown ?? ''}>
                <Editor
                  colonne={colonne}
                  cellules={cellulesDe(colonnes, colonne, lignes)}
                  valeurs={valeurs}
                  onChange={(next) => listing.filtrer(cle, next)}
                />
              </Popover.Dropdown>
            </Popover>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={TARGET}
              aria-label={textListes.retirer(titre)}
              onClick={() => {
                close();
                listing.filtrer(cle, []);
              }}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </span>
        );
      })}
    </>
  );
}

function cellulesDe(
  colonnes: readonly ColonneView[],
  colonne: ColonneView,
  lignes: readonly LigneListeView[],
): readonly Cellule[] {
  const rang = colonnes.indexOf(colonne);
  return lignes.map(({ cellules }) => cellules[rang] ?? null);
}
