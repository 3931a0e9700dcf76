import { modelToText } from '#actes/texte';
import { formatDate } from '#domain/civil-date';
import type { Borne, ConcordanceView, SimulationView } from '#contract/texte';
import { direSort } from '#domain/clauses/dire';
import { typographie } from '#domain/typographie';
import type { Answer, Command } from '../command';
import { sortieOf, sortieRequise, writeOut } from '../files';
import { aRegler } from '../clauses';
import { UsageError } from '../options';
import type { Options, OptionSpecs } from '../options';
import { idOf } from './recorded';

const CONVENTION: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant de la convention (aussi en premier argument)' },
};
const SORTIE: OptionSpecs = {
  sortie: { kind: 'texte', aide: 'FICHIER.docx à écrire' },
  remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
};

const FORMATS = ['texte', 'json', 'docx'] as const;

const consolidation: Command = {
  name: 'consolidation',
  usage:
    'consolidation --id ID --au AAAA-MM-JJ [--format texte|json|docx] [--projet AVENANT] [--sortie FICHIER]',
  resume: 'la convention telle qu’elle se lit un jour donné, chaque passage avec l’acte dont il vient',
  mode: 'lecture',
  options: {
    ...CONVENTION,
    au: { kind: 'date', aide: 'AAAA-MM-JJ : le jour de lecture (à défaut, aujourd’hui)' },
    format: { kind: 'texte', aide: `${FORMATS.join(', ')} (à défaut, texte ; docx demande --sortie)` },
    projet: { kind: 'liste', aide: 'un projet d’avenant à prendre en compte, autant de fois que voulu' },
    ...SORTIE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'id');
    const lecture = { jour: options.text('au'), projets: [...options.list('projet')] };
    const asked = { type: 'version-consolidee', id: conventionId, ...lecture } as const;
    const format = options.text('format') ?? (options.flag('json') ? 'json' : 'texte');
    if (format === 'docx') {
      const written = await writeOut(
        terminal,
        await call('documents.exporter', asked),
        sortieRequise(options, '.docx'),
        options.flag('remplacer'),
      );
      return {
        data: written,
        texte: typographie(`Version consolidée : ${written.fichier} (${written.octets} octets).`),
      };
    }
    if (!FORMATS.some((one) => one === format))
      throw new UsageError(`--format attend ${FORMATS.join(', ')}.`);
    const view = await call('texte.consolider', { conventionId, ...lecture });
    if (format === 'json') return { data: view };
    return { data: view, texte: modelToText((await call('documents.apercu', asked)).model).trimEnd() };
  },
};

/** One end of a comparison, by a day or by a draft. */
function borneOf(options: Options, name: 'de' | 'a'): Borne {
  const projet = options.text(`${name}-projet`);
  const date = options.text(name);
  if (projet !== null && date !== null)
    throw new UsageError(`--${name} et --${name}-projet s’excluent : donnez l’un ou l’autre.`);
  if (projet !== null) return { nature: 'projet', avenantId: projet };
  return { nature: 'date', date: options.required(name) as Extract<Borne, { nature: 'date' }>['date'] };
}

const comparer: Command = {
  name: 'comparer',
  usage: 'comparer --id ID --de AAAA-MM-JJ --a AAAA-MM-JJ [--a-projet AVENANT] --sortie FICHIER.docx',
  resume: 'compare deux états du texte : marques de révision dans Word, ou texte au terminal sans --sortie',
  mode: 'lecture',
  options: {
    ...CONVENTION,
    de: { kind: 'date', aide: 'AAAA-MM-JJ : premier état' },
    a: { kind: 'date', aide: 'AAAA-MM-JJ : second état' },
    'de-projet': { kind: 'texte', aide: 'un projet d’avenant comme premier état' },
    'a-projet': { kind: 'texte', aide: 'un projet d’avenant comme second état' },
    ...SORTIE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'id');
    const bornes = { de: borneOf(options, 'de'), a: borneOf(options, 'a') };
    const sortie = sortieOf(options, '.docx');
    if (sortie === null) {
      const view = await call('texte.comparer', { conventionId, ...bornes });
      return { data: view, texte: modelToText(view.model).trimEnd() };
    }
    const made = await call('documents.exporter', {
      type: 'comparaison',
      id: conventionId,
      ...bornes,
    });
    const written = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    return {
      data: written,
      texte: typographie(`Comparaison : ${written.fichier} (${written.octets} octets).`),
    };
  },
};

const AVENANT: OptionSpecs = {
  avenant: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
  id: { kind: 'texte', aide: 'identifiant de l’avenant' },
};

function sayConcordance({ avenantId, pret, lignes, defauts }: ConcordanceView): string {
  const nom = ({ bloquant, tranche }: ConcordanceView['defauts'][number]): string =>
    tranche ? 'tranché' : bloquant ? 'défaut' : 'à savoir';
  const lines = lignes.flatMap(({ rang, operation, defauts: found, clauses }) => [
    `Modification n° ${rang + 1} [${operation.id}] : ${operation.phrase[0] ?? ''}`,
    ...(found.length === 0
      ? ['  concorde']
      : found.map((one) => `  ${nom(one)} (${one.lieu.libelle}) : ${one.message} ${one.remede}`)),
    ...clauses.flatMap(({ nom, reponse }) => (reponse === null ? [] : [`  ${nom} : ${direSort(reponse)}`])),
    ...aRegler(clauses).map(
      (one) => `  réponse proposée : avenant clause ${avenantId} --operation ${operation.id} ${one}`,
    ),
  ]);
  const free = defauts.map(
    (one) => `Projet, ${nom(one)} (${one.lieu.libelle}) : ${one.message} ${one.remede}`,
  );
  return [...lines, ...free, pret ? 'Prêt à signer : oui.' : 'Prêt à signer : non.'].join('\n');
}

const concordance: Command = {
  name: 'concordance',
  usage: 'concordance --avenant ID [--json]',
  resume: 'dit si les phrases d’un avenant, ses modifications et le texte obtenu concordent (code 1 sinon)',
  mode: 'lecture',
  options: AVENANT,
  async run({ options, call }): Promise<Answer> {
    const view = await call('texte.concordance', { avenantId: idOf(options, 'avenant') });
    return { data: view, texte: typographie(sayConcordance(view)), code: view.pret ? 0 : 1 };
  },
};

function saySimulation({ effet, dates, touches, conflits, aSavoir, comparaison }: SimulationView): string {
  const day = (date: SimulationView['effet'] | null): string => (date === null ? '—' : formatDate(date));
  return [
    `S’il était signé aujourd’hui, l’avenant prendrait effet le ${formatDate(effet)}. Rien n’est enregistré.`,
    ...dates.map(
      ({ libelle, avant, apres, dit, cause }) =>
        `  ${libelle} : ${dit?.avant ?? day(avant)} → ${dit?.apres ?? day(apres)}. ${cause}`,
    ),
    ...touches.map(({ libelle, detail }) => `  Touché : ${libelle}. ${detail}`),
    ...conflits.map(({ acte, defaut }) => `  Conflit avec ${acte.designation} : ${defaut.message}`),
    ...aSavoir.map(({ message, source }) => `  À savoir : ${message} (${source})`),
    '',
    modelToText(comparaison.model).trimEnd(),
  ].join('\n');
}

const simuler: Command = {
  name: 'avenant simuler',
  usage: 'avenant simuler ID',
  resume: 'ce que changerait un avenant (texte, dates, autres actes), sans rien enregistrer',
  mode: 'lecture',
  options: AVENANT,
  async run({ options, call }) {
    const view = await call('texte.simuler', { avenantId: idOf(options, 'avenant') });
    return { data: view, texte: typographie(saySimulation(view)) };
  },
};

export const TEXTE_COMMANDS: readonly Command[] = [consolidation, comparer, concordance, simuler];
