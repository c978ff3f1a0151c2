/**
 * The library's door: documents, compiling, running and sessions, without the editor and without the command line. All of it works on
 * plain data; what is wrong with a document comes back as diagnostics, and what throws is a mistake of ours or of the machine.
 */
import { kinds as allKinds } from '../../nodes/kinds.ts';
import { compile as compileWith, type Compiled } from '../compiler/index.ts';
import { loadDocument, parseDocument as parseText, type Diagnostic, type GraphDocument, type Kinds } from '../graph/index.ts';
import { openNodeBackend, type NodeBackend } from '../runtime/backends/node/index.ts';
import { openSession as openSessionWith, runWith, type Backend, type RunResult, type Session } from '../runtime/index.ts';

export type { Compiled, Course, Location, Observable, Plan, Rows } from '../compiler/index.ts';
export type { Claim, Diagnostic, Experiment, GraphDocument, GraphEdge, GraphNode, Kinds, Probe, Verb } from '../graph/index.ts';
export type { Finished, RunResult, SavedStates, Session, Trace, Values } from '../runtime/index.ts';

/** Every kind of node and edge, by type: `kinds.nodes.get('unit')`. Each has its title, its ports, its parameters as JSON Schema. */
export const kinds: Kinds = allKinds;

export type ParsedDocument =
  | { readonly ok: true; readonly document: GraphDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a document: JSON text, or the value that was parsed from it. Older ones come back at the present version.
 *
 * @returns `ok: false` with at least one error when it is not valid; otherwise the document, and warnings, such as of unknown kinds.
 * Never throws for what the document says.
 */
export function parseDocument(source: unknown): ParsedDocument {
  return typeof source === 'string' ? parseText(source, kinds) : loadDocument(source, kinds);
}

/**
 * Compiles one experiment to a plan: typed operations over parameters and states.
 *
 * @param experiment Its name; one that the document does not have is a single forward pass.
 * @returns `plan` is undefined when the whole drawing is over a limit; with errors among the diagnostics it covers the sound part.
 * `plan.locate(node, 'activation')` says where in a signal the elements of a node are. `cost` is in multiply-adds of one advance.
 */
export function compile(document: GraphDocument, experiment = 'main'): Compiled {
  return compileWith(document, experiment, kinds);
}

export interface ComputeOptions {
  /** `reference` is float64 and in plain loops; `wasm` and `cpu` are float32. `reference` when left out. */
  readonly backend?: 'reference' | 'wasm' | 'cpu';
}

export interface RunOptions extends ComputeOptions {
  /** Ends the run early; what was computed until then is the result, with `ended: 'cancelled'`. */
  readonly signal?: AbortSignal;
  /** Hears how many of how many advances are done. */
  onProgress?(done: number, total: number): void;
}

/**
 * Runs an experiment from its start to its end.
 *
 * @returns `ok: false` with diagnostics when the drawing has errors. Otherwise `values` holds every observable value at the end, by
 * `node.port`: `rows` rows (examples, trials, cues) in one Float64Array of rows × elements, row after row. `traces` holds what each
 * probe saw, sample by sample, with the times `at` in the unit of the experiment: passes, epochs, ms, sweeps.
 * @throws When the backend is not available here, or fails.
 */
export async function runExperiment(document: GraphDocument, experiment = 'main', options: RunOptions = {}): Promise<RunResult> {
  const { backend, signal, onProgress } = options;
  return runWith(document, experiment, {
    kinds,
    backend: await opened(backend),
    now: () => performance.now(),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
}

/**
 * Opens a document to advance it by hand and to change it on the way: `advance(steps)`, `observe()`, `update(document)`, `seek(step)`,
 * `states()`, and `dispose()` at the end. Most changes become writes into what runs; others compile anew and keep what states still fit.
 *
 * @returns A session whose `compiled` has the diagnostics; with errors it runs the sound part of the drawing.
 * @throws When the backend is not available here, or fails.
 */
export async function openSession(document: GraphDocument, experiment = 'main', { backend }: ComputeOptions = {}): Promise<Session> {
  return openSessionWith(document, experiment, kinds, await opened(backend));
}

async function opened(name: NodeBackend = 'reference'): Promise<Backend> {
  const started = await openNodeBackend(name);
  if ('unavailable' in started) throw new Error(`${started.unavailable}.`);
  return started.backend;
}
