/** The states of a run, told now and then, so that a worker or a backend that is lost can be replaced and the run goes on from there. */
import type { FromWorker } from './protocol.ts';
import type { Scene } from './playing.ts';
import type { SavedStates } from './states.ts';

export interface Lifeline {
  /** What was told last of the present run. */
  readonly latest: SavedStates | undefined;
  /** Tells the states if they are others than before. Gives the ms to wait where it is too soon for that. */
  keep(scene: Scene): Promise<number | undefined>;
  /** Another run begins, or this one goes elsewhere: the next states are told at once. */
  forget(): void;
}

interface Options {
  post(message: FromWorker): void;
  now(): number;
}

/** Between two of them, ms. */
export const EVERY = 2_000;
/** Reading states from a device may take this share of the time of a run. */
const SHARE = 0.05;
/** Numbers: 16 MB. A run of more begins anew instead. */
export const MOST_NUMBERS = 2_000_000;

export function createLifeline({ post, now }: Options): Lifeline {
  let latest: SavedStates | undefined;
  let told: string | undefined;
  let next = -Infinity;
  return {
    get latest() {
      return latest;
    },
    async keep({ session, experiment, revision }) {
      const { plan } = session.compiled;
      const numbers = (plan?.batch ?? 1) * (plan?.slots ?? []).reduce((sum, { count }) => sum + count, 0);
      const key = `${revision} ${session.steps}`;
      if (numbers === 0 || numbers > MOST_NUMBERS || key === told) return undefined;
      const began = now();
      if (began < next) return next - began;
      const states = await session.states();
      if (!states) return undefined;
      told = key;
      latest = states;
      next = now() + Math.max(EVERY, (now() - began) / SHARE);
      post({ type: 'checkpoint', revision, experiment, states });
      return undefined;
    },
    forget() {
      latest = undefined;
      told = undefined;
      next = -Infinity;
    },
  };
}
