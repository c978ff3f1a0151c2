/** The runtime in its worker, started anew when it dies; where none can start, the same runtime in the page itself. */
import type { Kinds } from '../../graph/index.ts';
import type { FromWorker, ToWorker } from '../../runtime/index.ts';
import type { Death, Engine } from '../state/editor.ts';

type StartWorker = () => Worker;

/** A worker that dies so often within so many ms is not started again by itself. */
export const DEATHS = 3;
export const WITHIN = 60_000;

export function createEngine(kinds: Kinds, startWorker: StartWorker, now: () => number = () => performance.now()): Engine {
  return new WorkerEngine(kinds, startWorker, now);
}

class WorkerEngine implements Engine {
  private readonly kinds: Kinds;
  private readonly startWorker: StartWorker;
  private readonly now: () => number;
  private readonly listeners = new Set<(message: FromWorker) => void>();
  private readonly mourners = new Set<(death: Death) => void>();
  private worker: Worker | undefined;
  private target: { send(message: ToWorker): void } | undefined;
  /** What the first worker was told before its first answer, for whoever takes its place. */
  private untold: ToWorker[] | undefined = [];
  /** The backend that was asked for last. */
  private wish: ToWorker | undefined;
  private deaths: readonly number[] = [];

  constructor(kinds: Kinds, startWorker: StartWorker, now: () => number) {
    this.kinds = kinds;
    this.startWorker = startWorker;
    this.now = now;
    this.start();
  }

  send(message: ToWorker): void {
    if (message.type === 'use-backend') this.wish = message;
    if (message.type === 'open' && !this.target && !this.untold) this.startAgain();
    this.untold?.push(message);
    this.target?.send(message);
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.listeners.add(listener);
  }

  onDeath(listener: (death: Death) => void): void {
    this.mourners.add(listener);
  }

  private start(): void {
    try {
      const worker = this.startWorker();
      this.worker = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        this.untold = undefined;
        this.hear(data);
      });
      worker.addEventListener('error', ({ message }) => this.died(worker, message));
      worker.addEventListener('messageerror', () => this.died(worker, 'a message could not be read'));
      this.target = { send: (message) => worker.postMessage(message, []) };
    } catch (error) {
      this.failed(error instanceof Error ? error.message : String(error));
    }
  }

  private died(worker: Worker, why: string): void {
    if (worker !== this.worker) return;
    this.worker = undefined;
    worker.terminate(); // what went wrong once may have left it in any state
    this.failed(why);
  }

  private failed(why: string): void {
    this.target = undefined;
    if (this.untold) return void this.takeItsPlace(why || 'it failed to load');
    const time = this.now();
    this.deaths = [...this.deaths.filter((death) => death > time - WITHIN), time];
    if (this.deaths.length < DEATHS) this.startAnew();
    else this.mourn({ is: 'given-up', why: why || 'the worker broke' });
  }

  private startAnew(): void {
    this.start();
    if (!this.target) return;
    if (this.wish) this.target.send(this.wish);
    this.mourn({ is: 'replaced' });
  }

  /** After it was given up, because a person asks: with a new count. */
  private startAgain(): void {
    this.deaths = [];
    this.start();
    if (this.wish) this.target?.send(this.wish);
  }

  private async takeItsPlace(why: string): Promise<void> {
    const known = await import('../state/preview-engine.ts').catch(() => undefined);
    const messages = this.untold ?? [];
    this.untold = undefined;
    if (!known) return this.mourn({ is: 'given-up', why });
    const preview = known.createPreviewEngine(this.kinds, `computed in the page itself, because no worker could start (${why})`);
    preview.onMessage((message) => this.hear(message));
    this.target = preview;
    for (const message of messages) preview.send(message);
  }

  private hear(message: FromWorker): void {
    for (const listener of this.listeners) listener(message);
  }

  private mourn(death: Death): void {
    for (const listener of this.mourners) listener(death);
  }
}
