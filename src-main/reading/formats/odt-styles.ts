import type { Noeud } from './xml';

type Famille = 'paragraph' | 'text';

export type Style = {
  readonly base: string | null;
  readonly attributs: Readonly<Record<string, string>>;
  /** Of its letters. */
  readonly lettres: Readonly<Record<string, string>>;
};

/** A style, then those it comes from. */
export type Chaine = readonly Style[];

/** The styles of a document: those the text makes for itself, then those that have a name. */
export class StylesOdt {
  readonly #styles = new Map<string, Style>();
  readonly listes = new Map<string, Noeud>();
  readonly plan: Noeud | null;
  readonly #parDefaut: Style | null = null;

  /** `racines`: the text first. */
  constructor(racines: readonly Noeud[]) {
    let plan: Noeud | null = null;
    for (const groupe of racines.flatMap((racine) => [
      racine.enfant('office:automatic-styles'),
      racine.enfant('office:styles'),
    ]))
      for (const one of groupe?.elements() ?? []) {
        const nom = one.attributs['style:name'] ?? '';
        const style: Style = {
          base: one.attributs['style:parent-style-name'] ?? null,
          attributs: one.attributs,
          lettres: one.enfant('style:text-properties')?.attributs ?? {},
        };
        if (one.nom === 'style:style') {
          const key = `${one.attributs['style:family'] ?? ''} ${nom}`;
          if (!this.#styles.has(key)) this.#styles.set(key, style);
        } else if (one.nom === 'style:default-style' && one.attributs['style:family'] === 'paragraph')
          this.#parDefaut ??= style;
        else if (one.nom === 'text:list-style' && !this.listes.has(nom)) this.listes.set(nom, one);
        else if (one.nom === 'text:outline-style') plan ??= one;
      }
    this.plan = plan;
  }

  chaine(famille: Famille, nom: string | undefined): Chaine {
    const found: Style[] = [];
    for (let at = nom ?? null; at !== null;) {
      const style = this.#styles.get(`${famille} ${at}`);
      if (style === undefined || found.includes(style)) break;
      found.push(style);
      at = style.base;
    }
    return famille === 'paragraph' && this.#parDefaut !== null ? [...found, this.#parDefaut] : found;
  }
}

/** The first style that says it, from the text to the page. */
export function dit(chaine: Chaine, ou: 'attributs' | 'lettres', nom: string): string | null {
  for (const style of chaine) {
    const said = style[ou][nom];
    if (said !== undefined) return said;
  }
  return null;
}

export const estGras = (chaine: Chaine): boolean =>
  /^(?:bold|[6-9]00)$/u.test(dit(chaine, 'lettres', 'fo:font-weight') ?? '');
export const estCache = (chaine: Chaine): boolean => dit(chaine, 'lettres', 'text:display') === 'none';
export const estBarre = (chaine: Chaine): boolean =>
  !/^(?:none)?$/u.test(dit(chaine, 'lettres', 'style:text-line-through-style') ?? '');
export const langueDe = (chaine: Chaine): string | null => dit(chaine, 'lettres', 'fo:language');
export const policeDe = (chaine: Chaine): string | null =>
  dit(chaine, 'lettres', 'style:font-name') ?? dit(chaine, 'lettres', 'fo:font-family');
