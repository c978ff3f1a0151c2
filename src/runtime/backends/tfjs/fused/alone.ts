/**
 * One operation by the way of a region, where tfjs's own makes a number of NaN: its conditions are whole numbers, which cannot be NaN. So
 * an operation means the same alone and among others.
 */
import type { ElementwiseKind } from '../../../../compiler/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import { input, prepared, type Context, type Prepared } from '../prepared.ts';
import { present } from '../../../../base/index.ts';
import { createSizing, type ElementwiseOp, type Region } from './region.ts';
import { createRunner } from './runner.ts';

export const alone =
  (kind: Exclude<ElementwiseKind, 'random'>) =>
  (_: unknown, { backend, inputs: types }: Context): Prepared => {
    const inputs = types.map((_type, i) => i as SignalId);
    const output = types.length as SignalId;
    const op: ElementwiseOp = { kind, attrs: {}, inputs, output, owners: [] };
    const region: Region = { ops: [op], inputs, clock: undefined, constants: new Map(), moves: [], results: [output], traces: [] };
    const [runner, sizing] = [createRunner(region, backend, new Set()), createSizing(region)];
    return prepared((operands) => {
      const given = inputs.map((_id, i) => input(operands, i));
      const { results } = runner.run(given, sizing(given.map(({ shape }) => shape)), { from: 0, count: 1 });
      return present(results[0], kind);
    });
  };
