/**
 * The convention as it reads on a day: the signed text with every avenant in effect, each change with the act it comes
 * from. A working document: only the signed originals are authentic, and it says so.
 */
import { titreDe } from '#domain/legistique/corps';
import type { Avenant } from '#domain/fiches/avenant';
import { CHOIX_ARBITRAGE_LABELS } from '#domain/texte/operations';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { consolider, sansEffetEncore } from '#domain/consolidation/consolider';
import type { Acte, Consolidation } from '#domain/consolidation/consolider';
import { auteurDe } from '#domain/redline/redline';
import { nommerActes } from '#domain/consolidation/reference';
import { renvoisMortsDe } from '#domain/concordance/renvois';
import type { RenvoiMort } from '#domain/concordance/renvois';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { texteAlinea } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { deListe } from '#domain/texte/liminaires';
import { effetOf } from '#domain/fiches/convention';
import type { Convention, Terme } from '#domain/fiches/convention';
import { resilieeDepuis } from '#domain/convention/etat';
import { enumeration, lowerFirst, upperFirst } from '#domain/french';
import { signatairesDe, sortiesOf } from '#domain/lookup';
import { lastSignature, nomCourant } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Fiche, Registre } from '#domain/registre';
import { blocAlinea, blocTableau, blocsPresence, niveauTitre } from '#actes/convention';
import { blocsParties, signaturesOriginales, filigrane, nomConvention } from '#actes/formules';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export const MENTION_ORIGINAUX = 'Document de travail : seuls les originaux signés font foi.';

export type ConsolidationInput = {
  readonly fiche: Fiche;
  readonly registre: Registre;
  readonly convention: Convention;
  /** The day the text is read at. */
  readonly jour: CivilDate;
  /** Drafts to take in. */
  readonly projets: readonly Avenant[];
  /** The day the document is made: what takes effect after it is not in force, whatever the day read. */
  readonly aujourdhui: CivilDate;
};

type Lecture = {
  readonly convention: Convention;
  readonly consolidation: Consolidation;
  /** The end as it stands on the day read. */
  readonly terme: Terme;
  /** Since when it is denounced, on the day read. */
  readonly resiliee: CivilDate | null;
  readonly renvoisMorts: readonly RenvoiMort[];
  readonly aujourdhui: CivilDate;
};

/** « en vigueur le 1er mars 2024 », « qui prendra effet le 1er janvier 2027 ». */
export const effetDit = (effet: CivilDate, aujourdhui: CivilDate): string =>
  `${effet > aujourdhui ? 'qui prendra effet' : 'en vigueur'} le ${formatDate(effet)}`;

const note = (texte: string): Block => ({ kind: 'paragraph', runs: runs(texte, { italic: true }) });
/** « (modifié par …) »: a short line, which justifying would only stretch. */
const mention = (texte: string): Block => ({
  kind: 'paragraph',
  runs: runs(texte, { italic: true }),
  align: 'left',
});
const item = (texte: string): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(texte) });

/**
 * « l'avenant n° 1 du 1er juillet 2024 », by the day it was signed, and that of its effect while it is to come;
 * « le projet d'avenant « Objet » ».
 */
function nommer({ avenant, projet, effet }: Acte, parties: readonly Partie[], aujourdhui: CivilDate): string {
  const name = projet ? `le ${lowerFirst(auteurDe(avenant))}` : `l'${lowerFirst(auteurDe(avenant))}`;
  const signed = lastSignature(parties, avenant.signatures);
  const dated = signed === null ? name : `${name} du ${formatDate(signed.date)}`;
  return effet === null || effet <= aujourdhui ? dated : `${dated}, à effet du ${formatDate(effet)}`;
}

/** « par l'avenant n° 1 du … et le projet … ». */
const par = (actes: readonly string[]): string => `par ${enumeration(actes)}`;

/** Under its heading, and never parted from the text that it speaks of. */
function notes(division: DivisionEnVigueur, acte: (id: string) => string): readonly Block[] {
  const { inseree, modifiee, abrogee, alineas } = division;
  const feminin = division.nature === 'annexe' || division.nature === 'section' ? 'e' : '';
  const changed = modifiee.filter((id) => id !== abrogee);
  const dites = [
    ...(inseree === null ? [] : [`(inséré${feminin} ${par([acte(inseree)])})`]),
    ...(changed.length === 0 ? [] : [`(modifié${feminin} ${par(changed.map(acte))})`]),
    ...(abrogee === null ? [] : [`(abrogé${feminin} ${par([acte(abrogee)])})`]),
  ];
  return dites.map((texte, rang) => ({
    ...mention(texte),
    ...(alineas.length > 0 || rang < dites.length - 1 ? { keepWithNext: true } : {}),
  }));
}

/** « (visas modifiés par …) »: the avenants that wrote a line before the articles, or took one out. */
function modifiesPar(
  { liminaires = [], liminairesModifies = [] }: TexteEnVigueur,
  acte: (id: string) => string,
): readonly Block[] {
  if (liminairesModifies.length === 0) return [];
  const presence = liminaires.some(({ liste }) => liste === 'presence') ? ', présences' : '';
  return [mention(`(visas, considérants${presence} modifiés ${par(liminairesModifies.map(acte))})`)];
}

function divisionBlocks(division: DivisionEnVigueur, acte: (id: string) => string): readonly Block[] {
  const { nature, alineas } = division;
  return [
    // Of a repealed annex only the heading is left: it needs no page.
    ...(nature === 'annexe' && alineas.length > 0 ? [{ kind: 'pageBreak' } as const] : []),
    { kind: 'heading', level: niveauTitre(division), runs: runs(titreDe(division)) },
    ...notes(division, acte),
    ...alineas.map((alinea, index): Block =>
      alinea.tableau
        ? blocTableau(texteAlinea(alinea))
        : blocAlinea(alinea, runs(texteAlinea(alinea), { gras: alinea.gras }), alineas[index + 1]),
    ),
  ];
}

/** The acts taken in, those that are not, and what is uncertain: what a reader must know before the text. */
function avertissements(
  { consolidation: { versions, conflits, sansOperation, aVenir }, renvoisMorts, aujourdhui }: Lecture,
  acte: (id: string) => string,
): readonly Block[] {
  const actes = versions.map(({ acte }) => acte);
  const open = conflits.filter(({ arbitrage }) => arbitrage === null);
  const list = (lead: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0
      ? []
      : [{ kind: 'paragraph', runs: runs(lead), keepWithNext: true }, ...lines.map(item)];
  const taken = actes.filter(({ avenant }) => avenant.operations.length > 0);
  const empty = actes.filter(({ avenant, projet }) => projet && avenant.operations.length === 0);
  const named = (avenant: Avenant): string => `${auteurDe(avenant)} : ${avenant.objet}.`;
  return [
    ...list(
      'Avenants pris en compte :',
      taken.map((acte) =>
        acte.effet === null
          ? `${auteurDe(acte.avenant)} (projet non signé).`
          : `${auteurDe(acte.avenant)}, ${effetDit(acte.effet, aujourdhui)} : ${acte.avenant.objet}.`,
      ),
    ),
    ...list(
      'Avenants en vigueur dont les modifications ne sont écrites qu’en toutes lettres : le texte ci-dessous ne les porte pas.',
      sansOperation.map(named),
    ),
    ...list(
      'Projets dont aucune modification n’est encore écrite : ils ne changent rien au texte ci-dessous.',
      empty.map(({ avenant }) => `${auteurDe(avenant)}.`),
    ),
    ...list(
      'Conflits non tranchés : le texte est incertain aux endroits suivants.',
      open.map(({ defaut }) => `${upperFirst(defaut.lieu.libelle)} : ${defaut.message}`),
    ),
    ...list(
      'Conflits tranchés :',
      conflits.flatMap(({ avenantId, defaut, arbitrage }) => {
        if (arbitrage === null) return [];
        const choix = CHOIX_ARBITRAGE_LABELS[arbitrage.choix].de;
        const motif = /[.!?…]$/u.test(arbitrage.motif) ? arbitrage.motif : `${arbitrage.motif}.`;
        return [
          `${upperFirst(defaut.lieu.libelle)} : choix du ${formatDate(arbitrage.le)} ${choix} la modification par ${acte(avenantId)}. Motif : ${motif}`,
        ];
      }),
    ),
    ...list(
      'Avenants signés qui prendront effet plus tard :',
      aVenir.map(
        ({ avenant, effet }) =>
          `${auteurDe(avenant)}${effet === null ? '' : `, le ${formatDate(effet)}`} : ${avenant.objet}.`,
      ),
    ),
    ...list(
      'Renvois qui ne mènent à rien :',
      renvoisMorts.map(({ mots, lieu, raison }) => `« ${mots} » (${lieu.libelle}) : ${raison}`),
    ),
  ];
}

/** What the day read says of the whole text: before its effect, after its end or denunciation, or still to come. */
function validite({ convention, consolidation, terme, resiliee, aujourdhui }: Lecture): readonly Block[] {
  const { jour } = consolidation;
  const effet = effetOf(convention);
  const nom = nomConvention(convention);
  return [
    ...(effet.etat !== 'determine' || effet.date > jour
      ? [note(`À cette date, la ${nom} n'a pas d'effet : ${lowerFirst(effet.cause)}`)]
      : []),
    ...(resiliee === null
      ? []
      : [
          note(
            `À cette date, la ${nom} n'est plus en vigueur : elle est dénoncée à compter du ${formatDate(resiliee)}.`,
          ),
        ]),
    ...(terme.date !== null && jour > terme.date
      ? [
          note(
            terme.etat === 'confirme'
              ? `À cette date, la ${nom} a pris fin, le ${formatDate(terme.date)}. ${terme.cause}`
              : `À cette date, la ${nom} aurait pris fin, le ${formatDate(terme.date)} : cette fin n’est qu’une hypothèse. ${terme.cause}`,
          ),
        ]
      : []),
    ...(jour > aujourdhui
      ? [
          note(
            `Ce jour est à venir : le texte est celui que prévoient les actes connus au ${formatDate(aujourdhui)}.`,
          ),
        ]
      : []),
  ];
}

export function consolidationModel({
  fiche,
  registre,
  convention,
  jour,
  projets,
  aujourdhui,
}: ConsolidationInput): DocumentModel {
  const consolidation = consolider(registre, convention, jour, projets);
  const { texte, versions } = consolidation;
  const lecture: Lecture = {
    convention,
    consolidation,
    terme: termeEnVigueur(registre, convention, jour),
    resiliee: resilieeDepuis(registre, convention, jour),
    renvoisMorts: renvoisMortsDe(texte, nommerActes(registre, convention)),
    aujourdhui,
  };
  const actes = new Map(
    versions.map(({ acte }) => [
      acte.avenant.id,
      nommer(acte, signatairesDe(registre, convention, acte.avenant), aujourdhui),
    ]),
  );
  const acte = (id: string): string => actes.get(id) ?? 'un avenant';
  const projet = versions.some((version) => sansEffetEncore(version.acte, aujourdhui));
  const titre = `Version consolidée au ${formatDate(jour)}`;
  const body = texte.divisions.filter(({ nature }) => nature !== 'annexe');
  const signatures = signaturesOriginales(convention);
  const annexes = texte.divisions.filter(({ nature }) => nature === 'annexe');
  return {
    title: typographie(`${titre} – ${convention.titreCourt}`),
    subject: typographie(convention.titre),
    fileName: slug(`version-consolidee-${jour}${projet ? '-projet' : ''}-${convention.titreCourt}`),
    header: typographie(`${titre} – ${convention.titreCourt}`),
    footer: typographie(MENTION_ORIGINAUX),
    watermark: filigrane(fiche, projet ? 'PROJET' : null),
    date: jour,
    blocks: [
      { kind: 'title', runs: runs(convention.titre) },
      { kind: 'subtitle', runs: runs(titre) },
      { kind: 'paragraph', runs: runs(MENTION_ORIGINAUX, { bold: true }), align: 'center' },
      ...validite(lecture),
      ...(versions.length === 0 ? [note('Aucun avenant n’est en vigueur à cette date.')] : []),
      ...avertissements(lecture, acte),
      ...blocsParties(texte.parties),
      ...sortiesOf(registre, convention.id).flatMap(({ partieId, effet }) => {
        const partie = texte.parties.find(({ id }) => id === partieId);
        return partie === undefined || effet === null || effet > jour
          ? []
          : [
              mention(
                `(${nomCourant(partie)} n’est plus partie à la convention depuis le ${formatDate(effet)})`,
              ),
            ];
      }),
      ...(texte.partiesModifiees.length === 0
        ? []
        : [mention(`(parties modifiées ${par(texte.partiesModifiees.map(acte))})`)]),
      ...blocsPresence(deListe(texte, 'presence').map((one) => one.texte)),
      ...[...deListe(texte, 'visas'), ...deListe(texte, 'considerants')].map(({ texte: visa }): Block => ({
        kind: 'visa',
        runs: runs(visa),
      })),
      ...modifiesPar(texte, acte),
      { kind: 'formula', runs: runs(convention.formule) },
      ...body.flatMap((division) => divisionBlocks(division, acte)),
      // A fact of the original: this text was signed by nobody.
      ...(signatures === null ? [] : [note(signatures)]),
      ...annexes.flatMap((division) => divisionBlocks(division, acte)),
    ],
  };
}
