/**
 * What an act is taken in view of, in the order the field uses: what the codes and the laws say, decrees, plans, the
 * convention and what amended it, the request, the délibérations, the avis.
 */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Avenant } from '#domain/fiches/avenant';
import { deInstance, direVisa, isAvisRendu } from '#domain/fiches/avis';
import type { Avis } from '#domain/fiches/avis';
import { effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { enumeration, fold } from '#domain/french';
import { allSignataires, dePartie, lastSignature } from '#domain/parties/partie';
import type { Partie, Signature } from '#domain/parties/partie';
import { joursDits } from '#domain/texte/dates-dites';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { deListe } from '#domain/texte/liminaires';
import { numeroEcrit } from '#domain/texte/nommer';
import type { Deliberation } from '#registre/fiches/deliberations';
import { BLANC, clauseAbout, nomConvention, nomDansPhrase, parSignataire } from '#actes/formules';

export type Signants = (avenant: Avenant) => readonly Partie[];

export type VisasInput = {
  readonly convention: Convention;
  readonly avenant: Avenant;
  readonly avis: Avis | null;
  readonly instance: string | null;
  readonly precedents: readonly Avenant[];
  readonly signants: Signants;
  readonly reference: TexteEnVigueur;
  readonly partiesAu: (jour: CivilDate) => readonly Partie[];
  readonly deliberations: readonly Deliberation[];
};

/** Left to be filled while the opinion is awaited; none where nobody asks for one and none was given. */
function visaAvis(avis: Avis | null, instance: string | null): readonly string[] {
  if (avis !== null && isAvisRendu(avis.sens)) return [direVisa(avis)];
  const attendue = avis?.instance ?? instance;
  return attendue === null ? [] : [`Vu l'avis ${deInstance(attendue)} en date du ${BLANC} ;`];
}

/** « signée le 12 juillet 2023 », or « signée du 3 au 12 juillet 2023 » by several hands. */
export function dateesSignatures(
  parties: readonly Partie[],
  signatures: readonly Signature[],
  mot: string,
): string | null {
  const last = lastSignature(parties, signatures);
  if (last === null) return null;
  const first = signatures.reduce<CivilDate>((least, { date }) => (date < least ? date : least), last.date);
  return first === last.date
    ? `${mot} le ${formatDate(last.date)}`
    : `${mot} entre le ${formatDate(first)} et le ${formatDate(last.date)}`;
}

function visaConvention(convention: Convention): string {
  const effet = effetOf(convention);
  const clause = clauseAbout(convention.divisions, /avenant/iu);
  const signee = dateesSignatures(convention.parties, convention.signatures, 'signée');
  const precisions = [
    ...(signee === null ? [] : [signee]),
    ...(effet.etat === 'determine' ? [`prenant effet le ${formatDate(effet.date)}`] : []),
  ];
  const article = clause?.article.numero ?? null;
  return [
    `Vu la ${nomConvention(convention)}`,
    ...(precisions.length === 0 ? [] : [precisions.join(' et ')]),
    ...(article === null ? [] : [`notamment son article ${numeroEcrit(article)}`]),
  ]
    .join(', ')
    .concat(' ;');
}

function visaPrecedents(precedents: readonly Avenant[], signants: Signants): readonly string[] {
  return [...precedents]
    .filter(({ numero }) => numero !== null)
    .sort((a, b) => (a.numero ?? 0) - (b.numero ?? 0))
    .map((one) => {
      const signe = dateesSignatures(signants(one), one.signatures, 'signé');
      return `Vu l'avenant n° ${one.numero ?? ''} à cette convention${signe === null ? '' : `, ${signe}`} ;`;
    });
}

/** `parties`: on the day of the request, as whoever made it may have left office before the avenant is signed. */
function visaDemande(parties: readonly Partie[], { demande }: Avenant): string {
  const partie = parties.find(({ id }) => id === demande.partieId);
  const auteur = allSignataires(parties).find(({ id }) => id === demande.auteurId);
  return [
    `Vu la demande de modification présentée le ${formatDate(demande.date)} par ${
      partie === undefined ? demande.partieId : nomDansPhrase(partie)
    }`,
    ...(auteur === undefined ? [] : [`par la voix de ${parSignataire(auteur)}`.replace(/ de le /u, ' du ')]),
    ...(demande.piece === null ? [] : [`(référence : ${demande.piece})`]),
  ]
    .join(', ')
    .replace(', (', ' (')
    .concat(' ;');
}

/** The ranks of what a convention cites; what is none of them is of the rank of the plans. */
const RANGS = ['traite', 'code', 'loi', 'decret', 'plan', 'deliberation', 'propre'] as const;
type Rang = (typeof RANGS)[number];

const MARQUES: readonly (readonly [Rang, RegExp])[] = [
  [
    'traite',
    /^(?:la constitution|l[ea]s? (?:traite|reglement \(?(?:ue|ce)\b|reglement europeen|directive))/u,
  ],
  ['code', /^l[ea]s? (?:livre [^,]* )?codes?\b/u],
  ['loi', /^(?:l[ea]s? lois?\b|l[' ]ordonnance|les ordonnances)/u],
  ['decret', /^(?:l[ea]s? decrets?\b|l[' ]arrete\b|les arretes\b)/u],
  ['deliberation', /^l[ea]s? deliberations?\b/u],
  // What belongs to the convention itself, and that an avenant has of its own.
  [
    'propre',
    /^(?:l[' ]avis\b|les avis\b|la consultation\b|la saisine\b|la demande\b|la lettre\b|les lettres\b)/u,
  ],
];

function rangDe(texte: string): Rang {
  const said = fold(texte).replace(/^\s*vus?(?: et)?\s+/u, '');
  return MARQUES.find(([, marque]) => marque.test(said))?.[0] ?? 'plan';
}

/** Laws by their dates; one that says none stays behind the one it followed. */
function parDate(textes: readonly string[]): readonly string[] {
  let last = '';
  return textes
    .map((texte) => {
      last = joursDits(texte)[0] ?? last;
      return { texte, date: last };
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ texte }) => texte);
}

/** Said in the convention of itself: « la présente convention » is another act's in its avenant. */
const ailleurs = (texte: string): string =>
  texte.replace(/\bla présente convention\b/giu, 'la convention susvisée');

/** What the convention cites, as it reads the day before the avenant, by rank. */
function visasDeLaConvention({ convention, reference }: Pick<VisasInput, 'convention' | 'reference'>) {
  const textes = (reference.liminaires === undefined ? convention.visas : deListe(reference, 'visas')).map(
    ({ texte }) => texte,
  );
  const of = (rang: Rang): readonly string[] => textes.filter((texte) => rangDe(texte) === rang);
  return {
    droit: [...of('traite'), ...of('code'), ...parDate(of('loi')), ...parDate(of('decret'))],
    plans: of('plan').map(ailleurs),
    deliberations: of('deliberation').map(ailleurs),
  };
}

/** « du 30 juin 2023 », « des 28 et 29 mars 2019 », as it stands after « en date ». */
function enDate({ date, derniereDate }: Pick<Deliberation, 'date' | 'derniereDate'>): string {
  if (derniereDate === null || derniereDate === date) return `du ${formatDate(date)}`;
  const [a, b] = [formatDate(date), formatDate(derniereDate)];
  const mois = (said: string): string => said.replace(/^\S+\s/u, '');
  return mois(a) === mois(b) ? `des ${a.replace(/\s.*$/u, '')} et ${b}` : `des ${a} et ${b}`;
}

/** « du Conseil régional »: the assembly of a collectivity, by the name the law gives it (CGCT, art. L. 3121-1, L. 4131-1). */
function deAssemblee(partie: Partie): string {
  const said = fold(partie.nom);
  if (/\bregion\b/u.test(said)) return 'du Conseil régional';
  if (/\bdepartement\b/u.test(said)) return 'du Conseil départemental';
  return `de l'assemblée délibérante ${dePartie(partie)}`;
}

const CE_QUI_EST = {
  avenant: 'la signature du présent avenant',
  convention: 'la signature de la présente convention',
  denonciation: 'la dénonciation de la convention',
} as const;

/** « Vu la délibération n° … de la commission permanente du Conseil régional en date du … autorisant … ; » */
export function visaDeliberation(
  one: Deliberation,
  parties: readonly Partie[],
  acte: keyof typeof CE_QUI_EST,
): string {
  const partie = parties.find(({ id }) => id === one.partieId);
  const assemblee = partie === undefined ? '' : ` ${deAssemblee(partie)}`;
  const organe = one.organe === 'commission_permanente' ? ' de la commission permanente' : '';
  return `Vu la délibération n° ${one.numero}${organe}${assemblee} en date ${enDate(one)}, autorisant ${CE_QUI_EST[acte]} ;`;
}

const serre = (texte: string): string => fold(texte).replace(/\s+/gu, '');
const cite = (texte: string, { numero }: Deliberation): boolean => serre(texte).includes(serre(numero));

/** Those that no text cites already. */
export const nonCitees = (
  deliberations: readonly Deliberation[],
  textes: readonly string[],
): readonly Deliberation[] => deliberations.filter((one) => !textes.some((texte) => cite(texte, one)));

/** The visas of an avenant. The request and the avis stand in them, whatever the sense of the avis. */
export function visasAvenant(input: VisasInput): readonly string[] {
  const { convention, avenant, avis, instance, precedents, signants, partiesAu, deliberations } = input;
  const repris = visasDeLaConvention(input);
  // One that authorises this very act is said so, rather than as the convention cited it.
  const autres = repris.deliberations.filter((texte) => !deliberations.some((one) => cite(texte, one)));
  return [
    ...repris.droit,
    ...repris.plans,
    visaConvention(convention),
    ...visaPrecedents(
      precedents.filter(({ id }) => id !== avenant.id),
      signants,
    ),
    visaDemande(partiesAu(avenant.demande.date), avenant),
    ...autres,
    ...deliberations.map((one) => visaDeliberation(one, convention.parties, 'avenant')),
    ...visaAvis(avis, instance),
  ];
}

/** What a party says of the délibération that let it sign another act. */
const HABILITATION = /^(?:dûment\s+)?(?:habilité|autorisé)e?s?\s.*délibération/iu;

/** The parties with « dûment habilité par la délibération n° … du … », for those whose assembly authorised this act. */
export const partiesHabilitees = (
  parties: readonly Partie[],
  deliberations: readonly Deliberation[],
): readonly Partie[] =>
  parties.map((partie) => {
    const own = deliberations.filter(({ partieId }) => partieId === partie.id);
    const [first, ...others] = partie.signataires;
    if (own.length === 0 || first === undefined) return partie;
    const accord =
      others.length > 0
        ? partie.signataires.every(({ fonction }) => fonction.genre === 'f')
          ? 'es'
          : 's'
        : first.fonction.genre === 'f'
          ? 'e'
          : '';
    const citees = own.map((one) => `la délibération n° ${one.numero} ${enDate(one)}`);
    return {
      ...partie,
      mentions: [
        ...(partie.mentions ?? []).filter((mention) => !HABILITATION.test(mention)),
        `dûment habilité${accord} par ${enumeration(citees)}`,
      ],
    };
  });
