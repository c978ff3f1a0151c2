/**
 * Random valid drawings of all kinds, from a seed: for properties that must hold of every drawing.
 * All numbers are multiples of 1/64, so that float32 holds inputs and weights exactly.
 */
import * as fc from '../fast-check.ts';
import { uniform, type Json, type JsonObject } from '../../src/base/index.ts';
import type { GraphDocument, GraphNode, TensorData } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';

export interface Wishes {
  /**
   * Steps, signs, winners and angles see exact numbers only, and no weight amplifies: then rounding stays rounding, and two
   * backends may be compared. Without it anything goes anywhere.
   */
  readonly smooth?: boolean;
  /** Delayed edges that close loops. */
  readonly loops?: boolean;
}

interface Source {
  /** `node.port`. */
  readonly from: string;
  readonly size: number;
  /** Small and exact in float32. */
  readonly exact: boolean;
}

export type Draw = ReturnType<typeof drawFrom>;

/** Repeatable choices from a seed. */
export function drawFrom(seed: number) {
  let count = 0;
  const next = () => uniform({ seed, owner: 'random-graph', purpose: 'draw' }, count++);
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (p: number) => next() < p,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    /** A multiple of 1/64 in [−1, 1]. */
    number: () => (below(129) - 64) / 64,
    shuffled: <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}

const smoothFunctions = ['linear', 'relu', 'leaky-relu', 'elu', 'softplus', 'sigmoid', 'tanh', 'gain-sigmoid', 'gain-tanh'];
const jumps = ['step', 'sign'];
const kindsDrawn = [
  'unit',
  'unit',
  'unit',
  'unit',
  'layer',
  'layer',
  'net-input',
  'activation',
  'softmax',
  'one-hot',
  'maxout',
  'angle',
  'note',
];

export function randomDrawing(seed: number, size: number, wishes: Wishes = {}): GraphDocument {
  const sketch = new Sketch(drawFrom(seed), wishes);
  sketch.addInputs();
  for (let i = 0; i < size; i++) sketch.addNode();
  if (wishes.loops) sketch.closeLoops();
  return sketch.finish(seed);
}

class Sketch {
  private readonly nodes: Record<string, GraphNode> = {};
  private readonly edges: Record<string, EdgeSketch> = {};
  private readonly tensors: Record<string, TensorData> = {};
  private readonly sources: Source[] = [];
  private readonly sums: { readonly to: string; readonly size: number }[] = [];
  private readonly draw: Draw;
  private readonly wishes: Wishes;

  constructor(draw: Draw, wishes: Wishes) {
    this.draw = draw;
    this.wishes = wishes;
  }

  addInputs(): void {
    const { draw } = this;
    const rows = draw.pick([1, 1, 3]);
    for (let i = 0, count = 1 + draw.below(4); i < count; i++) {
      const size = draw.pick([1, 1, 1, 2, 3, 4, 6]);
      const own = draw.chance(0.5) ? rows : 1;
      const id = this.add('input', input(Array.from({ length: own }, () => Array.from({ length: size }, draw.number))));
      this.sources.push({ from: `${id}.activation`, size, exact: true });
    }
    if (draw.chance(0.5)) this.sources.push({ from: `${this.add('bias', node('bias'))}.activation`, size: 1, exact: true });
  }

  addNode(): void {
    const kind = this.draw.pick(kindsDrawn);
    if (kind === 'note') this.add('note', node('note', { text: 'A word' }));
    else if (kind === 'unit' || kind === 'layer' || kind === 'net-input') this.addSum(kind);
    else this.addFunction(kind);
  }

  private add(kind: string, drawn: GraphNode): string {
    const id = `${kind}${Object.keys(this.nodes).length}`;
    this.nodes[id] = drawn;
    return id;
  }

  private connect(edge: EdgeSketch): void {
    this.edges[`e${Object.keys(this.edges).length}`] = edge;
  }

  private addSum(kind: 'unit' | 'layer' | 'net-input'): void {
    const { draw } = this;
    const size = kind === 'unit' ? 1 : draw.pick([1, 1, 2, 3, 4]);
    const into = Array.from({ length: draw.below(4) }, () => draw.pick(this.sources));
    const exact = into.every((source) => source.exact);
    const random = !exact || draw.chance(0.2);
    const bias = kind === 'layer' && draw.chance(0.5) ? Array.from({ length: size }, draw.number) : draw.number();
    const own = kind === 'net-input' ? {} : { ...this.functionParams(exact && !random), bias };
    const id = this.add(kind, node(kind, { ...own, ...(kind === 'unit' ? {} : { size }) }));
    const to = `${id}.${kind === 'net-input' ? 'terms' : 'netInput'}`;
    for (const source of into) this.connect(this.weighted(source, to, size, random));
    this.sums.push({ to, size });
    this.sources.push({ from: `${id}.${kind === 'net-input' ? 'netInput' : 'activation'}`, size, exact: false });
  }

  private weighted({ from, size: fromSize }: Source, to: string, size: number, random: boolean): EdgeSketch {
    const { draw } = this;
    const pairwise = fromSize === size && draw.chance(0.3);
    if (pairwise && draw.chance(0.5)) return wire(from, to);
    const connectivity = pairwise ? 'one-to-one' : 'all-to-all';
    const scale = pairwise ? 1 : this.scaleFor(fromSize);
    if (random && draw.chance(0.3)) return weight(from, to, 1, { connectivity, initial: draw.pick(['uniform', 'normal']), scale: 0.25 });
    const count = pairwise ? size : fromSize * size;
    const list = Array.from({ length: count }, () => scale * draw.number());
    const rows = Array.from({ length: fromSize }, (_, i) => list.slice(i * size, (i + 1) * size));
    const single: Json = scale * draw.number();
    const value: Json = draw.pick([single, count === 1 ? single : list, pairwise ? list : rows, this.tensor(list)]);
    return weight(from, to, value, { connectivity });
  }

  /** What keeps weights from amplifying. */
  private scaleFor(fromSize: number): number {
    if (!this.wishes.smooth) return 1;
    return fromSize > 1 ? 0.125 : 0.25;
  }

  private tensor(values: readonly number[]): JsonObject {
    if (!this.draw.chance(0.5)) return { tensor: this.keep({ shape: [values.length], values }) };
    const bytes = new Uint8Array(Float32Array.from(values).buffer);
    return { tensor: this.keep({ shape: [values.length], base64: btoa(String.fromCharCode(...bytes)) }) };
  }

  private keep(tensor: TensorData): string {
    const name = `t${Object.keys(this.tensors).length}`;
    this.tensors[name] = tensor;
    return name;
  }

  private functionParams(exact: boolean): JsonObject {
    const { draw, wishes } = this;
    const activation = draw.pick(exact || !wishes.smooth ? [...smoothFunctions, ...jumps] : smoothFunctions);
    return { activation, slope: 0.125, alpha: 1.5, sharpness: draw.pick([1, 2]), gain: draw.pick([0.5, 1, 1.5]), threshold: draw.number() };
  }

  private addFunction(kind: string): void {
    const { draw, wishes } = this;
    const jumpy = kind === 'one-hot' || kind === 'angle';
    const sources = jumpy && wishes.smooth ? this.sources.filter(({ exact }) => exact) : this.sources;
    if (kind === 'activation') this.addActivation(draw.pick(sources));
    else if (kind === 'angle') this.addAngle(sources);
    else if (kind === 'maxout') this.addMaxout(draw.pick(sources));
    else {
      const id = this.add(kind, node(kind));
      const into = Array.from({ length: 1 + draw.below(3) }, () => draw.pick(sources));
      into.forEach(({ from }) => this.connect(wire(from, `${id}.values`, { slot: draw.below(3) })));
      const size = into.reduce((sum, source) => sum + source.size, 0);
      this.sources.push({ from: `${id}.${kind === 'softmax' ? 'share' : 'choice'}`, size, exact: kind === 'one-hot' });
    }
  }

  private addActivation(source: Source): void {
    const id = this.add('activation', node('activation', this.functionParams(source.exact)));
    this.connect(wire(source.from, `${id}.netInput`));
    this.sources.push({ from: `${id}.activation`, size: source.size, exact: false });
  }

  private addAngle(sources: readonly Source[]): void {
    const a = this.draw.pick(sources);
    const b = this.draw.pick(sources.filter(({ size }) => size === a.size));
    const id = this.add('angle', node('angle'));
    this.connect(wire(a.from, `${id}.a`));
    this.connect(wire(b.from, `${id}.b`));
    for (const port of ['dot', 'cosine']) this.sources.push({ from: `${id}.${port}`, size: 1, exact: false });
  }

  private addMaxout({ from, size, exact }: Source): void {
    const pieces = this.draw.pick([1, 2, 3]);
    const id = this.add('maxout', node('maxout', { pieces }));
    for (let k = 0; k < pieces; k++) this.connect(wire(from, `${id}.pieces`, { slot: k }));
    this.sources.push({ from: `${id}.activation`, size, exact });
  }

  /** Delayed edges from anywhere into sums, also into earlier ones. */
  closeLoops(): void {
    const { draw, sums } = this;
    for (let i = 0; sums.length > 0 && i < 3; i++) {
      const [{ from, size: fromSize }, { to, size }] = [draw.pick(this.sources), draw.pick(sums)];
      const delay = 1 + draw.below(3);
      if (fromSize === size && draw.chance(0.3)) this.connect(wire(from, to, { delay }));
      else this.connect(weight(from, to, draw.number() / 4, { delay }));
    }
  }

  finish(seed: number): GraphDocument {
    const { draw } = this;
    const mixed = <T>(items: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(draw.shuffled(Object.entries(items)));
    const probes = Object.fromEntries(
      draw
        .shuffled(this.sources)
        .slice(0, 3)
        .map(({ from }, i) => {
          const [id = '', port = ''] = from.split('.');
          return [`p${i}`, { target: { node: id, port }, every: 1 }];
        }),
    );
    return drawing(mixed(this.nodes), mixed(this.edges), { settings: { seed: seed >>> 0, dt: 0.025 }, tensors: this.tensors, probes });
  }
}

/** Drawings as fast-check makes them; a failure shrinks to the smallest drawing. */
export const drawings = (wishes: Wishes = {}, maxSize = 14): fc.Arbitrary<GraphDocument> =>
  fc
    .record({ size: fc.integer({ min: 0, max: maxSize }), seed: fc.integer({ min: 0, max: 2 ** 31 }) })
    .map(({ seed, size }) => randomDrawing(seed, size, wishes));
