/**
 * The papers of a séance of the committee: convocation, agenda, attendance sheet, minutes, extract. They bear the name
 * the committee had that day, and votes in totals only (CRPA, art. R. 133-13).
 */
import type { CivilDate } from '#domain/civil-date';
import { formatDate, formatLong } from '#domain/civil-date';
import type { Compte } from '#domain/comite/compte';
import { direFraction, sourceRegle } from '#domain/comite/regles';
import type { Motif, Verdict } from '#domain/comite/verdict';
import { SENS_LABELS, majorite } from '#domain/fiches/avis';
import type { Fiche } from '#domain/registre';
import { counted, de, enumeration, inLetters, lowerFirst, upperFirst } from '#domain/french';
import type { Membre, PointSeance, Presence, ReglesComite, SeanceComite } from '#registre/fiches/comite';
import { FORMATION_LABELS } from '#registre/fiches/avis';
import { BLANC, dateDe, filigrane } from '#actes/formules';
import { ligne, lines, p } from '#actes/lettre';
import type { Block, Cell, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type MembreImprime = {
  readonly membre: Membre;
  readonly presence: Presence | null;
  /** Why he does not count; null: he does, or did not come. */
  readonly ecart: string | null;
  readonly mandataire: string | null;
};

export type PointImprime = {
  readonly numero: number;
  readonly point: PointSeance;
  readonly compte: Compte;
  readonly verdict: Verdict;
  readonly motifs: readonly Motif[];
  readonly deports: readonly string[];
  readonly partis: readonly string[];
};

export type SeanceInput = {
  readonly fiche: Fiche;
  readonly seance: SeanceComite;
  readonly regles: ReglesComite;
  readonly compte: Compte;
  readonly membres: readonly MembreImprime[];
  readonly points: readonly PointImprime[];
  /** The day of the first séance, of a second convocation. */
  readonly premiereLe: CivilDate | null;
};

/** An act names the code it rests on; lists and screens shorten it. */
const enToutesLettres = (source: string): string =>
  source
    .replace(/^CRPA(?=,)/u, 'code des relations entre le public et l’administration')
    .replace(/^C\. trav\.(?=,)/u, 'code du travail');

const dit = ({ civilite, prenom, nom }: Membre): string => `${civilite} ${prenom} ${nom}`;

const formationDite = ({ formation }: SeanceComite): string =>
  formation === 'bureau' ? 'réunion du bureau' : `séance ${FORMATION_LABELS.pleniere}`;

const quand = ({ date, heure, lieu }: SeanceComite): string =>
  `le ${formatLong(date)}${heure === null ? '' : ` à ${heure}`}${lieu === null ? '' : `, ${lieu}`}`;

/** The two who preside, by their title; null: the members say nobody. */
const copresidents = (membres: readonly MembreImprime[]): readonly Membre[] =>
  membres.filter(({ membre }) => membre.presidence === 'copresidence').map(({ membre }) => membre);

/** « Le président du conseil régional », and a blank for whoever is not recorded. */
function signataires(membres: readonly MembreImprime[]): Block {
  const all = copresidents(membres);
  return {
    kind: 'signatures',
    groups: [
      {
        heading: all.length === 1 ? 'Pour la coprésidence,' : 'Les coprésidents,',
        slots: (all.length === 0 ? [null, null] : all).map((one) => ({
          office: typographie(one === null ? 'Coprésidence' : (one.fonction ?? one.siege)),
          name: one === null ? null : typographie(dit(one)),
          signedOn: null,
        })),
      },
    ],
  };
}

const base = (
  { fiche, seance }: SeanceInput,
  titre: string,
  fichier: string,
  mention: string | null,
): Omit<DocumentModel, 'blocks'> => ({
  title: typographie(`${titre} – ${formationDite(seance)} du ${formatDate(seance.date)}`),
  subject: typographie(`${upperFirst(formationDite(seance))} du ${formatDate(seance.date)}`),
  fileName: slug(`${fichier}-${seance.date}`),
  header: typographie(`${titre} – ${formatDate(seance.date)}`),
  footer: typographie(seance.denomination),
  watermark: filigrane(fiche, mention),
  ...dateDe(seance.date),
});

const tete = (titre: string, seance: SeanceComite): readonly Block[] => [
  { kind: 'title', runs: runs(titre) },
  { kind: 'subtitle', runs: runs(seance.denomination) },
  {
    kind: 'paragraph',
    runs: runs(`${upperFirst(formationDite(seance))}, ${quand(seance)}`, { bold: true }),
    align: 'center',
  },
];

/** The agenda, one line a point. */
function ordre({ points }: SeanceInput): readonly Block[] {
  return points.map(({ numero, point }): Block => ({
    kind: 'item',
    level: 1,
    marker: `${numero}.`,
    runs: runs(`${point.intitule}${point.objet === 'autre' ? '' : ' (pour avis)'}`),
  }));
}

/** What was typed one document a line, inside a line. */
const enLigne = (documents: string): string => documents.trim().replace(/\s*\n\s*/gu, ' ; ');

const documents = ({ points }: SeanceInput): readonly Block[] =>
  points.flatMap(({ numero, point }): readonly Block[] =>
    point.documents === null
      ? []
      : [
          {
            kind: 'item',
            level: 1,
            marker: null,
            runs: runs(`Point ${numero} : ${enLigne(point.documents)}`),
          },
        ],
  );

export function convocationModel(input: SeanceInput): DocumentModel {
  const { seance, regles, membres, premiereLe } = input;
  const { convocation } = seance;
  const joints = documents(input);
  const sansQuorum = convocation === null ? premiereLe !== null : convocation.sansQuorum;
  return {
    ...base(input, 'Convocation', 'convocation', convocation === null ? 'PROJET' : null),
    ...dateDe(convocation?.date ?? null),
    blocks: [
      { kind: 'title', runs: runs('CONVOCATION') },
      { kind: 'subtitle', runs: runs(seance.denomination) },
      ligne(
        `${seance.lieu === null ? 'Le' : 'Convocation adressée le'} ${convocation === null ? BLANC : formatDate(convocation.date)}`,
      ),
      p('Madame, Monsieur,'),
      ligne(
        `Nous avons l'honneur de vous convier à la ${formationDite(seance)} qui se tiendra ${quand(seance)}, sur l'ordre du jour suivant.`,
      ),
      ...ordre(input),
      ...(joints.length === 0
        ? []
        : [p('Documents joints à la présente convocation :', { keepWithNext: true }), ...joints]),
      ...(convocation?.urgence === null || convocation === null
        ? []
        : [p(`Le délai de convocation est réduit en raison de l'urgence : ${convocation.urgence}`)]),
      ...(premiereLe === null
        ? []
        : [
            p(
              `Le quorum n'ayant pas été atteint lors de la séance du ${formatDate(premiereLe)}, le comité est convoqué de nouveau sur le même ordre du jour.`,
            ),
          ]),
      ...(sansQuorum
        ? [
            {
              kind: 'paragraph',
              runs: runs('Aucun quorum ne sera exigé.', { bold: true }),
            } as const,
          ]
        : []),
      p(
        `Si vous ne pouvez siéger, votre suppléant est appelé à vous remplacer ; à défaut, ${
          regles.mandats === 0
            ? 'les règles du comité n’admettent pas de mandat'
            : `vous pouvez donner mandat à un autre membre, qui ne peut en détenir plus ${de(inLetters(regles.mandats))}`
        } (${enToutesLettres(sourceRegle(regles, 'R. 133-9'))}).`,
      ),
      p("Nous vous prions d'agréer, Madame, Monsieur, l'expression de notre considération distinguée.", {
        keepWithNext: true,
      }),
      signataires(membres),
    ],
  };
}

export function ordreDuJourModel(input: SeanceInput): DocumentModel {
  const joints = documents(input);
  return {
    ...base(input, 'Ordre du jour', 'ordre-du-jour', null),
    blocks: [
      ...tete('ORDRE DU JOUR', input.seance),
      ...ordre(input),
      ...(joints.length === 0
        ? []
        : [{ kind: 'heading', level: 2, runs: runs('Documents joints') } as const, ...joints]),
    ],
  };
}

const RANGS = { titulaire: 'T', suppleant: 'S', second_suppleant: 'S2' } as const;

/** Rows left blank for whoever was not foreseen. */
const VIERGES = 6;

/** The sheet that is signed at the door: landscape, a row a member, blank rows at the foot. */
export function feuilleEmargementModel(input: SeanceInput): DocumentModel {
  const { membres, seance, compte } = input;
  const ligneDe = ({ membre }: MembreImprime): readonly Cell[] => [
    runs(membre.college),
    runs(
      membre.organisation === null || membre.organisation === membre.siege
        ? membre.siege
        : `${membre.siege} (${membre.organisation})`,
    ),
    runs(`${dit(membre)}${membre.fonction === null ? '' : `, ${membre.fonction}`}`),
    runs(RANGS[membre.rang]),
    runs(membre.deliberatif ? 'oui' : 'non'),
    runs(''),
    runs(''),
    runs(''),
  ];
  const rows = [
    ...membres.map(ligneDe),
    ...Array.from({ length: VIERGES }, (): readonly Cell[] => Array.from({ length: 8 }, () => runs(''))),
  ];
  return {
    ...base(input, 'Feuille d’émargement', 'emargement', null),
    blocks: [
      { kind: 'section', orientation: 'landscape' },
      ...tete('FEUILLE D’ÉMARGEMENT', seance),
      ligne(
        `Quorum : ${compte.requis} voix sur ${compte.base} (${direFraction(input.regles)}). T : titulaire ; S : suppléant ; S2 : second suppléant, qui ne vote qu'en l'absence de celui qu'il supplée.`,
      ),
      {
        kind: 'table',
        caption: 'Émargement des membres',
        header: lines([
          'Collège',
          'Siège',
          'Membre',
          'Rang',
          'Voix',
          'Mandat reçu de',
          'À distance',
          'Signature',
        ]),
        widths: [13, 18, 22, 5, 5, 13, 7, 17],
        rows,
        heights: rows.map(() => 9),
        align: ['left', 'left', 'left', 'center', 'center', 'left', 'center', 'left'],
      },
    ],
  };
}

/** « Se sont prononcés : 10 pour, 2 contre… »: totals, never names. */
function vote({ point, compte }: PointImprime): string {
  if (point.vote === null) return 'Le point n’a pas donné lieu à un décompte des voix.';
  const { pour, contre, abstentions, nePrendPasPart } = point.vote;
  const totaux = enumeration([
    `${pour} pour`,
    `${contre} contre`,
    counted(abstentions, 'abstention'),
    ...(nePrendPasPart === 0 ? [] : [`${nePrendPasPart} ne prenant pas part au vote`]),
  ]);
  return `Vote : ${totaux}, sur ${counted(compte.votants, 'voix délibérative présente ou représentée', 'voix délibératives présentes ou représentées')} (${majorite(point.vote)}).`;
}

const senseDit = ({ sens }: PointSeance): string =>
  sens === null
    ? 'Ce point n’a pas donné lieu à un avis.'
    : sens === 'sursis' || sens === 'sans_avis'
      ? `Le point a fait l'objet de la décision suivante : ${SENS_LABELS[sens]}. Ce n'est pas un avis.`
      : sens === 'pris_acte'
        ? 'Le comité prend acte.'
        : `Le comité rend un avis ${SENS_LABELS[sens]}.`;

function pointDuPV(one: PointImprime): readonly Block[] {
  const { numero, point, deports, partis } = one;
  return [
    { kind: 'heading', level: 2, runs: runs(`${numero}. ${point.intitule}`) },
    ...(point.documents === null ? [] : [ligne(`Documents remis : ${enLigne(point.documents)}`)]),
    ...(deports.length === 0
      ? []
      : [
          ligne(
            `${deports.length === 1 ? 'Ne prend pas part' : 'Ne prennent pas part'} à la délibération, en raison d'un intérêt personnel : ${enumeration(deports)}.`,
          ),
        ]),
    ...(partis.length === 0 ? [] : [ligne(`Partis avant ce point : ${enumeration(partis)}.`)]),
    ...(point.sens === null
      ? []
      : [
          point.repute === null
            ? p(vote(one), { keepWithNext: true })
            : p(
                `L'avis est réputé rendu en application de ${point.repute.fondement}, la saisine étant du ${formatDate(point.repute.saisineLe)}.`,
              ),
        ]),
    {
      kind: 'paragraph',
      runs: runs(senseDit(point), { bold: true }),
      ...(point.avis === null ? {} : { keepWithNext: true }),
    },
    ...(point.avis === null ? [] : [{ kind: 'quote', runs: runs(point.avis) } as const]),
  ];
}

const presents = (
  membres: readonly MembreImprime[],
  wanted: (one: MembreImprime) => boolean,
): readonly Run[] => {
  const all = membres.filter(wanted).map(({ membre, mandataire }) => {
    const nom = `${dit(membre)} (${membre.siege})`;
    return mandataire === null ? nom : `${nom}, qui a donné mandat à ${mandataire}`;
  });
  return runs(all.length === 0 ? 'néant' : all.join(' ; '));
};

/** The minutes: who was there and in what capacity, what was dealt with, the sense of each deliberation, the mandates. */
export function procesVerbalModel(input: SeanceInput): DocumentModel {
  const { seance, membres, compte, regles, points, premiereLe } = input;
  const est = (mode: Presence['mode']) => (one: MembreImprime) => one.presence?.mode === mode;
  const rangee = (mot: string, valeur: readonly Run[]): readonly Cell[] => [runs(mot), valeur];
  return {
    ...base(input, 'Procès-verbal', 'proces-verbal', seance.close === null ? 'PROJET' : null),
    ...dateDe(seance.close?.date ?? seance.date),
    blocks: [
      ...tete('PROCÈS-VERBAL', seance),
      ...(seance.close === null ? [] : [ligne(`Référence : ${seance.close.procesVerbal}`)]),
      { kind: 'heading', level: 1, runs: runs('Présences et quorum') },
      {
        kind: 'table',
        caption: 'Présences',
        header: lines(['Présence', 'Membres']),
        widths: [22, 78],
        rowHead: true,
        rows: [
          rangee('Présents', presents(membres, est('present'))),
          rangee('À distance', presents(membres, est('distance'))),
          rangee('Représentés', presents(membres, est('mandat'))),
          rangee('Absents ou excusés', presents(membres, est('absent'))),
          ...(seance.invites === null
            ? []
            : [rangee('Invités, sans part aux délibérations', runs(seance.invites))]),
        ],
      },
      p(
        `${upperFirst(counted(compte.voix, 'voix délibérative est présente ou représentée', 'voix délibératives sont présentes ou représentées'))} sur ${compte.base}, dont ${counted(compte.mandats, 'mandat')} ; ${compte.requis} sont requises (${direFraction(regles)}, ${enToutesLettres(sourceRegle(regles, 'R. 133-10'))}). ${
          compte.atteint
            ? 'Le quorum est atteint.'
            : premiereLe === null
              ? 'Le quorum n’est pas atteint.'
              : `Le quorum n'est pas atteint ; la séance se tient sur seconde convocation, après celle du ${formatDate(premiereLe)}.`
        }`,
      ),
      ...(seance.convocation === null
        ? []
        : [
            p(
              `Le comité a été convoqué le ${formatDate(seance.convocation.date)}${
                seance.convocation.conjointe ? ', conjointement par ses coprésidents' : ''
              }${seance.convocation.sansQuorum ? ', la convocation précisant qu’aucun quorum ne serait exigé' : ''}.`,
            ),
          ]),
      { kind: 'heading', level: 1, runs: runs('Délibérations') },
      ...points.flatMap(pointDuPV),
      ligne(`Établi le ${seance.close === null ? BLANC : formatDate(seance.close.date)}.`, {
        keepWithNext: true,
      }),
      {
        kind: 'signatures',
        groups: [
          {
            heading: '',
            slots: [
              ...copresidents(membres).map((one) => ({
                office: typographie(one.fonction ?? one.siege),
                name: typographie(dit(one)),
                signedOn: null,
              })),
              { office: 'Secrétaire de séance', name: seance.secretaire, signedOn: null },
            ],
          },
        ],
      },
    ],
  };
}

/** One avis, or each on a page of its own: what is joined to the act, and published. */
export function extraitAvisModel(input: SeanceInput & { readonly seul: number | null }): DocumentModel {
  const { seance, membres, premiereLe, seul } = input;
  const points = input.points.filter(({ numero, point }) =>
    seul === null ? point.sens !== null : numero === seul,
  );
  const [premier] = points;
  return {
    ...base(
      input,
      'Extrait du procès-verbal',
      `extrait-avis-${points.length === 1 ? `point-${premier?.numero ?? 1}` : 'tous'}`,
      seance.close === null ? 'PROJET' : null,
    ),
    blocks: points.flatMap((one, rang): readonly Block[] => {
      const { point, compte, deports } = one;
      return [
        ...(rang === 0 ? [] : [{ kind: 'pageBreak' } as const]),
        ...tete('EXTRAIT DU PROCÈS-VERBAL', seance),
        ...(seance.close === null
          ? []
          : [ligne(`Référence du procès-verbal : ${seance.close.procesVerbal}`)]),
        ligne(
          `Coprésidence : ${
            copresidents(membres).length === 0 ? BLANC : enumeration(copresidents(membres).map(dit))
          }`,
        ),
        ligne(
          `Quorum : ${counted(compte.voix, 'voix présente ou représentée', 'voix présentes ou représentées')} sur ${compte.base}, ${compte.requis} requises${
            compte.atteint
              ? ''
              : premiereLe === null
                ? ', non atteint'
                : ', seconde convocation sans condition de quorum'
          }`,
        ),
        { kind: 'heading', level: 1, runs: runs(`Point ${one.numero} : ${point.intitule}`) },
        ...(deports.length === 0 ? [] : [ligne(`Déport : ${enumeration(deports)}.`)]),
        p(
          point.repute === null
            ? vote(one)
            : `Avis réputé rendu en application de ${point.repute.fondement}, la saisine étant du ${formatDate(point.repute.saisineLe)}.`,
        ),
        { kind: 'paragraph', runs: runs(senseDit(point), { bold: true }) },
        ...(point.avis === null ? [] : [{ kind: 'quote', runs: runs(point.avis) } as const]),
        { kind: 'formula', runs: runs(`Pour extrait conforme, le ${BLANC}`) },
        {
          kind: 'signatures',
          groups: [
            {
              heading: '',
              slots: [{ office: 'Secrétaire de séance', name: seance.secretaire, signedOn: null }],
            },
          ],
        },
      ];
    }),
  };
}

export type SaisineInput = {
  readonly fiche: Fiche;
  /** « le CREFOP », with its article. */
  readonly comite: string;
  /** « Projet d’avenant n° 1 à la convention … ». */
  readonly titre: string;
  /** Inside a sentence: « le projet d’avenant … ». */
  readonly lActe: string;
  /** Those who refer it: one, or both parties. Nobody: it is left to be written. */
  readonly expediteurs: readonly (readonly string[])[];
  readonly signataires: readonly { readonly office: string; readonly nom: string | null }[];
  readonly lieu: string;
  readonly date: CivilDate | null;
  readonly seancePrevue: CivilDate | null;
  /** SHA-256 of the draft that is sent; null: it is no text of the registry. */
  readonly empreinte: string | null;
  /** What is enclosed, when it is not that one draft. */
  readonly joints: readonly string[];
  readonly fondement: string;
};

/** « Avenant n° 1 – Convention … », and the same inside a sentence. */
export const lettreTitre = (
  designation: string,
  convention: string,
  objet: string,
): Pick<SaisineInput, 'titre' | 'lActe'> => ({
  titre: `${upperFirst(designation)} – ${convention}`,
  lActe: `${/^projet/iu.test(designation) ? `le ${lowerFirst(designation)}` : `l'${lowerFirst(designation)}`} « ${objet} » à la convention « ${convention} »`,
});

/** One sender with his lines; several, their parties at the head, then the office and the name of each. */
function blocDesExpediteurs(all: SaisineInput['expediteurs']): readonly string[] {
  const [seul, ...autres] = all;
  if (seul === undefined) return ['[autorité qui saisit le comité]'];
  if (autres.length === 0) return seul;
  return [
    all.map(([partie = ''], rang) => (rang === 0 ? partie : lowerFirst(partie))).join(' et '),
    ...all.flatMap(([, ...suite]) => suite.slice(0, 2)),
  ];
}

/** The letter by which a draft, or a point of an agenda, is referred to the committee. */
export function saisineModel(input: SaisineInput): DocumentModel {
  const { fiche, comite, titre, lActe, lieu, date, seancePrevue, empreinte, joints, fondement } = input;
  const seuls = input.signataires.length < 2;
  const sender = blocDesExpediteurs(input.expediteurs);
  const signataires = input.signataires.length === 0 ? [{ office: BLANC, nom: null }] : input.signataires;
  const pieces = Math.max(joints.length, 1);
  return {
    title: typographie(`Lettre de saisine – ${titre}`),
    subject: typographie(`Saisine du comité sur ${lActe}`),
    fileName: slug(`saisine-${titre}`),
    header: typographie(`Lettre de saisine – ${titre}`),
    footer: typographie(sender[0] ?? ''),
    watermark: filigrane(fiche, null),
    ...dateDe(date),
    blocks: [
      {
        kind: 'letterhead',
        sender: lines(sender),
        recipient: lines(['Madame, Monsieur les coprésidents', upperFirst(comite)]),
        placeAndDate: typographie(
          `${lieu === '' ? 'Le' : `${lieu}, le`} ${date === null ? BLANC : formatDate(date)}`,
        ),
        references: lines([
          `Objet : saisine pour avis sur ${lActe}`,
          `${pieces > 1 ? 'Pièces jointes' : 'Pièce jointe'} : ${pieces}`,
        ]),
      },
      ligne('Madame, Monsieur les coprésidents,'),
      p(
        `${seuls ? "J'ai" : 'Nous avons'} l'honneur de saisir le comité, pour avis, sur ${lActe}, ${
          joints.length > 1 ? 'dont les documents sont joints' : 'dont le texte est joint'
        } à la présente (${enToutesLettres(fondement)}).`,
      ),
      p(
        `${seuls ? 'Je vous saurais' : 'Nous vous saurions'} gré de bien vouloir inscrire ce point à l'ordre du jour de la ${
          seancePrevue === null ? 'prochaine séance' : `séance prévue le ${formatDate(seancePrevue)}`
        }.`,
      ),
      ...(joints.length === 0
        ? []
        : [
            p(joints.length > 1 ? 'Documents joints :' : 'Document joint :', { keepWithNext: true }),
            ...joints.map((one): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(one) })),
          ]),
      ...(empreinte === null
        ? []
        : [
            {
              kind: 'paragraph',
              align: 'left',
              runs: [
                ...runs('Empreinte (SHA-256) du texte soumis au comité :'),
                { kind: 'break' },
                { kind: 'text', text: empreinte, verbatim: true },
              ],
            } as const,
          ]),
      p(
        `${seuls ? 'Je vous prie' : 'Nous vous prions'} d'agréer, Madame, Monsieur les coprésidents, l'expression de ${seuls ? 'ma' : 'notre'} haute considération.`,
        { keepWithNext: true },
      ),
      {
        kind: 'signatures',
        groups: [
          {
            heading: '',
            slots: signataires.map(({ office, nom }) => ({
              office: typographie(office),
              name: nom === null ? null : typographie(nom),
              signedOn: date,
            })),
          },
        ],
      },
    ],
  };
}
