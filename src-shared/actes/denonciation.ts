/**
 * The act that ends the convention, or takes a party out of it: after a notice that had no effect, with the notice
 * period of a clause, or by agreement. It says the clause in its own words, and a date only where the registry has one.
 */
import type { Avenant } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { dureeOf, leDeclencheur } from '#domain/delais/calcul';
import type { Convention } from '#domain/fiches/convention';
import { aUnPreavis } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { ClauseAppliquee, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { de, enumeration, inLetters, upperFirst } from '#domain/french';
import { allSignataires, fonctionLongue, fullName, withArticle } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { regleDe } from '#domain/resiliation/horloge';
import { BLANC, dePartie, filigrane, groupesSignature, nomConvention, nomDansPhrase } from '#actes/formules';
import {
  appel,
  articleDe,
  blocAdresse,
  delaiEnMots,
  lines,
  litigeBlocks,
  p,
  paragrapheConvention,
  quotes,
  surLeFondement,
} from '#actes/mise-en-demeure';
import type { Citation, Litige } from '#actes/mise-en-demeure';
import type { Block, DocumentModel } from '#actes/model';
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
};

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

export function denonciationModel({
  fiche,
  convention,
  denonciation,
  miseEnDemeure,
  avenants = [],
  citation,
  clause,
  effet,
  destinataires: destinataireIds,
  litige = null,
}: DenonciationInput): DocumentModel {
  const { notifieeLe, numero, auteurId, coauteurIds = [], partieSortanteId } = denonciation;
  const sortante = convention.parties.find(({ id }) => id === partieSortanteId);
  const nature = natureDe({ clause }, sortante !== undefined);
  const agissantes = partiesAgissantes(convention, auteurId, coauteurIds);
  const signant = new Set([auteurId, ...coauteurIds]);
  const auteur = allSignataires(convention.parties).find(({ id }) => id === auteurId);
  const visees = convention.parties.filter(({ id }) => destinataireIds.includes(id));
  const destinataires = visees.flatMap(({ signataires }) => signataires);
  const salutation = appel(destinataires);
  const verbe = nature.verbe[agissantes.length > 1 ? 1 : 0];
  const retrait = verbe.endsWith('retrait');
  const quoi =
    sortante === undefined || retrait
      ? 'de la convention visée en référence'
      : `de la convention visée en référence à l'égard ${dePartie(sortante)}`;
  return {
    title: typographie(`${upperFirst(nature.objet)} – ${convention.titreCourt}`),
    subject: typographie(upperFirst(nature.objet)),
    fileName: slug(`denonciation-${notifieeLe}-${convention.id}`),
    header: typographie(
      `${upperFirst(nature.objet)} du ${formatDate(notifieeLe)} – ${convention.titreCourt}`,
    ),
    footer: typographie(upperFirst(enumeration(agissantes.map(nomDansPhrase)))),
    watermark: filigrane(fiche, null),
    blocks: [
      {
        kind: 'letterhead',
        sender: lines([
          ...agissantes.map(({ nom }) => nom),
          ...(auteur === undefined || agissantes.length > 1
            ? []
            : [
                withArticle(fonctionLongue(auteur.fonction), true),
                fullName(auteur.personne),
                ...auteur.adresse.filter((line) => line.trim() !== ''),
              ]),
        ]),
        recipient: lines(
          destinataires.length > 3
            ? [...visees.map(({ nom }) => nom), 'en la personne de leurs signataires']
            : destinataires.flatMap((one, index) => [
                ...(index === 0 ? [] : ['']),
                ...blocAdresse(one, true),
              ]),
        ),
        placeAndDate: typographie(`${convention.lieu}, le ${formatDate(notifieeLe)}`),
        references: lines([
          `Lettre recommandée avec accusé de réception n° ${numero ?? BLANC}`,
          `Objet : ${nature.objet}`,
          `Référence : ${nomConvention(convention)}${clause === null ? '' : `, ${articleDe(clause).replace(/^(?:l'|la |le )/u, '')}`}`,
        ]),
      },
      { kind: 'title', runs: runs(nature.titre) },
      { kind: 'paragraph', runs: runs(salutation), align: 'left' },
      p(
        `Par la présente lettre, ${enumeration(agissantes.map(nomDansPhrase))} ${verbe} ${quoi}${surLeFondement(clause)}.`,
      ),
      { kind: 'heading', level: 1, runs: runs('1. Convention concernée') },
      p(paragrapheConvention(convention, avenants, citation)),
      { kind: 'heading', level: 1, runs: runs('2. Fondement') },
      ...(clause === null || clause.mots.length === 0
        ? []
        : [
            p(`${upperFirst(articleDe(clause))} de la convention stipule :`, { keepWithNext: true }),
            ...quotes(clause.mots),
          ]),
      ...fondementBlocks(denonciation, miseEnDemeure),
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
              `Vous pouvez saisir le juge, pour contester la présente décision, dans un délai de deux mois à compter du jour où vous en avez connaissance ; ` +
                `un recours administratif n'interrompt pas ce délai.`,
            ),
          ]),
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
          [...signant].map((signataireId) => ({ signataireId, date: notifieeLe })),
          { noms: true },
        ),
      },
    ],
  };
}

/** Items with a comma of their own part by semicolons. */
const enumerationLongue = (items: readonly string[]): string =>
  `${items.slice(0, -1).join(' ; ')} ; et ${items.at(-1) ?? ''}`;

/** The notice that had no effect and the breach that goes on, or why the convention ends without one. */
function fondementBlocks(
  { persistance, motif, derogation }: Denonciation,
  lettre: MiseEnDemeure | null,
): readonly Block[] {
  if (lettre === null) return motif === undefined ? [] : [p(motif)];
  const numeros = lettre.envois.map(
    ({ numero, depotLe }) => `n° ${numero}, déposée le ${formatDate(depotLe)}`,
  );
  const envoi =
    numeros.length <= 1
      ? `lettre recommandée avec accusé de réception ${numeros[0] ?? ''}`
      : `${inLetters(numeros.length)} lettres recommandées avec accusé de réception : ${enumerationLongue(numeros)}`;
  const calcul = lettre.delai?.calcul;
  return [
    p(
      `Une mise en demeure${lettre.signeeLe === null ? '' : ` du ${formatDate(lettre.signeeLe)}`} a été adressée par ${envoi}.` +
        (calcul === undefined
          ? ''
          : ` Le délai ${de(dureeOf(calcul.regle.quantite, calcul.regle.unite))} à compter de ` +
            `${leDeclencheur(calcul.regle.declencheur)} (${formatDate(calcul.depart)}) a expiré le ${formatDate(
              derogation === null ? calcul.prudent.expiration : calcul.strict.expiration,
            )} à vingt-quatre heures.`),
    ),
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
