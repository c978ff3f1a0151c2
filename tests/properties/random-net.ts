/** Random networks to be trained, as a person draws them: units and layers, skip connections, shared and frozen weights, delayed loops. */
import type { Json, JsonObject } from '../../src/base/index.ts';
import type { GraphDocument, GraphNode } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { drawFrom, type Draw } from './random-graph.ts';

interface Part {
  readonly id: string;
  readonly size: number;
}

const activations = ['linear', 'tanh', 'sigmoid', 'softplus', 'relu', 'leaky-relu', 'elu', 'gain-tanh', 'gain-sigmoid'];
const MOST_WINDOW = 4;

/** A training of one step down the gradient, at rate 1, of the loss `loss`. */
export function randomNet(seed: number, parts: number): GraphDocument {
  const draw = drawFrom(seed);
  const rows = 1 + draw.below(4);
  const data = (size: number, count = rows) => input(Array.from({ length: count }, () => Array.from({ length: size }, draw.number)));
  const net = new Net(draw, { x0: data(3), x1: data(1, draw.pick([1, rows])), b: node('bias') });
  for (let i = 0; i < parts; i++) net.addPart();
  for (let i = draw.below(3); i > 0; i--) net.closeLoop();
  const { nodes, edges } = net;
  share(draw, edges);
  const seen = net.seen();
  const size = seen.reduce((sum, part) => sum + part.size, 0);
  nodes['t'] = data(size);
  nodes['loss'] = node('loss', { loss: draw.pick(size > 1 ? [...losses, 'categorical-cross-entropy'] : losses) });
  seen.forEach(({ id }, slot) => (edges[`p${slot}`] = wire(id, 'loss.prediction', { slot })));
  edges['q'] = wire('t', 'loss.target');
  return drawing(nodes, edges, {
    probes: { loss: { target: { node: 'loss', port: 'value' }, every: 1 } },
    experiments: {
      main: { verb: 'train', loss: 'loss', length: 1, optimizer: { rule: 'sgd', rate: 1 }, window: 1 + draw.below(MOST_WINDOW) },
    },
  });
}

class Net {
  readonly nodes: Record<string, GraphNode>;
  readonly edges: Record<string, EdgeSketch> = {};
  private readonly sources: Part[] = [
    { id: 'x0', size: 3 },
    { id: 'x1', size: 1 },
    { id: 'b', size: 1 },
  ];
  private readonly sums: Part[] = [];
  private readonly draw: Draw;

  constructor(draw: Draw, given: Readonly<Record<string, GraphNode>>) {
    this.draw = draw;
    this.nodes = { ...given };
  }

  addPart(): void {
    const id = `n${this.sources.length}`;
    if (this.sums.length > 0 && this.draw.chance(0.15)) this.addFunction(id);
    else this.addSum(id);
  }

  /** From anywhere, a step or two later. */
  closeLoop(): void {
    const { draw } = this;
    this.connect(draw.pick(this.sources), draw.pick(this.sums), { delay: 1 + draw.below(2) });
  }

  /** What the loss compares: the newest part and another. */
  seen(): readonly Part[] {
    return [this.sources.at(-1) as Part, this.draw.pick(this.sums)];
  }

  private addFunction(id: string): void {
    const { draw } = this;
    const source = draw.pick(this.sums);
    this.nodes[id] = draw.chance(0.5) ? node('softmax') : node('activation', shape(draw));
    this.add(wire(source.id, id));
    this.sources.push({ id, size: source.size });
  }

  private addSum(id: string): void {
    const { draw } = this;
    const size = draw.pick([1, 1, 1, 3, 4]);
    const own = { id, size };
    const bias: Json = size === 1 || draw.chance(0.5) ? draw.number() : Array.from({ length: size }, draw.number);
    const rule = draw.chance(0.1) ? { rule: 'fixed' } : {};
    this.nodes[id] = node(size === 1 ? 'unit' : 'layer', { ...shape(draw), ...rule, bias, ...(size === 1 ? {} : { size }) });
    // the newest is heard by somebody, so that most of the drawing has a part in the loss
    this.connect(this.sources.at(-1) as Part, own);
    for (let more = draw.below(3); more > 0; more--) this.connect(draw.pick(this.sources), own);
    this.sources.push(own);
    this.sums.push(own);
  }

  private connect(from: Part, to: Part, late: JsonObject = {}): void {
    const { draw } = this;
    this.add(draw.chance(0.1) && from.size === to.size ? wire(from.id, to.id, late) : weighted(draw, from, to, late));
  }

  private add(edge: EdgeSketch): void {
    this.edges[`e${Object.keys(this.edges).length}`] = edge;
  }
}

const losses = ['mean-squared-error', 'binary-cross-entropy'];
const shape = (draw: Draw): JsonObject => ({
  activation: draw.pick(activations),
  sharpness: draw.pick([1, 2]),
  gain: draw.pick([0.5, 1]),
  threshold: draw.number(),
});

/** A connection with some connectivity, given or drawn weights; one in ten is frozen. */
function weighted(draw: Draw, from: Part, to: Part, more: JsonObject): EdgeSketch {
  const params = { ...more, ...(draw.chance(0.1) ? { rule: 'fixed' } : {}) };
  const ways: readonly (() => EdgeSketch)[] = [
    () => weight(from.id, to.id, Array.from({ length: from.size * to.size }, draw.number), params),
    () => weight(from.id, to.id, draw.number(), params),
    () => weight(from.id, to.id, 1, { ...params, initial: 'normal', scale: 0.5 }),
    () => weight(from.id, to.id, 1, { ...params, initial: 'uniform', connectivity: 'one-to-one' }),
    () => weight(from.id, to.id, 1, { ...params, initial: 'uniform', connectivity: 'random', probability: 0.6 }),
    () =>
      weight(from.id, to.id, draw.number(), {
        ...params,
        connectivity: 'list',
        pairs: [
          [from.size - 1, 0],
          [0, to.size - 1],
        ],
      }),
  ];
  const isPairwise = from.size === to.size && from.size > 1;
  return draw.pick(ways.filter((_, i) => i !== 3 || isPairwise))();
}

/** Gives two weights of single units, or two full matrices of one shape, one name. */
function share(draw: Draw, edges: Record<string, EdgeSketch>): void {
  const full = Object.entries(edges).filter(([, { type, params }]) => type === 'weight' && !params['connectivity'] && !params['rule']);
  const alike = (a: EdgeSketch, b: EdgeSketch) => Array.isArray(a.params['weight']) && String(length(a)) === String(length(b));
  for (const [id, edge] of full) {
    const other = draw.pick(full);
    if (!draw.chance(0.8) || other[0] === id || !alike(edge, other[1])) continue;
    for (const [own, { params, ...rest }] of [[id, edge] as const, other])
      edges[own] = { ...rest, params: { ...params, share: `s${length(edge)}` } };
  }
}

const length = ({ params }: EdgeSketch): number => (Array.isArray(params['weight']) ? params['weight'].length : 0);
