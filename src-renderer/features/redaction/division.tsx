import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTable, IconTrash } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { NIVEAUX_ALINEA } from '#registre/fiches/convention';
import { upperFirst } from '#domain/french';
import { deplacerAvecContenu } from '#domain/texte/chemins';
import { NATURE_DIVISION_LABELS } from '#domain/texte/divisions';
import type { Alinea, Division, NatureDivision } from '#domain/texte/divisions';
import { ChoixFichier } from '../../parts/choix-fichier';
import { textRedaction } from '../../text/redaction';
import { ChampChoix, ChampTexte } from './champs';
import { useAtelier } from './contexte';
import {
  changerAlineas,
  changerDivision,
  couper,
  idLibre,
  idsLibres,
  inserer,
  joindre,
  lignesCollees,
  liste,
  nouvelleDivision,
} from './gestes';
import { MenuLigne, TexteLigne } from './ligne';
import type { GestesLigne } from './ligne';
import type { Ouvrage, PartieActe } from './ouvrage';
import classes from './redaction.module.css';
import { Tableau } from './tableau';

const text = textRedaction;
const NATURES = (Object.keys(NATURE_DIVISION_LABELS) as NatureDivision[]).map((value) => ({
  value,
  label: upperFirst(NATURE_DIVISION_LABELS[value]),
}));
const NIVEAUX = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((one) => ({ value: String(one), label: String(one) }));
/** The same for every line: made once, whatever the number of lines. */
const CHOIX_NIVEAU = NIVEAUX_ALINEA.map((words, index) => (
  <option key={words} value={index} title={upperFirst(words)}>
    {text.alinea.niveaux[index]}
  </option>
));
const partieDe = (divisionId: string): PartieActe => `division:${divisionId}`;

/** What can be done to one alinéa of the division open. */
function useGestes(divisionId: string, place: number, alinea: Alinea, rang: number) {
  const { changer, aller, viser } = useAtelier();
  const { id } = alinea;
  const lieu = (at: number) => ({
    partie: partieDe(divisionId),
    champ: `divisions.${place}.alineas.${at}.texte`,
  });
  const alineas = (change: (all: readonly Alinea[], before: Ouvrage) => readonly Alinea[]) =>
    changer((before) => ({
      ...before,
      saisie: changerAlineas(before.saisie, divisionId, (all) => change(all, before)),
    }));
  const modifier = (change: (one: Alinea) => Alinea) => alineas((all) => liste(all).changer(id, change));
  const gestes: GestesLigne = {
    ecrire: (texte) => modifier((one) => ({ ...one, texte })),
    couper: (caret) => {
      alineas((all, { saisie }) => {
        const [first, second] = couper(alinea, caret, idLibre(saisie, 'alinea'));
        return liste(liste(all).changer(id, () => first)).apres(id, second);
      });
      aller(lieu(rang + 1), 0);
    },
    joindre: () => {
      let caret = -1;
      alineas((all) => {
        const first = all[rang - 1];
        if (first === undefined || first.tableau === true) return all;
        caret = first.texte.trimEnd().length;
        return liste(liste(all).changer(first.id, (one) => joindre(one, alinea))).retirer(id);
      });
      if (caret >= 0) aller(lieu(rang - 1), caret);
    },
    bouger: (sens) => {
      const done = { moved: false };
      alineas((all) => {
        const next = liste(all).bouger(id, sens);
        done.moved = next !== all;
        return next;
      });
      if (done.moved) aller(lieu(rang + sens));
    },
    coller: (lignes, debut, fin) => {
      const pasted = lignesCollees(lignes);
      const { texte } = alinea;
      const [avant, apres] = [texte.slice(0, debut), texte.slice(fin)];
      const blank = avant.trim() === '' && apres.trim() === '';
      alineas((all, { saisie }) => {
        const ids = idsLibres(saisie, 'alinea', pasted.length + 1);
        const added = pasted.map((one, index): Alinea => ({ id: ids[index] ?? '', ...one }));
        const [first, ...others] = added;
        if (first === undefined) return all;
        // In an alinéa that holds nothing, the first line takes its place, mark and all.
        const head: Alinea = blank
          ? { ...first, id }
          : first.tableau === true
            ? { ...alinea, texte: avant.trimEnd() }
            : { ...alinea, texte: `${avant}${first.texte}` };
        const rest = blank || first.tableau !== true ? others : added;
        const tail: readonly Alinea[] =
          apres.trim() === '' || blank
            ? []
            : [
                {
                  id: ids[pasted.length] ?? '',
                  niveau: alinea.niveau,
                  marque: alinea.marque,
                  texte: apres.trimStart(),
                },
              ];
        return liste(liste(all).changer(id, () => head)).apres(id, ...rest, ...tail);
      });
      aller(lieu(rang + Math.max(0, pasted.length - 1)));
    },
    viser: () => viser(id),
  };
  const inserrer = () => {
    alineas((all, { saisie }) =>
      liste(all).apres(id, {
        id: idLibre(saisie, 'alinea'),
        niveau: alinea.niveau,
        marque: alinea.marque,
        texte: '',
      }),
    );
    aller(lieu(rang + 1));
  };
  const retirer = () => {
    alineas((all) => liste(all).retirer(id));
    aller(lieu(Math.max(0, rang - 1)));
  };
  return { gestes, modifier, inserer: inserrer, retirer };
}

const Ligne = memo(function Ligne({
  divisionId,
  place,
  alinea,
  rang,
}: {
  readonly divisionId: string;
  readonly place: number;
  readonly alinea: Alinea;
  readonly rang: number;
}): ReactNode {
  const { gestes, modifier, inserer: ajouter, retirer } = useGestes(divisionId, place, alinea, rang);
  const { niveau, marque, texte, tableau = false, id } = alinea;
  const numero = rang + 1;
  const champ = `divisions.${place}.alineas.${rang}`;
  return (
    <li className={classes.ligne} data-niveau={niveau} data-alinea={id}>
      <span className={classes.rang} aria-hidden>
        {numero}
      </span>
      {!tableau && (
        <span className={classes.liste}>
          <select
            className={classes.petit}
            aria-label={text.alinea.niveau(numero)}
            data-champ={`${champ}.niveau`}
            value={niveau}
            onChange={(event) => {
              const next = Number(event.currentTarget.value) as Alinea['niveau'];
              modifier((one) => ({
                ...one,
                niveau: next,
                marque: next === 0 ? null : (one.marque ?? '–'),
              }));
            }}
          >
            {CHOIX_NIVEAU}
          </select>
          {niveau > 0 && (
            <input
              className={classes.petit}
              aria-label={text.alinea.marque(numero)}
              data-champ={`${champ}.marque`}
              size={3}
              value={marque ?? ''}
              onChange={(event) => {
                const next = event.currentTarget.value;
                modifier((one) => ({ ...one, marque: next === '' ? null : next }));
              }}
            />
          )}
        </span>
      )}
      {tableau ? (
        <Tableau
          champ={`${champ}.texte`}
          rang={numero}
          texte={texte}
          onChange={(next) => modifier((one) => ({ ...one, texte: next }))}
          onFocus={gestes.viser}
        />
      ) : (
        <TexteLigne champ={`${champ}.texte`} label={text.alinea.one(numero)} texte={texte} gestes={gestes} />
      )}
      <MenuLigne
        label={text.alinea.actions(numero)}
        items={[
          { label: text.alinea.after, onClick: ajouter },
          { label: text.alinea.up, onClick: () => gestes.bouger(-1), disabled: rang === 0 },
          { label: text.alinea.down, onClick: () => gestes.bouger(1) },
          ...(tableau ? [] : [{ label: text.alinea.join, onClick: gestes.joindre, disabled: rang === 0 }]),
          { label: text.alinea.remove, onClick: retirer, grave: true },
        ]}
      />
    </li>
  );
});

/** One division, open to be written: the only one that is. */
export function DivisionOuverte({
  division,
  place,
  total,
  onOuvrir,
}: {
  readonly division: Division;
  /** Its rank in the act, from 0. */
  readonly place: number;
  readonly total: number;
  readonly onOuvrir: (partie: PartieActe) => void;
}): ReactNode {
  const { changer, aller } = useAtelier();
  // A convention that is not recorded yet has no file joined to it.
  const { conventionId } = useParams();
  const { id, nature, numero, niveau = 1, intitule, alineas } = division;
  const [sure, setSure] = useState(false);
  const champ = `divisions.${place}`;
  const modifier = (change: (one: Division) => Division) =>
    changer((before) => ({ ...before, saisie: changerDivision(before.saisie, id, change) }));
  const bouger = (sens: -1 | 1) =>
    changer((before) => ({
      ...before,
      saisie: { ...before.saisie, divisions: deplacerAvecContenu(before.saisie.divisions, id, sens) },
    }));
  const rows = useMemo(
    () =>
      alineas.map((alinea, rang) => (
        <Ligne key={alinea.id} divisionId={id} place={place} alinea={alinea} rang={rang} />
      )),
    [alineas, id, place],
  );
  const ajouter = (one: Pick<Alinea, 'texte' | 'tableau'>) => {
    changer((before) => ({
      ...before,
      saisie: changerAlineas(before.saisie, id, (all) =>
        inserer(all, all.length, {
          id: idLibre(before.saisie, 'alinea'),
          niveau: 0,
          marque: null,
          ...one,
        }),
      ),
    }));
    aller({ partie: partieDe(id), champ: `${champ}.alineas.${alineas.length}.texte` });
  };
  /** In the line that waits for its words, or in one of its own. */
  const mettreFichier = (mention: string) => {
    const vide = alineas.at(-1);
    if (vide?.texte.trim() !== '') {
      ajouter({ texte: mention });
      return;
    }
    changer((before) => ({
      ...before,
      saisie: changerAlineas(before.saisie, id, (all) =>
        liste(all).changer(vide.id, (one) => ({ ...one, texte: mention })),
      ),
    }));
  };
  return (
    <>
      <div className={classes.tete}>
        <ChampTexte
          champ={`${champ}.intitule`}
          label={text.division.intitule}
          valeur={intitule}
          onChange={(next) => modifier((one) => ({ ...one, intitule: next }))}
        />
        <div className={classes.mesures}>
          <ChampChoix
            champ={`${champ}.nature`}
            label={text.division.nature}
            valeur={nature}
            choix={NATURES}
            onChange={(next) => modifier((one) => ({ ...one, nature: next }))}
          />
          <ChampTexte
            champ={`${champ}.numero`}
            label={text.division.numero}
            valeur={numero ?? ''}
            onChange={(next) => modifier((one) => ({ ...one, numero: next === '' ? null : next }))}
          />
          <ChampChoix
            champ={`${champ}.niveau`}
            label={text.division.niveau}
            valeur={String(niveau)}
            choix={NIVEAUX}
            onChange={(next) =>
              modifier(({ niveau: _niveau, ...one }) => ({
                ...one,
                ...(next === '1' ? {} : { niveau: Number(next) }),
              }))
            }
          />
        </div>
        <div className={classes.gestes} role="group" aria-label={text.division.actions}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={place === 0}
            leftSection={<IconArrowUp size={14} aria-hidden />}
            onClick={() => bouger(-1)}
          >
            {text.division.up}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={place === total - 1}
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={() => bouger(1)}
          >
            {text.division.down}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              let added = id;
              changer((before) => {
                const next = nouvelleDivision(before.saisie, division, text.sommaire.addArticle);
                added = next.id;
                return {
                  ...before,
                  saisie: {
                    ...before.saisie,
                    divisions: liste(before.saisie.divisions).apres(id, next),
                  },
                };
              });
              aller({ partie: partieDe(added), champ: `divisions.${place + 1}.intitule` });
            }}
          >
            {text.division.after}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => setSure(true)}
          >
            {text.division.remove}
          </Button>
        </div>
        {sure && (
          <div className={classes.sure} role="alert">
            <span>{text.division.removeConfirm(intitule, alineas.length)}</span>
            <Button
              size="compact-xs"
              color="red"
              onClick={() => {
                changer((before) => ({
                  ...before,
                  saisie: { ...before.saisie, divisions: liste(before.saisie.divisions).retirer(id) },
                }));
                onOuvrir('cadre');
              }}
            >
              {text.alinea.remove}
            </Button>
            <Button size="compact-xs" variant="default" autoFocus onClick={() => setSure(false)}>
              {text.points.undo}
            </Button>
          </div>
        )}
      </div>
      {alineas.length > 0 && (
        <>
          <p className={classes.aide}>{text.division.keys}</p>
          <ol className={classes.lignes}>{rows}</ol>
        </>
      )}
      <div className={classes.gestes}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => ajouter({ texte: '' })}
        >
          {text.division.addAlinea}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTable size={14} aria-hidden />}
          onClick={() => ajouter({ texte: '\t\n\t', tableau: true })}
        >
          {text.division.addTable}
        </Button>
      </div>
      {nature === 'annexe' && conventionId !== undefined && (
        <ChoixFichier conventionId={conventionId} onPick={mettreFichier} />
      )}
    </>
  );
}
