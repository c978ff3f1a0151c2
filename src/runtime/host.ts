/**
 * The runtime behind a message port, in a worker or in the page: takes messages in their order, never does two things at once,
 * and answers with what protocol.ts says. Patches that arrive while it is busy are taken together.
 */
import { applyPatches, enablePatches, type Patch } from 'immer';
import { compile, type Compiled } from '../compiler/index.ts';
import type { GraphDocument } from '../graph/index.ts';
import { compared } from './agreement.ts';
import type { Backend, BackendName } from './backend.ts';
import { compiledMessage } from './announcing.ts';
import { evaluateAt, learntValues } from './asking.ts';
import { createChecker, type Checker } from './checking.ts';
import { createChooser, type Chooser } from './choosing.ts';
import { isFatal } from './fatal.ts';
import type { Host, HostOptions } from './hosting.ts';
import { createLifeline, type Lifeline } from './lifeline.ts';
import { startPace, type Pace } from './pace.ts';
import { advanceScene, stepsLeft, type Scene } from './playing.ts';
import type { SignalFrame, ToWorker } from './protocol.ts';
import { createQueue, type Queue } from './queue.ts';
import { resumeSession, type Session } from './session.ts';
import type { SavedStates } from './states.ts';
import { watchNumbers, type Watch } from './watching.ts';
import { isQuicklyChecked } from './worth.ts';

export const createHost = (options: HostOptions): Host => new RunningHost(options);

/** What waits in the queue: messages, and what the host reminds itself of. */
type Job = ToWorker | { readonly type: 'tick' | 'compare' | 'check-small' | 'keep' | 'rescue' };

const CLAIMS_AFTER = 300; // ms of quiet
const COMPARE_AFTER = 500;
/** Messages that a check of claims goes on under. */
const LETS_CHECK: ReadonlySet<ToWorker['type']> = new Set(['check', 'evaluate', 'learnt']);

enablePatches();

class RunningHost implements Host {
  private readonly options: HostOptions;
  private document: GraphDocument | undefined;
  private experiment = 'main';
  private revision = 0;
  private held = false;
  private session: Session | undefined;
  private readonly chooser: Chooser;
  private pace: Pace | undefined;
  private watch: Watch | undefined;
  /** States that the next session goes on from. */
  private from: SavedStates | undefined;
  private readonly lifeline: Lifeline;
  private readonly checker: Checker;
  private readonly queue: Queue<Job>;

  private readonly takes: { readonly [K in Job['type']]: (job: Extract<Job, { readonly type: K }>) => Promise<void> | void } = {
    open: (job) => this.open(job),
    patch: (job) => this.patch(job),
    release: () => this.release(),
    advance: ({ steps }) => this.advance(steps),
    run: ({ perSecond }) => this.run(perSecond),
    pause: () => this.pause(),
    reset: () => this.reset(),
    seek: ({ step }) => this.seek(step),
    evaluate: (job) => this.evaluate(job),
    learnt: () => this.learnt(),
    'use-backend': ({ name }) => this.useBackend(name),
    check: () => this.check(),
    'stop-check': () => {},
    tick: () => this.tick(),
    compare: () => this.compare(),
    keep: () => this.keep(),
    rescue: () => this.rescue(),
    'check-small': () => (this.isSmall() ? this.check() : this.checker.forget(this.revision)),
  };

  constructor(options: HostOptions) {
    this.options = options;
    this.checker = createChecker(options);
    this.chooser = createChooser(options);
    this.lifeline = createLifeline(options);
    this.queue = createQueue<Job>(
      (job) => (this.takes[job.type] as (job: Job) => Promise<void> | void)(job),
      (error) => this.fail(error),
    );
  }

  receive(message: ToWorker): void {
    if (!LETS_CHECK.has(message.type)) this.checker.stop(); // the person comes first; claims can be checked again
    if (message.type === 'open') this.queue.keepOnly('use-backend'); // the rest spoke of another document
    this.queue.add(message);
  }

  dispose(): void {
    this.queue.dispose();
    this.pace = undefined;
    this.session?.dispose();
  }

  private open({ document, experiment, revision, held, from }: Job & { readonly type: 'open' }): Promise<void> {
    this.document = document;
    this.experiment = experiment;
    this.revision = revision;
    this.held = held;
    this.pace = undefined;
    this.from = from;
    this.lifeline.forget();
    this.session?.dispose();
    this.session = undefined;
    return this.start();
  }

  private fail(error: unknown): void {
    if (this.chooser.isLost()) return this.queue.add({ type: 'rescue' });
    if (isFatal(error) && this.options.end) return this.options.end(error);
    this.pace = undefined;
    this.options.post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }

  /** The device is gone, and what was on it: another backend goes on from the states that were kept last. */
  private async rescue(): Promise<void> {
    const { chooser, lifeline, pace } = this;
    const name = chooser.isLost() ? chooser.leave() : undefined;
    if (name === undefined) return;
    this.session?.dispose();
    this.session = undefined;
    this.from = lifeline.latest;
    await this.start();
    this.options.post({ type: 'device-lost', name, step: this.scene()?.session.steps ?? 0, running: pace !== undefined });
    if (pace) this.queue.remind({ type: 'tick' }, 0);
  }

  private async keep(): Promise<void> {
    const scene = this.scene();
    const wait = scene && (await this.lifeline.keep(scene));
    if (wait !== undefined) this.queue.remind({ type: 'keep' }, wait);
  }

  /** Compiles what is there, and computes it unless it is held. */
  private async start(): Promise<void> {
    const { document, experiment } = this;
    if (!document) return;
    if (this.held) return this.announce(compile(document, experiment, this.options.kinds));
    this.session = await resumeSession({ document, experiment, from: this.from }, this.options.kinds, this.choose);
    this.from = undefined;
    await this.frame();
    this.queue.remind({ type: 'check-small' }, 0);
  }

  private release(): Promise<void> {
    this.held = false;
    return this.start();
  }

  private async patch({ patches: first, revision }: Job & { readonly type: 'patch' }): Promise<void> {
    const patches: Patch[] = [...first];
    this.revision = revision;
    for (let next = this.queue.peek(); next?.type === 'patch'; next = this.queue.peek()) {
      for (const each of next.patches) patches.push(each);
      this.revision = next.revision;
      this.queue.shift();
    }
    if (!this.document) return;
    this.document = applyPatches(this.document, patches);
    if (!this.session) return this.start();
    const { lost } = await this.session.update(this.document);
    if (lost.length > 0) this.announce(this.session.compiled, lost);
    await this.frame();
    this.queue.remind({ type: 'check-small' }, CLAIMS_AFTER);
    this.queue.remind({ type: 'compare' }, COMPARE_AFTER);
  }

  /** Asked by the session after every compilation: says what came of it, and gives the backend that shall compute it. */
  private readonly choose = async (compiled: Compiled): Promise<Backend> => {
    this.announce(compiled);
    const backend = await this.chooser.choose(compiled);
    this.queue.remind({ type: 'compare' }, 0);
    return backend;
  };

  private announce(compiled: Compiled, lost: readonly string[] = []): void {
    this.watch = watchNumbers(this.options.kinds, this.options.post); // who hears that it is compiled forgets what was said
    const { revision, held } = this;
    this.options.post(compiledMessage(compiled, { revision, held, lost }));
  }

  private scene(): Scene | undefined {
    const { session, document, experiment, revision } = this;
    return session && document ? { session, document, experiment, revision } : undefined;
  }

  private async frame(): Promise<void> {
    const scene = this.scene();
    if (!scene?.session.compiled.plan) return;
    const { session, revision } = scene;
    const values = await session.observe();
    const signals = [...values].map(([signal, { rows, values: all }]): SignalFrame => ({ signal, rows, values: all }));
    await this.watch?.(scene, values); // before a frame takes the values along to another thread
    this.options.post({ type: 'frame', revision, step: session.steps, running: this.pace !== undefined, signals });
    await this.keep();
  }

  private async useBackend(name: BackendName | 'auto'): Promise<void> {
    this.chooser.prefer(name);
    if (!this.session) return this.held ? undefined : this.start();
    await this.session.use(this.choose);
    await this.frame();
  }

  private pause(): Promise<void> {
    this.pace = undefined;
    return this.frame();
  }

  private reset(): Promise<void> {
    this.lifeline.forget();
    this.session?.reset();
    return this.frame();
  }

  private async seek(step: number): Promise<void> {
    this.pace = undefined;
    this.lifeline.forget();
    await this.session?.seek(step);
    await this.frame();
  }

  private async evaluate({ id, feeds, read }: Job & { readonly type: 'evaluate' }): Promise<void> {
    if (this.session) this.options.post({ type: 'evaluated', id, values: await evaluateAt(this.session, feeds, read) });
  }

  private async learnt(): Promise<void> {
    if (this.session) this.options.post({ type: 'learnt', revision: this.revision, values: await learntValues(this.session) });
  }

  private async advance(steps: number): Promise<void> {
    const pace = startPace(Infinity, this.options.now);
    for (let left = steps; left > 0;) {
      const scene = this.scene();
      if (!scene) return;
      const chunk = Math.min(left, pace.due(), stepsLeft(scene));
      if (chunk === 0 || (await advanceScene(scene, chunk, this.options.post))) break;
      pace.did(chunk);
      left -= chunk;
      if (left > 0) await breath();
      if (this.queue.has('pause') || this.queue.has('open')) break;
    }
    await this.frame();
  }

  private async run(perSecond: number): Promise<void> {
    if (!this.session) return;
    const isRunning = this.pace !== undefined;
    this.pace = startPace(perSecond, this.options.now);
    await this.frame();
    if (!isRunning) this.queue.remind({ type: 'tick' }, this.pace.wait());
  }

  private async tick(): Promise<void> {
    const { pace } = this;
    const scene = this.scene();
    if (!pace || !scene) return;
    const left = stepsLeft(scene);
    const chunk = Math.min(pace.due(), left);
    const isReached = chunk > 0 && (await advanceScene(scene, chunk, this.options.post));
    if (chunk > 0) pace.did(chunk);
    if (isReached || left <= chunk) return this.end(isReached ? 'until' : 'length');
    if (chunk > 0) await this.frame();
    this.queue.remind({ type: 'tick' }, pace.wait());
  }

  private async end(why: 'length' | 'until'): Promise<void> {
    this.pace = undefined;
    await this.frame();
    this.options.post({ type: 'ended', revision: this.revision, step: this.session?.steps ?? 0, why });
  }

  private async compare(): Promise<void> {
    const { chooser, revision } = this;
    const scene = this.scene();
    const difference = scene && chooser.backend && (await compared(scene, chooser.backend.name, this.options.kinds));
    if (difference !== undefined) this.options.post({ type: 'agreement', revision, difference });
  }

  private isSmall(): boolean {
    const { document, session } = this;
    return document !== undefined && session !== undefined && isQuicklyChecked(document, session.compiled.cost);
  }

  private check(): Promise<void> | void {
    const { document, chooser, revision, held } = this;
    if (document && !held) return this.checker.check({ document, revision, backend: chooser.backend, isSmall: this.isSmall() });
  }
}

/** Lets messages in. */
const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
