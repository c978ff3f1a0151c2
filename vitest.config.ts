/** Four projects: tests beside the code, what crosses layers in Node, a real browser, and every story as a test with accessibility checks. */
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/chromium.mjs';

const BROWSER_TESTS = 'tests/**/*.browser.test.{ts,tsx}';

/** A busy machine is slow, which is no failure; ms. */
const testTimeout = 60_000;

/** A fresh object per project: Vitest writes the project's name into it. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch() }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  test: {
    projects: [
      // tests beside the code share their modules, so that all of them take seconds
      { test: { name: 'unit', testTimeout, include: ['{src,nodes}/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'node',
          testTimeout,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, BROWSER_TESTS, 'tests/e2e/**'],
        },
      },
      {
        plugins: [react()],
        optimizeDeps: {
          // found late, these would reload the page in the middle of a test
          include: [
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-core/dist/register_all_gradients',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgl',
            '@tensorflow/tfjs-backend-webgpu',
          ],
        },
        test: { name: 'browser', testTimeout, include: [BROWSER_TESTS], browser: chromium() },
      },
      {
        plugins: [storybookTest()],
        // found late, these would load React twice in the middle of a test
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            '@mantine/core',
            '@mantine/hooks',
            '@mantine/notifications',
            '@mantine/spotlight',
            '@xyflow/react',
            'lucide-react',
            'zustand',
            'zustand/vanilla',
            'immer',
            'typebox',
            'd3',
            'katex',
            'fflate',
            'idb',
            'browser-fs-access',
            '@dagrejs/dagre',
          ],
        },
        test: { name: 'storybook', testTimeout, browser: chromium() },
      },
    ],
  },
});
