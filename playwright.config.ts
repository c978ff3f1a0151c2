/** The built editor, in a browser, from outside; `npm run e2e` builds it first. */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './scripts/chromium.mjs';

const PORT = 4174; // not the one of `npm start`, so that both can run

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  retries: process.env['CI'] ? 1 : 0, // what needed it is listed at the end, and mended
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { baseURL: `http://localhost:${PORT}`, launchOptions: chromiumLaunch(), trace: 'off' },
  webServer: { command: `npm run preview -- --port ${PORT} --strictPort`, port: PORT },
});
