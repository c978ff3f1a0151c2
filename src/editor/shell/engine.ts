/** The runtime in its worker, watched, and started anew when it dies; where none can start, the same runtime in the page itself. */
import type { Kinds } from '../../graph/index.ts';
import type { FromWorker, Locks, Pong, ToWorker } from '../../runtime/index.ts';
import type { Cause, Death, Engine } from '../state/engine.ts';
import { createAllowance, WHILE_IT_LOADS } from './allowance.ts';
import { startPulse, type Pulse } from './pulse.ts';

type StartWorker = () => Worker;

/** A worker that dies so often in a row is not started again by itself. */
export const DEATHS = 3;
/** Seconds in which a worker has answered every ping, after which earlier deaths no longer count. */
export const WELL = 60;
/** Seconds of silence after which the person is told, and may end the work. */
export const BUSY = 4;

export function createEngine(kinds: Kinds, startWorker: StartWorker, locks?: Locks): Engine {
  return new WorkerEngine(kinds, startWorker, locks);
}

class WorkerEngine implements Engine {
  private readonly kinds: Kinds;
  private readonly startWorker: StartWorker;
  private readonly locks: Locks | undefined;
  private readonly listeners = new Set<(message: FromWorker) => void>();
  private readonly mourners = new Set<(death: Death) => void>();
  private readonly waiters = new Set<(seconds: number | undefined) => void>();
  private readonly allowance = createAllowance();
  private worker: Worker | undefined;
  private pulse: Pulse | undefined;
  private target: { send(message: ToWorker): void } | undefined;
  /** What the first worker was told before its first answer, for whoever takes its place. */
  private untold: ToWorker[] | undefined = [];
  /** The backend that was asked for last. */
  private wish: ToWorker | undefined;
  private deaths = 0;
  private well = 0;
  private isBusy = false;

  constructor(kinds: Kinds, startWorker: StartWorker, locks: Locks | undefined) {
    this.kinds = kinds;
    this.startWorker = startWorker;
    this.locks = locks;
    this.start();
  }

  send(message: ToWorker): void {
    if (message.type === 'use-backend') this.wish = message;
    if (message.type === 'open' && !this.target && !this.untold) this.startAgain();
    this.allowance.told(message);
    this.untold?.push(message);
    this.target?.send(message);
  }

  /** What is computed ends; nothing is computed before a document is opened again. */
  stop(): void {
    if (!this.worker) return;
    this.bury();
    this.deaths = 0;
    this.mourn({ is: 'stopped' });
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.listeners.add(listener);
  }

  onDeath(listener: (death: Death) => void): void {
    this.mourners.add(listener);
  }

  onBusy(listener: (seconds: number | undefined) => void): void {
    this.waiters.add(listener);
  }

  private start(): void {
    try {
      const worker = this.startWorker();
      this.worker = worker;
      this.well = 0;
      this.pulse = startPulse(
        {
          send: (ping) => worker.postMessage(ping, []),
          ended: () => this.died(worker, 'ended'),
          beat: (silent) => this.beat(worker, silent),
        },
        this.locks,
      );
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker | Pong>) => {
        if (worker !== this.worker) return; // its last words, after another took its place
        this.untold = undefined;
        this.pulse?.sign(data.type === 'pong');
        if (data.type !== 'pong') this.hear(data);
      });
      worker.addEventListener('error', ({ message }) => this.died(worker, 'broke', message));
      worker.addEventListener('messageerror', () => this.died(worker, 'broke', 'a message could not be read'));
      this.target = { send: (message) => worker.postMessage(message, []) };
    } catch (error) {
      this.failed('broke', error instanceof Error ? error.message : String(error));
    }
  }

  private beat(worker: Worker, silent: number): void {
    if (worker !== this.worker) return;
    if (silent === 0 && ++this.well >= WELL) this.deaths = 0;
    const isLoading = this.untold !== undefined;
    const most = isLoading ? WHILE_IT_LOADS : this.allowance.seconds();
    if (silent > most) return this.died(worker, 'silent', `it did not answer for ${Math.round(silent)} s`);
    if (!isLoading) this.tellBusy(silent >= BUSY ? silent : undefined);
  }

  private tellBusy(seconds: number | undefined): void {
    if (seconds === undefined && !this.isBusy) return;
    this.isBusy = seconds !== undefined;
    for (const listener of this.waiters) listener(seconds);
  }

  private died(worker: Worker, cause: Cause, why = ''): void {
    if (worker !== this.worker) return;
    this.bury();
    this.failed(cause, why);
  }

  /** What went wrong once may have left it in any state. */
  private bury(): void {
    const { worker } = this;
    this.pulse?.stop();
    this.worker = undefined;
    this.target = undefined;
    worker?.terminate();
    this.tellBusy(undefined);
  }

  private failed(cause: Cause, why: string): void {
    if (this.untold) return void this.takeItsPlace(why || 'it failed to load');
    this.deaths++;
    if (this.deaths < DEATHS) this.startAnew(cause, why);
    else this.mourn({ is: 'given-up', why: why || 'the worker broke' });
  }

  private startAnew(cause: Cause, why: string): void {
    this.start();
    if (!this.target) return;
    if (this.wish) this.target.send(this.wish);
    this.mourn({ is: 'replaced', cause, why });
  }

  /** After it was given up or stopped, because a person asks: with a new count. */
  private startAgain(): void {
    this.deaths = 0;
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
    this.allowance.heard(message);
    for (const listener of this.listeners) listener(message);
  }

  private mourn(death: Death): void {
    for (const listener of this.mourners) listener(death);
  }
}
