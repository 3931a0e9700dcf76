import { ETAPES_PLAN } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { formatShort } from '#domain/civil-date';
import type { Retroplanning } from '#domain/retroplanning/avenant';
import type { Command } from '../command';
import { UsageError, readDay, readInteger, readPairs } from '../options';
import type { Options } from '../options';

const CLES = Object.keys(ETAPES_PLAN);

/** What is not said is left to the schedule the draft is held to. */
function saisieDe(options: Options) {
  const jours = (name: string) =>
    options
      .text(name)
      ?.split(',')
      .filter((one) => one.trim() !== '')
      .map((one) => readDay(one, name));
  const durees: Partial<Record<CleEtape, number>> = {};
  for (const [cle, valeur] of readPairs(options.list('duree'), 'duree')) {
    if (!Object.hasOwn(ETAPES_PLAN, cle))
      throw new UsageError(`--duree attend une étape : ${CLES.join(', ')}.`);
    durees[cle as CleEtape] = readInteger(valeur, 'duree');
  }
  const [seances, commissions] = [jours('seances'), jours('commissions')];
  return {
    avenantId: options.required('avenant'),
    effet: options.text('effet'),
    depart: options.text('depart'),
    ...(seances === undefined ? {} : { seances }),
    ...(commissions === undefined ? {} : { commissions }),
    ...(Object.keys(durees).length === 0 ? {} : { durees }),
  };
}

function dire({ acte, plan, durees, reserves, retenu, mouvements }: Retroplanning): readonly string[] {
  const tot = plan.auPlusTot === null ? 'inconnu, faute de jours donnés' : formatShort(plan.auPlusTot);
  const lignes = plan.etapes.map(({ cle, date, auPlusTot }) => {
    const duree = durees.find((one) => one.cle === cle);
    return `${formatShort(date)}  ${ETAPES_PLAN[cle]} (au plus tôt le ${formatShort(auPlusTot)} ; ${duree?.jours ?? 0} j, ${duree?.source ?? ''})`;
  });
  const bouge = mouvements.map(
    ({ cle, de, a }) =>
      `  ${ETAPES_PLAN[cle]} : ${de === null ? 'sans jour' : `du ${formatShort(de)}`} au ${formatShort(a)}`,
  );
  return [
    acte,
    plan.faisable
      ? `Faisable. Effet au plus tôt : ${tot}.`
      : `Hors d’atteinte : bloque à l’étape « ${ETAPES_PLAN[plan.bloque]} »${plan.auraitFallu === null ? ', qu’aucun jour donné ne permet' : `, à faire au plus tard le ${formatShort(plan.auraitFallu)}`}. Effet au plus tôt : ${tot}, par ces dates :`,
    ...lignes,
    ...reserves,
    ...(retenu === null
      ? []
      : [
          `Planning retenu le ${formatShort(retenu.retenuLe)}, pour un effet le ${formatShort(retenu.effet)}.`,
          ...(!plan.faisable
            ? []
            : bouge.length === 0
              ? ['Rien n’en bouge.']
              : ['Ce qui en bouge :', ...bouge]),
        ]),
  ];
}

export const retroplanning: Command = {
  name: 'retroplanning',
  usage:
    'retroplanning --avenant ID [--effet AAAA-MM-JJ] [--depart AAAA-MM-JJ] [--seances J,J] [--commissions J,J] [--duree ÉTAPE=JOURS]… [--retenir]',
  resume:
    'place à rebours les étapes d’un projet d’avenant depuis l’effet voulu, et les retient comme échéances ; code de sortie 1 si l’effet est hors d’atteinte',
  arguments: 0,
  mode: (options) => (options.flag('retenir') ? 'ecriture' : 'lecture'),
  options: {
    avenant: { kind: 'texte', aide: 'ID du projet d’avenant' },
    effet: {
      kind: 'date',
      aide: 'AAAA-MM-JJ : effet voulu ; sans lui, celui du planning retenu, ou le plus tôt possible',
    },
    depart: { kind: 'date', aide: 'AAAA-MM-JJ : premier jour de travail, aujourd’hui à défaut' },
    seances: { kind: 'texte', aide: 'jours de séance du comité, séparés par une virgule' },
    commissions: { kind: 'texte', aide: 'jours de commission permanente, séparés par une virgule' },
    duree: { kind: 'liste', aide: `ÉTAPE=JOURS, au moins, après l’étape d’avant : ${CLES.join(', ')}` },
    retenir: {
      kind: 'drapeau',
      aide: 'les étapes deviennent les échéances du projet ; retenu de nouveau, seul bouge ce qui doit bouger',
    },
  },
  async run({ options, call }) {
    const saisie = saisieDe(options);
    const data = await call('retroplanning.calculer', saisie);
    const { plan } = data;
    if (!options.flag('retenir')) return { data, texte: dire(data).join('\n'), code: plan.faisable ? 0 : 1 };
    const fait = await call('avenants.retenirPlanning', {
      ...saisie,
      ...(plan.faisable ? { etapes: plan.etapes.map(({ cle, date }) => ({ cle, date })) } : {}),
    });
    return {
      data: { ...data, revision: fait.revision },
      texte: [
        ...dire(data),
        `Planning retenu : ${plan.etapes.length} étapes sont désormais des échéances de l’avenant.`,
      ].join('\n'),
    };
  },
};
