/** Dot product, norms, cosine and angle of two vectors, cos θ = a·b / (‖a‖ ‖b‖) (S0). The zero vector has no angle: NaN. */
import type { JsonObject } from '../../src/base/index.ts';
import { defineNode, paramsOf } from '../../src/graph/index.ts';

export const angle = defineNode<JsonObject, 'a' | 'b'>({
  role: 'node',
  type: 'angle',
  title: 'Angle',
  summary: 'Compares two vectors: dot product, norms, cosine, angle.',
  group: 'Measures',
  keywords: ['dot product', 'cosine', 'similarity', 'norm', 'length', 'theta', 'orthogonal'],
  params: paramsOf({}),
  migrations: [],
  mixes: true,
  ports: () => [
    { name: 'a', direction: 'in', title: 'first vector', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'b', direction: 'in', title: 'second vector', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'dot', direction: 'out', title: 'dot product', size: 1 },
    { name: 'cosine', direction: 'out', title: 'cosine', size: 1 },
    { name: 'angle', direction: 'out', title: 'angle in radians', size: 1 },
  ],
  observed: () => [
    { name: 'a', title: 'first vector', symbol: 'a' },
    { name: 'b', title: 'second vector', symbol: 'b' },
    { name: 'dot', title: 'dot product', symbol: 'a·b' },
    { name: 'normA', title: 'length of a', symbol: '‖a‖' },
    { name: 'normB', title: 'length of b', symbol: '‖b‖' },
    { name: 'cosine', title: 'cosine', symbol: 'cos θ', mayBeUndefined: true },
    { name: 'angle', title: 'angle', symbol: 'θ', mayBeUndefined: true },
  ],
  infer: (_, { a = 1, b = 1 }) =>
    a === b
      ? { a, b, dot: 1, normA: 1, normB: 1, cosine: 1, angle: 1 }
      : { port: 'b', problem: `both vectors need the same size: a has ${a}, b has ${b}` },
  lower({ inputs, emit }) {
    const { a, b } = inputs;
    const [zero, one, nothing] = [emit.constant(0), emit.constant(1), emit.constant(NaN)];
    const dot = emit.reduceSum(emit.mul(a, b));
    const normA = emit.sqrt(emit.reduceSum(emit.mul(a, a)));
    const normB = emit.sqrt(emit.reduceSum(emit.mul(b, b)));
    const lengths = emit.mul(normA, normB);
    const ratio = emit.div(dot, emit.whereGreater(lengths, zero, lengths, one));
    // rounding can carry the ratio past ±1, where the arc cosine is NaN
    const clamped = emit.max(emit.neg(one), emit.min(one, ratio));
    return {
      a,
      b,
      dot,
      normA,
      normB,
      cosine: emit.whereGreater(lengths, zero, clamped, nothing),
      angle: emit.whereGreater(lengths, zero, emit.acos(clamped), nothing),
    };
  },
});
