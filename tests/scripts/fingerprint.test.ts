import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../scripts/lib/fingerprint.mjs';

const INPUTS = ['package.json', 'src', 'absent'];
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'empreinte-'));
  writeFileSync(join(root, 'package.json'), '{}');
  mkdirSync(join(root, 'src', 'b'), { recursive: true });
  writeFileSync(join(root, 'src', 'a.ts'), 'un');
  writeFileSync(join(root, 'src', 'b', 'c.ts'), 'deux');
  writeFileSync(join(root, 'ailleurs.txt'), 'hors des entrées');
});
afterEach(() => rmSync(root, { recursive: true }));

const print = () => fingerprint(root, INPUTS);

describe('the fingerprint of the sources', () => {
  it('is the same for the same bytes, whatever the dates and the files around', () => {
    const before = print();
    utimesSync(join(root, 'src', 'a.ts'), new Date(0), new Date(0));
    writeFileSync(join(root, 'ailleurs.txt'), 'changé');
    expect(print()).toBe(before);
  });

  it.each([
    ['one byte changes', () => writeFileSync(join(root, 'src', 'b', 'c.ts'), 'deuX')],
    ['a file appears', () => writeFileSync(join(root, 'src', 'b', 'd.ts'), '')],
    ['a file goes', () => rmSync(join(root, 'src', 'a.ts'))],
    ['a file is renamed', () => renameSync(join(root, 'src', 'a.ts'), join(root, 'src', 'z.ts'))],
    [
      'a file moves to another folder',
      () => renameSync(join(root, 'src', 'a.ts'), join(root, 'src', 'b', 'a.ts')),
    ],
    ['an absent input appears', () => writeFileSync(join(root, 'absent'), '')],
    [
      'bytes go from the end of a file to the start of the next',
      () => {
        writeFileSync(join(root, 'src', 'a.ts'), 'u');
        writeFileSync(join(root, 'src', 'b', 'c.ts'), 'ndeux');
      },
    ],
  ])('changes when %s', (_, change) => {
    const before = print();
    change();
    expect(print()).not.toBe(before);
  });
});
