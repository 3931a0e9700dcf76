/**
 * What the post says of a letter: numbers, deposits, proofs. An internal sheet, so that the letter itself never changes
 * once it is signed.
 */
import { formatDate, maxDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Envoi, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { preuveDuFait } from '#domain/resiliation/envois';
import { MOTIF_RETOUR_LABELS } from '#registre/fiches/resiliation';
import { enumeration, upperFirst } from '#domain/french';
import { allSignataires, fullName } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { BLANC, dateDe, filigrane, nomConvention, nomDansPhrase } from '#actes/formules';
import { blocAdresse, lines, p } from '#actes/lettre';
import type { Block, DocumentModel, Run } from '#actes/model';
import { runs, slug, typographie } from '#actes/typographie';

export const MENTION_INTERNE = 'Document interne : il ne fait pas partie de l’acte.';

export const mentionInterne: Block = {
  kind: 'paragraph',
  runs: runs(MENTION_INTERNE, { bold: true }),
  align: 'center',
};

export type FicheEnvoiInput = {
  readonly fiche: Fiche;
  /** With the parties as they were on the day of the letter. */
  readonly convention: Convention;
  readonly miseEnDemeure: MiseEnDemeure;
  /** The addressees of the letter, in order. */
  readonly destinataires: readonly Signataire[];
  /** Who held each office, and where, on the day of a deposit. */
  readonly partiesAu?: (jour: CivilDate) => readonly Partie[];
};

const preuve = ({ preuve: one }: Envoi): string =>
  one.nature === 'preuve_de_depot' ? one.reference : 'déclaration de l’expéditeur, sans preuve de dépôt';

const jourOuTiret = (jour: CivilDate | null): string => (jour === null ? '—' : formatDate(jour));

/** A fact of the post, and what shows it: one that nothing shows says so. */
const prouve = (envoi: Envoi, fait: 'presentation' | 'distribution' | 'retour', dit: string): string => {
  const reference = preuveDuFait(envoi, fait);
  return `${dit}${reference === null ? ' — déclaratif, sans preuve' : ` — ${reference}`}`;
};

/** What became of a sending, in the order of the post. */
const suites = (envoi: Envoi): string => {
  const { presentationLe, distributionLe, retour, refusLe } = envoi;
  return (
    [
      ...(presentationLe === null
        ? []
        : [prouve(envoi, 'presentation', `Présenté le ${formatDate(presentationLe)}`)]),
      ...(distributionLe === null
        ? []
        : [prouve(envoi, 'distribution', `Distribué le ${formatDate(distributionLe)}`)]),
      ...(refusLe === undefined ? [] : [prouve(envoi, 'retour', `Refusé le ${formatDate(refusLe)}`)]),
      ...(retour === null
        ? []
        : [
            prouve(
              envoi,
              'retour',
              `Retourné le ${formatDate(retour.date)} (${MOTIF_RETOUR_LABELS[retour.motif]})`,
            ),
          ]),
    ].join('\n') || '—'
  );
};

/** Its number, and how it went. */
const numeroDit = ({ numero, transporteur, electronique }: Envoi): string =>
  [
    numero ?? 'non retrouvé',
    ...(transporteur === undefined ? [] : [transporteur]),
    ...(electronique === undefined
      ? []
      : [
          'Recommandé électronique qualifié',
          electronique.accord === null
            ? 'accord préalable non montré'
            : `accord préalable : ${electronique.accord}`,
        ]),
  ].join('\n');

/** The last day anything of these sendings is known of; null before the first deposit. */
export const dernierFait = (envois: readonly Envoi[]): CivilDate | null =>
  envois
    .flatMap(({ depotLe, presentationLe, distributionLe, retour }) =>
      [depotLe, presentationLe, distributionLe, retour?.date ?? null].filter((one) => one !== null),
    )
    .reduce<CivilDate | null>((last, one) => (last === null ? one : maxDate(last, one)), null);

export function ficheEnvoiModel({
  fiche,
  convention,
  miseEnDemeure,
  destinataires,
  partiesAu,
}: FicheEnvoiInput): DocumentModel {
  const { envois, signeeLe, auteurId, coauteurIds } = miseEnDemeure;
  const emettrices = partiesAgissantes(convention, auteurId, coauteurIds).map(nomDansPhrase);
  const lettre = `mise en demeure${signeeLe === null ? '' : ` du ${formatDate(signeeLe)}`}`;
  const du = dernierFait(envois);
  const qui = (one: Signataire, jour?: CivilDate): readonly Run[] => {
    const tenu =
      jour === undefined
        ? one
        : (allSignataires(partiesAu?.(jour) ?? []).find(({ id }) => id === one.id) ?? one);
    return runs(blocAdresse(tenu, true, { jour }).join('\n'));
  };
  const rows = destinataires.flatMap((one) => {
    const siens = envois.filter(({ destinataireId }) => destinataireId === one.id);
    return siens.length === 0
      ? [[qui(one), runs(BLANC), runs(BLANC), runs(BLANC), runs('—')]]
      : siens.map((envoi) => [
          qui(one, envoi.depotLe),
          runs(numeroDit(envoi)),
          runs(jourOuTiret(envoi.depotLe)),
          runs(preuve(envoi)),
          runs(suites(envoi)),
        ]);
  });
  const aFaire = manques(destinataires, envois);
  return {
    title: typographie(`Fiche d’envoi – ${lettre}`),
    subject: typographie(`Envois recommandés de la ${lettre}`),
    fileName: slug(`fiche-envoi-${signeeLe ?? 'projet'}-${convention.titreCourt}`),
    header: typographie(`Fiche d’envoi – ${convention.titreCourt}`),
    footer: 'Document interne',
    watermark: filigrane(fiche, null),
    ...dateDe(du ?? signeeLe),
    blocks: [
      { kind: 'title', runs: runs('FICHE D’ENVOI') },
      { kind: 'subtitle', runs: runs(upperFirst(lettre)) },
      mentionInterne,
      p(
        `Lettre ${signeeLe === null ? 'qui n’est pas encore signée' : `signée le ${formatDate(signeeLe)}`}, ` +
          `adressée au titre de la ${nomConvention(convention)} par ${enumeration(emettrices)}.` +
          (du === null ? '' : ` Situation connue au ${formatDate(du)}.`),
      ),
      {
        kind: 'table',
        caption: 'Envois recommandés avec accusé de réception',
        header: lines(['Destinataire', 'N° de l’envoi', 'Déposé le', 'Preuve de dépôt', 'Suites']),
        widths: [24, 18, 12, 16, 30],
        rows,
      },
      ...(aFaire.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, runs: runs('À compléter') } as const,
            ...aFaire.map((one): Block => ({ kind: 'item', level: 1, marker: null, runs: runs(one) })),
          ]),
    ],
  };
}

/** What a judge would ask for and the registry has not. */
function manques(destinataires: readonly Signataire[], envois: readonly Envoi[]): readonly string[] {
  return destinataires.flatMap((one) => {
    const nom = fullName(one.personne);
    const siens = envois.filter(({ destinataireId }) => destinataireId === one.id);
    if (siens.length === 0) return [`${nom} : aucun envoi n’est enregistré.`];
    return siens.flatMap((envoi) => [
      ...(envoi.numero === null ? [`${nom} : le numéro de l’envoi recommandé n’est pas retrouvé.`] : []),
      ...(envoi.preuve.nature === 'declaratif'
        ? [`${nom} : la preuve de dépôt manque ; la date repose sur la seule déclaration de l’expéditeur.`]
        : []),
      ...(envoi.electronique?.accord === null
        ? [`${nom} : rien ne montre son accord au recommandé électronique.`]
        : []),
      ...(envoi.presentationLe === null && envoi.distributionLe === null && envoi.retour === null
        ? [`${nom} : ni l’avis de réception, ni le pli retourné n’est enregistré.`]
        : []),
    ]);
  });
}
