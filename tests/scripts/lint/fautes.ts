/** Rule → a whole file that breaks it. */
type Table = Readonly<Record<string, string>>;

const SOURCES: Table = {
  'for-direction': 'for (let i = 0; i < 3; i--) console.log(i);',
  'no-async-promise-executor':
    'export const p = new Promise<void>(async (ok) => { await Promise.resolve(); ok(); });',
  'no-case-declarations':
    'export const f = (n: number) => { switch (n) { case 1: let a = n; return a; default: return 0; } };',
  'no-compare-neg-zero': 'export const f = (n: number) => n === -0;',
  'no-cond-assign':
    'export const f = (n: number, m: number) => { let a = n; if (a = m) return a; return 0; };',
  'no-constant-binary-expression': 'export const f = (n: string) => ({}) || n;',
  'no-constant-condition': 'export const f = () => { if (true) return 1; return 2; };',
  'no-control-regex': 'export const r = /\\x1f/u;',
  'no-debugger': 'export const f = () => { debugger; };',
  'no-dupe-else-if':
    'export const f = (a: number) => { if (a === 1) return 1; else if (a === 1) return 2; return 3; };',
  'no-duplicate-case':
    'export const f = (a: number) => { switch (a) { case 1: return 1; case 1: return 2; default: return 3; } };',
  'no-empty': 'export const f = (a: boolean) => { if (a) {} };',
  'no-empty-character-class': 'export const r = /^abc[]/u;',
  'no-empty-pattern': 'export const f = ({}: { a?: number }) => 1;',
  'no-empty-static-block': 'export class A { static {} a = 1; }',
  'no-ex-assign': 'export const f = () => { try { return 1; } catch (error) { error = 2; return error; } };',
  'no-extra-boolean-cast': 'export const f = (a: string) => { if (!!a) return 1; return 2; };',
  'no-fallthrough':
    'export const f = (a: number) => { switch (a) { case 1: console.log(1); default: return 3; } };',
  'no-global-assign': '// @ts-expect-error -- planted for the linter\nString = 1;\nexport {};',
  'no-invalid-regexp': "export const r = new RegExp('[');",
  'no-irregular-whitespace': 'export const a =\u00A01;',
  'no-loss-of-precision': 'export const a = 9007199254740993;',
  'no-misleading-character-class': 'export const r = /^[👍]$/;',
  'no-prototype-builtins': "export const f = (a: object) => a.hasOwnProperty('b');",
  'no-regex-spaces': 'export const r = /a   b/u;',
  'no-self-assign': 'export const f = (n: number) => { let a = n; a = a; return a; };',
  'no-shadow-restricted-names': 'export const f = (undefined: number) => undefined;',
  'no-sparse-arrays': 'export const a = [1, , 2];',
  'no-unassigned-vars': 'let a: number | undefined;\nexport const f = () => a;',
  'no-unexpected-multiline':
    'declare const f: (n: number) => number;\ndeclare const a: (n: number) => number;\nexport const b = a\n(f(1));',
  'no-unsafe-finally': 'export const f = () => { try { return 1; } finally { return 2; } };',
  'no-unsafe-optional-chaining': 'export const f = (a?: { b: () => number }) => (a?.b)();',
  'no-unused-labels': 'export const f = () => { a: for (;;) return 1; };',
  'no-unused-private-class-members': 'export class A { #a = 1; b = 2; }',
  'no-useless-assignment': "export const f = (b: boolean) => { let a = 'x'; a = b ? 'y' : 'z'; return a; };",
  'no-useless-backreference': 'export const r = /(?:a)\\1(b)/;',
  'no-useless-catch': 'export const f = () => { try { return 1; } catch (error) { throw error; } };',
  'no-useless-escape': "export const a = 'a\\d';",
  'preserve-caught-error':
    "export const f = () => { try { return 1; } catch (error) { throw new Error('x'); } };",
  'require-yield': 'export function* f() { return 1; }',
  'use-isnan': 'export const f = (a: number) => a === NaN;',
  'valid-typeof': "export const f = (a: unknown) => typeof a === 'nombre';",
  'no-var': 'export var a = 1;',
  'prefer-const': 'export const f = () => { let a = 1; return a; };',
  'prefer-rest-params': 'export function f() { return arguments[0] as unknown; }',
  'prefer-spread': 'export const f = (a: number[]) => Math.max.apply(Math, a);',
  eqeqeq: 'export const f = (a: number, b: number) => a == b;',
  'typescript/await-thenable': 'export const f = async () => { await 1; };',
  'typescript/ban-ts-comment': '// @ts-ignore\nexport const a = 1;',
  'no-array-constructor': 'export const a = new Array(0, 1);',
  'typescript/no-array-delete': 'export const f = (a: number[]) => { delete a[0]; };',
  'typescript/no-base-to-string': 'export const f = (a: object) => String(a);',
  'typescript/no-confusing-void-expression':
    'declare const g: () => void;\nexport const f = () => { const a = g(); return a; };',
  'typescript/no-deprecated': '/** @deprecated */\nconst old = 1;\nexport const a = old;',
  'typescript/no-duplicate-enum-values': 'export enum E { A = 1, B = 1 }',
  'typescript/no-duplicate-type-constituents': 'export type A = string | string;',
  'typescript/no-dynamic-delete':
    'export const f = (a: Record<string, number>, k: string) => { delete a[k]; };',
  'typescript/no-empty-object-type': 'export type A = {};',
  'typescript/no-explicit-any': 'export const f = (a: any) => typeof a;',
  'typescript/no-extra-non-null-assertion': 'export const f = (a: string | null) => a!!.length;',
  'typescript/no-extraneous-class': 'export class A { static a = 1; }',
  'typescript/no-floating-promises': 'export const f = () => { Promise.resolve(1); };',
  'typescript/no-for-in-array': 'export const f = (a: string[]) => { for (const i in a) console.log(i); };',
  'typescript/no-implied-eval': "setTimeout('f()', 1);\nexport {};",
  'typescript/no-invalid-void-type': 'export type A = { b: void };',
  'typescript/no-meaningless-void-operator':
    'declare const g: () => void;\nexport const f = () => { void g(); };',
  'typescript/no-misused-new': 'export interface A { new (): A; }',
  'typescript/no-misused-promises':
    'export const f = (a: Promise<boolean>) => { if (a) return 1; return 2; };',
  'typescript/no-misused-spread': 'export const f = (a: Map<string, string>) => ({ ...a });',
  'typescript/no-mixed-enums': "export enum E { A = 1, B = 'b' }",
  'typescript/no-namespace': 'export namespace N { export const a = 1; }',
  'typescript/no-non-null-asserted-nullish-coalescing':
    "declare const g: () => string | null;\nexport const f = () => g()! ?? 'b';",
  'typescript/no-non-null-asserted-optional-chain': 'export const f = (a?: { b?: string }) => a?.b!;',
  'typescript/no-non-null-assertion': 'export const f = (a: string | null) => a!.length;',
  'typescript/no-redundant-type-constituents': 'export type A = string | unknown;',
  'typescript/no-require-imports': "export const a: unknown = require('node:fs');",
  'typescript/no-this-alias': 'export class A { b() { const self = this; return self; } }',
  'typescript/no-unnecessary-boolean-literal-compare': 'export const f = (a: boolean) => a === true;',
  'typescript/no-unnecessary-condition': 'export const f = (a: { b: number }) => a?.b;',
  'typescript/no-unnecessary-template-expression': 'export const f = (a: string) => `${a}`;',
  'typescript/no-unnecessary-type-arguments':
    'declare const g: <T = string>(a?: T) => void;\nexport const f = () => { g<string>(); };',
  'typescript/no-unnecessary-type-assertion': 'export const f = (a: string) => a as string;',
  'typescript/no-unnecessary-type-constraint': 'export const f = <T extends unknown>(a: T, b: T) => [a, b];',
  'typescript/no-unnecessary-type-conversion': 'export const f = (a: string) => String(a);',
  'typescript/no-unnecessary-type-parameters': 'export const f = <T,>(a: T) => typeof a;',
  'typescript/no-unsafe-argument':
    "declare const g: (a: string) => void;\nexport const f = () => { g(JSON.parse('1')); };",
  'typescript/no-unsafe-assignment':
    "export const f = () => { const a = JSON.parse('1'); return typeof a; };",
  'typescript/no-unsafe-call': "export const f = (): unknown => JSON.parse('1')();",
  'typescript/no-unsafe-declaration-merging': 'export interface A { a: number }\nexport class A { b = 1; }',
  'typescript/no-unsafe-enum-comparison': 'enum E { A = 1 }\nexport const f = (a: E, n: number) => a === n;',
  'typescript/no-unsafe-function-type': 'export type A = Function;',
  'typescript/no-unsafe-member-access': "export const f = (): unknown => JSON.parse('1').a;",
  'typescript/no-unsafe-return': "export const f = () => JSON.parse('1');",
  'typescript/no-unsafe-unary-minus': 'export const f = (a: string) => -a;',
  'no-unused-expressions': 'export const f = (a: number) => { a + 1; };',
  'no-unused-vars': 'const a = 1;\nexport const b = 2;',
  'no-useless-constructor': 'export class A { a = 1; constructor() {} }',
  'typescript/no-useless-default-assignment':
    'export const f = (a: { b: string }) => { const { b = "c" } = a; return b; };',
  'typescript/no-wrapper-object-types': 'export type A = String;',
  'typescript/only-throw-error': "export const f = () => { throw 'a'; };",
  'typescript/prefer-as-const': "export const a = 'b' as 'b';",
  'typescript/prefer-namespace-keyword': 'declare module N { const a: number; }\nexport {};',
  'typescript/prefer-promise-reject-errors': "export const f = () => Promise.reject('a');",
  'typescript/prefer-reduce-type-parameter':
    'export const f = (a: number[]) => a.reduce((b, c) => b.concat(c), [] as number[]);',
  'typescript/prefer-return-this-type': 'export class A { a(): A { return this; } }',
  'typescript/related-getter-setter-pairs': 'export type A = { get a(): string; set a(b: number) };',
  'typescript/require-await': 'export const f = async () => { console.log(1); };',
  'typescript/restrict-plus-operands': 'export const f = (a: number, b: string) => a + b;',
  'typescript/restrict-template-expressions': 'export const f = (a: string[] | undefined) => `${a}`;',
  'typescript/return-await':
    'export const f = async (a: () => Promise<number>) => { try { return a(); } catch { return 0; } };',
  'typescript/triple-slash-reference': '/// <reference path="./a.ts" />\nexport {};',
  'typescript/unbound-method': 'class A { a = 1; b() { return this.a; } }\nexport const c = new A().b;',
  'typescript/unified-signatures':
    'export declare function f(a: number): void;\nexport declare function f(a: string): void;',
  'typescript/use-unknown-in-catch-callback-variable':
    'export const f = (p: Promise<number>) => p.catch((error) => { console.log(typeof error); });',
  'typescript/adjacent-overload-signatures':
    'export type A = { b(c: string): void; d(): void; b(c: number): void };',
  'typescript/array-type': 'export type A = Array<string>;',
  'typescript/ban-tslint-comment': '// tslint:disable\nexport const a = 1;',
  'typescript/class-literal-property-style': "export class A { get a() { return 'b'; } }",
  'typescript/consistent-generic-constructors': 'export const a: Map<string, number> = new Map();',
  'typescript/consistent-indexed-object-style': 'export interface A { [key: string]: number }',
  'typescript/consistent-type-assertions': 'export const f = (a: unknown) => <string>a;',
  'typescript/dot-notation': "export const f = (a: { b: number }) => a['b'];",
  'typescript/no-confusing-non-null-assertion': 'export const f = (a: string | null, b: string) => a! == b;',
  'no-empty-function': 'export function f() {}',
  'typescript/no-inferrable-types': 'export const f = (a: number = 1) => a;',
  'typescript/non-nullable-type-assertion-style': 'export const f = (a: string | undefined) => a as string;',
  'typescript/prefer-find': 'export const f = (a: number[]) => a.filter((b) => b > 1)[0];',
  'typescript/prefer-for-of':
    'export const f = (a: number[]) => { for (let i = 0; i < a.length; i++) console.log(a[i]); };',
  'typescript/prefer-function-type': 'export interface A { (): string }',
  'typescript/prefer-includes': "export const f = (a: string) => a.indexOf('b') !== -1;",
  'typescript/prefer-nullish-coalescing': 'export const f = (a: string | null) => a || "b";',
  'typescript/prefer-optional-chain': 'export const f = (a: { b: number } | null) => a && a.b;',
  'typescript/prefer-regexp-exec': 'export const f = (a: string) => a.match(/b/u);',
  'typescript/prefer-string-starts-ends-with': "export const f = (a: string) => a[0] === 'b';",
  'typescript/switch-exhaustiveness-check':
    "export const f = (a: 'b' | 'c') => { switch (a) { case 'b': return 1; } return 2; };",
  'typescript/no-unsafe-enum-assignment': 'enum E { A = 1 }\nexport const f = (a: number): E => a;',
  'typescript/no-generated-empty-object-type': "export type A = Omit<{ a: 1 }, 'a'>;",
  'import/no-default-export': 'export default 1;',
};

/** What the compiler sees in TypeScript, nobody else does in the scripts. */
const SCRIPTS: Table = {
  'no-unsafe-negation': 'export const f = (a, b) => !a in b;',
  'constructor-super': 'class B {}\nexport class A extends B { constructor() { this.a = 1; } }',
  'getter-return': 'export const a = { get b() {} };',
  'no-class-assign': 'class A {}\nA = 1;\nexport const b = A;',
  'no-const-assign': 'const a = 1;\na = 2;\nexport const b = a;',
  'no-dupe-class-members': 'export class A { a() { return 1; } a() { return 2; } }',
  'no-dupe-keys': 'export const a = { b: 1, b: 2 };',
  'no-func-assign': 'function f() {}\nf = 1;\nexport const b = f;',
  'no-import-assign': "import { join } from 'node:path';\njoin = 1;",
  'no-new-native-nonconstructor': 'export const a = new Symbol();',
  'no-obj-calls': 'export const a = Math();',
  'no-redeclare': 'var a = 1;\nvar a = 2;\nexport const b = a;',
  'no-setter-return': 'export const a = { set b(c) { return c; } };',
  'no-this-before-super': 'class B {}\nexport class A extends B { constructor() { this.a = 1; super(); } }',
  'no-undef': 'export const a = inconnu;',
  'no-unreachable': 'export const f = () => { return 1; console.log(2); };',
};

const DOMAINE: Table = {
  'no-restricted-globals': 'export const f = () => new Date();',
  'no-restricted-properties': 'export const f = () => Math.random();',
};

const ECRANS: Table = {
  'react/rules-of-hooks':
    "import { useState } from 'react';\nexport function A({ b }: { b: boolean }) { if (b) { const [c] = useState(1); return <p>{c}</p>; } return null; }",
  'react/exhaustive-deps':
    "import { useEffect } from 'react';\nexport function A({ b }: { b: number }) { useEffect(() => { console.log(b); }, []); return null; }",
  'react/static-components': 'export function A() { const B = () => <p>b</p>; return <B />; }',
  'react/use-memo':
    "import { useMemo } from 'react';\nexport function A({ b }: { b: number }) { const c = useMemo((d: number) => d + b, [b]); return <p>{c}</p>; }",
  'react/incompatible-library':
    "import { useVirtualizer } from '@tanstack/react-virtual';\nexport function A() { const v = useVirtualizer({ count: 1, getScrollElement: () => null, estimateSize: () => 1 }); return <p>{v.getTotalSize()}</p>; }",
  'react/immutability': 'export function A({ b }: { b: { c: number } }) { b.c = 2; return <p>{b.c}</p>; }',
  'react/globals': 'let g = 0;\nexport function A() { g = g + 1; return <p>{g}</p>; }',
  'react/refs':
    "import { useRef } from 'react';\nexport function A() { const r = useRef(1); return <p>{r.current}</p>; }",
  'react/set-state-in-effect':
    "import { useEffect, useState } from 'react';\nexport function A({ b }: { b: number }) { const [c, set] = useState(0); useEffect(() => { set(b); }, [b]); return <p>{c}</p>; }",
  'react/error-boundaries':
    'declare function B(): never;\nexport function A() { try { return <B />; } catch { return null; } }',
  'react/purity': 'export function A() { const b = Math.random(); return <p>{b}</p>; }',
  'react/set-state-in-render':
    "import { useState } from 'react';\nexport function A() { const [b, set] = useState(0); set(b + 1); return <p>{b}</p>; }",
  'react/unsupported-syntax': "export function A() { eval('1'); return <p>a</p>; }",
};

/** What a module cannot even be read with. */
const ANCIENS: Table = {
  'no-nonoctal-decimal-escape': "module.exports = '\\8';",
  'no-delete-var': 'var a = 1;\ndelete a;',
  'no-with': 'with (Math) max(1, 2);',
};

/** Kept on, though no file was found that breaks it without breaking react/exhaustive-deps, which then speaks for it. */
export const SANS_FAUTE = ['react/preserve-manual-memoization'];

/** One fault for each rule of `.oxlintrc.json`, in the folder where the rule stands. */
export const FAUTES: readonly (readonly [file: string, Table])[] = [
  ['src-main/FAUTE.ts', SOURCES],
  ['scripts/FAUTE.mjs', SCRIPTS],
  ['scripts/FAUTE.cjs', ANCIENS],
  ['src-shared/domain/FAUTE.ts', DOMAINE],
  ['src-renderer/FAUTE.tsx', ECRANS],
];
