/** A whole case on paper: its exhibits, numbered once for all, what each proves, and what happened, fact after fact. */
import { formatDate, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Fiche } from '#domain/registre';
import { aJoindre } from '#domain/resiliation/affaire-cles';
import type { Affaire, PieceNumerotee } from '#domain/resiliation/affaire';
import type { FaitAffaire } from '#domain/resiliation/affaire-chronologie';
import { counted, enumeration, inLetters, upperFirst } from '#domain/french';
import { filigrane, nomConvention, nomDansPhrase } from '#actes/formules';
import { lines, p } from '#actes/lettre';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type BordereauInput = {
  readonly fiche: Fiche;
  readonly affaire: Affaire;
  readonly chronologie: readonly FaitAffaire[];
  /** Of what the registry prints itself, once it is printed, by number. */
  readonly empreintes: ReadonlyMap<number, string>;
};

const PAR_LIGNE = 16;

/** Digits by groups that hold in a column, printed sign for sign. */
function empreinte(sha256: string | null): readonly Run[] {
  if (sha256 === null) return runs('—');
  const groupes = sha256.match(new RegExp(`.{1,${PAR_LIGNE}}`, 'gu')) ?? [];
  return groupes.flatMap((text, rang): readonly Run[] => [
    ...(rang === 0 ? [] : [{ kind: 'break' } as const]),
    { kind: 'text', text, verbatim: true },
  ]);
}

const jour = (date: CivilDate | null): string => (date === null ? 'sans date' : formatDate(date));

const empreinteDe = ({ fichier, numero }: PieceNumerotee, imprimees: ReadonlyMap<number, string>) =>
  fichier?.sha256 ?? imprimees.get(numero) ?? null;

const pieceNo = (numeros: readonly number[]): string =>
  `${numeros.length === 1 ? 'pièce' : 'pièces'} n° ${enumeration(numeros.map(String))}`;

/** « Pièces n° 2 et 3 », or that somebody's word alone says so. */
const preuve = ({ numeros, declaratif }: FaitAffaire): string =>
  numeros.length === 0
    ? declaratif
      ? 'Déclaratif, sans preuve'
      : 'Calculé par le registre'
    : `${upperFirst(pieceNo(numeros))}${declaratif ? ', à joindre : déclaratif' : ''}`;

export function bordereauPiecesModel({
  fiche,
  affaire: { convention, miseEnDemeure, pieces, retirees },
  chronologie,
  empreintes,
}: BordereauInput): DocumentModel {
  const { signeeLe, partieEmettriceId, partieDestinataireId, remises = [] } = miseEnDemeure;
  const nom = (id: string): string => {
    const partie = convention.parties.find((one) => one.id === id);
    return partie === undefined ? id : nomDansPhrase(partie);
  };
  const lettre = `mise en demeure${signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`}`;
  const du = chronologie
    .map(({ date }) => date)
    .reduce<CivilDate | null>(
      (last, one) => (last === null ? one : maxDate(last, one)),
      remises.at(-1)?.date ?? null,
    );
  const manquent = pieces.filter(aJoindre);
  const declaratifs = chronologie.filter(({ declaratif }) => declaratif).length;
  return {
    title: typographie(`Bordereau des pièces – ${lettre}`),
    subject: typographie(`Pièces du dossier de la ${lettre}`),
    fileName: slug(`bordereau-pieces-${signeeLe ?? 'projet'}-${convention.titreCourt}`),
    header: typographie(`Bordereau des pièces – ${lettre} – ${convention.titreCourt}`),
    footer: typographie('Bordereau des pièces'),
    watermark: filigrane(fiche, null),
    ...(du === null ? {} : { date: du }),
    blocks: [
      { kind: 'section', orientation: 'landscape' },
      { kind: 'title', runs: runs('BORDEREAU DES PIÈCES') },
      { kind: 'subtitle', runs: runs(`Dossier de la ${lettre}`) },
      p(
        `Dossier tenu au titre de la ${nomConvention(convention)}, entre ${nom(partieEmettriceId)}, qui met en demeure, et ${nom(partieDestinataireId)}. ` +
          `Il compte ${counted(pieces.length, 'pièce')}. Chaque fichier porte le numéro de sa pièce ; son empreinte (SHA-256) permet de vérifier qu’il n’a pas changé.`,
      ),
      ...(manquent.length === 0
        ? []
        : [
            p(
              `${manquent.length === 1 ? 'Une preuve citée n’est pas jointe' : `${upperFirst(inLetters(manquent.length))} preuves citées ne sont pas jointes`} : ${pieceNo(manquent.map(({ numero }) => numero))}.`,
            ),
          ]),
      {
        kind: 'table',
        caption: 'Pièces du dossier',
        header: lines(['Pièce n°', 'Désignation', 'Date', 'Auteur', 'Ce qu’elle prouve', 'Empreinte']),
        widths: [7, 27, 12, 16, 22, 16],
        rows: pieces.map((one) => [
          runs(String(one.numero), { bold: true }),
          [...runs(one.titre, { bold: true }), { kind: 'break' } as const, ...runs(one.nature)],
          runs(jour(one.date)),
          runs(upperFirst(one.auteur)),
          runs(one.prouve),
          aJoindre(one) ? runs('Non jointe : déclaratif') : empreinte(empreinteDe(one, empreintes)),
        ]),
      },
      ...remisesBlocks(remises, retirees),
      { kind: 'heading', level: 2, runs: runs('Chronologie du dossier') },
      ...(declaratifs === 0
        ? []
        : [
            p(
              `${declaratifs === 1 ? 'Un fait ne repose' : `${upperFirst(inLetters(declaratifs))} faits ne reposent`} que sur la déclaration de qui l’a enregistré : c’est dit en face.`,
              { keepWithNext: true },
            ),
          ]),
      {
        kind: 'table',
        caption: 'Faits, du plus ancien au plus récent',
        header: lines(['Date', 'Fait', 'Preuve']),
        widths: [14, 62, 24],
        rows: chronologie.map((one) => [runs(formatDate(one.date)), runs(one.fait), runs(preuve(one))]),
      },
    ],
  };
}

/** To whom it was handed over, and the numbers that nothing answers for any more. */
function remisesBlocks(
  remises: NonNullable<Affaire['miseEnDemeure']['remises']>,
  retirees: Affaire['retirees'],
): readonly Block[] {
  return [
    ...remises.map(({ date, a, pieces }) =>
      p(
        `Remis le ${formatDate(date)} à ${a} : ${counted(pieces.length, 'pièce')}. Les numéros donnés alors ne changent plus.`,
      ),
    ),
    ...(retirees.length === 0
      ? []
      : [
          p(
            `Numéros remis qui ne répondent plus à une pièce du dossier, et ne sont donnés à aucune autre : ${retirees.map(({ numero, titre }) => `n° ${numero} (${titre})`).join(' ; ')}.`,
          ),
        ]),
  ];
}
