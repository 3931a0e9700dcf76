/** What every letter shares: who writes, to whom, how one addresses them and takes leave. */
import type { CivilDate } from '#domain/civil-date';
import { formatDate } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import {
  adresseLe,
  appelDe,
  estVacante,
  fonctionLongue,
  fullName,
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import { SIGNES_PAR_LIGNE } from '#actes/enveloppe';
import { BLANC } from '#actes/formules';
import type { Block } from '#actes/model';
import { runs, typographie } from '#actes/typographie';

export const ADRESSE_A_COMPLETER = '[adresse à compléter]';

export const p = (text: string, options: { readonly keepWithNext?: boolean } = {}): Block => ({
  kind: 'paragraph',
  runs: runs(text),
  ...(options.keepWithNext === true ? { keepWithNext: true } : {}),
});

/** A short line, which justifying would only stretch. */
export const ligne = (text: string, options: { readonly keepWithNext?: boolean } = {}): Block => ({
  kind: 'paragraph',
  runs: runs(text),
  align: 'left',
  ...(options.keepWithNext === true ? { keepWithNext: true } : {}),
});

export const lines = (text: readonly string[]): readonly string[] => text.map(typographie);

const ecrites = (adresse: readonly string[]): readonly string[] =>
  adresse.filter((line) => line.trim() !== '');

/** The office as an address has it: the short form where the long one does not hold in the window of an envelope. */
function fonctionAdresse({ fonction }: Signataire): string {
  const { libelle } = fonctionLongue(fonction);
  return upperFirst(libelle.length <= SIGNES_PAR_LIGNE ? libelle : fonction.libelle);
}

/** « Directrice », of a body that the office does not name: the letter says of which. */
const institution = (office: string, { nom }: Pick<Partie, 'nom'>): readonly string[] => {
  const corps = nom.replace(/^(?:l['’]|l[ae]s? )/iu, '');
  return /\s/u.test(office.trim()) || !/\s/u.test(corps) ? [] : [upperFirst(corps)];
};

/**
 * Name, office and postal address, as an envelope shows them. `complete`: an address nobody knows is not left to be
 * filled. `partie`: whom the office is of, where its title does not say.
 */
export function blocAdresse(
  signataire: Signataire,
  complete: boolean,
  {
    jour,
    partie,
  }: { readonly jour?: CivilDate | undefined; readonly partie?: Pick<Partie, 'nom'> | undefined } = {},
): readonly string[] {
  const office = fonctionAdresse(signataire);
  const adresse = ecrites(jour === undefined ? signataire.adresse : adresseLe(signataire, jour));
  return [
    ...(estVacante(signataire.personne) ? [] : [fullName(signataire.personne)]),
    office,
    ...(partie === undefined ? [] : institution(office, partie)),
    ...(adresse.length > 0 || complete ? adresse : [ADRESSE_A_COMPLETER]),
  ];
}

/** « Madame la Préfète »: as one writes to the holder; an office without one is written to all the same. */
export const appelSeul = (destinataire: Signataire): string => appelDe(destinataire) ?? 'Madame, Monsieur';

/** « Madame, Messieurs, » to several; to one, as one writes to the holder. */
export function appel(destinataires: readonly Signataire[]): string {
  const [only, ...others] = destinataires;
  const personnes = destinataires.filter(({ personne }) => !estVacante(personne));
  if (only === undefined || personnes.length === 0) return 'Madame, Monsieur,';
  if (others.length === 0) return `${appelSeul(only)},`;
  const women = personnes.filter(({ personne }) => personne.civilite === 'Madame').length;
  const men = personnes.length - women;
  const words = [
    ...(women === 0 ? [] : [women === 1 ? 'Madame' : 'Mesdames']),
    ...(men === 0 ? [] : [men === 1 ? 'Monsieur' : 'Messieurs']),
  ];
  return `${words.join(', ')},`;
}

/** « Madame Fabienne BUCCIO, Préfète de région »: how a sentence names a signatory. */
export const signataireDit = ({ personne, fonction }: Signataire): string =>
  estVacante(personne)
    ? withArticle(fonctionLongue(fonction))
    : `${fullName(personne)}, ${fonctionLongue(fonction).libelle}`;

/** Those who represent the State, head an assembly or an academy: « haute considération » between them. */
const HAUT_RANG =
  /(?<!\p{L})(?:ministre|préf[eè]te?|rect(?:eur|rice)|président|présidente|haut(?:e)?[- ]commissaire|ambassad(?:eur|rice))(?!\p{L})/iu;

/** « l’expression de ma haute considération », « de ma considération distinguée » by the rank of the addressee. */
export const considerationDe = ({ fonction }: Pick<Signataire, 'fonction'>): string =>
  HAUT_RANG.test(fonction.libelle) && !/^(?:vice|sous|secrétaire|direct)/iu.test(fonction.libelle)
    ? 'haute considération'
    : 'considération distinguée';

/** The leave, kept with the signature below it. */
export const politesse = (destinataire: Signataire): Block =>
  p(
    `Je vous prie d'agréer, ${appelSeul(destinataire)}, l'expression de ma ${considerationDe(destinataire)}.`,
    { keepWithNext: true },
  );

export type Expediteur = {
  readonly parties: readonly Partie[];
  /** Who signs, named at the head where one party alone writes. */
  readonly auteur: Signataire | undefined;
};

/** Who writes, at the head of the letter. */
export function blocExpediteur({ parties, auteur }: Expediteur): readonly string[] {
  return lines([
    ...parties.map(({ nom }) => nom),
    ...(auteur === undefined || parties.length > 1
      ? []
      : [
          withArticle(fonctionLongue(auteur.fonction), true),
          ...(estVacante(auteur.personne) ? [] : [fullName(auteur.personne)]),
          ...ecrites(auteur.adresse),
        ]),
  ]);
}

/** « Lyon, le 23 novembre 2026 »; the day is left to be filled until the letter has one. */
export const lieuEtDate = (lieu: string, date: CivilDate | null): string =>
  typographie(`${lieu === '' ? 'Le' : `${lieu}, le`} ${date === null ? BLANC : formatDate(date)}`);

/** How a letter stands among those sent with it. */
export type PlaceLettre = {
  readonly destinataire: Signataire;
  readonly rang: number;
  readonly autres: readonly Signataire[];
};
