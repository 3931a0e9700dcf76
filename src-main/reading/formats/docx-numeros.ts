import { entier, premier, valeur } from './docx-styles';
import type { Chaine, Styles } from './docx-styles';
import { ecrireNumero, puce } from './numeros';
import type { FormatNumero } from './numeros';
import type { Noeud } from './xml';

const NIVEAUX = 9;

type Niveau = {
  readonly debut: number;
  readonly format: FormatNumero | 'bullet';
  /** « %1.%2 ». */
  readonly texte: string;
  /** The style whose paragraphs are at this level. */
  readonly style: string | null;
  /** The level, from 1, after which this one starts again; 0 for never. */
  readonly reprise: number;
  /** Every number in digits. */
  readonly legal: boolean;
  readonly police: string | null;
};

type Liste = {
  readonly niveaux: readonly (Niveau | undefined)[];
  readonly compteurs: (number | undefined)[];
};

type Num = {
  readonly liste: Liste;
  /** Levels that this list writes in its own way. */
  readonly propres: ReadonlyMap<number, Niveau>;
  /** Numbers it starts from, each used once. */
  readonly departs: Map<number, number>;
};

const FORMATS: ReadonlyMap<string, FormatNumero | 'bullet'> = new Map(
  (['decimal', 'decimalZero', 'lowerRoman', 'upperRoman', 'lowerLetter', 'upperLetter', 'ordinal', 'ordinalText',
    'cardinalText', 'none', 'bullet'] as const).map((one) => [one, one]),
); // prettier-ignore

export type Marque = { readonly marque: string | null; readonly niveau: number };

/** The numbers that Word prints by itself: asked for in the order of the paragraphs, it counts. */
export class Numeros {
  readonly #abstraits = new Map<string, Noeud>();
  readonly #nums = new Map<string, Noeud>();
  readonly #listes = new Map<Noeud, Liste>();
  readonly #lus = new Map<string, Num | null>();
  /** A number was in a form this reader writes in digits. */
  inconnus = 0;

  constructor(
    racine: Noeud | null,
    private readonly styles: Styles,
  ) {
    for (const one of racine?.elements('w:abstractNum') ?? [])
      this.#abstraits.set(one.attributs['w:abstractNumId'] ?? '', one);
    for (const one of racine?.elements('w:num') ?? []) this.#nums.set(one.attributs['w:numId'] ?? '', one);
  }

  /** Null for a paragraph that belongs to no list. */
  suivant(pPr: Noeud | null, chaine: Chaine, langue: string | null): Marque | null {
    const propre = pPr?.enfant('w:numPr') ?? null;
    const numId =
      valeur(propre, 'w:numId') ??
      premier(chaine, (style) => valeur(style.pPr?.enfant('w:numPr'), 'w:numId'));
    if (numId === null || numId === '0') return null;
    const num = this.#num(numId, []);
    if (num === null) return null;
    const niveau = this.#niveau(propre, chaine, num);
    const description = num.propres.get(niveau) ?? num.liste.niveaux[niveau];
    if (description === undefined) return { marque: null, niveau };
    this.#compter(num, niveau, description);
    return { marque: this.#ecrire(num, description, langue), niveau };
  }

  /** Written on the paragraph; else, in a style, the level that names the style counts before what the style says. */
  #niveau(propre: Noeud | null, chaine: Chaine, { liste, propres }: Num): number {
    const ecrit = entier(valeur(propre, 'w:ilvl'));
    const borne = (niveau: number): number => Math.min(Math.max(niveau, 0), NIVEAUX - 1);
    if (ecrit !== null) return borne(ecrit);
    if (valeur(propre, 'w:numId') !== null) return 0;
    const nomme = premier(chaine, (style) => {
      for (let niveau = 0; niveau < NIVEAUX; niveau++)
        if ((propres.get(niveau) ?? liste.niveaux[niveau])?.style === style.id) return niveau;
      return entier(valeur(style.pPr?.enfant('w:numPr'), 'w:ilvl'));
    });
    return borne(nomme ?? 0);
  }

  #compter({ liste: { niveaux, compteurs }, propres, departs }: Num, niveau: number, own: Niveau): void {
    const depart = departs.get(niveau);
    departs.delete(niveau);
    const before = compteurs[niveau];
    compteurs[niveau] = depart ?? (before === undefined ? own.debut : before + 1);
    for (let upper = 0; upper < niveau; upper++) {
      // A level that was skipped counts as begun.
      if (compteurs[upper] !== undefined) continue;
      compteurs[upper] = departs.get(upper) ?? (propres.get(upper) ?? niveaux[upper])?.debut ?? 1;
      departs.delete(upper);
    }
    for (let deeper = niveau + 1; deeper < NIVEAUX; deeper++) {
      const { reprise = deeper } = propres.get(deeper) ?? niveaux[deeper] ?? {};
      if (niveau < reprise) compteurs[deeper] = undefined;
    }
  }

  #ecrire({ liste, propres }: Num, own: Niveau, langue: string | null): string | null {
    if (own.format === 'bullet') return puce(own.texte, own.police).trim() || null;
    const written = own.texte.replaceAll(/%([1-9])/gu, (_, rank: string) => {
      const at = Number(rank) - 1;
      const format = (propres.get(at) ?? liste.niveaux[at])?.format ?? 'decimal';
      const number = liste.compteurs[at] ?? 1;
      return ecrireNumero(number, format === 'bullet' ? 'none' : own.legal ? 'decimal' : format, langue);
    });
    return written.trim() || null;
  }

  #num(numId: string, seen: readonly string[]): Num | null {
    const known = this.#lus.get(numId);
    if (known !== undefined) return known;
    const noeud = this.#nums.get(numId);
    const liste =
      noeud === undefined ? null : this.#liste(valeur(noeud, 'w:abstractNumId'), [...seen, numId]);
    const num = noeud === undefined || liste === null ? null : this.#surcharge(noeud, liste);
    this.#lus.set(numId, num);
    return num;
  }

  #surcharge(noeud: Noeud, liste: Liste): Num {
    const propres = new Map<number, Niveau>();
    const departs = new Map<number, number>();
    for (const one of noeud.elements('w:lvlOverride')) {
      const niveau = entier(one.attributs['w:ilvl']);
      if (niveau === null || niveau < 0 || niveau >= NIVEAUX) continue;
      const lvl = one.enfant('w:lvl');
      if (lvl !== null) propres.set(niveau, this.#lireNiveau(lvl, niveau));
      const depart = entier(valeur(one, 'w:startOverride'));
      if (depart !== null) departs.set(niveau, depart);
    }
    return { liste, propres, departs };
  }

  /** A list may only name the style that describes it, whose number names the list that has its counters. */
  #liste(abstractId: string | null, seen: readonly string[]): Liste | null {
    const abstrait = this.#abstraits.get(abstractId ?? '');
    if (abstrait === undefined) return null;
    const lien = valeur(abstrait, 'w:numStyleLink');
    if (lien !== null) {
      const numId = premier(this.styles.chaine(lien), (style) =>
        valeur(style.pPr?.enfant('w:numPr'), 'w:numId'),
      );
      if (numId !== null && !seen.includes(numId)) {
        const linked = this.#num(numId, seen);
        if (linked !== null) return linked.liste;
      }
    }
    const known = this.#listes.get(abstrait);
    if (known !== undefined) return known;
    const niveaux: (Niveau | undefined)[] = [];
    for (const lvl of abstrait.elements('w:lvl')) {
      const niveau = entier(lvl.attributs['w:ilvl']);
      if (niveau !== null && niveau >= 0 && niveau < NIVEAUX) niveaux[niveau] = this.#lireNiveau(lvl, niveau);
    }
    const liste: Liste = { niveaux, compteurs: [] };
    this.#listes.set(abstrait, liste);
    return liste;
  }

  #lireNiveau(lvl: Noeud, niveau: number): Niveau {
    const legal = lvl.enfant('w:isLgl');
    const police = lvl.enfant('w:rPr')?.enfant('w:rFonts')?.attributs;
    return {
      // As the format has it, a list that does not say where it starts starts at 0.
      debut: entier(valeur(lvl, 'w:start')) ?? 0,
      format: this.#format(lvl),
      texte: valeur(lvl, 'w:lvlText') ?? '',
      style: valeur(lvl, 'w:pStyle'),
      reprise: Math.min(entier(valeur(lvl, 'w:lvlRestart')) ?? niveau, niveau),
      legal: legal !== null && !/^(?:0|false|off)$/iu.test(legal.attributs['w:val'] ?? ''),
      police: police?.['w:ascii'] ?? police?.['w:hAnsi'] ?? null,
    };
  }

  /** A form of one’s own (« 001 ») stands beside the nearest one that every version knows, which is written, and told. */
  #format(lvl: Noeud): FormatNumero | 'bullet' {
    const alternate = lvl.enfant('mc:AlternateContent');
    const known = FORMATS.get(valeur(lvl, 'w:numFmt') ?? (alternate === null ? 'decimal' : ''));
    if (known === undefined) this.inconnus++;
    return known ?? FORMATS.get(valeur(alternate?.enfant('mc:Fallback'), 'w:numFmt') ?? '') ?? 'decimal';
  }
}
