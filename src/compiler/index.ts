export { compile, stages, type Compiled, type CompileOptions, type Stage } from './compile.ts';
export { trainingRows, withExperiment } from './experiment.ts';
export { toKeep } from './keeping.ts';
export { entryOf, narrowed } from './passes/entry.ts';
export { following } from './passes/follow.ts';
export { elementwiseKinds, fuse, type ElementwiseKind } from './passes/fuse.ts';
export { schedule } from './passes/schedule.ts';
export type { Course, Entry, Location, Observable, Plan, Rows, Schedule, Step } from './plan.ts';
