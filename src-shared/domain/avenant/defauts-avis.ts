import { daysBetween, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Avenant } from '../fiches/avenant';
import { estComiteRegional } from '../clauses/lire';
import { SENS_LABELS, isAvisRendu, loiDuComite, quorumAtteint } from '../fiches/avis';
import type { Avis, SensAvis, Votes } from '../fiches/avis';
import type { Jugement } from '../comite/verdict';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';
import { autreProjetQueLaSaisine } from './saisine';

/**
 * What could be held against an avis. `vice`: it may void the avis, hence what rests on it (a consultation that the
 * text makes compulsory is a guarantee: CE, Ass., 23 décembre 2011, n° 335033); it asks for a reason when the avenant
 * is put to signature. The others are said.
 */
type DefautAvis = Avertissement & { readonly vice: boolean };

/** Where the rules of the committee are silent, the State's consultative commissions give a measure. */
const A_DEFAUT = (article: string): string =>
  `Règlement intérieur du comité ; à défaut, CRPA, art. ${article}`;

/** Days between the convocation and the séance: by the code for the bureau, by the CRPA where no other rule says. */
const PREAVIS = 5;

/** From then on no text deems an avis given by silence (décret n° 2024-560 du 18 juin 2024). */
const SANS_AVIS_TACITE = '2024-07-01' as CivilDate;
/** From then on the committee may bear this name. */
const COMITE_POUR_L_EMPLOI = SANS_AVIS_TACITE;

/** A majority against a favourable avis, or the reverse: possible only by a slip, or by a rule the file must state. */
function contradicts(sens: SensAvis, { pour, contre }: Votes): boolean {
  switch (sens) {
    case 'favorable':
    case 'favorable_avec_reserves':
    case 'favorable_avec_recommandations':
      return pour <= contre;
    case 'defavorable':
      return contre <= pour;
    case 'partage':
      return pour !== contre;
    case 'pris_acte':
    case 'sursis':
    case 'sans_avis':
      return false;
  }
}

function ceQueDitLeVote({ sens, votes }: Avis): string | null {
  if (votes === null || !contradicts(sens, votes)) return null;
  const { pour, contre } = votes;
  return pour === contre
    ? `Partage égal des voix (${pour} pour, ${contre} contre) : sans règle qui départage, il ne fait pas un avis ${SENS_LABELS[sens]}.`
    : `Le décompte (${pour} pour, ${contre} contre) ne correspond pas à un avis ${SENS_LABELS[sens]} : vérifiez le procès-verbal.`;
}

/** What the verdict of its séance holds against an avis: void or to be discussed, said with the reason. */
const dits = ({ motifs }: Jugement): readonly DefautAvis[] =>
  motifs.flatMap(({ gravite, code, message, source, remede }) =>
    // Said of every avis, wherever it was given.
    code === 'NON_PUBLIE' || code === 'PAS_D_AVIS'
      ? []
      : [
          {
            ...avertir(
              `${gravite === 'nul' ? 'Avis nul. ' : gravite === 'discutable' ? 'Avis à discuter. ' : ''}${message}${
                gravite === 'note' || remede === null ? '' : ` ${remede}`
              }`,
              source,
            ),
            vice: gravite !== 'note',
          },
        ],
  );

/**
 * Everything that could be held against this avis, or is missing from its file. `avenant`: the one it is about, null
 * for the avis on the convention itself. `jugement`: that of the séance on record it was given in, which then says by
 * itself, under the rules of the committee, what is worth its convocation, its quorum and its vote.
 */
export function defautsAvis(
  avis: Avis,
  avenant: Avenant | null,
  jugement: Jugement | null = null,
): readonly DefautAvis[] {
  const loi = (article: string): string => loiDuComite(avis.instance, article);
  const found: DefautAvis[] = [];
  const vice = (message: string, source: string): void => {
    found.push({ ...avertir(message, source), vice: true });
  };
  const dire = (message: string, source: string): void => {
    found.push({ ...avertir(message, source), vice: false });
  };
  const { seance, votes, sens } = avis;
  if (!isAvisRendu(sens)) {
    if (seance.date < SANS_AVIS_TACITE)
      dire('Un report ou un silence n’est pas un avis : la signature reste bloquée.', loi('R. 6123-3-2'));
    else
      dire(
        'Un report ou un silence n’est pas un avis : la signature reste bloquée. Aucun texte ne prévoit d’avis tacite.',
        loi('R. 6123-3-15'),
      );
  }
  if (avenant !== null && seance.date < avenant.demande.date)
    vice(
      `La séance (${formatDate(seance.date)}) précède la demande d’avenant (${formatDate(avenant.demande.date)}).`,
      'Un avis porte sur un projet demandé par une partie',
    );
  if (avenant !== null && avenant.saisine !== null && seance.date < avenant.saisine.date)
    vice(
      `La séance (${formatDate(seance.date)}) précède la saisine du comité (${formatDate(avenant.saisine.date)}).`,
      loi('R. 6123-3-2'),
    );
  if (avenant !== null)
    for (const { message, source } of autreProjetQueLaSaisine(avenant, avis)) dire(message, source);
  if (seance.procesVerbal === null)
    dire('La référence du procès-verbal n’est pas renseignée.', A_DEFAUT('R. 133-13'));
  if (jugement !== null) return [...found, ...dits(jugement)];
  if (seance.formation === 'bureau')
    vice(
      'Avis rendu par le bureau : l’avis appartient au comité ; joignez la clause du règlement intérieur qui le permet.',
      loi('R. 6123-3-9'),
    );
  if (seance.date < COMITE_POUR_L_EMPLOI && /r[ée]gional pour l[’' ]emploi/iu.test(avis.instance))
    dire(
      `La séance (${formatDate(seance.date)}) est antérieure au nom de « comité régional pour l’emploi », qui date du 1er juillet 2024.`,
      'Décret n° 2024-560 du 18 juin 2024',
    );
  if (seance.quorum === null) dire('Le quorum n’est pas renseigné.', A_DEFAUT('R. 133-10'));
  else if (!quorumAtteint(seance.quorum))
    vice(
      `Quorum non atteint : ${seance.quorum.presents} présents ou représentés sur ${seance.quorum.membres}. À défaut d’une autre règle du comité, il délibère après une seconde convocation sur le même ordre du jour.`,
      A_DEFAUT('R. 133-10'),
    );
  if (seance.convocationLe === null)
    dire('La date de convocation n’est pas renseignée.', loi('R. 6123-3-14'));
  else if (daysBetween(seance.convocationLe, seance.date) < PREAVIS)
    vice(
      seance.formation === 'bureau'
        ? 'La convocation précède la séance de moins de cinq jours.'
        : 'La convocation précède la séance de moins de cinq jours : vérifiez le délai que fixe le règlement intérieur du comité.',
      seance.formation === 'bureau' ? loi('R. 6123-3-15') : A_DEFAUT('R. 133-8'),
    );
  const dit = ceQueDitLeVote(avis);
  if (dit !== null) vice(dit, A_DEFAUT('R. 133-11'));
  if (sens === 'partage')
    dire(
      'Le comité s’est partagé : il peut être soutenu qu’il n’a pas pris position.',
      A_DEFAUT('R. 133-11'),
    );
  if (sens === 'pris_acte')
    dire(
      'Le comité a « pris acte » : il peut être soutenu qu’il n’a pas pris position.',
      A_DEFAUT('R. 133-11'),
    );
  if (votes === null) dire('Le vote n’est pas renseigné.', A_DEFAUT('R. 133-11'));
  return found;
}

/** What the law asks once the avis is given, and that its file does not have yet. */
const publicationAttendue = ({ instance, publication, sens }: Avis): readonly Avertissement[] =>
  publication === null && isAvisRendu(sens) && estComiteRegional(instance)
    ? [avertir('L’avis n’a pas encore été rendu public.', 'C. trav., art. R. 6123-3-2')]
    : [];

/** All of it, as it is said of the avis itself. */
export const avisWarnings = (
  avis: Avis,
  avenant: Avenant | null,
  jugement: Jugement | null = null,
): readonly Avertissement[] => [
  ...defautsAvis(avis, avenant, jugement).map(({ message, source }) => ({ message, source })),
  ...publicationAttendue(avis),
];
