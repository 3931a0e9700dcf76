import { expect, it } from 'vitest';
import { rolldown } from 'rolldown';
import { firstProgramFaults } from '../../scripts/lib/first-program.mjs';

/** The modules of a page, by their path. */
const PAGE: Readonly<Record<string, string>> = {
  '/main.js': "import '/node_modules/react/index.js'; import '/frame.js'; import('/screen.js');",
  '/frame.js': 'console.log("frame");',
  '/screen.js': "import '/node_modules/zod/index.js'; console.log('screen');",
  '/node_modules/react/index.js': 'console.log("react");',
  '/node_modules/zod/index.js': 'console.log("zod");',
};

/** What a page is built into, by the bundler that builds ours. */
async function built(page: Readonly<Record<string, string>>) {
  const bundle = await rolldown({
    input: '/main.js',
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id in page ? id : null),
        load: (id) => page[id] ?? null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return output;
}

it('lets a screen fetched when it opens read what it likes', async () => {
  expect(firstProgramFaults(await built(PAGE))).toEqual([]);
});

it('names the library that is read before the first screen, however it comes there', async () => {
  const direct = { ...PAGE, '/frame.js': "import '/screen.js';" };
  expect(firstProgramFaults(await built(direct))).toEqual([
    expect.stringContaining('zod is read before the first screen (/node_modules/zod/index.js)'),
  ]);
  // Shared with a screen, it is in a file of its own that the first one imports.
  const shared = {
    ...PAGE,
    '/main.js': "import { one } from '/node_modules/zod/index.js'; one(); import('/screen.js');",
    '/screen.js': "import { one } from '/node_modules/zod/index.js'; one(2);",
    '/node_modules/zod/index.js': 'export const one = (n) => console.log(n);',
  };
  const [first, ...others] = firstProgramFaults(await built(shared));
  expect(first).toMatch(/^zod is read/u);
  expect(others).toEqual([]);
});

it('counts all that is read with the first file', async () => {
  const output = await built(PAGE);
  const [entry] = output.filter((one) => one.type === 'chunk' && one.isEntry);
  const size = entry?.type === 'chunk' ? Buffer.byteLength(entry.code) : 0;
  expect(firstProgramFaults(output, { bytes: size })).toEqual([]);
  expect(firstProgramFaults(output, { bytes: size - 1 })).toEqual([
    `${size} bytes are read before the first screen, more than the ${size - 1} allowed.`,
  ]);
});

it('takes a build without an entry for a fault', () => {
  expect(firstProgramFaults([])).toHaveLength(1);
});
