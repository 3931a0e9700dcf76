import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { textCommun } from '../text/commun';

/** Ink blue: calm, and dark enough to carry white text at every shade that is filled. */
const encre: MantineColorsTuple = [
  '#eef3fa',
  '#d9e4f2',
  '#b3c8e5',
  '#89aad6',
  '#6790c9',
  '#4f7cbd',
  '#3d6bae',
  '#2f5893',
  '#244a80',
  '#183560',
];

const SANS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', 'Helvetica Neue', Arial, sans-serif";

export const theme = createTheme({
  primaryColor: 'encre',
  primaryShade: 8,
  autoContrast: true,
  colors: { encre },
  fontFamily: SANS,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', Consolas, monospace",
  spacing: {
    '2xs': 'var(--space-2)',
    xs: 'var(--space-4)',
    sm: 'var(--space-5)',
    md: 'var(--space-6)',
    lg: 'var(--space-7)',
    xl: 'var(--space-9)',
  },
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-md)',
    md: 'var(--text-lg)',
    lg: 'var(--text-xl)',
    xl: 'var(--text-2xl)',
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: SANS,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'var(--text-3xl)', lineHeight: '1.25' },
      h2: { fontSize: 'var(--text-2xl)', lineHeight: '1.35' },
      h3: { fontSize: 'var(--text-xl)', lineHeight: '1.4' },
    },
  },
  components: {
    Alert: { defaultProps: { closeButtonLabel: textCommun.close, variant: 'light' } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    CloseButton: { defaultProps: { 'aria-label': textCommun.close } },
    Menu: { defaultProps: { withinPortal: false } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': textCommun.close }, centered: true } },
    Popover: { defaultProps: { withinPortal: false } },
    Select: {
      defaultProps: {
        comboboxProps: { withinPortal: false },
        clearButtonProps: { 'aria-label': textCommun.clear },
        allowDeselect: false,
      },
    },
    MultiSelect: {
      defaultProps: {
        comboboxProps: { withinPortal: false },
        clearButtonProps: { 'aria-label': textCommun.clear },
      },
    },
    Tooltip: { defaultProps: { withinPortal: false, withArrow: true, multiline: true } },
  },
});

/** Mantine's quiet greys fall under the 4.5:1 contrast; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#495057',
    '--mantine-color-error': '#b02525',
    '--mantine-color-body': '#ffffff',
    '--app-canvas': '#f4f6f9',
    '--app-surface': '#ffffff',
    '--app-sunken': '#f1f4f8',
    '--app-line': '#d8dee7',
    '--app-line-strong': '#868e96',
    '--app-ink': '#1b2430',
    '--app-accent': '#244a80',
    '--app-accent-soft': '#e6eef8',
    '--app-nav': '#13243f',
    '--app-nav-active': '#27406a',
    '--app-ok': '#1f6b3a',
    '--app-ok-soft': '#e6f4ea',
    '--app-warn': '#8a4b00',
    '--app-warn-soft': '#fff3dc',
    '--app-bad': '#a32020',
    '--app-bad-soft': '#fdeaea',
    '--app-opinion': '#7a4fb5',
    '--app-quiet': '#495057',
    '--app-quiet-soft': '#eef1f4',
  },
  dark: {
    '--mantine-color-dimmed': '#b0b8c4',
    '--mantine-color-placeholder': '#a7afba',
    '--mantine-color-error': '#ff9d9d',
    '--mantine-color-body': '#1c2128',
    '--mantine-color-text': '#e3e7ec',
    '--mantine-color-anchor': '#9dc0ee',
    '--app-canvas': '#14181d',
    '--app-surface': '#1c2128',
    '--app-sunken': '#171c22',
    '--app-line': '#343c47',
    '--app-line-strong': '#7c8794',
    '--app-ink': '#e3e7ec',
    '--app-accent': '#9dc0ee',
    '--app-accent-soft': '#22324a',
    '--app-nav': '#0f1a2c',
    '--app-nav-active': '#243a5e',
    '--app-ok': '#8fd6a8',
    '--app-ok-soft': '#193425',
    '--app-warn': '#f3c578',
    '--app-warn-soft': '#3a2c12',
    '--app-bad': '#ffa8a8',
    '--app-bad-soft': '#42201f',
    '--app-opinion': '#c9a9f5',
    '--app-quiet': '#b0b8c4',
    '--app-quiet-soft': '#272e37',
  },
});
