import { setTimeout as wait } from 'node:timers/promises';
import { readInstant } from '#contract/instant';
import { GENRES } from '#contract/journal';
import { s } from '#domain/french';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { sortieOf, writeOut } from '../files';
import { UsageError, readInteger } from '../options';

/** Between two looks at a verification under way. */
const POLL_MS = 20;

export const verifier: Command = {
  name: 'verifier',
  usage: 'verifier [--repere 123-8f3a01bc77de2a90]',
  resume:
    'relit le journal et chaque pièce gardée : dit si la chaîne tient, si les octets sont les mêmes, si un document imprimé en vient',
  arguments: 0,
  mode: 'lecture',
  options: {
    repere: {
      kind: 'texte',
      aide: 'repère imprimé au pied d’un document : numéro d’entrée et 16 chiffres ou lettres de l’empreinte',
    },
  },
  async run({ options, call }) {
    const { id } = await call('verification.lancer', { repere: options.text('repere') });
    let suivi = await call('verification.suivre', { id });
    while (suivi.etat === 'en_cours') {
      await wait(POLL_MS);
      suivi = await call('verification.suivre', { id });
    }
    const { resultat, erreur } = suivi;
    if (resultat === null) throw new RefusedError(`${erreur?.message ?? ''} ${erreur?.remede ?? ''}`.trim());
    const { intact, entrees, premierDefaut, tete, clauses, pieces } = resultat;
    const dites = [
      ...pieces.map((message) => `\nPièce : ${message}`),
      ...clauses.map(({ message }) => `\nClause : ${message}`),
    ].join('');
    const printed = resultat.repere === null ? '' : ' Le repère imprimé y est.';
    return {
      data: {
        intact,
        entrees,
        premierDefaut,
        tete,
        ...(pieces.length === 0 ? {} : { pieces }),
        ...(clauses.length === 0 ? {} : { clauses }),
      },
      texte: intact
        ? `Le journal est intact : ${entrees} entrée${s(entrees)}, tête ${tete}.${printed} Des entrées retirées à sa toute fin ne s’y verraient pas : seuls un document imprimé ou une sauvegarde qui les atteste les font paraître.${dites}`
        : `Le journal est altéré : ${premierDefaut?.message ?? ''}${dites}`,
      code: intact && pieces.length === 0 && !clauses.some(({ dementie }) => dementie) ? 0 : 1,
    };
  },
};

const FILTRES = {
  convention: { kind: 'texte', aide: 'identifiant d’une convention : elle et ses actes' },
  objet: { kind: 'texte', aide: 'COLLECTION/ID d’une fiche, par exemple avenants/…' },
  par: { kind: 'texte', aide: 'qui, exactement comme le journal le nomme' },
  genre: { kind: 'texte', aide: GENRES.join(', ') },
  du: { kind: 'date', aide: 'AAAA-MM-JJ : premier jour' },
  jusque: { kind: 'date', aide: 'AAAA-MM-JJ : dernier jour' },
  texte: { kind: 'texte', aide: 'mots cherchés dans ce que le journal affiche' },
} as const;

/** The filter as it was typed; the contract reads it and names what is wrong. */
function filtreOf(options: Terminal['options']) {
  const text = (name: keyof typeof FILTRES): string | null => options.text(name);
  const objet = text('objet');
  const [collection, ...rest] = objet?.split('/') ?? [];
  if (objet !== null && rest.length !== 1) throw new UsageError('--objet attend COLLECTION/ID.');
  return {
    conventionId: text('convention'),
    objet: objet === null ? null : { collection: collection as 'avenants', id: rest[0] ?? '' },
    par: text('par'),
    genre: text('genre') as (typeof GENRES)[number] | null,
    du: text('du'),
    au: text('jusque'),
    texte: text('texte'),
  };
}

export const journal: Command = {
  name: 'journal',
  usage: 'journal [--limite 50] [filtres] [--sortie FICHIER.csv]',
  resume:
    'les entrées du journal, de la plus récente à la plus ancienne (JSON), filtrées ou non ; ou un tableau',
  arguments: 0,
  mode: 'lecture',
  options: {
    limite: { kind: 'texte', aide: 'nombre d’entrées (50 par défaut, 500 au plus)' },
    avant: { kind: 'texte', aide: 'numéro d’entrée : seulement les plus anciennes' },
    ...FILTRES,
    sortie: {
      kind: 'texte',
      aide: 'FICHIER.csv à écrire avec toutes les entrées retenues ; refusé s’il existe',
    },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const filtre = filtreOf(options);
    const sortie = sortieOf(options, '.csv');
    if (sortie !== null) {
      const made = await call('journal.exporter', { filtre });
      const { fichier, octets } = await writeOut(terminal, made, sortie, null);
      return { data: { fichier, octets }, texte: `Journal écrit dans ${sortie} (${octets} octets).` };
    }
    const limite = readInteger(options.text('limite') ?? '50', 'limite');
    const asked = options.text('avant');
    const first = await call('journal.lire', {
      avant: asked === null ? null : readInteger(asked, 'avant'),
      limite,
      filtre,
    });
    const lignes = [...first.lignes];
    let { suite } = first;
    // A filter that matches little answers part by part.
    while (suite !== null && lignes.length < limite) {
      const page = await call('journal.lire', { avant: suite, limite: limite - lignes.length, filtre });
      lignes.push(...page.lignes);
      suite = page.suite;
    }
    return { data: { lignes, total: first.total, suite } };
  },
};

export const etat: Command = {
  name: 'etat',
  usage: 'etat [--au INSTANT]',
  resume:
    'l’état du registre, maintenant ou à un instant : entrée, tête de chaîne, empreinte, nombre de fiches',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ options, call }) {
    const au = options.text('au');
    const { premiere: _premiere, ...data } = await call('temps.situer', {
      instant: au === null ? null : readAu(au),
    });
    return { data };
  },
};

/** The instant of `--au`, in UTC. */
export function readAu(text: string): string {
  const read = readInstant(text);
  if (!read.ok) throw new UsageError(`--au : ${read.message}`);
  return read.instant;
}
