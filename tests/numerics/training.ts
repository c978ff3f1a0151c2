/** Files 04, 06 and 08: gradients, losses step by step, and weights after training, drawn as layers, unit by unit, and for digits. */
import { describe, expect, test } from 'vitest';
import dags from '../reference/04_dag_forward_backward.json';
import iris from '../reference/06_train_iris_softmax_ce.json';
import regression from '../reference/06_train_reg_relu_mse.json';
import sine from '../reference/06_train_sine_mse.json';
import xor from '../reference/06_train_xor_bce.json';
import digits from '../reference/08_mlp_784_16_16_10_digits.json';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import type { Experiment, GraphDocument, GraphNode, Optimizer } from '../../src/graph/index.ts';
import { runExperiment, type Backend } from '../../src/runtime/index.ts';
import { drawing, input, node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { excess, type Bound, type Bounds, type Compared, type Precision } from './case.ts';
import { digitDrawing, parameters } from './digits.ts';
import { field, numberIn } from './fields.ts';
import { activationOf, unitDrawing } from './nets.ts';

interface Expected {
  /** `node.parameter`, at the end. */
  readonly what: string;
  readonly expected: readonly number[];
  readonly bounds: Bounds;
  /** What is compared, when it is not the values themselves. */
  readonly of?: (values: readonly number[]) => readonly number[];
  /** What a parameter keeps that the loss does not depend on: such a one is not shown. */
  readonly initial?: readonly number[];
}

export interface TrainingCase {
  readonly file: string;
  readonly name: string;
  readonly document: GraphDocument;
  /** Before every update and after the last. */
  readonly losses: { readonly expected: readonly number[]; readonly bounds: Bounds } | undefined;
  readonly values: readonly Expected[];
}

type Tensor = readonly number[] | readonly (readonly number[])[];
type Tensors = Readonly<Record<string, Tensor>>;
const flat = (tensor: Tensor): number[] => tensor.flat();

/** One update at rate 1 takes the gradient off: p₀ − p₁ = g. */
const DESCENT = { rule: 'sgd', rate: 1 } as const;
const trained = (optimizer: Optimizer, length: number): Partial<GraphDocument> => ({
  experiments: { main: { verb: 'train', loss: 'loss', length, optimizer } satisfies Experiment },
  probes: { loss: { target: { node: 'loss', port: 'value' }, every: 1 } },
});
/** The gradient from the value after such an update. */
const from = (initial: readonly number[]) => (values: readonly number[]) => values.map((x, i) => (initial[i] as number) - x);

type File = typeof iris | typeof regression | typeof sine | typeof xor;

/** A cross-entropy is of the net input of the last layer, which is then linear. */
const lossNames = { mse: 'mean-squared-error', bce: 'binary-cross-entropy', ce: 'categorical-cross-entropy' } as const;
const lastActivation = (activation: string, loss: string) => (loss === 'mse' ? activation : 'linear');

function layers({ architecture, data, loss, ...file }: File, more: Partial<GraphDocument>): GraphDocument {
  const initial = file.initial as Tensors;
  const count = architecture.activations.length;
  const nodes: Record<string, GraphNode> = {
    x: input(data.x),
    t: input(data.t),
    loss: node('loss', { loss: lossNames[loss.name as keyof typeof lossNames] }),
  };
  const edges: Record<string, EdgeSketch> = { p: wire(`b${count - 1}`, 'loss.prediction'), q: wire('t', 'loss.target') };
  architecture.activations.forEach((activation, l) => {
    const bias = initial[`b${l}`] as readonly number[];
    const own = activationOf(l === count - 1 ? lastActivation(activation, loss.name) : activation);
    nodes[`b${l}`] = node('layer', { size: bias.length, bias, ...own });
    edges[`W${l}`] = weight(l === 0 ? 'x' : `b${l - 1}`, `b${l}`, initial[`W${l}`]);
  });
  return drawing(nodes, edges, more);
}

/** A weight is called as its edge, a bias as its layer. */
const place = (tensor: string) => `${tensor}.${tensor.startsWith('W') ? 'weight' : 'bias'}`;

/** The numbers of an optimizer stand in the formula that the file gives of its rule. */
const optimizers: Readonly<Record<string, (rule: string) => Omit<Optimizer, 'rate'>>> = {
  sgd: () => ({ rule: 'sgd' }),
  momentum: (rule) => ({ rule: 'momentum', momentum: numberIn(rule, /v = ([\d.]+) v/) }),
  adam: (rule) => ({
    rule: 'adam',
    beta1: numberIn(rule, /b1=([\d.]+)/),
    beta2: numberIn(rule, /b2=([\d.]+)/),
    epsilon: numberIn(rule, /eps=([\de.-]+)/),
  }),
  rmsprop: (rule) => ({ ...averaged(rule), epsilonInside: false }),
  rmsprop_tf: (rule) => ({ ...averaged(rule), epsilonInside: true }),
};
const averaged = (rule: string) =>
  ({ rule: 'rmsprop', decay: numberIn(rule, /s=([\d.]+) s/), epsilon: numberIn(rule, /eps=([\de.-]+)/) }) as const;

function layerCases(file: File): readonly TrainingCase[] {
  const { gradient_step0: gradient, runs } = file.expected;
  const initial = file.initial as Tensors;
  const first: TrainingCase = {
    file: file.file,
    name: 'gradients before the first update',
    document: layers(file, trained(DESCENT, 1)),
    losses: undefined,
    values: Object.entries(gradient).map(([tensor, expected]) => ({
      what: place(tensor),
      expected: flat(expected),
      bounds: file.tolerance,
      of: from(flat(initial[tensor] as Tensor)),
    })),
  };
  const rest = Object.entries(runs).map(([name, run]): TrainingCase => {
    const absolute = (abs: number): Bounds => ({ float64: file.tolerance.float64, float32: { abs, rel: 0 } });
    const losses = field<readonly number[]>(run, /^loss_at_step_0/).value;
    return {
      file: file.file,
      name: `${name}, ${losses.length - 1} updates`,
      document: layers(file, trained({ ...present(optimizers[name], name)(run.rule), rate: run.lr }, losses.length - 1)),
      losses: { expected: losses, bounds: absolute(run.tolerance_float32.loss_abs) },
      values: Object.entries(run.final).map(([tensor, expected]) => ({
        what: place(tensor),
        expected: flat(expected),
        bounds: absolute(run.tolerance_float32.weights_abs),
      })),
    };
  });
  return [first, ...rest];
}

const unitCases = dags.graphs.map((graph): TrainingCase => {
  const targets = Object.entries(graph.targets as Readonly<Record<string, readonly number[]>>);
  const [dw, dbias] = [graph.expected.dloss_dw, graph.expected.dloss_dbias] as readonly Readonly<Record<string, number>>[];
  const rows = targets[0]?.[1].map((_, row) => targets.map(([, values]) => values[row] as number)) ?? [];
  const { nodes, edges } = unitDrawing(graph);
  const predictions = targets.map(([id], slot) => [`p${slot}`, wire(id, 'loss.prediction', { slot })] as const);
  return {
    file: dags.file,
    name: `gradients of ${graph.name}`,
    document: drawing(
      { ...nodes, t: input(rows), loss: node('loss') },
      { ...edges, ...Object.fromEntries(predictions), q: wire('t', 'loss.target') },
      trained(DESCENT, 1),
    ),
    losses: undefined,
    values: [
      ...graph.edges.map(({ from: pre, to, w }, e) => ({
        what: `e${e}.weight`,
        expected: [present(dw?.[`${pre}->${to}`], `${pre}->${to}`)],
        bounds: dags.tolerance,
        of: from([w]),
        initial: [w],
      })),
      ...graph.nodes.flatMap(({ id, kind, bias }) =>
        kind === 'input'
          ? []
          : [
              {
                what: `${id}.bias`,
                expected: [present(dbias?.[id], id)],
                bounds: dags.tolerance,
                of: from([bias ?? 0]),
                initial: [bias ?? 0],
              },
            ],
      ),
    ],
  };
});

const [net] = digits.cases as [(typeof digits.cases)[number]];
const classes = net.expected.logits[0]?.length ?? 0;
const targets = digits.inputs.label.map((label) => Array.from({ length: classes }, (_, i) => Number(i === label)));
const digitNet = (more: Partial<GraphDocument>): GraphDocument =>
  digitDrawing(
    { t: input(targets), loss: node('loss', { loss: 'categorical-cross-entropy' }) },
    { p: wire('l3', 'loss.prediction'), q: wire('t', 'loss.target') },
    more,
  );
const steps = field<readonly number[]>(net.expected.sgd, /^loss_before_step_1/).value;

const digitCases: readonly TrainingCase[] = [
  {
    file: digits.file,
    name: 'gradients of 784-16-16-10',
    document: digitNet(trained(DESCENT, 1)),
    losses: { expected: [net.expected.cross_entropy_mean], bounds: digits.tolerance },
    values: parameters.flatMap(({ tensor, values }): readonly Expected[] => {
      const { l2, first4, last4 } = net.expected.gradient[tensor as keyof typeof net.expected.gradient];
      const [layer = '', part] = tensor.split('.');
      const what = part === 'bias' ? `${layer.toLowerCase()}.bias` : `${layer.replace('L', 'w')}.weight`;
      const gradient = from(values);
      const bounds = digits.tolerance;
      return [
        { what, expected: [l2], bounds, of: (after) => [Math.hypot(...gradient(after))] },
        { what, expected: first4, bounds, of: (after) => gradient(after).slice(0, 4) },
        { what, expected: last4, bounds, of: (after) => gradient(after).slice(-4) },
      ];
    }),
  },
  {
    file: digits.file,
    name: `${steps.length - 1} updates of 784-16-16-10`,
    document: digitNet(trained({ rule: 'sgd', rate: net.expected.sgd.lr }, steps.length - 1)),
    losses: { expected: steps, bounds: digits.tolerance },
    values: [],
  },
];

export const trainingCases: readonly TrainingCase[] = [...[xor, sine, iris, regression].flatMap(layerCases), ...unitCases, ...digitCases];

/** Trains: every number that the file gives, beside the one that was computed. */
export async function compareTraining(
  { document, losses, values }: TrainingCase,
  backend: Backend,
  precision: Precision,
): Promise<readonly Compared[]> {
  const run = await runExperiment(document, 'main', kinds, backend);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  const listed = (what: string, actual: readonly number[], expected: readonly number[], bound: Bound): readonly Compared[] =>
    expected.map((b, i) => ({
      what: `${what}[${i}]`,
      expected: b,
      actual: actual[i] ?? NaN,
      excess: excess(actual[i] ?? NaN, b, bound),
    }));
  const seen = present(run.traces.get('loss'), 'loss').steps.map((rows) => rows.values[0] as number);
  return [
    ...(losses ? listed('loss', seen, losses.expected, losses.bounds[precision]) : []),
    ...values.flatMap(({ what, expected, bounds, initial, of = (all) => all }) =>
      listed(what, of([...present(run.values.get(what)?.values ?? initial, what)]), expected, bounds[precision]),
    ),
  ];
}

export function runTraining(name: string, open: () => Promise<Backend>, precision: Precision): void {
  describe(`${name} trains as independent peers do`, () => {
    test.each(trainingCases.map((each) => [`${each.file}: ${each.name}`, each] as const))('%s', async (_, each) => {
      const compared = await compareTraining(each, await open(), precision);
      expect(compared.length).toBeGreaterThan(0);
      expect(compared.filter(({ excess: over }) => !(over <= 1))).toEqual([]);
    });
  });
}
