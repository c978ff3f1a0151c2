export {
  activate,
  activationNames,
  activations,
  derivativeOf,
  type ActivationName,
  type ActivationParameter,
  type ActivationShape,
} from './activations.ts';
export { choose, greater, greaterEqual, logistic, numbers, type Algebra } from './algebra.ts';
export { createBuilder, createEmit, type Builder, type Emit } from './builder.ts';
export { operandRule, writeGradient } from './derivatives.ts';
export { nanRules, type NanRule } from './nonfinite.ts';
export type { Connections, Draws, Op, OpAttrs, OpKind, OpOf } from './op.ts';
export { parse } from './parse.ts';
export { print } from './print.ts';
export { reachable, signalOf, type Pass, type Program, type StateSlot } from './program.ts';
export { inferType } from './rules.ts';
export { changed, decayed, phi1, relaxed, shareOfWay, wayTo, type TwoParts } from './slow.ts';
export { elements, float, signalType, type Signal, type SignalId, type SignalType } from './signal.ts';
export { verify } from './verify.ts';
