/** Whether a worker lives: it has ended when the lock that it holds is free, and is silent while a ping is not answered. */
import type { Locks, Ping } from '../../runtime/index.ts';

export interface Pulse {
  /** Something came from the worker: the answer to a ping, or any other word. */
  sign(isAnswer: boolean): void;
  stop(): void;
}

interface Patient {
  send(ping: Ping): void;
  /** It has ended, and no event says so. */
  ended(): void;
  /** Once a second: for how many seconds a ping has waited for its answer; 0 when none does. */
  beat(silent: number): void;
}

/** ms. */
export const BEAT = 1_000;

/** Seconds are counted by beats, so that a tab that sleeps, or is throttled, takes nobody for dead. */
export function startPulse({ send, ended, beat }: Patient, locks: Locks | undefined): Pulse {
  const ping: Ping = { type: 'ping', lock: `neuroloom-runtime-${crypto.getRandomValues(new Uint32Array(4)).join('-')}` };
  let isWatched = false;
  let isAsked = false;
  let silent = 0;
  const ask = () => {
    isAsked = true;
    send(ping);
  };
  const timer = setInterval(() => {
    silent = isAsked ? silent + 1 : 0;
    beat(silent);
    if (!isAsked) ask();
  }, BEAT);
  return {
    sign(isAnswer) {
      if (!isAnswer && !isAsked) return ask(); // its first word
      isAsked = false;
      if (silent > 0) beat((silent = 0));
      if (!isAnswer || isWatched || !locks) return;
      isWatched = true; // from its first answer on it holds the lock
      void locks.request(ping.lock, async () => ended()).catch(() => {});
    },
    stop: () => clearInterval(timer),
  };
}
