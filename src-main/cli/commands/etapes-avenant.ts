import { ETATS_AVENANT, ETAT_AVENANT_LABELS } from '#domain/avenant/avenant';
import { ACTIONS_AVENANT, ACTION_AVENANT_LABELS, transition } from '#domain/avenant/transitions';
import type { Ecart, EcartAvis } from '#domain/crefop/ecart';
import { formatDate } from '#domain/civil-date';
import { typographie } from '#domain/typographie';
import type { Command } from '../command';
import type { OptionSpecs } from '../options';
import { DATED, findAvenant, idOf, recorded } from './actes';

/* The steps of an avenant between its request and its signatures, and the table that rules them all. */

const AVENANT: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
  avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
  date: { kind: 'date', aide: 'AAAA-MM-JJ' },
};

const instruire: Command = {
  name: 'avenant instruire',
  usage: 'avenant instruire ID --date AAAA-MM-JJ [--service NOM]',
  resume: 'ouvre l’instruction d’une demande d’avenant',
  mode: 'ecriture',
  options: { ...AVENANT, service: { kind: 'texte', aide: 'service qui instruit' } },
  run: async ({ options, call }) =>
    recorded(
      'Instruction ouverte',
      await call('avenants.instruire', {
        avenantId: idOf(options, 'avenant'),
        date: options.required('date'),
        service: options.text('service'),
      }),
    ),
};

const saisir: Command = {
  name: 'avenant saisir',
  usage: 'avenant saisir ID --date AAAA-MM-JJ [--seance AAAA-MM-JJ]',
  resume: 'enregistre la saisine du CREFOP, avec l’empreinte du projet transmis',
  mode: 'ecriture',
  options: { ...AVENANT, seance: { kind: 'date', aide: 'AAAA-MM-JJ : date prévue de la séance' } },
  run: async ({ options, call }) =>
    recorded(
      'Saisine du CREFOP enregistrée',
      await call('avenants.saisir', {
        avenantId: idOf(options, 'avenant'),
        date: options.required('date'),
        seancePrevue: options.text('seance'),
      }),
    ),
};

const mettreALaSignature: Command = {
  name: 'avenant mettre-a-la-signature',
  usage: 'avenant mettre-a-la-signature ID --date AAAA-MM-JJ [--motif-texte-modifie TEXTE]',
  resume: 'met l’avenant à la signature, après avis du CREFOP : son texte ne change plus',
  mode: 'ecriture',
  options: {
    ...AVENANT,
    'motif-texte-modifie': {
      kind: 'texte',
      aide: 'pourquoi le texte modifié depuis l’avis n’appelle pas un nouvel avis',
    },
  },
  run: async ({ options, call }) =>
    recorded(
      'Avenant mis à la signature',
      await call('avenants.mettreALaSignature', {
        avenantId: idOf(options, 'avenant'),
        date: options.required('date'),
        motifTexteModifie: options.text('motif-texte-modifie'),
      }),
    ),
};

const refuser: Command = {
  name: 'avenant refuser',
  usage: 'avenant refuser ID --partie etat|region --date AAAA-MM-JJ --motif TEXTE',
  resume: 'enregistre qu’une partie ne signera pas l’avenant',
  mode: 'ecriture',
  options: {
    ...DATED,
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
    partie: { kind: 'texte', aide: 'partie qui refuse : etat ou region' },
  },
  run: async ({ options, call }) =>
    recorded(
      'Refus de l’avenant enregistré',
      await call('avenants.refuser', {
        avenantId: idOf(options, 'avenant'),
        partieId: options.required('partie'),
        date: options.required('date'),
        motif: options.required('motif'),
      }),
    ),
};

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
  async run(terminal) {
    const { avis } = await findAvenant(terminal, idOf(terminal.options, 'avenant'));
    const data = avis.map((one) => ({ avisId: one.avis.id, seance: one.avis.seance.date, ecart: one.ecart }));
    const lines = data.flatMap((one) => [
      `Depuis l’avis du ${formatDate(one.seance)}`,
      ...sayEcart(one.ecart),
    ]);
    return { data, texte: lines.length === 0 ? 'Aucun avis n’a été enregistré.' : lines.join('\n') };
  },
};

export const ETAPES_AVENANT_COMMANDS: readonly Command[] = [
  instruire,
  saisir,
  mettreALaSignature,
  refuser,
  etapes,
  ecart,
];
