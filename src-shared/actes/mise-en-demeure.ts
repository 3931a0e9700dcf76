/**
 * The formal notice, under the clause the case is held under. No form is imposed, but the challenge must be sufficient and unambiguous (C. civ.,
 * art. 1344): the words, the parties, each duty as the convention has it, dated facts, what would comply, the delay in
 * the clause's own words, and that denunciation is a faculty. Author named with quality (CRPA, art. L. 212-1).
 *
 * One letter for each addressee of the party, with the form of address of his office: nothing in it changes once it is
 * signed. What the post says of it is in the fiche d'envoi, the dates of the delay in the note de calcul.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { effetOf } from '#domain/fiches/convention';
import type { Convention, Obligation } from '#domain/fiches/convention';
import type { Alinea, Division } from '#domain/texte/divisions';
import { laDivision, leLieu } from '#domain/texte/nommer';
import { dureeDe } from '#domain/delais/calcul';
import type { Declencheur, Regle } from '#domain/delais/calcul';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { loiDe } from '#domain/resiliation/horloge';
import { de, enumeration, s, upperFirst } from '#domain/french';
import { allSignataires, dePartie, fonctionLongue } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { ClauseAppliquee, Grief, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { citationAvenants } from '#actes/avenant';
import { BLANC, dateDe, filigrane, groupesSignature, nomConvention, nomDansPhrase } from '#actes/formules';
import {
  appelSeul,
  blocAdresse,
  blocExpediteur,
  lieuEtDate,
  ligne,
  lines,
  p,
  politesse,
  signataireDit,
} from '#actes/lettre';
import type { PlaceLettre } from '#actes/lettre';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';
import { dateesSignatures } from '#actes/visas';

export type MiseEnDemeureInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  readonly miseEnDemeure: MiseEnDemeure;
  /** The avenants in effect on the day of the letter, cited with the convention. */
  readonly avenants?: readonly Avenant[];
  readonly citation?: Citation;
  /** The convention as it read on a day: each grievance quotes the words in force when the facts took place. */
  readonly texteAu?: (jour: CivilDate) => Convention;
  /** The clause the case is held under; before the sending, that of the day of the letter. */
  readonly clause: ClauseAppliquee | null;
  /** The avenant that repealed, since the facts, what a grievance cites. */
  readonly abrogationDe?: (grief: Grief) => { readonly acte: string; readonly effet: CivilDate } | null;
  readonly litige?: Litige | null;
  /** The letter of this addressee alone; without it, one letter after the other. */
  readonly destinataireId?: string;
};

/** The court, and what must be tried before it. */
export type Litige = { readonly tribunal: string; readonly amiable: boolean };

const OBJET = 'mise en demeure de se conformer aux obligations contractuelles';
/** Those the letter is written to: all the signatories of the other party, whoever it was sent to since. */
export const destinatairesDe = (
  { parties }: Pick<Convention, 'parties'>,
  { partieDestinataireId }: Pick<MiseEnDemeure, 'partieDestinataireId'>,
): readonly Signataire[] => parties.find(({ id }) => id === partieDestinataireId)?.signataires ?? [];

/**
 * The alinéas that say a duty, each introduced by the sentence that governs it: an item alone (« De la mobilisation
 * de ses services… ») would not tell who owes what.
 */
export function citation(
  convention: Convention,
  obligation: Pick<Obligation, 'alineaIds' | 'libelle'>,
): readonly string[] {
  const division = convention.divisions.find(({ alineas }) =>
    alineas.some(({ id }) => id === obligation.alineaIds[0]),
  );
  if (division === undefined) return [obligation.libelle];
  const wanted = new Set<number>();
  for (const id of obligation.alineaIds) {
    const at = division.alineas.findIndex((one) => one.id === id);
    if (at < 0) continue;
    for (const one of [at, ...governing(division, at)]) {
      wanted.add(one);
      for (const antecedent of sujets(division, one)) wanted.add(antecedent);
    }
  }
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((at, index) => {
    const previous = sorted[index - 1];
    const alinea = division.alineas[at];
    if (alinea === undefined) return [];
    return [...(previous !== undefined && previous !== at - 1 ? ['[…]'] : []), passage(alinea)];
  });
}

const passage = ({ niveau, marque, texte }: Alinea): string =>
  niveau === 0 ? texte : `${marque === null || marque === '-' ? '–' : marque} ${texte}`;

/** The nearest line above of each lower level: what an item hangs from. */
function governing({ alineas }: Division, at: number): readonly number[] {
  const heads: number[] = [];
  let niveau = alineas[at]?.niveau ?? 0;
  for (let above = at - 1; above >= 0 && niveau > 0; above -= 1) {
    const candidate = alineas[above];
    if (candidate !== undefined && candidate.niveau < niveau) {
      heads.push(above);
      niveau = candidate.niveau;
    }
  }
  return heads;
}

/** « À ce titre, elle : », « Il veille à… »: a sentence whose subject is in the one before. */
const SANS_SUJET =
  /^(?:(?:[àa] (?:ce titre|cet effet|cette fin|cet égard)|pour ce faire|dans ce cadre|en outre|également)\s*,?\s*)?(?:elles?|ils?|celles?-ci|celui-ci|ceux-ci)(?![\p{L}])/iu;

/** The alinéas above that say who an alinéa speaks of, when it does not. */
function sujets({ alineas }: Division, at: number): readonly number[] {
  const found: number[] = [];
  for (let here = at; SANS_SUJET.test(alineas[here]?.texte ?? '');) {
    const niveau = alineas[here]?.niveau ?? 0;
    let above = here - 1;
    while (above >= 0 && (alineas[above]?.niveau ?? 0) > niveau) above -= 1;
    if (above < 0) break;
    found.push(above);
    here = above;
  }
  return found;
}

/** Guillemets inside a quotation are “ ”. */
const enCitation = (text: string): string => text.replace(/«\s*([^«»]*?)\s*»/gu, '“$1”');

/** Quotes in guillemets, opened again at each alinéa and closed at the last. */
export function quotes(passages: readonly string[]): readonly Block[] {
  return passages.map((text, index): Block => ({
    kind: 'quote',
    runs: runs(`« ${enCitation(text)}${index === passages.length - 1 ? ' »' : ''}`),
  }));
}

const labelled = (label: string, text: string): Block => ({
  kind: 'paragraph',
  runs: [...runs(`${label} :`, { bold: true }), { kind: 'text', text: ' ' } satisfies Run, ...runs(text)],
});

/** « l'article 7 », « la section intitulée « Fin » »: the division of a clause, inside a sentence. */
export function articleDe({ lieu }: Pick<ClauseAppliquee, 'lieu'>): string {
  const division = /\b(?:article|annexe|section|préambule)(?![\p{L}]).*$/u.exec(lieu)?.[0];
  return leLieu({ libelle: division ?? lieu });
}

/** « de l'article 7 », « du préambule ». */
const deLArticle = (clause: Pick<ClauseAppliquee, 'lieu'>): string => {
  const article = articleDe(clause);
  return article.startsWith('le ') ? `du ${article.slice(3)}` : `de ${article}`;
};

/** « son article 7 » stands on its own in the convention: « sur le fondement de l'article 7 de celle-ci ». */
export const surLeFondement = (clause: ClauseAppliquee | null): string =>
  clause === null || clause.droitCommun !== undefined
    ? ''
    : ` sur le fondement ${deLArticle(clause)} de la convention`;

/** The pieces of a grievance, one by one: a line or a semicolon parts them. */
export const piecesDe = ({ pieces }: Pick<Grief, 'pieces'>): readonly string[] =>
  (pieces ?? '')
    .split(/\s*(?:;|\n)\s*/u)
    .map((one) => one.replace(/^[-–—•]\s*/u, '').trim())
    .filter((one) => one !== '');

/** Every piece joined to the letter, each once, in the order in which the grievances call for it. */
const piecesJointes = (griefs: readonly Grief[]): readonly string[] => [...new Set(griefs.flatMap(piecesDe))];

/** « pièce n° 1 », « pièces n° 1 et 2 »: where the list at the end has those of a grievance. */
function renvoiPieces(grief: Grief, jointes: readonly string[]): string {
  const rangs = piecesDe(grief).map((one) => String(jointes.indexOf(one) + 1));
  return `pièce${s(rangs.length)} n° ${enumeration(rangs)}`;
}

type GriefContexte = {
  readonly jointes: readonly string[];
  readonly convention: Convention;
  readonly abrogation: { readonly acte: string; readonly effet: CivilDate } | null;
};

function griefBlocks(
  { jointes, convention, abrogation }: GriefContexte,
  grief: Grief,
  index: number,
  total: number,
): readonly Block[] {
  const known = convention.obligations.find(({ id }) => id === grief.obligationId);
  const alineaIds = known?.alineaIds ?? (grief.alineaId === undefined ? [] : [grief.alineaId]);
  const division = convention.divisions.find(({ alineas }) => alineas.some(({ id }) => id === alineaIds[0]));
  const rang = total === 1 ? 'Manquement reproché' : `Manquement n° ${index + 1}`;
  const place = division === undefined ? null : laDivision(division);
  const article =
    place === null ? '' : ` – ${upperFirst(place.replace(/^(?:l'|la |le )/u, ''))} de la convention`;
  const dit = abrogation === null ? 'stipule' : `stipulait, le jour des faits`;
  return [
    { kind: 'heading', level: 2, runs: runs(`${rang}${article}`) },
    ...(place === null
      ? [labelled('Obligation', known?.libelle ?? grief.obligationId ?? 'à préciser')]
      : [
          p(`${upperFirst(place)} de la convention ${dit} :`, { keepWithNext: true }),
          ...quotes(citation(convention, { libelle: known?.libelle ?? '', alineaIds })),
        ]),
    ...(abrogation === null
      ? []
      : [
          p(
            `Cette stipulation a été abrogée depuis par ${abrogation.acte}, en vigueur le ${formatDate(abrogation.effet)}. ` +
              `Le grief est maintenu pour les faits antérieurs${grief.maintien === undefined ? '.' : ` : ${grief.maintien}`}`,
          ),
        ]),
    labelled(`Faits constatés le ${formatDate(grief.dateFaits)}`, grief.faits),
    ...(piecesDe(grief).length === 0
      ? []
      : [
          labelled(
            'À l’appui',
            `${renvoiPieces(grief, jointes)} jointe${s(piecesDe(grief).length)} à la présente lettre.`,
          ),
        ]),
    labelled(
      'Mise en conformité attendue',
      grief.miseEnConformite ?? `l'exécution pleine et entière de l'obligation rappelée ci-dessus.`,
    ),
  ];
}

/** Where a party has left: the parties still bound on the day of the act, and those that signed an avenant. */
export type Citation = {
  readonly liees: readonly string[];
  readonly signants: (avenant: Avenant) => readonly Partie[];
};

/** The convention as the letter names it: title as signed, dates, avenants. */
export function paragrapheConvention(
  convention: Convention,
  avenants: readonly Avenant[],
  { liees, signants }: Partial<Citation> = {},
): string {
  const effet = effetOf(convention);
  const signee = dateesSignatures(convention.parties, convention.signatures, 'signée');
  const precisions = [
    ...(signee === null ? [] : [signee]),
    ...(effet.etat === 'determine' ? [`en vigueur depuis le ${formatDate(effet.date)}`] : []),
  ];
  const modifiee = citationAvenants(convention, avenants, signants);
  const bound = convention.parties.filter(({ id }) => liees === undefined || liees.includes(id));
  const parties = enumeration(bound.map(nomDansPhrase));
  const incises = [
    ...(precisions.length === 0 ? [] : [precisions.join(' et ')]),
    ...(modifiee === null ? [] : [`modifiée par ${modifiee}`]),
  ];
  const precision = incises.length === 0 ? '' : `, ${incises.join(', ')},`;
  return `La convention intitulée « ${convention.titre} »${precision} lie ${parties}.`;
}

const DEPARTS: Readonly<Record<Declencheur, { readonly de: string; readonly foi: string }>> = {
  envoi: {
    de: `de l'envoi`,
    foi: 'la preuve de dépôt faisant foi de la date de cet envoi',
  },
  premiere_presentation: {
    de: 'de la première présentation',
    foi: 'la preuve de distribution faisant foi de la date de cette présentation',
  },
  reception: {
    de: 'de la réception',
    foi: `l'avis de réception faisant foi de la date de cette réception`,
  },
};

/** « trois mois à compter de la réception de la présente lettre »: the delay of the clause, in words. */
export const delaiEnMots = (regle: Regle): string =>
  `${dureeDe(regle)} à compter ${DEPARTS[regle.declencheur].de} de la présente lettre`;

function delaiBlocks(
  clause: ClauseAppliquee | null,
  miseEnDemeure: MiseEnDemeure,
  emettrice: string,
  deDestinataire: string,
): readonly Block[] {
  const regle = loiDe({ ...miseEnDemeure, ...(clause === null ? {} : { clause }) });
  const pleinDroit = clause?.parametres.caractere === 'plein_droit';
  const partielle = clause?.parametres.portee === 'partie_defaillante';
  const fin = partielle ? `la participation ${deDestinataire} à la convention` : 'la convention';
  return [
    { kind: 'heading', level: 1, runs: runs('3. Délai pour se conformer') },
    ...(clause === null || clause.mots.length === 0
      ? []
      : [
          p(`${upperFirst(articleDe(clause))} de la convention stipule :`, { keepWithNext: true }),
          ...quotes(clause.mots),
        ]),
    regle === null
      ? p(`Le délai est celui que fixe la convention.`)
      : p(
          `Vous disposez donc, pour vous conformer à chacune des obligations rappelées ci-dessus, d'un délai ` +
            `${de(delaiEnMots(regle))}, ${DEPARTS[regle.declencheur].foi}.`,
        ),
    { kind: 'heading', level: 1, runs: runs('4. Conséquence') },
    pleinDroit
      ? p(
          `À défaut de mise en conformité à l'expiration de ce délai, ${fin} sera résiliée de plein droit` +
            `${surLeFondement(clause)}. La persistance du manquement ferait l'objet d'un constat, qui vous serait notifié.`,
        )
      : p(
          `À défaut de mise en conformité à l'expiration de ce délai, ${fin} pourra être dénoncée par ${emettrice}` +
            `${surLeFondement(clause)}. Cette dénonciation est une faculté : elle ne résulte pas de la seule ` +
            `expiration du délai et ferait l'objet d'une notification distincte.`,
        ),
    p(
      `Il vous est demandé de faire connaître par écrit, avant cette expiration, les mesures prises pour vous conformer. ` +
        `La présente lettre vaut mise en demeure${clause === null ? '' : ` au sens ${deLArticle(clause)} de la convention`}.`,
    ),
  ];
}

/** What the convention says of disputes: a reminder, where its text has a clause. */
export const litigeBlocks = (litige: Litige | null): readonly Block[] =>
  litige === null
    ? []
    : [
        p(
          `Pour mémoire, la convention ${
            litige.amiable ? `prévoit une recherche de règlement amiable, puis ` : ''
          }désigne, en cas de litige, le ${litige.tribunal.replace(/^le /u, '')}.`,
        ),
      ];

/** The letters, one for each addressee; `destinataireId`: that one alone. */
export function miseEnDemeureModel(input: MiseEnDemeureInput): DocumentModel {
  const { fiche, convention, miseEnDemeure, destinataireId } = input;
  const { griefs, signeeLe } = miseEnDemeure;
  const { texteAu = () => convention, abrogationDe = () => null } = input;
  // Each read once, on its own day, for all the letters.
  const textes = griefs.map((grief) => ({
    convention: texteAu(grief.dateFaits),
    abrogation: abrogationDe(grief),
  }));
  const tous = destinatairesDe(convention, miseEnDemeure);
  const choisis = destinataireId === undefined ? tous : tous.filter(({ id }) => id === destinataireId);
  const [seul, ...suivants] = choisis;
  const duJour = signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`;
  const agissantes = partiesAgissantes(convention, miseEnDemeure.auteurId, miseEnDemeure.coauteurIds);
  const pour =
    tous.length > 1 && seul !== undefined && suivants.length === 0 ? `-${seul.fonction.libelle}` : '';
  return {
    title: typographie(`Mise en demeure – ${convention.titreCourt}`),
    subject: typographie(upperFirst(OBJET)),
    fileName: slug(`mise-en-demeure-${signeeLe ?? 'projet'}${pour}-${convention.titreCourt}`),
    header: typographie(`Mise en demeure${duJour} – ${convention.titreCourt}`),
    footer: typographie(upperFirst(enumeration(agissantes.map(nomDansPhrase)))),
    watermark: filigrane(fiche, null),
    ...dateDe(signeeLe),
    blocks: choisis.flatMap((destinataire, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'section', orientation: 'portrait', restarts: true } as const]),
      ...lettreBlocks(input, textes, {
        destinataire,
        rang: tous.indexOf(destinataire) + 1,
        autres: tous.filter((one) => one !== destinataire),
      }),
    ]),
  };
}

function lettreBlocks(
  { convention, miseEnDemeure, avenants = [], citation: cite, clause, litige = null }: MiseEnDemeureInput,
  textes: readonly Omit<GriefContexte, 'jointes'>[],
  { destinataire, rang, autres }: PlaceLettre,
): readonly Block[] {
  const { griefs, signeeLe } = miseEnDemeure;
  const partie = convention.parties.find(({ id }) => id === miseEnDemeure.partieDestinataireId);
  const auteur = allSignataires(convention.parties).find(({ id }) => id === miseEnDemeure.auteurId);
  const agissantes = partiesAgissantes(convention, miseEnDemeure.auteurId, miseEnDemeure.coauteurIds);
  const nomEmettrice = enumeration(agissantes.map(nomDansPhrase));
  const signant = new Set([miseEnDemeure.auteurId, ...(miseEnDemeure.coauteurIds ?? [])]);
  const deDestinataire = partie === undefined ? miseEnDemeure.partieDestinataireId : dePartie(partie);
  const jointes = piecesJointes(griefs);
  const lettre = autres.length === 0 ? '' : ` (lettre ${rang} sur ${autres.length + 1})`;
  return [
    {
      kind: 'letterhead',
      sender: blocExpediteur({ parties: agissantes, auteur }),
      recipient: lines(blocAdresse(destinataire, signeeLe !== null, { partie })),
      placeAndDate: lieuEtDate(convention.lieu, signeeLe),
      references: lines([
        // Its number is known at the post, once it is signed: the sticker has its place.
        `Lettre recommandée avec accusé de réception n° ${BLANC}${lettre}`,
        `Objet : ${OBJET}`,
        `Référence : ${nomConvention(convention)}${clause === null ? '' : `, ${articleDe(clause).replace(/^(?:l'|la |le )/u, '')}`}`,
        ...(jointes.length === 0
          ? []
          : [
              `Pièce${s(jointes.length)} jointe${s(jointes.length)} : ${jointes.length} (liste en fin de lettre)`,
            ]),
      ]),
    },
    { kind: 'title', runs: runs('MISE EN DEMEURE') },
    ligne(`${appelSeul(destinataire)},`),
    p(
      `Par la présente lettre recommandée avec accusé de réception, ${nomEmettrice} ${
        agissantes.length > 1 ? 'mettent' : 'met'
      } en demeure, en votre qualité de ${fonctionLongue(destinataire.fonction).libelle}, la partie que vous représentez de se conformer aux obligations ` +
        `contractuelles rappelées ci-après,${clause === null ? ' en application' : ` sur le fondement ${deLArticle(clause)}`} ` +
        `de la convention visée en référence.`,
    ),
    ...(autres.length === 0
      ? []
      : [
          p(
            `La même lettre est adressée à ${enumeration(autres.map(signataireDit))}, ${autres.length > 1 ? 'signataires' : 'signataire'} pour la même partie.`,
          ),
        ]),
    { kind: 'heading', level: 1, runs: runs('1. Convention concernée') },
    p(paragrapheConvention(convention, avenants, cite)),
    { kind: 'heading', level: 1, runs: runs(`2. Obligations ${deDestinataire} et manquements constatés`) },
    ...griefs.flatMap((grief, index) => {
      const contexte = textes[index] ?? { convention, abrogation: null };
      return griefBlocks({ ...contexte, jointes }, grief, index, griefs.length);
    }),
    ...delaiBlocks(clause, miseEnDemeure, nomEmettrice, deDestinataire),
    ...litigeBlocks(litige),
    politesse(destinataire),
    {
      kind: 'signatures',
      groups: groupesSignature(
        agissantes.map((one) => ({
          ...one,
          signataires: one.signataires.filter(({ id }) => signant.has(id)),
        })),
        signeeLe === null ? [] : [...signant].map((signataireId) => ({ signataireId, date: signeeLe })),
        { noms: true },
      ),
    },
    ...(jointes.length === 0
      ? []
      : [
          {
            kind: 'heading',
            level: 2,
            runs: runs(`Pièce${s(jointes.length)} jointe${s(jointes.length)} (${jointes.length})`),
          } as const,
          ...jointes.map((one, index): Block => ({
            kind: 'item',
            level: 1,
            marker: `${index + 1}.`,
            runs: runs(one),
          })),
        ]),
  ];
}
