import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActeView } from '#contract/texte';
import type { DivisionEnVigueur, Source, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { formatDate } from '#domain/civil-date';
import { enumeration, upperFirst } from '#domain/french';
import { isPending, lActe, lActeSitue } from './acte-phrase';
import { textTexte } from '../../../text/texte';
import classes from './act.module.css';

/** The acts of a text, by their id. */
export type Acts = ReadonlyMap<string, ActeView>;

const said = (acts: Acts, id: string): string => {
  const acte = acts.get(id);
  return acte === undefined ? textTexte.unknownAct : lActeSitue(acte);
};

/** Whether what the act of that id wrote is not in force. */
export function pending(acts: Acts, id: string): boolean {
  const acte = acts.get(id);
  return acte !== undefined && isPending(acte);
}

/** « Avenant n° 1, en vigueur le 1er juillet 2024 : Création d’un groupe technique ». */
export function originLabel(acts: Acts, id: string): string {
  const acte = acts.get(id);
  if (acte === undefined) return upperFirst(textTexte.unknownAct);
  const { designation, effet, objet } = acte;
  if (acte.projet || effet === null) return textTexte.originDraft(lActe(acte));
  return acte.aVenir
    ? textTexte.originUpcoming(designation, formatDate(effet), objet)
    : textTexte.origin(designation, formatDate(effet), objet);
}

/** A passage that an avenant wrote: which one is said on hover and when the keyboard reaches it. */
export function Origin({
  acts,
  source,
  whole,
  children,
}: {
  readonly acts: Acts;
  readonly source: string;
  /** The whole alinéa comes from it: a bar in the margin says so, the words stay plain. */
  readonly whole: boolean;
  readonly children: ReactNode;
}) {
  const label = originLabel(acts, source);
  return (
    <Tooltip
      inline
      withinPortal
      position="bottom"
      maw="22rem"
      label={label}
      events={{ hover: true, focus: true, touch: true }}
    >
      <mark
        tabIndex={0}
        className={classes.origin}
        aria-description={label}
        data-origine={source}
        data-whole={whole || undefined}
        data-projet={pending(acts, source) || undefined}
      >
        {children}
      </mark>
    </Tooltip>
  );
}

const genreOf = ({ nature }: DivisionEnVigueur): 'm' | 'f' =>
  nature === 'section' || nature === 'annexe' ? 'f' : 'm';

export const repealedWord = (division: DivisionEnVigueur): string => textTexte.repealed[genreOf(division)];

/** « (inséré par l’avenant n° 1 du 1er juillet 2024) »; null for a division no act touched. */
export function divisionNote(division: DivisionEnVigueur, acts: Acts): string | null {
  const genre = genreOf(division);
  const by = (ids: readonly string[]) => textTexte.by(enumeration(ids.map((id) => said(acts, id))));
  const of = (word: string, source: Source) => (source === null ? [] : [`${word} ${by([source])}`]);
  const { inseree, modifiee, abrogee } = division;
  const changed = modifiee.filter((id) => id !== inseree && id !== abrogee);
  const parts = [
    ...of(textTexte.inserted[genre], inseree),
    ...(changed.length === 0 ? [] : [`${textTexte.modified[genre]} ${by(changed)}`]),
    ...of(textTexte.repealed[genre], abrogee),
  ];
  return parts.length === 0 ? null : textTexte.note(parts.join(', '));
}

/** « (parties modifiées par l’avenant n° 1 du …) »; null while they are as first signed. */
export function partiesNote(texte: TexteEnVigueur, acts: Acts): string | null {
  const { partiesModifiees } = texte;
  if (partiesModifiees.length === 0) return null;
  const by = textTexte.by(enumeration(partiesModifiees.map((id) => said(acts, id))));
  return textTexte.note(`${textTexte.partiesModified} ${by}`);
}

/** How to read the marks of the text. */
export function Legend({ draft }: { readonly draft: boolean }) {
  return (
    <div className={classes.legend} role="group" aria-label={textTexte.legend}>
      <ul>
        <li>
          <span className={classes.origin}>Abc</span> {textTexte.legendWords}
        </li>
        <li>
          <span className={classes.legendBar} /> {textTexte.legendWhole}
        </li>
        {draft && (
          <li>
            <span className={classes.origin} data-projet>
              Abc
            </span>{' '}
            {textTexte.legendDraft}
          </li>
        )}
      </ul>
      <p>{textTexte.legendHow}</p>
    </div>
  );
}
