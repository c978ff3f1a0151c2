/** What a run needs to go on in another runtime: its states as they were told last, and its speed. */
import type { FromWorker, SavedStates, ToWorker } from '../../runtime/index.ts';

type Told = Extract<FromWorker, { readonly type: 'checkpoint' }>;

export interface Lifeline {
  readonly states: SavedStates | undefined;
  /** Units of a run per second, as it was asked for last. */
  readonly perSecond: number;
  /** Takes what the runtime tells of the present document and experiment. */
  keep(told: Told): void;
  /** What a person asks for may lead elsewhere than the states. */
  follow(message: ToWorker): void;
  /** Another document or experiment: what is told of an earlier revision is of no use any more. */
  begin(revision: number, experiment: string): void;
}

export function createLifeline(revision: number, experiment: string): Lifeline {
  let of = { revision, experiment };
  let states: SavedStates | undefined;
  let perSecond = Infinity;
  return {
    get states() {
      return states;
    },
    get perSecond() {
      return perSecond;
    },
    keep(told) {
      if (told.experiment === of.experiment && told.revision >= of.revision) states = told.states;
    },
    follow(message) {
      if (message.type === 'run') perSecond = message.perSecond;
      if (message.type === 'reset' || (message.type === 'seek' && states && states.step > message.step)) states = undefined;
    },
    begin(next, chosen) {
      of = { revision: next, experiment: chosen };
      states = undefined;
    },
  };
}
