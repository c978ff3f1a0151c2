/** The operations of a plan, prepared for one device, and how an entry runs them one after the other. */
import { tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { Entry, Plan } from '../../../compiler/index.ts';
import { elements, signalOf, type Op, type SignalId } from '../../../ir/index.ts';
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

export class Operations {
  readonly #plan: Plan;
  readonly #device: Device;
  readonly #prepared = new Map<Op, Prepared>();

  constructor(plan: Plan, device: Device) {
    this.#plan = plan;
    this.#device = device;
  }

  prepare(): void {
    const { program, entries } = this.#plan;
    for (const { steps } of Object.values(entries) as readonly Entry[])
      for (const { op } of steps)
        if (!this.#prepared.has(op)) {
          const inputs = op.inputs.map((id) => signalOf(program, id));
          this.#prepared.set(op, prepareOp(op, { backend: this.#device.name, inputs }));
        }
  }

  /** What an entry computes and does not free; it belongs to the caller. Waits only where an operation does. */
  async run({ steps }: Entry, { step, find, resume }: Scene): Promise<Map<SignalId, Held>> {
    const computed = new Map<SignalId, Held>();
    const operand = (id: SignalId): Tensor2D => present(computed.get(id) ?? find(id), `%${id}`).tensor;
    try {
      for (const { op, free } of steps) {
        const operation = present(this.#prepared.get(op), op.kind);
        const inputs = op.inputs.map(operand);
        const held = 'run' in operation ? own(tidy(() => operation.run(inputs, step))) : await this.#onHost(op, operation, inputs, resume);
        computed.set(op.output, held);
        for (const id of free) {
          release(present(computed.get(id), `%${id}`));
          computed.delete(id);
        }
      }
      return computed;
    } catch (error) {
      releaseAll(computed);
      throw error;
    }
  }

  async #onHost(op: Op, operation: OnHost, inputs: readonly Tensor2D[], resume: Scene['resume']): Promise<Held> {
    const result = await operation.compute(inputs);
    resume();
    return upload(result, elements(signalOf(this.#plan.program, op.output).shape));
  }

  dispose(): void {
    for (const { held } of this.#prepared.values()) for (const tensor of held) tensor.dispose();
    this.#prepared.clear();
  }
}
