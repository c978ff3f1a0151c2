/** The theme that everything stands on: Mantine with our colours. */
import '@mantine/core/styles.css';
import './theme.css';
import {
  createTheme,
  defaultVariantColorsResolver,
  MantineProvider,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import type { ReactNode } from 'react';

const iris: MantineColorsTuple = [
  '#f0f0fd',
  '#e0e0fa',
  '#c6c5f5',
  '#a9a8f0',
  '#9a94ff',
  '#7271e0',
  '#5b5bd6',
  '#4d4cc0',
  '#4141a8',
  '#333388',
];

/** Mantine's greys of the dark theme, in our hue: text, borders, surfaces, in the places where it looks for them. */
const dark: MantineColorsTuple = [
  '#e8ecf2',
  '#c3cbd6',
  '#9aa6b6',
  '#8593a6',
  '#333c4a',
  '#262d38',
  '#1b2029',
  '#171b22',
  '#12151b',
  '#0c0f14',
];

/** Mantine chooses the text on a filled button by the light theme's shade, also where a paler one is filled. */
const colorsOf: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const isOurs = input.variant === 'filled' && (input.color ?? PRIMARY) === PRIMARY;
  return isOurs ? { ...usual, color: 'var(--nl-on-accent)' } : usual;
};

const PRIMARY = 'iris';

/** What has closed is gone at once, so that no key meets something that only fades away; the search alone fades, and has the keys meanwhile. */
const passing = (transition: 'fade' | 'fade-down', duration: number) => ({
  defaultProps: { transitionProps: { transition, duration, exitDuration: 0 } },
});

const theme = createTheme({
  components: { Menu: passing('fade', 150), Popover: passing('fade', 150), Modal: passing('fade-down', 200) },
  primaryColor: PRIMARY,
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: { iris, dark },
  variantColorResolver: colorsOf,
  black: '#1b2330',
  defaultRadius: 'md',
  fontFamily: 'Inter, "Liberation Sans", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono", "Liberation Mono", ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
});

export function KitProvider({
  colorScheme,
  children,
}: {
  readonly colorScheme?: 'light' | 'dark' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" {...(colorScheme ? { forceColorScheme: colorScheme } : {})}>
      {children}
    </MantineProvider>
  );
}
