import type { CommandeTerminal, OptionTerminal } from '#registre/acte';
import { ACTES } from '#registre/actes';
import type { ActePlat } from '#registre/actes';
import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { lowerFirst } from '#domain/french';
import type { Input } from '#contract/procedures';
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

/** The field that says which record the act is about: the first link of its input. */
function subjectOf(saisie: Membres): { readonly champ: string; readonly mot: string } {
  for (const [champ, one] of Object.entries(saisie))
    if (one.genre === 'fiche')
      return { champ, mot: DESCRIPTIONS[one.collection as NomCollection].terminal ?? 'id' };
  throw new TypeError('a command about no record');
}

type Option = {
  readonly champ: string;
  readonly nom: string;
  readonly one: Champ;
  readonly spec: OptionSpec;
};

function optionsOf({ saisie, terminal }: Plat, subject: string): readonly Option[] {
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
      const values = one.genre === 'choix' ? ` : ${Object.keys(one.libelles).join(', ')}` : '';
      return { champ, nom, one, spec: { kind: 'texte', aide: `${aide}${values}` } };
    });
}

function usageOf({ nom, one }: Option): string {
  const word = one.genre === 'jour' ? 'AAAA-MM-JJ' : one.genre === 'entier' ? 'N' : 'TEXTE';
  const asked = one.genre === 'ouiNon' ? `--${nom}` : `--${nom} ${word}`;
  return one.facultatif === true || one.genre === 'ouiNon' ? `[${asked}]` : asked;
}

function valueOf(options: Options, { nom, one }: Option): unknown {
  if (one.genre === 'ouiNon') return options.flag(nom);
  const text = one.facultatif === true ? options.text(nom) : options.required(nom);
  if (text === null) return null;
  if (one.genre === 'entier') return readInteger(text, nom);
  if (one.genre === 'choix' && !Object.hasOwn(one.libelles, text))
    throw new UsageError(`--${nom} attend : ${Object.keys(one.libelles).join(', ')}.`);
  return text;
}

function commandOf(method: ActePlat, plat: Plat): Command {
  const { champ: subject, mot } = subjectOf(plat.saisie);
  const options = optionsOf(plat, subject);
  const specs: OptionSpecs = Object.fromEntries(options.map(({ nom, spec }) => [nom, spec]));
  const { nom, resume, fait } = plat.terminal;
  return {
    name: nom,
    usage: [nom, 'ID', ...options.map(usageOf)].join(' '),
    resume,
    mode: 'ecriture',
    options: {
      id: { kind: 'texte', aide: 'identifiant (aussi en premier argument)' },
      [mot]: { kind: 'texte', aide: 'identifiant' },
      ...specs,
    },
    run: async ({ options: given, call }) => {
      const input = Object.fromEntries([
        [subject, idOf(given, mot)],
        ...options.map((option) => [option.champ, valueOf(given, option)]),
      ]) as Input<ActePlat>;
      return recorded(fait, await call(method, input));
    },
  };
}

export const FLAT_COMMANDS: readonly Command[] = Object.entries(ACTES).flatMap(([method, one]) =>
  'terminal' in one ? [commandOf(method as ActePlat, one as unknown as Plat)] : [],
);
