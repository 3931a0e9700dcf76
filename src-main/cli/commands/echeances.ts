import { resolve } from 'node:path';
import type { EcheanceView } from '#contract/echeances';
import { formatShort } from '#domain/civil-date';
import { GENRES, GENRES_ECHEANCE } from '#domain/echeances/echeance';
import type { GenreEcheance } from '#domain/echeances/echeance';
import { STATUT_LABELS } from '#domain/echeances/liste';
import { counted } from '#domain/french';
import type { Command } from '../command';
import { sortieRequise, writeOut } from '../files';
import { UsageError, readInteger } from '../options';
import type { Options } from '../options';

const periode = (options: Options) => ({
  du: options.text('du'),
  au: options.text('au'),
  conventionId: options.text('convention'),
});

const PERIODE = {
  du: { kind: 'date', aide: 'AAAA-MM-JJ : premier jour' },
  au: { kind: 'date', aide: 'AAAA-MM-JJ : dernier jour' },
  convention: { kind: 'texte', aide: 'ID de la seule convention voulue' },
} as const;

const ligne = (one: EcheanceView): string =>
  [
    `${formatShort(one.date)}  ${one.convention}  ${one.acte} : ${one.aFaire} (${STATUT_LABELS[one.statut]})`,
    `  Cause : ${one.cause}`,
    ...(one.attendu === null ? [] : [`  Attendu : ${one.attendu}`]),
    `  Si rien n’est fait : ${one.sinon}`,
  ].join('\n');

const echeances: Command = {
  name: 'echeances',
  usage: 'echeances [--du AAAA-MM-JJ] [--au AAAA-MM-JJ] [--convention ID]',
  resume:
    'liste les dates attendues, passées et à venir, avec leur cause et ce qui arrive si rien n’est fait',
  arguments: 0,
  mode: 'lecture',
  options: PERIODE,
  async run({ options, call }) {
    const data = await call('echeances.lister', periode(options));
    return {
      data,
      texte:
        data.echeances.length === 0
          ? 'Aucune échéance sur cette période.'
          : data.echeances.map(ligne).join('\n'),
    };
  },
};

const couverture: Command = {
  name: 'echeances couverture',
  usage: 'echeances couverture',
  resume: 'prouve que chaque date attendue a ses rappels ; code de sortie 1 s’il y a une orpheline',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const data = await call('echeances.couverture', {});
    const { orphelines } = data;
    return {
      data,
      texte: [
        `${counted(data.echeances, 'échéance')}, ${counted(data.rappels, 'rappel')}, ${counted(orphelines.length, 'orpheline')}.`,
        ...orphelines.map(({ quoi, remede }) => `- ${quoi} ${remede}`),
      ].join('\n'),
      code: orphelines.length === 0 ? 0 : 1,
    };
  },
};

const ics: Command = {
  name: 'echeances ics',
  usage:
    'echeances ics --sortie FICHIER.ics [--du …] [--au …] [--convention ID] [--noms] [--remplacer] | --tenir DOSSIER [--noms] | --ne-plus-tenir',
  resume:
    'écrit les échéances et leurs alarmes dans un fichier d’agenda ; relu, il met à jour et annule, sans doublon',
  arguments: 0,
  mode: 'lecture',
  options: {
    ...PERIODE,
    sortie: { kind: 'texte', aide: 'FICHIER.ics à écrire' },
    noms: { kind: 'drapeau', aide: 'avec les actes, les causes et les personnes attendues' },
    remplacer: { kind: 'drapeau', aide: 'remplace un fichier qui existe : un agenda abonné le relit' },
    tenir: {
      kind: 'texte',
      aide: 'DOSSIER où le fichier d’agenda est désormais tenu à jour, à chaque ouverture et à chaque changement',
    },
    'ne-plus-tenir': { kind: 'drapeau', aide: 'cesse de tenir un fichier à jour ; celui qui est là reste' },
  },
  async run(terminal) {
    const { options, call, application } = terminal;
    const tenir = options.text('tenir');
    const cesser = options.flag('ne-plus-tenir');
    if ([tenir !== null, cesser, options.text('sortie') !== null].filter(Boolean).length > 1)
      throw new UsageError('--sortie, --tenir et --ne-plus-tenir ne vont pas ensemble : gardez l’un d’eux.');
    if (cesser) {
      await call('agenda.oublier', {});
      return { data: { tenu: null }, texte: 'Le fichier d’agenda n’est plus tenu à jour.' };
    }
    if (tenir !== null) {
      const { evenements } = await application.choisirAgenda(resolve(tenir), options.flag('noms'));
      const { tenu } = await call('agenda.lire', {});
      return {
        data: { tenu, evenements },
        texte: `${counted(evenements, 'événement')} dans ${tenu?.fichier ?? ''}, tenu à jour dans ${tenu?.dossier ?? ''}.`,
      };
    }
    const sortie = sortieRequise(options, '.ics');
    const data = await call('echeances.calendrier', { ...periode(options), noms: options.flag('noms') });
    const written = await writeOut(terminal, data, sortie, options.flag('remplacer'));
    return {
      data: { ...written, evenements: data.evenements },
      texte: `${counted(data.evenements, 'événement')} dans ${sortie}.`,
    };
  },
};

const feuilleSemaine: Command = {
  name: 'feuille-semaine',
  usage: 'feuille-semaine --sortie FICHIER.docx|FICHIER.pdf [--convention ID] [--remplacer]',
  resume:
    'écrit la feuille de la semaine, de toutes les conventions ou d’une seule : en retard, dû, attendu de qui',
  arguments: 0,
  mode: 'lecture',
  options: {
    convention: { kind: 'texte', aide: 'ID de la seule convention voulue' },
    sortie: { kind: 'texte', aide: 'FICHIER.docx ou FICHIER.pdf à écrire' },
    remplacer: { kind: 'drapeau', aide: 'remplace un fichier qui existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const format = (options.text('sortie') ?? '').toLowerCase().endsWith('.pdf') ? 'pdf' : 'docx';
    const sortie = sortieRequise(options, `.${format}`);
    const made = await call('echeances.feuille', { conventionId: options.text('convention'), format });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    return { data, texte: `Feuille de la semaine : ${sortie}.` };
  },
};

const rappelsDus: Command = {
  name: 'rappels dus',
  usage: 'rappels dus',
  resume: 'liste les rappels à lire, y compris ceux d’une absence ; chacun le reste jusqu’à « rappels vus »',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const data = await call('rappels.dus', {});
    return {
      data,
      texte:
        data.rappels.length === 0
          ? 'Aucun rappel à lire.'
          : data.rappels
              .map(
                ({ le, palier, echeance }) =>
                  `${formatShort(le)}  ${palier === 0 ? 'jour même' : `J-${palier}`}  ${echeance.convention}, ${echeance.acte} : ${echeance.aFaire}, le ${formatShort(echeance.date)}`,
              )
              .join('\n'),
    };
  },
};

const rappelsVus: Command = {
  name: 'rappels vus',
  usage: 'rappels vus',
  resume: 'dit lus tous les rappels dus aujourd’hui : chacun laisse une ligne datée, et n’est plus montré',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const { rappels } = await call('rappels.dus', {});
    const marques =
      rappels.length === 0
        ? 0
        : (await call('rappels.marquer', { cles: rappels.map(({ cle }) => cle), comme: 'vu' })).marques;
    const { lus } = await call('rappels.lire', {});
    return {
      data: { marques, lus },
      texte: `${counted(marques, 'rappel')} ${marques > 1 ? 'lus' : 'lu'} ; ${lus.length} en tout depuis le début.`,
    };
  },
};

const rappelsRegler: Command = {
  name: 'rappels regler',
  usage: 'rappels regler GENRE --jours 30,15,7,2,0 | --par-defaut',
  resume: 'règle combien de jours avant un genre d’échéance est rappelé',
  mode: 'lecture',
  options: {
    genre: { kind: 'texte', aide: `genre d’échéance (aussi en premier argument) : ${GENRES.join(', ')}` },
    jours: { kind: 'texte', aide: 'jours avant, séparés par une virgule ; 0 : le jour même' },
    'par-defaut': { kind: 'drapeau', aide: 'revient aux rappels d’origine' },
  },
  async run({ options, call }) {
    const genre = options.positionals[0] ?? options.required('genre');
    if (!Object.hasOwn(GENRES_ECHEANCE, genre))
      throw new UsageError(`« ${genre} » n’est pas un genre d’échéance : ${GENRES.join(', ')}.`);
    const jours = options.flag('par-defaut') ? null : options.required('jours');
    const paliers = jours === null ? null : jours.split(',').map((one) => readInteger(one.trim(), 'jours'));
    const { reglages } = await call('rappels.regler', { genre: genre as GenreEcheance, paliers });
    const data = reglages.find((one) => one.genre === genre);
    return { data, texte: `${data?.nom ?? ''} : rappels ${(data?.paliers ?? []).join(', ')} jours avant.` };
  },
};

export const ECHEANCE_COMMANDS: readonly Command[] = [
  echeances,
  couverture,
  ics,
  feuilleSemaine,
  rappelsDus,
  rappelsVus,
  rappelsRegler,
];
