'use strict';
/**
 * Folder boundaries of the house: who may import whom. See docs/architecture.md. Every rule reads type imports too.
 * `tests/scripts/boundaries.test.ts` plants one illegal edge for each.
 */

/**
 * The rooms of the domain, lowest first: a room imports itself and those below it. Each is a folder or a file of
 * `src-shared/domain`; the most precise name counts. A new folder takes its place here before anything imports it.
 */
const DOMAIN = [
  // The floor: days, French, what a file may be; then the refusals that each folder words, and their catalogue.
  ['civil-date', 'french', 'typographie', 'repere', 'explication', 'fichier', 'motif', 'tableau'],
  ['*/refus', 'lookup-refus'],
  ['refus', 'result'],
  // The form of the tables of states; each stands with its rules.
  ['etats/table', 'etats/objets'],
  ['delais'],
  // What a printer would set otherwise in a text of somebody's.
  ['typographie-controle'],
  ['parties'],
  ['texte'],
  // What the words of a text make the registry compute.
  ['clauses'],
  // The records, and the registry that holds them.
  ['fiches', 'corbeille/corbeille'],
  [
    'registre',
    'decision',
    'designation',
    'liens',
    'lookup',
    'reprise',
    'annexes',
    'usage',
    'echeances/echeance',
  ],
  // The text in force, the sentences that change it, and their agreement.
  ['consolidation'],
  // Who holds an office on a day: the acts ask it of whoever acts.
  ['titulaire'],
  // Who may sign for it, and what authorises it.
  ['pouvoirs', 'papier'],
  ['legistique'],
  ['redline'],
  ['concordance'],
  // The acts.
  ['convention'],
  // How the committee meets, and what the avis it gives is worth.
  ['comite'],
  // What a file from outside says, before anybody confirmed it.
  ['importation'],
  ['avenant'],
  ['crefop'],
  // What is done about its séances, its members and its rules.
  ['seance'],
  ['resiliation'],
  ['deliberation'],
  // An act that goes round to be signed.
  ['paquet'],
  // Those tables, all of them.
  ['etats'],
  ['pieces'],
  // Dates of the service's own.
  ['echeance-libre'],
  // From a wished day of effect back to today, and the steps a draft is held to.
  ['retroplanning'],
  // Every date that a record waits for, in one list; what is reminded of it.
  ['echeances'],
  // The roof: what reads the registry whole, whatever its records.
  ['historique'],
  ['sauvegardes'],
  ['echanges'],
  ['coherence'],
  ['corbeille'],
];

/** The rooms of the window, lowest first; a room imports itself and those below it. */
const RENDERER = ['ui', 'text', 'theme', 'rpc', 'parts', 'shell', 'features'];

const PORTS = 'src-main/application/(echanges/)?ports\\.ts$';
const SHARED_BY_ALL = 'src-main/[^/]+\\.ts$';
/** The rooms of the main process, each with what else of it it may import. The doors meet in the files at its root. */
const MAIN = {
  application: [],
  store: [PORTS],
  documents: [PORTS, 'src-main/escape-html\\.ts$', 'src-main/codes/ecrire\\.ts$'],
  codes: ['src-main/documents/crc32\\.ts$'],
  rpc: [PORTS, 'src-main/error-log\\.ts$'],
  page: ['src-main/escape-html\\.ts$'],
  // Another thread, composed as the application is.
  reading: ['src-main/(application|store|documents|modeles)/', 'src-main/codes/lire\\.ts$'],
  // Templates of the user's own, checked and filled in that same thread.
  modeles: [PORTS, 'src-main/reading/', 'src-main/documents/(xml-text|word/stable)\\.ts$'],
  electron: [PORTS, 'src-main/(rpc|page|reading)/', SHARED_BY_ALL],
  loopback: [PORTS, 'src-main/(rpc|page|reading)/', SHARED_BY_ALL],
  cli: ['src-main/(application|rpc|reading)/', SHARED_BY_ALL],
};

const anyOf = (patterns) => `^(${patterns.join('|')})`;
const roomOfDomain = (name) => `src-shared/domain/${name.replace('*', '[^/]+')}(\\.ts$|/)`;

const domainOrder = DOMAIN.map((room, rank) => {
  const below = DOMAIN.slice(0, rank).flat().map(roomOfDomain);
  const own = room.map(roomOfDomain);
  return {
    name: `domain-order-${room[0].replace('*/', '')}`,
    comment: `A room of the domain imports those below it: ${DOMAIN.map(([first]) => first).join(', ')}.`,
    severity: 'error',
    from: { path: anyOf(own), ...(below.length === 0 ? {} : { pathNot: anyOf(below) }) },
    to: { path: '^src-shared/domain/', pathNot: anyOf([...below, ...own]) },
  };
});

const rendererOrder = RENDERER.map((room, rank) => ({
  name: `renderer-order-${room}`,
  comment: `A room of the window imports those below it: ${RENDERER.join(', ')}.`,
  severity: 'error',
  from: { path: `^src-renderer/${room}/` },
  to: {
    path: '^src-renderer/',
    pathNot: anyOf(RENDERER.slice(0, rank + 1).map((name) => `src-renderer/${name}/`)),
  },
}));

const mainRooms = Object.entries(MAIN).map(([room, others]) => ({
  name: `main-room-${room}`,
  comment: 'Store and documents are reached by ports, the doors meet in the files at the root of src-main.',
  severity: 'error',
  from: { path: `^src-main/${room}/` },
  to: { path: '^src-main/', pathNot: anyOf([`src-main/${room}/`, ...others]) },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment:
        'The rules know nothing but themselves and what the records are; a redline may compare words with a pure library.',
      severity: 'error',
      from: { path: '^src-shared/domain/', pathNot: '^src-shared/domain/civil-date[.]ts$' },
      to: { pathNot: '^(src-shared/(domain|registre)/|node_modules/diff/)' },
    },
    {
      name: 'civil-date-knows-the-calendar-only',
      severity: 'error',
      from: { path: '^src-shared/domain/civil-date[.]ts$' },
      to: { pathNot: '^node_modules/(@date-fns/utc|date-fns)/' },
    },
    {
      name: 'calendar-behind-civil-date',
      comment: 'The calendar of date-fns is asked through civil dates, and through nothing else.',
      severity: 'error',
      from: { pathNot: '^src-shared/domain/civil-date[.]ts$' },
      to: { path: '^node_modules/(@date-fns|date-fns)/' },
    },
    ...domainOrder,
    {
      name: 'domain-order-nowhere',
      comment: 'A folder of the domain has its place in the order.',
      severity: 'error',
      from: { path: '^src-shared/domain/', pathNot: anyOf(DOMAIN.flat().map(roomOfDomain)) },
      to: {},
    },
    {
      name: 'registre-knows-days-only',
      comment: 'What records and acts are is plain data: it names no rule.',
      severity: 'error',
      from: { path: '^src-shared/registre/' },
      to: { pathNot: '^src-shared/(registre/|domain/(civil-date|delais/calendriers)[.]ts$)' },
    },
    {
      name: 'actes-knows-domain-only',
      comment: 'A printed code is drawn with a pure library.',
      severity: 'error',
      from: { path: '^src-shared/actes/' },
      to: { pathNot: '^(src-shared/(actes|domain|registre)/|node_modules/uqr/)' },
    },
    {
      name: 'contract-knows-domain-only',
      comment: 'The table of calls is validated with zod; its views may carry document models.',
      severity: 'error',
      from: { path: '^src-shared/contract/' },
      to: { pathNot: '^(src-shared/(contract|domain|actes|registre)/|node_modules/zod/)' },
    },
    {
      name: 'shared-knows-shared-only',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^src-(main|renderer)/' },
    },
    {
      name: 'main-not-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    ...mainRooms,
    {
      name: 'electron-only-in-electron',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/electron/' },
      to: { path: '^node_modules/electron/|^electron$' },
    },
    {
      name: 'renderer-not-main',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/|^node_modules/(electron|lowdb|docx)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-validates-nothing',
      comment: 'What is typed is validated once, by the dispatcher.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^node_modules/zod/' },
    },
    ...rendererOrder,
    {
      name: 'ui-is-bricks-alone',
      comment:
        'Bricks of any application: no word, no record, no call. What they say is given to them (ui/words.ts).',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: {
        pathNot: [
          '^src-renderer/ui/',
          '^node_modules/(@types/)?(react|react-router|react-hook-form|@mantine/[^/]+|@tabler/icons-react|@tanstack/[^/]+)/',
        ],
      },
    },
    {
      name: 'words-and-calls-know-no-screen',
      comment: 'Texts, and the way to the application, import no component.',
      severity: 'error',
      from: { path: '^src-renderer/(text|rpc)/' },
      to: { path: '^src-renderer/ui/(?!words\\.ts)' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/(features|shell)/', pathNot: '^src-renderer/features/$1/' },
    },
    {
      name: 'what-runs-is-a-dependency',
      comment:
        'A library that runs in the application stands in `dependencies`; Electron is the platform it runs on.',
      severity: 'error',
      from: { path: '^src-' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/electron/|^electron$',
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron$|virtual:)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
