import { Button } from '@mantine/core';
import { findDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { idMenu, trouverRetour } from './gestes';
import type { Gestes } from './gestes';
import { motsEntiers } from './mots';
import { insererMots, recrireDivision, remplacerMots } from './saisie';
import type { Choix } from './selection';

const text = textAtelier.texte;

const court = (mots: string): string => (mots.length <= 60 ? mots : `${mots.slice(0, 57)}…`);

/** What can be done to the words picked: next to them, and next in the order of the keyboard. */
export function BarreChoix({
  choix,
  texte,
  gestes,
  onClose,
}: {
  readonly choix: Choix;
  readonly texte: TexteEnVigueur;
  readonly gestes: Gestes;
  readonly onClose: () => void;
}) {
  const division = choix.sorte === 'ailleurs' ? undefined : findDivision(texte, choix.divisionId);
  const alinea = division?.alineas.find(({ id }) => id === choix.alineaId);
  const passage =
    choix.sorte === 'mots' && alinea !== undefined ? motsEntiers(texteAlinea(alinea), choix.passage) : null;
  const retour = `${idMenu(choix.alineaId)}${division === undefined ? '' : ` ${idMenu(division.id)}`}`;
  const open = (saisie: Parameters<Gestes['ouvrir']>[0], from = retour) => {
    onClose();
    gestes.ouvrir(saisie, from);
  };
  if (choix.sorte === 'mots' && passage === null) return null;
  const said =
    choix.sorte === 'mots' && alinea !== undefined && passage !== null
      ? text.chosen(court(texteAlinea(alinea).slice(passage.debut, passage.fin)))
      : choix.sorte === 'plusieurs'
        ? text.several
        : text.elsewhere;
  return (
    <div
      className={classes.toolbar}
      data-barre
      data-hors-texte
      role="toolbar"
      aria-label={said}
      // The selection stays while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        trouverRetour(retour)?.focus({ preventScroll: true });
      }}
    >
      <p className={classes.toolbarSaid} role="status">
        {said}
      </p>
      <div className={`${layout.row} ${classes.toolbarButtons}`}>
        {choix.sorte === 'mots' && division !== undefined && alinea !== undefined && passage !== null && (
          <>
            <Button size="xs" onClick={() => open(remplacerMots(division.id, alinea, passage, false))}>
              {text.replace}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => open(remplacerMots(division.id, alinea, passage, true))}
            >
              {text.delete}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => open(insererMots(division.id, alinea, passage))}
            >
              {text.insertAfter}
            </Button>
          </>
        )}
        {choix.sorte === 'plusieurs' && division !== undefined && (
          <Button size="xs" onClick={() => open(recrireDivision(division), idMenu(division.id))}>
            {division.nature === 'article' ? text.rewrite : text.rewriteSection}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onClose}>
          {text.closeSelection}
        </Button>
      </div>
    </div>
  );
}
