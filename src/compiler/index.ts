export { compile, stages, type Compiled, type CompileOptions, type Stage } from './compile.ts';
export { withExperiment } from './experiment.ts';
export { stronglyConnected } from './passes/order.ts';
export { schedule, type Roots } from './passes/schedule.ts';
export type { Entries, Entry, Location, Observable, Plan, Rows, Step } from './plan.ts';
