/** A worker that dies: another takes its place and gets the document as it is now; one that dies too often is given up. */
import { beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { describeDocument, emptyDocument } from '../../graph/index.ts';
import type { ToWorker } from '../../runtime/index.ts';
import { createEditor } from '../state/editor.ts';
import { createEngine, WITHIN } from './engine.ts';

const PATIENCE = { timeout: 30_000 }; // the page loads its backends, on a machine that may have other work

/** As much of a worker as the engine knows. */
class FakeWorker extends EventTarget {
  readonly told: ToWorker[] = [];
  isTerminated = false;

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(): void {
    this.dispatchEvent(new MessageEvent('message', { data: { type: 'claims', revision: 0, results: [] } }));
  }

  die(message = 'out of memory'): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

let workers: FakeWorker[] = [];
let time = 0;
beforeEach(() => {
  workers = [];
  time = 0;
});

function start() {
  const startWorker = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const editor = createEditor(
    createEngine(kinds, startWorker, () => time),
    'a',
    emptyDocument(),
  );
  const runtime = () => editor.store.getState().runtime;
  return { editor, runtime };
}
const last = () => workers.at(-1) as FakeWorker;

test('another worker gets the present document, and the backend that was chosen', () => {
  const { editor, runtime } = start();
  last().answer();
  editor.useBackend('cpu');
  editor.run(describeDocument, { title: 'Changed' });
  last().die();
  expect(workers).toHaveLength(2);
  expect(workers[0]?.isTerminated).toBe(true);
  expect(last().told).toMatchObject([
    { type: 'use-backend', name: 'cpu' },
    { type: 'open', revision: 1, document: { title: 'Changed' }, experiment: 'main', held: false },
  ]);
  expect(runtime().failure).toBeUndefined();
  last().dispatchEvent(new Event('messageerror'));
  expect(workers).toHaveLength(3);
});

test('after three deaths within a minute it rests, until a person asks', () => {
  const { editor, runtime } = start();
  last().answer();
  for (let death = 0; death < 3; death++) last().die();
  expect(workers).toHaveLength(3);
  expect(runtime()).toMatchObject({ failure: 'out of memory', givenUp: true, running: false });
  editor.run(describeDocument, { title: 'Later' }); // nobody is there to hear it
  editor.restart();
  expect(workers).toHaveLength(4);
  expect(last().told).toMatchObject([{ type: 'open', document: { title: 'Later' } }]);
  last().die();
  expect(workers).toHaveLength(5); // the count began anew
});

test('deaths that are far apart do not add up', () => {
  start();
  last().answer();
  for (let death = 0; death < 6; death++, time += WITHIN / 2 + 1) last().die();
  expect(workers).toHaveLength(7);
});

test('where the first worker cannot start, the page itself computes what was asked so far', async () => {
  const { editor, runtime } = start();
  last().die('it is forbidden');
  editor.run(describeDocument, { title: 'Meanwhile' });
  await vi.waitFor(() => expect(editor.store.getState().backend?.why).toContain('no worker could start (it is forbidden)'), PATIENCE);
  await vi.waitFor(() => expect(runtime().computed).toBe(true), PATIENCE);
  expect(workers).toHaveLength(1);
});
