/**
 * The formal notice, under the clause the case is held under. No form is imposed, but the challenge must be sufficient and unambiguous (C. civ.,
 * art. 1344): the words, the parties, each duty as the convention has it, dated facts, what would comply, the delay in
 * the clause's own words, and that denunciation is a faculty. Author named with quality (CRPA, art. L. 212-1).
 *
 * One document for all the addressees of the party: every one of them gets the same letter, which lists them all.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { effetOf } from '#domain/fiches/convention';
import type { Convention, Obligation } from '#domain/fiches/convention';
import type { Alinea, Division } from '#domain/texte/divisions';
import { laDivision, leLieu } from '#domain/texte/nommer';
import { dureeOf } from '#domain/delais/calcul';
import type { Declencheur, Regle } from '#domain/delais/calcul';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { loiDe } from '#domain/resiliation/horloge';
import { de, enumeration, upperFirst } from '#domain/french';
import {
  allSignataires,
  appelDe,
  estVacante,
  fonctionLongue,
  fullName,
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { ClauseAppliquee, Envoi, Grief, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { citationAvenants, dateesSignatures } from '#actes/avenant';
import { BLANC, filigrane, groupesSignature, dePartie, nomConvention, nomDansPhrase } from '#actes/formules';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export type MiseEnDemeureInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  readonly miseEnDemeure: MiseEnDemeure;
  /** The avenants in effect on the day of the letter, cited with the convention. */
  readonly avenants?: readonly Avenant[];
  readonly citation?: Citation;
  /** The convention as it read on a day: each grievance quotes the words in force when the facts took place. */
  readonly texteAu?: (jour: CivilDate) => Convention;
  /** Who held each office on a day, and where: a letter keeps the name and the address it was sent to. */
  readonly partiesAu?: (jour: CivilDate) => readonly Partie[];
  /** The clause the case is held under; before the sending, that of the day of the letter. */
  readonly clause: ClauseAppliquee | null;
  /** The avenant that repealed, since the facts, what a grievance cites. */
  readonly abrogationDe?: (grief: Grief) => { readonly acte: string; readonly effet: CivilDate } | null;
  readonly litige?: Litige | null;
};

/** The court, and what must be tried before it. */
export type Litige = { readonly tribunal: string; readonly amiable: boolean };

const OBJET = 'mise en demeure de se conformer aux obligations contractuelles';
const ADRESSE_A_COMPLETER = '[adresse à compléter]';
/** Beyond this number, the addressees no longer fit the head of a letter: a table names them. */
const MAX_ENTETE = 3;

export const p = (text: string, options: { readonly keepWithNext?: boolean } = {}): Block => ({
  kind: 'paragraph',
  runs: runs(text),
  ...(options.keepWithNext === true ? { keepWithNext: true } : {}),
});

export const lines = (text: readonly string[]): readonly string[] => text.map(typographie);

/** Those the letter was sent to, or all the signatories of the other party before any sending. */
function destinatairesOf(partie: Partie | undefined, envois: readonly Envoi[]): readonly Signataire[] {
  const all = partie?.signataires ?? [];
  const reached = all.filter(({ id }) => envois.some(({ destinataireId }) => destinataireId === id));
  return reached.length === 0 ? all : reached;
}

export function blocAdresse(signataire: Signataire, signed: boolean): readonly string[] {
  const adresse = signataire.adresse.filter((line) => line.trim() !== '');
  return [
    fullName(signataire.personne),
    upperFirst(fonctionLongue(signataire.fonction).libelle),
    ...(adresse.length > 0 || signed ? adresse : [ADRESSE_A_COMPLETER]),
  ];
}

/** « Madame la Préfète, » to one; « Madame, Messieurs, » to several. */
export function appel(destinataires: readonly Signataire[]): string {
  const [only, ...others] = destinataires;
  const personnes = destinataires.filter(({ personne }) => !estVacante(personne));
  // An office without a holder is written to all the same: nobody knows who will open the letter.
  if (only === undefined || personnes.length === 0) return 'Madame, Monsieur,';
  if (others.length === 0) return `${appelDe(only) ?? 'Madame, Monsieur'},`;
  const women = personnes.filter(({ personne }) => personne.civilite === 'Madame').length;
  const men = personnes.length - women;
  const words = [
    ...(women === 0 ? [] : [women === 1 ? 'Madame' : 'Mesdames']),
    ...(men === 0 ? [] : [men === 1 ? 'Monsieur' : 'Messieurs']),
  ];
  return `${words.join(', ')},`;
}

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
    wanted.add(at);
    for (const head of governing(division, at)) wanted.add(head);
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

/** Quotes in guillemets: opened once, closed once. */
export function quotes(passages: readonly string[]): readonly Block[] {
  return passages.map((text, index): Block => {
    const opened = index === 0 ? `« ${text}` : text;
    return { kind: 'quote', runs: runs(index === passages.length - 1 ? `${opened} »` : opened) };
  });
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
  clause === null ? '' : ` sur le fondement ${deLArticle(clause)} de la convention`;

type GriefContexte = {
  readonly convention: Convention;
  readonly abrogation: { readonly acte: string; readonly effet: CivilDate } | null;
};

function griefBlocks(
  { convention, abrogation }: GriefContexte,
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
    ...(grief.pieces === null ? [] : [labelled('Pièces à l’appui', grief.pieces)]),
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

const DEPARTS: Readonly<
  Record<Declencheur, { readonly de: string; readonly foi: string; readonly fait: string }>
> = {
  envoi: {
    de: `de l'envoi`,
    foi: 'la preuve de dépôt faisant foi de la date de cet envoi',
    fait: 'ayant été envoyée le',
  },
  premiere_presentation: {
    de: 'de la première présentation',
    foi: 'la preuve de distribution faisant foi de la date de cette présentation',
    fait: 'ayant été présentée pour la première fois le',
  },
  reception: {
    de: 'de la réception',
    foi: `l'avis de réception faisant foi de la date de cette réception`,
    fait: 'ayant été reçue le',
  },
};

/** « trois mois à compter de la réception de la présente lettre »: the delay of the clause, in words. */
export const delaiEnMots = ({ quantite, unite, declencheur }: Regle): string =>
  `${dureeOf(quantite, unite)} à compter ${DEPARTS[declencheur].de} de la présente lettre`;

function delaiBlocks(
  clause: ClauseAppliquee | null,
  miseEnDemeure: MiseEnDemeure,
  emettrice: string,
  deDestinataire: string,
): readonly Block[] {
  const calcul = miseEnDemeure.delai?.calcul ?? null;
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
    // No date as long as the fact it runs from is not known: the words of the clause stand alone.
    ...(calcul === null
      ? []
      : [
          p(
            `La présente lettre ${DEPARTS[calcul.regle.declencheur].fait} ${formatDate(calcul.depart)}, ce délai sera tenu pour expiré, par ` +
              `prudence, le ${formatDate(calcul.prudent.expiration)} à vingt-quatre heures ; ` +
              (pleinDroit
                ? `la persistance du manquement pourra être constatée à compter du ${formatDate(calcul.prudent.premierJour)}.`
                : `la convention pourra être dénoncée à compter du ${formatDate(calcul.prudent.premierJour)}.`),
          ),
        ]),
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

const preuve = (envoi: Envoi): string =>
  envoi.preuve.nature === 'preuve_de_depot' ? envoi.preuve.reference : 'déclaration de l’expéditeur';

/** Who the letter goes to and by which registered item; several sendings to one addressee take several lines. */
function tableDestinataires(
  destinataires: readonly Signataire[],
  miseEnDemeure: MiseEnDemeure,
  partiesAu: ((jour: CivilDate) => readonly Partie[]) | undefined,
): Block {
  const dit = ({ personne, fonction, adresse }: Signataire): readonly Run[] =>
    runs([fullName(personne), upperFirst(fonction.libelle), ...adresse].join('\n'));
  const rows = destinataires.flatMap((one) => {
    const envois = miseEnDemeure.envois.filter(({ destinataireId }) => destinataireId === one.id);
    if (envois.length === 0) return [[dit(one), runs(BLANC), runs(BLANC), runs('')]];
    return envois.map((envoi) => [
      dit(allSignataires(partiesAu?.(envoi.depotLe) ?? []).find(({ id }) => id === one.id) ?? one),
      runs(envoi.numero),
      runs(formatDate(envoi.depotLe)),
      runs(preuve(envoi)),
    ]);
  });
  return {
    kind: 'table',
    caption: 'Destinataires de la présente lettre et envois recommandés avec accusé de réception',
    header: lines(['Destinataire', 'N° de l’envoi recommandé', 'Date de dépôt', 'Preuve']),
    widths: [36, 22, 21, 21],
    rows,
  };
}

export function miseEnDemeureModel({
  fiche,
  convention,
  miseEnDemeure,
  avenants = [],
  citation,
  texteAu = () => convention,
  partiesAu,
  clause,
  abrogationDe = () => null,
  litige = null,
}: MiseEnDemeureInput): DocumentModel {
  const { envois, griefs, signeeLe } = miseEnDemeure;
  const emettrice = convention.parties.find(({ id }) => id === miseEnDemeure.partieEmettriceId);
  const destinataire = convention.parties.find(({ id }) => id === miseEnDemeure.partieDestinataireId);
  const auteur = allSignataires(convention.parties).find(({ id }) => id === miseEnDemeure.auteurId);
  const destinataires = destinatairesOf(destinataire, envois);
  const agissantes = partiesAgissantes(convention, miseEnDemeure.auteurId, miseEnDemeure.coauteurIds);
  const nomEmettrice = enumeration(agissantes.map(nomDansPhrase));
  const signant = new Set([miseEnDemeure.auteurId, ...(miseEnDemeure.coauteurIds ?? [])]);
  const deDestinataire =
    destinataire === undefined ? miseEnDemeure.partieDestinataireId : dePartie(destinataire);
  const pieces = griefs.flatMap(({ pieces: one }) => (one === null ? [] : [one]));
  const numeros = envois.map(({ numero }) => numero);
  const [first, ...others] = numeros;
  const recommande = `Lettre recommandée avec accusé de réception${
    first !== undefined && others.length === 0
      ? ` n° ${first}`
      : numeros.length === 0 && destinataires.length <= 1
        ? ` n° ${BLANC}`
        : ' (numéros au tableau des destinataires)'
  }`;
  const entete =
    destinataires.length > MAX_ENTETE
      ? [
          ...(destinataire === undefined ? [] : [destinataire.nom]),
          'en la personne de ses représentants signataires de la convention, désignés au tableau des destinataires',
        ]
      : destinataires.flatMap((one, index) => [
          ...(index === 0 ? [] : ['']),
          ...blocAdresse(one, signeeLe !== null),
        ]);
  const salutation = appel(destinataires);
  const title = `Mise en demeure – ${convention.titreCourt}`;
  const duJour = signeeLe === null ? BLANC : formatDate(signeeLe);
  return {
    title: typographie(title),
    subject: typographie(upperFirst(OBJET)),
    fileName: slug(`mise-en-demeure-${signeeLe ?? 'projet'}-${convention.id}`),
    header: typographie(
      `Mise en demeure${signeeLe === null ? '' : ` du ${duJour}`} – ${convention.titreCourt}`,
    ),
    footer: typographie(upperFirst(nomEmettrice)),
    watermark: filigrane(fiche, null),
    blocks: [
      {
        kind: 'letterhead',
        sender: lines([
          ...(agissantes.length > 1
            ? agissantes.map(({ nom }) => nom)
            : emettrice === undefined
              ? []
              : [emettrice.nom]),
          ...(auteur === undefined || agissantes.length > 1
            ? []
            : [
                withArticle(fonctionLongue(auteur.fonction), true),
                fullName(auteur.personne),
                ...auteur.adresse.filter((line) => line.trim() !== ''),
              ]),
        ]),
        recipient: lines(entete),
        placeAndDate: typographie(`${convention.lieu}, le ${duJour}`),
        references: lines([
          recommande,
          `Objet : ${OBJET}`,
          `Référence : ${nomConvention(convention)}${clause === null ? '' : `, ${articleDe(clause).replace(/^(?:l'|la |le )/u, '')}`}`,
          ...(pieces.length === 0 ? [] : ['Pièces jointes : voir la liste en fin de lettre']),
        ]),
      },
      { kind: 'title', runs: runs('MISE EN DEMEURE') },
      { kind: 'paragraph', runs: runs(salutation), align: 'left' },
      p(
        `Par la présente lettre recommandée avec accusé de réception, ${nomEmettrice} ${
          agissantes.length > 1 ? 'mettent' : 'met'
        } en demeure, en votre personne, la partie que vous représentez de se conformer aux obligations ` +
          `contractuelles rappelées ci-après,${clause === null ? ' en application' : ` sur le fondement ${deLArticle(clause)}`} ` +
          `de la convention visée en référence.`,
      ),
      { kind: 'heading', level: 1, runs: runs('1. Convention concernée') },
      p(paragrapheConvention(convention, avenants, citation)),
      { kind: 'heading', level: 1, runs: runs(`2. Obligations ${deDestinataire} et manquements constatés`) },
      ...griefs.flatMap((grief, index) =>
        griefBlocks(
          { convention: texteAu(grief.dateFaits), abrogation: abrogationDe(grief) },
          grief,
          index,
          griefs.length,
        ),
      ),
      ...delaiBlocks(clause, miseEnDemeure, nomEmettrice, deDestinataire),
      ...litigeBlocks(litige),
      p(`Je vous prie d'agréer, ${salutation} l'expression de ma haute considération.`, {
        keepWithNext: true,
      }),
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
      ...(destinataires.length > 1 || envois.length > 0
        ? [tableDestinataires(destinataires, miseEnDemeure, partiesAu)]
        : []),
      ...(pieces.length === 0
        ? []
        : [
            { kind: 'heading', level: 1, runs: runs('Pièces jointes') } as const,
            ...pieces.map((one, index): Block => ({
              kind: 'item',
              level: 1,
              marker: `${index + 1}.`,
              runs: runs(one),
            })),
          ]),
    ],
  };
}
