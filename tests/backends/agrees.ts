/** What a test of conformance asks: one operation, on a backend and in float64. */
import type { Rows } from '../../src/compiler/index.ts';
import type { Builder, OpAttrs, OpKind, SignalId } from '../../src/ir/index.ts';

/** A source, or a parameter where a shape is given. */
export interface Operand {
  readonly value: Rows;
  readonly shape?: readonly number[];
  /** What is made of it before the operation takes it. */
  readonly through?: (builder: Builder, id: SignalId) => SignalId;
}

/** Checks one operation on operands. */
export type Agrees = <K extends OpKind>(kind: K, operands: readonly Operand[], attrs: OpAttrs[K]) => Promise<void>;
