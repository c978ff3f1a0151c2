/** The speed of a run: how many steps are due now, so that frames come often enough and a pause is heard at once. */

export interface Pace {
  /** Steps to do now; may be 0. */
  due(): number;
  /** To be called when they are done: learns how long a step takes. */
  did(steps: number): void;
  /** Milliseconds until something is due again. */
  wait(): number;
}

/** A frame's worth of time, ms. */
const CHUNK = 30;
/** Growth of a chunk from one to the next, so that one lucky measurement does no harm. */
const GROWTH = 4;

/** `perSecond` may be Infinity: as fast as the machine can. */
export function startPace(perSecond: number, now: () => number): Pace {
  let last = now();
  let debt = Number.isFinite(perSecond) ? 1 : 0; // the first step at once
  let most = 1;
  let began = last;
  return {
    due() {
      began = now();
      if (!Number.isFinite(perSecond)) return most;
      debt += ((began - last) / 1000) * perSecond;
      last = began;
      const steps = Math.min(Math.floor(debt), most);
      debt = Math.min(debt - steps, Math.max(1, most)); // what a slow machine cannot do is not made up for
      return steps;
    },
    did(steps) {
      const perStep = Math.max((now() - began) / steps, 1e-6);
      most = Math.max(1, Math.floor(Math.min(CHUNK / perStep, most * GROWTH)));
    },
    wait: () => (Number.isFinite(perSecond) ? Math.max(debt >= 1 ? 0 : 1, Math.min(CHUNK / 2, ((1 - debt) / perSecond) * 1000)) : 0),
  };
}
