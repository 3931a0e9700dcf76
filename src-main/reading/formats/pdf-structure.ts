import type { Bloc, HorsTexte, Paragraphe } from '#domain/importation/document';
import { estCoupee, recoller, vocabulaire } from '#domain/importation/coupures';
import { separerMarque } from '#domain/importation/marques';
import { assembler, estNote, sansAppel, usuel } from './pdf-lignes';
import type { Fragment, LigneDePage, NoeudStructure, PageLue } from './pdf-lignes';
import { enLignes, Recueil } from './recueil';

/* The paragraphs, lists and tables of a tagged PDF, as its structure says them. */

type Lu = {
  readonly blocs: readonly Bloc[];
  readonly horsTexte: readonly HorsTexte[];
  readonly remarques: readonly string[];
};

/** What stands inside a line of text. */
const EN_LIGNE = /^(?:Span|Link|Quote|Reference|Em|Strong|Sub|Annot|Ruby|RB|Warichu|WT|Lbl|Form|Artifact)$/u;
const NOTES = /^(?:Note|FENote)$/u;
const SOMMAIRES = /^(?:TOC|Index)$/u;

/** Share of the letters of the text that the structure must hold to be believed. */
const MIN_COUVERT = 0.95;
/** Share of the paragraphs that may be cut in the middle of a sentence: beyond, they are the lines of a page. */
const MAX_COUPES = 0.25;

/** Null when the structure leaves text out, or says lines for paragraphs. */
export function lireStructure(pages: readonly PageLue[]): Lu | null {
  const recueil = new Recueil();
  const mots = vocabulaire(
    pages.flatMap(({ fragments }) => assembler(fragments, false).map(({ texte }) => texte)),
  );
  const corps = usuel(
    pages.flatMap(({ fragments }) => fragments.map((one) => [one.corps, one.texte.length] as const)),
  );
  const lecteur = new LecteurDeStructure(recueil, mots, corps);
  let [dit, tenu] = [0, 0];
  const restes: string[] = [];
  const blocs: Bloc[] = [];
  for (const page of pages) {
    const lues = lecteur.page(page);
    const textuels = page.fragments.filter(({ artefact, travers }) => !artefact && !travers);
    const dehors = textuels.filter(({ balise }) => balise === null || !lues.ids.has(balise));
    dit += poids(textuels);
    tenu += poids(textuels) - poids(dehors);
    restes.push(...assembler(dehors, false).map(({ texte }) => texte));
    suivre(blocs, lues.blocs, mots, recueil.coupures);
    mettreAPart(page, recueil);
  }
  const paragraphes = blocs.filter((bloc) => bloc.genre === 'paragraphe');
  const coupes = paragraphes.filter((bloc, rang) => seSuivent(paragraphes[rang - 1], bloc)).length;
  if (tenu < MIN_COUVERT * dit || coupes > MAX_COUPES * paragraphes.length) return null;
  recueil.aPart('zone_de_texte', restes.join('\n'));
  const { horsTexte, remarques } = recueil.fin;
  return { blocs, horsTexte, remarques: [...remarques, ...recueil.coupures] };
}

const poids = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { texte }) => sum + texte.replaceAll(/\s/gu, '').length, 0);

/** Headers, footers and stamps that come again on each page, figures apart, are told once. */
function mettreAPart({ fragments, bas, haut }: PageLue, recueil: Recueil): void {
  for (const { texte, y } of assembler(
    fragments.filter(({ artefact, travers }) => artefact && !travers),
    true,
  ))
    if (/[\p{L}\p{N}]/u.test(texte)) recueil.unefois(y > (bas + haut) / 2 ? 'en_tete' : 'pied', texte);
  for (const { travers, texte } of fragments) if (travers) recueil.unefois('zone_de_texte', texte);
}

/** The sentence goes on: the first is cut, and the second begins with no capital nor mark. */
const seSuivent = (avant: Bloc | undefined, apres: Bloc): boolean =>
  avant?.genre === 'paragraphe' &&
  apres.genre === 'paragraphe' &&
  apres.marque === null &&
  avant.titre === null &&
  apres.titre === null &&
  !/[.;:!?…][\s»”")]*$/u.test(avant.texte) &&
  /^[«"“(]?\s*\p{Ll}/u.test(apres.texte);

/** The blocks of the next page, of which the first may end the last of the page before. */
function suivre(blocs: Bloc[], suite: readonly Bloc[], mots: ReadonlySet<string>, coupures: string[]): void {
  const [avant, apres] = [blocs.at(-1), suite[0]];
  if (avant?.genre === 'paragraphe' && apres?.genre === 'paragraphe' && seSuivent(avant, apres)) {
    blocs[blocs.length - 1] = { ...avant, texte: joindre([avant.texte, apres.texte], mots, coupures) };
    blocs.push(...suite.slice(1));
  } else if (
    avant?.genre === 'tableau' &&
    apres?.genre === 'tableau' &&
    avant.lignes[0]?.length === apres.lignes[0]?.length
  ) {
    const entete = JSON.stringify(avant.lignes[0]) === JSON.stringify(apres.lignes[0]);
    blocs[blocs.length - 1] = { ...avant, lignes: [...avant.lignes, ...apres.lignes.slice(entete ? 1 : 0)] };
    blocs.push(...suite.slice(1));
  } else blocs.push(...suite);
}

/** Lines of one paragraph, words that a line end cuts made whole. */
function joindre(lignes: readonly string[], mots: ReadonlySet<string>, coupures: string[]): string {
  let texte = lignes[0] ?? '';
  for (const ligne of lignes.slice(1)) {
    if (!estCoupee(texte) || !/^[\p{L}\d]/u.test(ligne)) {
      texte += texte.endsWith('\n') ? ligne : ` ${ligne}`;
      continue;
    }
    const { texte: joint, doute } = recoller(texte, ligne, mots);
    texte = joint;
    if (doute !== null)
      coupures.push(`Coupé en fin de ligne, le mot « ${doute.lu} » peut aussi s’écrire « ${doute.autre} ».`);
  }
  return texte.replaceAll('\u00AD', '');
}

type Place = { readonly niveau: number | null; marque: string | null };
const HORS_LISTE: Place = { niveau: null, marque: null };

class LecteurDeStructure {
  #parId: ReadonlyMap<string, readonly Fragment[]> = new Map();
  #ids = new Set<string>();
  /** Where the lines of the page end. */
  #bord = 0;

  constructor(
    private readonly recueil: Recueil,
    private readonly mots: ReadonlySet<string>,
    /** Size of most of the letters of the text. */
    private readonly corps: number,
  ) {}

  page({ structure, fragments }: PageLue): {
    readonly blocs: readonly Bloc[];
    readonly ids: ReadonlySet<string>;
  } {
    const parId = new Map<string, Fragment[]>();
    for (const one of fragments)
      if (one.balise !== null && !one.artefact) {
        const known = parId.get(one.balise);
        if (known === undefined) parId.set(one.balise, [one]);
        else known.push(one);
      }
    this.#parId = parId;
    this.#ids = new Set();
    this.#bord = Math.max(0, ...fragments.map(({ x, largeur }) => x + largeur));
    const blocs: Bloc[] = [];
    if (structure !== null) this.#enfants(structure, HORS_LISTE, blocs);
    return { blocs, ids: this.#ids };
  }

  /** What stands in a line beside blocks makes a paragraph of its own. */
  #enfants(noeud: NoeudStructure, place: Place, blocs: Bloc[]): void {
    let ligne: NoeudStructure[] = [];
    const poser = (): void => {
      if (ligne.length > 0) this.#paragraphe({ role: noeud.role ?? '', children: ligne }, place, blocs);
      ligne = [];
    };
    for (const one of noeud.children ?? []) {
      if (enLigne(one)) {
        ligne.push(one);
        continue;
      }
      poser();
      this.#bloc(one, place, blocs);
    }
    poser();
  }

  #bloc(noeud: NoeudStructure, place: Place, blocs: Bloc[]): void {
    const { role = '' } = noeud;
    if (role === 'L') this.#liste(noeud, place, blocs);
    else if (role === 'Table') this.#tableau(noeud, blocs);
    else if (role === 'Figure') {
      this.recueil.constater('images');
      this.recueil.aPart('zone_de_texte', enLignes(this.#apart(noeud)));
    } else if (SOMMAIRES.test(role)) this.recueil.sommaire(enLignes(this.#apart(noeud)));
    else if (NOTES.test(role)) this.#note(noeud);
    else this.#enfants(noeud, place, blocs);
  }

  #apart(noeud: NoeudStructure): readonly Bloc[] {
    const blocs: Bloc[] = [];
    this.#enfants(noeud, HORS_LISTE, blocs);
    return blocs;
  }

  #note(noeud: NoeudStructure): void {
    this.recueil.aPart('note', sansAppel(enLignes(this.#apart(noeud))));
  }

  #liste(noeud: NoeudStructure, place: Place, blocs: Bloc[]): void {
    const niveau = place.niveau === null ? 0 : place.niveau + 1;
    for (const item of noeud.children ?? []) {
      if (item.role === 'L') {
        this.#liste(item, place, blocs);
        continue;
      }
      const marques = (item.children ?? []).filter(({ role }) => role === 'Lbl');
      const marque = this.#texte(assembler(this.#fragments({ children: marques }), false)).trim();
      const reste = { role: 'LI', children: (item.children ?? []).filter(({ role }) => role !== 'Lbl') };
      this.#enfants(reste, { niveau, marque: marque === '' ? null : marque }, blocs);
    }
  }

  #tableau(noeud: NoeudStructure, blocs: Bloc[]): void {
    const rangees: (readonly NoeudStructure[])[] = [];
    const visiter = (un: NoeudStructure): void => {
      for (const one of un.children ?? [])
        if (one.role === 'TR')
          rangees.push((one.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH'));
        else if (one.role === 'Caption') this.#bloc(one, HORS_LISTE, blocs);
        else visiter(one);
    };
    visiter(noeud);
    const debuts: number[] = [];
    for (const cells of rangees)
      for (const [rang, cell] of cells.entries())
        debuts[rang] = Math.min(debuts[rang] ?? Infinity, this.#abscisse(cell));
    const bord = this.#bord;
    const lignes = rangees.map((cells) =>
      cells.map((cell, rang) => {
        // A line of a cell may go as far as the next column.
        this.#bord = Math.min(bord, debuts[rang + 1] ?? bord);
        return enLignes(this.#apart(cell));
      }),
    );
    this.#bord = bord;
    // A table over several pages has all its rows on each, empty where they are not printed.
    const pleines = lignes.filter((cells) => cells.some((cell) => cell !== ''));
    if (pleines.length > 0) blocs.push({ genre: 'tableau', lignes: pleines });
  }

  #abscisse(noeud: NoeudStructure): number {
    const propres = noeud.id === undefined ? [] : (this.#parId.get(noeud.id) ?? []);
    return Math.min(
      ...propres.filter(({ texte }) => texte.trim() !== '').map(({ x }) => x),
      ...(noeud.children ?? []).map((one) => this.#abscisse(one)),
    );
  }

  #paragraphe(noeud: NoeudStructure, place: Place, blocs: Bloc[]): void {
    const lignes = assembler(this.#fragments(noeud), false);
    const lu = this.#texte(lignes).trim();
    if (lu === '') return;
    const [premiere] = lignes;
    // Some writers tag a note as the text it stands under.
    if (place.niveau === null && premiere !== undefined && estNote(premiere, this.corps)) {
      this.recueil.aPart('note', sansAppel(lu));
      return;
    }
    const titre = /^H([1-9])?$/u.exec(noeud.role ?? '');
    let { marque } = place;
    let texte = lu;
    if (place.niveau !== null && marque === null) ({ marque, texte } = separerMarque(lu));
    place.marque = null;
    blocs.push({
      genre: 'paragraphe',
      texte,
      marque,
      niveau: place.niveau,
      titre: titre === null ? null : Number(titre[1] ?? 1),
      gras: false,
    } satisfies Paragraphe);
  }

  #texte(lignes: readonly LigneDePage[]): string {
    const gauche = Math.min(...lignes.map(({ x }) => x));
    const finies = lignes.map((ligne, rang) => {
      const texte = ligne.texte.replaceAll('\t', ' ');
      return this.#arret(ligne, lignes[rang + 1], gauche) ? `${texte}\n` : texte;
    });
    return joindre(finies, this.mots, this.recueil.coupures);
  }

  /** The first word of the next line would have stood at the end of this one: the author ended it. */
  #arret(ligne: LigneDePage, suite: LigneDePage | undefined, gauche: number): boolean {
    if (suite === undefined) return false;
    const mot = /^\S+/u.exec(suite.texte)?.[0].length ?? 0;
    const lettre = (suite.fin - suite.x) / Math.max(suite.texte.length, 1);
    return ligne.fin - ligne.x + (mot + 3) * lettre < this.#bord - gauche;
  }

  #fragments(noeud: NoeudStructure): readonly Fragment[] {
    if (noeud.type === 'content' && noeud.id !== undefined) {
      this.#ids.add(noeud.id);
      return this.#parId.get(noeud.id) ?? [];
    }
    const found: Fragment[] = [];
    for (const one of noeud.children ?? []) {
      if (NOTES.test(one.role ?? '')) this.#note(one);
      else found.push(...this.#fragments(one));
    }
    return found;
  }
}

/** A piece of content, or a tag of the line that holds nothing but such. */
const enLigne = (noeud: NoeudStructure): boolean =>
  noeud.type !== undefined ||
  (EN_LIGNE.test(noeud.role ?? '') &&
    (noeud.children ?? []).every((one) => enLigne(one) || NOTES.test(one.role ?? '')));
