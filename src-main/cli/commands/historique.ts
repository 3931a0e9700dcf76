import type { ActionPileView } from '#contract/historique';
import { formatDate } from '#domain/civil-date';
import { COLLECTIONS_SUPPRIMABLES } from '#domain/corbeille/corbeille';
import type { CollectionSupprimable } from '#domain/corbeille/corbeille';
import { DESCRIPTIONS } from '#registre/fiches';
import type { Command, Terminal } from '../command';
import { UsageError, readInteger } from '../options';

const named = ({ seq, libelle, objet }: ActionPileView): string =>
  `entrée n° ${seq}, ${libelle}${objet === null ? '' : ` (${objet})`}`;

const seqOption = (verbe: string) =>
  ({
    seq: { kind: 'texte', aide: `numéro de l’entrée à ${verbe} : refusé si ce n’est plus elle` },
  }) as const;

/** The entry named, or the one on top; without any, the one whose refusal says why. */
function seqOf({ options }: Terminal, ...tops: readonly (ActionPileView | null)[]): number {
  const typed = options.text('seq');
  return typed === null ? (tops.find((top) => top !== null)?.seq ?? 1) : readInteger(typed, 'seq');
}

const annuler: Command = {
  name: 'annuler',
  usage: 'annuler [--seq N]',
  resume: 'annule la dernière action, par une nouvelle entrée du journal',
  arguments: 0,
  mode: 'ecriture',
  options: seqOption('annuler'),
  async run(terminal) {
    const pile = await terminal.call('historique.pile', {});
    const data = await terminal.call('historique.annuler', {
      seq: seqOf(terminal, pile.annuler, pile.barriere),
    });
    return { data, texte: `Annulé : ${pile.annuler === null ? '' : named(pile.annuler)}.` };
  },
};

const retablir: Command = {
  name: 'retablir',
  usage: 'retablir [--seq N]',
  resume: 'rétablit la dernière action annulée',
  arguments: 0,
  mode: 'ecriture',
  options: seqOption('rétablir'),
  async run(terminal) {
    const pile = await terminal.call('historique.pile', {});
    const data = await terminal.call('historique.retablir', { seq: seqOf(terminal, pile.retablir) });
    return { data, texte: `Rétabli : ${pile.retablir === null ? '' : named(pile.retablir)}.` };
  },
};

const rectifier: Command = {
  name: 'rectifier',
  usage: 'rectifier --seq N --motif "…"',
  resume: 'revient sur un acte enregistré par erreur, avec un motif ; son entrée reste au journal',
  arguments: 0,
  mode: 'ecriture',
  options: {
    seq: { kind: 'texte', aide: 'numéro de l’entrée du journal à rectifier' },
    motif: { kind: 'texte', aide: 'ce qui a été constaté, et d’après quelle pièce' },
  },
  async run({ options, call }) {
    const seq = readInteger(options.required('seq'), 'seq');
    const data = await call('historique.rectifier', { seq, motif: options.required('motif') });
    return { data, texte: `Entrée n° ${seq} rectifiée par l’entrée n° ${data.revision}.` };
  },
};

const COLLECTIONS: Readonly<Record<string, CollectionSupprimable>> = Object.fromEntries(
  COLLECTIONS_SUPPRIMABLES.map((name) => [DESCRIPTIONS[name].terminal ?? name, name]),
);

const supprimer: Command = {
  name: 'supprimer',
  usage: `supprimer ${Object.keys(COLLECTIONS).join('|')} ID --motif "…"`,
  resume: 'met un élément à la corbeille, avec ce qui en dépend',
  arguments: 2,
  mode: 'ecriture',
  options: { motif: { kind: 'texte', aide: 'pourquoi cet élément n’a plus sa place au registre' } },
  async run({ options, call }) {
    const [nature = '', id] = options.positionals;
    const collection = Object.hasOwn(COLLECTIONS, nature) ? COLLECTIONS[nature] : undefined;
    if (collection === undefined || id === undefined) throw new UsageError(`Usage : ${supprimer.usage}`);
    const { libelle, dependants } = await call('corbeille.apercu', { collection, id });
    const data = await call('corbeille.supprimer', { collection, id, motif: options.required('motif') });
    const along = dependants.length === 0 ? '' : ` Avec : ${dependants.join(', ')}.`;
    return { data, texte: `Mis à la corbeille (${data.id}) : ${libelle}.${along}` };
  },
};

const corbeille: Command = {
  name: 'corbeille',
  usage: 'corbeille',
  resume: 'liste ce qui a été supprimé',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const data = await call('corbeille.lire', {});
    const lines = data.elements.map(
      ({ id, libelle, supprimeLe, par, motif, dependants }) =>
        `${id}  ${libelle}, le ${formatDate(supprimeLe)} par ${par} : ${motif}${
          dependants.length === 0 ? '' : ` ; avec ${dependants.join(', ')}`
        }`,
    );
    return { data, texte: lines.length === 0 ? 'La corbeille est vide.' : lines.join('\n') };
  },
};

const corbeilleRetablir: Command = {
  name: 'corbeille retablir',
  usage: 'corbeille retablir ID',
  resume: 'restaure un élément de la corbeille, avec ses liens',
  mode: 'ecriture',
  options: { id: { kind: 'texte', aide: 'identifiant donné par « corbeille »' } },
  async run({ options, call }) {
    const id = options.positionals[0] ?? options.required('id');
    const data = await call('corbeille.retablir', { id });
    return { data, texte: `Restauré : ${data.id}.` };
  },
};

export const HISTORIQUE_COMMANDS: readonly Command[] = [
  annuler,
  retablir,
  rectifier,
  supprimer,
  corbeille,
  corbeilleRetablir,
];
