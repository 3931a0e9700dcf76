import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { nomDeClause, direClause } from '#domain/clauses/dire';
import { upperFirst } from '#domain/french';
import type { Parametres } from '#registre/fiches/clauses';
import { ChampsParametres } from '../../parts/champs-parametres';
import { champsDe, lireParametres } from '../../parts/saisie-parametres';
import { textRedaction } from '../../text/redaction';
import { useAtelier } from './contexte';
import { choisirClause, confirmerSansDoute, corrigerClause, sansDoute } from './gestes';
import { lieuDe } from './lieux';
import type { ClauseLue, Ouvrage } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.clauses;

const CHOIX = [
  { value: 'attente', label: text.undecided },
  { value: 'confirmee', label: text.confirm },
  { value: 'ecartee', label: text.drop },
];

/** What the clause says, field after field, where it was misread. */
function Corriger({
  parametres,
  ouvrage,
  rang,
  onClose,
}: {
  readonly parametres: Parametres;
  readonly ouvrage: Ouvrage;
  readonly rang: number;
  readonly onClose: () => void;
}): ReactNode {
  const { changer } = useAtelier();
  const [champs, setChamps] = useState(() => champsDe(parametres));
  const [faute, setFaute] = useState<{ readonly champ: string; readonly message: string } | null>(null);
  return (
    <div className={classes.corriger} role="group" aria-label={text.correctLabel(nomDeClause(parametres))}>
      <ChampsParametres
        nature={parametres.nature}
        champs={champs}
        parties={ouvrage.saisie.parties}
        faute={faute}
        onChange={(typed) => {
          setFaute(null);
          setChamps((before) => ({ ...before, ...typed }));
        }}
      />
      <div className={classes.gestes}>
        <Button
          size="xs"
          onClick={() => {
            const read = lireParametres(parametres.nature, champs);
            if (!read.ok) {
              setFaute(read);
              return;
            }
            changer((before) => corrigerClause(before, rang, read.parametres));
            onClose();
          }}
        >
          {text.correctAction}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {text.correctCancel}
        </Button>
      </div>
    </div>
  );
}

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
  const [correcting, setCorrecting] = useState(false);
  const { parametres, ancres, dit, doutes } = proposee;
  const { saisie } = ouvrage;
  const lieu = ancres.map((ancre) => lieuDe(saisie, ancre)).find((one) => one !== null) ?? null;
  const nom = upperFirst(nomDeClause(parametres));
  const nommer = (id: string) => saisie.parties.find((one) => one.id === id)?.nom ?? id;
  return (
    <li
      className={classes.point}
      data-clause={rang}
      data-champ={`clauses.${rang}`}
      data-etat={choix ?? (doutes.length > 0 ? 'doute' : 'lue')}
    >
      <h3>{nom}</h3>
      <p className={classes.dit}>{textRedaction.points.about(dit)}</p>
      <p>{upperFirst(direClause(parametres, nommer))}.</p>
      {choix === null &&
        doutes.map((one) => (
          <p key={one} className={classes.doute}>
            {one}
          </p>
        ))}
      {lieu === null && ancres.length > 0 ? (
        <p className={classes.doute}>{text.gone}</p>
      ) : correcting ? (
        <Corriger
          parametres={parametres}
          ouvrage={ouvrage}
          rang={rang}
          onClose={() => setCorrecting(false)}
        />
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
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-label={text.correctLabel(nom)}
            onClick={() => setCorrecting(true)}
          >
            {text.correct}
          </Anchor>
          {lieu !== null && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              aria-label={text.seeLabel(nom)}
              onClick={() => aller(lieu)}
            >
              {text.see}
            </Anchor>
          )}
        </div>
      )}
    </li>
  );
}

/** What the text makes the registry compute, each beside the sentence that says it: the doubtful first, one by one. */
export function ClausesPane({ ouvrage }: { readonly ouvrage: Ouvrage }): ReactNode {
  const { changer, aller } = useAtelier();
  const clauses = (ouvrage.clauses ?? []).map((clause, rang) => ({ clause, rang }));
  const groups = [
    {
      titre: text.doubtful,
      aide: text.doubtfulHelp,
      own: clauses.filter(({ clause }) => clause.proposee.doutes.length > 0),
    },
    {
      titre: text.sure,
      aide: text.sureHelp,
      own: clauses.filter(({ clause }) => clause.proposee.doutes.length === 0),
    },
  ];
  const open = clauses.filter(({ clause }) => sansDoute(clause)).length;
  return (
    <>
      <p className={classes.aide}>{clauses.length === 0 ? text.none : text.lead}</p>
      {groups.map(
        ({ titre, aide, own }, index) =>
          own.length > 0 && (
            <section key={aide} className={classes.pile}>
              <div className={classes.titreGroupe}>
                <h3>{titre(own.length)}</h3>
                {index === 1 && open > 0 && (
                  <Button
                    size="xs"
                    leftSection={<IconCheck size={16} aria-hidden />}
                    onClick={() => {
                      changer(confirmerSansDoute);
                      aller({ partie: 'clauses', champ: null });
                    }}
                  >
                    {text.confirmAll(open)}
                  </Button>
                )}
              </div>
              <p className={classes.aide}>{aide}</p>
              <ul className={classes.points}>
                {own.map(({ clause, rang }) => (
                  <Clause key={rang} clause={clause} rang={rang} ouvrage={ouvrage} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
