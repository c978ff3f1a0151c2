/** Which backends there are here, and how well each agrees with float64. */
import { loadTfjs, openNodeBackend } from '../runtime/backends/node/index.ts';
import { backendChoices, type BackendChoice } from './arguments.ts';

export interface BackendState {
  readonly name: BackendChoice;
  readonly available: boolean;
  /** What it is, or why it is not there. */
  readonly text: string;
  /** Largest relative difference to the reference on a small program. */
  readonly maxDifference?: number;
}

export async function surveyBackends(): Promise<readonly BackendState[]> {
  const states: BackendState[] = [];
  for (const name of backendChoices) states.push(await stateOf(name)); // one after the other: tfjs has one active backend
  return states;
}

const TEXTS: { readonly [N in BackendChoice]: string } = {
  wasm: 'float32, WebAssembly with SIMD',
  cpu: 'float32, plain JavaScript',
  reference: 'float64, plain loops: the oracle for the others',
};

async function stateOf(name: BackendChoice): Promise<BackendState> {
  const opened = await openNodeBackend(name);
  if ('unavailable' in opened) return { name, available: false, text: opened.unavailable };
  if (name === 'reference') return { name, available: true, text: TEXTS[name] };
  const { ok, maxDifference, reason = 'the self-test fails' } = await (await loadTfjs()).selfTest(opened.backend);
  return { name, available: ok, text: ok ? TEXTS[name] : reason, maxDifference };
}
