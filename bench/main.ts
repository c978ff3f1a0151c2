/** `npm run bench [-- --only train,lif] [--on wasm,cpu] [--in node]`: everything side by side in one run; JSON on stdout, progress on stderr. */
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { createServer, preview } from 'vite';
import { chromiumLaunch } from '../scripts/chromium.mjs';
import { createTfjsBackend, type TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../src/runtime/backends/tfjs/node/index.ts';
import { compileTimes } from './compile.ts';
import type { Result } from './contest.ts';
import { dragFrames } from './frames.ts';
import { amounts, measurePart, parts, type PartName, type Place } from './parts.ts';

const { values: asked } = parseArgs({ options: { only: { type: 'string' }, on: { type: 'string' }, in: { type: 'string' } } });

const isAsked = (list: string | undefined, name: string): boolean => list === undefined || list.split(',').includes(name);
const chosen = (Object.keys(parts) as PartName[]).filter((part) => isAsked(asked.only, part));
const backendsIn = (place: Place) => (Object.keys(amounts[place]) as TfjsName[]).filter((name) => isAsked(asked.on, name));

const began = performance.now();
const say = (line: string): void =>
  void process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);

/** Says the results as they come; a part that cannot run on a backend says why, and the others go on. */
async function each(place: Place, measure: (name: TfjsName, part: PartName) => Promise<readonly Result[] | string>): Promise<Result[]> {
  const results: Result[] = [];
  for (const name of backendsIn(place))
    for (const part of chosen) {
      say(`${part} in ${place} on ${name}`);
      const found = await measure(name, part);
      if (typeof found === 'string') say(found);
      else results.push(...found);
      if (typeof found !== 'string') found.forEach(tell);
    }
  return results;
}

function tell({ what, measured }: Result): void {
  const [first, ...others] = measured;
  const ratios = others.map(({ name, ratioToFirst }) => `${name} ${ratioToFirst.toPrecision(3)}×`);
  say(`  ${what}: ${first?.milliseconds.toPrecision(3)} ms; ${ratios.join(', ')}`);
}

/** The first page waits for the bundler to prepare TensorFlow.js, on a busy machine for long, ms. */
const PATIENCE = 180_000;

const inNode = () =>
  each('node', async (name, part) => {
    const started = await createTfjsBackend(name, nodePlatform);
    return 'backend' in started ? measurePart(part, 'node', started.backend) : started.unavailable;
  });

async function inChromium(browser: Browser): Promise<Result[]> {
  const server = await createServer({ configFile: 'vite.config.ts', server: { port: 0, hmr: false, watch: null }, logLevel: 'error' });
  await server.listen();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}bench/browser.html`, { timeout: PATIENCE });
    await page.waitForFunction(() => 'measure' in globalThis, undefined, { timeout: PATIENCE });
    return await each('chromium', (name, part) => measureOn(page, name, part));
  } finally {
    await server.close();
  }
}

const measureOn = (page: Page, name: TfjsName, part: PartName): Promise<readonly Result[] | string> =>
  page.evaluate(
    (args) => (globalThis as never as { measure(...args: readonly string[]): Promise<readonly Result[] | string> }).measure(...args),
    [name, part] as const,
  );

async function framesOf(browser: Browser) {
  const editor = await preview({ configFile: 'vite.config.ts', preview: { port: 0, strictPort: false }, logLevel: 'error' });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return await dragFrames(page, editor.resolvedUrls?.local[0] ?? '');
  } finally {
    await editor.close();
  }
}

async function withChromium() {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const results = chosen.length > 0 ? await inChromium(browser) : [];
    if (!isAsked(asked.only, 'frames')) return { results };
    say('frames while a weight is dragged');
    return { results, frames: await framesOf(browser) };
  } finally {
    await browser.close();
  }
}

const node = isAsked(asked.in, 'node') ? await inNode() : [];
if (isAsked(asked.only, 'compile')) say('compile times');
const compiling = isAsked(asked.only, 'compile') ? await compileTimes() : [];
const { results, frames } = isAsked(asked.in, 'chromium') ? await withChromium() : { results: [], frames: undefined };
say('done');
process.stdout.write(`${JSON.stringify({ schemaVersion: 2, node, chromium: results, compile: compiling, frames }, null, 2)}\n`);
process.exit(0);
