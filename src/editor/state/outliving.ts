/** What the editor does when its runtime died: it goes on in the next one, or rests. */
import type { Editor, RuntimeState } from './editor.ts';
import type { Death } from './engine.ts';
import type { Lifeline } from './lifeline.ts';

type Outlived = { readonly [D in Death as D['is']]: (editor: Editor, lifeline: Lifeline, death: D) => void };

const change = (editor: Editor, runtime: Partial<RuntimeState>): void =>
  editor.store.setState((state) => ({ runtime: { ...state.runtime, kept: undefined, running: false, starting: false, ...runtime } }));

const ways: Outlived = {
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

export function outlive(editor: Editor, lifeline: Lifeline, death: Death): void {
  const way = ways[death.is] as (editor: Editor, lifeline: Lifeline, death: Death) => void;
  way(editor, lifeline, death);
}
