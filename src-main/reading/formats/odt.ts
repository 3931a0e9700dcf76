import type { DocumentLu } from '#domain/importation/document';
import { OdtCorps } from './odt-corps';
import { NumerosOdt } from './odt-numeros';
import { StylesOdt } from './odt-styles';
import { Recueil } from './recueil';
import { endommage, protege, vide } from './refus';
import type { Vu } from './vu';
import { lireXml } from './xml';
import type { Espaces, Noeud } from './xml';
import type { Paquet } from './zip';

const ESPACES: Espaces = {
  ...Object.fromEntries(
    ['office', 'text', 'table', 'style', 'manifest'].map((nom) => [
      `urn:oasis:names:tc:opendocument:xmlns:${nom}:1.0`,
      nom,
    ]),
  ),
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

/** Reads an OpenDocument text. Rejects with a ReadingError. */
export async function lireOdt(paquet: Paquet, vu: Vu): Promise<DocumentLu> {
  const xml = async (nom: string): Promise<Noeud | null> => {
    const bytes = await paquet.lire(nom);
    return bytes === null ? null : lireXml(bytes, ESPACES);
  };
  const manifeste = await xml('META-INF/manifest.xml');
  if (manifeste?.elements().some((entree) => entree.a('manifest:encryption-data')) === true) throw protege();
  const contenu = await xml('content.xml');
  const texte = contenu?.enfant('office:body')?.enfant('office:text') ?? null;
  if (contenu === null || texte === null) throw endommage();
  const mises = await xml('styles.xml');
  const styles = new StylesOdt(mises === null ? [contenu] : [contenu, mises]);
  const numeros = new NumerosOdt(styles);
  const recueil = new Recueil();
  const blocs = new OdtCorps(styles, numeros, recueil).lire(texte, vu);
  if (mises !== null) {
    // What the pages bear has styles of its own, under names that those of the text may have too.
    const propres = new StylesOdt([mises]);
    const pages = new OdtCorps(propres, new NumerosOdt(propres), recueil);
    for (const page of mises.enfant('office:master-styles')?.elements('style:master-page') ?? [])
      for (const one of page.elements()) {
        const nature = one.nom.startsWith('style:header')
          ? 'en_tete'
          : one.nom.startsWith('style:footer')
            ? 'pied'
            : null;
        if (nature !== null && one.attributs['style:display'] !== 'false') pages.lireAPart(one, nature);
      }
  }
  recueil.constater('numeros', numeros.inconnus);
  const { horsTexte, remarques } = recueil.fin;
  if (blocs.length === 0 && horsTexte.length === 0) throw vide();
  return { format: 'odt', blocs, horsTexte, remarques };
}
