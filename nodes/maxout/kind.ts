/** max over pieces: with pieces w₁ᵀx + b₁ and w₂ᵀx + b₂ it is the maxout unit of S4 (Goodfellow et al. 2013). */
import { defineNode, integerParam, paramsOf } from '../../src/graph/index.ts';

interface MaxoutParams {
  readonly pieces: number;
}

export const maxoutParams = paramsOf({
  pieces: integerParam({ title: 'Pieces', description: 'How many values compete for each output.', default: 2, minimum: 1, maximum: 64 }),
});

export const maxout = defineNode<MaxoutParams, 'pieces'>({
  role: 'node',
  type: 'maxout',
  title: 'Maxout',
  summary: 'The largest of several pieces, element by element.',
  group: 'Functions',
  keywords: ['maximum', 'pieces', 'piecewise', 'largest'],
  params: maxoutParams,
  migrations: [],
  ports: () => [
    { name: 'pieces', direction: 'in', title: 'pieces', fanIn: 'stack', accepts: ['wire'], size: 'any', required: true },
    { name: 'activation', direction: 'out', title: 'activation', size: 'any' },
  ],
  observed: () => [
    { name: 'pieces', title: 'piece', symbol: 'n' },
    { name: 'activation', title: 'activation', symbol: 'a' },
  ],
  infer: ({ pieces: count }, { pieces = count }) =>
    pieces % count === 0
      ? { pieces, activation: pieces / count }
      : { port: 'pieces', problem: `expected a multiple of ${count} values (one per piece), got ${pieces}` },
  lower({ structure, inputs, emit }) {
    const all = inputs.pieces;
    const width = emit.size(all) / structure.pieces;
    const piece = (k: number) =>
      emit.gather(
        all,
        Int32Array.from({ length: width }, (_, i) => k * width + i),
      );
    let activation = piece(0);
    for (let k = 1; k < structure.pieces; k++) activation = emit.max(activation, piece(k));
    return { pieces: all, activation };
  },
});
