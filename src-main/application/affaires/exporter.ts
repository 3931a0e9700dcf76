import { slug } from '#actes/typographie';
import { find } from '#domain/lookup';
import { formatRepere, repereOf } from '#domain/repere';
import { affaireDe } from '#domain/resiliation/affaire';
import type { Affaire, PieceNumerotee } from '#domain/resiliation/affaire';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { documentFait } from '../catalogue';
import { surPapier } from '../emissions/papier';
import type { Services } from '../services';

type Portes = Pick<Services, 'depot' | 'pieces' | 'imprimeur' | 'viewContext'>;

type Imprimee = { readonly numero: number; readonly nom: string; readonly bytes: Uint8Array };

/** The case of a notice, as the registry stands. */
export function affaireNommee({ depot }: Pick<Services, 'depot'>, id: string): Result<Affaire> {
  const found = find(depot.registre, 'misesEnDemeure', id);
  if (!found.ok) return found;
  const convention = find(depot.registre, 'conventions', found.value.conventionId);
  return convention.ok ? ok(affaireDe(depot.registre, convention.value, found.value)) : convention;
}

/** « piece-03-note-de-calcul-du-delai.docx » */
const nomDe = ({ numero, titre }: PieceNumerotee, extension: string): string =>
  `piece-${String(numero).padStart(2, '0')}-${slug(titre).slice(0, 60).replace(/-+$/u, '')}.${extension}`;

const extensionDe = (nom: string): string => /\.([a-z0-9]{2,4})$/iu.exec(nom)?.[1]?.toLowerCase() ?? 'bin';

/** The exhibits that the registry prints itself. */
async function imprimees(
  { depot, pieces, imprimeur, viewContext }: Portes,
  affaire: Affaire,
): Promise<Result<readonly Imprimee[]>> {
  const found: Imprimee[] = [];
  for (const one of affaire.pieces) {
    const { document, fichier, numero } = one;
    if (document === null || fichier !== null) continue;
    const made = documentFait(depot.registre, document.nature, document.id, viewContext());
    if (!made.ok) return made;
    const model = await surPapier({ pieces, imprimeur }, depot.registre, made.value);
    if (!model.ok) return model;
    found.push({ numero, nom: nomDe(one, 'docx'), bytes: await imprimeur.docx(model.value) });
  }
  return ok(found);
}

/** The fingerprints of what the registry prints itself, by the number of the exhibit. */
export async function empreintesImprimees(
  portes: Portes,
  id: string,
): Promise<Result<ReadonlyMap<number, string>>> {
  const affaire = affaireNommee(portes, id);
  if (!affaire.ok) return affaire;
  const made = await imprimees(portes, affaire.value);
  return made.ok ? ok(await empreintesDe(portes, made.value)) : made;
}

const empreintesDe = async (
  { pieces }: Pick<Services, 'pieces'>,
  all: readonly Imprimee[],
): Promise<ReadonlyMap<number, string>> =>
  new Map(
    await Promise.all(all.map(async ({ numero, bytes }) => [numero, await pieces.empreinte(bytes)] as const)),
  );

/**
 * The file of a case: its bordereau, every exhibit under its number, and their fingerprints as `sha256sum -c` reads
 * them. Rejects with a StoreError where a kept file is lost.
 */
export async function exporterAffaire(
  portes: Portes,
  id: string,
): Promise<Result<{ readonly nom: string; readonly bytes: Uint8Array }>> {
  const { depot, pieces, imprimeur, viewContext } = portes;
  const affaire = affaireNommee(portes, id);
  if (!affaire.ok) return affaire;
  const made = await imprimees(portes, affaire.value);
  if (!made.ok) return made;
  const empreintes = await empreintesDe(portes, made.value);
  const bordereau = documentFait(depot.registre, 'bordereau-pieces', id, viewContext(), { empreintes });
  if (!bordereau.ok) return bordereau;
  const fichiers: { readonly nom: string; readonly contenu: Uint8Array }[] = [];
  const sommes: string[] = [];
  for (const one of affaire.value.pieces) {
    const imprimee = made.value.find(({ numero }) => numero === one.numero);
    const sha256 = one.fichier?.sha256 ?? empreintes.get(one.numero);
    const nom = one.fichier === null ? imprimee?.nom : nomDe(one, extensionDe(one.fichier.nom));
    if (nom === undefined || sha256 === undefined) continue;
    const contenu = one.fichier === null ? imprimee?.bytes : await pieces.read(one.fichier.sha256);
    if (contenu === undefined) continue;
    fichiers.push({ nom, contenu });
    sommes.push(`${sha256}  ${nom}`);
  }
  const repere = formatRepere(repereOf(depot.seq, depot.tete));
  const tete = await imprimeur.docx({ ...bordereau.value.model, repere });
  const { fileName } = bordereau.value.model;
  return ok({
    nom: `${fileName.replace('bordereau-pieces', 'dossier')}.zip`,
    bytes: await imprimeur.archive(
      [
        { nom: 'bordereau-des-pieces.docx', contenu: tete },
        ...fichiers,
        { nom: 'empreintes-sha256.txt', contenu: new TextEncoder().encode(`${sommes.join('\n')}\n`) },
      ],
      viewContext().aujourdhui,
    ),
  });
}
