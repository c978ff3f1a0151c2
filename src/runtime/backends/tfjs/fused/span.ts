/** Several advances in one call, where the whole advance is one region: then nothing but its own states enters from step to step. */
import { tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import { elementwiseKinds, type Plan } from '../../../../compiler/index.ts';
import type { OpKind, SignalId } from '../../../../ir/index.ts';
import { asFloat } from '../custom/kernel.ts';
import { asRows, extentOf, own, type Held } from '../held.ts';
import type { Device, TfjsName } from '../platform.ts';
import { createSizing, isRegular, isSteady, knownOf, regionOf, type Extents, type Known, type Region } from './region.ts';
import { createRunner } from './runner.ts';
import type { Runner, Trace } from './running.ts';
import type { Steps } from './host.ts';

/** Elements that all traces of a run may have together. */
const MOST_RECORDED = 2 ** 20;
/** Steps of a run that records: webgl computes all steps before a recorded one again. */
const ROOM: Readonly<Record<TfjsName, number>> = { cpu: 4096, wasm: 4096, webgpu: 128, webgl: 16 };
/** A GPU that works longer than a second or two at a time is taken for hung: steps, and operations on elements, of a run. */
const MOST_ON_GPU = { steps: 128, work: 1e9 };

export interface Spanned {
  readonly steps: number;
  readonly states: ReadonlyMap<SignalId, Held>;
  readonly traces: ReadonlyMap<SignalId, Trace>;
}

export interface Moment {
  readonly step: number;
  /** Steps that are still to be done. */
  readonly left: number;
  readonly record: readonly SignalId[];
  find(id: SignalId): Held | undefined;
}

interface Prepared {
  readonly region: Region;
  readonly sizing: ReturnType<typeof createSizing>;
  readonly runners: Map<string, Runner>;
}

export class Span {
  readonly #plan: Plan;
  readonly #device: Device;
  readonly #known: Known;
  readonly #steady: ReadonlySet<SignalId>;
  readonly #prepared = new Map<string, Prepared>();

  constructor(plan: Plan, device: Device, steady: ReadonlySet<SignalId>) {
    this.#plan = plan;
    this.#device = device;
    this.#known = knownOf(plan);
    this.#steady = steady;
  }

  /** Undefined where the next step has to be computed in the ordinary way: as long as states still grow to all rows. */
  run({ step, left, record, find }: Moment): Spanned | undefined {
    const { region, sizing, runners } = this.#regionFor(record);
    for (const id of record) if (!region.traces.includes(id)) present(find(id), `%${id}`);
    const held = region.inputs.map((id) => present(find(id), `%${id}`));
    const extents = sizing(held.map(extentOf));
    if (!isSteady(region, extents) || !isRegular(extents)) return undefined;
    const most = mostSteps(region, extents, this.#device);
    const steps: Steps = { from: step, count: Math.min(left, most) };
    const key = `${extents.all}`;
    const runner = runners.get(key) ?? createRunner(region, this.#device.name, this.#steady, most);
    runners.set(key, runner);
    let traces: readonly Trace[] = [];
    const tensors = tidy((): Tensor2D[] => {
      const outcome = runner.run(
        held.map((each) => asFloat(asRows(each))),
        extents,
        steps,
      );
      traces = outcome.traces;
      return [...outcome.results, ...outcome.traces.map(({ tensor }) => tensor)];
    });
    return {
      steps: steps.count,
      states: new Map(region.results.map((id, i) => [id, own(present(tensors[i], `%${id}`))])),
      traces: new Map(region.traces.map((id, t) => [id, present(traces[t], `%${id}`)])),
    };
  }

  dispose(): void {
    for (const { runners } of this.#prepared.values()) for (const runner of runners.values()) runner.dispose();
    this.#prepared.clear();
  }

  #regionFor(record: readonly SignalId[]): Prepared {
    const key = record.join();
    const known = this.#prepared.get(key);
    if (known) return known;
    const { program, entries } = this.#plan;
    const ops = entries.step.steps.flatMap((step) => step.ops);
    const changing = new Set([...ops.map(({ output }) => output), ...program.states.map(({ current }) => current)]);
    const traces = [...new Set(record)].filter((id) => changing.has(id) || id === this.#plan.clock);
    const currents = program.states.map(({ current }) => current);
    const region = regionOf(ops, currents, this.#known, { moves: program.states, traces });
    const prepared = { region, sizing: createSizing(region), runners: new Map<string, Runner>() };
    this.#prepared.set(key, prepared);
    return prepared;
  }
}

const elementwise: ReadonlySet<OpKind> = new Set(elementwiseKinds);

/** Whether the advance is one region; what else its sources give is for the caller to know. */
export function isOneRegion({ program, entries }: Plan): boolean {
  const { steps } = entries.step;
  const [step] = steps;
  return program.states.length > 0 && step !== undefined && steps.length === 1 && step.ops.every(({ kind }) => elementwise.has(kind));
}

function mostSteps({ ops, traces }: Region, { all: [rows, columns] }: Extents, { name, gpu }: Device): number {
  const size = rows * columns;
  const forTime = gpu ? Math.min(MOST_ON_GPU.steps, Math.floor(MOST_ON_GPU.work / (ops.length * size))) : Infinity;
  const forTraces = traces.length > 0 ? Math.min(ROOM[name], Math.floor(MOST_RECORDED / (traces.length * size))) : Infinity;
  return Math.max(1, Math.min(forTime, forTraces));
}
