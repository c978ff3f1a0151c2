/** A run outlives its worker and its device: it goes on from states that were told, and comes to the same values. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import type { GraphDocument } from '../graph/index.ts';
import type { Backend, Executable } from './backend.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { isFatal } from './fatal.ts';
import { createHost } from './host.ts';
import { EVERY, MOST_NUMBERS } from './lifeline.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { SavedStates } from './states.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** y counts: y ← y + 2·1 with a delay of one step */
const counter: GraphDocument = drawing(
  { x: input([[2]]), y: node('unit', { activation: 'linear' }) },
  { e: weight('x', 'y', 1), loop: { ...weight('y', 'y', 1), params: { weight: 1, delay: 1 } } },
);

/** A backend whose device can be lost. */
function fragile() {
  const whole = createReferenceBackend();
  let isLost = false;
  const after = <T>(work: Promise<T>): Promise<T> => {
    if (isLost) return Promise.reject(new Error('Unable to create a texture'));
    return work;
  };
  const backend: Backend = {
    name: 'webgl',
    lost: () => (isLost ? 'the graphics context was lost' : undefined),
    async prepare(plan) {
      const executable = await whole.prepare(plan);
      const guarded: Partial<Executable> = {
        advance: (...args) => after(executable.advance(...args)),
        observe: (...args) => after(executable.observe(...args)),
        checkpoint: () => after(executable.checkpoint()),
      };
      return new Proxy(executable, {
        get: (target, name) => {
          const own = (guarded as Record<string | symbol, unknown>)[name] ?? Reflect.get(target, name, target);
          return typeof own === 'function' ? own.bind(target) : own;
        },
      });
    },
  };
  return { backend, lose: () => void (isLost = true) };
}

function setUp(first: Backend = createReferenceBackend(), end?: (error: unknown) => void) {
  const heard: FromWorker[] = [];
  const asked: string[] = [];
  let next = first;
  const host = createHost({
    kinds,
    post: (message) => void heard.push(message),
    async openBackend(name) {
      asked.push(name);
      const backend = next;
      next = createReferenceBackend();
      return { backend, choice: { name: backend.name, why: '', device: '', alternatives: [] } };
    },
    now: () => vi.getMockedSystemTime()?.getTime() ?? 0,
    ...(end && { end }),
  });
  const of = <T extends FromWorker['type']>(type: T) =>
    heard.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type);
  const valueOfY = () => {
    const place = of('compiled').at(-1)?.observables.find(({ owner, what }) => owner === 'y' && what === 'activation'); // prettier-ignore
    return of('frame')
      .at(-1)
      ?.signals.find(({ signal }) => signal === place?.signal)?.values[place?.index ?? 0];
  };
  return {
    asked,
    of,
    valueOfY,
    stepNow: () => of('frame').at(-1)?.step ?? 0,
    send: (message: ToWorker) => host.receive(message),
    open: (from?: SavedStates) => host.receive({ type: 'open', revision: 0, document: counter, experiment: 'main', held: false, from }),
    settle: (ms = 0) => vi.advanceTimersByTimeAsync(ms),
  };
}

test('states are told at the start of a run, then every two seconds, and at once where it goes elsewhere', async () => {
  const t = setUp();
  t.open();
  await t.settle();
  t.send({ type: 'run', perSecond: 100 });
  await t.settle(10 * EVERY);
  const told = t.of('checkpoint');
  expect(told.length).toBeGreaterThanOrEqual(10);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told.at(-1)?.states.step).toBeGreaterThan(t.stepNow() - 100 * (EVERY / 1000) - 10);
  t.send({ type: 'pause' });
  await t.settle(EVERY);
  expect(t.of('checkpoint').at(-1)?.states.step).toBe(t.stepNow());
  t.send({ type: 'seek', step: 50 });
  await t.settle();
  expect(t.of('checkpoint').at(-1)?.states.step).toBe(50);
  t.send({ type: 'reset' });
  await t.settle();
  expect(t.of('checkpoint').at(-1)?.states.step).toBe(0);
});

test('where nothing changes nothing is told again', async () => {
  const t = setUp();
  t.open();
  await t.settle();
  t.send({ type: 'advance', steps: 5 });
  await t.settle(60_000);
  const count = t.of('checkpoint').length;
  t.send({ type: 'pause' });
  await t.settle(60_000);
  expect(t.of('checkpoint')).toHaveLength(count);
  expect(MOST_NUMBERS * 8).toBeLessThanOrEqual(16_000_000); // bytes
});

test('another host goes on from the states, with the values of a run that was not broken off', async () => {
  const [first, second] = [setUp(), setUp()];
  first.open();
  await first.settle();
  first.send({ type: 'advance', steps: 40 });
  await first.settle(2 * EVERY);
  const states = first.of('checkpoint').at(-1)?.states;
  expect(states?.step).toBe(40);
  second.open(structuredClone(states));
  await second.settle();
  expect([second.stepNow(), second.valueOfY()]).toEqual([40, first.valueOfY()]);
  for (const t of [first, second]) t.send({ type: 'advance', steps: 7 });
  await second.settle(10);
  expect([second.stepNow(), second.valueOfY()]).toEqual([47, first.valueOfY()]);
});

test('a device that is lost gives way to another backend, on which the run goes on', async () => {
  const { backend, lose } = fragile();
  const t = setUp(backend);
  t.open();
  await t.settle();
  t.send({ type: 'run', perSecond: 100 });
  await t.settle(3 * EVERY);
  const known = t.of('checkpoint').at(-1)?.states.step ?? 0;
  lose();
  await t.settle(1_000);
  expect(t.of('device-lost')).toEqual([{ type: 'device-lost', name: 'webgl', step: known, running: true }]);
  expect(t.asked).toEqual(['auto', 'auto']);
  expect(t.of('failed')).toEqual([]);
  expect(t.of('backend').at(-1)?.choice.name).toBe('reference');
  expect(t.of('frame').at(-1)?.running).toBe(true);
  expect(t.stepNow()).toBeGreaterThan(known + 50);
  expect(t.valueOfY()).toBe(2 * (t.stepNow() + 1)); // 2 at the first step, 2 more with each
});

test('a device that was chosen by hand and is lost is not chosen again by itself, but by hand', async () => {
  const { backend, lose } = fragile();
  const t = setUp();
  t.open();
  await t.settle();
  const other = setUp(backend);
  other.send({ type: 'use-backend', name: 'webgl' });
  other.open();
  await other.settle();
  lose();
  other.send({ type: 'advance', steps: 3 });
  await other.settle(10);
  expect(other.asked).toEqual(['webgl', 'auto']);
  other.send({ type: 'use-backend', name: 'webgl' });
  await other.settle();
  expect(other.asked).toEqual(['webgl', 'auto', 'webgl']);
});

test('after an error that leaves WebAssembly in any state the realm ends; other errors are said', async () => {
  const end = vi.fn<(error: unknown) => void>();
  const fatal = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
  const whole = createReferenceBackend();
  const t = setUp({ ...whole, prepare: () => Promise.reject(fatal) }, end);
  t.open();
  await t.settle();
  expect(end).toHaveBeenCalledWith(fatal);
  expect(t.of('failed')).toEqual([]);
  expect(isFatal(new RangeError('WebAssembly.Memory(): could not allocate memory'))).toBe(true);
  expect(isFatal(new RangeError('Invalid array length'))).toBe(false);
  expect(isFatal(new Error('a sentence'))).toBe(false);
});
