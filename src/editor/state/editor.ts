/** The editor without its looks: one document with its history, what is selected, and what the runtime said of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  cancelGesture,
  commandByType,
  endGesture,
  redo,
  run,
  undo,
  type Change,
  type Command,
  type Fix,
  type GraphDocument,
  type History,
} from '../../graph/index.ts';
import type { BackendName, FromWorker, ToWorker } from '../../runtime/index.ts';
import { createLiveStore, createSampleStore, type LiveStore, type SampleStore } from '../kit/index.ts';
import { hearing } from './hearing.ts';
import { createQuestions, type Questions } from './questions.ts';
import { isRefused } from './refused.ts';
import { firstExperiment, followExperiment, freshState, IDLE, stillThere, type EditorState, type RuntimeState } from './state.ts';

export type { EditorState, RuntimeState } from './state.ts';

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
  open(drawing: string, document: GraphDocument, options?: { readonly held?: boolean; readonly experiment?: string | undefined }): void;
  select(ids: Iterable<string>, cell?: number): void;
  showRow(row: number): void;
  /** Computes another experiment of the document. */
  chooseExperiment(name: string): void;
  useBackend(name: BackendName | 'auto'): void;
  send(message: ToWorker): void;
  /** Opens the present document once more, in a runtime that knows nothing of it. */
  restart(): void;
}

/** Messages that begin a run, or end one that has not begun. */
const drives: ReadonlySet<ToWorker['type']> = new Set(['run', 'pause', 'reset', 'seek', 'advance']);

/** From the start another run begins, which may learn something else than was kept. */
const driven = (runtime: RuntimeState, by: ToWorker['type']): RuntimeState => ({
  ...runtime,
  starting: by === 'run',
  kept: by === 'reset' ? undefined : runtime.kept,
});

export function createEditor(engine: Engine, drawing: string, document: GraphDocument): Editor {
  const live = createLiveStore();
  const samples = createSampleStore();
  const ask = createQuestions((message) => engine.send(message));
  const store = createStore<EditorState>(() => ({ ...freshState(drawing, document), revision: 0, runtime: IDLE, backend: undefined }));
  const { getState, setState } = store;
  const startAnew = (next: Partial<EditorState>) => {
    live.clear();
    samples.clear();
    setState(next);
    live.showRow(0);
    editor.restart();
  };
  const take = ({ history, patches }: Change) => {
    if (patches.length === 0) return;
    const { selection, experiment, history: before, revision: last } = getState();
    const revision = last + 1;
    setState({ history, revision, selection: stillThere(selection, history.document) });
    const followed = followExperiment(before.document, history.document, experiment);
    if (followed === experiment) engine.send({ type: 'patch', revision, patches });
    else editor.chooseExperiment(followed);
  };
  const attempt = (change: Change) => {
    if (!isRefused(store, change)) take(change);
  };
  const editor: Editor = {
    store,
    live,
    samples,
    ask,
    run: (command, args, gesture) => attempt(run(getState().history, command, args, gesture)),
    applyFix: (fix) => attempt(fixed(getState().history, fix)),
    undo: () => take(undo(getState().history)),
    redo: () => take(redo(getState().history)),
    endGesture: () => setState({ history: endGesture(getState().history) }),
    cancelGesture: (gesture) => take(cancelGesture(getState().history, gesture)),
    open: (id, next, { held = false, experiment } = {}) =>
      startAnew({ ...freshState(id, next, experiment), revision: getState().revision + 1, runtime: { ...IDLE, held } }),
    select: (ids, cell = 0) => setState({ selection: new Set(ids), cell }),
    showRow(row) {
      setState({ row });
      live.showRow(row);
    },
    chooseExperiment: (experiment) => startAnew({ experiment, row: 0, runtime: IDLE, agreement: undefined }),
    useBackend: (name) => engine.send({ type: 'use-backend', name }),
    send(message) {
      if (drives.has(message.type)) setState({ runtime: driven(getState().runtime, message.type) });
      engine.send(message);
    },
    restart() {
      const { history, revision, experiment, runtime } = getState();
      engine.send({ type: 'open', revision, document: history.document, experiment, held: runtime.held });
    },
  };
  const hear = hearing(editor);
  engine.onMessage((message) => (hear[message.type] as (message: FromWorker) => void)(message));
  engine.onDeath?.((death) => outlive(editor, death));
  engine.send({ type: 'open', revision: 0, document, experiment: firstExperiment(document), held: false });
  return editor;
}

function fixed(history: History, { command: type, args }: Fix): Change {
  const command = commandByType.get(type);
  return command ? run(history, command, args) : { history, patches: [] };
}

/** The runtime was started anew, or died too often for that. */
function outlive(editor: Editor, death: Death): void {
  editor.store.setState(({ runtime }) => ({ runtime: { ...runtime, kept: undefined } }));
  if (death.is === 'replaced') return editor.restart();
  editor.store.setState(({ runtime }) => ({ runtime: { ...runtime, running: false, starting: false, failure: death.why, givenUp: true } }));
}
