import type { Bloc, HorsTexte, Tableau } from '#domain/importation/document';
import type { Numeros } from './docx-numeros';
import { actif, entier, niveauDePlan, valeur } from './docx-styles';
import type { Chaine, Styles } from './docx-styles';
import { ILLISIBLE, sansSymboles, symbole } from './numeros';
import { enLignes, nettoyer, sansColonnesVides } from './recueil';
import type { Recueil } from './recueil';
import { chacun } from './vu';
import type { Vu } from './vu';
import type { Noeud } from './xml';
import { grasDuBloc, noterGras, sansGras } from './gras';
import type { Gras } from './gras';

/** A field of Word: its code, which is no text, then what the page shows of it. */
type Champ = {
  code: string;
  montre: boolean;
  /** Text met in its code: told apart if the field never ends, where a broken file would hide all that follows. */
  tu: string;
};

/** Text gathered for one paragraph, which may come from several of the file. */
type Morceaux = {
  texte: string;
  masque: string;
  sommaire: string;
  readonly gras: Gras;
  /** Properties of the last paragraph that was run on. */
  pPr: Noeud | null;
};

/** Blocks that follow each other: the body, a cell, a note. */
type Suite = {
  readonly blocs: Bloc[];
  readonly champs: Champ[];
  /** The paragraph before, when the end of it was deleted: it runs on. */
  enCours: Morceaux | null;
};

type Lieu = { readonly suite: Suite; readonly chaine: Chaine; readonly morceaux: Morceaux };

export type Annexes = {
  readonly note: ReadonlyMap<string, Noeud>;
  readonly fin: ReadonlyMap<string, Noeud>;
  readonly commentaire: ReadonlyMap<string, Noeud>;
};

/** Containers that say something of what they hold and nothing of its place. */
const TRAVERSES = new Set([
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:fldSimple',
  'w:bdo',
  'w:dir',
]);
const SUPPRIMES = new Set(['w:del', 'w:moveFrom']);

/** The versions of the format whose drawings and marks are walked here. */
const COMPRIS = /^(?:wp[scgi]|wp14|w1[456][a-z]*|wne|a14|v|o)$/u;

/** Columns a cell may span: more is a mistake of the file, and would fill the memory. */
const MAX_COLONNES = 64;

const morceaux = (): Morceaux => ({ texte: '', masque: '', sommaire: '', gras: sansGras(), pPr: null });
const suite = (champs: Champ[] = []): Suite => ({ blocs: [], champs, enCours: null });

/** Of two writings of one thing, the first when it is understood, else the one for older programs. */
function choisi(alternate: Noeud): readonly Noeud[] {
  const choice = alternate
    .elements('mc:Choice')
    .find((one) => (one.attributs.Requires ?? '').split(/\s+/u).every((prefix) => COMPRIS.test(prefix)));
  return (choice ?? alternate.enfant('mc:Fallback'))?.elements() ?? [];
}

export class DocxCorps {
  readonly #lues = new Set<Noeud>();

  constructor(
    private readonly styles: Styles,
    private readonly numeros: Numeros,
    private readonly recueil: Recueil,
    private readonly annexes: Annexes,
  ) {}

  lire(parent: Noeud, vu: Vu = () => undefined): readonly Bloc[] {
    const own = suite();
    chacun(parent.elements(), vu, (noeud) => this.#blocs([noeud], own));
    this.#finir(own);
    for (const { tu } of own.champs) this.recueil.aPart('texte_masque', tu);
    return own.blocs;
  }

  /** Headers, notes and text boxes: read whole, and put aside. */
  lireAPart(parent: Noeud, nature: HorsTexte['nature'], avant?: string): void {
    this.recueil.aPart(nature, enLignes(this.lire(parent)), avant);
  }

  #blocs(noeuds: readonly Noeud[], own: Suite): void {
    for (const noeud of noeuds) {
      if (noeud.nom === 'w:p') this.#paragraphe(noeud, own);
      else if (noeud.nom === 'w:tbl') this.#tableau(noeud, own);
      else if (noeud.nom === 'w:sdt') this.#controle(noeud, own);
      else if (noeud.nom === 'mc:AlternateContent') this.#blocs(choisi(noeud), own);
      else if (TRAVERSES.has(noeud.nom)) {
        this.#signaler(noeud);
        this.#blocs(noeud.elements(), own);
      } else if (SUPPRIMES.has(noeud.nom)) this.#supprimer(noeud);
      else if (noeud.nom === 'w:altChunk') this.recueil.constater('fichiers');
    }
  }

  #controle(sdt: Noeud, own: Suite): void {
    const contenu = sdt.enfant('w:sdtContent')?.elements() ?? [];
    const galerie = valeur(sdt.enfant('w:sdtPr')?.enfant('w:docPartObj'), 'w:docPartGallery');
    if (galerie !== 'Table of Contents') {
      this.#blocs(contenu, own);
      return;
    }
    const inner = suite(own.champs);
    this.#blocs(contenu, inner);
    this.#finir(inner);
    this.recueil.sommaire(enLignes(inner.blocs));
  }

  #paragraphe(p: Noeud, own: Suite): void {
    const pPr = p.enfant('w:pPr');
    const chaine = this.styles.duParagraphe(pPr);
    const gathered = own.enCours ?? morceaux();
    own.enCours = null;
    gathered.pPr = pPr;
    this.#contenu(p.elements(), { suite: own, chaine, morceaux: gathered });
    for (const champ of own.champs) if (champ.tu !== '') champ.tu += '\n';
    const mark = pPr?.enfant('w:rPr') ?? null;
    if (mark?.elements().some(({ nom }) => SUPPRIMES.has(nom)) === true) own.enCours = gathered;
    else this.#poser(gathered, chaine, own);
  }

  #finir(own: Suite): void {
    const gathered = own.enCours;
    own.enCours = null;
    if (gathered !== null && gathered.texte.trim() !== '')
      this.#poser(gathered, this.styles.duParagraphe(gathered.pPr), own);
  }

  #poser({ texte, masque, sommaire, gras, pPr }: Morceaux, chaine: Chaine, own: Suite): void {
    this.recueil.aPart('texte_masque', masque);
    this.recueil.sommaire(sommaire);
    const propre = nettoyer(texte);
    if (propre === '' && `${sommaire}${masque}`.trim() !== '') return;
    const langue = this.styles.langue(pPr?.enfant('w:rPr'), chaine);
    const liste = this.numeros.suivant(pPr, chaine, langue);
    // A number alone on its line is printed; a bullet of nothing is nothing.
    if (propre === '' && !/[\p{L}\p{N}]/u.test(liste?.marque ?? '')) return;
    own.blocs.push({
      genre: 'paragraphe',
      texte: propre,
      marque: liste?.marque ?? null,
      niveau: liste?.niveau ?? null,
      titre: niveauDePlan(pPr, chaine),
      ...grasDuBloc(gras),
    });
  }

  #tableau(tbl: Noeud, own: Suite): void {
    this.#finir(own);
    const lignes: (string | null)[][] = [];
    this.#rangees(tbl.elements(), own, lignes);
    if (lignes.some((cells) => cells.some((cell) => cell !== null && cell !== '')))
      own.blocs.push({ genre: 'tableau', lignes: sansColonnesVides(lignes) } satisfies Tableau);
  }

  #rangees(noeuds: readonly Noeud[], own: Suite, lignes: (string | null)[][]): void {
    for (const noeud of noeuds) {
      if (noeud.nom === 'w:tr') {
        const trPr = noeud.enfant('w:trPr');
        if (trPr?.a('w:del') === true) this.#supprimer(noeud);
        else {
          const cells: (string | null)[] = [];
          this.#cellules(noeud.elements(), own, cells);
          lignes.push(cells);
        }
      } else if (noeud.nom === 'w:sdt')
        this.#rangees(noeud.enfant('w:sdtContent')?.elements() ?? [], own, lignes);
      else if (noeud.nom === 'mc:AlternateContent') this.#rangees(choisi(noeud), own, lignes);
      else if (TRAVERSES.has(noeud.nom)) this.#rangees(noeud.elements(), own, lignes);
    }
  }

  #cellules(noeuds: readonly Noeud[], own: Suite, cells: (string | null)[]): void {
    for (const noeud of noeuds) {
      if (noeud.nom === 'w:tc') {
        const tcPr = noeud.enfant('w:tcPr');
        if (tcPr?.a('w:cellDel') === true) {
          this.#supprimer(noeud);
          continue;
        }
        const inner = suite(own.champs);
        this.#blocs(noeud.elements(), inner);
        this.#finir(inner);
        cells.push(enLignes(inner.blocs));
        const span = Math.min(entier(valeur(tcPr, 'w:gridSpan')) ?? 1, MAX_COLONNES);
        for (let more = 1; more < span; more++) cells.push(null);
      } else if (noeud.nom === 'w:sdt')
        this.#cellules(noeud.enfant('w:sdtContent')?.elements() ?? [], own, cells);
      else if (noeud.nom === 'mc:AlternateContent') this.#cellules(choisi(noeud), own, cells);
      else if (TRAVERSES.has(noeud.nom)) this.#cellules(noeud.elements(), own, cells);
    }
  }

  #contenu(noeuds: readonly Noeud[], lieu: Lieu): void {
    for (const noeud of noeuds) {
      const { nom } = noeud;
      if (nom === 'w:r') this.#run(noeud, lieu);
      else if (TRAVERSES.has(nom)) {
        this.#signaler(noeud);
        this.#contenu(noeud.elements(), lieu);
      } else if (SUPPRIMES.has(nom)) this.#supprimer(noeud);
      else if (nom === 'w:sdt') {
        if (actif(noeud.enfant('w:sdtPr'), 'w:showingPlcHdr') === true) this.recueil.constater('attentes');
        this.#contenu(noeud.enfant('w:sdtContent')?.elements() ?? [], lieu);
      } else if (nom === 'mc:AlternateContent') this.#contenu(choisi(noeud), lieu);
      else if (nom === 'm:oMath' || nom === 'm:oMathPara') this.#dire(noeud.texte, null, lieu);
      else if (nom === 'w:subDoc') this.recueil.constater('fichiers');
    }
  }

  #signaler(noeud: Noeud): void {
    if (noeud.nom !== 'w:ins' && noeud.nom !== 'w:moveTo') return;
    if (aDuTexte(noeud)) this.recueil.constater(noeud.nom === 'w:ins' ? 'insertions' : 'deplacements');
  }

  /** Tracked as deleted. What was moved away is read where it went. */
  #supprimer(noeud: Noeud): void {
    const texte = texteDe(noeud);
    if (noeud.nom === 'w:moveFrom' || texte.trim() === '') return;
    this.recueil.constater('suppressions');
    this.recueil.aPart('suppression', texte);
  }

  #run(r: Noeud, lieu: Lieu): void {
    const rPr = r.enfant('w:rPr');
    if (rPr !== null && !this.#cache(lieu) && aDuTexte(r))
      if (
        this.styles.montre('w:strike', rPr, lieu.chaine) ||
        this.styles.montre('w:dstrike', rPr, lieu.chaine)
      )
        this.recueil.constater('barres');
    this.#dansRun(r.elements(), rPr, lieu);
  }

  #dansRun(noeuds: readonly Noeud[], rPr: Noeud | null, lieu: Lieu): void {
    for (const noeud of noeuds) {
      switch (noeud.nom) {
        case 'w:t':
          // What a line end of the file is in the text: a space.
          this.#dire(noeud.texte.replaceAll(/[\r\n\t]+/gu, ' '), rPr, lieu);
          break;
        case 'w:tab':
        case 'w:ptab':
          this.#dire('\t', rPr, lieu);
          break;
        case 'w:br':
        case 'w:cr':
          this.#dire('\n', rPr, lieu);
          break;
        case 'w:noBreakHyphen':
          this.#dire('\u2011', rPr, lieu);
          break;
        case 'w:softHyphen':
          this.#dire('\u00AD', rPr, lieu);
          break;
        case 'w:sym':
          this.#symbole(noeud, rPr, lieu);
          break;
        case 'w:fldChar':
          this.#champ(noeud.attributs['w:fldCharType'], lieu);
          break;
        case 'w:instrText': {
          const champ = lieu.suite.champs.at(-1);
          if (champ !== undefined) champ.code += noeud.texte;
          break;
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
        case 'w:commentReference':
          this.#annexe(noeud, lieu);
          break;
        case 'mc:AlternateContent':
          this.#dansRun(choisi(noeud), rPr, lieu);
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#dessin(noeud);
          break;
        case 'w:ruby':
          this.#contenu(noeud.enfant('w:rubyBase')?.elements() ?? [], lieu);
          break;
        default:
      }
    }
  }

  #champ(type: string | undefined, { suite: { champs } }: Lieu): void {
    const last = champs.at(-1);
    if (type === 'begin') champs.push({ code: '', montre: false, tu: '' });
    else if (type === 'separate' && last !== undefined) last.montre = true;
    else if (type === 'end') champs.pop();
  }

  #cache = ({ suite: { champs } }: Lieu): boolean => champs.some(({ montre }) => !montre);

  #dire(texte: string, rPr: Noeud | null, lieu: Lieu): void {
    const tu = lieu.suite.champs.filter(({ montre }) => !montre).at(-1);
    if (tu !== undefined) tu.tu += texte;
    if (texte === '' || tu !== undefined) return;
    const { morceaux: gathered, chaine } = lieu;
    const police = rPr?.enfant('w:rFonts')?.attributs['w:ascii'] ?? null;
    const lu = sansSymboles(texte, police, () => this.recueil.constater('symboles'));
    if (lieu.suite.champs.some(({ code }) => /^\s*TOC\b/iu.test(code))) gathered.sommaire += lu;
    else if (this.styles.montre('w:vanish', rPr, chaine)) gathered.masque += lu;
    else {
      gathered.texte += lu;
      noterGras(gathered.gras, lu, () => this.styles.montre('w:b', rPr, chaine));
    }
  }

  #symbole({ attributs }: Noeud, rPr: Noeud | null, lieu: Lieu): void {
    const code = Number.parseInt(attributs['w:char'] ?? '', 16);
    const known = symbole(code, attributs['w:font'] ?? null);
    if (known === null && !this.#cache(lieu)) this.recueil.constater('symboles');
    this.#dire(known ?? ILLISIBLE, rPr, lieu);
  }

  #annexe({ nom, attributs }: Noeud, { morceaux: { texte } }: Lieu): void {
    const id = attributs['w:id'] ?? '';
    const { note, fin, commentaire } = this.annexes;
    const [parmi, nature] =
      nom === 'w:commentReference'
        ? ([commentaire, 'commentaire'] as const)
        : ([nom === 'w:footnoteReference' ? note : fin, 'note'] as const);
    const noeud = parmi.get(id);
    // Called twice, or by itself, it is read once.
    if (noeud === undefined || this.#lues.has(noeud)) return;
    this.#lues.add(noeud);
    if (nature === 'commentaire') this.recueil.constater('commentaires');
    this.lireAPart(noeud, nature, texte);
  }

  /** Its text boxes are read; pictures, charts and embedded files are only told. */
  #dessin(noeud: Noeud): void {
    const boites: Noeud[] = [];
    let [images, objets] = [0, noeud.nom === 'w:object' ? 1 : 0];
    const visiter = (one: Noeud): void => {
      if (one.nom === 'w:txbxContent') return void boites.push(one);
      if (one.nom === 'pic:pic' || (one.nom === 'v:imagedata' && noeud.nom === 'w:pict')) images++;
      if (one.nom === '?:graphicData' && one.elements().some(({ nom }) => /:(?:chart|relIds)$/u.test(nom)))
        objets++;
      for (const inner of one.nom === 'mc:AlternateContent' ? choisi(one) : one.elements()) visiter(inner);
    };
    visiter(noeud);
    this.recueil.constater('images', images);
    this.recueil.constater('objets', objets);
    for (const boite of boites) this.lireAPart(boite, 'zone_de_texte');
  }
}

const TEXTE = new Set(['w:t', 'w:delText']);

const aDuTexte = (noeud: Noeud): boolean =>
  noeud.elements().some((one) => (TEXTE.has(one.nom) ? one.texte.trim() !== '' : aDuTexte(one)));

const texteDe = (noeud: Noeud): string =>
  noeud
    .elements()
    .map((one) => (TEXTE.has(one.nom) ? one.texte : `${texteDe(one)}${one.nom === 'w:p' ? '\n' : ''}`))
    .join('');
