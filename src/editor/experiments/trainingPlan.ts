/** What it takes to train the drawn network on a data set: wires, a loss, an experiment. Found from the drawing, changed by nobody here. */
import {
  completed,
  freshId,
  type Experiment,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type PortRef,
} from '../../graph/index.ts';
import type { ConnectionContext } from '../flow/connection.ts';
import { scaleFor } from '../flow/starting.ts';
import { elementsOf, knownNode } from '../flow/nodes.ts';
import { counted } from '../inspector/words.ts';
import { newExperiment } from './experiments.ts';
import { handedOver, isSet } from './handOver.ts';
import { lossFor } from './lossFor.ts';

export interface TrainingPlan {
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly edges: Readonly<Record<string, GraphEdge>>;
  /** Edges that lead on from the data set instead of from an input. */
  readonly moved: Readonly<Record<string, PortRef>>;
  /** Inputs that the data set takes the place of, and their edges. */
  readonly removed: readonly string[];
  /** Edges among these whose weights a person has set, and that no edge can have instead. */
  readonly lost: readonly string[];
  readonly loss: string;
  /** Which loss it is and why; nothing when one was drawn already. */
  readonly because: string;
  /** Sigmoid outputs that could be linear, so that the loss is a cross-entropy. */
  readonly squashed: readonly string[];
  readonly experiment: Experiment;
}

/** The plan, or a sentence that says what is missing. */
export function planTraining(drawn: ConnectionContext, data: string): TrainingPlan | string {
  const { document } = drawn;
  const node = document.nodes[data];
  const known = node && knownNode(node, drawn.kinds);
  const [width, wanted] = known ? ['inputs', 'targets'].map((port) => elementsOf(known, data, port, drawn.sizes) ?? 0) : [];
  if (!node || !width || !wanted) return 'The data set gives nothing to learn from.';
  const made: Making = { nodes: {}, edges: {}, moved: {}, removed: [], lost: [] };
  const network = outputsOf(drawn).length === 0 ? addNetwork(drawn, made, data, { width, wanted }) : undefined;
  const output = network ?? fittingOutput(drawn, wanted);
  if (typeof output === 'string') return output;
  const fed = network ? undefined : feed(drawn, made, data, width);
  if (typeof fed === 'string') return fed;
  const { loss, because, squashed } = wireLoss(drawn, made, { data, output });
  return { ...made, loss, because, squashed, experiment: { ...newExperiment(document, 'train'), length: epochsFor(drawn, data), loss } };
}

const UPDATES = 2000;
const BATCH = 32;

/** Enough epochs for a small network to learn something, by how many updates an epoch has; a round number. */
function epochsFor({ document, kinds }: ConnectionContext, data: string): number {
  const node = document.nodes[data];
  const kind = kinds.nodes.get(node?.type ?? '');
  const rows = (node && kind?.tables?.(completed(kind.params, node.params))['inputs']?.rows) ?? BATCH;
  const epochs = UPDATES / Math.ceil(rows / BATCH);
  const digits = 10 ** Math.floor(Math.log10(epochs));
  return Math.max(10, Math.round(epochs / digits) * digits);
}

interface Making {
  readonly nodes: Record<string, GraphNode>;
  readonly edges: Record<string, GraphEdge>;
  readonly moved: Record<string, PortRef>;
  readonly removed: string[];
  readonly lost: string[];
}

const SENDS: ReadonlySet<string> = new Set(['activation', 'netInput', 'share']);
const SOURCES: ReadonlySet<string> = new Set(['input', 'bias', 'dataset', 'loss', 'one-hot']);

/** Ports that send an answer which nothing but a loss takes. */
function outputsOf({ document, kinds }: ConnectionContext): readonly PortRef[] {
  const used = new Set(
    Object.values(document.edges)
      .filter(({ to, from }) => document.nodes[to.node]?.type !== 'loss' && to.node !== from.node)
      .map(({ from }) => from.node),
  );
  const into = new Set(Object.values(document.edges).map(({ to }) => to.node));
  return Object.entries(document.nodes).flatMap(([id, node]): readonly PortRef[] => {
    if (SOURCES.has(node.type) || used.has(id)) return [];
    const known = knownNode(node, kinds);
    const port = known?.ports.find(({ direction, name }) => direction === 'out' && SENDS.has(name));
    const takes = known?.ports.some(({ direction }) => direction === 'in') ?? false;
    return port && takes && (into.has(id) || Object.keys(document.edges).length === 0) ? [{ node: id, port: port.name }] : [];
  });
}

/** Outputs that together have as many elements as the targets: the one layer, or the units of the last column. */
function fittingOutput(drawn: ConnectionContext, wanted: number): readonly PortRef[] | string {
  const outputs = outputsOf(drawn).toSorted((a, b) => heightOf(drawn, a.node) - heightOf(drawn, b.node));
  const size = ({ node, port }: PortRef) => sizeOf(drawn, node, port);
  const alone = outputs.find((output) => size(output) === wanted);
  if (alone) return [alone];
  const together = outputs.reduce((sum, output) => sum + size(output), 0);
  if (together === wanted) return outputs;
  return `The network answers with ${counted(together, 'value')}, the targets have ${counted(wanted, 'value')}. Give its output ${counted(wanted, 'unit')}.`;
}

const heightOf = ({ document }: ConnectionContext, id: string): number => document.nodes[id]?.position[1] ?? 0;

function sizeOf({ document, kinds, sizes }: ConnectionContext, id: string, port: string): number {
  const node = document.nodes[id];
  const known = node && knownNode(node, kinds);
  return (known && elementsOf(known, id, port, sizes)) ?? 1;
}

/** The data set in the place of the inputs; undefined when that is done, a sentence when it cannot be. */
function feed(drawn: ConnectionContext, made: Making, data: string, width: number): string | undefined {
  const { document } = drawn;
  const edges = Object.entries(document.edges);
  const from: PortRef = { node: data, port: 'inputs' };
  if (edges.some(([, edge]) => edge.from.node === data && edge.from.port === 'inputs')) return undefined;
  const inputs = Object.keys(document.nodes)
    .filter((id) => document.nodes[id]?.type === 'input' && edges.some(([, edge]) => edge.from.node === id))
    .toSorted((a, b) => heightOf(drawn, a) - heightOf(drawn, b));
  const alone = inputs.find((id) => sizeOf(drawn, id, 'activation') === width);
  if (alone !== undefined) {
    for (const [id, edge] of edges) if (edge.from.node === alone) made.moved[id] = from;
    if (isFree(document, alone)) made.removed.push(alone);
    return undefined;
  }
  const starts =
    inputs.length > 0 ? edges.filter(([, edge]) => inputs.includes(edge.from.node)).map(([, edge]) => edge.to) : emptySums(drawn);
  const first = [...new Map(starts.map((to) => [`${to.node} ${to.port}`, to])).values()];
  if (first.length === 0) return 'Nothing takes the inputs: give the network a first layer.';
  for (const to of first) leadTo(drawn, made, { from, to, inputs, width });
  for (const [id, edge] of edges) if (inputs.includes(edge.from.node)) made.removed.push(id);
  made.removed.push(...inputs.filter((id) => isFree(document, id)));
  return undefined;
}

interface Lead {
  readonly from: PortRef;
  readonly to: PortRef;
  /** Inputs that the data set takes the place of, in the order of its columns. */
  readonly inputs: readonly string[];
  readonly width: number;
}

/** One edge for all from the inputs, with their weights where a person has set some and one edge can have them. */
function leadTo(drawn: ConnectionContext, made: Making, { from, to, inputs, width }: Lead): void {
  const { document } = drawn;
  const before = Object.entries(document.edges).filter(
    ([, edge]) => inputs.includes(edge.from.node) && edge.to.node === to.node && edge.to.port === to.port,
  );
  const set = before.filter(([, edge]) => isSet(edge)).map(([id]) => id);
  const columns = inputs.map((id) => ({ id, size: sizeOf(drawn, id, 'activation') }));
  const size = sizeOf(drawn, to.node, to.port);
  const kept = set.length === 0 ? undefined : handedOver(drawn, { inputs: columns, edges: before, width, size });
  if (!kept) made.lost.push(...set);
  addEdge(document, made, { from, to, params: kept ?? { initial: 'uniform', scale: scaleFor(width) } });
}

/** Nothing but its edges speaks of it. */
const isFree = ({ probes, experiments }: GraphDocument, id: string): boolean =>
  !Object.values(probes).some(({ target }) => target.node === id) &&
  !Object.values(experiments).some(({ inputs = {}, set = {}, vary = {} }) =>
    [inputs, set, vary].some((of) => Object.keys(of).some((path) => path.split('.')[0] === id)),
  );

/** Sums that nothing enters. */
function emptySums({ document, kinds }: ConnectionContext): readonly PortRef[] {
  const entered = new Set(Object.values(document.edges).map(({ to }) => to.node));
  return Object.entries(document.nodes).flatMap(([id, node]): readonly PortRef[] => {
    const port = knownNode(node, kinds)?.ports.find(({ direction, accepts }) => direction === 'in' && accepts?.includes('weight'));
    return port && !entered.has(id) ? [{ node: id, port: port.name }] : [];
  });
}

interface NewEdge {
  readonly type?: string;
  readonly from: PortRef;
  readonly to: PortRef;
  readonly params?: GraphEdge['params'];
}

function addEdge({ edges, nodes }: GraphDocument, made: Making, { type = 'weight', from, to, params = {} }: NewEdge): void {
  const id = freshId(`${from.node}-${to.node}`.slice(0, 60), edges, nodes, made.edges);
  made.edges[id] = { type, params, from, to };
}

function addNode({ nodes, edges }: GraphDocument, made: Making, wanted: string, node: GraphNode): string {
  const id = freshId(wanted, nodes, edges, made.nodes);
  made.nodes[id] = node;
  return id;
}

const HIDDEN = 8;
const ACROSS = 230;

/** A drawing without a network gets a small one. */
function addNetwork(
  { document }: ConnectionContext,
  made: Making,
  data: string,
  { width, wanted }: { readonly width: number; readonly wanted: number },
): readonly PortRef[] {
  const [x, y] = document.nodes[data]?.position ?? [0, 0];
  const hidden = addNode(document, made, 'hidden', {
    type: 'layer',
    label: 'hidden',
    params: { size: HIDDEN, activation: 'tanh' },
    position: [x + ACROSS, y],
  });
  const output = addNode(document, made, 'output', {
    type: 'layer',
    label: 'output',
    params: { size: wanted, activation: 'linear' },
    position: [x + 2 * ACROSS, y],
  });
  addEdge(document, made, {
    from: { node: data, port: 'inputs' },
    to: { node: hidden, port: 'netInput' },
    params: { initial: 'uniform', scale: scaleFor(width) },
  });
  addEdge(document, made, {
    from: { node: hidden, port: 'activation' },
    to: { node: output, port: 'netInput' },
    params: { initial: 'uniform', scale: scaleFor(HIDDEN) },
  });
  return [{ node: output, port: 'activation' }];
}

/** The loss between the output and the targets: one that is drawn and unfinished, else a new one. */
function wireLoss(
  drawn: ConnectionContext,
  made: Making,
  { data, output }: { readonly data: string; readonly output: readonly PortRef[] },
): Pick<TrainingPlan, 'loss' | 'because' | 'squashed'> {
  const { document } = drawn;
  const fitting = lossFor({ ...drawn, document: { ...document, nodes: { ...document.nodes, ...made.nodes } } }, data, output);
  const edges = Object.values(document.edges);
  const entered = (id: string, port: string) => edges.some(({ to }) => to.node === id && to.port === port);
  const drawnLoss = Object.keys(document.nodes).find((id) => document.nodes[id]?.type === 'loss');
  const [x, y] = (document.nodes[output[0]?.node ?? ''] ?? made.nodes[output[0]?.node ?? ''])?.position ?? [0, 0];
  const loss = drawnLoss ?? addNode(document, made, 'loss', { type: 'loss', params: fitting.params, position: [x + ACROSS, y] });
  const wire = (from: PortRef, port: string, slot: number) =>
    addEdge(document, made, { type: 'wire', from, to: { node: loss, port }, params: slot === 0 ? {} : { slot } });
  if (!entered(loss, 'prediction')) fitting.prediction.forEach((from, slot) => wire(from, 'prediction', slot));
  if (!entered(loss, 'target')) wire({ node: data, port: 'targets' }, 'target', 0);
  return drawnLoss === undefined ? { loss, because: fitting.because, squashed: fitting.squashed } : { loss, because: '', squashed: [] };
}
