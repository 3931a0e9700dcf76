import { verifierManifeste } from '#domain/paquet/manifeste';
import type { Manifeste } from '#domain/paquet/manifeste';
import { html, raw } from '../continuite/html';
import { lireZip, sha256Hex } from './hors-ligne';

/** What leaves beside the pieces, and is not one of them. */
export const ACCOMPAGNENT = ['manifeste.json', 'verifier.html', 'LISEZ-MOI.txt'] as const;

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 56rem; padding: 1.5rem; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  #depot { border: 2px dashed; border-radius: .5rem; padding: 1.5rem; text-align: center; }
  #depot.dessus { outline: 3px solid; }
  #verdict { font-weight: 600; padding: .75rem 1rem; border-radius: .5rem; border: 2px solid; margin: 1rem 0; }
  #verdict:empty { display: none; }
  #verdict[data-etat="ok"] { border-color: #18753c; } #verdict[data-etat="defaut"] { border-color: #ce0500; }
  ol { padding-left: 0; list-style: none; }
  li { border-left: 4px solid #888; padding: .25rem .75rem; margin: .5rem 0; }
  li[data-etat="ok"] { border-color: #18753c; } li[data-etat="defaut"] { border-color: #ce0500; }
  li p { margin: 0; } li p + p { opacity: .8; font-size: .9rem; }
  table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { border: 1px solid #888; padding: .25rem .5rem; text-align: left; }
  code { overflow-wrap: anywhere; }
`;

/** The whole program of the page: it is given its tools, and calls nothing else of this application. */
const PROGRAMME = String.raw`(outils, accompagnent) => {
  const par = (id) => document.getElementById(id);
  const scelle = JSON.parse(par('sceau').textContent);
  const MOTS = { ok: 'Conforme : ', defaut: 'Défaut : ', a_savoir: 'À savoir : ' };
  const montrer = (constats) => {
    const defauts = constats.filter(({ etat }) => etat === 'defaut').length;
    const verdict = par('verdict');
    verdict.dataset.etat = defauts === 0 ? 'ok' : 'defaut';
    verdict.textContent =
      defauts === 0
        ? 'Ce paquet est intact.'
        : defauts === 1
          ? 'Ce paquet a un défaut.'
          : 'Ce paquet a ' + defauts + ' défauts.';
    par('constats').replaceChildren(
      ...constats.map(({ etat, message, explication }) => {
        const line = document.createElement('li');
        line.dataset.etat = etat;
        for (const text of [MOTS[etat] + message, explication]) {
          const p = document.createElement('p');
          p.textContent = text;
          line.append(p);
        }
        return line;
      }),
    );
    verdict.focus();
  };
  const refuser = (message) =>
    montrer([
      {
        etat: 'defaut',
        message,
        explication: 'Choisissez le fichier ZIP du paquet, ou le dossier de tous les fichiers qu’il contenait.',
      },
    ]);
  const ouvrir = async (liste) => {
    if (liste.length === 0) return;
    try {
      const files = await Promise.all(
        liste.map(async (file) => ({
          nom: (file.webkitRelativePath || '').split('/').slice(1).join('/') || file.name,
          contenu: new Uint8Array(await file.arrayBuffer()),
        })),
      );
      const tous = files.length === 1 && /\.zip$/i.test(files[0].nom) ? outils.lire(files[0].contenu) : files;
      const manifeste = tous.find(({ nom }) => nom === 'manifeste.json');
      if (manifeste === undefined) return refuser('Le manifeste du paquet (manifeste.json) manque.');
      montrer(
        outils.verifier(
          JSON.parse(new TextDecoder().decode(manifeste.contenu)),
          scelle,
          tous.map(({ nom, contenu }) => ({ nom, taille: contenu.length, sha256: outils.sha256(contenu) })),
          accompagnent,
        ),
      );
    } catch (error) {
      // What the reader of archives says is for people; what the language says is not.
      refuser(error.name === 'Error' ? error.message : 'Le manifeste de ce paquet ne se lit pas : il a été altéré.');
    }
  };
  for (const id of ['zip', 'dossier']) par(id).addEventListener('change', (event) => ouvrir([...event.target.files]));
  const depot = par('depot');
  depot.addEventListener('dragover', (event) => {
    event.preventDefault();
    depot.classList.add('dessus');
  });
  depot.addEventListener('dragleave', () => depot.classList.remove('dessus'));
  depot.addEventListener('drop', (event) => {
    event.preventDefault();
    depot.classList.remove('dessus');
    ouvrir([...event.dataTransfer.files]);
  });
}`;

/** A `<` inside JSON or a program would end the element it stands in. */
const inerte = (text: string): string => text.replaceAll('<', '\\u003c');

/**
 * The verifier that leaves with a packet: one page, no network, no other file. It carries a copy of the manifest as it
 * was sealed, and the very functions that this application verifies with.
 */
export function pageVerificateur(manifeste: Manifeste): string {
  const script = `(${PROGRAMME})({verifier:${verifierManifeste.toString()},sha256:${sha256Hex.toString()},lire:${lireZip.toString()}},${JSON.stringify(ACCOMPAGNENT)});`;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>Vérifier un paquet de signature</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>Vérifier un paquet de signature</h1>
          <p>${manifeste.acte}</p>
          <p>${manifeste.convention}</p>
          <div id="depot">
            <p>Déposez ici le fichier ZIP du paquet, ou choisissez-le.</p>
            <p>
              <label>Fichier ZIP <input id="zip" type="file" accept=".zip" /></label>
            </p>
            <p>
              <label
                >ou le dossier où il a été ouvert <input id="dossier" type="file" webkitdirectory
              /></label>
            </p>
          </div>
          <p id="verdict" role="status" tabindex="-1"></p>
          <ol id="constats"></ol>
          <h2>Ce qui est vérifié, et ce qui ne l’est pas</h2>
          <p>
            Cette page compare chaque fichier avec le manifeste scellé quand le paquet a été établi, sans
            réseau ni application. Elle ne dit pas qui a établi le paquet, ni si une signature manuscrite est
            authentique : comparez l’empreinte du texte ci-dessous avec celle imprimée au bas de chaque page
            des originaux.
          </p>
          <p>Empreinte du texte : <code>${manifeste.empreinteTexte}</code></p>
          <p>
            Journal du registre : entrée n° ${manifeste.journal.entree},
            <code>${manifeste.journal.tete}</code>
          </p>
          <noscript>
            <p>
              Votre navigateur n’exécute pas les programmes : vérifiez les empreintes de manifeste.json à la
              main.
            </p>
          </noscript>
        </main>
        <script type="application/json" id="sceau">
          ${raw(inerte(JSON.stringify(manifeste)))}
        </script>
        <script>
          ${raw(script.replaceAll('</', String.raw`<\/`))};
        </script>
      </body>
    </html>`.html;
}

/** The copy of the manifest that a verifier sealed; null when this is not one. */
export function sceauDe(page: string): Manifeste | null {
  const [, json] = /<script type="application\/json" id="sceau">([^<]*)<\/script>/u.exec(page) ?? [];
  if (json === undefined) return null;
  try {
    return JSON.parse(json) as Manifeste;
  } catch {
    return null;
  }
}
