import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { textRedaction } from '../../text/redaction';
import { useAtelier } from './contexte';
import { idLibre, idsLibres, liste, nouveauPassage } from './gestes';
import { MenuLigne, TexteLigne } from './ligne';
import type { GestesLigne } from './ligne';
import type { Ouvrage, Passage, PartieActe } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction;

type Champ = 'visas' | 'considerants' | 'enPresenceDe';
type Genre = 'visas' | 'considerants' | 'presence';
const GENRE = { visas: 'visas', considerants: 'considerants', enPresenceDe: 'presence' } as const;
const ID = { visas: 'visa', considerants: 'considerant', enPresenceDe: 'presence' } as const;

const changerListe = (
  before: Ouvrage,
  champ: Champ,
  change: (all: readonly Passage[]) => readonly Passage[],
): Ouvrage => ({ ...before, saisie: { ...before.saisie, [champ]: change(before.saisie[champ]) } });

const Ligne = memo(function Ligne({
  champ,
  passage,
  rang,
}: {
  readonly champ: Champ;
  readonly passage: Passage;
  readonly rang: number;
}): ReactNode {
  const { changer, aller, viser } = useAtelier();
  const genre: Genre = GENRE[champ];
  const partie: PartieActe = genre;
  const { id, texte } = passage;
  const lieu = (at: number) => ({ partie, champ: `${champ}.${at}.texte` });
  const gestes: GestesLigne = {
    ecrire: (next) =>
      changer((before) =>
        changerListe(before, champ, (all) => liste(all).changer(id, (one) => ({ ...one, texte: next }))),
      ),
    couper: (caret) => {
      changer((before) => {
        const second = nouveauPassage(before.saisie, ID[champ], texte.slice(caret).trimStart());
        return changerListe(before, champ, (all) =>
          liste(liste(all).changer(id, (one) => ({ ...one, texte: texte.slice(0, caret).trimEnd() }))).apres(
            id,
            second,
          ),
        );
      });
      aller(lieu(rang + 1), 0);
    },
    joindre: () => {
      if (rang === 0) return;
      let caret = 0;
      changer((before) =>
        changerListe(before, champ, (all) => {
          const first = all[rang - 1];
          if (first === undefined) return all;
          caret = first.texte.length;
          const joined = [first.texte, texte].filter((part) => part !== '').join(' ');
          return liste(liste(all).changer(first.id, (one) => ({ ...one, texte: joined }))).retirer(id);
        }),
      );
      aller(lieu(rang - 1), caret);
    },
    bouger: (sens) => {
      const done = { moved: false };
      changer((before) =>
        changerListe(before, champ, (all) => {
          const next = liste(all).bouger(id, sens);
          done.moved = next !== all;
          return next;
        }),
      );
      if (done.moved) aller(lieu(rang + sens));
    },
    coller: (lignes, debut, fin) => {
      const [first = '', ...others] = lignes
        .split(/[\n\r\u2028\u2029]+/u)
        .map((ligne) => ligne.trim())
        .filter((ligne) => ligne !== '');
      changer((before) => {
        const ids = idsLibres(before.saisie, ID[champ], others.length);
        const added = others.map((one, index) => ({ id: ids[index] ?? '', texte: one }));
        const last = added.at(-1);
        const rest = texte.slice(fin);
        const head = `${texte.slice(0, debut)}${first}${last === undefined ? rest : ''}`;
        const tail = last === undefined ? [] : [...added.slice(0, -1), { ...last, texte: last.texte + rest }];
        return changerListe(before, champ, (all) =>
          liste(liste(all).changer(id, (one) => ({ ...one, texte: head }))).apres(id, ...tail),
        );
      });
      aller(lieu(rang + others.length));
    },
    viser: () => viser(id),
  };
  const nom = text.ligne.named(text.passages.one[genre], rang + 1);
  return (
    <li className={classes.ligne}>
      <span className={classes.rang} aria-hidden>
        {rang + 1}
      </span>
      <TexteLigne champ={`${champ}.${rang}.texte`} label={nom} texte={texte} gestes={gestes} />
      <MenuLigne
        label={text.ligne.actions(nom)}
        items={[
          { label: text.alinea.up, onClick: () => gestes.bouger(-1) },
          { label: text.alinea.down, onClick: () => gestes.bouger(1) },
          {
            label: text.alinea.remove,
            grave: true,
            onClick: () => {
              changer((before) => changerListe(before, champ, (all) => liste(all).retirer(id)));
              aller(lieu(Math.max(0, rang - 1)));
            },
          },
        ]}
      />
    </li>
  );
});

/** The visas, the considérants, or those in whose presence the convention is concluded. */
export function Passages({
  champ,
  passages,
}: {
  readonly champ: Champ;
  readonly passages: readonly Passage[];
}): ReactNode {
  const { changer, aller } = useAtelier();
  const genre: Genre = GENRE[champ];
  const last = passages.length;
  const rows = useMemo(
    () =>
      passages.map((passage, rang) => <Ligne key={passage.id} champ={champ} passage={passage} rang={rang} />),
    [champ, passages],
  );
  return (
    <>
      <p className={classes.aide}>{text.passages[genre]}</p>
      {last === 0 ? (
        <p className={classes.aide}>{text.passages.empty}</p>
      ) : (
        <ol className={classes.lignes}>{rows}</ol>
      )}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            changer((before) =>
              changerListe(before, champ, (all) => [
                ...all,
                { id: idLibre(before.saisie, ID[champ]), texte: '' },
              ]),
            );
            aller({ partie: genre, champ: `${champ}.${last}.texte` });
          }}
        >
          {text.passages.add[genre]}
        </Button>
      </div>
    </>
  );
}
