import { basename } from 'node:path';
import { NATURES_MODELE } from '#contract/modeles';
import type { DefautModele, NatureModele } from '#contract/modeles';
import { counted } from '#domain/french';
import { champsDe } from '../../application/modeles/dictionnaires';
import type { Command } from '../command';
import { readWhole, sendFile, sortieRequise, writeOut } from '../files';
import { UsageError } from '../options';
import type { Options } from '../options';

const TYPES = NATURES_MODELE.join('|');

function natureDe(ecrit: string): NatureModele {
  const found = NATURES_MODELE.find((one) => one === ecrit);
  if (found === undefined) throw new UsageError(`--type attend ${NATURES_MODELE.join(', ')}.`);
  return found;
}

function fichierDe(options: Options): string {
  const [fichier] = options.positionals;
  if (fichier === undefined) throw new UsageError('Indiquez le modèle : un fichier .docx.');
  return fichier;
}

const dire = ({ lieu, balise, message, suggestion }: DefautModele): string =>
  `- ${lieu}${balise === '' ? '' : `, « ${balise} »`} : ${message}${suggestion === null ? '' : ` Écrivez ${suggestion}`}`;

const controler: Command = {
  name: 'modele controler',
  usage: `modele controler FICHIER.docx [--type ${TYPES}]`,
  resume:
    'dit ce qui ne va pas dans un modèle Word : champs inconnus, mal écrits ou mal placés, à leur place (sans registre)',
  arguments: 1,
  mode: 'aucun',
  options: {
    type: { kind: 'texte', aide: `${TYPES} ; à défaut, le document dont le modèle a le moins de fautes` },
  },
  async run({ options, lecteur }) {
    const fichier = fichierDe(options);
    const bytes = await readWhole(fichier);
    const asked = options.text('type');
    const natures = asked === null ? NATURES_MODELE : [natureDe(asked)];
    const lus: { readonly type: NatureModele; readonly defauts: readonly DefautModele[] }[] = [];
    for (const type of natures) {
      const { defauts } = await lecteur.modele(bytes, { champs: champsDe(type), donnees: null });
      lus.push({ type, defauts });
    }
    const [best] = [...lus].sort((a, b) => a.defauts.length - b.defauts.length);
    const { type, defauts } = best ?? { type: NATURES_MODELE[0], defauts: [] };
    const lu = `${basename(fichier)}, lu comme un modèle de « ${type} »`;
    return {
      data: { fichier: basename(fichier), type, defauts },
      texte:
        defauts.length === 0
          ? `${lu} : aucune faute.`
          : [`${lu} : ${counted(defauts.length, 'faute')}.`, ...defauts.map(dire)].join('\n'),
      code: defauts.length === 0 ? 0 : 1,
    };
  },
};

const champs: Command = {
  name: 'modele champs',
  usage: `modele champs ${TYPES}`,
  resume: 'les champs qu’un modèle de ce document peut porter (sans registre)',
  arguments: 1,
  mode: 'aucun',
  options: {},
  run({ options }) {
    const type = natureDe(options.positionals[0] ?? '');
    const lignes = (list: ReturnType<typeof champsDe>, retrait: string): readonly string[] =>
      list.flatMap(({ nom, libelle, champs: inner }) =>
        inner === undefined
          ? [`${retrait}{${nom}}  ${libelle}`]
          : [`${retrait}{#${nom}}  ${libelle}`, ...lignes(inner, `${retrait}  `), `${retrait}{/${nom}}`],
      );
    return Promise.resolve({
      data: { type, champs: champsDe(type) },
      texte: lignes(champsDe(type), '').join('\n'),
    });
  },
};

const remplir: Command = {
  name: 'modele remplir',
  usage: `modele remplir FICHIER.docx --type ${TYPES} --id ID --sortie FICHIER.docx`,
  resume: 'remplit un modèle Word avec ce que le registre sait d’un acte',
  arguments: 1,
  mode: 'lecture',
  options: {
    type: { kind: 'texte', aide: TYPES },
    id: { kind: 'texte', aide: 'identifiant de l’acte' },
    sortie: { kind: 'texte', aide: 'FICHIER.docx à écrire ; refusé s’il existe, sauf --remplacer' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const modele = fichierDe(options);
    const sortie = sortieRequise(options, '.docx');
    const made = await call('modeles.remplir', {
      type: natureDe(options.required('type')),
      id: options.required('id'),
      jeton: await sendFile(terminal, modele),
    });
    const { fichier, defauts, vides } = made;
    if (fichier === null)
      return {
        data: { defauts },
        texte: [
          `${basename(modele)} n’a pas été rempli : ${counted(defauts.length, 'faute')}.`,
          ...defauts.map(dire),
        ].join('\n'),
        code: 1,
      };
    const data = await writeOut(terminal, { fichier }, sortie, options.flag('remplacer'));
    return {
      data: { ...data, vides },
      texte: [
        `${data.nom} écrit dans ${sortie} (${data.octets} octets).`,
        ...(vides.length === 0 ? [] : [`Laissés en blanc, faute d’être connus : ${vides.join(', ')}.`]),
      ].join('\n'),
    };
  },
};

export const MODELE_COMMANDS: readonly Command[] = [champs, controler, remplir];
