import '@mantine/core/styles.css';
import type { Preview } from '@storybook/react-vite';
import { keepComposing, KitProvider } from '../src/editor/kit/index.ts';

keepComposing(globalThis);

export default {
  parameters: { a11y: { test: 'error' } },
  initialGlobals: { colorScheme: 'light' },
  globalTypes: {
    colorScheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
  },
  decorators: [
    (Story, { globals }) => (
      <KitProvider colorScheme={globals['colorScheme'] === 'dark' ? 'dark' : 'light'}>
        <Story />
      </KitProvider>
    ),
  ],
} satisfies Preview;
