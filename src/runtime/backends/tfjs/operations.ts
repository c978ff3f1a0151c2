/** The operations of a plan, prepared for one device, and how an entry runs them one after the other. */
import { tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Entry, Plan, Step } from '../../../compiler/index.ts';
import { elements, signalOf, type Op, type SignalId } from '../../../ir/index.ts';
import { asFloat } from './custom/kernel.ts';
import { createSizing, knownOf, regionOf, type Region } from './fused/region.ts';
import { createRunner } from './fused/runner.ts';
import type { Runner } from './fused/running.ts';
import { own, release, releaseAll, upload, type Held } from './held.ts';
import { prepareOp } from './kernels.ts';
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

  constructor(plan: Plan, device: Device) {
    this.#plan = plan;
    this.#device = device;
  }

  prepare(): void {
    const known = knownOf(this.#plan);
    const steady = steadyOf(this.#plan);
    for (const { steps } of Object.values(this.#plan.entries) as readonly Entry[])
      for (const step of steps) {
        const [op] = step.ops;
        if (op && step.ops.length === 1) this.#prepareOp(op);
        else this.#prepareRegion(step, regionOf(step.ops, step.outputs, known), steady);
      }
  }

  #prepareRegion(step: Step, region: Region, steady: ReadonlySet<SignalId>): void {
    this.#regions.set(step, { region, runner: createRunner(region, this.#device.name, steady), sizing: createSizing(region) });
  }

  #prepareOp(op: Op): void {
    if (this.#prepared.has(op)) return;
    const inputs = op.inputs.map((id) => signalOf(this.#plan.program, id));
    this.#prepared.set(op, prepareOp(op, { backend: this.#device.name, inputs }));
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
    const operation = present(this.#prepared.get(op), op.kind);
    const inputs = op.inputs.map((id) => present(find(id), `%${id}`).tensor);
    return 'run' in operation ? [[op.output, own(tidy(() => operation.run(inputs, step)))]] : this.#onHost(op, operation, inputs, resume);
  }

  #runRegion(step: Step, scene: Scene): Given {
    const { region, runner, sizing } = present(this.#regions.get(step), 'region');
    const given = region.inputs.map((id) => present(scene.find(id), `%${id}`).tensor);
    const results = tidy(() => [...runner.run(given.map(asFloat), sizing(given), { from: scene.step, count: 1 }).results]);
    return step.outputs.map((id, i) => [id, own(present(results[i], `%${id}`))]);
  }

  async #onHost(op: Op, operation: OnHost, inputs: readonly Tensor2D[], resume: Scene['resume']): Promise<Given> {
    const result = await operation.compute(inputs);
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
