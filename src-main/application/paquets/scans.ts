import type { RapprochementView, ScanView } from '#contract/paquets';
import type { Parsed } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { signatairesParPage } from '#actes/pages-signature';
import { TAILLE_MAX_PIECE, formatTaille } from '#domain/fichier';
import { ETAT_PAQUET_LABELS, etatPaquet, signataireNomme, signatairesDeLActe } from '#domain/paquet/paquet';
import type { Paquet } from '#domain/paquet/paquet';
import { rapprocher, repartir } from '#domain/paquet/rapprochement';
import type { PagesDeSignature } from '#domain/paquet/rapprochement';
import { typographie } from '#domain/typographie';
import { modeleGarde } from '../emissions/lire';
import { receivedFile } from '../handlers/televersements';
import { suiteDe } from '../lectures';
import { success } from '../replies';
import type { Services } from '../services';
import { emissionDuPaquet, titreDe } from '../views/paquets-view';

/** What a file in waiting says of itself: its codes, and whether it can be kept. */
export async function lireScan(
  { lecteur, lectures, pieces, televersements }: Services,
  { jeton, lecture }: Parsed<'paquets.lireScan'>,
): Promise<Reply<ScanView>> {
  const received = receivedFile(televersements, jeton);
  if (!received.ok) return received;
  const { nom, bytes } = received.value;
  const { pages } = await lectures.suivre(lecture, (suivi) => lecteur.scans(bytes, suiteDe(suivi)));
  return success({
    nom,
    taille: bytes.byteLength,
    sha256: await pieces.empreinte(bytes),
    // Said before anybody confirms: what shows a signature is kept with it.
    obstacle:
      bytes.byteLength <= TAILLE_MAX_PIECE
        ? null
        : typographie(
            `Ce fichier pèse ${formatTaille(bytes.byteLength)}, et une pièce ${formatTaille(TAILLE_MAX_PIECE)} au plus : partagez-le en plusieurs pour pouvoir l’enregistrer.`,
          ),
    pages,
    signatures: await lecteur.signatures(bytes),
  });
}

/** Who signs on which page of the originals of a packet, as they were printed. */
async function feuilletsDe(
  { depot: { registre }, pieces }: Pick<Services, 'depot' | 'pieces'>,
  paquet: Paquet,
): Promise<PagesDeSignature> {
  const acte = signatairesDeLActe(registre, paquet, paquet.ouvertLe);
  const circuit = paquet.circuit.map(({ signataireId }) => signataireId);
  const emission = emissionDuPaquet(registre, paquet);
  const parPage = emission === null ? [] : signatairesParPage(await modeleGarde(pieces, emission));
  const ordre = acte.ok ? acte.value.signataires.map(({ id }) => id) : circuit;
  const agree = ordre.length === circuit.length && ordre.every((one) => circuit.includes(one));
  return repartir(agree ? ordre : circuit, agree ? parPage : []);
}

/** Scans against the slots of a packet, in words. */
export async function rapprochementView(
  services: Services,
  paquet: Paquet,
  scans: Parsed<'paquets.rapprocher'>['scans'],
): Promise<RapprochementView> {
  const { depot, viewContext } = services;
  const { registre } = depot;
  const { aujourdhui } = viewContext();
  const feuillets = await feuilletsDe(services, paquet);
  const nommer = (id: string) => ({
    id,
    nom: typographie(signataireNomme(registre, paquet, id, aujourdhui)),
  });
  const lues = scans.flatMap(({ nom, pages }) => pages.map((one) => ({ fichier: nom, ...one })));
  return {
    paquetId: paquet.id,
    pages: rapprocher(registre.paquets.values(), paquet, feuillets, lues).map((one) => {
      if (one.sort === 'rapprochee')
        return {
          ...one,
          feuillets: feuillets.length,
          attendus: one.attendus.map(nommer),
          signees: one.signees.map(nommer),
        };
      if (one.sort !== 'etrangere') return one;
      const autre = one.paquet;
      return {
        ...one,
        paquet:
          autre === null
            ? null
            : {
                id: autre.id,
                titre: `${titreDe(registre, autre.objet)} (${ETAT_PAQUET_LABELS[etatPaquet(autre)].toLowerCase()})`,
                ouvertLe: autre.ouvertLe,
              },
      };
    }),
  };
}
