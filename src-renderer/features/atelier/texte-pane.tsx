import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { runs, typographie } from '#actes/typographie';
import type { ChantierView } from '#contract/texte';
import { titreDe } from '#domain/legistique/corps';
import type { Convention } from '#domain/fiches/convention';
import { RunsText } from '../../parts/runs-text';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { BarreChoix } from './barre-choix';
import { ID_PARTIES, abrogations, allerA, idDivision, idMenu, ID_TEXTE } from './gestes';
import type { Gestes } from './gestes';
import { ajouterAnnexe } from './saisie';
import { DivisionTexte, Parties } from './texte-division';
import { Liminaires } from './texte-liminaires';
import type { Contexte } from './texte-division';
import { useChoix } from './use-choix';

const text = textAtelier.texte;

/** The convention as the draft would leave it, with what can be done at each place. */
export function TextePane({
  chantier,
  convention,
  gestes,
}: {
  readonly chantier: ChantierView;
  readonly convention: Pick<Convention, 'titre'>;
  readonly gestes: Gestes | null;
}) {
  const { texte, base, acte } = chantier;
  const { avenantId } = acte;
  const [retraits, setRetraits] = useState(true);
  const [target, setTarget] = useState('');
  const { root, choix, clear } = useChoix(gestes !== null);
  const contexte = useMemo<Contexte>(
    () => ({ texte, base, avenantId, gestes, retraits }),
    [texte, base, avenantId, gestes, retraits],
  );
  const barre =
    choix === null || gestes === null ? null : (
      <BarreChoix choix={choix} texte={texte} gestes={gestes} onClose={clear} />
    );
  return (
    <section aria-labelledby={ID_TEXTE} className={classes.textPane}>
      <h2 id={ID_TEXTE} tabIndex={-1} className={classes.hidden}>
        {text.title}
      </h2>
      <div className={`${layout.row} ${classes.textTools}`}>
        <NativeSelect
          label={text.goTo}
          value={target}
          className={classes.goTo ?? ''}
          onChange={(event) => {
            const id = event.currentTarget.value;
            setTarget('');
            allerA(document.getElementById(id));
          }}
          data={[
            { value: '', label: text.goToNothing },
            { value: ID_PARTIES, label: text.parties },
            ...texte.divisions.map((one) => ({
              value: idDivision(one.id),
              label: typographie(titreDe(one)),
            })),
          ]}
        />
        <Checkbox
          label={text.showRemoved}
          checked={retraits}
          onChange={(event) => setRetraits(event.currentTarget.checked)}
        />
      </div>
      <article ref={root} className={classes.sheet} lang="fr" aria-label={text.title}>
        <details className={classes.fold}>
          <summary>{text.titleOfAct}</summary>
          <p className={classes.quiet}>{text.titleOfActHelp}</p>
          <p>
            <RunsText runs={runs(convention.titre)} />
          </p>
        </details>
        <Parties contexte={contexte} />
        <Liminaires contexte={contexte} />
        {texte.divisions.map((division) => {
          const here =
            choix?.alineaId !== undefined && division.alineas.some(({ id }) => id === choix.alineaId);
          return (
            <DivisionTexte
              key={division.id}
              division={division}
              contexte={contexte}
              nePlusAbroger={division.abrogee !== null && abrogations(chantier, division.id).length > 0}
              choix={here ? choix : null}
              barre={here ? barre : null}
            />
          );
        })}
        {gestes !== null && (
          <Button
            id={idMenu('annexe')}
            className={classes.addAnnexe ?? ''}
            variant="default"
            leftSection={<IconFilePlus size={16} aria-hidden />}
            onClick={() => gestes.ouvrir(ajouterAnnexe(texte), idMenu('annexe'))}
          >
            {text.addAnnexe}
          </Button>
        )}
      </article>
    </section>
  );
}
