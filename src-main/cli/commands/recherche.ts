import { setTimeout as wait } from 'node:timers/promises';
import type { Trouvaille } from '#contract/recherche';
import type { Command } from '../command';
import { UsageError, readInteger } from '../options';

/** Between two looks at a registry that is being read for the first time. */
const POLL_MS = 20;
const LIMITE = 20;
const MOTS_MAX = 20;

/** What other commands of the terminal call it by. */
const reference = (one: Trouvaille): string =>
  one.genre === 'journal'
    ? String(one.seq)
    : one.genre === 'partie'
      ? `${one.id} › ${one.cleDePartie}`
      : one.id;

const ligne = (one: Trouvaille): string =>
  [
    `${one.nature} : ${one.titre} (${reference(one)})`,
    ...(one.situation === '' ? [] : [`  ${one.situation}`]),
    ...(one.extrait === null ? [] : [`  « ${one.extrait} »`]),
  ].join('\n');

export const chercher: Command = {
  name: 'chercher',
  usage: 'chercher MOTS… [--limite N]',
  resume:
    'trouve par leurs mots, entiers ou non, accents et une faute de frappe pardonnés : conventions, actes, articles, personnes, pièces, journal',
  arguments: MOTS_MAX,
  mode: 'lecture',
  options: {
    limite: { kind: 'texte', aide: `résultats montrés, ${LIMITE} à défaut, 500 au plus` },
  },
  async run({ options, call }) {
    const texte = options.positionals.join(' ').trim();
    if (texte === '') throw new UsageError('Donnez au moins un mot : chercher prefete 2024');
    const limite = readInteger(options.text('limite') ?? String(LIMITE), 'limite');
    let vue = await call('recherche.chercher', { texte, limite });
    while (vue.enCours) {
      await wait(POLL_MS);
      vue = await call('recherche.chercher', { texte, limite });
    }
    const { trouvailles, total } = vue;
    const suite =
      total > trouvailles.length ? [`… ${total} résultats en tout : ajoutez des mots, ou --limite.`] : [];
    return {
      data: { trouvailles, total },
      texte: total === 0 ? 'Rien ne répond à ces mots.' : [...trouvailles.map(ligne), ...suite].join('\n'),
    };
  },
};
