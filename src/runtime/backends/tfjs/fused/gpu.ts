/** Runs the shader of a region. What it reads is packed into few matrices: a GPU binds eight buffers, and a region has dozens of inputs. */
import { concat, keep, slice, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { groupBy, present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import { drawTable } from '../custom/random.ts';
import type { Steps } from './host.ts';
import { runRegion, shouldPack } from './kernel.ts';
import { canPack, packedGlslOf } from './packed.ts';
import { createSizing, partFor, type Extent, type Extents, type Region } from './region.ts';
import type { Outcome, Runner } from './running.ts';
import { blocksOf, glslOf, uniformsOf, wgslOf, type Source } from './shader.ts';

/** Elements of one matrix, of which a texture always has room. */
const LARGEST_RESULT = 2 ** 24;
/** Matrices that a shader may read: WebGL 2 binds 16, WebGPU eight and the result among them. */
const MOST_BOUND = { webgl: 12, webgpu: 7 } as const;

interface Member {
  readonly id: SignalId;
  readonly tensor: Tensor2D;
}

interface Pack {
  readonly members: readonly Tensor2D[];
  readonly tensor: Tensor2D;
}

/** What computes one result of a region. */
interface Part {
  readonly runner: GpuRunner;
  readonly sizing: ReturnType<typeof createSizing>;
  /** Which inputs of the whole it reads. */
  readonly inputs: readonly number[];
}

interface Packed {
  readonly operands: Tensor2D[];
  readonly sources: ReadonlyMap<SignalId, Source>;
}

const writers = { webgl: glslOf, webgpu: wgslOf } as const;

export class GpuRunner implements Runner {
  readonly #region: Region;
  readonly #backend: 'webgl' | 'webgpu';
  readonly #steady: ReadonlySet<SignalId>;
  readonly #room: number;
  /** Packs of what seldom changes. */
  readonly #packs = new Map<string, Pack>();
  readonly #tables: Packed;
  readonly #codes = new Map<string, string>();
  #parts: readonly Part[] | undefined;

  constructor(region: Region, backend: 'webgl' | 'webgpu', steady: ReadonlySet<SignalId>, room: number) {
    this.#region = region;
    this.#backend = backend;
    this.#steady = steady;
    this.#room = room;
    this.#tables = tablesOf(region);
  }

  run(inputs: readonly Tensor2D[], extents: Extents, steps: Steps): Outcome {
    const { results, traces, moves } = this.#region;
    const [rows, columns] = extents.all;
    const blocks = blocksOf(this.#region, this.#room);
    const isDivided = moves.length === 0 || blocks * rows * columns > LARGEST_RESULT;
    if (isDivided && results.length > 1 && traces.length === 0) return this.#inParts(inputs, steps);
    const { operands, sources } = this.#pack(inputs);
    const packed = this.#backend === 'webgl' && canPack(this.#region, { sources }) && shouldPack(operands);
    const work = {
      extent: [blocks * rows, columns] as const,
      invocations: rows * columns,
      code: this.#codeFor(extents, sources, packed),
      packed,
      uniforms: uniformsOf(rows * columns, steps.from, steps.count),
    };
    const [all] = runRegion([...operands, ...this.#tables.operands], work);
    const whole = present(all, 'result');
    const cut = (block: number, height: number, width: number): Tensor2D =>
      whole.shape[0] === height && columns === width ? whole : slice(whole, [block * rows, 0], [height, width]);
    const extent = (id: SignalId): Extent => present(extents.of.get(id), `%${id}`);
    return {
      results: results.map((id, i) => cut(i, ...extent(id))),
      traces: traces.map((id, t) => ({
        tensor: cut(results.length + t * this.#room, steps.count * rows, columns),
        rows,
        extent: extent(id),
      })),
    };
  }

  /** A shader for every result: one for all of them would give a matrix to cut, and on webgl compute everything for each. */
  #inParts(inputs: readonly Tensor2D[], steps: Steps): Outcome {
    this.#parts ??= this.#region.results.map((id): Part => {
      const part = partFor(this.#region, id);
      const runner = new GpuRunner(part, this.#backend, this.#steady, 1);
      return { runner, sizing: createSizing(part), inputs: part.inputs.map((each) => this.#region.inputs.indexOf(each)) };
    });
    const results = this.#parts.flatMap(({ runner, sizing, inputs: read }) => {
      const own = read.map((i) => present(inputs[i], 'input'));
      return runner.run(own, sizing(own.map(({ shape }) => shape)), steps).results;
    });
    return { results, traces: [] };
  }

  dispose(): void {
    this.#parts?.forEach(({ runner }) => runner.dispose());
    for (const { tensor, members } of this.#packs.values()) if (members.length > 1) tensor.dispose();
    for (const tensor of this.#tables.operands) tensor.dispose();
  }

  #codeFor(extents: Extents, sources: ReadonlyMap<SignalId, Source>, packed: boolean): string {
    const key = JSON.stringify([packed, extents.all, [...sources.values()]]);
    const first = new Set([...sources.values()].map(({ operand }) => operand)).size;
    const tables = new Map([...this.#tables.sources].map(([id, source]) => [id, { ...source, operand: first + source.operand }]));
    const write = packed ? packedGlslOf : writers[this.#backend];
    const code = this.#codes.get(key) ?? write(this.#region, { extents, sources, tables, room: this.#room });
    this.#codes.set(key, code);
    return code;
  }

  #pack(inputs: readonly Tensor2D[]): Packed {
    const members = this.#region.inputs.map((id, i): Member => ({ id, tensor: present(inputs[i], `%${id}`) }));
    const groups = this.#grouped(members, MOST_BOUND[this.#backend] - this.#tables.operands.length);
    const sources = new Map<SignalId, Source>();
    const operands = [...groups].map(([key, group], operand) => {
      group.forEach(({ id, tensor }, i) => sources.set(id, { operand, row: i * tensor.shape[0], extent: tensor.shape }));
      const tensors = group.map(({ tensor }) => tensor);
      return key.startsWith('true') ? this.#lasting(key, tensors) : joined(tensors);
    });
    return { operands, sources };
  }

  /** Each by itself where so many can be bound, else those of a shape together; what changes apart from what stays, if that fits. */
  #grouped(members: readonly Member[], most: number): ReadonlyMap<string, readonly Member[]> {
    const bySteadiness = (member: Member) => `${this.#steady.has(member.id)} ${shapeOf(member)}`;
    for (const key of [idOf, bySteadiness, shapeOf]) {
      const groups = groupBy(members, key);
      if (groups.size <= most) return groups;
    }
    throw new Error(`a region of ${members.length} inputs has more shapes than ${this.#backend} can bind`);
  }

  #lasting(key: string, members: readonly Tensor2D[]): Tensor2D {
    const known = this.#packs.get(key);
    if (known && known.members.length === members.length && known.members.every((tensor, i) => tensor === members[i])) return known.tensor;
    if (known && known.members.length > 1) known.tensor.dispose();
    const tensor = members.length > 1 ? keep(joined(members)) : joined(members);
    this.#packs.set(key, { members, tensor });
    return tensor;
  }
}

const idOf = ({ id }: Member): string => `${id}`;
const shapeOf = ({ tensor }: Member): string => `${tensor.shape}`;

function joined(tensors: readonly Tensor2D[]): Tensor2D {
  const [only] = tensors;
  return only && tensors.length === 1 ? only : concat([...tensors], 0);
}

/** The tables of random numbers, in one matrix per width. */
function tablesOf({ ops }: Region): Packed {
  const draws = ops.flatMap((op) => (op.kind === 'random' ? [op] : []));
  const sources = new Map<SignalId, Source>();
  const operands = [...groupBy(draws, ({ attrs }) => attrs.keys.length)].map(([width, group], operand) => {
    group.forEach(({ output }, i) => sources.set(output, { operand, row: 4 * i, extent: [4, width] }));
    const values = new Float32Array(4 * width * group.length);
    group.forEach(({ attrs }, i) => values.set(drawTable(attrs), 4 * width * i));
    return tidy(() => keep(tensor2d(values, [4 * group.length, width], 'float32')));
  });
  return { operands, sources };
}
