import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { direClause } from '#domain/clauses/dire';
import type { Division } from '#domain/texte/divisions';
import { textRedaction } from '../../text/redaction';
import { useAtelier } from './contexte';
import { choisirClause, clauseDuPoint, placer, regler } from './gestes';
import { lieuDe, lieuDuPoint, placeProbable } from './lieux';
import type { Ouvrage, Point } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.points;

const court = (texte: string): string => (texte.length <= 60 ? texte : `${texte.slice(0, 59)}…`);

/** Where a sentence without a place goes: proposed from where it stood in the file. */
function Placer({ point, ouvrage }: { readonly point: Point; readonly ouvrage: Ouvrage }): ReactNode {
  const { changer, aller } = useAtelier();
  const { divisions } = ouvrage.saisie;
  const [probable] = useState(() => placeProbable(ouvrage.saisie, ouvrage.source?.source ?? [], point.dit));
  const [divisionId, setDivisionId] = useState(probable?.divisionId ?? '');
  const [apres, setApres] = useState(probable?.alineaId ?? '');
  const division: Division | undefined = divisions.find(({ id }) => id === divisionId) ?? divisions[0];
  if (division === undefined) return null;
  const known = division.alineas.some(({ id }) => id === apres);
  return (
    <div className={classes.placer} role="group" aria-label={text.place}>
      <NativeSelect
        size="xs"
        label={text.placeIn}
        value={division.id}
        data={divisions.map(({ id, intitule }) => ({ value: id, label: court(intitule) }))}
        onChange={(event) => {
          setDivisionId(event.currentTarget.value);
          setApres('');
        }}
      />
      <NativeSelect
        size="xs"
        label={text.placeAfter}
        value={known ? apres : ''}
        data={[
          { value: '', label: text.placeFirst },
          ...division.alineas.map(({ id, texte }, rang) => ({
            value: id,
            label: text.alinea(rang + 1, court(texte)),
          })),
        ]}
        onChange={(event) => setApres(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          let added = '';
          changer((before) => {
            const placed = placer(before, point, division.id, known ? apres : null);
            added = placed.alineaId;
            return placed.ouvrage;
          });
          const at = division.alineas.findIndex(({ id }) => id === apres);
          const rang = divisions.indexOf(division);
          if (added !== '')
            aller({ partie: `division:${division.id}`, champ: `divisions.${rang}.alineas.${at + 1}.texte` });
        }}
      >
        {text.placeAction}
      </Button>
    </div>
  );
}

function PointOuvert({ point, ouvrage }: { readonly point: Point; readonly ouvrage: Ouvrage }): ReactNode {
  const { changer, aller } = useAtelier();
  const [placing, setPlacing] = useState(false);
  const { id, nature, dit, motif } = point;
  const rang = clauseDuPoint(ouvrage, point);
  const clause = ouvrage.clauses?.[rang]?.proposee;
  const nommer = (partie: string) => ouvrage.saisie.parties.find((one) => one.id === partie)?.nom ?? partie;
  return (
    <li className={classes.point} data-point={id}>
      <p className={classes.dit}>{text.about(dit)}</p>
      {clause !== undefined && <p>{text.read(direClause(clause.parametres, nommer))}</p>}
      <p className={classes.aide}>{motif ?? text.phraseMotif}</p>
      <div className={classes.gestes}>
        {clause !== undefined ? (
          <>
            <Button
              size="xs"
              variant="default"
              onClick={() => changer((before) => choisirClause(before, rang, 'confirmee'))}
            >
              {text.right}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => aller({ partie: 'clauses', champ: `clauses.${rang}` })}
            >
              {text.correct}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => changer((before) => choisirClause(before, rang, 'ecartee'))}
            >
              {text.drop}
            </Button>
          </>
        ) : nature === 'doute' ? (
          <>
            <Button
              size="xs"
              variant="default"
              onClick={() => changer((before) => regler(before, id, 'juste'))}
            >
              {text.right}
            </Button>
            <Button size="xs" variant="default" onClick={() => aller(lieuDuPoint(ouvrage.saisie, point))}>
              {text.correct}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="xs"
              variant="default"
              aria-expanded={placing}
              disabled={ouvrage.saisie.divisions.length === 0}
              onClick={() => setPlacing(!placing)}
            >
              {text.place}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => changer((before) => regler(before, id, 'sans_objet'))}
            >
              {text.none}
            </Button>
          </>
        )}
      </div>
      {placing && <Placer point={point} ouvrage={ouvrage} />}
    </li>
  );
}

/** All that a person settles before the convention is recorded: what is open first, what was said of the rest after. */
export function PointsPane({ ouvrage }: { readonly ouvrage: Ouvrage }): ReactNode {
  const { changer } = useAtelier();
  const { points } = ouvrage;
  const open = points.filter(({ regle }) => regle === null);
  const groups = [
    { nature: 'doute', title: text.doubts },
    { nature: 'phrase', title: text.phrases },
  ] as const;
  const settled = points.filter(({ regle }) => regle !== null);
  return (
    <>
      {open.length === 0 && <p className={classes.regle}>{text.done}</p>}
      {groups.map(({ nature, title }) => {
        const own = open.filter((one) => one.nature === nature);
        if (own.length === 0) return null;
        return (
          <section key={nature} className={classes.pile}>
            <div className={classes.titreGroupe}>
              <h3>{title(own.length)}</h3>
              {nature === 'phrase' && own.length > 1 && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() =>
                    changer((before) => own.reduce((done, one) => regler(done, one.id, 'sans_objet'), before))
                  }
                >
                  {text.noneAll(own.length)}
                </Button>
              )}
            </div>
            <ul className={classes.points}>
              {own.map((point) => (
                <PointOuvert key={point.id} point={point} ouvrage={ouvrage} />
              ))}
            </ul>
          </section>
        );
      })}
      {settled.length > 0 && (
        <ul className={classes.points}>
          {settled.map(({ id, dit, regle }) => (
            <li key={id} className={classes.pointRegle}>
              <span>
                {text.about(court(dit))} {regle === null ? '' : text.settled[regle]}
              </span>
              {regle !== 'place' && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => changer((before) => regler(before, id, null))}
                >
                  {text.undo}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The doubts about the part of the act that is open, above its fields. */
export function PointsIci({
  ouvrage,
  points,
}: {
  readonly ouvrage: Ouvrage;
  readonly points: readonly Point[];
}): ReactNode {
  const { changer, aller } = useAtelier();
  if (points.length === 0) return null;
  const open = ouvrage.points.filter(({ regle, nature }) => regle === null && nature === 'doute');
  return (
    <ul className={classes.points}>
      {points.map((point) => {
        const { id, dit, motif } = point;
        const next = open.find((one) => one.id !== id);
        const settle = (regle: Point['regle']) => {
          const rang = clauseDuPoint(ouvrage, point);
          changer((before) =>
            rang >= 0 && regle === 'juste'
              ? choisirClause(before, rang, 'confirmee')
              : regler(before, id, regle),
          );
          aller(
            next === undefined
              ? { partie: 'points', champ: null }
              : ((next.cible.id === null ? null : lieuDe(ouvrage.saisie, next.cible.id)) ?? next.cible.lieu),
          );
        };
        return (
          <li key={id} className={classes.point} data-point={id}>
            <p className={classes.dit}>{text.about(dit)}</p>
            <p className={classes.aide}>{motif}</p>
            <div className={classes.gestes}>
              <Button size="compact-xs" variant="default" onClick={() => settle('corrige')}>
                {text.corrected}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => settle('juste')}>
                {text.right}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
