import type { PaquetView } from '#contract/paquets';
import type { Manifeste } from '#domain/paquet/manifeste';
import type { Paquet } from '#domain/paquet/paquet';
import { executoireDe } from '#domain/paquet/pouvoirs';
import type { Piece } from '#domain/fiches/piece';
import type { Registre } from '#domain/registre';
import type { Services } from '../services';
import { emissionDuPaquet, paquetView } from '../views/paquets-view';

type Joint = {
  readonly nom: string;
  readonly nature: string;
  readonly original: number | null;
  readonly piece: Piece;
};

const DOSSIERS = {
  original: 'originaux',
  acte: 'pieces-de-l-acte',
  avis: 'avis',
  paquet: 'signatures',
} as const;

/** One name once, however many files were given it. */
function nommer(pris: Set<string>, dossier: string, nom: string): string {
  const [, base = nom, fin = ''] = /^(.*?)(\.[^.]*)?$/u.exec(nom) ?? [];
  for (let rang = 1; ; rang += 1) {
    const essai = `${dossier}/${rang === 1 ? nom : `${base}-${rang}${fin}`}`;
    if (pris.has(essai)) continue;
    pris.add(essai);
    return essai;
  }
}

/** What goes in: the originals as they left, what is attached to the act, to its avis and to the packet. */
function joints(registre: Registre, paquet: Paquet): readonly Joint[] {
  const emission = emissionDuPaquet(registre, paquet);
  const pris = new Set<string>();
  const avis = new Set(
    [...registre.avis.values()].filter(({ avenantId }) => avenantId === paquet.objet.id).map(({ id }) => id),
  );
  const pieces = [...registre.pieces.values()].filter((one) => one.conventionId === paquet.conventionId);
  const originaux = (emission?.originaux ?? []).flatMap(({ numero, sha256 }): readonly Joint[] => {
    const piece = pieces.find((one) => one.sha256 === sha256 && one.objet.id === emission?.id);
    return piece === undefined
      ? []
      : [{ nom: nommer(pris, DOSSIERS.original, piece.nom), nature: 'original', original: numero, piece }];
  });
  const attaches = pieces.flatMap((piece): readonly Joint[] => {
    const { collection, id } = piece.objet;
    const sorte =
      id === paquet.objet.id && collection === paquet.objet.collection
        ? 'acte'
        : collection === 'avis' && avis.has(id)
          ? 'avis'
          : collection === 'paquets' && id === paquet.id
            ? 'paquet'
            : null;
    return sorte === null
      ? []
      : [{ nom: nommer(pris, DOSSIERS[sorte], piece.nom), nature: sorte, original: null, piece }];
  });
  return [...originaux, ...attaches];
}

/** A delegation as the manifest tells it: what holds it valid on a day. */
function delegationDe(registre: Registre, id: string | null): Manifeste['signatures'][number]['delegation'] {
  const one = id === null ? undefined : registre.delegations.get(id);
  if (one === undefined) return null;
  const { numero, publieeLe, debut, fin } = one;
  return { numero: numero ?? '', publieeLe, debut, fin };
}

function manifesteDe(
  { depot }: Pick<Services, 'depot'>,
  paquet: Paquet,
  view: PaquetView,
  lus: readonly Joint[],
  etabliLe: string,
): Manifeste {
  const convention = depot.registre.conventions.get(paquet.conventionId);
  const nomDe = new Map(view.signataires.map(({ id, nom }) => [id, nom]));
  return {
    version: 1,
    etabliLe,
    convention: convention?.titre ?? '',
    acte: view.acte.titre,
    support: view.support,
    ouvertLe: view.ouvertLe,
    empreinteTexte: view.empreinteTexte,
    originaux: view.nombreOriginaux,
    journal: { entree: depot.seq, tete: depot.tete },
    pieces: lus.map(({ nom, nature, original, piece: { taille, sha256 } }) => ({
      nom,
      nature,
      taille,
      sha256,
      original,
      empreinteTexte: original === null ? null : view.empreinteTexte,
    })),
    signataires: view.signataires.map(({ id, nom, fonction, partie }) => ({
      nom,
      fonction,
      partie,
      executoireLe:
        convention === undefined ? null : executoireDe(depot.registre, convention, paquet.objet, id),
    })),
    signatures: paquet.cases.map(({ original, signataireId, date, hors, delegationId }) => ({
      original,
      signataire: nomDe.get(signataireId) ?? '',
      date,
      hors,
      delegation: delegationDe(depot.registre, delegationId),
    })),
    controles: view.controles.map(({ libelle, etat, detail, remede }) => ({ libelle, etat, detail, remede })),
  };
}

/** The file of a packet, incomplete or not: what fails is told in it. Rejects with a StoreError where a piece is lost. */
export async function exporterPaquet(
  services: Services,
  paquet: Paquet,
): Promise<{ readonly nom: string; readonly bytes: Uint8Array }> {
  const { depot, pieces, imprimeur, viewContext } = services;
  const context = viewContext();
  const view = paquetView(depot.registre, paquet, context, pieces);
  const lus = joints(depot.registre, paquet);
  const manifeste = manifesteDe(services, paquet, view, lus, context.aujourdhui);
  const fichiers: { readonly nom: string; readonly contenu: Uint8Array }[] = [];
  for (const { nom, piece } of lus) fichiers.push({ nom, contenu: await pieces.read(piece.sha256) });
  return {
    nom: `paquet-${paquet.ouvertLe}-${paquet.id.slice(0, 8)}.zip`,
    bytes: await imprimeur.paquet(manifeste, fichiers),
  };
}
