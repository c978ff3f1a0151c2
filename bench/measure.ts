/** Measuring side by side: candidates take turns round after round, so that a drifting machine changes all of them alike. */
export interface Candidate {
  readonly name: string;
  /** Part of the task that one call does, where the whole would take too long; times are extrapolated from it. */
  readonly share?: number;
  run(): Promise<void> | void;
}

export interface Measured {
  readonly name: string;
  /** Median over the rounds, ms per task. */
  readonly milliseconds: number;
  /** Median over the rounds of this candidate's time divided by the first one's in the same round. */
  readonly ratioToFirst: number;
  /** The part of the task that was run, where the time is extrapolated. */
  readonly share?: number;
}

export interface MeasureOptions {
  readonly rounds?: number;
  /** Calls of a round take at least this long together, ms. */
  readonly atLeast?: number;
}

export async function sideBySide(
  candidates: readonly Candidate[],
  { rounds = 7, atLeast = 20 }: MeasureOptions = {},
): Promise<readonly Measured[]> {
  const calls: number[] = [];
  for (const candidate of candidates) calls.push(await callsFor(candidate, atLeast));
  const times: number[][] = candidates.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, candidate] of candidates.entries()) times[i]?.push((await timed(candidate, calls[i] ?? 1)) / (candidate.share ?? 1));
  return candidates.map(({ name, share }, i) => ({
    name,
    milliseconds: median(times[i] ?? []),
    ratioToFirst: median((times[i] ?? []).map((time, round) => time / (times[0]?.[round] ?? time))),
    ...(share === undefined ? {} : { share }),
  }));
}

async function timed({ run }: Candidate, calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; call++) await run();
  return (performance.now() - start) / calls;
}

/** A call of so many ms is warm after one. */
const LONG = 100;

/** Warms the candidate up and finds how often to call it in a round. */
async function callsFor(candidate: Candidate, atLeast: number): Promise<number> {
  if ((await timed(candidate, 1)) > Math.max(LONG, atLeast)) return 1;
  await timed(candidate, 2);
  const once = await timed(candidate, 2);
  return Math.max(1, Math.min(2_000, Math.ceil(atLeast / Math.max(once, 0.001))));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
