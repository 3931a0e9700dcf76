import { entier } from './docx-styles';
import { ecrireNumero, puce } from './numeros';
import type { FormatNumero } from './numeros';
import type { StylesOdt } from './odt-styles';
import type { Noeud } from './xml';

const NIVEAUX = 10;

const FORMATS: ReadonlyMap<string, FormatNumero> = new Map([
  ['', 'none'],
  ['1', 'decimal'],
  ['01, 02, 03, ...', 'decimalZero'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['a', 'lowerLetterSuite'],
  ['A', 'upperLetterSuite'],
  ['1st', 'ordinal'],
  ['First', 'ordinalText'],
  ['One', 'cardinalText'],
]);

/** What has been counted in one list, by level. */
export type Compte = (number | undefined)[];

type Item = {
  readonly compte: Compte;
  readonly description: Noeud;
  /** From 0. */
  readonly niveau: number;
  /** The number it takes rather than the next one. */
  readonly depart: number | null;
  readonly langue: string | null;
};

/** The numbers that an OpenDocument text prints by itself: asked for in the order of the items, it counts. */
export class NumerosOdt {
  readonly #parIdentifiant = new Map<string, Compte>();
  readonly #parStyle = new Map<string, Compte>();
  readonly #plan: Compte = [];
  /** A number was in a form this reader writes in digits. */
  inconnus = 0;

  constructor(private readonly styles: StylesOdt) {}

  /** The count of a list: its own, or that of the list it goes on with. */
  ouvrir({ attributs }: Noeud): Compte {
    const suivie = attributs['text:continue-list'];
    const style = attributs['text:style-name'] ?? '';
    const compte: Compte =
      (suivie === undefined ? undefined : this.#parIdentifiant.get(suivie)) ??
      (attributs['text:continue-numbering'] === 'true' ? this.#parStyle.get(style) : undefined) ??
      [];
    const id = attributs['xml:id'];
    if (id !== undefined) this.#parIdentifiant.set(id, compte);
    this.#parStyle.set(style, compte);
    return compte;
  }

  liste(nom: string | null): Noeud | null {
    return nom === null ? null : (this.styles.listes.get(nom) ?? null);
  }

  titre(niveau: number, depart: number | null, langue: string | null): string | null {
    const description = this.styles.plan;
    return description === null
      ? null
      : this.suivant({ compte: this.#plan, description, niveau, depart, langue });
  }

  suivant({ compte, description, niveau, depart, langue }: Item): string | null {
    const own = this.#niveau(description, niveau);
    if (own === null || niveau >= NIVEAUX) return null;
    for (let upper = 0; upper < niveau; upper++) compte[upper] ??= debut(this.#niveau(description, upper));
    const before = compte[niveau];
    compte[niveau] = depart ?? (before === undefined ? debut(own) : before + 1);
    compte.length = niveau + 1;
    return this.#ecrire(compte, description, own, niveau, langue).trim() || null;
  }

  #niveau = (description: Noeud, niveau: number): Noeud | null =>
    description.elements().find(({ attributs }) => attributs['text:level'] === String(niveau + 1)) ?? null;

  #ecrire(compte: Compte, description: Noeud, own: Noeud, niveau: number, langue: string | null): string {
    const { attributs } = own;
    const [avant, apres] = [attributs['style:num-prefix'] ?? '', attributs['style:num-suffix'] ?? ''];
    if (own.nom === 'text:list-level-style-image') return '•';
    if (own.nom === 'text:list-level-style-bullet') {
      const lettres = own.enfant('style:text-properties')?.attributs ?? {};
      const police = lettres['style:font-name'] ?? lettres['fo:font-family'] ?? null;
      // What stands around a number stands around no bullet, though some writers say it again there.
      return puce(attributs['text:bullet-char'] ?? '•', police);
    }
    const un = (rang: number): string =>
      this.#numero(compte[rang] ?? 1, this.#niveau(description, rang), langue);
    const patron = attributs['loext:num-list-format'] ?? attributs['style:num-list-format'];
    if (patron !== undefined)
      return patron.replaceAll(/%(\d{1,2})%/gu, (_, rang: string) => un(Number(rang) - 1));
    const montres = Math.min(Math.max(entier(attributs['text:display-levels']) ?? 1, 1), niveau + 1);
    const numeros = Array.from({ length: montres }, (_, rang) => un(niveau - montres + 1 + rang));
    return avant + numeros.filter((one) => one !== '').join('.') + apres;
  }

  #numero(n: number, niveau: Noeud | null, langue: string | null): string {
    const dit = niveau?.attributs['style:num-format'] ?? '';
    const format = FORMATS.get(dit);
    if (format === undefined) this.inconnus++;
    const ensemble = niveau?.attributs['style:num-letter-sync'] === 'true';
    const lettre =
      format === 'lowerLetterSuite' ? 'lowerLetter' : format === 'upperLetterSuite' ? 'upperLetter' : null;
    return ecrireNumero(n, ensemble && lettre !== null ? lettre : (format ?? 'decimal'), langue);
  }
}

const debut = (niveau: Noeud | null): number => entier(niveau?.attributs['text:start-value']) ?? 1;
