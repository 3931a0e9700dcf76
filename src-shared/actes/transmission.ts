/**
 * What goes with an act from one office to another: the letter that sends it, the slip that lists it, the reminder to
 * who has not signed. One per addressee.
 */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { inLetters, s, upperFirst } from '#domain/french';
import { fonctionLongue } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { BLANC, dateDe, filigrane, groupesSignature } from '#actes/formules';
import {
  appelSeul,
  blocAdresse,
  blocExpediteur,
  lieuEtDate,
  ligne,
  lines,
  p,
  politesse,
} from '#actes/lettre';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

/** A line of the slip: what is sent, how many of it, and what it is sent for. */
export type PieceTransmise = {
  readonly designation: string;
  readonly nombre: number;
  readonly observations: string;
};

export type TransmissionInput = {
  readonly fiche: Fiche;
  readonly convention: Pick<Convention, 'titreCourt' | 'lieu'>;
  /** « Avenant n° 1 à la convention … »: the act as its title has it. */
  readonly titre: string;
  /** Inside a sentence: « l’avenant n° 1 à la convention … ». */
  readonly lActe: string;
  /** Feminine: « signée », « datée ». */
  readonly feminin: boolean;
  /** Every signature is there. */
  readonly signe: boolean;
  /** Zero: it is signed electronically. */
  readonly exemplaires: number;
  readonly expediteur: { readonly partie: Partie; readonly auteur: Signataire };
  readonly destinataire: Signataire;
  readonly pieces: readonly PieceTransmise[];
  /** The day it was put to signature; null where nobody recorded it. */
  readonly misALaSignatureLe: CivilDate | null;
  /** The day of the letter; to be filled by hand when null. */
  readonly date: CivilDate | null;
};

/** « en quatre exemplaires originaux », « en un exemplaire original », « sous forme électronique ». */
const originaux = (n: number): string =>
  n === 0
    ? 'sous forme électronique'
    : `en ${inLetters(n)} exemplaire${s(n)} ${n > 1 ? 'originaux' : 'original'}`;

const signature = ({ expediteur: { partie, auteur }, date }: TransmissionInput): Block => ({
  kind: 'signatures',
  groups: groupesSignature(
    [{ ...partie, signataires: [auteur] }],
    date === null ? [] : [{ signataireId: auteur.id, date }],
    { noms: true },
  ),
});

const enTete = (input: TransmissionInput, objet: string, suite: readonly string[] = []): Block => ({
  kind: 'letterhead',
  sender: blocExpediteur({ parties: [input.expediteur.partie], auteur: input.expediteur.auteur }),
  recipient: lines(blocAdresse(input.destinataire, false)),
  placeAndDate: lieuEtDate(input.convention.lieu, input.date),
  references: lines([`Objet : ${objet}`, ...suite]),
});

const pied = ({ expediteur: { partie } }: TransmissionInput): string => typographie(partie.nom);

/** What is said of the pieces at the foot of a letter: « Pièces jointes : 2 ». */
const compte = (pieces: readonly PieceTransmise[]): readonly string[] => {
  const total = pieces.reduce((sum, { nombre }) => sum + nombre, 0);
  return total === 0 ? [] : [`Pièce${s(total)} jointe${s(total)} : ${total}`];
};

/** What is asked of whoever signs. */
function aRendre(exemplaires: number, feminin: boolean): string {
  const le = feminin ? 'la' : 'le';
  const [geste, presente] =
    exemplaires === 0
      ? [
          `${le} signer électroniquement, puis me ${le} retourner sans autre modification`,
          feminin ? "qu'elle puisse être présentée" : "qu'il puisse être présenté",
        ]
      : exemplaires === 1
        ? ['dater, parapher et signer cet exemplaire, puis me le retourner', "qu'il puisse être présenté"]
        : [
            'dater, parapher et signer chacun de ces exemplaires, puis me les retourner ensemble',
            "qu'ils puissent être présentés",
          ];
  return `Je vous saurais gré de bien vouloir ${geste}, afin ${presente} aux autres signataires.`;
}

/** The letter that sends an act to one of its signatories: to sign it, or to keep it once everyone has. */
export function lettreTransmissionModel(input: TransmissionInput): DocumentModel {
  const { fiche, convention, titre, lActe, feminin, signe, exemplaires, destinataire } = input;
  const e = feminin ? 'e' : '';
  const objet = signe ? `transmission, signé${e}, de ${lActe}` : `signature de ${lActe}`;
  const corps = signe
    ? [
        `J'ai l'honneur de vous transmettre, pour attribution, un exemplaire original de ${lActe}, signé${e} par toutes les parties.`,
        `Je vous saurais gré de bien vouloir m'en accuser réception.`,
      ]
    : [
        `J'ai l'honneur de vous transmettre, pour signature, ${lActe}, ${originaux(exemplaires)}.`,
        aRendre(exemplaires, feminin),
      ];
  return {
    title: typographie(`Lettre de transmission – ${titre}`),
    subject: typographie(upperFirst(objet)),
    fileName: slug(`lettre-transmission-${destinataire.fonction.libelle}-${titre}`),
    header: typographie(`Lettre de transmission – ${convention.titreCourt}`),
    footer: pied(input),
    watermark: filigrane(fiche, null),
    ...dateDe(input.date ?? input.misALaSignatureLe),
    blocks: [
      enTete(input, objet, compte(input.pieces)),
      ligne(`${appelSeul(destinataire)},`),
      ...corps.map((one) => p(one)),
      politesse(destinataire),
      signature(input),
    ],
  };
}

/** The slip: each piece, how many, what for; and the receipt the addressee sends back. */
export function bordereauModel(input: TransmissionInput): DocumentModel {
  const { fiche, convention, titre, destinataire, pieces } = input;
  const total = pieces.reduce((sum, { nombre }) => sum + nombre, 0);
  return {
    title: typographie(`Bordereau d’envoi – ${titre}`),
    subject: typographie(`Pièces transmises : ${titre}`),
    fileName: slug(`bordereau-envoi-${destinataire.fonction.libelle}-${titre}`),
    header: typographie(`Bordereau d’envoi – ${convention.titreCourt}`),
    footer: pied(input),
    watermark: filigrane(fiche, null),
    ...dateDe(input.date ?? input.misALaSignatureLe),
    blocks: [
      enTete(input, 'bordereau d’envoi'),
      { kind: 'title', runs: runs('BORDEREAU D’ENVOI') },
      {
        kind: 'table',
        caption: 'Pièces transmises',
        header: lines(['Désignation des pièces', 'Nombre', 'Observations']),
        widths: [58, 12, 30],
        rows: [
          ...pieces.map(({ designation, nombre, observations }) => [
            runs(designation),
            runs(String(nombre)),
            runs(observations),
          ]),
          [runs('Total', { bold: true }), runs(String(total), { bold: true }), runs('')],
        ],
      },
      signature(input),
      { kind: 'heading', level: 2, runs: runs('Accusé de réception, à retourner à l’expéditeur') },
      p(`Les pièces désignées ci-dessus ont été reçues le ${BLANC}`, { keepWithNext: true }),
      p(`Nom, qualité et signature : ${BLANC}${BLANC}`),
    ],
  };
}

/** The reminder to a signatory who has not signed. */
export function relanceModel(input: TransmissionInput): DocumentModel {
  const { fiche, convention, titre, lActe, feminin, destinataire, exemplaires, misALaSignatureLe } = input;
  const objet = `rappel, signature de ${lActe}`;
  const e = feminin ? 'e' : '';
  const depuis =
    misALaSignatureLe === null
      ? `${upperFirst(lActe)} vous a été soumis${e} pour signature, ${originaux(exemplaires)}.`
      : `${upperFirst(lActe)} a été mis${e} à la signature le ${formatDate(misALaSignatureLe)}, ${originaux(exemplaires)}.`;
  return {
    title: typographie(`Relance – ${titre}`),
    subject: typographie(upperFirst(objet)),
    fileName: slug(`relance-${destinataire.fonction.libelle}-${titre}`),
    header: typographie(`Relance – ${convention.titreCourt}`),
    footer: pied(input),
    watermark: filigrane(fiche, null),
    ...dateDe(input.date ?? input.misALaSignatureLe),
    blocks: [
      enTete(input, objet),
      ligne(`${appelSeul(destinataire)},`),
      p(depuis),
      p(
        `Sauf erreur de ma part, votre signature, donnée en qualité de ${quiSigne(destinataire)}, ne m'est pas parvenue à ce jour. ` +
          `Elle est nécessaire pour que cet acte puisse prendre effet.`,
      ),
      p(
        `Je vous saurais gré de bien vouloir ${exemplaires === 0 ? `${feminin ? 'la' : 'le'} signer électroniquement` : exemplaires === 1 ? `me retourner l'exemplaire daté et signé` : 'me retourner les exemplaires datés et signés'} ou, si des observations y font obstacle, de me les faire connaître.`,
      ),
      politesse(destinataire),
      signature(input),
    ],
  };
}

/** « préfète de région »: an office as a quality, without its article. */
const quiSigne = ({ fonction }: Signataire): string => {
  const { libelle } = fonctionLongue(fonction);
  return libelle.charAt(0).toLocaleLowerCase('fr') + libelle.slice(1);
};
