import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Constat, Manifeste } from '#domain/paquet/manifeste';
import { verifierManifeste } from '#domain/paquet/manifeste';
import { lireZip } from './hors-ligne';
import { ACCOMPAGNENT, pageVerificateur, sceauDe } from './page';

const LISEZ_MOI = `Paquet de signature

Ouvrez verifier.html dans un navigateur (aucune connexion n’est nécessaire), puis donnez-lui ce fichier ZIP :
la page dit si chaque pièce est celle qui a été remise, et explique chaque contrôle.

manifeste.json donne, pour chaque pièce, sa taille et son empreinte SHA-256.
`;

/**
 * The file of a packet: its pieces, their manifest, and a verifier that needs nothing else. Stored, not compressed, so
 * that the verifier can read it; the same packet gives the same bytes.
 */
export function archiverPaquet(
  manifeste: Manifeste,
  fichiers: readonly { readonly nom: string; readonly contenu: Uint8Array }[],
): Uint8Array {
  const encoder = new TextEncoder();
  const tous = {
    'LISEZ-MOI.txt': encoder.encode(LISEZ_MOI),
    'verifier.html': encoder.encode(pageVerificateur(manifeste)),
    'manifeste.json': encoder.encode(`${JSON.stringify(manifeste, null, 2)}\n`),
    ...Object.fromEntries(fichiers.map(({ nom, contenu }) => [nom, contenu])),
  };
  return zipSync(tous, { level: 0, mtime: new Date(`${manifeste.etabliLe}T12:00:00`) });
}

/**
 * Verifies the file of a packet, as its own page does.
 * @throws Error in French when it is not one.
 */
export function verifierArchive(bytes: Uint8Array): readonly Constat[] {
  const fichiers = lireZip(bytes);
  const texte = (nom: string): string | null => {
    const found = fichiers.find((one) => one.nom === nom);
    return found === undefined ? null : new TextDecoder().decode(found.contenu);
  };
  const json = texte('manifeste.json');
  if (json === null)
    throw new Error('Ce fichier n’est pas un paquet de signature : son manifeste (manifeste.json) manque.');
  const page = texte('verifier.html');
  let manifeste: Manifeste;
  try {
    manifeste = JSON.parse(json) as Manifeste;
    return verifierManifeste(
      manifeste,
      page === null ? null : sceauDe(page),
      fichiers.map(({ nom, contenu }) => ({
        nom,
        taille: contenu.length,
        sha256: createHash('sha256').update(contenu).digest('hex'),
      })),
      ACCOMPAGNENT,
    );
  } catch {
    throw new Error('Le manifeste de ce paquet ne se lit pas : il a été altéré.');
  }
}
