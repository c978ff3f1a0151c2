/** What a test of conformance asks: one operation, on a backend and in float64. */
import type { Rows } from '../../src/compiler/index.ts';
import type { OpAttrs, OpKind } from '../../src/ir/index.ts';

/** Checks one operation on operands: sources, or parameters where a shape is given. */
export type Agrees = <K extends OpKind>(
  kind: K,
  operands: readonly { readonly value: Rows; readonly shape?: readonly number[] }[],
  attrs: OpAttrs[K],
) => Promise<void>;
