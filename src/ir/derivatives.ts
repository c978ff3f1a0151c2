/** The derivative of every operation, as operations: the gradient of an operand from the gradient of the result. One total table. */
import { present } from '../base/index.ts';
import { createEmit, type Builder, type Emit } from './builder.ts';
import type { Op, OpAttrs, OpKind } from './op.ts';
import { elements, type SignalId, type SignalType } from './signal.ts';

/** An operation whose result has a gradient, and what a rule writes with. */
export interface Backward<Attrs> {
  readonly emit: Emit;
  readonly op: Builder['op'];
  operand(i: number): SignalId;
  typeOf(i: number): SignalType;
  readonly result: SignalId;
  /** Derivative of the loss by every element of the result; of the type of the result. */
  readonly gradient: SignalId;
  readonly attrs: Attrs;
}

/**
 * Gives the gradient of one operand; broadcasting is undone afterwards. `flat`: the derivative is zero wherever it exists, so nothing
 * is learned that way. `apart`: no value of the result depends on the values of the operand.
 */
export type OperandRule<K extends OpKind> = ((backward: Backward<OpAttrs[K]>) => SignalId) | 'flat' | 'apart';

/** One rule per operand. */
export type DerivativeRule<K extends OpKind> = readonly OperandRule<K>[];

/** f′(a) times the gradient. */
const by = (slope: (backward: Backward<unknown>) => SignalId) => [
  (backward: Backward<unknown>) => backward.emit.mul(backward.gradient, slope(backward)),
];
const count = ({ typeOf }: Backward<unknown>, i: number): number => elements(typeOf(i).shape);
const upTo = (size: number): Int32Array => Int32Array.from({ length: size }, (_, i) => i);
/** Whether an operand of `matmul` is a matrix of its own rather than one vector per row of the batch. */
const isMatrix = ({ shape, batched }: SignalType): boolean => shape.length === 2 && !batched;

/** An operand as a vector, however it is shaped. */
function vector(backward: Backward<unknown>, i: number): SignalId {
  const operand = backward.operand(i);
  return backward.typeOf(i).shape.length === 1 ? operand : backward.emit.gather(operand, upTo(count(backward, i)));
}

/** At a kink the branch that is taken decides, as in `dualsOver`: max(a, b) is a where a > b, else b. */
export const derivatives: { readonly [K in OpKind]: DerivativeRule<K> } = {
  add: [({ gradient }) => gradient, ({ gradient }) => gradient],
  sub: [({ gradient }) => gradient, ({ emit, gradient }) => emit.neg(gradient)],
  mul: [({ emit, gradient, operand }) => emit.mul(gradient, operand(1)), ({ emit, gradient, operand }) => emit.mul(gradient, operand(0))],
  div: [
    ({ emit, gradient, operand }) => emit.div(gradient, operand(1)),
    ({ emit, gradient, operand, result }) => emit.neg(emit.div(emit.mul(gradient, result), operand(1))),
  ],
  max: [
    ({ emit, gradient, operand }) => emit.whereGreater(operand(0), operand(1), gradient, emit.constant(0)),
    ({ emit, gradient, operand }) => emit.whereGreater(operand(0), operand(1), emit.constant(0), gradient),
  ],
  min: [
    ({ emit, gradient, operand }) => emit.whereGreater(operand(1), operand(0), gradient, emit.constant(0)),
    ({ emit, gradient, operand }) => emit.whereGreater(operand(1), operand(0), emit.constant(0), gradient),
  ],
  greater: ['flat', 'flat'],
  greaterEqual: ['flat', 'flat'],
  neg: [({ emit, gradient }) => emit.neg(gradient)],
  abs: [({ emit, gradient, operand }) => emit.whereGreater(operand(0), emit.constant(0), gradient, emit.neg(gradient))],
  exp: by(({ result }) => result),
  expm1: by(({ emit, operand }) => emit.exp(operand(0))), // the result plus 1 has lost the digits of a small exp
  log: [({ emit, gradient, operand }) => emit.div(gradient, operand(0))],
  log1p: [({ emit, gradient, operand }) => emit.div(gradient, emit.add(emit.constant(1), operand(0)))],
  floor: ['flat'],
  stored: [({ gradient }) => gradient],
  sqrt: [({ emit, gradient, result }) => emit.div(gradient, emit.mul(emit.constant(2), result))],
  tanh: by(({ emit, result }) => emit.sub(emit.constant(1), emit.mul(result, result))),
  sigmoid: by(({ emit, operand, result }) => emit.mul(result, emit.sigmoid(emit.neg(operand(0))))), // 1 − σ(a) is σ(−a), with all its digits
  acos: [
    ({ emit, gradient, operand }) => emit.neg(emit.div(gradient, emit.sqrt(emit.sub(emit.constant(1), emit.mul(operand(0), operand(0)))))),
  ],
  where: [
    'flat',
    ({ emit, op, gradient, operand }) => op('where', [operand(0), gradient, emit.constant(0)], {}),
    ({ emit, op, gradient, operand }) => op('where', [operand(0), emit.constant(0), gradient], {}),
  ],
  constant: [],
  random: ['apart', 'apart'],
  permutation: ['apart'],
  shuffle: ['apart', 'apart'],
  reduceSum: [({ emit, op, gradient, typeOf }) => emit.mul(op('constant', [], { value: 1, shape: typeOf(0).shape }), gradient)],
  reduceMax: [
    (backward) => {
      const { emit, gradient, operand } = backward;
      return emit.mul(gradient, emit.oneHot(emit.argmax(operand(0)), count(backward, 0)));
    },
  ],
  argmax: ['flat'],
  oneHot: ['flat'],
  gather: [
    (backward) => {
      const { indices } = backward.attrs;
      return backward.op('route', [backward.gradient], { from: upTo(indices.length), to: indices, size: count(backward, 0) });
    },
  ],
  matmul: [
    ({ emit, gradient, operand }) => emit.matmul(gradient, emit.transpose(operand(1))),
    ({ emit, op, gradient, operand, typeOf }) =>
      isMatrix(typeOf(0)) ? emit.matmul(emit.transpose(operand(0)), gradient) : op('outer', [operand(0), gradient], {}),
  ],
  outer: [
    (backward) => backward.emit.matmul(vector(backward, 1), backward.emit.transpose(backward.gradient)),
    (backward) => backward.emit.matmul(vector(backward, 0), backward.gradient),
  ],
  transpose: [({ emit, gradient }) => emit.transpose(gradient)],
  route: [
    (backward) => {
      const { from, to } = backward.attrs;
      return backward.op('route', [backward.gradient], { from: to, to: from, size: count(backward, 0) });
    },
  ],
  project: [
    (backward) => {
      const { from, to } = backward.attrs;
      return backward.op('project', [backward.gradient, backward.operand(1)], { from: to, to: from, size: count(backward, 0) });
    },
    ({ emit, gradient, operand, attrs: { from, to } }) => emit.mul(emit.gather(operand(0), from), emit.gather(gradient, to)),
  ],
  scatter: [
    ({ emit, gradient, attrs: { from, to, size } }) =>
      emit.gather(
        gradient,
        from.map((row, e) => row * size + (to[e] as number)),
      ),
  ],
  sumBatch: [({ gradient }) => gradient],
  batchSize: ['apart'],
  spread: [({ gradient }) => gradient, 'apart'],
  sweep: ['flat', 'flat', 'flat', 'apart'],
};

/** The rule that leads from the result of an operation back to its operand `i`. */
export function operandRule<K extends OpKind>({ kind }: { readonly kind: K }, i: number): OperandRule<K> {
  return present(derivatives[kind][i], `derivative of ${kind} by operand ${i}`);
}

/** Writes the gradient of operand `i`, of exactly its type: what was broadcast is summed. Undefined where no gradient passes. */
export function writeGradient(builder: Builder, op: Op, i: number, gradient: SignalId): SignalId | undefined {
  const rule = operandRule(op, i) as ((backward: Backward<Op['attrs']>) => SignalId) | 'flat' | 'apart';
  if (typeof rule === 'string') return undefined;
  const operand = (at: number): SignalId => present(op.inputs[at], `operand ${at} of ${op.kind}`);
  const written = rule({
    emit: createEmit(builder),
    op: builder.op,
    operand,
    typeOf: (at) => builder.typeOf(operand(at)),
    result: op.output,
    gradient,
    attrs: op.attrs,
  });
  return conform(builder, written, operand(i));
}

function conform(builder: Builder, gradient: SignalId, like: SignalId): SignalId {
  const { shape, batched } = builder.typeOf(like);
  let fitted = gradient;
  if (builder.typeOf(fitted).batched && !batched) fitted = builder.op('sumBatch', [fitted], {});
  if (elements(shape) === 1 && elements(builder.typeOf(fitted).shape) > 1) fitted = builder.op('reduceSum', [fitted], {});
  const found = builder.typeOf(fitted).shape;
  if (found.length !== shape.length || found.some((extent, axis) => extent !== shape[axis]))
    fitted = builder.op('mul', [builder.op('constant', [], { value: 1, shape }), fitted], {});
  return batched && !builder.typeOf(fitted).batched ? builder.op('spread', [fitted, like], {}) : fitted;
}
