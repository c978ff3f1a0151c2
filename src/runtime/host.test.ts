import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import {
  addPiece,
  describeDocument,
  emptyDocument,
  run,
  setParams,
  startHistory,
  type Command,
  type GraphDocument,
  type History,
} from '../graph/index.ts';
import { largestDifference } from './agreement.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { createHost } from './host.ts';
import type { BackendChoice, FromWorker, ToWorker } from './protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const unit = (bias: number) => ({ type: 'unit', params: { bias, activation: 'linear' }, position: [0, 0] }) as const;
const input = { type: 'input', params: { rows: [[2]] }, position: [0, 0] } as const;
const weightTo = (to: string, weight: number, delay = 0) =>
  ({ type: 'weight', params: { weight, delay }, from: { node: 'x', port: 'activation' }, to: { node: to, port: 'netInput' } }) as const;

/** x = 2 → y = 3·x + 1 */
const simple: GraphDocument = { ...emptyDocument(), nodes: { x: input, y: unit(1) }, edges: { e: weightTo('y', 3) } };
/** y counts: y ← y + 2·1 with a delay of one step */
const counter: GraphDocument = {
  ...emptyDocument(),
  nodes: { x: input, y: unit(0) },
  edges: { e: weightTo('y', 1), loop: { ...weightTo('y', 1, 1), from: { node: 'y', port: 'activation' } } },
};

/** One signal of one row. */
const rows = (...values: number[]) => new Map([[0 as never, { rows: 1, values: Float64Array.from(values) }]]);

function setUp(float32 = false) {
  const heard: FromWorker[] = [];
  const asked: string[] = [];
  const host = createHost({
    kinds,
    post: (message) => void heard.push(message),
    async openBackend(name) {
      asked.push(name);
      if (name === 'webgpu') throw new Error('webgpu: the browser has no WebGPU');
      return {
        backend: createReferenceBackend(float32 ? 'float32' : 'float64'),
        choice: { name: 'reference', why: '', device: '', alternatives: [] } satisfies BackendChoice,
      };
    },
    now: () => vi.getMockedSystemTime()?.getTime() ?? 0,
  });
  let history: History = startHistory(simple);
  let revision = 0;
  return {
    host,
    heard,
    asked,
    send: (message: ToWorker) => host.receive(message),
    open(document: GraphDocument, held = false) {
      history = startHistory(document);
      revision = 0;
      host.receive({ type: 'open', revision, document, experiment: 'main', held });
    },
    edit<A>(command: Command<A>, args: A) {
      const { history: next, patches } = run(history, command, args);
      history = next;
      revision++;
      host.receive({ type: 'patch', revision, patches });
    },
    settle: (ms = 0) => vi.advanceTimersByTimeAsync(ms),
    of: <T extends FromWorker['type']>(type: T) =>
      heard.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type),
    /** The last value of `owner`. */
    value(owner: string) {
      const place = this.of('compiled')
        .at(-1)
        ?.observables.find((observable) => observable.owner === owner && observable.what === 'activation');
      return this.of('frame')
        .at(-1)
        ?.signals.find(({ signal }) => signal === place?.signal)?.values[place?.index ?? 0];
    },
  };
}

test('opening says what was compiled, then which backend, then the values', async () => {
  const t = setUp();
  t.open(simple);
  await t.settle();
  expect(t.heard.map(({ type }) => type)).toEqual(['compiled', 'backend', 'frame', 'agreement', 'claims']);
  expect(t.of('compiled')[0]).toMatchObject({ revision: 0, diagnostics: [], stateful: false, held: false, batch: 1 });
  expect(t.value('y')).toBe(7);
  expect(t.of('agreement')[0]?.difference).toBe(0);
});

test('a changed weight is written and shown without compiling', async () => {
  const t = setUp();
  t.open(simple);
  await t.settle();
  t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: -1 }] });
  await t.settle();
  expect(t.of('compiled')).toHaveLength(1);
  expect(t.of('frame').at(-1)?.revision).toBe(1);
  expect(t.value('y')).toBe(-1);
});

test('patches that arrive while it is busy are taken together, and the latest wins', async () => {
  const t = setUp();
  t.open(simple);
  await t.settle();
  for (const weight of [1, 2, 3, 4, 5]) t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: weight }] });
  await t.settle();
  expect(t.of('frame').map(({ revision }) => revision)).toEqual([0, 1, 5]);
  expect(t.value('y')).toBe(11);
});

test('a structural edit compiles anew, and asks for no other backend while the work stays alike', async () => {
  const t = setUp();
  t.open(simple);
  await t.settle();
  t.edit(addPiece, { nodes: { z: unit(4) } });
  await t.settle();
  expect(t.of('compiled')).toHaveLength(2);
  expect(t.asked).toEqual(['auto']);
  expect(t.value('z')).toBe(4);
});

test('a new document drops what still waited for the old one', async () => {
  const t = setUp();
  t.open(simple);
  t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: 9 }] });
  t.open(counter);
  await t.settle();
  expect(t.of('failed')).toEqual([]);
  expect(t.of('compiled').at(-1)?.stateful).toBe(true);
});

test('steps, start and back', async () => {
  const t = setUp();
  t.open(counter);
  await t.settle();
  expect(t.value('y')).toBe(2);
  t.send({ type: 'advance', steps: 3 });
  await t.settle(10);
  expect(t.of('frame').at(-1)?.step).toBe(3);
  expect(t.value('y')).toBe(8);
  t.send({ type: 'reset' });
  await t.settle();
  expect(t.of('frame').at(-1)?.step).toBe(0);
  expect(t.value('y')).toBe(2);
});

test('after an edit at a later step the values are compared with float64 again', async () => {
  const t = setUp();
  t.open(counter);
  await t.settle();
  t.send({ type: 'advance', steps: 3 });
  t.edit(setParams, { changes: [{ owner: 'y', name: 'bias', value: 1 }] });
  await t.settle(1000);
  expect(t.of('agreement').at(-1)).toEqual({ type: 'agreement', revision: 1, difference: 0 });
});

test('a run keeps its speed, shows every chunk and stops at once', async () => {
  const t = setUp();
  t.open(counter);
  await t.settle();
  t.send({ type: 'run', perSecond: 100 });
  await t.settle(1000);
  const { step, running } = t.of('frame').at(-1) ?? { step: 0, running: false };
  expect(running).toBe(true);
  expect(Math.abs(step - 100)).toBeLessThan(5);
  t.send({ type: 'pause' });
  await t.settle();
  expect(t.of('frame').at(-1)?.running).toBe(false);
  const paused = t.of('frame').length;
  await t.settle(1000);
  expect(t.of('frame')).toHaveLength(paused);
});

test('a slow run does one step at a time', async () => {
  const t = setUp();
  t.open(counter);
  await t.settle();
  t.send({ type: 'run', perSecond: 2 });
  await t.settle(2100);
  expect(t.of('frame').at(-1)?.step).toBe(5);
});

test('a held document is compiled and sized, not computed, until it is released', async () => {
  const t = setUp();
  t.open(simple, true);
  await t.settle(1000);
  expect(t.heard.map(({ type }) => type)).toEqual(['compiled']);
  expect(t.of('compiled')[0]).toMatchObject({ held: true });
  expect(t.of('compiled')[0]?.cost).toBeGreaterThan(0);
  t.edit(describeDocument, { title: 'Renamed' });
  t.send({ type: 'run', perSecond: 10 });
  await t.settle(1000);
  expect(t.of('frame')).toEqual([]);
  t.send({ type: 'release' });
  await t.settle();
  expect(t.of('compiled').at(-1)?.held).toBe(false);
  expect(t.value('y')).toBe(7);
});

test('claims are checked again after 300 ms of quiet', async () => {
  const t = setUp();
  const claim = {
    experiment: 'main',
    measure: { probe: 'p', reduce: 'last' },
    is: { equals: 7, tolerance: 1e-9 },
    because: '2 · 3 + 1',
  } as const;
  t.open({ ...simple, probes: { p: { target: { node: 'y', port: 'activation' }, every: 1 } }, claims: [claim] });
  await t.settle(50);
  expect(t.of('claims').map(({ results }) => results[0]?.holds)).toEqual([true]);
  t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: 4 }] });
  await t.settle(290);
  expect(t.of('claims')).toHaveLength(1);
  await t.settle(20);
  expect(t.of('claims').map(({ results }) => results[0]?.holds)).toEqual([true, false]);
});

test('claims that are checked only when asked count no more after a change', async () => {
  const t = setUp();
  const claim = { experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { atLeast: 7 }, because: '2 · 3 + 1' } as const;
  t.open({
    ...simple,
    probes: { p: { target: { node: 'y', port: 'activation' }, every: 1 } },
    experiments: { main: { verb: 'forward', length: 3000 } },
    claims: [claim],
  });
  await t.settle(350);
  expect(t.of('claims')).toEqual([]);
  t.send({ type: 'check' });
  await t.settle(1000);
  expect(t.of('claims').map(({ results }) => results.map(({ holds }) => holds))).toEqual([[true]]);
  t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: 4 }] });
  await t.settle(310);
  expect(t.of('claims').at(-1)?.results).toEqual([]);
});

test('agreement is measured against float64, after writes too', async () => {
  const t = setUp(true);
  t.open(simple);
  await t.settle();
  t.edit(setParams, { changes: [{ owner: 'e', name: 'weight', value: 0.1 }] });
  await t.settle(600);
  const differences = t.of('agreement').map(({ difference }) => difference);
  expect(differences[0]).toBe(0);
  expect(differences[1]).toBeGreaterThan(0);
  expect(differences[1]).toBeLessThan(1e-7);
});

test('a backend that fails is said, and another one is the way out', async () => {
  const t = setUp();
  t.open(simple);
  await t.settle();
  t.send({ type: 'use-backend', name: 'webgpu' });
  await t.settle();
  expect(t.of('failed')).toEqual([{ type: 'failed', message: 'webgpu: the browser has no WebGPU' }]);
  t.send({ type: 'use-backend', name: 'cpu' });
  await t.settle();
  expect(t.asked).toEqual(['auto', 'webgpu', 'cpu']);
  expect(t.heard.at(-1)?.type === 'failed').toBe(false);
  expect(t.value('y')).toBe(7);
});

test('what is no number on one side only is an infinite difference', () => {
  expect(largestDifference(rows(NaN, 1), rows(NaN, 1))).toBe(0);
  expect(largestDifference(rows(NaN, 1), rows(0, 1))).toBe(Infinity);
  expect(largestDifference(rows(Infinity), rows(Infinity))).toBe(0);
  expect(largestDifference(rows(200), rows(100))).toBe(1);
});

/** y ← 10 y + 2 is 2·(10ᵏ⁺¹ − 1)/9 at step k: beyond all numbers of float32, which end at 3.4·10³⁸, from step 39 on. */
const exploding: GraphDocument = {
  ...counter,
  edges: { e: weightTo('y', 1), loop: { ...weightTo('y', 10, 1), from: { node: 'y', port: 'activation' } } },
};

test('the first number that is not finite is said once, with its place and step, and taken back where all are finite again', async () => {
  const t = setUp(true);
  t.open(exploding);
  await t.settle();
  for (const steps of [20, 40, 5]) {
    t.send({ type: 'advance', steps });
    await t.settle(1000);
  }
  expect(t.of('not-finite').map(({ found }) => found)).toMatchObject([{ code: 'not-finite', at: { owner: 'y', field: 'netInput' } }]);
  expect(t.of('not-finite')[0]?.found?.message).toMatch(/^The net input of y has grown beyond all numbers \(∞\) from step 39 on\. Try/);
  expect(t.of('frame').at(-1)?.step).toBe(65); // looking for it has not moved the session
  expect(t.value('y')).toBe(Infinity);
  t.send({ type: 'seek', step: 30 });
  await t.settle();
  expect(t.of('not-finite').at(-1)?.found).toBeUndefined();
  expect(t.of('not-finite')).toHaveLength(2);
});
