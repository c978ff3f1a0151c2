/** What the editor does when its runtime died: it goes on in the next one, or rests. */
import type { StoreApi } from 'zustand/vanilla';
import type { ToWorker } from '../../runtime/index.ts';
import type { Death } from './engine.ts';
import type { Lifeline } from './lifeline.ts';
import type { EditorState, RuntimeState } from './state.ts';

/** What of the editor it needs. */
interface Recovering {
  readonly store: StoreApi<EditorState>;
  send(message: ToWorker): void;
  /** Opens the drawing in the next runtime. */
  restart(): void;
}

type Ways = { readonly [D in Death as D['is']]: (editor: Recovering, lifeline: Lifeline, death: D) => void };

const change = (editor: Recovering, runtime: Partial<RuntimeState>): void =>
  editor.store.setState((state) => ({ runtime: { ...state.runtime, kept: undefined, running: false, starting: false, ...runtime } }));

const ways: Ways = {
  /** A run goes on where its states are known. From the start it does not: what killed one may kill the next, without end. */
  replaced(editor, lifeline, { cause, why }) {
    const { running, starting } = editor.store.getState().runtime;
    const { states, perSecond } = lifeline;
    const goesOn = (running || starting) && states !== undefined;
    change(editor, { restarted: { cause, why, step: states?.step ?? 0, goesOn } });
    editor.restart();
    if (goesOn) editor.send({ type: 'run', perSecond });
  },
  'given-up': (editor, _, { why }) => change(editor, { failure: why, givenUp: true }),
  stopped: (editor) => change(editor, { failure: 'it was stopped', stopped: true }),
};

export function recover(editor: Recovering, lifeline: Lifeline, death: Death): void {
  const way = ways[death.is] as (editor: Recovering, lifeline: Lifeline, death: Death) => void;
  way(editor, lifeline, death);
}
