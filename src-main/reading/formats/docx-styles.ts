import type { Noeud } from './xml';

/** A toggle of Word: there and not said to be off. */
export function actif(proprietes: Noeud | null | undefined, nom: string): boolean | null {
  const one = proprietes?.enfant(nom);
  if (one === null || one === undefined) return null;
  return !/^(?:0|false|off)$/iu.test(one.attributs['w:val'] ?? '');
}

export const valeur = (parent: Noeud | null | undefined, nom: string): string | null =>
  parent?.enfant(nom)?.attributs['w:val'] ?? null;

/** A whole number that a file writes; null when it writes none. */
export function entier(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^-?\d{1,9}$/u.test(text) ? Number(text) : null;
}

export type Style = {
  readonly id: string;
  readonly nom: string;
  readonly base: string | null;
  readonly pPr: Noeud | null;
  readonly rPr: Noeud | null;
};

/** A style, then those it is based on. */
export type Chaine = readonly Style[];

const NIVEAUX_DE_PLAN = 9;

export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #chaines = new Map<string, Chaine>();
  readonly #parDefaut: string | null;
  readonly #rPr: Noeud | null;

  constructor(racine: Noeud | null) {
    let parDefaut: string | null = null;
    for (const one of racine?.elements('w:style') ?? []) {
      const id = one.attributs['w:styleId'];
      if (id === undefined) continue;
      this.#styles.set(id, {
        id,
        nom: valeur(one, 'w:name') ?? '',
        base: valeur(one, 'w:basedOn'),
        pPr: one.enfant('w:pPr'),
        rPr: one.enfant('w:rPr'),
      });
      if (
        one.attributs['w:type'] === 'paragraph' &&
        /^(?:1|true|on)$/u.test(one.attributs['w:default'] ?? '')
      )
        parDefaut = id;
    }
    this.#parDefaut = parDefaut;
    this.#rPr = racine?.enfant('w:docDefaults')?.enfant('w:rPrDefault')?.enfant('w:rPr') ?? null;
  }

  /** Empty for a style that the file does not describe. */
  chaine(id: string | null): Chaine {
    if (id === null) return [];
    const known = this.#chaines.get(id);
    if (known !== undefined) return known;
    const found: Style[] = [];
    for (let at: string | null = id; at !== null;) {
      const style = this.#styles.get(at);
      if (style === undefined || found.includes(style)) break;
      found.push(style);
      at = style.base;
    }
    this.#chaines.set(id, found);
    return found;
  }

  /** Of a paragraph that has these properties of its own. */
  duParagraphe(pPr: Noeud | null): Chaine {
    const named = this.chaine(valeur(pPr, 'w:pStyle'));
    return named.length > 0 ? named : this.chaine(this.#parDefaut);
  }

  /** The toggle as the run shows it: its own, else its character style, else the paragraph's, else the document's. */
  montre(nom: string, rPr: Noeud | null, paragraphe: Chaine): boolean {
    return (
      actif(rPr, nom) ??
      premier(this.chaine(valeur(rPr, 'w:rStyle')), (style) => actif(style.rPr, nom)) ??
      premier(paragraphe, (style) => actif(style.rPr, nom)) ??
      actif(this.#rPr, nom) ??
      false
    );
  }

  langue(rPr: Noeud | null | undefined, paragraphe: Chaine): string | null {
    return (
      valeur(rPr, 'w:lang') ??
      premier(paragraphe, (style) => valeur(style.rPr, 'w:lang')) ??
      valeur(this.#rPr, 'w:lang')
    );
  }
}

/** From 1; null for body text. */
export function niveauDePlan(pPr: Noeud | null, chaine: Chaine): number | null {
  const said =
    entier(valeur(pPr, 'w:outlineLvl')) ??
    premier(chaine, (style) => entier(valeur(style.pPr, 'w:outlineLvl')));
  if (said !== null) return said >= 0 && said < NIVEAUX_DE_PLAN ? said + 1 : null;
  // Built in: some writers name the style of Word and leave out what Word knows of it.
  return premier(chaine, ({ nom }) => entier(/^heading ([1-9])$/iu.exec(nom)?.[1]));
}

export function premier<T>(chaine: Chaine, say: (style: Style) => T | null): T | null {
  for (const style of chaine) {
    const said = say(style);
    if (said !== null) return said;
  }
  return null;
}
