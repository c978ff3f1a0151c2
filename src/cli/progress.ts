/** How far a run is, on stderr: one line that is written over on a terminal, or a line of JSON at a time for programs that ask. */
import type { Io } from './io.ts';

export type Progress = (done: number, total: number) => void;

const EVERY = 100; // ms

export function progressOn(io: Io, label: string, asJson: boolean): { readonly tell: Progress; clear(): void } {
  const began = io.now();
  let last = -Infinity;
  const isShown = asJson || io.isTTY.stderr;
  return {
    tell(done, total) {
      const now = io.now();
      if (!isShown || (now - last < EVERY && done < total)) return;
      last = now;
      const left = done > 0 ? ((now - began) / done) * (total - done) : NaN;
      if (asJson)
        io.stderr(`${JSON.stringify({ experiment: label, done, total, secondsLeft: Number.isFinite(left) ? left / 1000 : null })}\n`);
      else io.stderr(`\r\u001B[K${label}: ${Math.floor((100 * done) / Math.max(1, total))} % of ${total} steps${inWords(left)}`);
    },
    clear() {
      if (isShown && !asJson) io.stderr('\r\u001B[K');
    },
  };
}

const inWords = (ms: number): string => (Number.isFinite(ms) && ms > 1000 ? `, about ${Math.ceil(ms / 1000)} s left` : '');
