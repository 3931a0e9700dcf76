import { ETATS_AVENANT, ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import { ACTIONS_AVENANT, ACTION_AVENANT_LABELS, transition } from '#domain/avenant/transitions';
import type { Ecart, EcartAvis } from '#domain/avenant/ecart';
import { formatDate } from '#domain/civil-date';
import { typographie } from '#domain/typographie';
import type { Command } from '../command';
import { idOf } from './recorded';

/* The steps of an avenant between its request and its signatures, and the table that rules them all. */

/** Every pair of the table: the states it leads to, or the refusal. */
function pairs() {
  return ETATS_AVENANT.flatMap((etat) =>
    ACTIONS_AVENANT.map((action) => {
      const found = transition(etat, action);
      return {
        etat,
        action,
        permise: found.permise,
        vers: found.permise ? found.vers : [],
        refus: found.permise ? null : found.refus,
      };
    }),
  );
}

const etapes: Command = {
  name: 'avenant etapes',
  usage: 'avenant etapes',
  resume: 'montre la table des étapes d’un avenant : ce que chaque état permet, ou pourquoi non',
  arguments: 0,
  mode: 'aucun',
  options: {},
  run: () => {
    const transitions = pairs();
    const lines = ETATS_AVENANT.flatMap((etat) => [
      '',
      ETAT_AVENANT_LABELS[etat],
      ...transitions
        .filter((one) => one.etat === etat)
        .map(({ action, vers, refus }) => {
          const label = ACTION_AVENANT_LABELS[action];
          return refus === null
            ? `  oui  ${label} → ${vers.map((one) => ETAT_AVENANT_LABELS[one]).join(' ; ')}`
            : `  non  ${label} : ${refus.message} ${refus.remede}`;
        }),
    ]);
    return Promise.resolve({ data: { transitions }, texte: typographie(lines.slice(1).join('\n')) });
  },
};

const ligne = ({ lieu, avant, apres }: Ecart): readonly string[] => [
  `  ${lieu}`,
  ...(avant === null ? [] : [`    - ${avant}`]),
  ...(apres === null ? [] : [`    + ${apres}`]),
];

function sayEcart(ecart: EcartAvis | null): readonly string[] {
  if (ecart === null) return ['  Le projet n’a pas changé.'];
  if (ecart.inconnu)
    return [
      '  Le projet a changé ; le texte examiné n’a pas été gardé, la différence est tenue pour de fond.',
    ];
  const section = (titre: string, ecarts: readonly Ecart[]): readonly string[] =>
    ecarts.length === 0 ? [] : [titre, ...ecarts.flatMap(ligne)];
  return [...section('Fond', ecart.fond), ...section('Forme', ecart.forme)];
}

const ecart: Command = {
  name: 'avenant ecart',
  usage: 'avenant ecart ID',
  resume: 'montre ce qui a changé dans le projet depuis chaque avis, fond et forme',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
  },
  async run({ options, call }) {
    const { avis } = await call('avenants.lire', { avenantId: idOf(options, 'avenant') });
    const data = avis.map((one) => ({ avisId: one.avis.id, seance: one.avis.seance.date, ecart: one.ecart }));
    const lines = data.flatMap((one) => [
      `Depuis l’avis du ${formatDate(one.seance)}`,
      ...sayEcart(one.ecart),
    ]);
    return { data, texte: lines.length === 0 ? 'Aucun avis n’a été enregistré.' : lines.join('\n') };
  },
};

export const ETAPES_AVENANT_COMMANDS: readonly Command[] = [etapes, ecart];
