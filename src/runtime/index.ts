export type { Backend, BackendName, Values } from './backend.ts';
export { createReferenceBackend } from './backends/reference/index.ts';
export { checkClaims, type ClaimResult } from './claims.ts';
export { createHost, type OpenedBackend } from './host.ts';
export type { BackendChoice, FromWorker, SignalFrame, ToWorker } from './protocol.ts';
export { runExperiment, slice, type RunResult } from './run.ts';
export { openSession, type Session } from './session.ts';
