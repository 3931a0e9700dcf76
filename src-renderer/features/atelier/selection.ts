import type { Passage } from './mots';

/* From what is selected on the page to words of an alinéa. Elements marked `data-hors-texte` are not of the text. */

export type Choix =
  | {
      readonly sorte: 'mots';
      readonly divisionId: string;
      readonly alineaId: string;
      readonly passage: Passage;
    }
  | { readonly sorte: 'plusieurs'; readonly divisionId: string; readonly alineaId: string }
  | { readonly sorte: 'ailleurs'; readonly alineaId: string };

/** The text nodes of an alinéa, in order. */
function textNodes(root: Element): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-hors-texte]') === null
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** What a selection covers of an alinéa, as positions in its text; null when it covers nothing of it. */
export function passageDans(root: Element, range: Range): Passage | null {
  let at = 0;
  let debut: number | null = null;
  let fin = 0;
  for (const node of textNodes(root)) {
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (to > from) {
        debut ??= at + from;
        fin = at + to;
      }
    }
    at += node.length;
  }
  return debut === null ? null : { debut, fin };
}

/** What the user selected in the text shown in `root`; null when it is nothing of it. */
export function lireSelection(root: Element, selection: Selection | null): Choix | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const covered: { divisionId: string; alineaId: string; passage: Passage }[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-alinea]')) {
    const { alinea, division } = element.dataset;
    if (alinea === undefined || division === undefined || !range.intersectsNode(element)) continue;
    const passage = passageDans(element, range);
    if (passage !== null) covered.push({ divisionId: division, alineaId: alinea, passage });
  }
  const last = covered.at(-1);
  if (last === undefined) return null;
  if (covered.length === 1) return { sorte: 'mots', ...last };
  const { divisionId, alineaId } = last;
  return covered.every((one) => one.divisionId === divisionId)
    ? { sorte: 'plusieurs', divisionId, alineaId }
    : { sorte: 'ailleurs', alineaId };
}
