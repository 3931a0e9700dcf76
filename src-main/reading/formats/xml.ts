import { SaxesParser } from 'saxes';
import { decoderEn } from './encodages';
import { demesure, endommage, illisible } from './refus';

const MAX_DEPTH = 200;
const MAX_NODES = 500_000;
/** Characters parsed at a time, so that what is refused is refused at its first fault. */
const STEP = 64 * 1024;

/** An element, named by its namespace and not by the prefix the file happens to use. */
export class Noeud {
  readonly enfants: (Noeud | string)[] = [];
  constructor(
    /** « w:p »; « ? » for the prefix of a namespace that is not asked for. */
    readonly nom: string,
    /** By name, prefixed as the elements are; without prefix when the file gives none. */
    readonly attributs: Readonly<Record<string, string>>,
  ) {}

  /** First child of that name. */
  enfant(nom: string): Noeud | null {
    for (const one of this.enfants) if (typeof one !== 'string' && one.nom === nom) return one;
    return null;
  }

  /** Holds one of that name. */
  a(nom: string): boolean {
    return this.enfant(nom) !== null;
  }

  elements(nom?: string): readonly Noeud[] {
    return this.enfants.filter(
      (one): one is Noeud => typeof one !== 'string' && (nom === undefined || one.nom === nom),
    );
  }

  /** Of the element and of those it holds. */
  get texte(): string {
    return this.enfants.map((one) => (typeof one === 'string' ? one : one.texte)).join('');
  }
}

/** The namespaces a format reads, each with the prefix its elements are named by; several may share one. */
export type Espaces = Readonly<Record<string, string>>;

const XML = 'http://www.w3.org/XML/1998/namespace';
const NONE: Readonly<Record<string, string>> = {};

/**
 * The tree of an XML file. Throws a ReadingError for one that is not well formed, declares a document type (the way
 * entities come in), is nested beyond 200 or holds more than 500 000 elements and texts.
 */
export function lireXml(bytes: Uint8Array, espaces: Espaces): Noeud {
  const source = decoder(bytes);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const name = (uri: string, local: string): string =>
    uri === '' ? local : `${uri === XML ? 'xml' : (espaces[uri] ?? '?')}:${local}`;
  const pile: Noeud[] = [];
  const racines: Noeud[] = [];
  let count = 0;
  const counted = (): void => {
    if (++count > MAX_NODES)
      throw demesure(
        'Ce document est fait de plus de 500\u00A0000 éléments, bien plus qu’aucune convention : il n’a pas été lu.',
      );
  };
  const fail = (): never => {
    throw endommage();
  };
  parser.on('error', fail);
  parser.on('doctype', () => {
    throw illisible(
      'Ce fichier contient une déclaration qu’aucun document de bureau ne porte : il n’a pas été lu.',
    );
  });
  parser.on('opentag', (tag) => {
    counted();
    if (pile.length >= MAX_DEPTH)
      throw demesure(
        'Ce document emboîte plus de 200 éléments les uns dans les autres, bien plus qu’aucune convention : il n’a pas été lu.',
      );
    let attributs: Record<string, string> | null = null;
    for (const key in tag.attributes) {
      const one = tag.attributes[key];
      if (one !== undefined) (attributs ??= {})[name(one.uri, one.local)] = one.value;
    }
    const noeud = new Noeud(name(tag.uri, tag.local), attributs ?? NONE);
    (pile.at(-1)?.enfants ?? racines).push(noeud);
    pile.push(noeud);
  });
  parser.on('closetag', () => void pile.pop());
  const text = (value: string): void => {
    counted();
    pile.at(-1)?.enfants.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  for (let at = 0; at < source.length; at += STEP) parser.write(source.slice(at, at + STEP));
  parser.close();
  return racines[0] ?? fail();
}

function decoder(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  );
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(head)?.[1];
  const encoding = head.startsWith('\xFF\xFE')
    ? 'utf-16le'
    : head.startsWith('\xFE\xFF')
      ? 'utf-16be'
      : (declared ?? 'utf-8');
  const texte = decoderEn(bytes, encoding);
  if (texte === null) throw endommage();
  return texte;
}
