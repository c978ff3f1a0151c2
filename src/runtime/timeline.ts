/** Checkpoints along a run, so that any earlier step can be shown again: the nearest one before it, and the steps from there. */
import type { Checkpoint } from './backend.ts';

export interface Timeline {
  /** Whether a checkpoint is wanted at this step. */
  wants(step: number): boolean;
  keep(checkpoint: Checkpoint): void;
  /** The latest checkpoint at or before a step. */
  before(step: number): Checkpoint | undefined;
  /** Forgets what lies after a step: from here on the run may go another way. */
  cut(step: number): void;
  clear(): void;
}

const MOST = 48;
/** Numbers that all checkpoints together may hold. */
const ROOM = 16_000_000;

const sizeOf = ({ states }: Checkpoint): number => [...states.values()].reduce((sum, { values }) => sum + values.length, 0);

/** Keeps at most so many checkpoints: when there is no room, every second one goes and the distance doubles. */
export function createTimeline(): Timeline {
  let kept: Checkpoint[] = [];
  let every = 1;
  return {
    wants: (step) => step % every === 0 && (kept.at(-1)?.step ?? -1) < step,
    keep(checkpoint) {
      if (checkpoint.step % every !== 0) return;
      kept.push(checkpoint);
      while (kept.length > 2 && (kept.length > MOST || kept.length * sizeOf(checkpoint) > ROOM)) {
        every *= 2;
        kept = kept.filter(({ step }) => step % every === 0);
      }
    },
    before: (step) => kept.findLast((checkpoint) => checkpoint.step <= step),
    cut: (step) => void (kept = kept.filter((checkpoint) => checkpoint.step <= step)),
    clear() {
      kept = [];
      every = 1;
    },
  };
}
