/** How long a worker may compute without a word. */
import type { FromWorker, ToWorker } from '../../runtime/index.ts';

export interface Allowance {
  told(message: ToWorker): void;
  heard(message: FromWorker): void;
  /** Seconds. */
  seconds(): number;
}

/**
 * The longest that any drawing of the gallery takes to compile is one second, on a machine that is busy with other work; nothing else
 * that it computes takes as long in one piece. Thirty times that is no work of a small drawing any more.
 */
export const LEAST = 30;
/** Until the first word the worker is being fetched, perhaps over a slow network. */
export const WHILE_IT_LOADS = 120;
/** Plain loops in float64 on a slow machine: multiply-adds per second. */
const SLOW = 2e7;
/** Nodes and edges that are compiled per second on a slow machine. */
const SLOW_COMPILING = 500;

export function createAllowance(): Allowance {
  let items = 0;
  let work = 0;
  return {
    told(message) {
      if (message.type === 'open') items = Object.keys(message.document.nodes).length + Object.keys(message.document.edges).length;
      if (message.type === 'patch') items += message.patches.length; // of which each may bring a node
    },
    heard(message) {
      if (message.type === 'compiled') work = message.cost + message.setup;
    },
    seconds: () => LEAST + items / SLOW_COMPILING + work / SLOW,
  };
}
