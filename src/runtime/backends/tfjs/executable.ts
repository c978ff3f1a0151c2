/** A plan on one tfjs backend: parameters, sources and states stay on the device; entries run one operation at a time. */
import { tensor2d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Entry, Plan } from '../../../compiler/index.ts';
import { elements, signalOf, type Op, type SignalId } from '../../../ir/index.ts';
import type { Executable, Values } from '../../backend.ts';
import { own, put, release, releaseAll, share, upload, type Held } from './held.ts';
import { prepareOp, type Prepared } from './kernels.ts';
import type { Device } from './platform.ts';
import { readBack, settle } from './transfer.ts';

/** `activate` makes the backend the one tfjs computes on; it is called before every run of synchronous operations. */
export function createExecutable(plan: Plan, device: Device, activate: () => void): Executable {
  const { program, entries } = plan;
  const sizeOf = (id: SignalId): number => elements(signalOf(program, id).shape);
  const store = new Map<SignalId, Held>();
  const parameters = createParameters(plan.parameters);
  const operations = new Map<Op, Prepared>();
  let setupIsDue = true;
  let disposed = false;

  const prepareOps = ({ steps }: Entry) => {
    for (const { op } of steps)
      if (!operations.has(op)) operations.set(op, prepareOp(op, { backend: device.name, inputs: op.inputs.map((id) => signalOf(program, id)) }));
  };
  /** What an entry computes and does not free; the caller releases it. */
  const run = ({ steps }: Entry, fed: ReadonlyMap<SignalId, Held>): Map<SignalId, Held> => {
    const computed = new Map<SignalId, Held>();
    const find = (id: SignalId) => present(computed.get(id) ?? fed.get(id) ?? store.get(id), `%${id}`).tensor;
    try {
      for (const { op, free } of steps) {
        const operation = present(operations.get(op), op.kind);
        computed.set(op.output, own(tidy(() => operation.run(op.inputs.map(find)))));
        for (const id of free) {
          const held = computed.get(id);
          if (held) release(held);
          computed.delete(id);
        }
      }
      return computed;
    } catch (error) {
      releaseAll(computed);
      throw error;
    }
  };
  /** Brings parameters to the device and computes again what follows from them, if any was written. */
  const begin = () => {
    if (disposed) throw new Error('the executable was disposed');
    activate();
    for (const [id, values] of parameters.changed()) put(store, id, upload({ rows: 1, values }, values.length));
    if (!setupIsDue) return;
    const computed = run(entries.setup, new Map());
    for (const id of entries.setup.roots) if (computed.has(id)) put(store, id, share(present(computed.get(id), `%${id}`)));
    releaseAll(computed);
    setupIsDue = false;
  };
  const read = async (requests: readonly ReadonlyMap<SignalId, Held>[]): Promise<Values[]> => {
    const rows = await readBack(requests.flatMap((request) => [...request.values()]), device.gpu);
    return requests.map((request) => new Map([...request].map(([id, held]) => [id, present(rows.get(held), `%${id}`)])));
  };
  const pick = (ids: readonly SignalId[], ...places: ReadonlyMap<SignalId, Held>[]): Map<SignalId, Held> =>
    new Map([...new Set(ids)].map((id) => [id, share(present(places.find((place) => place.has(id))?.get(id), `%${id}`))]));

  const step = (record: readonly SignalId[]): Map<SignalId, Held> => {
    const computed = run(entries.step, new Map());
    try {
      const recorded = pick(record, computed, store);
      const nexts = program.states.map(({ next }) => share(present(computed.get(next) ?? store.get(next), `%${next}`)));
      program.states.forEach(({ current }, i) => put(store, current, present(nexts[i], `%${current}`)));
      return recorded;
    } finally {
      releaseAll(computed);
    }
  };
  const evaluate = async (entry: Entry, feeds: Values, ids: readonly SignalId[]): Promise<Values> => {
    begin();
    const fed = new Map([...feeds].map(([id, rows]) => [id, upload(rows, sizeOf(id))]));
    let wanted: Map<SignalId, Held>;
    try {
      const computed = run(entry, fed);
      try {
        wanted = pick(ids, computed, fed, store);
      } finally {
        releaseAll(computed);
      }
    } finally {
      releaseAll(fed);
    }
    return present((await read([wanted]))[0], 'values');
  };
  const reset = () => {
    activate();
    for (const { current, initial } of program.states) {
      const size = sizeOf(current);
      put(store, current, own(tensor2d(new Float32Array(size).fill(initial), [1, size], 'float32')));
    }
  };
  const dispose = () => {
    disposed = true;
    releaseAll(store);
    for (const { held } of operations.values()) held.forEach((tensor: Tensor) => tensor.dispose());
    operations.clear();
  };

  activate();
  try {
    Object.values(entries).forEach(prepareOps);
    for (const [id, rows] of plan.sources) put(store, id, upload(rows, sizeOf(id)));
    reset();
  } catch (error) {
    dispose();
    throw error;
  }

  return {
    write(parameter, offset, values) {
      parameters.write(parameter, offset, values);
      setupIsDue = true;
    },
    feed(source, rows) {
      activate();
      put(store, source, upload(rows, sizeOf(source)));
    },
    async advance(steps, record) {
      begin();
      const frames = Array.from({ length: steps }, () => step(record));
      const state = store.get(present(program.states[0], 'state').current);
      if (record.length === 0 && device.gpu && state) await settle(state);
      return read(frames);
    },
    observe: (ids) => evaluate(entries.observe, new Map(), ids),
    evaluate: (feeds, ids) => evaluate(entries.evaluate, feeds, ids),
    reset,
    dispose,
  };
}

/** Parameters on the host, float32; which of them the device does not have yet. */
function createParameters(initial: ReadonlyMap<SignalId, Float64Array>) {
  const values = new Map([...initial].map(([id, given]) => [id, Float32Array.from(given)]));
  let due = new Set(values.keys());
  return {
    write(id: SignalId, offset: number, written: ArrayLike<number>) {
      present(values.get(id), `parameter %${id}`).set(written, offset);
      due.add(id);
    },
    /** Once per write, so that dragging a weight costs one upload per entry. */
    changed(): [SignalId, Float32Array][] {
      const changed = [...due].map((id): [SignalId, Float32Array] => [id, present(values.get(id), `%${id}`)]);
      due = new Set();
      return changed;
    },
  };
}
