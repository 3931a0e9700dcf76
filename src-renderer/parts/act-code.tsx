import { coteDe, matriceDe } from '#actes/matrice';
import type { Block } from '#actes/model';
import { textActes } from '../text/actes';
import classes from './act-sheet.module.css';

/** One path for all the black modules: each stretch of a row is a rectangle. */
function pathOf(lignes: readonly (readonly boolean[])[]): string {
  let path = '';
  for (const [y, ligne] of lignes.entries())
    for (let x = 0; x < ligne.length; x++) {
      const from = x;
      while (ligne[x] === true) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  return path;
}

/** A printed code as it stands on paper, at its size, and what it says to people below it. */
export function ActCode({
  block: { contenu, libelle, deuxFois },
}: {
  readonly block: Extract<Block, { kind: 'code' }>;
}) {
  const matrice = matriceDe(contenu);
  const modules = matrice.lignes.length;
  const cote = `${coteDe(matrice)}mm`;
  const dessin = (
    <svg
      role="img"
      aria-label={textActes.code(contenu)}
      viewBox={`0 0 ${modules} ${modules}`}
      width={cote}
      height={cote}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={pathOf(matrice.lignes)} fill="#000" />
    </svg>
  );
  return (
    <figure className={classes.code}>
      <div className={classes.codes}>
        {dessin}
        {deuxFois === true && dessin}
      </div>
      <figcaption>{libelle}</figcaption>
    </figure>
  );
}
