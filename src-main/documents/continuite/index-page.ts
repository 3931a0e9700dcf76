import { formatInstant } from '#contract/instant';
import type { DossierContinuite } from '../../application/echanges/ports';
import { facts, html, page, table } from './html';
import type { PageOptions } from './html';

/** Way in: what the dossier holds, and how to read and check it. */
export function indexPage(dossier: DossierContinuite, options: Omit<PageOptions, 'titre' | 'index'>): string {
  const { nom, exporteLe, seq, tete, empreinte, conventions, compte, logiciel } = dossier;
  const body = html`<h1>${nom}</h1>
    <p class="chapeau">
      Dossier de continuité : tout le registre, lisible sans aucune application. Ces pages s’ouvrent dans
      n’importe quel navigateur, sans réseau et sans script.
    </p>
    ${facts([
      ['Établi le', formatInstant(exporteLe)],
      ['Dernière entrée du journal', `n° ${seq}`],
      ['Tête du journal', html`<code>${tete}</code>`],
      ['Empreinte de l’état', html`<code>${empreinte}</code>`],
      ['Conventions', String(conventions.length)],
      ...compte.map(({ nom: sorte, nombre }): [string, string] => [sorte, String(nombre)]),
      ['Logiciel', `Registre CREFOP ${logiciel}`],
    ])}
    <h2 id="conventions">Conventions</h2>
    ${
      conventions.length === 0
        ? html`<p>Ce registre ne contient aucune convention.</p>`
        : table(
            'Une page par convention',
            ['Convention', 'Région', 'État'],
            conventions.map(({ titre, page: fichier, region, etat }) => [
              html`<a href="conventions/${fichier}">${titre}</a>`,
              html`${region}`,
              html`${etat}`,
            ]),
          )
    }
    <h2 id="contenu-du-dossier">Ce que contient ce dossier</h2>
    <ul>
      <li><a href="LISEZMOI.txt">LISEZMOI.txt</a> : comment lire, vérifier et reprendre ce dossier ;</li>
      <li>
        <code>conventions/</code> : une page par convention ; <code>actes/</code> : les actes officiels en
        DOCX ;
      </li>
      <li>
        <code>csv/</code> : un tableau par sorte de fiche (<a href="csv/conventions.csv">conventions.csv</a>…)
        et le <a href="csv/journal.csv">journal</a>, à ouvrir dans un tableur ;
      </li>
      <li>
        <a href="registre.json">registre.json</a> : le registre entier, que Registre CREFOP sait reprendre, et
        son <a href="registre.schema.json">schéma</a> ;
      </li>
      <li>
        <code>journal/</code> : le journal tel qu’il est, entrée par entrée ; <code>pieces/</code> : les
        pièces jointes ;
      </li>
      <li>
        <a href="verifier.html">verifier.html</a> (dans un navigateur) et <code>verifier.mjs</code> (avec
        Node.js) : la vérification du journal ; <a href="EMPREINTES.sha256">EMPREINTES.sha256</a> :
        l’empreinte de chaque fichier.
      </li>
    </ul>`;
  return page({ ...options, titre: `${nom} : dossier de continuité`, index: null }, body);
}
