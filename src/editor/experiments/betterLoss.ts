/** A squared error where a cross-entropy fits: what would have to change. */
import { completed, type ParamChange, type PortRef } from '../../graph/index.ts';
import type { ConnectionContext } from '../flow/connection.ts';
import { lossFor } from './lossFor.ts';

export interface BetterLoss {
  /** Sigmoid outputs that become linear: the sigmoid is part of the loss. */
  readonly linear: readonly string[];
  readonly changes: readonly ParamChange[];
}

/** Undefined where the loss fits, and where it is not known what the targets are. */
export function betterLoss(drawn: ConnectionContext, loss: string): BetterLoss | undefined {
  const prediction = into(drawn, loss, 'prediction');
  const data = isSquaredError(drawn, loss) && prediction.length > 0 ? dataOf(drawn, loss) : undefined;
  if (data === undefined) return undefined;
  const { params, prediction: compared, squashed } = lossFor(drawn, data, prediction);
  const entropy = squashed.length > 0 ? 'binary-cross-entropy' : params['loss'];
  if (entropy === undefined || !isSame(compared, prediction)) return undefined;
  return { linear: squashed, changes: changesTo(entropy, loss, squashed) };
}

function isSquaredError({ document, kinds }: ConnectionContext, loss: string): boolean {
  const { type = '', params = {} } = document.nodes[loss] ?? {};
  const kind = kinds.nodes.get(type);
  return type === 'loss' && kind !== undefined && completed(kind.params, params)['loss'] === 'mean-squared-error';
}

/** The data set whose targets alone the loss compares with. */
function dataOf(drawn: ConnectionContext, loss: string): string | undefined {
  const targets = into(drawn, loss, 'target');
  const [only] = targets.length === 1 ? targets : [];
  return only?.port === 'targets' && drawn.document.nodes[only.node]?.type === 'dataset' ? only.node : undefined;
}

/** Cross-entropies take net inputs, and name classes in one way alone. */
export const changesTo = (entropy: ParamChange['value'], loss: string, linear: readonly string[]): readonly ParamChange[] => [
  ...linear.map((owner) => ({ owner, name: 'activation', value: 'linear' })),
  { owner: loss, name: 'loss', value: entropy },
  { owner: loss, name: 'labels', value: null },
];

/** What enters a port of the loss, in the order in which it is stacked. */
function into({ document }: ConnectionContext, loss: string, port: string): readonly PortRef[] {
  return Object.values(document.edges)
    .filter(({ to }) => to.node === loss && to.port === port)
    .toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0))
    .map(({ from }) => from);
}

const isSame = (a: readonly PortRef[], b: readonly PortRef[]): boolean =>
  a.length === b.length && a.every(({ node, port }, i) => node === b[i]?.node && port === b[i].port);
