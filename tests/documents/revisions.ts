/**
 * Tracked changes of a DOCX, read and settled without a word processor: what ECMA-376 (17.13.5) says of w:ins, w:del
 * and of the mark of a paragraph, applied to the XML.
 */
import { XMLParser } from 'fast-xml-parser';

export type Node = {
  readonly name: string;
  readonly children: readonly Node[];
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** Passages of the same look, joined: their properties, then their words. */
export type Ligne = {
  readonly style: string;
  readonly liste: string;
  readonly passages: readonly (readonly [string, string])[];
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
});

function toNode(raw: Record<string, unknown>): Node {
  const attributes = (raw[':@'] ?? {}) as Record<string, string>;
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  if (name === '#text') return { name, children: [], text: String(raw[name]), attributes };
  return { name, children: (raw[name] as Record<string, unknown>[]).map(toNode), text: '', attributes };
}

export function parse(xml: string): Node {
  const nodes = (parser.parse(xml) as Record<string, unknown>[]).map(toNode);
  return nodes.find(({ name }) => !name.startsWith('?'))!;
}

const child = ({ children }: Node, ...path: readonly string[]): Node | undefined => {
  const [first, ...rest] = path;
  const found = children.find(({ name }) => name === first);
  return found === undefined || rest.length === 0 ? found : child(found, ...rest);
};

export function* walk(
  node: Node,
  parents: readonly string[] = [],
): Generator<readonly [Node, readonly string[]]> {
  yield [node, parents];
  for (const one of node.children) yield* walk(one, [...parents, node.name]);
}

/** What is wrong with the tracked changes of a part, in words; empty when nothing is. */
export function fautesDeSuivi(document: Node): readonly string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const [node, parents] of walk(document)) {
    const inside = parents.filter((name) => name === 'w:ins' || name === 'w:del');
    if (node.name === 'w:ins' || node.name === 'w:del') {
      if (inside.length > 0) faults.push(`${node.name} dans ${inside.join(' dans ')}`);
      const { 'w:id': id, 'w:author': author, 'w:date': date } = node.attributes;
      if (id === undefined || ids.has(id)) faults.push(`identifiant « ${id ?? ''} » absent ou en double`);
      ids.add(id ?? '');
      if (author === undefined || author === '') faults.push('changement sans auteur');
      if (!/^\d{4}-\d\d-\d\dT00:0[024]:00Z$/u.test(date ?? '')) faults.push(`date « ${date ?? ''} »`);
      const mark = parents.includes('w:rPr') || parents.includes('w:trPr');
      if (!mark && node.children.length === 0) faults.push(`${node.name} vide`);
    }
    if (node.name === 'w:t' && inside.includes('w:del')) faults.push('w:t dans w:del');
    if (node.name === 'w:delText' && !inside.includes('w:del')) faults.push('w:delText hors de w:del');
  }
  return faults;
}

/** The words of a run, those it strikes included. */
export function words(run: Node): string {
  return run.children
    .map((node) => {
      if (node.name === 'w:t' || node.name === 'w:delText')
        return node.children.map(({ text }) => text).join('');
      if (node.name === 'w:tab') return '\t';
      return node.name === 'w:br' ? '\n' : '';
    })
    .join('');
}

const looks = (run: Node): string =>
  (child(run, 'w:rPr')?.children ?? [])
    .map(({ name, attributes }) => `${name}${JSON.stringify(attributes)}`)
    .join('');

function passages(paragraph: Node, drop: 'w:ins' | 'w:del'): [string, string][] {
  const out: [string, string][] = [];
  const add = (run: Node): void => {
    const [look, text] = [looks(run), words(run)];
    const last = out.at(-1);
    if (text === '') return;
    if (last?.[0] === look) last[1] += text;
    else out.push([look, text]);
  };
  for (const node of paragraph.children) {
    if (node.name === 'w:r') add(node);
    else if ((node.name === 'w:ins' || node.name === 'w:del') && node.name !== drop)
      node.children.forEach(add);
  }
  return out;
}

/**
 * The paragraphs of the body once every change is accepted, or rejected. A paragraph whose mark goes pours what is left
 * of it into the next, which keeps its own style.
 */
export function regler(document: Node, choix: 'accepter' | 'refuser'): readonly Ligne[] {
  const drop = choix === 'accepter' ? 'w:del' : 'w:ins';
  const out: Ligne[] = [];
  let poured: [string, string][] = [];
  // The rows of a table that stay, cell after cell.
  const lines = (node: Node): readonly Node[] => {
    if (node.name === 'w:p') return [node];
    if (node.name === 'w:tr' && child(node, 'w:trPr', drop) !== undefined) return [];
    return ['w:tbl', 'w:tr', 'w:tc'].includes(node.name) ? node.children.flatMap(lines) : [];
  };
  for (const node of (child(document, 'w:body')?.children ?? []).flatMap(lines)) {
    const rest = [...poured, ...passages(node, drop)];
    poured = [];
    if (child(node, 'w:pPr', 'w:rPr', drop) !== undefined) {
      poured = rest;
      continue;
    }
    const value = (...path: readonly string[]): string =>
      child(node, 'w:pPr', ...path)?.attributes['w:val'] ?? '';
    const list = value('w:numPr', 'w:numId') === '' ? '' : `niveau ${value('w:numPr', 'w:ilvl')}`;
    out.push({ style: value('w:pStyle'), liste: list, passages: rest });
  }
  if (poured.length > 0) throw new Error('the last mark of the body is tracked');
  return out;
}

export const texteDe = ({ passages: all }: Ligne): string => all.map(([, text]) => text).join('');
