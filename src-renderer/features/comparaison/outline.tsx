import { RevisionMark } from '../../parts/revision';
import { textComparaison } from '../../text/comparaison';
import layout from '../../ui/layout.module.css';
import classes from './outline.module.css';
import type { Change, Changes } from './use-changes';

type Article = { readonly titre: string; readonly first: number; readonly count: number };

/** The articles that changed, in the order of the text, with the rank of the first change of each. */
export function articlesOf(all: readonly Change[]): readonly Article[] {
  const found: Article[] = [];
  for (const [rank, { article }] of all.entries()) {
    const last = found.at(-1);
    if (last?.titre === article) found[found.length - 1] = { ...last, count: last.count + 1 };
    else found.push({ titre: article, first: rank, count: 1 });
  }
  return found;
}

/** The articles that changed: each leads to its first change. */
export function Outline({ changes: { all, current, goTo } }: { readonly changes: Changes }) {
  return (
    <nav className={classes.outline} aria-label={textComparaison.outline}>
      <h2 className={classes.heading}>{textComparaison.outline}</h2>
      <ol className={layout.list}>
        {articlesOf(all).map(({ titre, first, count }) => (
          <li key={first}>
            <button
              type="button"
              className={classes.entry}
              title={titre}
              aria-current={current >= first && current < first + count ? 'true' : undefined}
              onClick={() => {
                goTo(first);
              }}
            >
              <span className={classes.name}>{titre === '' ? textComparaison.head : titre}</span>
              <span className={classes.count}>{count}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Beside the text: what each change took away and brought, and the act that did. */
export function Notes({ changes: { all, current, goTo } }: { readonly changes: Changes }) {
  return (
    <aside className={classes.notes} aria-label={textComparaison.notes}>
      <h2 className={classes.heading}>{textComparaison.notes}</h2>
      <ol className={layout.list}>
        {all.map(({ authors, removed, added }, rank) => (
          <li key={rank}>
            <button
              type="button"
              className={classes.note}
              aria-current={rank === current ? 'true' : undefined}
              onClick={() => {
                goTo(rank);
              }}
            >
              <span className={classes.by}>
                {rank + 1}. {authors.join(textComparaison.and)}
              </span>
              {removed !== '' && (
                <span className={classes.words}>
                  <RevisionMark kind="del" author={null}>
                    {removed}
                  </RevisionMark>
                </span>
              )}
              {added !== '' && (
                <span className={classes.words}>
                  <RevisionMark kind="ins" author={null}>
                    {added}
                  </RevisionMark>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}
