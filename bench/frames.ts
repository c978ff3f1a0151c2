/** Frame time while a weight of a 100-unit drawing is dragged by its chip, in the built editor. */
import type { Page } from 'playwright';
import { saveDocument } from '../src/graph/index.ts';
import { median } from './measure.ts';
import { unitGraph } from './networks.ts';

export interface FrameResult {
  readonly what: string;
  readonly dragging: { readonly median: number; readonly p95: number };
  /** The same page doing nothing: what the machine itself can do. */
  readonly idle: { readonly median: number; readonly p95: number };
}

const FRAMES = 120;

/** Opens the drawing by dropping its file on the page. */
async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'bench.json', { type: 'application/json' }));
    const target = document.querySelector('.react-flow') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, text);
}

/** Runs in the page; a text, because the bundler's helpers for functions do not exist there. */
const RECORD = `(wanted) => new Promise((resolve) => {
  const times = [];
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    times.push(now - last);
    last = now;
    if (times.length < wanted) requestAnimationFrame(tick);
    else resolve(times);
  });
})`;

const recordFrames = (page: Page, count: number): Promise<number[]> => page.evaluate<number[]>(`(${RECORD})(${count})`);

/** The middle of the first chip that lies well within the page. */
async function chipInView(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  for (const chip of await page.getByRole('slider', { name: /weight/i }).all()) {
    const box = await chip.boundingBox();
    if (box && box.x > 500 && box.x < 900 && box.y > 200 && box.y < 600) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error('no weight chip to drag');
}

const summary = (times: readonly number[]) => ({
  median: median(times),
  p95: [...times].toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN,
});

export async function dragFrames(page: Page, address: string): Promise<FrameResult> {
  const { document: drawing } = unitGraph(100, 3);
  const nodes = Object.fromEntries(
    Object.entries(drawing.nodes).map(([id, node]) => {
      const [, level = '0', i = '0'] = /^(?:u(\d+)-|x)(\d+)$/.exec(id) ?? [];
      return [id, { ...node, position: [Number(level || 0) * 190, Number(i) * 110] as const }];
    }),
  );
  await page.goto(address);
  await page.waitForSelector('.react-flow__node');
  await drop(page, saveDocument({ ...drawing, nodes }));
  await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length > 20);
  await page.getByRole('button', { name: /back to 100 %/ }).click(); // from near, every weight shows its chip
  await page.waitForTimeout(1_500);
  const idle = await recordFrames(page, FRAMES);
  const { x, y } = await chipInView(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = recordFrames(page, FRAMES);
  for (let move = 0; move < FRAMES; move++) await page.mouse.move(x + 60 * Math.sin(move / 9), y);
  const dragging = await frames;
  await page.mouse.up();
  return { what: 'dragging a weight, 100 units and 270 weights', dragging: summary(dragging), idle: summary(idle) };
}
