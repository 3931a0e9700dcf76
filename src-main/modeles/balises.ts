/** The fields that somebody wrote in a Word file of their own, each with its place. */
import { ESPACES } from '../reading/formats/docx';
import { lireXml } from '../reading/formats/xml';
import type { Noeud } from '../reading/formats/xml';
import type { Paquet } from '../reading/formats/zip';

/** A paragraph of the file, its words joined whatever the runs Word cut them into. */
export type Paragraphe = {
  /** « word/document.xml »: never shown. */
  readonly partie: string;
  /** « tableau 1, ligne 2, colonne 3 », « en-tête, paragraphe 1 ». */
  readonly lieu: string;
  /** The cell it stands in, and the row of that cell; null out of any table. */
  readonly cellule: string | null;
  readonly ligne: string | null;
  readonly texte: string;
};

export type NatureBalise = 'champ' | 'boucle' | 'inverse' | 'fin' | 'brute' | 'delimiteurs';

export type Balise = {
  readonly paragraphe: Paragraphe;
  readonly nature: NatureBalise;
  /** Without its sign nor its spaces. */
  readonly nom: string;
  /** As written, braces included. */
  readonly ecrite: string;
};

/** A brace that opens or closes nothing, or two of them. */
export type Accolade = { readonly paragraphe: Paragraphe; readonly ecrite: string; readonly message: string };

/** The parts of a Word file where fields are filled, and how each is called. */
const PARTIES: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\d*\.xml$/u, ''],
  [/^word\/header\d*\.xml$/u, 'en-tête'],
  [/^word\/footer\d*\.xml$/u, 'pied de page'],
  [/^word\/footnotes\.xml$/u, 'notes de bas de page'],
  [/^word\/endnotes\.xml$/u, 'notes de fin'],
];

/** What holds words that no reader sees, or sees twice. */
const TUS = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:pPr', 'w:rPr']);

type Lieu = { readonly debut: string; readonly cellule: string | null; readonly ligne: string | null };

class Parcours {
  readonly paragraphes: Paragraphe[] = [];
  #tableaux = 0;
  readonly #comptes = new Map<string, number>();

  constructor(private readonly partie: string) {}

  lire(noeud: Noeud, lieu: Lieu): void {
    for (const enfant of noeud.elements()) {
      if (TUS.has(enfant.nom)) continue;
      if (enfant.nom === 'w:tbl') this.#tableau(enfant, lieu);
      else if (enfant.nom === 'w:p') this.#paragraphe(enfant, lieu);
      else this.lire(enfant, lieu);
    }
  }

  #tableau(table: Noeud, { debut }: Lieu): void {
    this.#tableaux += 1;
    const numero = this.#tableaux;
    rangees(table, 'w:tr').forEach((rang, at) => {
      const ligne = `${this.partie} ${numero} ${at}`;
      rangees(rang, 'w:tc').forEach((cellule, column) => {
        const place = `tableau ${numero}, ligne ${at + 1}, colonne ${column + 1}`;
        this.lire(cellule, {
          debut: debut === '' ? place : `${debut}, ${place}`,
          cellule: `${ligne} ${column}`,
          ligne,
        });
      });
    });
  }

  #paragraphe(p: Noeud, { debut, cellule, ligne }: Lieu): void {
    const rang = (this.#comptes.get(debut) ?? 0) + 1;
    this.#comptes.set(debut, rang);
    const lieu = debut === '' ? `paragraphe ${rang}` : `${debut}, paragraphe ${rang}`;
    const at = this.paragraphes.length;
    const texte = this.#texte(p, lieu);
    // A text box inside the paragraph was read on the way: it comes after it.
    this.paragraphes.splice(at, 0, { partie: this.partie, lieu, cellule, ligne, texte });
  }

  #texte(noeud: Noeud, lieu: string): string {
    let texte = '';
    for (const enfant of noeud.elements()) {
      if (TUS.has(enfant.nom)) continue;
      if (enfant.nom === 'w:t') texte += enfant.texte;
      else if (enfant.nom === 'w:tab') texte += '\t';
      else if (enfant.nom === 'w:br' || enfant.nom === 'w:cr') texte += '\n';
      else if (enfant.nom === 'w:noBreakHyphen') texte += '-';
      else if (enfant.nom === 'w:p')
        this.#paragraphe(enfant, { debut: `${lieu}, zone de texte`, cellule: null, ligne: null });
      else texte += this.#texte(enfant, lieu);
    }
    return texte;
  }
}

/** Rows of a table, or cells of a row, whatever wraps them. */
function rangees(noeud: Noeud, nom: string): readonly Noeud[] {
  return noeud
    .elements()
    .flatMap((one) =>
      one.nom === nom ? [one] : one.nom === 'w:tbl' || TUS.has(one.nom) ? [] : rangees(one, nom),
    );
}

/** Every paragraph of the file where a field may stand. Rejects with a ReadingError for a file that is not sound. */
export async function lireParagraphes(paquet: Paquet): Promise<readonly Paragraphe[]> {
  const out: Paragraphe[] = [];
  const noms = [...paquet.noms].sort();
  for (const [pattern, debut] of PARTIES)
    for (const nom of noms.filter((one) => pattern.test(one))) {
      const bytes = await paquet.lire(nom);
      if (bytes === null) continue;
      const parcours = new Parcours(nom);
      parcours.lire(lireXml(bytes, ESPACES), { debut, cellule: null, ligne: null });
      out.push(...parcours.paragraphes);
    }
  return out;
}

const SIGNES: Readonly<Record<string, NatureBalise>> = {
  '#': 'boucle',
  '^': 'inverse',
  '/': 'fin',
  '@': 'brute',
  '=': 'delimiteurs',
};

/** The fields of a paragraph, and the braces that make none. */
export function baliser(paragraphe: Paragraphe): {
  readonly balises: readonly Balise[];
  readonly accolades: readonly Accolade[];
} {
  const { texte } = paragraphe;
  const balises: Balise[] = [];
  const accolades: Accolade[] = [];
  const fault = (ecrite: string, message: string): void => {
    accolades.push({ paragraphe, ecrite, message });
  };
  let at = 0;
  while (at < texte.length) {
    const open = texte.indexOf('{', at);
    const close = texte.indexOf('}', at);
    if (close >= 0 && (open < 0 || close < open)) {
      fault(
        extrait(texte, Math.max(at, close - 20), close + 1),
        'Cette accolade ferme un champ qui n’a pas été ouvert : écrivez le champ entre { et }, dans un même paragraphe.',
      );
      at = close + 1;
      continue;
    }
    if (open < 0) break;
    if (texte[open + 1] === '{') {
      const end = texte.indexOf('}}', open);
      const stop = end < 0 ? texte.length : end + 2;
      fault(
        extrait(texte, open, stop),
        'Un champ s’écrit entre accolades simples : { et }, et non {{ et }}.',
      );
      at = stop;
      continue;
    }
    const again = texte.indexOf('{', open + 1);
    if (close < 0 || (again >= 0 && again < close)) {
      const stop = again < 0 ? texte.length : again;
      fault(
        extrait(texte, open, stop),
        'Cette accolade ouvre un champ qui n’est pas fermé : fermez-le par } dans le même paragraphe.',
      );
      at = stop;
      continue;
    }
    const ecrite = texte.slice(open, close + 1);
    const content = ecrite.slice(1, -1).trim();
    const sign = content.charAt(0);
    const nature = Object.hasOwn(SIGNES, sign) ? (SIGNES[sign] ?? 'champ') : 'champ';
    balises.push({
      paragraphe,
      nature,
      nom: (nature === 'champ' ? content : content.slice(1)).trim(),
      ecrite,
    });
    at = close + 1;
  }
  return { balises, accolades };
}

const extrait = (texte: string, from: number, to: number): string =>
  texte.slice(from, Math.min(to, from + 40));
