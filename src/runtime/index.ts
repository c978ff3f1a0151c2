export { backendNames, type Backend, type BackendName, type Executable, type Values } from './backend.ts';
export { createReferenceBackend } from './backends/reference/index.ts';
export { checkClaims, type ClaimResult, type ClaimsReport } from './claims.ts';
export { createHost, type Host, type HostOptions, type OpenedBackend } from './host.ts';
export type { BackendChoice, FromWorker, SignalFrame, ToWorker } from './protocol.ts';
export { runExperiment, slice, type RunResult, type Trace } from './run.ts';
export { openSession, type Session } from './session.ts';
