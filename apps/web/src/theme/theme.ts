import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e8f5f7',
  '#d3e8ec',
  '#a7d1d9',
  '#77b9c5',
  '#4fa3b2',
  '#2f8696',
  '#1b6f7f',
  '#125d6b',
  '#0b4f5c',
  '#06404b',
];

const systemFonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "Helvetica Neue", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 6 },
  colors: { petrol },
  fontFamily: systemFonts,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: systemFonts, fontWeight: '650' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Mantine's own greys and reds are too pale for WCAG AA on its backgrounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4a5258',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#666d73',
    '--mantine-color-anchor': '#0b4f5c',
  },
  dark: {
    '--mantine-color-dimmed': '#b9bfc4',
    '--mantine-color-error': '#ff9b93',
    '--mantine-color-placeholder': '#a4aab0',
    '--mantine-color-anchor': '#8fd0dc',
  },
});
