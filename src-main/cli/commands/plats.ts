import type { CommandeTerminal, OptionTerminal } from '#registre/acte';
import { ACTES } from '#registre/actes';
import type { ActePlat } from '#registre/actes';
import type { Champ, Libelles, Membres } from '#registre/champs';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { FichePlate, NomCollection } from '#registre/fiches';
import type { FicheView, MethodeListe } from '#contract/fiches';
import type { Input } from '#contract/procedures';
import { lowerFirst } from '#domain/french';
import type { Command } from '../command';
import { UsageError, readInteger } from '../options';
import type { Options, OptionSpec, OptionSpecs } from '../options';
import { idOf, recorded } from './recorded';

/* The acts whose input is one field after the other: their commands follow from their descriptions. */

type Plat = {
  readonly saisie: Membres;
  readonly terminal: Omit<CommandeTerminal, 'options'> & {
    readonly options?: Readonly<Record<string, OptionTerminal>>;
  };
};

/** « motifTexteModifie » → « motif-texte-modifie ». */
const kebab = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** The field that says which record the act is about: the first link of its input. Null: it makes one of its own. */
function subjectOf(saisie: Membres): { readonly champ: string; readonly mot: string } | null {
  for (const [champ, one] of Object.entries(saisie))
    if (one.genre === 'fiche' && one.facultatif !== true)
      return { champ, mot: DESCRIPTIONS[one.collection as NomCollection].terminal ?? 'id' };
  return null;
}

/** The values to choose among, one of them or several; null for any other field. */
function fewOf(one: Champ): Libelles | null {
  if (one.genre === 'choix') return one.libelles;
  return one.genre === 'suite' && one.element.genre === 'choix' ? one.element.libelles : null;
}

/** What may be left out: an optional field, or one that older records do not have. */
const omissible = (one: Champ): boolean => one.facultatif === true || one.absent === true;

type Option = {
  readonly champ: string;
  readonly nom: string;
  readonly one: Champ;
  readonly spec: OptionSpec;
};

function optionsOf({ saisie, terminal }: Plat, subject: string | null): readonly Option[] {
  return Object.entries(saisie)
    .filter(([champ]) => champ !== subject)
    .map(([champ, one]) => {
      const own = terminal.options?.[champ];
      // « partieId » is asked for as --partie.
      const nom = own?.nom ?? kebab(champ.replace(/Id$/u, ''));
      const aide = own?.aide ?? lowerFirst(one.mot ?? '');
      if (one.genre === 'jour')
        return { champ, nom, one, spec: { kind: 'date', aide: `AAAA-MM-JJ : ${aide}` } };
      if (one.genre === 'ouiNon') return { champ, nom, one, spec: { kind: 'drapeau', aide } };
      const few = fewOf(one);
      const values = few === null ? '' : ` : ${Object.keys(few).join(', ')}`;
      return { champ, nom, one, spec: { kind: 'texte', aide: `${aide}${values}` } };
    });
}

function usageOf({ nom, one }: Option): string {
  const word = one.genre === 'jour' ? 'AAAA-MM-JJ' : one.genre === 'entier' ? 'N' : 'TEXTE';
  const asked = one.genre === 'ouiNon' ? `--${nom}` : `--${nom} ${word}`;
  return omissible(one) || one.genre === 'ouiNon' ? `[${asked}]` : asked;
}

function valueOf(options: Options, { nom, one }: Option): unknown {
  if (one.genre === 'ouiNon') return options.flag(nom);
  const text = omissible(one) ? options.text(nom) : options.required(nom);
  // Left out of what older records do not have: what is recorded stays as it is.
  if (text === null) return one.absent === true ? undefined : null;
  if (one.genre === 'entier') return readInteger(text, nom);
  const few = fewOf(one);
  const said = one.genre === 'suite' ? text.split(',').map((each) => each.trim()) : [text];
  if (few === null) return one.genre === 'suite' ? said : text;
  if (said.some((each) => !Object.hasOwn(few, each)))
    throw new UsageError(`--${nom} attend : ${Object.keys(few).join(', ')}.`);
  return one.genre === 'suite' ? said : text;
}

function commandOf(method: ActePlat, plat: Plat): Command {
  const subject = subjectOf(plat.saisie);
  const options = optionsOf(plat, subject?.champ ?? null);
  const specs: OptionSpecs = Object.fromEntries(options.map(({ nom, spec }) => [nom, spec]));
  const { nom, resume, fait } = plat.terminal;
  return {
    name: nom,
    usage: [nom, ...(subject === null ? [] : ['ID']), ...options.map(usageOf)].join(' '),
    resume,
    mode: 'ecriture',
    ...(subject === null ? { arguments: 0 } : {}),
    options:
      subject === null
        ? specs
        : {
            id: { kind: 'texte', aide: 'identifiant (aussi en premier argument)' },
            [subject.mot]: { kind: 'texte', aide: 'identifiant' },
            ...specs,
          },
    run: async ({ options: given, call }) => {
      const input = Object.fromEntries([
        ...(subject === null ? [] : [[subject.champ, idOf(given, subject.mot)] as const]),
        ...options
          .map((option) => [option.champ, valueOf(given, option)] as const)
          .filter(([, value]) => value !== undefined),
      ]) as Input<ActePlat>;
      return recorded(fait, await call(method, input));
    },
  };
}

/** « deliberation lister CONVENTION »: one line a record. */
function listOf(name: FichePlate): Command {
  const { terminal, pluriel } = DESCRIPTIONS[name as NomCollection];
  const method: MethodeListe = `${name}.lister`;
  return {
    name: `${terminal ?? name} lister`,
    usage: `${terminal ?? name} lister CONVENTION`,
    resume: `liste les ${lowerFirst(pluriel)} d’une convention`,
    mode: 'lecture',
    options: { id: { kind: 'texte', aide: 'identifiant de la convention' } },
    async run({ options, call }) {
      const conventionId = options.positionals[0] ?? options.required('id');
      const data = (await call(method, { conventionId })) as readonly FicheView[];
      const lines = data.map(({ fiche, nom }) => `${fiche.id}  ${nom}`);
      return { data, texte: lines.length === 0 ? 'Aucune.' : lines.join('\n') };
    },
  };
}

export const FLAT_COMMANDS: readonly Command[] = [
  ...Object.entries(ACTES).flatMap(([method, one]) =>
    'terminal' in one ? [commandOf(method as ActePlat, one as unknown as Plat)] : [],
  ),
  ...FICHES_PLATES.map(listOf),
];
