/** What the editor makes of what the runtime says. */
import { expect, test } from 'vitest';
import { emptyDocument } from '../../graph/index.ts';
import type { FromWorker } from '../../runtime/index.ts';
import { createEditor } from './editor.ts';

test('whoever hears of the values of a frame already finds its step', () => {
  let say: (message: FromWorker) => void = () => {};
  const { live, store } = createEditor({ send: () => {}, onMessage: (listener) => (say = listener) }, 'a', emptyDocument());
  const steps: number[] = [];
  live.subscribe(() => steps.push(store.getState().runtime.step));
  for (const step of [1, 2]) say({ type: 'frame', revision: 0, step, running: true, signals: [] });
  expect(steps).toEqual([1, 2]);
});
