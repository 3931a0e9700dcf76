import { escapeHtml } from '../escape-html';

/** What a person reads when the application cannot show its screens. */
export type ErrorPageContent = {
  readonly titre: string;
  readonly message: string;
  readonly remede: string;
  /** Folder of the registry, so that whoever helps knows where to look. */
  readonly dossier: string | null;
  readonly code: string;
};

/**
 * A page without any script, so it stands when everything else has failed. « Réessayer » loads the application
 * again, which tries to open the registry anew.
 */
export function errorPage(content: ErrorPageContent, nonce: string): string {
  const dossier =
    content.dossier === null
      ? ''
      : `<dt>Dossier des données</dt><dd><code>${escapeHtml(content.dossier)}</code></dd>`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(content.titre)} – Registre CREFOP</title>
<style nonce="${escapeHtml(nonce)}">
:root { color-scheme: light dark; --text: #1b1f24; --quiet: #545b64; --back: #f5f6f8; --card: #fff; --line: #d6dae0; --strong: #1f4e8c; --on-strong: #fff; }
@media (prefers-color-scheme: dark) { :root { --text: #eceef1; --quiet: #b4bac3; --back: #16181c; --card: #202329; --line: #3a3f48; --strong: #9cc3f5; --on-strong: #10243d; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 2rem; background: var(--back); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 40rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 2rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.3; }
h2 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
p { margin: 0; white-space: pre-line; }
dl { margin: 1.5rem 0; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }
a { display: inline-block; padding: 0.5rem 1.25rem; border-radius: 0.5rem; background: var(--strong); color: var(--on-strong); text-decoration: none; font-weight: 600; }
a:focus-visible { outline: 3px solid var(--strong); outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(content.titre)}</h1>
<p>${escapeHtml(content.message)}</p>
<h2>Que faire ?</h2>
<p>${escapeHtml(content.remede)}</p>
<dl>${dossier}<dt>Code</dt><dd><code>${escapeHtml(content.code)}</code></dd></dl>
<a href="/">Réessayer</a>
</main>
</body>
</html>
`;
}
