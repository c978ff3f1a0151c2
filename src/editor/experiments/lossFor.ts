/** The loss that fits targets and the network's answer: cross-entropies take net inputs, so what squashes them is passed by. */
import type { JsonObject } from '../../base/index.ts';
import { completed, type PortRef } from '../../graph/index.ts';
import type { ConnectionContext } from '../flow/connection.ts';

export interface FittingLoss {
  readonly params: JsonObject;
  /** What is compared with the targets. */
  readonly prediction: readonly PortRef[];
  /** Which loss it is and why, as a sentence. */
  readonly because: string;
  /** Sigmoid units that could be linear, so that the cross-entropy takes their net input. */
  readonly squashed: readonly string[];
}

type Targets = 'one-hot' | 'zero-one' | 'plus-minus' | 'reals';

export function lossFor(drawn: ConnectionContext, data: string, output: readonly PortRef[]): FittingLoss {
  const targets = targetsOf(drawn, data);
  const logits = logitsOf(drawn, output, targets === 'one-hot' ? 'softmax' : 'sigmoid');
  const entropy = targets === 'one-hot' ? 'categorical-cross-entropy' : 'binary-cross-entropy';
  if ((targets === 'one-hot' || targets === 'zero-one') && logits)
    return { params: { loss: entropy }, prediction: logits, because: reasons[targets], squashed: [] };
  const squashed = targets === 'zero-one' ? sigmoids(drawn, output) : [];
  const because = squashed.length > 0 ? 'The loss is the squared error, for the output is squashed by its sigmoid.' : reasons[targets];
  return { params: targets === 'reals' ? {} : { labels: targets }, prediction: output, because, squashed };
}

const reasons: { readonly [T in Targets]: string } = {
  'one-hot': 'The loss is the cross-entropy of classes, from the net inputs.',
  'zero-one': 'The loss is the binary cross-entropy, from the net input.',
  'plus-minus': 'The loss is the squared error, for targets of −1 and 1.',
  reals: 'The loss is the squared error, for the targets are numbers.',
};

/** The outputs when all of them are sigmoid units or layers. */
function sigmoids({ document, kinds }: ConnectionContext, output: readonly PortRef[]): readonly string[] {
  const isSigmoid = ({ node }: PortRef) => {
    const { type = '', params = {} } = document.nodes[node] ?? {};
    const kind = kinds.nodes.get(type);
    return ['unit', 'layer'].includes(type) && kind !== undefined && completed(kind.params, params)['activation'] === 'sigmoid';
  };
  return output.every(isSigmoid) ? output.map(({ node }) => node) : [];
}

/** What kind of numbers the targets are. */
export function targetsOf({ document, kinds }: Pick<ConnectionContext, 'document' | 'kinds'>, data: string): Targets {
  const node = document.nodes[data];
  const kind = kinds.nodes.get(node?.type ?? '');
  const table = node && kind?.tables?.(completed(kind.params, node.params))['targets'];
  if (!table || table.values.length === 0) return 'reals';
  const { rows, values } = table;
  const width = values.length / rows;
  if (values.every((x) => x === 1 || x === -1)) return 'plus-minus';
  if (!values.every((x) => x === 0 || x === 1)) return 'reals';
  const isOneHot =
    width > 1 && Array.from({ length: rows }, (_, row) => row).every((row) => sum(values.subarray(row * width, (row + 1) * width)) === 1);
  return isOneHot ? 'one-hot' : 'zero-one';
}

const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);

/** The net inputs of the answer: of linear units their own values, before a softmax or a sigmoid node what enters it. */
function logitsOf(
  { document }: ConnectionContext,
  output: readonly PortRef[],
  squashedBy: 'softmax' | 'sigmoid',
): readonly PortRef[] | undefined {
  const found = output.map(({ node, port }): readonly PortRef[] | undefined => {
    const { type = '', params = {} } = document.nodes[node] ?? {};
    if (type === 'net-input' || params['activation'] === 'linear') return [{ node, port }];
    const isSquashed = type === squashedBy || (type === 'activation' && (params['activation'] ?? 'sigmoid') === squashedBy);
    const before = Object.values(document.edges).filter(({ to }) => to.node === node);
    if (!isSquashed || before.length === 0) return undefined;
    return before.toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0)).map(({ from }) => from);
  });
  return found.every((ports) => ports !== undefined) ? found.flat() : undefined;
}
