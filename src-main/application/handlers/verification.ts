import type { SuiviVerificationView, VerificationView } from '#contract/verification';
import { clausesADire } from '#domain/coherence';
import { familles } from '#domain/registre';
import { parseRepere } from '#domain/repere';
import type { Verification } from '../ports';
import { failure, success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { piecesPerdues } from '../views/pieces-view';

type Run = { suivi: SuiviVerificationView; stop: boolean };

/** Verifications whose outcome is kept for the page that asked. */
const KEPT = 4;

const IMPRIME = 'le document imprimé';

/** Thrown from within the reading, to leave it. */
class Stopped extends Error {}

const UNKNOWN = failure({
  code: 'VERIFICATION_INCONNUE',
  message: 'Cette vérification n’est plus suivie.',
  remede: 'Lancez-en une nouvelle.',
});

/** Reads the whole journal again in the background, telling how far it is. */
export function verificationHandlers({
  depot,
  pieces,
  sauvegardes,
  newId,
}: Services): HandlersOf<'verification'> {
  const runs = new Map<string, Run>();

  const carryOut = async (run: Run, repere: string | null): Promise<void> => {
    const printed = repere === null ? null : parseRepere(repere);
    try {
      const { intact, entrees, tete, premierDefaut } = await depot.verify(
        (faites) => {
          if (run.stop) throw new Stopped();
          run.suivi = { ...run.suivi, faites };
        },
        [...(printed === null ? [] : [{ ...printed, origine: IMPRIME }]), ...(await sauvegardes.reperes())],
      );
      // Then each file kept beside it: evidence, and what has left as it left.
      for (const { sha256 } of depot.registre.pieces.values()) {
        if (run.stop) return;
        await pieces.check([sha256]);
      }
      // Asked to stop between the last word of progress and the end.
      if (run.stop) return;
      run.suivi = {
        ...run.suivi,
        faites: run.suivi.total,
        etat: 'finie',
        resultat: {
          intact,
          entrees,
          tete,
          premierDefaut: premierDefaut === null ? null : placeOf(premierDefaut),
          clauses: [...familles(depot.registre)].flatMap(([id, famille]) =>
            clausesADire(famille, id).map(({ message, dementie }) => ({ message, dementie })),
          ),
          pieces: piecesPerdues(depot.registre, pieces),
          repere:
            printed === null ? null : { ...printed, dementi: premierDefaut?.repere?.origine === IMPRIME },
        },
      };
    } catch (error) {
      run.suivi = run.stop
        ? { ...run.suivi, etat: 'arretee' }
        : { ...run.suivi, etat: 'impossible', erreur: errorOf(error) };
    }
  };

  return {
    'verification.lancer': ({ repere }) => {
      const id = newId();
      const run: Run = {
        suivi: { faites: 0, total: depot.seq, etat: 'en_cours', resultat: null, erreur: null },
        stop: false,
      };
      runs.set(id, run);
      const [oldest] = runs;
      if (runs.size > KEPT && oldest !== undefined) {
        oldest[1].stop = true;
        runs.delete(oldest[0]);
      }
      void carryOut(run, repere);
      return Promise.resolve(success({ id }));
    },
    'verification.suivre': ({ id }) => {
      const run = runs.get(id);
      return Promise.resolve(run === undefined ? UNKNOWN : success(run.suivi));
    },
    'verification.arreter': ({ id }) => {
      const run = runs.get(id);
      if (run === undefined) return Promise.resolve(UNKNOWN);
      run.stop = true;
      if (run.suivi.etat === 'en_cours') run.suivi = { ...run.suivi, etat: 'arretee' };
      return Promise.resolve(success(run.suivi));
    },
  };
}

function placeOf({
  seq,
  fichier,
  ligne,
  nature,
  message,
}: NonNullable<Verification['premierDefaut']>): NonNullable<VerificationView['premierDefaut']> {
  return { seq, fichier, ligne, nature, message };
}

function errorOf(error: unknown): SuiviVerificationView['erreur'] {
  if (!(error instanceof Error)) throw error;
  const { code, remede } = error as { code?: unknown; remede?: unknown };
  return {
    code: typeof code === 'string' ? code : 'VERIFICATION_IMPOSSIBLE',
    message: error.message,
    remede:
      typeof remede === 'string'
        ? remede
        : 'Vérifiez que le dossier du registre est accessible, puis recommencez.',
  };
}
