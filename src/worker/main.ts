/** The runtime's root in the browser: a host behind the worker's message port, on whatever backend this machine computes with. */
import { kinds } from '../../nodes/kinds.ts';
import {
  createAnswer,
  createHost,
  createReferenceBackend,
  type BackendChoice,
  type BackendName,
  type FromWorker,
  type OpenedBackend,
  type Ping,
  type ToWorker,
} from '../runtime/index.ts';
import { browserPlatform } from '../runtime/backends/tfjs/browser/index.ts';
import { chooseBackend, openBackend, surveyDevices, type Candidate, type TfjsName } from '../runtime/backends/tfjs/index.ts';

const FLOAT64 = { name: 'reference', available: true, reason: 'plain loops in float64, slow and exact' } as const;
const FLOAT32 = { name: 'reference32', available: true, reason: 'the reference with every result rounded to float32' } as const;

/** The reference backends are taken only by hand; everything else tfjs computes. */
async function open(name: BackendName | 'auto', cost: number): Promise<OpenedBackend> {
  if (name === 'reference' || name === 'reference32') {
    const backend = createReferenceBackend(name === 'reference' ? 'float64' : 'float32');
    const { candidates } = chooseBackend(await surveyDevices(browserPlatform), cost); // the way back
    return { backend, choice: described(name, 'chosen by hand', name === 'reference' ? FLOAT64.reason : FLOAT32.reason, candidates) };
  }
  const preferred: TfjsName | undefined = name === 'auto' ? undefined : name;
  const { backend, choice } = await openBackend(browserPlatform, cost, preferred);
  const device = choice.candidates.find((candidate) => candidate.name === choice.name)?.reason ?? '';
  return { backend, choice: described(choice.name, choice.why, device, choice.candidates) };
}

function described(name: BackendName, why: string, device: string, candidates: readonly Candidate[]): BackendChoice {
  return { name, why, device, alternatives: [...candidates, FLOAT64, FLOAT32] };
}

const post = (message: FromWorker): void => {
  const buffers = message.type === 'frame' ? message.signals.map(({ values }) => values.buffer as ArrayBuffer) : [];
  globalThis.postMessage(message, { transfer: [...new Set(buffers)] });
};

/** An error that nobody catches tells the page that this worker is to be replaced. */
const end = (error: unknown): void =>
  void setTimeout(() => {
    throw error;
  });

const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
const answer = createAnswer((pong) => globalThis.postMessage(pong, { transfer: [] }), locks);
const host = createHost({ kinds, post, openBackend: open, now: () => performance.now(), end });
globalThis.addEventListener('unhandledrejection', ({ reason }) => end(reason));
globalThis.addEventListener('message', ({ data }: MessageEvent<ToWorker | Ping>) => {
  if (data.type === 'ping') answer(data);
  else host.receive(data);
});
