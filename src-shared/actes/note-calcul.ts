/** How a delay was computed: each step with its rule, where it is written and what it gives, under both readings. */
import { formatDate, formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { EVENEMENT_LABELS, ecartDit } from '#domain/resiliation/horloges';
import type { ChoixAdresse, Horloge } from '#domain/resiliation/horloges';
import { dureeOf, leDeclencheur } from '#domain/delais/calcul';
import type { Delai } from '#domain/delais/calcul';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import type { Convention } from '#domain/fiches/convention';
import type { ClauseAppliquee } from '#domain/fiches/mise-en-demeure';
import { upperFirst } from '#domain/french';
import type { Fiche } from '#domain/registre';
import { mentionInterne } from '#actes/fiche-envoi';
import { filigrane, nomConvention } from '#actes/formules';
import { lines, p } from '#actes/lettre';
import { articleDe, quotes } from '#actes/mise-en-demeure';
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type NoteCalculInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  /** What the delay is of, inside a sentence: « mise en demeure du 20 novembre 2026 ». */
  readonly objet: string;
  readonly clause: ClauseAppliquee | null;
  readonly delai: Delai;
  /** The version of the engine that computed it. */
  readonly moteur: string;
  /** The reading of the clause and the others beside it, letter by letter; none where they are not known. */
  readonly horloges?: readonly Horloge[];
  /** Where a letter came back from a wrong address. */
  readonly choix?: ChoixAdresse | null;
  /** Who a letter was sent to. */
  readonly nomDe?: (destinataireId: string) => string;
  /** Until when more time was given. */
  readonly accorde?: CivilDate | null;
};

/** « 25 novembre 2026 (déclaratif) », or why there is no day. */
const jourDuFait = ({ date, declaratif, raison }: Horloge['faits'][number]): string =>
  date === null ? (raison ?? '—') : `${formatDate(date)}${declaratif ? ' (déclaratif, sans preuve)' : ''}`;

/** What another reading would give, and change. */
const ceQueCelaChange = ({ delai, raison, ecart, contractuelle }: Horloge): string =>
  delai === null
    ? `Aucune date : ${raison ?? 'non déterminé'}.`
    : `Acte possible dès le ${formatDate(delai.prudent.premierJour)}${
        contractuelle ? ' : lecture de la clause.' : ecart === null ? '.' : `, ${ecartDit(ecart)}.`
      }`;

/** The competing readings, each with its source: argued before a judge, they are said beforehand. */
function autresLectures({
  horloges = [],
  choix = null,
  nomDe = (id: string) => id,
  accorde = null,
}: NoteCalculInput): readonly Block[] {
  if (horloges.length === 0) return [];
  const declaratif = horloges.some(({ contractuelle, declaratif: one }) => contractuelle && one);
  return [
    { kind: 'heading', level: 1, runs: runs('4. Autres lectures possibles') },
    p(
      `La lecture de la clause est celle qu'applique la présente note. Les autres sont celles qui pourraient lui être opposées.` +
        (declaratif
          ? ' Le point de départ retenu repose sur la seule déclaration de l’expéditeur : il est déclaratif.'
          : ''),
    ),
    {
      kind: 'table',
      caption: '',
      header: lines(['À compter de', 'Fait, pour chaque destinataire', 'Ce que cela donne', 'Source']),
      widths: [18, 38, 24, 20],
      rows: horloges.map((horloge) => [
        runs(EVENEMENT_LABELS[horloge.evenement]),
        runs(horloge.faits.map((fait) => `${nomDe(fait.destinataireId)} : ${jourDuFait(fait)}`).join('\n')),
        runs(ceQueCelaChange(horloge)),
        runs(horloge.source),
      ]),
    },
    ...(choix === null
      ? []
      : [
          p(
            `Pli revenu pour adresse inconnue (${choix.destinataireIds.map(nomDe).join(' ; ')}). Par défaut, depuis le dernier envoi qui a touché son destinataire : ${
              choix.parDefaut === null
                ? 'aucune date avant une nouvelle lettre'
                : `acte possible dès le ${formatDate(choix.parDefaut.prudent.premierJour)}`
            }. En tenant la partie en demeure par ses autres signataires : ${
              choix.parLesAutres === null
                ? 'aucune date'
                : `acte possible dès le ${formatDate(choix.parLesAutres.prudent.premierJour)}`
            }. Retenu : ${
              choix.retenu === 'defaut'
                ? 'la règle par défaut'
                : `le choix du juriste, ainsi motivé : ${choix.motif ?? ''}`
            }.`,
          ),
        ]),
    ...(accorde === null
      ? []
      : [
          p(
            `Un délai supplémentaire a été accordé jusqu'au ${formatDate(accorde)} : aucune dénonciation avant le lendemain.`,
          ),
        ]),
  ];
}

export function noteCalculModel(input: NoteCalculInput): DocumentModel {
  const { fiche, convention, objet, clause, delai, moteur } = input;
  const lectures = autresLectures(input);
  const { regle, strict, prudent, franc } = delai;
  const ouvre =
    prudent.premierJourOuvre === prudent.premierJour
      ? ''
      : ` (premier jour ouvré : ${formatLong(prudent.premierJourOuvre)})`;
  return {
    title: typographie(`Note de calcul d’un délai – ${objet}`),
    subject: typographie(`Délai de la ${objet}`),
    fileName: slug(`note-calcul-${delai.depart}-${convention.titreCourt}`),
    header: typographie(`Note de calcul d’un délai – ${convention.titreCourt}`),
    footer: 'Document interne',
    watermark: filigrane(fiche, null),
    date: delai.depart,
    blocks: [
      { kind: 'title', runs: runs('NOTE DE CALCUL D’UN DÉLAI') },
      { kind: 'subtitle', runs: runs(upperFirst(objet)) },
      mentionInterne,
      { kind: 'heading', level: 1, runs: runs('1. Délai appliqué') },
      p(
        `Délai de ${dureeOf(regle.quantite, regle.unite)} à compter de ${leDeclencheur(regle.declencheur)}, ` +
          `au titre de la ${nomConvention(convention)}. Point de départ : ${formatLong(delai.depart)}. ` +
          `Jours fériés et chômés : ${ZONE_LABELS[delai.zone]}.`,
      ),
      ...(clause === null || clause.mots.length === 0
        ? []
        : [
            p(`${upperFirst(articleDe(clause))} de la convention stipule :`, { keepWithNext: true }),
            ...quotes(clause.mots),
          ]),
      { kind: 'heading', level: 1, runs: runs('2. Dates obtenues') },
      {
        kind: 'table',
        caption: '',
        header: lines([
          'Lecture',
          'Expiration, à vingt-quatre heures',
          'Premier jour où l’acte est possible',
        ]),
        widths: [24, 36, 40],
        rows: [
          [
            'Prudente (délai prorogé au jour ouvré)',
            prudent.expiration,
            `${formatLong(prudent.premierJour)}${ouvre}`,
          ],
          ['Stricte (sans prorogation)', strict.expiration, formatLong(strict.premierJour)],
          ['Délai franc, pour mémoire', franc.expiration, formatLong(franc.premierJour)],
        ].map(([lecture = '', expiration = '', premier = '']) => [
          runs(lecture),
          runs(/^\d{4}-/u.test(expiration) ? formatLong(expiration as Delai['depart']) : expiration),
          runs(premier),
        ]),
      },
      p(
        strict.expiration === prudent.expiration
          ? 'Les deux lectures donnent la même date.'
          : `Les deux lectures diffèrent : attendre le ${formatDate(prudent.premierJour)} écarte le débat sur la prorogation.`,
      ),
      { kind: 'heading', level: 1, runs: runs('3. Raisonnement') },
      {
        kind: 'table',
        caption: '',
        header: lines(['N°', 'Règle', 'Source', 'Résultat']),
        widths: [6, 44, 26, 24],
        rows: delai.etapes.map((etape, index) => [
          runs(String(index + 1)),
          runs(etape.regle),
          runs(etape.source),
          runs(etape.resultat),
        ]),
      },
      ...lectures,
      ...(delai.notices.length === 0
        ? []
        : [
            {
              kind: 'heading',
              level: 1,
              runs: runs(`${lectures.length === 0 ? 4 : 5}. À vérifier`),
            } as const,
            ...delai.notices.map((one): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(one) })),
          ]),
      p(`Règles de calcul, version ${moteur}.`),
    ],
  };
}
