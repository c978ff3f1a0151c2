export { compile, stages, type Compiled, type CompileOptions, type Stage } from './compile.ts';
export { withExperiment } from './experiment.ts';
export { stronglyConnected } from './passes/order.ts';
export { elementwiseKinds, fuse, type ElementwiseKind } from './passes/fuse.ts';
export { entryOf, schedule } from './passes/schedule.ts';
export type { Course, Entry, Location, Observable, Plan, Rows, Schedule, Step } from './plan.ts';
