/** What each message of the runtime does to the editor. */
import type { StoreApi } from 'zustand/vanilla';
import type { FromWorker } from '../../runtime/index.ts';
import type { LiveStore, SampleStore } from '../kit/index.ts';
import type { Lifeline } from './lifeline.ts';
import type { Questions } from './questions.ts';
import type { EditorState, RuntimeState } from './state.ts';

export type Hear = { readonly [T in FromWorker['type']]: (message: Extract<FromWorker, { readonly type: T }>) => void };

interface Hearer {
  readonly store: StoreApi<EditorState>;
  readonly live: LiveStore;
  readonly samples: SampleStore;
  readonly ask: Questions;
  readonly lifeline: Lifeline;
}

export function hearing({ store, live, samples, ask, lifeline }: Hearer): Hear {
  const { getState, setState } = store;
  const update = (runtime: Partial<RuntimeState>) => setState({ runtime: { ...getState().runtime, ...runtime } });
  const fresh = {
    computed: false,
    failure: undefined,
    givenUp: false,
    stopped: false,
    step: 0,
    running: false,
    starting: false,
    ended: undefined,
    notFinite: undefined,
  };
  return {
    compiled(message) {
      live.layout(message.observables);
      update({ ...message, ...fresh });
      if (getState().row < message.batch) return;
      setState({ row: 0 });
      live.showRow(0);
    },
    frame(message) {
      const { step, running, starting, computed } = getState().runtime;
      if (!computed || step !== message.step || running !== message.running)
        update({ computed: true, step: message.step, running: message.running, starting: starting && !message.running, ended: undefined });
      live.frame(message.signals); // after the step, which whoever hears of the values may ask for
    },
    samples(message) {
      const { history, runtime } = getState();
      if (runtime.recorded !== history.document) update({ recorded: history.document });
      samples.take(message);
    },
    evaluated: ask.answer,
    learnt: ask.answer,
    ended: ({ why }) => update({ ended: why, starting: false }),
    'not-finite': ({ found }) => update({ notFinite: found }),
    checkpoint: (message) => lifeline.keep(message),
    'device-lost': ({ name, step, running }) => update({ restarted: { cause: 'device', why: name, step, goesOn: running } }),
    backend: ({ choice }) => setState({ backend: choice, agreement: undefined }),
    agreement: ({ difference }) => setState({ agreement: difference }),
    checking: ({ at }) => setState({ checking: at }),
    claims: ({ results }) => setState({ claims: results }),
    failed: ({ message }) => update({ failure: message, starting: false }),
  };
}
