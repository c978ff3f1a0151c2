export {
  activate,
  activationNames,
  activations,
  type ActivationName,
  type ActivationParameter,
  type ActivationShape,
} from './activations.ts';
export { logistic } from './algebra.ts';
export { createBuilder, createEmit, type Builder, type Emit } from './builder.ts';
export type { Connections, Op, OpAttrs, OpKind, OpOf } from './op.ts';
export { parse } from './parse.ts';
export { print } from './print.ts';
export { reachable, signalOf, type Pass, type Program } from './program.ts';
export { elements, float, type Signal, type SignalId, type SignalType } from './signal.ts';
export { verify } from './verify.ts';
