import { renderDocx } from '../../src-main/documents/docx';
import { conventionModel } from '#actes/convention';
import { CONVENTION, FICHE } from '../documents/cas';

/** The real convention takes five pages. */
const PAGES = 5;

const lettres = (divisions: typeof CONVENTION.divisions): number =>
  divisions.reduce((n, one) => one.alineas.reduce((sum, { texte }) => sum + texte.length, n), 0);

/** A convention of about so many pages, as a Word document: the articles of the real one over and over, renumbered. */
export function docxLong(pages: number): Promise<Uint8Array> {
  const articles = CONVENTION.divisions.filter(({ nature }) => nature === 'article');
  const wanted = (lettres(CONVENTION.divisions) / PAGES) * pages;
  const divisions = CONVENTION.divisions.filter(({ nature }) => nature !== 'article');
  for (let rang = 0; lettres(divisions) < wanted; rang++) {
    const model = articles[rang % articles.length];
    if (model === undefined) throw new Error('une convention sans article');
    divisions.push({
      ...model,
      id: `a${rang}`,
      numero: String(rang + 1),
      intitule: model.intitule.replace(/^ARTICLE\s+[\d-]+/u, `ARTICLE ${rang + 1}`),
      alineas: model.alineas.map((alinea, index) => ({
        ...alinea,
        id: `a${rang}-${index}`,
        texte: alinea.texte.replace(/(?=\s*[.;:]?$)/u, ` (passage ${rang}-${index})`),
      })),
    });
  }
  return renderDocx(conventionModel({ fiche: FICHE, convention: { ...CONVENTION, divisions } }));
}
