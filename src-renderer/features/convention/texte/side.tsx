import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { typographie } from '#actes/typographie';
import { titreDe } from '#domain/legistique/corps';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { textConvention } from '../../../text/convention';
import { textTexte } from '../../../text/texte';
import { repealedWord } from './origin';
import classes from './act.module.css';
import type { PassageSearch } from './use-passages';

const text = textConvention.texte;

export function SearchBox({ search }: { readonly search: PassageSearch }) {
  const { query, found, current, setQuery, go } = search;
  return (
    <search className={classes.search}>
      <TextInput
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
