import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../src-renderer');
const files = (ending: string) =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.startsWith(`theme${sep}`))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

const SPACE =
  /^(?:margin|padding|scroll-margin|scroll-padding|inset|gap|row-gap|column-gap|top|bottom|left|right)\b/;
const LENGTH = /(?<![\w.-])-?\d*\.?\d+(?:rem|em|px|pt)\b/;
const COLOUR =
  /#[\da-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\(|(?<![\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow)(?![\w-])|--mantine-color-/i;

/** What a declaration holds that a token should say; null when nothing. */
function literal(property: string, value: string): string | null {
  const own = value.replace(/\burl\([^)]*\)|'[^']*'|"[^"]*"/g, '');
  if (COLOUR.test(own)) return 'colour';
  if (SPACE.test(property) && LENGTH.test(own)) return 'space';
  if (property === 'font-size' && !/^(?:var\(--text-[\w-]+\)|inherit)$/.test(own)) return 'size of type';
  if (property.endsWith('radius') && LENGTH.test(own)) return 'radius';
  if (property === 'box-shadow' && LENGTH.test(own) && !own.startsWith('inset')) return 'shadow';
  return null;
}

function faultsOfSheet(text: string): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+);/g)].flatMap(
    ([, property = '', value = '']) => {
      const what = literal(property, value.trim());
      return what === null ? [] : [`${what}: ${property}: ${value.trim()}`];
    },
  );
}

/** A component's own props: numbers of pixels and colours written by hand. */
const faultsOfScreen = (text: string): string[] =>
  [
    ...text.matchAll(/(?<=\s)(?:[mp][trblxy]?|gap|spacing|fz)=(?:\{-?\d+\}|"[\d.]+(?:rem|px|em)")/g),
    ...text.matchAll(/(?<=\s)(?:c|bg|color)=(?:"(?:#|rgb)[^"]*"|\{'(?:#|rgb)[^']*'\})/g),
    ...text.matchAll(
      /style=\{\{[^}]*\b(?:margin|padding|gap|fontSize|color|background)\w*: *(?:[1-9]|'[\d#])[^}]*\}\}/g,
    ),
  ].map(([found]) => found);

describe('what a screen looks like is said by tokens', () => {
  const sheets = files('.css');
  const screens = files('.tsx');

  it('reads every sheet and every screen', () => {
    expect(sheets.length).toBeGreaterThan(30);
    expect(screens.length).toBeGreaterThan(90);
  });

  it.each([
    ['.a { margin: 0 0.5rem; }', ['space: margin: 0 0.5rem']],
    ['.a { inset-inline-start: calc(100% + 4px); }', ['space: inset-inline-start: calc(100% + 4px)']],
    ['.a { font-size: 0.9em; }', ['size of type: font-size: 0.9em']],
    [
      '.a { color: #fff; background: rgb(0 0 0 / 5%); }',
      ['colour: color: #fff', 'colour: background: rgb(0 0 0 / 5%)'],
    ],
    ['.a { border: 1px solid red; }', ['colour: border: 1px solid red']],
    ['.a { color: var(--mantine-color-red-9); }', ['colour: color: var(--mantine-color-red-9)']],
    ['.a { border-radius: 3px; }', ['radius: border-radius: 3px']],
    ['.a { padding: 0 var(--space-4); width: 3rem; font-size: inherit; /* margin: 2px; */ }', []],
  ])('%s', (sheet, faults) => {
    expect(faultsOfSheet(sheet)).toEqual(faults);
  });

  it('in every sheet but the theme', () => {
    expect(sheets.flatMap(({ file, text }) => faultsOfSheet(text).map((one) => `${file} ${one}`))).toEqual(
      [],
    );
  });

  it('in every component', () => {
    expect(faultsOfScreen('<Text mt={6} c="#fff" gap="1rem" size={18} />')).toHaveLength(3);
    expect(screens.flatMap(({ file, text }) => faultsOfScreen(text).map((one) => `${file} ${one}`))).toEqual(
      [],
    );
  });

  it('with tokens that exist', () => {
    const theme = ['theme.css', 'theme.ts']
      .map((one) => readFileSync(join(ROOT, 'theme', one), 'utf8'))
      .join('\n');
    const defined = new Set([...theme.matchAll(/(--[\w-]+)'?:/g)].map(([, name]) => name));
    for (const { text } of sheets) for (const [, name] of text.matchAll(/(--[\w-]+):/g)) defined.add(name);
    // Lengths that a component measures, and gives its sheet.
    for (const { text } of screens) for (const [, name] of text.matchAll(/'(--[\w-]+)'/g)) defined.add(name);
    const used = sheets.flatMap(({ file, text }) =>
      [...text.matchAll(/var\((--(?!mantine-)[\w-]+)/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(used.filter(({ name }) => !defined.has(name))).toEqual([]);
    const unused = [...theme.matchAll(/(--(?:space|text|radius|shadow|app)-[\w-]+)'?:/g)]
      .map(([, name = '']) => name)
      .filter((name) => !used.some((one) => one.name === name) && !theme.includes(`var(${name})`));
    expect(unused).toEqual([]);
  });
});
