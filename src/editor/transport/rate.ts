/** How many steps a run makes per second, over the last few seconds. */
export interface Rate {
  /** Notes where the run is now; steps per second, 0 while too little is known. */
  at(step: number): number;
  clear(): 0;
}

const SPAN = 4_000; // ms
const LEAST = 500; // ms

export function createRate(now: () => number): Rate {
  let seen: { readonly time: number; readonly step: number }[] = [];
  return {
    at(step) {
      const time = now();
      const last = seen.at(-1);
      if (last && step < last.step) seen = [];
      seen = [...seen.filter((one, i) => one.time > time - SPAN || i === seen.length - 1), { time, step }];
      const [first] = seen;
      const elapsed = first ? time - first.time : 0;
      return first && elapsed > LEAST ? ((step - first.step) / elapsed) * 1000 : 0;
    },
    clear() {
      seen = [];
      return 0;
    },
  };
}
