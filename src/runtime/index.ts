export type { Backend, BackendName, Executable, Values } from './backend.ts';
export { createReferenceBackend } from './backends/reference/index.ts';
export { checkClaims, type ClaimResult } from './claims.ts';
export { createHost, type OpenedBackend } from './host.ts';
export type { BackendChoice, Checking, FromWorker, Part, Place, Samples, SignalFrame, ToWorker } from './protocol.ts';
export { runExperiment, runWith, type Finished, type Trace } from './run.ts';
export { openSession, type Session } from './session.ts';
export { slice } from './slice.ts';
export type { SavedStates } from './states.ts';
