/** However a person works, a page that is killed loses a second of work at most. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asyncProperty, assert as check, array, nat, oneof } from '../../../tests/fast-check.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { describeDocument } from '../../graph/index.ts';
import { createEditor } from '../state/editor.ts';
import { firstDrawing } from './first-drawing.ts';
import { createKeeper } from './keeper.ts';
import { saveWhenLeft } from './leaving-page.ts';
import { createMemoryStore, type DrawingStore } from './store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a kill may cost, ms. */
const MOST_LOST = 1_000;

/** A keeper whose store takes `delay` ms to write. */
function opened(delay: number) {
  const memory = createMemoryStore(kinds);
  const kept: string[] = [];
  const store: DrawingStore = {
    ...memory,
    async save(drawing, ...rest) {
      await new Promise((resolve) => void setTimeout(resolve, delay));
      const outcome = await memory.save(drawing, ...rest);
      kept.push(drawing.title);
      return outcome;
    },
  };
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'none', firstDrawing);
  const keeper = createKeeper(editor, { store, tabs: { tell: () => {}, listen: () => {} }, now: () => Date.now() });
  keeper.opening('a', firstDrawing, { save: 'when-changed' });
  editor.open('a', firstDrawing);
  return { keeper, kept, edit: (title: string) => editor.run(describeDocument, { title }) };
}

test('an arrow key every 150 ms for 12 s is saved at least once a second', async () => {
  const { kept, edit } = opened(20);
  for (let i = 1; i <= 80; i++) {
    edit(String(i));
    await vi.advanceTimersByTimeAsync(150);
    const lost = i - Number(kept.at(-1) ?? 0);
    expect(lost * 150).toBeLessThanOrEqual(MOST_LOST);
  }
  expect(kept.length).toBeGreaterThanOrEqual(12);
});

test('at whatever moment the page is killed, what was done a second before is kept', async () => {
  const pause = oneof({ weight: 9, arbitrary: nat(300) }, { weight: 1, arbitrary: nat(1_500) }); // mostly shorter than the quiet that is waited for
  const pauses = array(pause, { minLength: 1, maxLength: 40 });
  await check(
    asyncProperty(pauses, nat(1_000), nat(150), async (waits, after, delay) => {
      const { kept, edit } = opened(delay);
      const made: number[] = [];
      for (const [i, wait] of waits.entries()) {
        edit(String(i));
        made.push(Date.now());
        await vi.advanceTimersByTimeAsync(i === waits.length - 1 ? after : wait);
      }
      const killed = Date.now();
      const due = made.filter((at) => at <= killed - MOST_LOST).length - 1;
      expect(Number(kept.at(-1) ?? -1)).toBeGreaterThanOrEqual(due);
      await vi.advanceTimersByTimeAsync(5_000); // what still waits belongs to this case
    }),
    { numRuns: 60 },
  );
});

test('a store slower than the work never has more than one save waiting', async () => {
  const { kept, edit } = opened(3_000);
  for (let i = 1; i <= 60; i++) {
    edit(String(i));
    await vi.advanceTimersByTimeAsync(150);
  }
  await vi.advanceTimersByTimeAsync(7_000);
  expect(kept.at(-1)).toBe('60');
  expect(kept.length).toBeLessThanOrEqual(5); // 9 s of work and what waited at its end, 3 s each
});

test('a page that is hidden, frozen or left saves at once', async () => {
  const { keeper, kept, edit } = opened(0);
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  saveWhenLeft(keeper, { window, document });
  const leave: readonly (() => unknown)[] = [
    () => Object.assign(document, { visibilityState: 'hidden' }).dispatchEvent(new Event('visibilitychange')),
    () => document.dispatchEvent(new Event('freeze')),
    () => window.dispatchEvent(new Event('pagehide')),
  ];
  for (const [i, how] of leave.entries()) {
    edit(String(i));
    how();
    await vi.advanceTimersByTimeAsync(1);
    expect(kept.at(-1)).toBe(String(i));
  }
});
