/** Takes the README's picture of the built editor: `npm run build:app && npm run picture`. */
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunch } from './chromium.mjs';

const PICTURES = [
  { file: 'docs/editor.png', colorScheme: 'light', size: { width: 1440, height: 900 } },
  { file: 'docs/editor-dark.png', colorScheme: 'dark', size: { width: 1440, height: 900 } },
] as const;
const DRAWING = '#/gallery/23-committee-machine';
const SETTLED = 2_000; // ms until claims and agreement have been said

const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const browser = await chromium.launch(chromiumLaunch());
try {
  for (const { file, colorScheme, size } of PICTURES) {
    const page = await browser.newPage({ viewport: size, colorScheme });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${DRAWING}`);
    await page.locator('.react-flow__node').first().waitFor();
    await page.locator('.react-flow__node[data-id="S"]').click();
    await page.waitForTimeout(SETTLED);
    await page.screenshot({ path: file });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
