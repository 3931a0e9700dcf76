import type { Bloc, HorsTexte } from '#domain/importation/document';
import { entier } from './docx-styles';
import { sansSymboles } from './numeros';
import type { Compte, NumerosOdt } from './odt-numeros';
import { dit, estBarre, estCache, estGras, langueDe, policeDe } from './odt-styles';
import type { Chaine, StylesOdt } from './odt-styles';
import { enLignes, nettoyer, sansColonnesVides } from './recueil';
import type { Recueil } from './recueil';
import { chacun } from './vu';
import type { Vu } from './vu';
import type { Noeud } from './xml';
import { grasDuBloc, noterGras, sansGras } from './gras';
import type { Gras } from './gras';

type Morceaux = { texte: string; masque: string; readonly gras: Gras; blanc: boolean };

/** The list a paragraph stands in. `numero`: whether it is the one of its item that the number is printed before. */
type Liste = {
  readonly compte: Compte;
  readonly style: string | null;
  readonly niveau: number;
  readonly numero: boolean;
  readonly depart: number | null;
};

/** Containers that say nothing of the place of what they hold. */
const TRAVERSES = new Set([
  'text:section',
  'text:list-item',
  'text:list-header',
  'text:index-body',
  'text:index-title',
  'office:text',
]);
const SOMMAIRES =
  /^text:(?:table-of-content|(?:alphabetical|illustration|table|object|user)-index|bibliography)$/u;
/** Of a table: what holds rows. */
const RANGEES = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group']);
/** Beside the text of a paragraph, and not of it. */
const MUETS = new Set([
  'text:ruby-text',
  'text:script',
  'office:event-listeners',
  'text:number',
  'svg:title',
  'svg:desc',
]);

/** Cells a row may repeat, and spaces a mark may stand for. */
const MAX_COLONNES = 64;
const MAX_ESPACES = 200;
/** Characters that rows said to be repeated may add to a document. */
const MAX_REPETES = 500_000;

export class OdtCorps {
  #repetes = 0;

  constructor(
    private readonly styles: StylesOdt,
    private readonly numeros: NumerosOdt,
    private readonly recueil: Recueil,
  ) {}

  lire(parent: Noeud, vu: Vu = () => undefined): readonly Bloc[] {
    const blocs: Bloc[] = [];
    chacun(parent.elements(), vu, (noeud) => this.#blocs([noeud], blocs, null));
    return blocs;
  }

  lireAPart(parent: Noeud, nature: HorsTexte['nature'], avant?: string): void {
    this.recueil.aPart(nature, enLignes(this.lire(parent)), avant);
  }

  #blocs(noeuds: readonly Noeud[], blocs: Bloc[], liste: Liste | null): void {
    for (const noeud of noeuds) {
      const { nom } = noeud;
      if (nom === 'text:p' || nom === 'text:h') this.#paragraphe(noeud, blocs, liste);
      else if (nom === 'text:list') this.#liste(noeud, blocs, liste);
      else if (nom === 'table:table') this.#tableau(noeud, blocs);
      else if (nom === 'text:tracked-changes') this.#suivi(noeud);
      else if (SOMMAIRES.test(nom)) this.recueil.sommaire(enLignes(this.lire(noeud)));
      else if (nom === 'text:section' && noeud.attributs['text:display'] === 'none')
        this.lireAPart(noeud, 'texte_masque');
      else if (TRAVERSES.has(nom)) this.#blocs(noeud.elements(), blocs, liste);
      else if (nom.startsWith('draw:')) this.#dessin(noeud);
    }
  }

  #liste(noeud: Noeud, blocs: Bloc[], parent: Liste | null): void {
    const compte = parent?.compte ?? this.numeros.ouvrir(noeud);
    const style = noeud.attributs['text:style-name'] ?? parent?.style ?? null;
    const niveau = parent === null ? 0 : parent.niveau + 1;
    if (noeud.attributs['text:continue-numbering'] !== 'true' && compte.length > niveau && parent !== null)
      compte.length = niveau;
    for (const item of noeud.elements()) {
      let numero = item.nom === 'text:list-item';
      const own = item.attributs['text:style-override'] ?? style;
      let depart = entier(item.attributs['text:start-value']);
      for (const one of item.elements()) {
        const premier = one.nom === 'text:p' || one.nom === 'text:h';
        this.#blocs([one], blocs, { compte, style: own, niveau, numero: numero && premier, depart });
        if (premier) [numero, depart] = [false, null];
      }
    }
  }

  #paragraphe(noeud: Noeud, blocs: Bloc[], liste: Liste | null): void {
    const chaine = this.styles.chaine('paragraph', noeud.attributs['text:style-name']);
    const morceaux: Morceaux = { texte: '', masque: '', gras: sansGras(), blanc: true };
    this.#contenu(noeud, chaine, morceaux);
    this.recueil.aPart('texte_masque', morceaux.masque);
    const texte = nettoyer(morceaux.texte);
    if (texte === '' && morceaux.masque.trim() !== '') return;
    const titre = noeud.nom === 'text:h' ? (entier(noeud.attributs['text:outline-level']) ?? 1) : null;
    const marque = this.#marque(noeud, chaine, liste, titre);
    if (texte === '' && !/[\p{L}\p{N}]/u.test(marque ?? '')) return;
    const niveau = liste?.niveau ?? null;
    blocs.push({ genre: 'paragraphe', texte, marque, niveau, titre, ...grasDuBloc(morceaux.gras) });
  }

  #marque({ attributs }: Noeud, chaine: Chaine, liste: Liste | null, titre: number | null): string | null {
    const langue = langueDe(chaine);
    if (liste !== null) {
      const description = this.numeros.liste(
        liste.style ?? dit(chaine, 'attributs', 'style:list-style-name'),
      );
      if (!liste.numero || description === null) return null;
      const { compte, niveau, depart } = liste;
      return this.numeros.suivant({ compte, description, niveau, depart, langue });
    }
    if (titre === null || attributs['text:is-list-header'] === 'true' || sansListe(chaine)) return null;
    const depart =
      attributs['text:restart-numbering'] === 'true' ? (entier(attributs['text:start-value']) ?? 1) : null;
    return this.numeros.titre(titre - 1, depart, langue);
  }

  #contenu(parent: Noeud, chaine: Chaine, morceaux: Morceaux): void {
    for (const one of parent.enfants) {
      if (typeof one === 'string') this.#mots(one, chaine, morceaux);
      else this.#element(one, chaine, morceaux);
    }
  }

  #element(noeud: Noeud, chaine: Chaine, morceaux: Morceaux): void {
    const { nom, attributs } = noeud;
    if (nom === 'text:span')
      this.#contenu(
        noeud,
        [...this.styles.chaine('text', attributs['text:style-name']), ...chaine],
        morceaux,
      );
    else if (nom === 'text:s')
      this.#dire(' '.repeat(Math.min(entier(attributs['text:c']) ?? 1, MAX_ESPACES)), chaine, morceaux);
    else if (nom === 'text:tab') this.#dire('\t', chaine, morceaux);
    else if (nom === 'text:line-break') this.#dire('\n', chaine, morceaux);
    else if (nom === 'text:note') {
      const corps = noeud.enfant('text:note-body');
      if (corps !== null) this.lireAPart(corps, 'note', morceaux.texte);
    } else if (nom === 'office:annotation') {
      this.recueil.constater('commentaires');
      this.lireAPart(noeud, 'commentaire', morceaux.texte);
    } else if (nom === 'text:hidden-text' || nom === 'text:hidden-paragraph') {
      if (attributs['text:is-hidden'] !== 'false')
        morceaux.masque += noeud.texte || (attributs['text:string-value'] ?? '');
    } else if (nom === 'text:placeholder') {
      this.recueil.constater('attentes');
      this.#contenu(noeud, chaine, morceaux);
    } else if (nom.startsWith('draw:') && nom !== 'draw:a') this.#dessin(noeud);
    else if (!MUETS.has(nom)) this.#contenu(noeud, chaine, morceaux);
  }

  /** Blanks of the file that follow each other are one space, and none at the start. */
  #mots(brut: string, chaine: Chaine, morceaux: Morceaux): void {
    const blancs = brut.replaceAll(/[ \t\r\n]+/gu, ' ');
    const texte = morceaux.blanc ? blancs.replace(/^ /u, '') : blancs;
    if (texte === '') return;
    if (/\S/u.test(texte) && estBarre(chaine)) this.recueil.constater('barres');
    this.#dire(texte, chaine, morceaux);
    morceaux.blanc = texte.endsWith(' ');
  }

  #dire(texte: string, chaine: Chaine, morceaux: Morceaux): void {
    morceaux.blanc = false;
    const lu = sansSymboles(texte, policeDe(chaine), () => this.recueil.constater('symboles'));
    if (estCache(chaine)) morceaux.masque += lu;
    else {
      morceaux.texte += lu;
      noterGras(morceaux.gras, lu, () => estGras(chaine));
    }
  }

  #suivi(noeud: Noeud): void {
    for (const region of noeud.elements('text:changed-region')) {
      if (region.a('text:insertion')) this.recueil.constater('insertions');
      const supprime = region.enfant('text:deletion');
      const texte = supprime === null ? '' : enLignes(this.lire(supprime));
      if (texte.trim() === '') continue;
      this.recueil.constater('suppressions');
      this.recueil.aPart('suppression', texte);
    }
  }

  #tableau(noeud: Noeud, blocs: Bloc[]): void {
    const lignes: (string | null)[][] = [];
    this.#rangees(noeud, lignes);
    if (lignes.some((cells) => cells.some((cell) => cell !== null && cell !== '')))
      blocs.push({ genre: 'tableau', lignes: sansColonnesVides(lignes) });
  }

  #rangees(parent: Noeud, lignes: (string | null)[][]): void {
    for (const noeud of parent.elements()) {
      if (RANGEES.has(noeud.nom)) this.#rangees(noeud, lignes);
      if (noeud.nom !== 'table:table-row') continue;
      const cells: (string | null)[] = [];
      for (const cell of noeud.elements()) {
        const couverte = cell.nom === 'table:covered-table-cell';
        if (cell.nom !== 'table:table-cell' && !couverte) continue;
        const texte = enLignes(this.lire(cell));
        const fois = this.#fois(cell.attributs['table:number-columns-repeated'], texte.length, MAX_COLONNES);
        for (let time = 0; time < fois && cells.length < MAX_COLONNES; time++)
          cells.push(couverte && texte === '' ? null : texte);
      }
      const poids = cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
      const fois =
        poids === 0 ? 1 : this.#fois(noeud.attributs['table:number-rows-repeated'], poids, Infinity);
      for (let time = 0; time < fois; time++) lignes.push(cells);
    }
  }

  /** How many times a row or a cell is said: once more than it may, the rest is told and left. */
  #fois(dites: string | undefined, poids: number, borne: number): number {
    const voulues = Math.min(Math.max(entier(dites) ?? 1, 1), borne);
    const permises = poids === 0 ? voulues : 1 + Math.floor((MAX_REPETES - this.#repetes) / poids);
    const fois = Math.min(voulues, Math.max(permises, 1));
    this.#repetes += (fois - 1) * poids;
    if (fois < voulues) this.recueil.constater('rangees');
    return fois;
  }

  /** Its text boxes are read; pictures and embedded files are only told. */
  #dessin(noeud: Noeud): void {
    if (
      noeud.elements().some(({ nom }) => /^text:(?:p|h|list)$/u.test(nom)) ||
      noeud.nom === 'draw:text-box'
    ) {
      this.lireAPart(noeud, 'zone_de_texte');
      return;
    }
    if (noeud.a('draw:object') || noeud.a('draw:object-ole')) this.recueil.constater('objets');
    else if (noeud.a('draw:image')) this.recueil.constater('images');
    for (const one of noeud.elements()) if (one.nom.startsWith('draw:')) this.#dessin(one);
  }
}

/** A style says there is none, before the one that makes it a heading: there, it says that no other list numbers it. */
function sansListe(chaine: Chaine): boolean {
  const nearest = chaine.find(
    ({ attributs }) =>
      attributs['style:default-outline-level'] !== undefined ||
      attributs['style:list-style-name'] !== undefined,
  )?.attributs;
  return nearest?.['style:list-style-name'] === '' && nearest['style:default-outline-level'] === undefined;
}
