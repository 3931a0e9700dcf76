import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { concordanceDe, phrasesSansOperation } from '../concordance/concordance';
import type { Convention } from '../fiches/convention';
import { requireValidite } from '../convention/validite';
import type { Avis } from '../fiches/avis';
import { avisDuProjet, changeLeFond } from './ecart';
import type { Contexte } from '../decision';
import { termeEnVigueur } from '../consolidation/terme';
import { avisOf, effetDenonciationOf, find } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';
import { constatDuJour, constater } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { sansTexte } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { jugementDeLAvis } from '../comite/lien';
import { defautsAvis } from './defauts-avis';
import { regleAvenant } from './regle';
import type { RegleAvenant } from './regle';
import { etatDe, refuseAction } from './transitions';

const AVIS_VICIE = 'CE, Ass., 23 décembre 2011, n° 335033';

/** The reasons given to sign what the committee did not examine, or did not examine well. */
export type MotifsDeSigner = Pick<Avenant, 'motifTexteModifie' | 'motifAvis'>;

/**
 * An entry into force that would never come, or that is already past on the day of the act: the avenant then takes
 * effect at its last signature. `projet`: the draft may still be signed on a day that suits it, nothing is past yet.
 */
export function effetPrevu(
  registre: Registre,
  convention: Convention,
  { priseEffet }: Pick<Avenant, 'priseEffet'>,
  jour: CivilDate,
  { projet = false }: { readonly projet?: boolean } = {},
): readonly Avertissement[] {
  if (priseEffet.nature !== 'date') return [];
  const { date } = priseEffet;
  const prevue = `La prise d’effet prévue (${formatDate(date)})`;
  const source = 'Un avenant modifie une convention en vigueur';
  const terme = termeEnVigueur(registre, convention, jour, { aVenir: true });
  const fin = effetDenonciationOf(registre, convention.id)?.effet ?? null;
  const found: Avertissement[] = [];
  if (fin !== null && date >= fin)
    found.push(
      avertir(`${prevue} vient après la fin de la convention, dénoncée pour le ${formatDate(fin)}.`, source),
    );
  else if (terme.date !== null && date > terme.date)
    found.push(
      avertir(
        `${prevue} vient après la fin de la convention (${formatDate(terme.date)}${
          terme.etat === 'confirme' ? '' : ', à confirmer'
        }).`,
        source,
      ),
    );
  if (!projet && date < jour)
    found.push(
      avertir(
        `${prevue} est déjà passée : l’avenant prendra effet à sa dernière signature.`,
        'Un acte n’a pas d’effet avant d’être signé par tous',
      ),
    );
  return found;
}

/** Notified and not yet effective, a denunciation takes nothing from the convention: it may still be amended. */
export function apresDenonciation(registre: Registre, convention: Convention): readonly Avertissement[] {
  const denonciation = effetDenonciationOf(registre, convention.id);
  return denonciation === null
    ? []
    : [
        avertir(
          `La convention est dénoncée depuis le ${formatDate(denonciation.notifieeLe)} et cesse ${
            denonciation.effet === null
              ? 'à la réception de la dénonciation, qui n’est pas enregistrée'
              : `le ${formatDate(denonciation.effet)}`
          } : un avenant n’aura d’effet que jusque-là.`,
          'Une dénonciation ne retire rien avant d’avoir pris effet',
        ),
      ];
}

/** Written once the convention has ended by its denunciation: only an act of before can bear these words. */
export function apresLaFin(registre: Registre, avenant: Avenant, jour: CivilDate): readonly Avertissement[] {
  const fin = effetDenonciationOf(registre, avenant.conventionId)?.effet ?? null;
  return fin === null || etatDe(registre, avenant, jour) !== 'clos'
    ? []
    : [
        avertir(
          `La convention a cessé le ${formatDate(fin)} : ce texte ne peut être que celui d’un acte d’avant ce jour, à enregistrer à ses dates.`,
          'Un avenant modifie une convention en vigueur',
        ),
      ];
}

/** A sentence, an operation or the text it gives that does not agree with the others, and that nobody settled. */
function refuseDiscordance(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
): Refus | null {
  // Once a signature is collected, the next ones are facts to record.
  if (avenant.signatures.length > 0) return null;
  // Most drafts of an older registry change nothing by operations: their text is not worked out for nothing.
  if (avenant.operations.length === 0 && phrasesSansOperation(avenant).length === 0) return null;
  const { lignes, defauts, pret } = concordanceDe(registre, convention, avenant, aujourdhui);
  if (pret) return null;
  const open = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts].filter(
    ({ bloquant, tranche }) => bloquant && !tranche,
  );
  const [first] = open;
  return first === undefined
    ? null
    : refus('CONCORDANCE_DEFAUT', {
        lieu: first.lieu.libelle,
        defaut: first.message,
        remede: first.remede,
        autres: open.length - 1,
      });
}

/**
 * Whether the avenant may be put to signature, or signed, on `jour` (today, unless the act is of another day), and the
 * avis it rests on. The screens ask it beforehand. Where the clause in force asks for an avis: on that very text,
 * whatever its sense; a text that differs by its typography alone is that very text. Where it asks for none, the avis is
 * null unless one was given all the same.
 */
export function requireSignable(
  registre: Registre,
  avenant: Avenant,
  motifs: MotifsDeSigner,
  contexte: Pick<Contexte, 'sha256' | 'aujourdhui'>,
  {
    action = 'signer',
    jour = contexte.aujourdhui,
    constat = constatDuJour(),
    concordance = true,
  }: {
    readonly action?: 'signer' | 'mettre_a_la_signature';
    readonly jour?: CivilDate;
    /** Where the irregularities of an act of the past are noted, not refused. */
    readonly constat?: Constat;
    /** False: the sentences are taken to agree with the operations, which whoever asks checks apart. */
    readonly concordance?: boolean;
  } = {},
): Result<{
  readonly avis: Avis | null;
  readonly regle: RegleAvenant;
  readonly texteModifie: boolean;
  /** The avis has a defect that can void it, and a reason was given to sign all the same. */
  readonly avisVicie: boolean;
  readonly avertissements: readonly Avertissement[];
}> {
  const enDefaut = (denied: Refus | null): Refus | null => constater(constat, denied);
  const empeche = refuseAction(registre, avenant, action, jour);
  // Without an avis, it is said below, where the avis is sought.
  const closed = constat.motif !== null && empeche?.code === 'AVIS_ABSENT' ? null : enDefaut(empeche);
  // Without an avis yet, what stands in the way of the avis itself is said first.
  if (closed !== null && closed.code !== 'AVIS_ABSENT') return refuse(closed);
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const denied =
    (sansTexte(avenant) ? refus('AVENANT_SANS_TEXTE', {}) : null) ??
    closed ??
    (concordance ? refuseDiscordance(registre, parent.value, avenant, { aujourdhui: jour }) : null);
  if (denied !== null) return refuse(denied);
  const found = avisDuProjet(avisOf(registre, avenant.id), avenant, contexte.sha256);
  const regle = regleAvenant(registre, parent.value, jour);
  if (regle.doutes.length > 0) return refuse(refus('CLAUSE_AVENANT_INCERTAINE', regle));
  const suites = [
    ...effetPrevu(registre, parent.value, avenant, jour),
    ...apresDenonciation(registre, parent.value),
  ];
  if (found === null) {
    const absent = regle.avisRequis ? enDefaut(refus('AVIS_ABSENT', regle)) : null;
    if (absent !== null) return refuse(absent);
    return ok({
      avis: null,
      regle,
      texteModifie: false,
      avisVicie: false,
      avertissements: [...(regle.avisRequis ? [] : [sansAvis(regle)]), ...suites],
    });
  }
  const { avis, ecart } = found;
  const seance = formatDate(avis.seance.date);
  const avertissements: Avertissement[] = [];
  const texteModifie = changeLeFond(ecart);
  if (texteModifie) {
    if (motifs.motifTexteModifie === null && regle.avisRequis) {
      const autre = enDefaut(
        refus('AVIS_AUTRE_PROJET', { seance: avis.seance.date, source: regle.source }, 'motifTexteModifie'),
      );
      if (autre !== null) return refuse(autre);
    }
    const pourquoi = motifs.motifTexteModifie === null ? '.' : ` : ${motifs.motifTexteModifie}`;
    avertissements.push(avertir(`Texte modifié depuis l’avis du ${seance}${pourquoi}`, regle.source));
  } else if (ecart !== null) avertissements.push(formeSeule(avis.seance.date));
  if (avis.sens === 'defavorable') {
    avertissements.push(
      avertir(
        `L’avis du ${seance} est défavorable : il est consultatif et ne bloque pas la signature.`,
        regle.source,
      ),
    );
  }
  const manques = defautsAvis(avis, avenant, jugementDeLAvis(registre, avis.id));
  const vices = manques.filter(({ vice }) => vice);
  const motifAvis = motifs.motifAvis ?? null;
  if (vices.length > 0 && motifAvis === null && regle.avisRequis) {
    const dits = vices.map(({ message }) => message);
    const vicie = enDefaut(
      refus('AVIS_DEFECTUEUX', { seance: avis.seance.date, defauts: dits }, 'motifAvis'),
    );
    if (vicie !== null) return refuse(vicie);
  }
  avertissements.push(...manques.map(({ message, source }) => ({ message, source })));
  if (vices.length > 0 && motifAvis !== null)
    avertissements.push(
      avertir(`Signé malgré les défauts de l’avis du ${seance} : ${motifAvis}`, AVIS_VICIE),
    );
  avertissements.push(...suites);
  return ok({ avis, regle, texteModifie, avisVicie: vices.length > 0, avertissements });
}

/**
 * Whether the act `quoi` may bear this day: during the validity of the convention, not before the avis, not before
 * the request. `posterieur` is what is said when the avis comes after it.
 */
export function requireJour(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  { quoi, date, champ }: { readonly quoi: string; readonly date: CivilDate; readonly champ: string },
  posterieur: Refus,
  {
    avis,
    regle,
    constat,
  }: { readonly avis: Avis | null; readonly regle: RegleAvenant; readonly constat: Constat },
): Result<readonly Avertissement[]> {
  const validite = requireValidite(registre, convention, quoi, date, champ);
  const demande = avenant.demande.date;
  for (const denied of [
    validite.ok ? null : validite.error,
    avis !== null && regle.avisRequis && date < avis.seance.date ? posterieur : null,
    date < demande ? refus('AVANT_DEMANDE', { quoi, date, demande }, champ) : null,
  ]) {
    const kept = constater(constat, denied);
    if (kept !== null) return refuse(kept);
  }
  return ok(validite.ok ? validite.value : []);
}

/** The draft has moved since the avis, in nothing that it says. */
export const formeSeule = (seance: CivilDate): Avertissement =>
  avertir(
    `Texte modifié depuis l’avis du ${formatDate(seance)} : forme seulement, aucun mot ne change.`,
    'L’avis porte sur le projet examiné',
  );

/** The convention asks for no opinion: what the law may still ask is said as such. */
const sansAvis = ({ source }: RegleAvenant): Avertissement =>
  avertir(
    `Aucun avis n’est demandé avant un avenant (${source}). Le code veut que le comité régional soit consulté sur la convention annuelle : à apprécier pour cet avenant.`,
    'C. trav., art. R. 6123-3-2',
  );

export const memeJourQueLAvis = (quoi: string, avis: Avis, { source }: RegleAvenant): Avertissement =>
  avertir(
    `${quoi} le jour même de l’avis (${formatDate(avis.seance.date)}) : gardez la preuve que l’avis l’a précédée.`,
    source,
  );
