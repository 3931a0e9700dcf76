import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { Link } from 'react-router';
import { typographie } from '#actes/typographie';
import { fold } from '#domain/french';
import { titreDe } from '#domain/legistique/corps';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { textConvention } from '../../../text/convention';
import { textTexte } from '../../../text/texte';
import { repealedWord } from './origin';
import classes from './act.module.css';
import type { PassageSearch } from './use-passages';

const text = textConvention.texte;

/** « 5-1 », « art. 4 bis », « Article 3 »: a division asked for by its number. */
const NUMERO_SEUL = /^(?:art(?:icle)?\.?\s*)?(\d[\p{L}\d.-]*(?:\s\p{L}+)?|[ivxlc]+(?:[-.]\d+)*)$/iu;

/** The divisions that bear the number typed: several where numbers begin again in each title. */
function numerotees(texte: TexteEnVigueur, query: string): TexteEnVigueur['divisions'] {
  const asked = NUMERO_SEUL.exec(query.trim())?.[1];
  return asked === undefined
    ? []
    : texte.divisions.filter(({ numero }) => numero !== null && fold(numero) === fold(asked));
}

/** Finds words in the text, all their places one after the other, or an article by its number. Ctrl + F leads to it. */
export function SearchBox({
  search,
  texte,
  searchAt,
}: {
  readonly search: PassageSearch;
  readonly texte: TexteEnVigueur;
  readonly searchAt: (divisionId: string) => string;
}) {
  const { query, found, current, setQuery, go } = search;
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([
    [
      'mod+F',
      () => {
        field.current?.focus();
        field.current?.select();
      },
    ],
  ]);
  const numbered = numerotees(texte, query);
  return (
    <search className={classes.search}>
      <TextInput
        ref={field}
        label={text.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      {numbered.map((division) => (
        <Link
          key={division.id}
          to={{ search: searchAt(division.id) }}
          replace
          preventScrollReset
          className={classes.goTo}
        >
          {text.goTo(typographie(titreDe(division)))}
        </Link>
      ))}
      {query.trim().length > 1 && (
        <div className={classes.found}>
          <span role="status">{found > 1 ? `${current + 1} / ${text.found(found)}` : text.found(found)}</span>
          <ActionIcon
            variant="default"
            aria-label={text.searchPrevious}
            onClick={() => {
              go(-1);
            }}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={text.searchNext}
            onClick={() => {
              go(1);
            }}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </search>
  );
}

export function Contents({
  texte,
  target,
  searchAt,
}: {
  readonly texte: TexteEnVigueur;
  readonly target: string | null;
  readonly searchAt: (divisionId: string) => string;
}) {
  return (
    <nav aria-label={text.toc}>
      <p className={classes.tocTitle}>{text.toc}</p>
      <ol className={classes.toc}>
        {texte.divisions.map((division) => {
          const { id, abrogee } = division;
          const label = typographie(titreDe(division));
          return (
            <li key={id} data-niveau={Math.min(division.niveau, 4)}>
              <Link
                to={{ search: searchAt(id) }}
                replace
                preventScrollReset
                aria-current={target === id ? 'location' : undefined}
                onClick={() => {
                  document.getElementById(`titre-${id}`)?.scrollIntoView({ block: 'start' });
                }}
              >
                {abrogee === null ? label : textTexte.tocRepealed(label, repealedWord(division))}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
