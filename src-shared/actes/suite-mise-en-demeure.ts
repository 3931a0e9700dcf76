/**
 * What is written to each addressee once a formal notice, or the act that follows it, has an outcome: the breach made
 * good, the notice given up, more time, observations acknowledged, the denunciation withdrawn. Short letters that name
 * the first by its date, say what changes, and quote no more than they must.
 */
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { enumeration, upperFirst } from '#domain/french';
import { allSignataires, partieOf } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { filigrane, groupesSignature, nomConvention, nomDansPhrase } from '#actes/formules';
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
import type { Block, DocumentModel } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

/** Which letter it is, and what it rests on. */
export type SuiteEcrite =
  | { readonly nature: 'regularisation' | 'retrait'; readonly date: CivilDate; readonly motif: string }
  | {
      readonly nature: 'delai';
      readonly date: CivilDate;
      readonly jusquAu: CivilDate;
      readonly motif: string;
    }
  | { readonly nature: 'observations'; readonly date: CivilDate; readonly piece: string | null }
  | {
      readonly nature: 'nos_observations';
      readonly date: CivilDate;
      readonly texte: string;
      readonly piece: string | null;
      readonly recueLe: CivilDate;
    }
  | { readonly nature: 'retrait_denonciation'; readonly date: CivilDate; readonly reference: string };

export type SuiteInput = {
  readonly fiche: Fiche;
  /** With the parties as they are on the day of the letter. */
  readonly convention: Convention;
  readonly suite: SuiteEcrite;
  /** The notice; null for a denunciation that follows none. */
  readonly miseEnDemeure: MiseEnDemeure | null;
  readonly denonciation: Denonciation | null;
  readonly destinataires: readonly Signataire[];
  /** The letter of this addressee alone; without it, one letter after the other. */
  readonly destinataireId?: string;
};

type Ecrit = {
  readonly titre: string;
  readonly objet: string;
  readonly fichier: string;
  readonly corps: readonly string[];
};

const ponctue = (text: string): string => (/[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

function ecrire(
  { suite, miseEnDemeure, denonciation, convention }: SuiteInput,
  emettrices: string,
  met: string,
): Ecrit {
  const lettre =
    miseEnDemeure?.signeeLe === null || miseEnDemeure === null
      ? 'une lettre'
      : `une lettre du ${formatDate(miseEnDemeure.signeeLe)}`;
  const rappel = `Par ${lettre}, ${emettrices} ${met} mis en demeure la partie que vous représentez de se conformer à la ${nomConvention(convention)}.`;
  switch (suite.nature) {
    case 'regularisation':
      return {
        titre: 'CONSTAT DE RÉGULARISATION',
        objet: 'constat de la mise en conformité, suite à la mise en demeure',
        fichier: 'constat-regularisation',
        corps: [
          rappel,
          `Il est constaté que, le ${formatDate(suite.date)}, la partie que vous représentez s'est conformée aux obligations rappelées par cette lettre. ${ponctue(suite.motif)}`,
          `La mise en demeure est close et n'ouvre plus droit à dénonciation. Un nouveau manquement appellerait une nouvelle mise en demeure.`,
        ],
      };
    case 'retrait':
      return {
        titre: 'RETRAIT DE LA MISE EN DEMEURE',
        objet: 'retrait de la mise en demeure',
        fichier: 'retrait-mise-en-demeure',
        corps: [
          rappel,
          `Cette mise en demeure est retirée le ${formatDate(suite.date)}. ${ponctue(suite.motif)}`,
          `Aucune conséquence n'est plus attachée à l'expiration du délai qu'elle ouvrait. La convention continue de lier les parties.`,
        ],
      };
    case 'delai':
      return {
        titre: 'DÉLAI SUPPLÉMENTAIRE',
        objet: 'délai supplémentaire pour se conformer, suite à la mise en demeure',
        fichier: 'delai-accorde',
        corps: [
          rappel,
          `Un délai supplémentaire vous est accordé, jusqu'au ${formatDate(suite.jusquAu)} à vingt-quatre heures. ${ponctue(suite.motif)}`,
          `Les obligations rappelées par cette lettre demeurent inchangées. Aucune dénonciation ne sera notifiée avant l'expiration de ce délai.`,
        ],
      };
    case 'observations':
      return {
        titre: 'ACCUSÉ DE RÉCEPTION',
        objet: 'accusé de réception de vos observations',
        fichier: 'accuse-observations',
        corps: [
          rappel,
          `Vos observations${suite.piece === null ? '' : ` (${suite.piece})`} ont été reçues le ${formatDate(suite.date)}. Elles sont versées au dossier et seront examinées.`,
          `Le présent accusé de réception ne suspend ni ne proroge le délai ouvert par la mise en demeure.`,
        ],
      };
    case 'nos_observations':
      return {
        titre: 'OBSERVATIONS',
        objet: 'observations en réponse à votre mise en demeure',
        fichier: 'observations',
        corps: [
          `Par ${lettre}, reçue le ${formatDate(suite.recueLe)}, la partie que vous représentez a mis en demeure ${emettrices} de se conformer à la ${nomConvention(convention)}. Cette mise en demeure appelle les observations suivantes.`,
          ponctue(suite.texte),
          ...(suite.piece === null ? [] : [`Pièce jointe : ${ponctue(suite.piece)}`]),
          `Les présentes observations ne valent pas reconnaissance du manquement allégué.`,
        ],
      };
    case 'retrait_denonciation':
      return {
        titre: 'RETRAIT DE LA DÉNONCIATION',
        objet: 'retrait de la dénonciation de la convention',
        fichier: 'retrait-denonciation',
        corps: [
          `Par une lettre du ${formatDate(denonciation?.notifieeLe ?? suite.date)}, ${emettrices} ${met} notifié la dénonciation de la ${nomConvention(convention)}.`,
          `Cette dénonciation est retirée le ${formatDate(suite.date)} (${suite.reference.trim().replace(/\.$/u, '')}), avant d'avoir pris effet.`,
          `La convention continue de lier les parties dans toutes ses stipulations.`,
        ],
      };
  }
}

/** The letters, one for each addressee; `destinataireId`: that one alone. */
export function suiteModel(input: SuiteInput): DocumentModel {
  const { fiche, convention, suite, miseEnDemeure, denonciation, destinataires, destinataireId } = input;
  const auteurId = denonciation?.auteurId ?? miseEnDemeure?.auteurId ?? '';
  const coauteurIds = denonciation?.coauteurIds ?? miseEnDemeure?.coauteurIds ?? [];
  const agissantes = partiesAgissantes(convention, auteurId, coauteurIds);
  const auteur = allSignataires(convention.parties).find(({ id }) => id === auteurId);
  const signant = new Set([auteurId, ...coauteurIds]);
  const ecrit = ecrire(
    input,
    enumeration(agissantes.map(nomDansPhrase)),
    agissantes.length > 1 ? 'ont' : 'a',
  );
  const choisis = destinataires.filter(({ id }) => destinataireId === undefined || id === destinataireId);
  const pour =
    destinataires.length > 1 && choisis.length === 1 ? `-${choisis[0]?.fonction.libelle ?? ''}` : '';
  const lettre = (destinataire: Signataire): readonly Block[] => {
    const autres = destinataires.filter((one) => one !== destinataire);
    const partie = partieOf(convention.parties, destinataire.id);
    return [
      {
        kind: 'letterhead',
        sender: blocExpediteur({ parties: agissantes, auteur }),
        recipient: lines(blocAdresse(destinataire, true, { partie, jour: suite.date })),
        placeAndDate: lieuEtDate(convention.lieu, suite.date),
        references: lines([`Objet : ${ecrit.objet}`, `Référence : ${nomConvention(convention)}`]),
      },
      { kind: 'title', runs: runs(ecrit.titre) },
      ligne(`${appelSeul(destinataire)},`),
      ...ecrit.corps.map((text) => p(text)),
      ...(autres.length === 0
        ? []
        : [p(`La même lettre est adressée à ${enumeration(autres.map(signataireDit))}.`)]),
      politesse(destinataire),
      {
        kind: 'signatures',
        groups: groupesSignature(
          agissantes.map((one) => ({
            ...one,
            signataires: one.signataires.filter(({ id }) => signant.has(id)),
          })),
          [],
          { noms: true },
        ),
      },
    ];
  };
  return {
    title: typographie(`${upperFirst(ecrit.objet)} – ${convention.titreCourt}`),
    subject: typographie(upperFirst(ecrit.objet)),
    fileName: slug(`${ecrit.fichier}-${suite.date}${pour}-${convention.titreCourt}`),
    header: typographie(`${upperFirst(ecrit.titre.toLocaleLowerCase('fr'))} – ${convention.titreCourt}`),
    footer: typographie(upperFirst(enumeration(agissantes.map(nomDansPhrase)))),
    watermark: filigrane(fiche, null),
    date: suite.date,
    blocks: choisis.flatMap((destinataire, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'section', orientation: 'portrait', restarts: true } as const]),
      ...lettre(destinataire),
    ]),
  };
}
