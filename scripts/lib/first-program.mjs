/**
 * What the page reads before it shows anything. Nothing else holds it: one import too many, and a library for screens
 * that few open is read at every start.
 */

/** The libraries that the frame and the home page are made of. */
const LIBRARIES = [
  '@date-fns/utc',
  '@mantine/core',
  '@mantine/hooks',
  '@tabler/icons-react',
  'clsx',
  'date-fns',
  'get-nonce',
  'react',
  'react-dom',
  'react-router',
  'scheduler',
];

/** Longest it may be, minified, in bytes: the table of acts and records, which the frame reads, grows with them. */
const BYTES = 600_000;

/**
 * @typedef {object} Chunk what is read of one, as the bundler gives it
 * @property {'chunk'} type
 * @property {string} fileName
 * @property {boolean} isEntry
 * @property {readonly string[]} imports the files read with it
 * @property {readonly string[]} moduleIds
 * @property {string} code
 */

/**
 * The library a module is of; null for one of ours.
 * @param {string} id
 */
function libraryOf(id) {
  const [, place] = /.*[\\/]node_modules[\\/](.+)$/.exec(id) ?? [];
  const [first = '', second = ''] = place?.split(/[\\/]/) ?? [];
  if (first === '') return null;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/**
 * Why a build reads too much before its first screen, one sentence each; none when it does not.
 * @param {readonly (Chunk | { readonly type: 'asset', readonly fileName: string })[]} files
 * @param {{ readonly libraries?: readonly string[], readonly bytes?: number }} [allowed]
 */
export function firstProgramFaults(files, { libraries = LIBRARIES, bytes = BYTES } = {}) {
  const chunks = files.filter((one) => one.type === 'chunk');
  const first = new Set(chunks.filter(({ isEntry }) => isEntry));
  // What is added while the set is walked is walked too.
  for (const one of first)
    for (const other of chunks) if (one.imports.includes(other.fileName)) first.add(other);
  if (first.size === 0) return ['The build has no entry.'];
  /** @type {Map<string, string>} */
  const strangers = new Map();
  let size = 0;
  for (const { code, moduleIds } of first) {
    size += Buffer.byteLength(code);
    // The sheets are one file, in the order of the library of screens: they are no program.
    for (const id of moduleIds.filter((one) => !one.endsWith('.css'))) {
      const library = libraryOf(id);
      if (library !== null && !libraries.includes(library)) strangers.set(library, id);
    }
  }
  return [
    ...[...strangers].map(
      ([library, id]) =>
        `${library} is read before the first screen (${id}): import it from a screen that is fetched when it opens, or add it to scripts/lib/first-program.mjs with its reason.`,
    ),
    ...(size > bytes
      ? [`${size} bytes are read before the first screen, more than the ${bytes} allowed.`]
      : []),
  ];
}

/**
 * Fails the build that reads too much before its first screen.
 * @returns {import('vite').Plugin}
 */
export function firstProgram() {
  return {
    name: 'premier-programme',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const faults = firstProgramFaults(Object.values(bundle));
        if (faults.length > 0) this.error(faults.join('\n'));
      },
    },
  };
}
