import { formatInstant } from '#contract/instant';
import { formatDate } from '#domain/civil-date';
import type { Continuite, DossierContinuite, Sink } from '../../application/echanges/ports';
import { conventionPage } from './convention-page';
import { indexPage } from './index-page';
import { lisezmoi } from './lisezmoi';
import { VERIFIER_HTML, VERIFIER_MJS } from './verifier';
import { ZipWriter } from './zip';

/** Writes the dossier de continuité. */
export function createContinuite(): Continuite {
  return { ecrire: writeDossier };
}

async function writeDossier(dossier: DossierContinuite, sink: Sink): Promise<void> {
  const { nom, demonstration, exporteLe, jour, seq, tete } = dossier;
  const zip = new ZipWriter(sink, new Date(exporteLe));
  const pied = `${nom}. Dossier de continuité établi le ${formatInstant(exporteLe)}, entrée n° ${seq} du journal (${tete.slice(0, 16)}) ; les états sont ceux du ${formatDate(jour)}.`;
  const options = { demonstration, pied };
  await zip.add('LISEZMOI.txt', lisezmoi(dossier));
  await zip.add('index.html', indexPage(dossier, options));
  for (const index of dossier.conventions) {
    const page = dossier.page(index);
    await zip.add(
      `conventions/${index.page}`,
      conventionPage(page, { ...options, demonstration: page.fictive }),
    );
    for (const acte of page.actes) await zip.add(`actes/${acte.fichier}`, await dossier.docx(acte));
  }
  for (const { nom: fichier, bytes } of await dossier.tableaux()) await zip.add(`csv/${fichier}`, bytes);
  await zip.add('registre.json', dossier.registre());
  await zip.add('registre.schema.json', await dossier.schema());
  for (const segment of dossier.segments) await zip.add(`journal/${segment.nom}`, segment.lire());
  for (const { fichier, lire } of dossier.pieces) {
    const bytes = await lire();
    if (bytes !== null) await zip.add(`pieces/${fichier}`, bytes);
  }
  await zip.add('verifier.html', VERIFIER_HTML);
  await zip.add('verifier.mjs', VERIFIER_MJS);
  await zip.add('EMPREINTES.sha256', zip.empreintes);
  await zip.end();
}
