import { NATURE_CLAUSE_LABELS, PARAMETRES } from '#registre/fiches/clauses';
import type { NatureClause } from '#registre/fiches/clauses';
import type { Champ, Membres } from '#registre/champs';
import type { ClauseView, SaisieParametres } from '#contract/clauses';
import { parametresDits } from '#domain/clauses/clause';
import { formatDate } from '#domain/civil-date';
import { typographie } from '#domain/typographie';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { UsageError, dayIn } from '../options';
import type { Options, OptionSpecs } from '../options';
import { idOf, recorded } from './recorded';

const NATURES = Object.keys(NATURE_CLAUSE_LABELS) as readonly NatureClause[];

/** « 2 mois », « 15j »: a length of time, as a parameter. */
function lapsDe(text: string, nom: string): { readonly n: number; readonly unite: string } {
  const match = /^(\d{1,4})\s*(jours?|mois|ans?)$/u.exec(text.trim());
  if (match === null) throw new UsageError(`${nom} attend une durée, par exemple 2mois, 30jours ou 1an.`);
  const [mot = ''] = [match[2]];
  return { n: Number(match[1]), unite: mot.startsWith('jour') ? 'jours' : mot === 'mois' ? 'mois' : 'ans' };
}

function valeurDe(nom: string, champ: Champ, text: string): unknown {
  switch (champ.genre) {
    case 'choix':
      if (!Object.hasOwn(champ.libelles, text))
        throw new UsageError(`${nom} attend : ${Object.keys(champ.libelles).join(', ')}.`);
      return text;
    case 'entier':
      if (!/^\d{1,6}$/u.test(text))
        throw new UsageError(`${nom} attend un nombre entier ; reçu « ${text} ».`);
      return Number(text);
    case 'ouiNon':
      if (text !== 'oui' && text !== 'non') throw new UsageError(`${nom} attend oui ou non.`);
      return text === 'oui';
    case 'jour': {
      const day = dayIn(text);
      if (day === null) throw new UsageError(`${nom} attend un jour : AAAA-MM-JJ.`);
      return day;
    }
    case 'groupe':
      return lapsDe(text, nom);
    case 'lignes':
      return text.split('+').map((one) => one.trim());
    case 'texte':
    case 'mention':
    case 'cle':
    case 'fiche':
    case 'ficheParmi':
    case 'fixe':
    case 'rang':
    case 'empreinte':
    case 'taille':
    case 'liste':
    case 'suite':
    case 'images':
    case 'variantes':
      return text;
  }
}

/**
 * « depart:reception,n:3,unite:mois » as the parameters of a nature. A value with a comma is written between double
 * quotes; several values of one parameter are joined by « + ».
 */
export function lireParametres(nature: NatureClause, text: string): SaisieParametres {
  const membres: Membres = PARAMETRES[nature];
  const connus = Object.keys(membres).join(', ');
  const pairs = [...text.matchAll(/\s*([A-Za-z]+)\s*:\s*(?:"([^"]*)"|([^,]*))(?:,|$)/gu)];
  if (pairs.map(([whole]) => whole).join('') !== text || (text !== '' && pairs.length === 0))
    throw new UsageError(`--parametres attend clé:valeur,clé:valeur ; parmi ${connus}.`);
  const entries = pairs.map(([, nom = '', entre, nu = '']): [string, unknown] => {
    const champ = Object.hasOwn(membres, nom) ? membres[nom] : undefined;
    if (champ === undefined)
      throw new UsageError(`« ${nom} » n’est pas un paramètre de la nature ${nature} : ${connus}.`);
    const value = (entre ?? nu).trim();
    if (value === '') throw new UsageError(`Le paramètre ${nom} n’a pas de valeur.`);
    return [nom, valeurDe(nom, champ, value)];
  });
  return { nature, ...defauts(membres), ...Object.fromEntries(entries) };
}

/** A yes or no that is not given is no. */
const defauts = (membres: Membres): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(membres).flatMap(([nom, { genre, absent }]) =>
      genre === 'ouiNon' && absent !== true ? [[nom, false]] : [],
    ),
  );

function natureDe(options: Options): NatureClause {
  const said = options.required('nature');
  const found = NATURES.find((one) => one === said);
  if (found === undefined) throw new UsageError(`--nature attend : ${NATURES.join(', ')}.`);
  return found;
}

/** The clause meant: by its id, or by its nature when the convention has one of it. */
async function clauseDe(
  { call, options }: Terminal,
  conventionId: string,
): Promise<{ readonly id: string; readonly nature: NatureClause; readonly ancres: readonly string[] }> {
  const { clauses } = await call('conventions.clauses', { conventionId, jour: null });
  const seen = (one: ClauseView) => ({
    id: one.id,
    nature: one.nature,
    ancres: one.passages.flatMap(({ alineaId }) => (alineaId === null ? [] : [alineaId])),
  });
  const said = options.text('clause');
  if (said !== null) {
    const found = clauses.find(({ id }) => id === said);
    // The rule names those there are.
    return found === undefined ? { id: said, nature: natureDe(options), ancres: [] } : seen(found);
  }
  const nature = natureDe(options);
  const [found, other] = clauses.filter((one) => one.nature === nature);
  if (found === undefined)
    throw new RefusedError(typographie(`La convention n’a pas de clause de nature « ${nature} ».`));
  if (other !== undefined)
    throw new UsageError(
      `Plusieurs clauses de nature ${nature} : dites laquelle par --clause (${clauses
        .filter((one) => one.nature === nature)
        .map(({ id }) => id)
        .join(', ')}).`,
    );
  return seen(found);
}

const ancresDe = (options: Options): string[] | null => {
  const text = options.text('ancres');
  return text === null
    ? null
    : text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
};

const ligne = (one: ClauseView): string => {
  const marques = [
    ...(one.certitude.sure ? [] : [`à confirmer : ${one.certitude.doutes.join(' ')}`]),
    ...(one.desaccord === null ? [] : [`ses mots disent autre chose : ${one.desaccord.sens}`]),
  ];
  const depuis =
    one.depuis === null ? '' : `, depuis ${one.depuis.designation} (${formatDate(one.depuis.effet)})`;
  return [
    `${NATURE_CLAUSE_LABELS[one.nature]} [${one.id}]${one.lieu === null ? '' : `, ${one.lieu}`}${depuis}`,
    `  ${one.sens}`,
    ...(one.dit === null ? [] : [`  « ${one.dit} »`]),
    ...marques.map((marque) => `  ! ${marque}`),
  ].join('\n');
};

const clauses: Command = {
  name: 'convention clauses',
  usage: 'convention clauses ID [--au AAAA-MM-JJ] [--json]',
  resume: 'ce que la convention fait calculer ou refuser, avec les mots qui le disent, un jour donné',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention (aussi en premier argument)' },
    au: { kind: 'date', aide: 'AAAA-MM-JJ : le jour de lecture (à défaut, aujourd’hui)' },
  },
  async run({ options, call }) {
    const view = await call('conventions.clauses', {
      conventionId: idOf(options, 'id'),
      jour: options.text('au'),
    });
    const data = view.clauses.map(({ nature, parametres, passages, dit, sens, origine, depuis }) => ({
      nature,
      parametres: parametresDits(parametres),
      ancres: passages.flatMap(({ alineaId }) => (alineaId === null ? [] : [alineaId])),
      dit: dit ?? sens,
      origine: origine.nature,
      depuis: depuis?.effet ?? null,
    }));
    const lines = [
      ...view.clauses.map(ligne),
      ...view.absentes.map(({ nature, suite }) => `${NATURE_CLAUSE_LABELS[nature]} : aucune\n  ${suite}`),
    ];
    return { data, texte: typographie(lines.join('\n')) };
  },
};

const CLAUSE: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant de la convention (aussi en premier argument)' },
  convention: { kind: 'texte', aide: 'identifiant de la convention' },
  nature: { kind: 'texte', aide: NATURES.join(', ') },
  motif: { kind: 'texte', aide: 'pourquoi' },
};
const VISEE: OptionSpecs = {
  clause: {
    kind: 'texte',
    aide: 'identifiant de la clause, quand la convention en a plusieurs de cette nature',
  },
};
const DITE: OptionSpecs = {
  parametres: {
    kind: 'texte',
    aide: 'clé:valeur,clé:valeur ; une durée s’écrit 2mois, un oui ou non s’écrit oui, plusieurs valeurs se joignent par +',
  },
  ancres: { kind: 'texte', aide: 'identifiants des alinéas qui la disent, séparés par des virgules' },
};

const poser: Command = {
  name: 'convention clause poser',
  usage:
    'convention clause poser ID --nature NATURE --parametres clé:valeur,… --ancres ALINÉA,… --motif TEXTE',
  resume: 'pose une clause ; la convention signée, celle que ses mots disaient et que personne n’y a lue',
  mode: 'ecriture',
  options: { ...CLAUSE, ...DITE },
  async run({ options, call }) {
    const data = await call('conventions.poserClause', {
      conventionId: idOf(options, 'convention'),
      parametres: lireParametres(natureDe(options), options.required('parametres')),
      ancres: ancresDe(options) ?? [],
      motif: options.required('motif'),
    });
    return recorded('Clause posée', data);
  },
};

const changer: Command = {
  name: 'convention clause changer',
  usage:
    'convention clause changer ID --nature NATURE [--clause ID] --parametres clé:valeur,… [--ancres ALINÉA,…] --motif TEXTE',
  resume: 'change une clause, tant que personne n’a signé',
  mode: 'ecriture',
  options: { ...CLAUSE, ...VISEE, ...DITE },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'convention');
    const found = await clauseDe(terminal, conventionId);
    const data = await call('conventions.changerClause', {
      conventionId,
      clauseId: found.id,
      parametres: lireParametres(found.nature, options.required('parametres')),
      ancres: ancresDe(options) ?? [...found.ancres],
      motif: options.required('motif'),
    });
    return recorded('Clause changée', data);
  },
};

const confirmer: Command = {
  name: 'convention clause confirmer',
  usage:
    'convention clause confirmer ID --nature NATURE [--clause ID] [--parametres clé:valeur,…] [--ancres ALINÉA,…] --motif TEXTE',
  resume: 'confirme une clause lue dans le texte, telle quelle ou avec les paramètres donnés',
  mode: 'ecriture',
  options: { ...CLAUSE, ...VISEE, ...DITE },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'convention');
    const found = await clauseDe(terminal, conventionId);
    const parametres = options.text('parametres');
    const data = await call('conventions.confirmerClause', {
      conventionId,
      clauseId: found.id,
      parametres: parametres === null ? null : lireParametres(found.nature, parametres),
      ancres: ancresDe(options),
      motif: options.required('motif'),
    });
    return recorded('Clause confirmée', data);
  },
};

const retirer: Command = {
  name: 'convention clause retirer',
  usage: 'convention clause retirer ID --nature NATURE [--clause ID] --motif TEXTE',
  resume: 'retire une clause, tant que personne n’a signé',
  mode: 'ecriture',
  options: { ...CLAUSE, ...VISEE },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'convention');
    const found = await clauseDe(terminal, conventionId);
    const data = await call('conventions.retirerClause', {
      conventionId,
      clauseId: found.id,
      motif: options.required('motif'),
    });
    return recorded('Clause retirée', data);
  },
};

export const CLAUSE_COMMANDS: readonly Command[] = [clauses, poser, changer, confirmer, retirer];
