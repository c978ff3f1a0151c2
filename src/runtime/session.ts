/** A session: one document, one running executable. Edits reach it as new documents; most become writes, some a new compilation. */
import { nodeId } from '../base/index.ts';
import { compile, withExperiment, type Compiled, type Location, type Plan, type Rows } from '../compiler/index.ts';
import { completed, elementsOf, hasEffect, metaOf, rowsOf, type GraphDocument, type Kinds, type Numbers } from '../graph/index.ts';
import type { SignalId } from '../ir/index.ts';
import type { Backend, Checkpoint, Executable, Values } from './backend.ts';
import { changesBetween, type ParamWrite } from './changes.ts';
import { evaluateRows } from './evaluate.ts';
import { findNotFinite, type NotFinite } from './notFinite.ts';
import { placed, saved, type SavedStates } from './states.ts';
import { createTimeline } from './timeline.ts';

export interface Updated {
  readonly recompiled: boolean;
  /** States that found no place any more: `owner slot`. */
  readonly lost: readonly string[];
}

export interface Session {
  readonly compiled: Compiled;
  /** Advances since the start. */
  readonly steps: number;
  /** Takes the next state of the document. States that still fit stay, also when it has to compile anew. */
  update(document: GraphDocument): Promise<Updated>;
  /** Every observable signal at the present state. */
  observe(): Promise<Values>;
  /** Gives, step by step, the signals to record. */
  advance(steps: number, record?: readonly SignalId[]): Promise<readonly Values[]>;
  /** Goes to an earlier step: the nearest checkpoint, then the same steps again. */
  seek(step: number): Promise<void>;
  /** The first number that was not finite after a step at which all were; the session stays where it is. */
  findNotFinite(after: number): Promise<NotFinite | undefined>;
  /** Values with these rows in some sources, at the present state. */
  evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values>;
  /** Values on these examples of the training data. */
  evaluateRows(rows: Int32Array, read: readonly SignalId[]): Promise<Values>;
  states(): Promise<SavedStates | undefined>;
  reset(): void;
  use(backend: BackendFor): Promise<void>;
  dispose(): void;
}

/** A backend, or who chooses one; the latter is asked after every compilation, before anything is prepared. */
export type BackendFor = Backend | ((compiled: Compiled) => Promise<Backend>);

export function openSession(document: GraphDocument, experiment: string, kinds: Kinds, backend: BackendFor): Promise<Session> {
  return resumeSession({ document, experiment, from: undefined }, kinds, backend);
}

export interface Resumed {
  readonly document: GraphDocument;
  readonly experiment: string;
  /** States of an earlier session, to go on from. */
  readonly from: SavedStates | undefined;
}

export async function resumeSession({ document, experiment, from }: Resumed, kinds: Kinds, backend: BackendFor): Promise<Session> {
  const session = new RunningSession(experiment, kinds, backend);
  await session.update(document, from);
  return session;
}

const UNTOUCHED: Updated = { recompiled: false, lost: [] };

class RunningSession implements Session {
  compiled: Compiled = { plan: undefined, diagnostics: [], cost: 0, setup: 0 };
  private document: GraphDocument | undefined;
  private executable: Executable | undefined;
  /** Rows that each source is held at, so that one column of it can be replaced. */
  private held = new Map<SignalId, Rows>();
  private readonly timeline = createTimeline();
  private readonly experiment: string;
  private readonly kinds: Kinds;
  private backend: BackendFor;

  constructor(experiment: string, kinds: Kinds, backend: BackendFor) {
    this.experiment = experiment;
    this.kinds = kinds;
    this.backend = backend;
  }

  get steps(): number {
    return this.executable?.step ?? 0;
  }

  async update(next: GraphDocument, from?: SavedStates): Promise<Updated> {
    const before = this.document;
    this.document = next;
    const changes = before ? changesBetween(before, next, this.kinds) : { recompile: true as const };
    if (!changes.recompile && (await this.writeAll(changes.writes))) {
      if (changes.writes.length > 0 && this.steps === 0) this.executable?.reset(); // the start may follow from what was written
      return UNTOUCHED;
    }
    const states = (await this.states()) ?? from;
    this.compiled = compile(next, this.experiment, this.kinds);
    return { recompiled: true, lost: await this.prepare(states) };
  }

  async use(backend: BackendFor): Promise<void> {
    const states = await this.states();
    this.backend = backend;
    await this.prepare(states);
  }

  /** Prepares the plan anew and puts states where they fit; gives those that do not. */
  private async prepare(states: SavedStates | undefined): Promise<readonly string[]> {
    this.dispose();
    const { plan } = this.compiled;
    this.held = new Map(plan?.sources);
    const backend = typeof this.backend === 'function' ? await this.backend(this.compiled) : this.backend;
    this.executable = plan && (await backend.prepare(plan));
    if (!plan || !this.executable || !states || states.step === 0) return [];
    const { checkpoint, lost } = placed(plan, await this.executable.checkpoint(), states);
    this.executable.restore(checkpoint);
    return lost;
  }

  async states(): Promise<SavedStates | undefined> {
    const { plan } = this.compiled;
    return plan && this.executable ? saved(plan, await this.executable.checkpoint()) : undefined;
  }

  /** False when a value does not fit where it was: then only compiling says what is wrong. */
  private async writeAll(writes: readonly ParamWrite[]): Promise<boolean> {
    const applied = withExperiment(this.document as GraphDocument, this.experiment);
    if (writes.length > 0) this.timeline.cut(this.steps); // what comes next is another run
    for (const write of writes) if (!(await this.write(write, applied))) return false;
    return true;
  }

  private async write({ owner, param, role }: ParamWrite, document: GraphDocument): Promise<boolean> {
    const { plan } = this.compiled;
    const item = document.nodes[owner] ?? document.edges[owner];
    const kind = item && (this.kinds.nodes.get(item.type) ?? this.kinds.edges.get(item.type));
    if (!plan || !this.executable || !item || !kind) return false;
    const params = completed(kind.params, item.params);
    if (!hasEffect(kind.params, param, params)) return true;
    const location = plan.locate(nodeId(owner), param);
    if (!location) return false;
    if (role === 'source') return this.feed(location, rowsOf(params[param], location.count));
    if (plan.sources.has(location.signal)) return true; // the experiment varies it
    const numbers = elementsOf(metaOf(kind.params, param), params[param] as Numbers, location.count, document.tensors);
    return this.writeNumbers(plan, location, numbers);
  }

  /** A parameter that is trained is also where its state starts; both take the value. */
  private async writeNumbers({ program }: Plan, { signal, index }: Location, numbers: Float64Array | string): Promise<boolean> {
    const { executable } = this;
    if (typeof numbers === 'string') return false;
    const slot = program.states.find(({ current }) => current === signal);
    executable?.write(slot?.initial ?? signal, index, numbers);
    if (!slot || !executable) return true;
    const { step, states } = await executable.checkpoint();
    const own = states.get(signal);
    own?.values.set(numbers, index);
    executable.restore({ step, states: new Map(own ? [[signal, own]] : []) });
    return true;
  }

  private feed({ signal, index, count }: Location, own: Float64Array | undefined): boolean {
    const held = this.held.get(signal);
    if (!own || !held) return false;
    const width = held.values.length / held.rows;
    const values = held.values.slice();
    const ownRows = own.length / count;
    for (let row = 0; row < held.rows; row++)
      values.set(own.subarray((ownRows === 1 ? 0 : row) * count, (ownRows === 1 ? 0 : row) * count + count), row * width + index);
    const rows = { rows: held.rows, values };
    this.held.set(signal, rows);
    this.executable?.feed(signal, rows);
    return true;
  }

  async observe(): Promise<Values> {
    const signals = this.compiled.plan?.entries.observe.roots ?? [];
    return this.executable ? this.executable.observe(signals) : new Map();
  }

  async advance(steps: number, record: readonly SignalId[] = []): Promise<readonly Values[]> {
    const { executable, timeline } = this;
    if (!executable) return [];
    if (timeline.wants(executable.step)) timeline.keep(await executable.checkpoint());
    return executable.advance(steps, record);
  }

  async seek(step: number): Promise<void> {
    const { executable } = this;
    if (!executable || step >= executable.step) return;
    const from: Checkpoint | undefined = this.timeline.before(step);
    if (from) executable.restore(from);
    else executable.reset();
    const left = step - executable.step;
    if (left > 0) await executable.advance(left, []);
  }

  async findNotFinite(after: number): Promise<NotFinite | undefined> {
    const { executable, timeline } = this;
    const { plan } = this.compiled;
    if (!executable || !plan) return undefined;
    const now = await executable.checkpoint();
    const from = timeline.before(Math.min(after, now.step)) ?? (after === now.step ? now : undefined);
    const found = from && (await findNotFinite(executable, plan, from, now.step));
    executable.restore(now);
    return found;
  }

  async evaluate(feeds: Values, read: readonly SignalId[]): Promise<Values> {
    return this.executable ? this.executable.evaluate(feeds, read) : new Map();
  }

  async evaluateRows(rows: Int32Array, read: readonly SignalId[]): Promise<Values> {
    const { plan } = this.compiled;
    return plan && this.executable ? evaluateRows(this.executable, plan, rows, read) : new Map();
  }

  reset(): void {
    this.timeline.clear();
    this.executable?.reset();
  }

  dispose(): void {
    this.timeline.clear();
    this.executable?.dispose();
    this.executable = undefined;
  }
}
