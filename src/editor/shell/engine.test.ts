/** A worker that dies, hangs or is ended: another takes its place and goes on where it was; one that dies too often is given up. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { describeDocument, emptyDocument } from '../../graph/index.ts';
import type { FromWorker, Locks, Ping, Pong, SavedStates, ToWorker } from '../../runtime/index.ts';
import { createEditor } from '../state/editor.ts';
import { LEAST, WHILE_IT_LOADS } from './allowance.ts';
import { BUSY, createEngine, DEATHS, WELL } from './engine.ts';
import { BEAT } from './pulse.ts';

const PATIENCE = { timeout: 30_000 }; // the page loads its backends, on a machine that may have other work

/** Locks as the browser has them: the page gets one when the worker that holds it has ended. */
class FakeLocks implements Locks {
  private readonly waiting = new Map<string, () => Promise<void>>();

  async request(name: string, hold: () => Promise<void>): Promise<void> {
    this.waiting.set(name, hold);
  }

  free(name: string): void {
    queueMicrotask(() => void this.waiting.get(name)?.());
  }
}

/** As much of a worker as the engine knows; it answers pings as long as it lives and has time. */
class FakeWorker extends EventTarget {
  readonly told: ToWorker[] = [];
  isTerminated = false;
  isBusy = false;
  lock = '';
  private unanswered: Ping | undefined;
  private readonly locks: FakeLocks;

  constructor(locks: FakeLocks) {
    super();
    this.locks = locks;
  }

  postMessage(message: ToWorker | Ping): void {
    if (this.isTerminated) return;
    if (message.type !== 'ping') return void this.told.push(message);
    this.lock = message.lock;
    if (this.isBusy) this.unanswered = message;
    else queueMicrotask(() => this.say({ type: 'pong' }));
  }

  terminate(): void {
    this.isTerminated = true;
    this.locks.free(this.lock);
  }

  /** By itself, or by a browser that needs its memory: no event says so. */
  close(): void {
    this.terminate();
  }

  goOn(): void {
    this.isBusy = false;
    if (this.unanswered) this.say({ type: 'pong' });
    this.unanswered = undefined;
  }

  say(data: FromWorker | Pong): void {
    if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  answer(): void {
    this.say({ type: 'claims', revision: 0, results: [] });
  }

  die(message = 'out of memory'): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

let workers: FakeWorker[] = [];
beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

function start({ hasLocks = true, answers = true } = {}) {
  const locks = new FakeLocks();
  const startWorker = () => {
    const worker = new FakeWorker(locks);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const editor = createEditor(createEngine(kinds, startWorker, hasLocks ? locks : undefined), 'a', emptyDocument());
  if (answers) last().answer();
  const runtime = () => editor.store.getState().runtime;
  return { editor, runtime };
}
const last = () => workers.at(-1) as FakeWorker;
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * BEAT);
const types = ({ told }: FakeWorker) => told.map(({ type }) => type);

const states = (step: number): SavedStates => ({ step, slots: new Map([['y activation', { rows: 1, values: Float64Array.of(step) }]]) });
const frame = (step: number, running: boolean): FromWorker => ({ type: 'frame', revision: 0, step, running, signals: [] });
/** A run that stands at a step, with states that were told before it. */
function run(editor: ReturnType<typeof start>['editor'], step: number, known: number): void {
  editor.send({ type: 'run', perSecond: 50 });
  last().say({ type: 'checkpoint', revision: 0, experiment: 'main', states: states(known) });
  last().say(frame(step, true));
}

test('another worker gets the present document, and the backend that was chosen', () => {
  const { editor, runtime } = start();
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

const deaths: readonly (readonly [how: string, cause: string, die: () => unknown])[] = [
  ['throws', 'broke', () => last().die()],
  ['cannot be understood', 'broke', () => last().dispatchEvent(new Event('messageerror'))],
  ['closes itself', 'ended', () => last().close()],
  ['is ended from outside', 'ended', () => last().terminate()],
  ['never answers again', 'silent', () => Object.assign(last(), { isBusy: true })],
];

for (const [how, cause, die] of deaths) {
  test(`a worker that ${how} is replaced, and the run goes on from the states that were told last`, async () => {
    const { editor, runtime } = start();
    await seconds(2);
    run(editor, 130, 120);
    const first = last();
    die();
    await seconds(LEAST + 3);
    expect(workers).toHaveLength(2);
    expect(first.isTerminated).toBe(true);
    expect(last().told).toMatchObject([
      { type: 'open', from: states(120) },
      { type: 'run', perSecond: 50 },
    ]);
    expect(runtime()).toMatchObject({ restarted: { cause, step: 120, goesOn: true }, failure: undefined, busy: undefined });
  });
}

test('without locks a closed worker is noticed by its silence', async () => {
  start({ hasLocks: false });
  await seconds(2);
  last().close();
  await seconds(LEAST - 1);
  expect(workers).toHaveLength(1);
  await seconds(4);
  expect(workers).toHaveLength(2);
});

test('a worker at long but legal work is not ended; after some seconds that is said, until it speaks again', async () => {
  const { runtime } = start();
  await seconds(2);
  last().isBusy = true;
  await seconds(BUSY - 1);
  expect(runtime().busy).toBeUndefined();
  await seconds(2);
  expect(runtime().busy).toBeGreaterThanOrEqual(BUSY);
  await seconds(LEAST - BUSY - 3);
  last().goOn();
  expect(runtime().busy).toBeUndefined();
  await seconds(10);
  expect(workers).toHaveLength(1);
});

test('work of many multiply-adds may take as long as a slow machine needs', async () => {
  const { runtime } = start();
  const compiled = { type: 'compiled', cost: 2e9, setup: 2e9, observables: [], diagnostics: [], batch: 1, lost: [] };
  last().say(compiled as unknown as FromWorker);
  await seconds(2);
  last().isBusy = true;
  await seconds(LEAST + 150);
  expect(workers).toHaveLength(1);
  expect(runtime().busy).toBeGreaterThan(LEAST);
  await seconds(100);
  expect(workers).toHaveLength(2); // no work of this size takes so long
});

test('a person ends what takes too long: nothing is computed, the drawing can be changed, and it is computed again when asked', async () => {
  const { editor, runtime } = start();
  await seconds(2);
  run(editor, 130, 120);
  last().isBusy = true;
  await seconds(BUSY + 2);
  editor.stop();
  expect(last().isTerminated).toBe(true);
  expect(runtime()).toMatchObject({ stopped: true, givenUp: false, running: false, busy: undefined });
  editor.run(describeDocument, { title: 'Later' });
  await seconds(600);
  expect(workers).toHaveLength(1);
  editor.restart();
  expect(types(last())).toEqual(['open']); // at the states that are known, and not running
  expect(last().told).toMatchObject([{ document: { title: 'Later' }, from: states(120) }]);
});

test('an endless loop is no endless row of restarts', async () => {
  const { editor, runtime } = start();
  await seconds(2);
  run(editor, 130, 120);
  for (let i = 0; i < 20; i++) {
    last().answer();
    last().isBusy = true;
    await seconds(LEAST + 5);
  }
  expect(workers).toHaveLength(DEATHS);
  expect(runtime()).toMatchObject({ givenUp: true, running: false });
  expect(runtime().failure).toContain('did not answer');
});

test('a run whose states are not known begins again at its start, and waits there', async () => {
  const { editor, runtime } = start();
  await seconds(2);
  editor.send({ type: 'run', perSecond: 50 });
  last().say(frame(130, true));
  last().die();
  expect(types(last())).toEqual(['open']);
  expect(runtime()).toMatchObject({ running: false, restarted: { cause: 'broke', step: 0, goesOn: false } });
});

test('states of before a reset, of another experiment or of another drawing are not gone on from', async () => {
  const { editor } = start();
  await seconds(2);
  const from = () => {
    editor.restart();
    const message = last().told.at(-1);
    return message?.type === 'open' ? message.from?.step : undefined;
  };
  run(editor, 130, 120);
  expect(from()).toBe(120);
  editor.send({ type: 'seek', step: 125 });
  expect(from()).toBe(120);
  editor.send({ type: 'seek', step: 60 });
  expect(from()).toBeUndefined();
  run(editor, 130, 120);
  editor.send({ type: 'reset' });
  expect(from()).toBeUndefined();
  run(editor, 130, 120);
  editor.open('b', emptyDocument());
  expect(from()).toBeUndefined();
  last().say({ type: 'checkpoint', revision: 0, experiment: 'main', states: states(130) }); // it was on its way
  expect(from()).toBeUndefined();
  last().say({ type: 'checkpoint', revision: 1, experiment: 'other', states: states(130) });
  expect(from()).toBeUndefined();
});

test('after three deaths in a row it rests, until a person asks', () => {
  const { editor, runtime } = start();
  for (let death = 0; death < DEATHS; death++) last().die();
  expect(workers).toHaveLength(3);
  expect(runtime()).toMatchObject({ failure: 'out of memory', givenUp: true, running: false });
  editor.run(describeDocument, { title: 'Later' }); // nobody is there to hear it
  editor.restart();
  expect(workers).toHaveLength(4);
  expect(last().told).toMatchObject([{ type: 'open', document: { title: 'Later' } }]);
  last().die();
  expect(workers).toHaveLength(5); // the count began anew
});

test('deaths between which it was well for a minute do not add up', async () => {
  start();
  for (let death = 0; death < 2 * DEATHS; death++) {
    last().answer();
    await seconds(WELL + 2);
    last().die();
  }
  expect(workers).toHaveLength(2 * DEATHS + 1);
});

test('what a worker still says after another took its place is not heard', () => {
  const { editor } = start();
  const [first] = workers;
  last().die();
  if (first) first.isTerminated = false; // its words were on their way
  first?.say(frame(99, false));
  expect(editor.store.getState().runtime.step).toBe(0);
});

test('where the first worker cannot start, the page itself computes what was asked so far', async () => {
  vi.useRealTimers();
  const { editor, runtime } = start({ answers: false });
  last().die('it is forbidden');
  editor.run(describeDocument, { title: 'Meanwhile' });
  await vi.waitFor(() => expect(editor.store.getState().backend?.why).toContain('no worker could start (it is forbidden)'), PATIENCE);
  await vi.waitFor(() => expect(runtime().computed).toBe(true), PATIENCE);
  expect(workers).toHaveLength(1);
});

test('a worker that never arrives is not waited for without end', async () => {
  const { runtime } = start({ answers: false });
  last().isBusy = true;
  await seconds(WHILE_IT_LOADS - 1);
  expect(last().isTerminated).toBe(false);
  expect(runtime().busy).toBeUndefined(); // nothing is computed yet
  await seconds(4);
  expect(last().isTerminated).toBe(true);
  expect(workers).toHaveLength(1);
});
