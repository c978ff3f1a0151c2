/** Files 03 and 04: dense nets as layers and once more unit by unit, committee machines, and graphs wired unit by unit. */
import dense from '../reference/03_dense_forward.json';
import dags from '../reference/04_dag_forward_backward.json';
import type { GraphNode } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { names, shapeOf } from './activations.ts';
import type { Case, Expectation } from './case.ts';

/** `leaky_relu:0.1` or `gen_tanh:0.75,-0.5` as parameters of ours. */
export function activationOf(text: string) {
  const [name = '', list = ''] = text.split(':');
  const [first, second] = list.split(',').map(Number);
  const given = name.startsWith('gen_') ? { gamma: first ?? 1, theta: second ?? 0 } : list === '' ? {} : { alpha: first ?? 0 };
  return { activation: names[name] as string, ...shapeOf(name, given) };
}

interface Net {
  readonly name: string;
  readonly activations: readonly string[];
  readonly kernels: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
  readonly x: readonly (readonly number[])[];
  readonly expected: readonly { readonly net: readonly (readonly number[])[]; readonly activation: readonly (readonly number[])[] }[];
}

interface Part {
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly edges: Readonly<Record<string, EdgeSketch>>;
  readonly expectations: readonly Expectation[];
}

/** Column `j` of rows. */
const column = (rows: readonly (readonly number[])[], j: number): number[] => rows.map((row) => row[j] as number);
/** A softmax over a layer is a node of its own here. */
const plain = (activation: string) => (activation === 'softmax' ? 'linear' : activation);

function asLayers({ activations, kernels, biases, x, expected }: Net, prefix: string): Part {
  const name = (l: number) => (l < 0 ? `${prefix}x` : `${prefix}l${l}`);
  const nodes: Record<string, GraphNode> = { [name(-1)]: input(x) };
  const edges: Record<string, EdgeSketch> = {};
  const expectations: Expectation[] = [];
  activations.forEach((activation, l) => {
    const bias = biases[l] as readonly number[];
    nodes[name(l)] = node('layer', { size: bias.length, bias, ...activationOf(plain(activation)) });
    edges[`${prefix}w${l}`] = weight(name(l - 1), name(l), kernels[l]);
    expectations.push({ what: `${name(l)}.netInput`, expected: (expected[l]?.net ?? []).flat() });
    const values = (expected[l]?.activation ?? []).flat();
    if (activation === 'softmax') {
      nodes[`${prefix}s`] = node('softmax');
      edges[`${prefix}sw`] = wire(name(l), `${prefix}s`);
      expectations.push({ what: `${prefix}s.share`, expected: values });
    } else expectations.push({ what: `${name(l)}.activation`, expected: values });
  });
  return { nodes, edges, expectations };
}

function asUnits({ activations, kernels, biases, x, expected }: Net, prefix: string): Part {
  const name = (l: number, j: number) => (l < 0 ? `${prefix}x${j}` : `${prefix}u${l}-${j}`);
  const nodes: Record<string, GraphNode> = {};
  const edges: Record<string, EdgeSketch> = {};
  const expectations: Expectation[] = [];
  (x[0] ?? []).forEach((_, j) => (nodes[name(-1, j)] = input(column(x, j).map((value) => [value]))));
  activations.forEach((activation, l) => {
    (biases[l] ?? []).forEach((bias, j) => {
      nodes[name(l, j)] = node('unit', { bias, ...activationOf(plain(activation)) });
      kernels[l]?.forEach((row, i) => (edges[`${prefix}w${l}-${i}-${j}`] = weight(name(l - 1, i), name(l, j), row[j])));
      expectations.push({ what: `${name(l, j)}.netInput`, expected: column(expected[l]?.net ?? [], j) });
      if (activation !== 'softmax')
        expectations.push({ what: `${name(l, j)}.activation`, expected: column(expected[l]?.activation ?? [], j) });
      else edges[`${prefix}s${j}`] = wire(name(l, j), `${prefix}s`, { slot: j });
    });
    if (activation !== 'softmax') return;
    nodes[`${prefix}s`] = node('softmax');
    expectations.push({ what: `${prefix}s.share`, expected: (expected[l]?.activation ?? []).flat() });
  });
  return { nodes, edges, expectations };
}

const denseNets = dense.nets.map((net): Net => ({
  name: net.name,
  activations: net.activations,
  kernels: net['kernel[layer][from][to]'],
  biases: net['bias[layer][to]'],
  x: net['x[batch][in]'],
  expected: net.expected.layers as Net['expected'],
}));

/** A committee machine is a net of two layers without biases. */
const committees = dense.committee_machines.map((machine): Net => {
  const { local_fields: fields, sigma, S } = machine.expected;
  const sign = 'mcculloch_pitts:0';
  const kernel = machine['xi[batch][j]'][0]?.map((_, j) => machine['w[k][j]'].map((row) => row[j] as number)) ?? [];
  return {
    name: machine.name,
    activations: [machine.gamma === null ? sign : `gen_tanh:${machine.gamma},0`, machine.g_out === 'sign' ? sign : machine.g_out],
    kernels: [kernel, machine['v[k]'].map((v) => [v])],
    biases: [machine['v[k]'].map(() => 0), [0]],
    x: machine['xi[batch][j]'],
    expected: [
      { net: fields, activation: sigma },
      {
        net: sigma.map((row) => [row.reduce((sum, value, k) => sum + value * (machine['v[k]'][k] as number), 0)]),
        activation: S.map((value) => [value]),
      },
    ],
  };
});

/** Nets with equally many rows share a drawing, so that devices have few plans to prepare. */
function together(nets: readonly Net[], way: string, wired: (net: Net, prefix: string) => Part): readonly Case[] {
  return [...new Set(nets.map(({ x }) => x.length))].map((rows) => {
    const same = nets.filter(({ x }) => x.length === rows);
    const parts = same.map((net, i) => wired(net, `n${i}`));
    return {
      file: dense.file,
      name: `${same.map(({ name }) => name).join(', ')} ${way}`,
      document: drawing(
        Object.assign({}, ...parts.map(({ nodes }) => nodes)) as Part['nodes'],
        Object.assign({}, ...parts.map(({ edges }) => edges)) as Part['edges'],
      ),
      bounds: dense.tolerance,
      expectations: parts.flatMap(({ expectations }) => expectations),
    };
  });
}

type Dag = (typeof dags.graphs)[number];

/** A graph of the file, edge `e` as `e0`, `e1`, … */
export function unitDrawing(graph: Dag): Pick<Part, 'nodes' | 'edges'> {
  const inputs = graph.inputs as Readonly<Record<string, readonly number[]>>;
  const nodes = graph.nodes.map((unit): readonly [string, GraphNode] => {
    if (unit.kind === 'input') return [unit.id, input((inputs[unit.id] ?? []).map((value) => [value]))];
    return [unit.id, node('unit', { bias: unit.bias ?? 0, ...activationOf(unit.activation ?? '') })];
  });
  return {
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(graph.edges.map(({ from, to, w }, e) => [`e${e}`, weight(from, to, w)])),
  };
}

const dagCases = dags.graphs.map((graph): Case => {
  const [net, activation] = [graph.expected.net, graph.expected.activation] as readonly Readonly<Record<string, readonly number[]>>[];
  const { nodes, edges } = unitDrawing(graph);
  return {
    file: dags.file,
    name: graph.name,
    document: drawing(nodes, edges),
    bounds: dags.tolerance,
    expectations: [
      ...Object.entries(net ?? {}).map(([id, expected]) => ({ what: `${id}.netInput`, expected })),
      ...Object.entries(activation ?? {}).map(([id, expected]) => ({ what: `${id}.activation`, expected })),
    ],
  };
});

export const netCases: readonly Case[] = [
  ...together([...denseNets, ...committees], 'as layers', asLayers),
  ...together([...denseNets, ...committees], 'unit by unit', asUnits),
  ...dagCases,
];
