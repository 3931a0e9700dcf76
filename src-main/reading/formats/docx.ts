import type { Bloc, DocumentLu } from '#domain/importation/document';
import { DocxCorps } from './docx-corps';
import { Numeros } from './docx-numeros';
import { Styles } from './docx-styles';
import { Recueil } from './recueil';
import { endommage, illisible, vide } from './refus';
import type { Vu } from './vu';
import { lireXml } from './xml';
import type { Espaces, Noeud } from './xml';
import type { Paquet } from './zip';

/** Transitional and strict documents say the same things under two sets of addresses. */
export const ESPACES: Espaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

type Relation = { readonly id: string; readonly type: string; readonly cible: string };

/** Reads a Word document. Rejects with a ReadingError. */
export async function lireDocx(paquet: Paquet, vu: Vu): Promise<DocumentLu> {
  const xml = async (nom: string): Promise<Noeud | null> => {
    const bytes = await paquet.lire(nom);
    return bytes === null ? null : lireXml(bytes, ESPACES);
  };
  const relations = async (partie: string): Promise<readonly Relation[]> =>
    lireRelations(await xml(partie.replace(/([^/]*)$/u, '_rels/$1.rels')), partie);

  const principale = (await relations('')).find(({ type }) => type === 'officeDocument')?.cible;
  const document = principale === undefined ? null : await xml(principale);
  if (principale === undefined || document === null) throw endommage();
  const corps = document.enfant('w:body');
  if (document.nom !== 'w:document' || corps === null)
    throw illisible('Ce fichier est un document de bureau, mais pas un document Word.');

  const liees = await relations(principale);
  const partie = async (type: string): Promise<Noeud | null> => {
    const cible = liees.find((one) => one.type === type)?.cible;
    return cible === undefined ? null : xml(cible);
  };
  const styles = new Styles(await partie('styles'));
  const numeros = new Numeros(await partie('numbering'), styles);
  const recueil = new Recueil();
  const lecteur = new DocxCorps(styles, numeros, recueil, {
    note: parIdentifiant(await partie('footnotes')),
    fin: parIdentifiant(await partie('endnotes')),
    commentaire: parIdentifiant(await partie('comments')),
  });
  const blocs: readonly Bloc[] = lecteur.lire(corps, vu);
  for (const [type, nature] of [
    ['header', 'en_tete'],
    ['footer', 'pied'],
  ] as const)
    for (const { cible } of liees.filter((one) => one.type === type)) {
      const racine = await xml(cible);
      if (racine !== null) lecteur.lireAPart(racine, nature);
    }
  recueil.constater('numeros', numeros.inconnus);
  const { horsTexte, remarques } = recueil.fin;
  if (blocs.length === 0 && horsTexte.length === 0) throw vide();
  return { format: 'docx', blocs, horsTexte, remarques };
}

/** The parts a part is linked to; those outside of the file are left alone. */
function lireRelations(racine: Noeud | null, partie: string): readonly Relation[] {
  const dossier = partie.split('/').slice(0, -1);
  return (racine?.elements('rel:Relationship') ?? []).flatMap(({ attributs }) => {
    const { Id: id, Type: type, Target: cible, TargetMode: mode } = attributs;
    if (id === undefined || type === undefined || cible === undefined || mode === 'External') return [];
    const chemin: string[] = cible.startsWith('/') ? [] : [...dossier];
    for (const pas of cible.split('/'))
      if (pas === '..') chemin.pop();
      else if (pas !== '.' && pas !== '') chemin.push(pas);
    return [{ id, type: type.split('/').at(-1) ?? '', cible: chemin.join('/') }];
  });
}

const parIdentifiant = (racine: Noeud | null): ReadonlyMap<string, Noeud> =>
  new Map(
    (racine?.elements() ?? [])
      .filter(({ nom }) => nom === 'w:footnote' || nom === 'w:endnote' || nom === 'w:comment')
      .map((one) => [one.attributs['w:id'] ?? '', one]),
  );
