/** `npm run bench`: everything side by side in one run; JSON on stdout, progress on stderr. */
import { chromium } from 'playwright';
import { createServer, preview } from 'vite';
import { chromiumLaunch } from '../scripts/chromium.mjs';
import { createTfjsBackend, type TfjsName } from '../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../src/runtime/backends/tfjs/node/index.ts';
import { compileTimes } from './compile.ts';
import { forward, type ForwardResult } from './forward.ts';
import { dragFrames } from './frames.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function inNode(): Promise<ForwardResult[]> {
  const results: ForwardResult[] = [];
  for (const name of ['wasm', 'cpu'] as const) {
    say(`forward passes in Node on ${name}`);
    const started = await createTfjsBackend(name, nodePlatform);
    if ('backend' in started) results.push(...(await forward(started.backend, [1, 64, 1_024], { rounds: name === 'cpu' ? 3 : 7 })));
    else say(started.unavailable);
  }
  return results;
}

/** Software GPUs are slow: small batches and few rounds. They tell the cost per operation, not the speed of a GPU. */
const IN_CHROMIUM: readonly (readonly [TfjsName, readonly number[], number])[] = [
  ['wasm', [1, 64, 1_024], 7],
  ['webgl', [1, 64, 1_024], 3],
  ['webgpu', [1, 64], 3],
];

async function inChromium() {
  const browser = await chromium.launch(chromiumLaunch());
  const server = await createServer({ configFile: 'vite.config.ts', server: { port: 0 }, logLevel: 'error' });
  await server.listen();
  const editor = await preview({ configFile: 'vite.config.ts', preview: { port: 0, strictPort: false }, logLevel: 'error' });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}bench/browser.html`);
    await page.waitForFunction(() => 'measure' in globalThis);
    const passes: ForwardResult[] = [];
    for (const [name, batches, rounds] of IN_CHROMIUM) {
      say(`forward passes in Chromium on ${name}`);
      const found = await page.evaluate(
        ([n, b, r]) => (globalThis as never as { measure(...args: unknown[]): Promise<ForwardResult[] | string> }).measure(n, b, r),
        [name, batches, rounds] as const,
      );
      if (typeof found === 'string') say(found);
      else passes.push(...found);
    }
    say('frames while a weight is dragged');
    return { passes, frames: await dragFrames(page, editor.resolvedUrls?.local[0] ?? '') };
  } finally {
    await browser.close();
    await server.close();
    await editor.close();
  }
}

const node = await inNode();
say('compile times');
const compiling = await compileTimes();
const { passes, frames } = await inChromium();
process.stdout.write(`${JSON.stringify({ schemaVersion: 1, node, chromium: passes, compile: compiling, frames }, null, 2)}\n`);
process.exit(0);
