/**
 * The act that ends the convention, or takes a party out of it: after a notice that had no effect, with the notice
 * period of a clause, or by agreement. It says the clause in its own words, and a date only where the registry has one.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { dureeDe, leDeclencheur } from '#domain/delais/calcul';
import type { Convention } from '#domain/fiches/convention';
import { aUnPreavis } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import { accordeJusquAu, isEffectif } from '#domain/fiches/mise-en-demeure';
import type { ClauseAppliquee, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { de, enumeration, inLetters, upperFirst } from '#domain/french';
import { allSignataires, dePartie, partieOf } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { RECOURS_REPRISE } from '#domain/resiliation/recours';
import type { Fiche } from '#domain/registre';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { envoisDuDelai, regleDe } from '#domain/resiliation/horloge';
import { BLANC, filigrane, groupesSignature, nomConvention, nomDansPhrase } from '#actes/formules';
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
import {
  articleDe,
  delaiEnMots,
  litigeBlocks,
  paragrapheConvention,
  quotes,
  surLeFondement,
} from '#actes/mise-en-demeure';
import type { Citation, Litige } from '#actes/mise-en-demeure';
import type { Block, DocumentModel } from '#actes/model';
import { visaDeliberation } from '#actes/visas';
import type { Deliberation } from '#registre/fiches/deliberations';
import { runs, slug, typographie } from '#actes/typographie';

export type DenonciationInput = {
  readonly fiche: Fiche;
  readonly convention: Convention;
  readonly denonciation: Denonciation;
  /** The notice it follows; null for an act that follows none. */
  readonly miseEnDemeure: MiseEnDemeure | null;
  readonly avenants?: readonly Avenant[];
  readonly citation?: Citation;
  readonly clause: ClauseAppliquee | null;
  /** From which day it takes effect; null while unknown: then no date is printed. */
  readonly effet: CivilDate | null;
  /** The parties it is sent to. */
  readonly destinataires: readonly string[];
  readonly litige?: Litige | null;
  /** What authorised the party to end the convention, with the parties as they were named. */
  readonly deliberation?: Deliberation | null;
  /** The letter of this addressee alone; without it, one letter after the other. */
  readonly destinataireId?: string;
};

/** Those the act is written to: every signatory of the parties it is aimed at, in order. */
export const destinatairesFin = ({
  convention,
  destinataires,
}: Pick<DenonciationInput, 'convention' | 'destinataires'>): readonly Signataire[] =>
  convention.parties.filter(({ id }) => destinataires.includes(id)).flatMap(({ signataires }) => signataires);

type Nature = { readonly titre: string; readonly objet: string; readonly verbe: readonly [string, string] };

function natureDe({ clause }: Pick<DenonciationInput, 'clause'>, partielle: boolean): Nature {
  const motif = clause?.parametres.motif ?? 'manquement';
  const de = partielle ? 'de la participation d’une partie à la convention' : 'de la convention';
  if (motif === 'manquement')
    return clause?.parametres.caractere === 'plein_droit'
      ? {
          titre: 'CONSTAT DE RÉSILIATION DE PLEIN DROIT',
          objet: `constat de la résiliation de plein droit ${de}`,
          verbe: ['constate la résiliation de plein droit', 'constatent la résiliation de plein droit'],
        }
      : {
          titre: 'DÉNONCIATION',
          objet: `dénonciation ${de}`,
          verbe: ['notifie la dénonciation', 'notifient la dénonciation'],
        };
  if (motif === 'sans_motif' && clause?.parametres.portee === 'partie_qui_se_retire')
    return {
      titre: 'RETRAIT DE LA CONVENTION',
      objet: 'retrait de la convention',
      verbe: ['notifie son retrait', 'notifient leur retrait'],
    };
  return {
    titre: 'RÉSILIATION',
    objet: `résiliation ${de}`,
    verbe: ['notifie la résiliation', 'notifient la résiliation'],
  };
}

/** The letters, one for each addressee; `destinataireId`: that one alone. */
export function denonciationModel(input: DenonciationInput): DocumentModel {
  const { fiche, convention, denonciation, clause, destinataireId } = input;
  const { notifieeLe, auteurId, coauteurIds = [], partieSortanteId } = denonciation;
  const sortante = convention.parties.find(({ id }) => id === partieSortanteId);
  const nature = natureDe({ clause }, sortante !== undefined);
  const agissantes = partiesAgissantes(convention, auteurId, coauteurIds);
  const tous = destinatairesFin(input);
  const choisis = destinataireId === undefined ? tous : tous.filter(({ id }) => id === destinataireId);
  const [seul, ...suivants] = choisis;
  const pour =
    tous.length > 1 && seul !== undefined && suivants.length === 0 ? `-${seul.fonction.libelle}` : '';
  return {
    title: typographie(`${upperFirst(nature.objet)} – ${convention.titreCourt}`),
    subject: typographie(upperFirst(nature.objet)),
    fileName: slug(`denonciation-${notifieeLe}${pour}-${convention.titreCourt}`),
    header: typographie(
      `${upperFirst(nature.objet)} du ${formatDate(notifieeLe)} – ${convention.titreCourt}`,
    ),
    footer: typographie(upperFirst(enumeration(agissantes.map(nomDansPhrase)))),
    watermark: filigrane(fiche, null),
    date: notifieeLe,
    blocks: choisis.flatMap((destinataire, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'section', orientation: 'portrait', restarts: true } as const]),
      ...lettreBlocks(input, nature, {
        destinataire,
        rang: tous.indexOf(destinataire) + 1,
        autres: tous.filter((one) => one !== destinataire),
      }),
    ]),
  };
}

function lettreBlocks(
  {
    convention,
    denonciation,
    miseEnDemeure,
    avenants = [],
    citation,
    clause,
    effet,
    litige = null,
    deliberation = null,
  }: DenonciationInput,
  nature: Nature,
  { destinataire, rang, autres }: PlaceLettre,
): readonly Block[] {
  const { notifieeLe, numero, auteurId, coauteurIds = [], partieSortanteId } = denonciation;
  const sortante = convention.parties.find(({ id }) => id === partieSortanteId);
  const agissantes = partiesAgissantes(convention, auteurId, coauteurIds);
  const signant = new Set([auteurId, ...coauteurIds]);
  const auteur = allSignataires(convention.parties).find(({ id }) => id === auteurId);
  const partie = partieOf(convention.parties, destinataire.id);
  const verbe = nature.verbe[agissantes.length > 1 ? 1 : 0];
  const retrait = verbe.endsWith('retrait');
  const quoi =
    sortante === undefined || retrait
      ? 'de la convention visée en référence'
      : `de la convention visée en référence à l'égard ${dePartie(sortante)}`;
  // Its number is known at the post, once it is signed; one recorded with the act is that of the only letter there was.
  const dit = autres.length === 0 ? (numero ?? BLANC) : BLANC;
  const lettre = autres.length === 0 ? '' : ` (lettre ${rang} sur ${autres.length + 1})`;
  return [
    {
      kind: 'letterhead',
      sender: blocExpediteur({ parties: agissantes, auteur }),
      recipient: lines(blocAdresse(destinataire, true, { partie })),
      placeAndDate: lieuEtDate(convention.lieu, notifieeLe),
      references: lines([
        `Lettre recommandée avec accusé de réception n° ${dit}${lettre}`,
        `Objet : ${nature.objet}`,
        `Référence : ${nomConvention(convention)}${clause === null || clause.droitCommun !== undefined ? '' : `, ${articleDe(clause).replace(/^(?:l'|la |le )/u, '')}`}`,
      ]),
    },
    { kind: 'title', runs: runs(nature.titre) },
    ligne(`${appelSeul(destinataire)},`),
    ...(deliberation === null
      ? []
      : [
          {
            kind: 'visa',
            runs: runs(visaDeliberation(deliberation, convention.parties, 'denonciation')),
          } as const,
        ]),
    p(
      `Par la présente lettre, ${enumeration(agissantes.map(nomDansPhrase))} ${verbe} ${quoi}${surLeFondement(clause)}.`,
    ),
    ...(autres.length === 0
      ? []
      : [p(`La même lettre est adressée à ${enumeration(autres.map(signataireDit))}.`)]),
    { kind: 'heading', level: 1, runs: runs('1. Convention concernée') },
    p(paragrapheConvention(convention, avenants, citation)),
    { kind: 'heading', level: 1, runs: runs('2. Fondement') },
    ...(clause === null || clause.mots.length === 0
      ? []
      : [
          p(`${upperFirst(articleDe(clause))} de la convention stipule :`, { keepWithNext: true }),
          ...quotes(clause.mots),
        ]),
    ...(clause?.droitCommun === undefined ? [] : [p(droitCommunDit(clause))]),
    ...fondementBlocks(denonciation, miseEnDemeure),
    ...(denonciation.indemnite === undefined ? [] : [p(`Indemnisation : ${denonciation.indemnite}`)]),
    { kind: 'heading', level: 1, runs: runs('3. Prise d’effet') },
    p(effetEnMots(denonciation, clause, effet)),
    ...(sortante === undefined || convention.parties.length <= 2
      ? []
      : [p('La convention continue de lier les autres parties.')]),
    ...(clause?.parametres.motif === 'accord'
      ? []
      : [
          { kind: 'heading', level: 1, runs: runs('4. Recours') } as const,
          p(
            `Vous pouvez saisir le juge, pour contester la présente décision, dans un délai de ${RECOURS_REPRISE.duree} à compter du jour où vous en avez connaissance ; ` +
              `un recours administratif n'interrompt pas ce délai.`,
          ),
        ]),
    ...litigeBlocks(litige),
    politesse(destinataire),
    {
      kind: 'signatures',
      groups: groupesSignature(
        agissantes.map((one) => ({
          ...one,
          signataires: one.signataires.filter(({ id }) => signant.has(id)),
        })),
        [...signant].map((signataireId) => ({ signataireId, date: notifieeLe })),
        { noms: true },
      ),
    },
  ];
}

/** Where the convention has no clause: what is done rests on common law, and the letter says which. */
const droitCommunDit = ({ parametres, droitCommun }: ClauseAppliquee): string =>
  parametres.motif === 'accord'
    ? `Aucune stipulation de la convention n'est en cause : les parties y mettent fin d'un commun accord (${droitCommun ?? ''}).`
    : `La convention ne règle pas sa résiliation pour un motif d'intérêt général : la présente décision relève du pouvoir que toute personne publique partie à une convention tient de la jurisprudence (${droitCommun ?? ''}).`;

/** Items with a comma of their own part by semicolons. */
const enumerationLongue = (items: readonly string[]): string =>
  `${items.slice(0, -1).join(' ; ')} ; et ${items.at(-1) ?? ''}`;

/** The notice that had no effect and the breach that goes on, or why the convention ends without one. */
function fondementBlocks(
  { persistance, motif, derogation }: Denonciation,
  lettre: MiseEnDemeure | null,
): readonly Block[] {
  if (lettre === null) return motif === undefined ? [] : [p(motif)];
  // A letter that came back from a wrong address put nobody in default: it founds nothing.
  const numeros = envoisDuDelai(lettre)
    .filter(isEffectif)
    .map(({ numero, depotLe }) =>
      numero === null
        ? `déposée le ${formatDate(depotLe)}`
        : `n° ${numero}, déposée le ${formatDate(depotLe)}`,
    );
  const envoi =
    numeros.length <= 1
      ? `lettre recommandée avec accusé de réception ${numeros[0] ?? ''}`.trim()
      : `${inLetters(numeros.length)} lettres recommandées avec accusé de réception : ${enumerationLongue(numeros)}`;
  const accorde = accordeJusquAu(lettre);
  const recues = (lettre.observations ?? []).map(({ date }) => formatDate(date));
  const calcul = lettre.delai?.calcul;
  return [
    p(
      `Une mise en demeure${lettre.signeeLe === null ? '' : ` du ${formatDate(lettre.signeeLe)}`} a été adressée par ${envoi}.` +
        (calcul === undefined
          ? ''
          : ` Le délai ${de(dureeDe(calcul.regle))} à compter de ` +
            `${leDeclencheur(calcul.regle.declencheur)} (${formatDate(calcul.depart)}) a expiré le ${formatDate(
              derogation === null ? calcul.prudent.expiration : calcul.strict.expiration,
            )} à vingt-quatre heures.`),
    ),
    ...(accorde === null
      ? []
      : [p(`Un délai supplémentaire vous a été accordé jusqu'au ${formatDate(accorde)} ; il est expiré.`)]),
    ...(recues.length === 0
      ? []
      : [
          p(
            `La partie que vous représentez a présenté des observations, reçues le ${enumeration(recues)} ; il en a été pris connaissance.`,
          ),
        ]),
    p(`À la date de la présente lettre, le manquement persiste. ${persistance ?? ''}`.trim()),
  ];
}

/** The same day as the clock, in words; none where it is not known. */
function effetEnMots(
  denonciation: Denonciation,
  clause: ClauseAppliquee | null,
  effet: CivilDate | null,
): string {
  const { priseEffet } = denonciation;
  const regle = clause === null ? null : regleDe(clause);
  const soit = effet === null ? '' : `, soit le ${formatDate(effet)}`;
  switch (priseEffet.nature) {
    case 'constat':
      return `La résiliation est acquise au jour de la présente lettre${soit}.`;
    case 'preavis':
      return regle === null
        ? `La présente décision prend effet au terme du préavis que fixe la convention${soit}.`
        : `La présente décision prend effet au terme d'un préavis de ${delaiEnMots(regle)}${soit}.`;
    case 'reception':
      return `La présente décision prend effet à sa réception${soit}.`;
    case 'date':
      return (
        `La présente décision prend effet le ${formatDate(priseEffet.date)}, ou à sa réception si elle est plus tardive` +
        (aUnPreavis(denonciation) && regle !== null
          ? `, et au plus tôt au terme d'un préavis de ${delaiEnMots(regle)}.`
          : '.')
      );
  }
}
