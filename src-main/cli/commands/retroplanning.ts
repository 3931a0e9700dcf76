import { formatShort } from '#domain/civil-date';
import { ETAPES_PLAN } from '#domain/retroplanning/planifier';
import type { CleEtape } from '#domain/retroplanning/planifier';
import type { Command } from '../command';
import { UsageError, readDay, readInteger, readPairs } from '../options';

const CLES = Object.keys(ETAPES_PLAN);

export const retroplanning: Command = {
  name: 'retroplanning',
  usage:
    'retroplanning --avenant ID [--effet AAAA-MM-JJ] [--depart AAAA-MM-JJ] [--seances J,J] [--commissions J,J] [--duree ÉTAPE=JOURS]…',
  resume:
    'place à rebours les étapes d’un projet d’avenant depuis l’effet voulu ; code de sortie 1 si l’effet est hors d’atteinte',
  arguments: 0,
  mode: 'lecture',
  options: {
    avenant: { kind: 'texte', aide: 'ID du projet d’avenant' },
    effet: { kind: 'date', aide: 'AAAA-MM-JJ : effet voulu ; sans lui, le plus tôt possible' },
    depart: { kind: 'date', aide: 'AAAA-MM-JJ : premier jour de travail, aujourd’hui à défaut' },
    seances: { kind: 'texte', aide: 'jours de séance du comité, séparés par une virgule' },
    commissions: { kind: 'texte', aide: 'jours de commission permanente, séparés par une virgule' },
    duree: { kind: 'liste', aide: `ÉTAPE=JOURS, au moins, après l’étape d’avant : ${CLES.join(', ')}` },
  },
  async run({ options, call }) {
    const jours = (name: string) =>
      (options.text(name) ?? '')
        .split(',')
        .filter((one) => one.trim() !== '')
        .map((one) => readDay(one, name));
    const durees: Partial<Record<CleEtape, number>> = {};
    for (const [cle, valeur] of readPairs(options.list('duree'), 'duree')) {
      if (!Object.hasOwn(ETAPES_PLAN, cle))
        throw new UsageError(`--duree attend une étape : ${CLES.join(', ')}.`);
      durees[cle as CleEtape] = readInteger(valeur, 'duree');
    }
    const data = await call('retroplanning.calculer', {
      avenantId: options.required('avenant'),
      effet: options.text('effet'),
      depart: options.text('depart'),
      seances: jours('seances'),
      commissions: jours('commissions'),
      durees,
    });
    const { plan } = data;
    const tot = plan.auPlusTot === null ? 'inconnu, faute de jours donnés' : formatShort(plan.auPlusTot);
    const lignes = plan.etapes.map(({ cle, date, auPlusTot }) => {
      const duree = data.durees.find((one) => one.cle === cle);
      return `${formatShort(date)}  ${ETAPES_PLAN[cle]} (au plus tôt le ${formatShort(auPlusTot)} ; ${duree?.jours ?? 0} j, ${duree?.source ?? ''})`;
    });
    return {
      data,
      texte: [
        data.acte,
        plan.faisable
          ? `Faisable. Effet au plus tôt : ${tot}.`
          : `Hors d’atteinte : bloque à l’étape « ${ETAPES_PLAN[plan.bloque]} »${plan.auraitFallu === null ? ', qu’aucun jour donné ne permet' : `, à faire au plus tard le ${formatShort(plan.auraitFallu)}`}. Effet au plus tôt : ${tot}, par ces dates :`,
        ...lignes,
        ...data.reserves,
      ].join('\n'),
      code: plan.faisable ? 0 : 1,
    };
  },
};
