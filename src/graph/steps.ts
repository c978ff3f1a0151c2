/** Times in ms as steps of a run. */

/** Of a quotient: both numbers and their quotient are rounded once, and numbers that people write are decimals. */
const ROUNDING = 4 * Number.EPSILON;

const nearest = (ms: number, dt: number): number | undefined => {
  const steps = ms / dt;
  const whole = Math.round(steps);
  return Math.abs(steps - whole) <= ROUNDING * Math.abs(steps) ? whole : undefined;
};

/** ⌊t/dt⌋ of the decimals that were written: 0.3 is step 3 of 0.1, although 0.3 / 0.1 is 2.9999999999999996. */
export const stepAt = (ms: number, dt: number): number => nearest(ms, dt) ?? Math.floor(ms / dt);

/** Whether a time is a whole number of steps. */
export const isOnStep = (ms: number, dt: number): boolean => nearest(ms, dt) !== undefined;
