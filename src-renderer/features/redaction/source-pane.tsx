import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { PassageSource } from '#domain/importation/examen';
import { textRedaction } from '../../text/redaction';
import { cellules } from './gestes';
import { cleDe } from './ouvrage';
import type { Point, Source } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.source;
const idBloc = (rang: number): string => `source-${rang}`;

/** Scrolls the list, and nothing else, so that the block stands near its top where it was out of sight. */
function montrer(list: HTMLElement | null, rang: number): void {
  const bloc = document.getElementById(idBloc(rang));
  if (list === null || bloc === null) return;
  const { offsetTop, offsetHeight } = bloc;
  const seen = offsetTop >= list.scrollTop && offsetTop + offsetHeight <= list.scrollTop + list.clientHeight;
  if (!seen) list.scrollTop = offsetTop - list.clientHeight / 5;
}

const Bloc = memo(function Bloc({
  bloc: { texte, marque, tableau },
  rang,
  choisi,
  sansPlace,
  retire,
  onAller,
}: {
  readonly bloc: PassageSource;
  readonly rang: number;
  readonly choisi: boolean;
  readonly sansPlace: boolean;
  /** Its place is gone from the text. */
  readonly retire: boolean;
  readonly onAller: (rang: number) => void;
}): ReactNode {
  return (
    <div
      id={idBloc(rang)}
      role="option"
      aria-selected={choisi}
      tabIndex={-1}
      className={classes.bloc}
      data-sans-place={sansPlace || undefined}
      onClick={() => onAller(rang)}
    >
      {tableau ? (
        <span className={classes.rangees}>
          {cellules(texte).map((row, index) => (
            <span key={index}>{row.join(' | ')}</span>
          ))}
        </span>
      ) : (
        <span>
          {marque === null ? '' : `${marque} `}
          {texte}
        </span>
      )}
      {(sansPlace || retire) && (
        <span className={classes.signe}>{sansPlace ? text.notPlaced : text.removed}</span>
      )}
    </div>
  );
});

/** The file as it was read, block after block: each leads to the place it went to, and shows when one is there. */
export const SourcePane = memo(function SourcePane({
  source,
  points,
  ids,
  vise,
  onAller,
}: {
  readonly source: Source;
  readonly points: readonly Point[];
  /** The passages the text has, their ids between spaces. */
  readonly ids: ReadonlySet<string>;
  /** The passage the focus is on. */
  readonly vise: string | null;
  readonly onAller: (rang: number) => void;
}): ReactNode {
  const { source: blocs, horsTexte, remarques } = source;
  const [curseur, setCurseur] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const cles = useMemo(() => blocs.map(({ texte }) => cleDe(texte)), [blocs]);
  const sansPlace = useMemo(() => {
    const open = points
      .filter(({ nature, regle }) => nature === 'phrase' && regle === null)
      .map(({ dit }) => cleDe(dit));
    // Where a block bears these words and no others, the blocks that only quote them were placed.
    const seules = new Set(open.filter((one) => cles.includes(one)));
    const tient = (cle: string, one: string): boolean =>
      one !== '' && (seules.has(one) ? cle === one : cle.includes(one) || one.includes(cle));
    return new Set(
      cles.flatMap((cle, rang) =>
        blocs[rang]?.place === null && open.some((one) => tient(cle, one)) ? [rang] : [],
      ),
    );
  }, [points, cles, blocs]);
  const choisi = vise === null ? -1 : blocs.findIndex(({ place }) => place === vise);

  useEffect(() => {
    if (choisi < 0) return;
    setCurseur(choisi);
    montrer(box.current, choisi);
  }, [choisi]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (event.key === 'Enter') {
      event.preventDefault();
      onAller(curseur);
    } else if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(blocs.length - 1, Math.max(0, curseur + step));
      setCurseur(next);
      montrer(box.current, next);
    }
  };

  return (
    <section className={classes.source} aria-labelledby="titre-source">
      <h2 id="titre-source">{text.title}</h2>
      <p className={classes.aide}>
        <bdi>{source.fichier.nom}</bdi>. {text.help}
      </p>
      {remarques.length > 0 && (
        <div className={classes.remarques} role="note" aria-label={text.toKnow}>
          {remarques.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
      <div
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label={text.label}
        aria-activedescendant={idBloc(curseur)}
        className={classes.blocs}
        data-curseur={curseur}
        onKeyDown={onKeyDown}
      >
        {blocs.map((bloc, rang) => (
          <Bloc
            key={rang}
            bloc={bloc}
            rang={rang}
            choisi={rang === choisi || (choisi < 0 && rang === curseur)}
            sansPlace={sansPlace.has(rang)}
            retire={bloc.place !== null && !ids.has(bloc.place)}
            onAller={onAller}
          />
        ))}
      </div>
      {horsTexte.length > 0 && (
        <details className={classes.hors}>
          <summary>{text.outside(horsTexte.length)}</summary>
          <p className={classes.aide}>{text.outsideHelp}</p>
          <ul>
            {horsTexte.map((one, index) => (
              <li key={index}>{one.texte}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
});
