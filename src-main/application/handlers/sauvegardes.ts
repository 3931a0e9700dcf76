import { formatInstant } from '#contract/instant';
import type { Decision } from '#domain/decision';
import { refus } from '#domain/refus';
import { typographie } from '#domain/typographie';
import { computeDifferences } from '#domain/sauvegardes/differences';
import type { Sauvegarde } from '../ports';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { differencesView, reparationView, sauvegardeView } from '../views/sauvegardes-view';

/** The copies of the registry: the list, a new one, what going back to one would do, and going back. */
export function sauvegardesHandlers(services: Services): HandlersOf<'sauvegardes'> {
  const { depot, sauvegardes, record, onCommit } = services;
  const damaged = (): boolean => depot.lectureSeule?.cause === 'endommagee';

  return {
    'sauvegardes.lire': async () => {
      const { sauvegardes: known, ...state } = await sauvegardes.list();
      return success({
        ...state,
        sauvegardes: known.map(sauvegardeView),
        revision: depot.seq,
        empechement: damaged()
          ? 'Le registre est endommagé : réparez-le d’abord.'
          : depot.seq === 0
            ? 'Rien n’a encore été enregistré dans ce registre.'
            : null,
      });
    },

    'sauvegardes.creer': async () => success(sauvegardeView(await sauvegardes.create('manuelle'))),

    'sauvegardes.apercu': async ({ id }) => {
      if (damaged()) {
        const plan = await sauvegardes.planRepair(id);
        return success({
          nature: 'reparation' as const,
          sauvegarde: sauvegardeView(plan.sauvegarde),
          revision: depot.seq,
          ...reparationView(plan),
        });
      }
      const revision = depot.seq;
      const { sauvegarde, registre } = await sauvegardes.open(id);
      return success({
        nature: 'restauration' as const,
        sauvegarde: sauvegardeView(sauvegarde),
        revision,
        ...differencesView(depot.registre, registre),
        actionsDepuis: await actionsSince(services, sauvegarde),
        empechement: depot.lectureSeule === null ? null : depot.lectureSeule.raison,
      });
    },

    'sauvegardes.restaurer': async ({ id, motif, revision }) => {
      const { sauvegarde, registre } = await sauvegardes.open(id);
      // Before anything moves: the way back, and the files the restored records speak of.
      if (depot.lectureSeule === null && depot.seq === revision) {
        await sauvegardes.create('avant-restauration');
        await sauvegardes.putBackPieces(id, registre);
      }
      return record(
        (actuel) => {
          if (depot.seq !== revision) return { ok: false, error: refus('APERCU_PERIME', {}) };
          const changes = computeDifferences(actuel, registre).map(({ changement }) => changement);
          if (changes.length === 0) {
            return { ok: false, error: refus('SAUVEGARDE_IDENTIQUE', { seq: sauvegarde.seq }) };
          }
          const value: Decision = { id, changes, avertissements: [] };
          return { ok: true, value, changes };
        },
        { action: 'sauvegardes.restaurer', reason: `${provenance(sauvegarde)} ${motif}` },
      );
    },

    'sauvegardes.reparer': async ({ id, motif, seq, tete, perdues }) => {
      try {
        const { ecarte } = await sauvegardes.repair(
          id,
          { seq, tete, perdues },
          { par: services.utilisateur, motif },
        );
        return success({ revision: depot.seq, ecarte });
      } finally {
        // Repaired or not, what is said of the registry may have changed.
        onCommit(depot.seq);
      }
    },

    'sauvegardes.oublierDossier': async () => {
      await sauvegardes.chooseSecond(null);
      return success({ oublie: true as const });
    },
  };
}

/** Kept in the journal with the reason: which backup it was. */
function provenance({ at, seq }: Sauvegarde): string {
  return typographie(`Sauvegarde du ${formatInstant(at)}, entrée n° ${seq}.`);
}

/** Null when this journal does not hold the entry the backup ends with. */
async function actionsSince({ depot }: Services, { seq, tete }: Sauvegarde): Promise<number | null> {
  if (seq > depot.seq) return null;
  const [entry] = await depot.entries({ from: seq, limit: 1 });
  return entry?.hash === tete ? depot.seq - seq : null;
}
