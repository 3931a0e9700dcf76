import { Button, createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { textCommun } from '../text/commun';

/** One accent: dark enough in the light theme to carry white text, light enough in the dark one to carry black. */
const encre: MantineColorsTuple = [
  '#eef4fc',
  '#dbe8f8',
  '#b8d1f1',
  '#8abaf5',
  '#5f97dc',
  '#4582cc',
  '#316fb8',
  '#2464a9',
  '#1c5a9e',
  '#154478',
];

/** Greys that the library draws the edges of its fields with: an edge is seen at 3:1. */
const gray: MantineColorsTuple = [
  '#f4f7fa',
  '#eceff3',
  '#e6eaef',
  '#dfe3e8',
  '#808b98',
  '#75808d',
  '#66717e',
  '#566270',
  '#333d49',
  '#18212c',
];
const dark: MantineColorsTuple = [
  '#e3e8ee',
  '#c3ccd6',
  '#9fabb8',
  '#8794a2',
  '#717e8c',
  '#2c353f',
  '#1e252d',
  '#181e25',
  '#11151a',
  '#0b1826',
];

const SANS = "'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif";

export const theme = createTheme({
  primaryColor: 'encre',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  // The library reckons the ink of what is filled from the light theme's shade alone.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--app-on-filled)' } : colors;
  },
  colors: { encre, gray, dark },
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
  lineHeights: { xs: '1.3334', sm: '1.4286', md: '1.4286', lg: '1.4286', xl: '1.5' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    textWrap: 'wrap',
    sizes: {
      h1: { fontSize: 'var(--text-3xl)', lineHeight: '1.4' },
      h2: { fontSize: 'var(--text-2xl)', lineHeight: '1.5' },
      h3: { fontSize: 'var(--text-xl)', lineHeight: '1.4286' },
    },
  },
  components: {
    Alert: { defaultProps: { closeButtonLabel: textCommun.close, variant: 'light' } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' } },
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root:
          size === 'sm'
            ? { '--button-height': 'var(--control)', '--button-padding-x': 'var(--space-5)' }
            : {},
      }),
    }),
    Checkbox: { defaultProps: { iconColor: 'var(--app-on-filled)' } },
    CloseButton: { defaultProps: { 'aria-label': textCommun.close } },
    Menu: { defaultProps: { withinPortal: false } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': textCommun.close }, centered: true } },
    Popover: { defaultProps: { withinPortal: false } },
    Radio: { defaultProps: { iconColor: 'var(--app-on-filled)' } },
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
    '--mantine-color-dimmed': '#566270',
    '--mantine-color-placeholder': '#566270',
    '--mantine-color-error': '#a2211e',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#18212c',
    '--mantine-color-default-border': '#808b98',
    '--app-canvas': '#ffffff',
    '--app-surface': '#ffffff',
    '--app-chrome': '#f3f5f7',
    '--app-sunken': '#f4f7fa',
    '--app-hover': '#e6eaef',
    '--app-line': '#dfe3e8',
    '--app-line-strong': '#808b98',
    '--app-ink': '#18212c',
    '--app-on-filled': '#ffffff',
    '--app-accent': '#1c5a9e',
    '--app-accent-soft': '#e5eefa',
    '--app-ok': '#1b673c',
    '--app-ok-soft': '#e3f3e9',
    '--app-warn': '#845000',
    '--app-warn-soft': '#fdf0d9',
    '--app-bad': '#a2211e',
    '--app-bad-soft': '#fbe8e7',
    '--app-info': '#0d6170',
    '--app-info-soft': '#dff0f3',
    '--app-opinion': '#6f46a8',
    '--app-quiet': '#566270',
    '--app-quiet-soft': '#eceff3',
    '--app-past': '#efe6fa',
    '--app-past-ink': '#4a1d78',
    '--app-shade': 'rgb(18 32 51 / 17%)',
  },
  dark: {
    '--mantine-color-dimmed': '#9fabb8',
    '--mantine-color-placeholder': '#9fabb8',
    '--mantine-color-error': '#f4a19d',
    '--mantine-color-body': '#181e25',
    '--mantine-color-text': '#e3e8ee',
    '--mantine-color-anchor': '#8abaf5',
    '--mantine-color-default': '#181e25',
    '--mantine-color-default-hover': '#232b34',
    '--mantine-color-default-border': '#717e8c',
    '--app-canvas': '#181e25',
    '--app-surface': '#181e25',
    '--app-chrome': '#11151a',
    '--app-sunken': '#1e252d',
    '--app-hover': '#232b34',
    '--app-line': '#2c353f',
    '--app-line-strong': '#717e8c',
    '--app-ink': '#e3e8ee',
    '--app-on-filled': '#0b1826',
    '--app-accent': '#8abaf5',
    '--app-accent-soft': '#1c3149',
    '--app-ok': '#83d2a3',
    '--app-ok-soft': '#163222',
    '--app-warn': '#ecbc6d',
    '--app-warn-soft': '#372a11',
    '--app-bad': '#f4a19d',
    '--app-bad-soft': '#3e1e1e',
    '--app-info': '#82cedb',
    '--app-info-soft': '#12323b',
    '--app-opinion': '#c9a9f5',
    '--app-quiet': '#9fabb8',
    '--app-quiet-soft': '#232b34',
    '--app-past': '#33214a',
    '--app-past-ink': '#dcc3ff',
    '--app-shade': 'rgb(0 0 0 / 65%)',
  },
});
