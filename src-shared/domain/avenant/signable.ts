import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { concordanceDe, phrasesSansOperation } from '../concordance/concordance';
import type { Convention } from '../fiches/convention';
import { refuseIfDenounced, requireValidite } from '../convention/validite';
import type { Avis } from '../fiches/avis';
import { avisDuProjet, changeLeFond } from './ecart';
import type { Contexte } from '../decision';
import { avisOf, find } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { sansTexte } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { refuseAction } from './transitions';

const ART_6 = 'Convention, art. 6, al. 3';

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
 * Whether the avenant may be put to signature, or signed, today, and the avis it rests on. The screens ask it
 * beforehand. Art. 6, al. 3: after an avis of the CREFOP on that very text, whatever its sense; a text that differs
 * by its typography alone is that very text.
 */
export function requireSignable(
  registre: Registre,
  avenant: Avenant,
  motifTexteModifie: string | null,
  contexte: Pick<Contexte, 'sha256' | 'aujourdhui'>,
  action: 'signer' | 'mettre_a_la_signature' = 'signer',
): Result<{
  readonly avis: Avis;
  readonly texteModifie: boolean;
  readonly avertissements: readonly Avertissement[];
}> {
  const closed = refuseAction(registre, avenant, action);
  // Without an avis yet, what stands in the way of the avis itself is said first.
  if (closed !== null && closed.code !== 'AVIS_ABSENT') return refuse(closed);
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const denied =
    refuseIfDenounced(registre, parent.value, contexte.aujourdhui) ??
    (sansTexte(avenant) ? refus('AVENANT_SANS_TEXTE', {}) : null) ??
    closed ??
    refuseDiscordance(registre, parent.value, avenant, contexte);
  if (denied !== null) return refuse(denied);
  const found = avisDuProjet(avisOf(registre, avenant.id), avenant, contexte.sha256);
  if (found === null) return refuse(refus('AVIS_ABSENT', {}));
  const { avis, ecart } = found;
  const seance = formatDate(avis.seance.date);
  const avertissements: Avertissement[] = [];
  const texteModifie = changeLeFond(ecart);
  if (texteModifie) {
    if (motifTexteModifie === null) {
      return refuse(refus('AVIS_AUTRE_PROJET', { seance: avis.seance.date }, 'motifTexteModifie'));
    }
    avertissements.push(avertir(`Texte modifié depuis l’avis du ${seance} : ${motifTexteModifie}`, ART_6));
  } else if (ecart !== null) avertissements.push(formeSeule(avis.seance.date));
  if (avis.sens === 'defavorable') {
    avertissements.push(
      avertir(
        `L’avis du ${seance} est défavorable : il est consultatif et ne bloque pas la signature.`,
        ART_6,
      ),
    );
  }
  if (avis.sens === 'pris_acte') {
    avertissements.push(
      avertir('Le comité a « pris acte » : il peut être soutenu qu’il n’a pas pris position.', ART_6),
    );
  }
  return ok({ avis, texteModifie, avertissements });
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
  avis: Avis,
): Result<readonly Avertissement[]> {
  const validite = requireValidite(registre, convention, quoi, date, champ);
  if (!validite.ok) return validite;
  if (date < avis.seance.date) return refuse(posterieur);
  const demande = avenant.demande.date;
  if (date < demande) return refuse(refus('AVANT_DEMANDE', { quoi, date, demande }, champ));
  return validite;
}

/** The draft has moved since the avis, in nothing that it says. */
export const formeSeule = (seance: CivilDate): Avertissement =>
  avertir(
    `Texte modifié depuis l’avis du ${formatDate(seance)} : forme seulement, aucun mot ne change.`,
    ART_6,
  );

export const memeJourQueLAvis = (quoi: string, avis: Avis): Avertissement =>
  avertir(
    `${quoi} le jour même de l’avis (${formatDate(avis.seance.date)}) : gardez la preuve que l’avis l’a précédée.`,
    'Convention, art. 6, al. 3 : « après avis du CREFOP »',
  );
