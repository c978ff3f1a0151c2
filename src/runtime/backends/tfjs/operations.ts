/** The operations of a plan, prepared for one device, and how an entry runs them one after the other. */
import { reshape, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Entry, Plan, Step } from '../../../compiler/index.ts';
import { elements, signalOf, type Op, type OpKind, type SignalId } from '../../../ir/index.ts';
import { asFloat } from './custom/kernel.ts';
import { createSizing, knownOf, matrixOf, regionOf, type Extent, type Known, type Region } from './fused/region.ts';
import { createRunner } from './fused/runner.ts';
import type { Runner } from './fused/running.ts';
import { asRows, own, release, releaseAll, upload, type Held } from './held.ts';
import { keepsMatrices, prepareOp } from './kernels.ts';
import type { Device } from './platform.ts';
import type { OnHost, Prepared } from './prepared.ts';

/** Where an entry runs. */
export interface Scene {
  readonly step: number;
  /** A value that was there before the entry. */
  find(id: SignalId): Held | undefined;
  /** Called after every wait: makes the device current again, or throws when there is nothing to go on with. */
  resume(): void;
}

/** What a step gives. */
type Given = readonly (readonly [SignalId, Held])[];

interface PreparedRegion {
  readonly region: Region;
  readonly runner: Runner;
  readonly sizing: ReturnType<typeof createSizing>;
}

export class Operations {
  readonly #plan: Plan;
  readonly #device: Device;
  readonly #prepared = new Map<Op, Prepared>();
  readonly #regions = new Map<Step, PreparedRegion>();
  readonly #known: Known;
  readonly #steady: ReadonlySet<SignalId>;

  constructor(plan: Plan, device: Device) {
    this.#plan = plan;
    this.#device = device;
    this.#known = knownOf(plan);
    this.#steady = steadyOf(plan);
  }

  /** What runs alone, and may be refused; regions are prepared when they first run. */
  prepare(): void {
    for (const { steps } of Object.values(this.#plan.entries) as readonly Entry[])
      for (const { ops } of steps) if (ops[0] && ops.length === 1) this.#operationFor(ops[0]);
  }

  #regionFor(step: Step): PreparedRegion {
    const known = this.#regions.get(step);
    if (known) return known;
    const given = regionOf(step.ops, step.outputs, this.#known);
    const region = keepsMatrices(this.#device.name) ? { ...given, matrix: matrixOf(given, this.#plan.program) } : given;
    const prepared = { region, runner: createRunner(region, this.#device.name, this.#steady), sizing: createSizing(region) };
    this.#regions.set(step, prepared);
    return prepared;
  }

  #operationFor(op: Op): Prepared {
    const known = this.#prepared.get(op);
    if (known) return known;
    const inputs = op.inputs.map((id) => signalOf(this.#plan.program, id));
    const prepared = prepareOp(op, { backend: this.#device.name, inputs });
    this.#prepared.set(op, prepared);
    return prepared;
  }

  /** What an entry computes and does not free; it belongs to the caller. Waits only where an operation does: others may activate their backend then. */
  async run({ steps }: Entry, scene: Scene): Promise<Map<SignalId, Held>> {
    const computed = new Map<SignalId, Held>();
    const now = after(scene, computed);
    try {
      for (const step of steps) {
        const [op] = step.ops;
        const given = op && step.ops.length === 1 ? this.#runOp(op, now) : this.#runRegion(step, now);
        for (const [id, held] of given instanceof Promise ? await given : given) computed.set(id, held);
        releaseSome(computed, step.free);
      }
      return computed;
    } catch (error) {
      releaseAll(computed);
      throw error;
    }
  }

  #runOp(op: Op, { step, find, resume }: Scene): Given | Promise<Given> {
    const operation = this.#operationFor(op);
    const held = op.inputs.map((id) => present(find(id), `%${id}`));
    if (!('run' in operation)) return this.#onHost(op, operation, held, resume);
    const result = tidy(() => operation.run(takesMatrices.has(op.kind) ? held.map(({ tensor }) => tensor) : held.map(asRows), step));
    return [[op.output, signalOf(this.#plan.program, op.output).batched ? own(result) : own(result, 1)]];
  }

  #runRegion(step: Step, scene: Scene): Given {
    const { region, runner, sizing } = this.#regionFor(step);
    const { matrix } = region;
    const held = region.inputs.map((id) => present(scene.find(id), `%${id}`));
    const results = tidy(() => {
      const given = held.map((each) => asFloat(matrix && each.tensor.size > 1 ? asMatrix(each, matrix) : asRows(each)));
      return [...runner.run(given, sizing(given.map(({ shape }) => shape)), { from: scene.step, count: 1 }).results];
    });
    return step.outputs.map((id, i) => {
      const result = present(results[i], `%${id}`);
      return [id, matrix ? own(result, 1) : own(result)];
    });
  }

  async #onHost(op: Op, operation: OnHost, operands: readonly Held[], resume: Scene['resume']): Promise<Given> {
    const result = await operation.compute(operands);
    resume();
    return [[op.output, upload(result, elements(signalOf(this.#plan.program, op.output).shape))]];
  }

  dispose(): void {
    for (const { held } of this.#prepared.values()) for (const tensor of held) tensor.dispose();
    this.#prepared.clear();
    for (const { runner } of this.#regions.values()) runner.dispose();
    this.#regions.clear();
  }
}

/** These work with matrices in whatever layout. */
const takesMatrices: ReadonlySet<OpKind> = new Set(['matmul', 'transpose']);

const asMatrix = ({ tensor }: Held, matrix: Extent): Tensor2D =>
  `${tensor.shape}` === `${matrix}` ? tensor : reshape(tensor, [matrix[0], matrix[1]]);

/** A scene in which what has been computed is there too. */
const after = (scene: Scene, computed: ReadonlyMap<SignalId, Held>): Scene => ({
  ...scene,
  find: (id) => computed.get(id) ?? scene.find(id),
});

function releaseSome(computed: Map<SignalId, Held>, ids: readonly SignalId[]): void {
  for (const id of ids) {
    release(present(computed.get(id), `%${id}`));
    computed.delete(id);
  }
}

/** Parameters and what follows from them alone: these change only when somebody writes. */
export function steadyOf({ parameters, entries }: Plan): ReadonlySet<SignalId> {
  return new Set([...parameters.keys(), ...entries.setup.roots]);
}
