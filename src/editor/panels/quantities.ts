/** What observed values are: their unit, what can share a plot with them, and whether they are spikes. */
import { kinds } from '../../../nodes/kinds.ts';
import type { JsonObject } from '../../base/index.ts';
import { completed, type GraphDocument, type GraphNode, type NodeKind, type PortRef } from '../../graph/index.ts';
import { stimulusUnit } from '../inspector/stimulus.ts';

export interface Quantity {
  /** As the kind calls it: `membrane potential`. */
  readonly title: string;
  readonly symbol: string;
  readonly unit: string;
  /** Values of one node with the same group share a plot. */
  readonly group: string;
  /** Values that are 0 but for the moments in which something happens. */
  readonly isSpikes: boolean;
  /** A value for every stored pattern: patterns are counted from 0, as where one of them is chosen. */
  readonly isPerPattern: boolean;
  /** Where all values lie, when that is known. */
  readonly range?: readonly [number, number];
  /** A plot spans at least so much, so that what is small looks small. */
  readonly leastSpan?: number;
  /** Stands for what has not happened yet. */
  readonly never?: number;
}

type UnitOf = (params: JsonObject, document: GraphDocument, node: string) => string;
type Special = Partial<Omit<Quantity, 'title' | 'symbol' | 'unit'>> & { readonly unit?: string | UnitOf };

const SHARE = [0, 1] as const;
const gate: Special = { group: 'gates', range: SHARE };
const spikes: Special = { isSpikes: true, group: 'spikes' };
const time: Special = { unit: 'ms', never: -1 };
/** An action potential is about 100 mV high, and from rest to threshold it is about 15 mV. */
const potential: Special = { unit: 'mV', leastSpan: 20 };

/** By kind and name of the value; what is not here has no unit and a plot of its own. */
const special: Readonly<Record<string, Readonly<Record<string, Special>>>> = {
  'hodgkin-huxley': {
    potential,
    spike: spikes,
    m: gate,
    h: gate,
    n: gate,
    current: { unit: 'µA/cm²' },
    lastSpike: time,
  },
  lif: {
    potential: { unit: ({ form }) => (form === 'physical' ? 'mV' : '') },
    synaptic: { unit: ({ form }) => (form === 'physical' ? 'mV' : '') },
    spike: spikes,
    lastSpike: time,
  },
  current: { current: { unit: (_, document, node) => stimulusUnit(document, node) } },
  'spike-source': { spikes },
  'firing-rate': { rate: { unit: 'Hz' } },
  loss: { value: { group: 'loss' }, accuracy: { range: SHARE } },
  hopfield: { overlap: { range: [-1, 1], isPerPattern: true } },
  angle: { angle: { unit: 'rad' } },
};

/** Of a node; of an edge its weight. */
export function quantityOf(document: GraphDocument, { node, port }: PortRef): Quantity {
  const found = document.nodes[node];
  const kind = kinds.nodes.get(found?.type ?? '');
  if (!found || !kind) return { ...plain, title: port, symbol: port === 'weight' ? 'w' : '', group: port };
  return quantityIn(document, found, kind, { node, port });
}

function quantityIn(document: GraphDocument, found: GraphNode, kind: NodeKind, { node, port }: PortRef): Quantity {
  const params = completed(kind.params, found.params);
  const { title = port, symbol = '' } = kind.observed(params).find(({ name }) => name === port) ?? {};
  const { unit = '', ...rest } = special[found.type]?.[port] ?? {};
  return {
    ...plain,
    title: title.replace(/ \(ms\)$/, ''),
    symbol,
    unit: typeof unit === 'function' ? unit(params, document, node) : unit,
    group: port,
    ...rest,
  };
}

const plain = { symbol: '', unit: '', isSpikes: false, isPerPattern: false };

/** Whether the node has the value with its present parameters: a mean squared error has no accuracy. Unknown kinds may have any. */
export function isDefined({ nodes }: GraphDocument, { node, port }: PortRef): boolean {
  const found = nodes[node];
  const kind = found && kinds.nodes.get(found.type);
  return !found || !kind || kind.observed(completed(kind.params, found.params)).some(({ name }) => name === port);
}

/** Units of a probe's time axis. */
export const timeUnits = { simulate: 'ms', train: 'epochs', retrieve: 'sweeps', forward: 'steps' } as const;
