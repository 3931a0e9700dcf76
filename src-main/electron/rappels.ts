import type { RappelDuView, RappelsDusView } from '#contract/echeances';
import type { Reply } from '#contract/reply';
import { formatDate } from '#domain/civil-date';
import { counted } from '#domain/french';
import { typographie } from '#domain/typographie';

/** A notification of the system, in French. */
export type Avis = { readonly titre: string; readonly texte: string };

export type RappelsOptions = {
  /** Asks the registry, as the page does. */
  readonly dispatch: (method: string, input: unknown) => Promise<Reply>;
  /** Shows one; false where the system shows none. */
  readonly montrer: (avis: Avis) => boolean;
  /** How many are still to be read: beside the icon, where the system has such a mark. */
  readonly compter: (n: number) => void;
  readonly report: (error: unknown) => void;
};

/** Told one by one up to here; together past it, as after an absence. */
const UN_PAR_UN = 3;

const quand = ({ palier }: RappelDuView): string =>
  palier === 0 ? 'aujourd’hui' : `dans ${counted(palier, 'jour')} au plus`;

/** What the system is asked to tell. */
export function avisDe(nouveaux: readonly RappelDuView[], depuis: RappelsDusView['depuis']): readonly Avis[] {
  if (nouveaux.length <= UN_PAR_UN)
    return nouveaux.map((one) => ({
      titre: typographie(`${one.echeance.aFaire} : ${formatDate(one.echeance.date)}`),
      texte: typographie(`${one.echeance.convention}, ${one.echeance.acte} (${quand(one)}).`),
    }));
  const premiers = nouveaux
    .slice(0, UN_PAR_UN)
    .map(({ echeance }) => `${echeance.aFaire}, le ${formatDate(echeance.date)}`);
  return [
    {
      titre: typographie(
        depuis === null
          ? `${counted(nouveaux.length, 'rappel')} à lire`
          : `${counted(nouveaux.length, 'rappel')} à lire depuis le ${formatDate(depuis)}`,
      ),
      texte: typographie(`${premiers.join(' ; ')} ; et ${counted(nouveaux.length - UN_PAR_UN, 'autre')}.`),
    },
  ];
}

/**
 * Has the system tell the reminders that are due and that it has not told yet. A reminder is written as told only once
 * it was shown; it stays above the screens until somebody says it is read.
 */
export function createRappels({ dispatch, montrer, compter, report }: RappelsOptions): {
  readonly regarder: () => Promise<void>;
} {
  let running: Promise<void> | null = null;
  const regarde = async (): Promise<void> => {
    const reply = await dispatch('rappels.dus', {});
    if (!reply.ok) return;
    const { rappels, depuis } = reply.value as RappelsDusView;
    compter(rappels.length);
    const nouveaux = rappels.filter(({ notifieLe }) => notifieLe === null);
    if (nouveaux.length === 0) return;
    const montres = avisDe(nouveaux, depuis).map(montrer);
    if (!montres.every(Boolean)) return;
    await dispatch('rappels.marquer', { cles: nouveaux.map(({ cle }) => cle), comme: 'notifie' });
  };
  return {
    regarder: () =>
      (running ??= regarde()
        .catch(report)
        .finally(() => {
          running = null;
        })),
  };
}
