/** The editor without its looks: one document with its history, what is selected, and what the runtime said of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Course, Observable } from '../../compiler/index.ts';
import {
  cancelGesture,
  commandByType,
  endGesture,
  redo,
  run,
  startHistory,
  undo,
  type Change,
  type Command,
  type Diagnostic,
  type Fix,
  type GraphDocument,
  type History,
} from '../../graph/index.ts';
import type { BackendChoice, BackendName, ClaimResult, FromWorker, Place, ToWorker } from '../../runtime/index.ts';
import { createLiveStore, createSampleStore, type LiveStore, type SampleStore } from '../kit/index.ts';
import { createQuestions, type Questions } from './questions.ts';

/** What the runtime said last. */
export interface RuntimeState {
  readonly diagnostics: readonly Diagnostic[];
  readonly observables: readonly Observable[];
  readonly batch: number;
  readonly cost: number;
  readonly stateful: boolean;
  /** Opened from a link and not run yet. */
  readonly held: boolean;
  readonly step: number;
  readonly running: boolean;
  /** Whether any frame of the present document has arrived. */
  readonly computed: boolean;
  readonly failure: string | undefined;
  /** How long the experiment is, and in which unit. */
  readonly course: Course | undefined;
  /** Examples that a training holds out. */
  readonly heldOut: number;
  /** States that an edit left without a place: `owner slot`. */
  readonly lost: readonly string[];
  /** Why the run came to the end at which it stands. */
  readonly ended: 'length' | 'until' | undefined;
  /** The first node whose value stopped being finite. */
  readonly unwell: (Place & { readonly step: number }) | undefined;
  /** It died too often to be started again without being asked. */
  readonly givenUp: boolean;
}

export interface EditorState {
  /** Id of the drawing in the library. */
  readonly drawing: string;
  readonly history: History;
  /** Counts every change of the document. */
  readonly revision: number;
  /** Ids of selected nodes and edges. */
  readonly selection: ReadonlySet<string>;
  /** The element of a vector that the inspector explains. */
  readonly cell: number;
  /** The row of the batch that is shown. */
  readonly row: number;
  /** The experiment that is computed; with it come its inputs and parameters. */
  readonly experiment: string;
  readonly runtime: RuntimeState;
  readonly backend: BackendChoice | undefined;
  /** Largest relative difference to float64; null when too large to compare, undefined while unknown. */
  readonly agreement: number | null | undefined;
  readonly claims: readonly ClaimResult[];
}

/** A runtime that died: another one that knows nothing yet took its place, or it died too often. */
export type Death = { readonly is: 'replaced' } | { readonly is: 'given-up'; readonly why: string };

/** The runtime behind a message port; in tests and stories a stand-in, which does not die. */
export interface Engine {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** One that was given up starts again when a document is opened. */
  onDeath?(listener: (death: Death) => void): void;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  readonly live: LiveStore;
  /** What probes saw of the present run. */
  readonly samples: SampleStore;
  readonly ask: Questions;
  /** Runs a command; calls with the same `gesture` become one undo step. */
  run<A>(command: Command<A>, args: A, gesture?: string): void;
  /** What a diagnostic offers to mend it. */
  applyFix(fix: Fix): void;
  undo(): void;
  redo(): void;
  endGesture(): void;
  cancelGesture(gesture: string): void;
  open(drawing: string, document: GraphDocument, options?: { readonly held?: boolean }): void;
  select(ids: Iterable<string>, cell?: number): void;
  showRow(row: number): void;
  /** Computes another experiment of the document. */
  chooseExperiment(name: string): void;
  useBackend(name: BackendName | 'auto'): void;
  send(message: ToWorker): void;
  /** Opens the present document once more, in a runtime that knows nothing of it. */
  restart(): void;
}

const IDLE: RuntimeState = {
  diagnostics: [],
  observables: [],
  batch: 1,
  cost: 0,
  stateful: false,
  held: false,
  step: 0,
  running: false,
  computed: false,
  failure: undefined,
  course: undefined,
  heldOut: 0,
  lost: [],
  ended: undefined,
  unwell: undefined,
  givenUp: false,
};

export function createEditor(engine: Engine, drawing: string, document: GraphDocument): Editor {
  const live = createLiveStore();
  const samples = createSampleStore();
  const ask = createQuestions((message) => engine.send(message));
  const store = createStore<EditorState>(() => ({
    ...freshState(drawing, document),
    revision: 0,
    runtime: IDLE,
    backend: undefined,
  }));
  const { getState, setState } = store;
  const take = ({ history, patches }: Change) => {
    if (patches.length === 0) return;
    const { selection, experiment, history: before, revision: last } = getState();
    const revision = last + 1;
    setState({ history, revision, selection: stillThere(selection, history.document) });
    const followed = followExperiment(before.document, history.document, experiment);
    if (followed === experiment) engine.send({ type: 'patch', revision, patches });
    else editor.chooseExperiment(followed);
  };
  const editor: Editor = {
    store,
    live,
    samples,
    ask,
    run: (command, args, gesture) => take(run(getState().history, command, args, gesture)),
    applyFix(fix) {
      const command = commandByType.get(fix.command);
      if (command) take(run(getState().history, command, fix.args));
    },
    undo: () => take(undo(getState().history)),
    redo: () => take(redo(getState().history)),
    endGesture: () => setState({ history: endGesture(getState().history) }),
    cancelGesture: (gesture) => take(cancelGesture(getState().history, gesture)),
    open(id, next, { held = false } = {}) {
      const revision = getState().revision + 1;
      live.clear();
      samples.clear();
      setState({ ...freshState(id, next), revision, runtime: { ...IDLE, held } });
      live.showRow(0);
      engine.send({ type: 'open', revision, document: next, experiment: firstExperiment(next), held });
    },
    select: (ids, cell = 0) => setState({ selection: new Set(ids), cell }),
    showRow(row) {
      setState({ row });
      live.showRow(row);
    },
    chooseExperiment(experiment) {
      live.clear();
      samples.clear();
      setState({ experiment, row: 0, runtime: IDLE, agreement: undefined });
      live.showRow(0);
      editor.restart();
    },
    useBackend: (name) => engine.send({ type: 'use-backend', name }),
    send: (message) => engine.send(message),
    restart() {
      const { history, revision, experiment, runtime } = getState();
      engine.send({ type: 'open', revision, document: history.document, experiment, held: runtime.held });
    },
  };
  const hear = hearing(editor);
  engine.onMessage((message) => (hear[message.type] as (message: FromWorker) => void)(message));
  engine.onDeath?.((death) => {
    if (death.is === 'replaced') editor.restart();
    else setState({ runtime: { ...getState().runtime, running: false, failure: death.why, givenUp: true } });
  });
  engine.send({ type: 'open', revision: 0, document, experiment: firstExperiment(document), held: false });
  return editor;
}

const freshState = (drawing: string, document: GraphDocument) => ({
  drawing,
  history: startHistory(document),
  selection: new Set<string>(),
  cell: 0,
  row: 0,
  experiment: firstExperiment(document),
  agreement: undefined,
  claims: [],
});

/** `main`, unless it is no more than a forward pass and there is something that runs. */
function firstExperiment({ experiments }: GraphDocument): string {
  const names = Object.keys(experiments);
  const { main } = experiments;
  if (!main) return names[0] ?? 'main';
  const isBare = main.verb === 'forward' && Object.keys(main).length === 1;
  return (isBare ? names.find((name) => experiments[name]?.verb !== 'forward') : undefined) ?? 'main';
}

/** The chosen experiment after a change: under its new name, or the first one when it went. */
function followExperiment(before: GraphDocument, after: GraphDocument, chosen: string): string {
  if (before.experiments === after.experiments || after.experiments[chosen] || !before.experiments[chosen]) return chosen;
  const renamed = Object.keys(after.experiments).filter((name) => !before.experiments[name]);
  return renamed.length === 1 ? (renamed[0] ?? chosen) : firstExperiment(after);
}

function stillThere(selection: ReadonlySet<string>, { nodes, edges }: GraphDocument): ReadonlySet<string> {
  const kept = [...selection].filter((id) => nodes[id] || edges[id]);
  return kept.length === selection.size ? selection : new Set(kept);
}

type Hear = { readonly [T in FromWorker['type']]: (message: Extract<FromWorker, { readonly type: T }>) => void };

/** What each message of the runtime does. */
function hearing({ store, live, samples, ask }: Editor): Hear {
  const { getState, setState } = store;
  const update = (runtime: Partial<RuntimeState>) => setState({ runtime: { ...getState().runtime, ...runtime } });
  const fresh = { computed: false, failure: undefined, givenUp: false, step: 0, running: false, ended: undefined, unwell: undefined };
  return {
    compiled(message) {
      live.layout(message.observables);
      update({ ...message, ...fresh });
      if (getState().row < message.batch) return;
      setState({ row: 0 });
      live.showRow(0);
    },
    frame(message) {
      const { step, running, computed } = getState().runtime;
      if (!computed || step !== message.step || running !== message.running)
        update({ computed: true, step: message.step, running: message.running, ended: undefined });
      live.frame(message.signals); // after the step, which whoever hears of the values may ask for
    },
    samples: samples.take,
    evaluated: ask.answer,
    learnt: ask.answer,
    ended: ({ why }) => update({ ended: why }),
    unwell: ({ at, step }) => update({ unwell: at && { ...at, step } }),
    backend: ({ choice }) => setState({ backend: choice, agreement: undefined }),
    agreement: ({ difference }) => setState({ agreement: difference }),
    checking: () => {},
    claims: ({ results }) => setState({ claims: results }),
    failed: ({ message }) => update({ failure: message }),
  };
}
