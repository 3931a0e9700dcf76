import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { typographie } from '#actes/typographie';
import { LISTES_LIMINAIRES, deListe, trouverLiminaire } from '#domain/texte/liminaires';
import { nomLiminaire } from '#domain/texte/nommer-liminaires';
import type { Liminaire, ListeLiminaire } from '#domain/texte/liminaires';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { idMenu } from './gestes';
import { depuisLeTexte } from './saisie';
import { MenuPlace } from './texte-division';
import type { Contexte } from './texte-division';
import { TexteMarque } from './texte-marque';

const text = textAtelier.liminaires;

/** Those present, the visas and the considérants, each with what can be done to it. */
export function Liminaires({ contexte }: { readonly contexte: Contexte }): ReactNode {
  return LISTES_LIMINAIRES.map((liste) => <Liste key={liste} liste={liste} contexte={contexte} />);
}

function Liste({ liste, contexte }: { readonly liste: ListeLiminaire; readonly contexte: Contexte }) {
  const { texte, base, gestes, retraits } = contexte;
  const title = `titre-liminaires-${liste}`;
  const menu = idMenu(`liminaires-${liste}`);
  const lignes = deListe(texte, liste);
  const parties = retraits
    ? deListe(base, liste).filter(({ id }) => trouverLiminaire(texte, id) === undefined)
    : [];
  return (
    <section aria-labelledby={title} className={classes.division}>
      <div className={`${layout.row} ${classes.headingRow}`}>
        <h3 id={title}>{text.titres[liste]}</h3>
      </div>
      {lignes.map((one) => (
        <Ligne key={one.id} ligne={one} contexte={contexte} />
      ))}
      {parties.map((one) => (
        <div key={one.id} className={classes.row} data-level={0} data-change="del">
          <p className={classes.paragraph}>
            <del title={text.retire}>{typographie(one.texte)}</del>
          </p>
        </div>
      ))}
      {gestes !== null && (
        <Button
          id={menu}
          data-retour={menu}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            gestes.ouvrir(
              { nature: 'inserer_liminaire', liste, apres: lignes.at(-1)?.id ?? null, ligne: '' },
              menu,
            )
          }
        >
          {text.ajouter[liste]}
        </Button>
      )}
    </section>
  );
}

function Ligne({ ligne, contexte }: { readonly ligne: Liminaire; readonly contexte: Contexte }) {
  const { texte, base, gestes, retraits } = contexte;
  const { id, liste, texte: mots } = ligne;
  const before = trouverLiminaire(base, id);
  const menu = idMenu(id);
  return (
    <div className={classes.row} data-level={0} data-change={before === undefined ? 'ins' : undefined}>
      <p className={classes.paragraph}>
        <TexteMarque texte={mots} avant={before?.texte ?? null} retraits={retraits} />
      </p>
      {gestes !== null && (
        <MenuPlace id={id} label={textAtelier.texte.menu(nomLiminaire(texte, ligne))}>
          <Menu.Item
            onClick={() =>
              gestes.ouvrir(
                depuisLeTexte({ nature: 'rediger_liminaire', liste, liminaireId: id, ligne: mots }),
                menu,
              )
            }
          >
            {text.recrire}
          </Menu.Item>
          <Menu.Item
            onClick={() => gestes.ouvrir({ nature: 'inserer_liminaire', liste, apres: id, ligne: '' }, menu)}
          >
            {text.inserer}
          </Menu.Item>
          <Menu.Item
            color="red"
            onClick={() => gestes.ouvrir({ nature: 'supprimer_liminaire', liste, liminaireId: id }, menu)}
          >
            {text.supprimer}
          </Menu.Item>
        </MenuPlace>
      )}
    </div>
  );
}
