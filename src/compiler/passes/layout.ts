/**
 * Chooses how a projection is laid out. `weight[e]` stays what it is; from a quarter of all pairs upwards a dense matrix is derived
 * from it, which `schedule` puts into `setup`, and the projection becomes a matrix product. Below that it stays sparse.
 */
import { elements, signalOf, type Op, type OpOf, type Pass, type Program, type Signal, type SignalId } from '../../ir/index.ts';

/** Dense lowering loses at a density of 11 % and less, and wins well above a quarter. */
const DENSE_FROM = 0.25;
/** A dense matrix may not be larger than this, however full it is. */
const LARGEST_MATRIX = 16_000_000;

export const layout: Pass = {
  name: 'laid-out',
  run(program) {
    const signals = new Map(program.signals);
    const undefinedAtTimes = maybeUndefined(program);
    let next = 1 + [...signals.keys()].reduce<number>((largest, id) => Math.max(largest, id), 0);
    const ops = program.ops.flatMap((op): readonly Op[] => {
      if (op.kind !== 'project') return [op];
      const [presynaptic, weight] = op.inputs as [SignalId, SignalId];
      const rows = elements(signalOf(program, presynaptic).shape);
      const pairs = rows * op.attrs.size;
      if (op.attrs.from.length < DENSE_FROM * pairs || pairs > LARGEST_MATRIX) return [op];
      // an absent edge has no weight, but in a matrix it is 0, and 0 · NaN would spread to whom no edge leads
      if (op.attrs.from.length < pairs && undefinedAtTimes.has(presynaptic)) return [op];
      const id = next++ as SignalId;
      const matrix: Signal = { id, role: 'value', name: `dense${id}`, dtype: 'float32', shape: [rows, op.attrs.size], batched: false };
      signals.set(id, matrix);
      const scatter: OpOf<'scatter'> = { kind: 'scatter', inputs: [weight], output: id, attrs: { ...op.attrs, rows }, owners: op.owners };
      const product: OpOf<'matmul'> = { kind: 'matmul', inputs: [presynaptic, id], output: op.output, attrs: {}, owners: op.owners };
      return [scatter, product];
    });
    return { ...program, signals, ops };
  },
};

/** Signals that follow from a constant NaN, such as the angle of a zero vector, also by way of a state. */
function maybeUndefined({ ops, states }: Program): ReadonlySet<SignalId> {
  const found = new Set<SignalId>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const op of ops)
      if ((op.kind === 'constant' && Number.isNaN(op.attrs.value)) || op.inputs.some((id) => found.has(id))) found.add(op.output);
    for (const { current, next } of states) if (found.has(next)) found.add(current);
  }
  return found;
}
