import { Anchor, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { nomDeClause, direClause } from '#domain/clauses/dire';
import { upperFirst } from '#domain/french';
import { textRedaction } from '../../text/redaction';
import { useAtelier } from './contexte';
import { choisirClause } from './gestes';
import { lieuDe } from './lieux';
import type { ClauseLue, Ouvrage } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.clauses;

const CHOIX = [
  { value: 'attente', label: text.undecided },
  { value: 'confirmee', label: text.confirm },
  { value: 'ecartee', label: text.drop },
];

function Clause({
  clause: { proposee, choix },
  rang,
  ouvrage,
}: {
  readonly clause: ClauseLue;
  readonly rang: number;
  readonly ouvrage: Ouvrage;
}): ReactNode {
  const { changer, aller } = useAtelier();
  const { parametres, ancres, dit, doutes } = proposee;
  const { saisie } = ouvrage;
  const lieu = ancres.map((ancre) => lieuDe(saisie, ancre)).find((one) => one !== null) ?? null;
  const nom = upperFirst(nomDeClause(parametres));
  const nommer = (id: string) => saisie.parties.find((one) => one.id === id)?.nom ?? id;
  return (
    <li className={classes.point}>
      <h3>{nom}</h3>
      <p className={classes.dit}>{textRedaction.points.about(dit)}</p>
      <p>{upperFirst(direClause(parametres, nommer))}.</p>
      {doutes.map((one) => (
        <p key={one} className={classes.doute}>
          {one}
        </p>
      ))}
      {lieu === null && ancres.length > 0 ? (
        <p className={classes.doute}>{text.gone}</p>
      ) : (
        <div className={classes.gestes}>
          <SegmentedControl
            size="xs"
            aria-label={text.choice(nom)}
            value={choix ?? 'attente'}
            data={CHOIX}
            onChange={(value) =>
              changer((before) =>
                choisirClause(before, rang, value === 'confirmee' || value === 'ecartee' ? value : null),
              )
            }
          />
          {lieu !== null && (
            <Anchor component="button" type="button" size="sm" onClick={() => aller(lieu)}>
              {text.see}
            </Anchor>
          )}
        </div>
      )}
    </li>
  );
}

/** What the text makes the registry compute, each beside the sentence that says it. */
export function ClausesPane({ ouvrage }: { readonly ouvrage: Ouvrage }): ReactNode {
  const clauses = ouvrage.clauses ?? [];
  return (
    <>
      <p className={classes.aide}>{clauses.length === 0 ? text.none : text.lead}</p>
      <ul className={classes.points}>
        {clauses.map((clause, rang) => (
          <Clause key={rang} clause={clause} rang={rang} ouvrage={ouvrage} />
        ))}
      </ul>
    </>
  );
}
