import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { effetOf } from '../fiches/convention';
import type { Convention } from '../fiches/convention';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { counted } from '../french';
import { MOTIF_INSUFFISANT, estMotif } from '../motif';
import { adresseLe, fullName } from '../parties/partie';
import type { Registre } from '../registre';
import { refuseSignatureAvantExecutoire } from '../pouvoirs/autorisation';
import { refuseVacance } from '../titulaire/occupation';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { regleDe } from './horloge';

/*
 * What a formal notice must hold to be a sufficient challenge, read before the letter is issued: no form is imposed, but
 * the addressee must know exactly what is due, why, and until when (C. civ., art. 1344; CE, 17 décembre 2008,
 * n° 296819; CRPA, art. L. 212-1).
 */

/** `manque`: the letter would be refused. `a_completer`: it may leave, and be argued over. */
export type EtatControle = 'satisfait' | 'a_completer' | 'manque';

export type ControleLettre = {
  readonly cle: string;
  readonly libelle: string;
  readonly etat: EtatControle;
  /** What was found; inside a list, one sentence. */
  readonly constat: string;
  /** What would mend it; null when nothing is to be. */
  readonly remede: string | null;
  readonly source: string;
};

const SUFFISANTE = 'C. civ., art. 1344';

/** Every item of the list, in the order of the letter; as of the day of the letter, or `aujourdhui` while it has none. */
export function controlesLettre(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  aujourdhui: CivilDate,
): readonly ControleLettre[] {
  const jour = miseEnDemeure.signeeLe ?? aujourdhui;
  const nommee = conventionNommee(registre, convention, jour);
  const found: ControleLettre[] = [];
  const dire = (
    cle: string,
    libelle: string,
    source: string,
    [etat, constat, remede]: readonly [EtatControle, string, string | null],
  ): void => {
    found.push({ cle, libelle, etat, constat, remede, source });
  };
  const clause =
    miseEnDemeure.clause === undefined
      ? clauseDeResiliation(registre, convention, 'manquement', jour)
      : ({ ok: true, value: miseEnDemeure.clause } as const);
  const source = clause.ok ? sourceAppliquee(clause.value) : clause.error.source;
  dire(
    'fondement',
    'Fondement : la clause en vigueur',
    source,
    clause.ok
      ? ['satisfait', 'La clause est citée dans ses mots.', null]
      : ['manque', clause.error.message, clause.error.remede],
  );
  const regle = clause.ok ? regleDe(clause.value) : null;
  dire(
    'delai',
    'Délai pour se conformer',
    source,
    regle === null
      ? [
          'a_completer',
          'La clause ne donne aucun délai que le registre puisse dire.',
          'Faites apprécier le délai par un juriste.',
        ]
      : ['satisfait', 'Le délai est celui de la clause.', null],
  );
  const signataire = { signataireId: miseEnDemeure.auteurId, date: jour };
  const vacance = refuseVacance(registre, convention, signataire, 'date');
  dire(
    'auteur',
    'Signataire : nom, qualité, pouvoir',
    'CRPA, art. L. 212-1',
    vacance === null
      ? ['satisfait', `La fonction a un titulaire le ${formatDate(jour)}.`, null]
      : ['manque', vacance.message, vacance.remede],
  );
  const objet = { collection: 'misesEnDemeure', id: miseEnDemeure.id } as const;
  const delib = refuseSignatureAvantExecutoire(registre, convention, { objet, ...signataire });
  if (delib !== null)
    dire('deliberation', 'Délibération exécutoire', delib.source, [
      'a_completer',
      delib.message,
      delib.remede,
    ]);
  const effet = effetOf(nommee);
  dire(
    'convention',
    'Convention désignée par son titre et ses dates',
    SUFFISANTE,
    effet.etat === 'determine'
      ? ['satisfait', `« ${nommee.titreCourt} », en vigueur depuis le ${formatDate(effet.date)}.`, null]
      : [
          'a_completer',
          'Sa date d’effet n’est pas déterminée.',
          'Enregistrez ses signatures, ou le fait dont elle attend l’effet.',
        ],
  );
  const destinataires =
    nommee.parties.find(({ id }) => id === miseEnDemeure.partieDestinataireId)?.signataires ?? [];
  const sansAdresse = destinataires.filter((one) =>
    adresseLe(one, jour).every((ligne) => ligne.trim() === ''),
  );
  dire(
    'destinataires',
    'Destinataires, avec leur adresse complète',
    'Arrêté du 7 février 2007, art. 2',
    sansAdresse.length === 0
      ? ['satisfait', `${counted(destinataires.length, 'destinataire')}, une lettre pour chacun.`, null]
      : [
          'a_completer',
          `Sans adresse au registre : ${sansAdresse.map(({ personne }) => fullName(personne)).join(', ')}.`,
          'Complétez l’adresse du signataire, à l’onglet des parties : la lettre la porte.',
        ],
  );
  for (const [index, grief] of miseEnDemeure.griefs.entries()) {
    const rang = `Manquement ${index + 1}`;
    dire(
      `faits-${index}`,
      `${rang} : des faits datés`,
      SUFFISANTE,
      estMotif(grief.faits)
        ? ['satisfait', `Faits du ${formatDate(grief.dateFaits)}.`, null]
        : ['manque', `« ${grief.faits} » n’est pas un fait.`, MOTIF_INSUFFISANT],
    );
    dire(
      `pieces-${index}`,
      `${rang} : les pièces qui le prouvent`,
      SUFFISANTE,
      (grief.pieces ?? '').trim() === ''
        ? [
            'a_completer',
            'Aucune pièce n’est citée.',
            'Citez les pièces, et joignez-les à la mise en demeure.',
          ]
        : ['satisfait', 'Des pièces sont citées.', null],
    );
    dire(
      `conformite-${index}`,
      `${rang} : ce qui vaudrait mise en conformité`,
      SUFFISANTE,
      (grief.miseEnConformite ?? '').trim() === ''
        ? [
            'a_completer',
            'La lettre demandera l’exécution pleine et entière de l’obligation.',
            'Dites ce que la partie doit faire, et comment elle en justifiera.',
          ]
        : ['satisfait', 'L’attendu est dit.', null],
    );
  }
  return found;
}
