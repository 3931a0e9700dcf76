import type { ReactNode } from 'react';
import { comparer, imprimer } from './mots';
import type { Morceau } from './mots';

type Trait = { readonly debut: number; readonly fin: number };
type Retrait = { readonly at: number; readonly texte: string };

/** What a text has that another had not, and what it lost, by their places in it. */
function ecarts(
  avant: string,
  apres: string,
): { readonly ins: readonly Trait[]; readonly del: readonly Retrait[] } {
  const ins: Trait[] = [];
  const del: Retrait[] = [];
  let at = 0;
  for (const { texte, sorte } of comparer(avant, apres)) {
    if (sorte === 'del') {
      del.push({ at, texte });
      continue;
    }
    if (sorte === 'ins') ins.push({ debut: at, fin: at + texte.length });
    at += texte.length;
  }
  return { ins, del };
}

const styled = ({ gras, exposant }: Morceau, content: string): ReactNode => {
  const inner = exposant ? <sup>{content}</sup> : content;
  return gras ? <strong>{inner}</strong> : inner;
};

/**
 * A text with what the draft adds to it underlined, and what it takes away struck out. The struck words are set apart
 * from the text: they are not counted when words are picked.
 */
export function TexteMarque({
  texte,
  gras = [],
  avant,
  retraits,
}: {
  readonly texte: string;
  readonly gras?: readonly string[];
  /** What stood there before the draft; null when nothing did. */
  readonly avant: string | null;
  readonly retraits: boolean;
}) {
  const pieces = imprimer(texte, gras);
  if (avant === texte) {
    return pieces.map((piece) => <span key={piece.debut}>{styled(piece, piece.texte)}</span>);
  }
  const { ins, del } =
    avant === null ? { ins: [{ debut: 0, fin: texte.length }], del: [] } : ecarts(avant, texte);
  const cuts = [...ins.flatMap(({ debut, fin }) => [debut, fin]), ...del.map(({ at }) => at)];
  const nodes: ReactNode[] = [];
  const strike = (at: number) => {
    if (!retraits) return;
    for (const one of del.filter((each) => each.at === at))
      nodes.push(
        <del key={`del ${at}`} data-hors-texte>
          {one.texte.replaceAll("'", '’')}
        </del>,
      );
  };
  for (const piece of pieces) {
    const end = piece.debut + piece.texte.length;
    const edges = [
      ...new Set([piece.debut, ...cuts.filter((cut) => cut > piece.debut && cut < end), end]),
    ].sort((a, b) => a - b);
    edges.slice(0, -1).forEach((from, index) => {
      const to = edges[index + 1] ?? end;
      strike(from);
      const content = styled(piece, piece.texte.slice(from - piece.debut, to - piece.debut));
      nodes.push(
        ins.some(({ debut, fin }) => from >= debut && from < fin) ? (
          <ins key={from}>{content}</ins>
        ) : (
          <span key={from}>{content}</span>
        ),
      );
    });
  }
  strike(texte.length);
  return <>{nodes}</>;
}
