/** Folder boundaries of the house: who may import whom. See README, « Architecture ». */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The rules of the registry know nothing but themselves; a redline may compare words with a pure library.',
      severity: 'error',
      from: { path: '^src-shared/domain/' },
      to: { pathNot: '^(src-shared/domain/|node_modules/diff/)' },
    },
    {
      name: 'actes-knows-domain-only',
      severity: 'error',
      from: { path: '^src-shared/actes/' },
      to: { pathNot: '^src-shared/(actes|domain)/' },
    },
    {
      name: 'contract-knows-domain-only',
      comment: 'The table of calls is validated with zod; its views may carry document models.',
      severity: 'error',
      from: { path: '^src-shared/contract/' },
      to: { pathNot: '^(src-shared/(contract|domain|actes)/|node_modules/zod/)' },
    },
    {
      name: 'main-not-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-not-main',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/|^node_modules/(electron|lowdb|docx)/|^node:' },
    },
    {
      name: 'electron-only-in-electron',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/electron/' },
      to: { path: '^node_modules/electron/|^electron$' },
    },
    {
      name: 'application-has-no-doors',
      comment: 'Use cases do not know by which door they are called.',
      severity: 'error',
      from: { path: '^src-main/application/' },
      to: { path: '^src-main/(electron|loopback|cli|rpc)/' },
    },
    {
      name: 'application-reaches-store-and-documents-by-ports',
      severity: 'error',
      from: { path: '^src-main/application/' },
      to: { path: '^src-main/(store|documents)/' },
    },
    {
      name: 'store-knows-no-rules-of-screens',
      severity: 'error',
      from: { path: '^src-main/store/' },
      to: { path: '^src-main/(application/(?!ports)|documents|electron|loopback|cli|rpc)' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
    {
      name: 'ui-is-bricks-alone',
      comment:
        'Bricks of any application: no word, no record, no call. What they say is given to them (ui/words.ts).',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: {
        pathNot: [
          '^src-renderer/ui/',
          '^node_modules/(@types/)?(react|react-router|react-hook-form|@mantine/[^/]+|@tabler/icons-react)/',
        ],
      },
    },
    {
      name: 'parts-know-no-screen',
      comment: 'What several features share comes before them, and before the frame.',
      severity: 'error',
      from: { path: '^src-renderer/parts/' },
      to: { path: '^src-renderer/(features|shell)/' },
    },
    {
      name: 'frame-knows-no-screen',
      comment: 'The router alone puts the screens into the frame.',
      severity: 'error',
      from: { path: '^src-renderer/shell/' },
      to: { path: '^src-renderer/features/' },
    },
    {
      name: 'screens-know-no-frame',
      severity: 'error',
      from: { path: '^src-renderer/features/' },
      to: { path: '^src-renderer/shell/' },
    },
    {
      name: 'words-and-calls-know-no-screen',
      comment: 'Texts, and the way to the application, import no component.',
      severity: 'error',
      from: { path: '^src-renderer/(text|rpc)/' },
      to: { path: '^src-renderer/(features|shell|parts|theme)/|^src-renderer/ui/(?!words\\.ts)' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
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
