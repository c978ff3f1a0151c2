/** A session: one document, one running executable. Edits reach it as new documents; most become writes, some a new compilation. */
import { nodeId } from '../base/index.ts';
import { compile, withExperiment, type Compiled, type Rows } from '../compiler/index.ts';
import { completed, hasEffect, resolveNumbers, rowsOf, type GraphDocument, type Kinds, type Numbers } from '../graph/index.ts';
import type { Backend, Executable, Values } from './backend.ts';
import { changesBetween, type ParamWrite } from './changes.ts';

export interface Session {
  readonly compiled: Compiled;
  /** Advances since the start. */
  readonly steps: number;
  /** Takes the next state of the document. Gives true when it had to compile anew, which puts all states back. */
  update(document: GraphDocument): Promise<boolean>;
  /** Every observable signal at the present state. */
  observe(): Promise<Values>;
  advance(steps: number): Promise<void>;
  reset(): void;
  use(backend: BackendFor): Promise<void>;
  dispose(): void;
}

/** A backend, or who chooses one; the latter is asked after every compilation, before anything is prepared. */
export type BackendFor = Backend | ((compiled: Compiled) => Promise<Backend>);

export async function openSession(document: GraphDocument, experiment: string, kinds: Kinds, backend: BackendFor): Promise<Session> {
  const session = new RunningSession(experiment, kinds, backend);
  await session.update(document);
  return session;
}

class RunningSession implements Session {
  compiled: Compiled = { plan: undefined, diagnostics: [], cost: 0 };
  steps = 0;
  private document: GraphDocument | undefined;
  private executable: Executable | undefined;
  /** Rows that each source is held at, so that one column of it can be replaced. */
  private held = new Map<number, Rows>();
  private readonly experiment: string;
  private readonly kinds: Kinds;
  private backend: BackendFor;

  constructor(experiment: string, kinds: Kinds, backend: BackendFor) {
    this.experiment = experiment;
    this.kinds = kinds;
    this.backend = backend;
  }

  async update(next: GraphDocument): Promise<boolean> {
    const before = this.document;
    this.document = next;
    const changes = before ? changesBetween(before, next, this.kinds) : { recompile: true as const };
    if (!changes.recompile && this.writeAll(changes.writes)) return false;
    this.compiled = compile(next, this.experiment, this.kinds);
    await this.prepare();
    return true;
  }

  private async prepare(): Promise<void> {
    this.dispose();
    const { plan } = this.compiled;
    this.steps = 0;
    this.held = new Map(plan?.sources);
    const backend = typeof this.backend === 'function' ? await this.backend(this.compiled) : this.backend;
    this.executable = plan && (await backend.prepare(plan));
  }

  /** False when a value does not fit where it was: then only compiling says what is wrong. */
  private writeAll(writes: readonly ParamWrite[]): boolean {
    const applied = withExperiment(this.document as GraphDocument, this.experiment);
    return writes.every((write) => this.write(write, applied));
  }

  private write({ owner, param, role }: ParamWrite, document: GraphDocument): boolean {
    const { plan } = this.compiled;
    const item = document.nodes[owner] ?? document.edges[owner];
    const kind = item && (this.kinds.nodes.get(item.type) ?? this.kinds.edges.get(item.type));
    if (!plan || !this.executable || !item || !kind) return false;
    const params = completed(kind.params, item.params);
    if (!hasEffect(kind.params, param, params)) return true;
    const value = params[param];
    const location = plan.locate(nodeId(owner), param);
    if (!location) return false;
    if (role === 'source') return this.feed(location, rowsOf(value, location.count));
    const numbers = resolveNumbers(value as Numbers, location.count, document.tensors);
    if (typeof numbers === 'string') return false;
    this.executable.write(location.signal, location.index, numbers);
    return true;
  }

  private feed(
    { signal, index, count }: { readonly signal: number; readonly index: number; readonly count: number },
    own: Float64Array | undefined,
  ): boolean {
    const held = this.held.get(signal);
    if (!own || !held) return false;
    const width = held.values.length / held.rows;
    const values = held.values.slice();
    const ownRows = own.length / count;
    for (let row = 0; row < held.rows; row++)
      values.set(own.subarray((ownRows === 1 ? 0 : row) * count, (ownRows === 1 ? 0 : row) * count + count), row * width + index);
    const rows = { rows: held.rows, values };
    this.held.set(signal, rows);
    this.executable?.feed(signal as never, rows);
    return true;
  }

  async observe(): Promise<Values> {
    const signals = this.compiled.plan?.entries.observe.roots ?? [];
    return this.executable ? this.executable.observe(signals) : new Map();
  }

  async advance(steps: number): Promise<void> {
    await this.executable?.advance(steps, []);
    this.steps += steps;
  }

  reset(): void {
    this.executable?.reset();
    this.steps = 0;
  }

  async use(backend: BackendFor): Promise<void> {
    this.backend = backend;
    await this.prepare();
  }

  dispose(): void {
    this.executable?.dispose();
    this.executable = undefined;
  }
}
