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
import type { Engine } from './engine.ts';
import { hearing } from './hearing.ts';
import { createLifeline, type Lifeline } from './lifeline.ts';
import { recover } from './recovering.ts';
import { createQuestions, type Questions } from './questions.ts';
import { isRefused } from './refused.ts';
import { firstExperiment, followExperiment, freshState, IDLE, stillThere, type EditorState, type RuntimeState } from './state.ts';

export type { Engine } from './engine.ts';
export type { EditorState } from './state.ts';

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
  /** Opens the present document once more, in a runtime that knows nothing of it; where a run was lost, at the states that are known of it. */
  restart(): void;
  /** Ends what is computed, however long it would take. */
  stop(): void;
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
  const lifeline = createLifeline(0, getState().experiment);
  const startAnew = (next: Partial<EditorState>) => {
    live.clear();
    samples.clear();
    setState(next);
    lifeline.begin(getState().revision, getState().experiment);
    live.showRow(0);
    editor.restart();
  };
  const { take, attempt } = taking(store, engine, (experiment) => editor.chooseExperiment(experiment));
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
      lifeline.follow(message);
      engine.send(message);
    },
    restart() {
      const { history, revision, experiment, runtime } = getState();
      engine.send({ type: 'open', revision, document: history.document, experiment, held: runtime.held, from: lifeline.states });
    },
    stop: () => engine.stop?.(),
  };
  listen(editor, engine, lifeline);
  engine.send({ type: 'open', revision: 0, document, experiment: firstExperiment(document), held: false });
  return editor;
}

/** The ways into the document: `take` for what was valid before, `attempt` for what is changed by hand, if it is valid. */
function taking(store: StoreApi<EditorState>, engine: Engine, chooseExperiment: (name: string) => void) {
  const take = ({ history, patches }: Change) => {
    if (patches.length === 0) return;
    const { selection, experiment, history: before, revision: last } = store.getState();
    const revision = last + 1;
    store.setState({ history, revision, selection: stillThere(selection, history.document) });
    const followed = followExperiment(before.document, history.document, experiment);
    if (followed === experiment) engine.send({ type: 'patch', revision, patches });
    else chooseExperiment(followed);
  };
  const attempt = (change: Change) => {
    if (!isRefused(store, change)) take(change);
  };
  return { take, attempt };
}

function fixed(history: History, { command: type, args }: Fix): Change {
  const command = commandByType.get(type);
  return command ? run(history, command, args) : { history, patches: [] };
}

/** To what the runtime says, and to what becomes of it. */
function listen(editor: Editor, engine: Engine, lifeline: Lifeline): void {
  const hear = hearing({ ...editor, lifeline });
  engine.onMessage((message) => (hear[message.type] as (message: FromWorker) => void)(message));
  engine.onDeath?.((death) => recover(editor, lifeline, death));
  engine.onBusy?.((busy) => editor.store.setState(({ runtime }) => ({ runtime: { ...runtime, busy } })));
}
