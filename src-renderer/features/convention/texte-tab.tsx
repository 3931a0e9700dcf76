import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ConventionView } from '#contract/views';
import { fonctionEnTete, groupesSignature, lignesParties, faitA } from '#actes/formules';
import type { Run } from '#actes/model';
import { runs, typographie } from '#actes/typographie';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Alinea, Division } from '#domain/convention/texte';
import { fullName } from '#domain/parties/partie';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { RunsText } from '../../parts/runs-text';
import { textConvention } from '../../text/convention';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import classes from './texte.module.css';

const text = textConvention.texte;

/** The dash the act types with a hyphen is printed as a dash; any other mark as it stands. */
const marker = (marque: string | null): string => (marque === null || marque === '-' ? '–' : marque);

function AlineaText({ alinea, query }: { readonly alinea: Alinea; readonly query: string }) {
  const printed = runs(alinea.texte, alinea.gras === undefined ? {} : { gras: alinea.gras });
  if (alinea.niveau === 0) {
    return (
      <p>
        <RunsText runs={printed} query={query} />
      </p>
    );
  }
  return (
    <p className={classes.item} data-level={alinea.niveau}>
      <span className={classes.marker}>{marker(alinea.marque)}</span>
      <span>
        <RunsText runs={printed} query={query} />
      </span>
    </p>
  );
}

function DivisionText({ division, query }: { readonly division: Division; readonly query: string }) {
  return (
    <section
      id={`division-${division.id}`}
      aria-labelledby={`titre-${division.id}`}
      className={classes.division}
    >
      <h3 id={`titre-${division.id}`} tabIndex={-1}>
        <RunsText runs={runs(division.intitule)} query={query} />
      </h3>
      {division.alineas.map((alinea) => (
        <AlineaText key={alinea.id} alinea={alinea} query={query} />
      ))}
    </section>
  );
}

function Signatures({ view }: { readonly view: ConventionView }) {
  const { parties, signatures } = view.convention;
  const dates = new Map<string, CivilDate>(signatures.map(({ signataireId, date }) => [signataireId, date]));
  return (
    <div className={classes.signatures}>
      {groupesSignature(parties, signatures, { noms: false }).map(({ heading }, index) => (
        <div key={heading}>
          <p className={classes.signatureHeading}>{typographie(heading)}</p>
          <ul className={classes.slots}>
            {(parties[index]?.signataires ?? []).map((signataire) => {
              const date = dates.get(signataire.id);
              return (
                <li key={signataire.id}>
                  <span>{typographie(fonctionEnTete(signataire))}</span>
                  <span>{fullName(signataire.personne)}</span>
                  <span className={classes.signed} data-done={date !== undefined || undefined}>
                    {date === undefined ? (
                      text.toSign
                    ) : (
                      <>
                        {textConvention.parties.signedOn} <DateText date={date} />
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}

const plain = (content: string): readonly Run[] => runs(content);

/** The act itself, as it stands: title, parties, visas, articles, closing. */
export function TexteTab({ view }: { readonly view: ConventionView }) {
  const { convention, avenants } = view;
  const [params] = useSearchParams();
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const [found, setFound] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const target = params.get('article');

  useEffect(() => {
    if (target === null) return;
    const heading = document.getElementById(`titre-${target}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [target]);

  // The passages are counted where they are drawn: on the page.
  useEffect(() => {
    const marks = body.current?.querySelectorAll('mark[data-passage]') ?? [];
    setFound(marks.length);
    setCurrent(0);
    marks[0]?.scrollIntoView({ block: 'center' });
  }, [query, convention]);

  useEffect(() => {
    body.current?.querySelectorAll('mark[data-passage]').forEach((mark, index) => {
      mark.toggleAttribute('data-current', index === current);
    });
  }, [current, found, query]);

  const go = (step: number) => {
    if (found === 0) return;
    const next = (current + step + found) % found;
    setCurrent(next);
    body.current?.querySelectorAll('mark[data-passage]')[next]?.scrollIntoView({ block: 'center' });
  };

  const entries = useMemo(
    () => convention.divisions.map(({ id, intitule }) => ({ id, label: typographie(intitule) })),
    [convention],
  );
  const signedAvenants = avenants.filter(({ avenant }) => avenant.numero !== null).length;

  return (
    <div className={classes.layout}>
      <aside className={classes.side}>
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
              <span role="status">
                {found > 1 ? `${current + 1} / ${text.found(found)}` : text.found(found)}
              </span>
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
        <nav aria-label={text.toc}>
          <p className={classes.tocTitle}>{text.toc}</p>
          <ol className={classes.toc}>
            {entries.map(({ id, label }) => (
              <li key={id}>
                <Link
                  to={{ search: `?article=${id}` }}
                  replace
                  preventScrollReset
                  aria-current={target === id ? 'location' : undefined}
                  onClick={() => {
                    document.getElementById(`titre-${id}`)?.scrollIntoView({ block: 'start' });
                  }}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      </aside>
      <div>
        {signedAvenants > 0 && (
          <div className={classes.notice}>
            <Callout tone="info" title={text.avenants(signedAvenants)}>
              <ButtonLink to={paths.convention(convention.id, 'avenants')} size="xs">
                {text.seeAvenants}
              </ButtonLink>
            </Callout>
          </div>
        )}
        <article ref={body} className={classes.act} lang="fr" aria-label={text.title}>
          <h2 className={classes.title}>
            <RunsText runs={plain(convention.titre)} query={query} />
          </h2>
          {lignesParties(convention.parties).map(({ nature, texte }) => (
            <p key={texte} className={nature === 'item' ? classes.item : undefined} data-level="1">
              {nature === 'item' && <span className={classes.marker}>–</span>}
              <span className={nature === 'mot' ? classes.word : undefined}>
                <RunsText runs={plain(texte)} query={query} />
              </span>
            </p>
          ))}
          <section aria-label={text.visas} className={classes.visas}>
            {convention.visas.map(({ id, texte }) => (
              <p key={id}>
                <RunsText runs={plain(texte)} query={query} />
              </p>
            ))}
          </section>
          <p className={classes.formula}>
            <RunsText runs={plain(convention.formule)} query={query} />
          </p>
          {convention.divisions.map((division) => (
            <DivisionText key={division.id} division={division} query={query} />
          ))}
          <p className={classes.closing}>
            {typographie(faitA(convention))}{' '}
            {convention.faitLe === null ? '………………' : formatDate(convention.faitLe)}
          </p>
          <Signatures view={view} />
        </article>
      </div>
    </div>
  );
}
