/**
 * The coarsest partition of a network's elements in which those of one class have, class by class, the same weights in and out
 * (colour refinement, Weisfeiler and Leman 1968). Numbers are compared, not how they were written.
 */
import type { Pairs } from '../../graph/index.ts';

/** So many elements from `first` on: numbers of elements that are put into classes, or names below 0 of others, each a class of its own. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** The connections of one edge. */
export interface Bundle {
  /** Equal for edges that do the same with their weights: kind, port, delay, learning. */
  readonly sort: string;
  readonly from: Span;
  readonly to: Span;
  readonly pairing: 'all-to-all' | 'one-to-one' | Pairs;
  /** One for each connection; undefined where everything is passed on as it is. */
  readonly weights: Float64Array | undefined;
}

/** So many presynaptic elements of an edge are enough to tell units apart whose weights were drawn at random. */
const GLANCE = 8;

/** The class of every element, given as text what differs to begin with. Classes are counted from 0. */
export function refine(start: readonly string[], bundles: readonly Bundle[]): Int32Array {
  let now = numbered(start);
  const glance = refined(now.classes, bundles, GLANCE);
  if (glance.count === start.length) return glance.classes; // the other connections cannot bring them together again
  for (;;) {
    const next = refined(now.classes, bundles, Infinity);
    if (next.count === now.count) return next.classes;
    now = next;
  }
}

interface Partition {
  readonly classes: Int32Array;
  readonly count: number;
}

function numbered(keys: readonly string[]): Partition {
  const known = new Map<string, number>();
  const classes = Int32Array.from(keys, (key) => {
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
  return { classes, count: known.size };
}

function refined(classes: Int32Array, bundles: readonly Bundle[], most: number): Partition {
  // sums, for the order of connections does not count; two of 32 bits, so that unlike sums hardly ever are equal by chance
  const sums = [new Uint32Array(classes.length), new Uint32Array(classes.length)] as const;
  const sorts = numbered(bundles.map(({ sort }) => sort)).classes;
  const bits = new Uint32Array(2);
  const number = new Float64Array(bits.buffer);
  const colour = (end: number): number => (end < 0 ? end : (classes[end] as number));
  const add = (end: number, word: number) => {
    if (end < 0) return;
    sums[0][end] = (sums[0][end] as number) + mixed(word, 1);
    sums[1][end] = (sums[1][end] as number) + mixed(word, 2);
  };
  bundles.forEach(({ from, to, pairing, weights }, b) => {
    visit({ from: from.count, to: to.count, pairing, most }, (i, j, e) => {
      const [p, q] = [from.first + i, to.first + j];
      number[0] = (weights ? (weights[e] as number) : 1) + 0; // −0 is 0
      const word = mixed(mixed(sorts[b] as number, bits[0] as number), bits[1] as number);
      add(q, mixed(mixed(word, colour(p)), INTO));
      add(p, mixed(mixed(word, colour(q)), OUT_OF));
    });
  });
  return numbered(Array.from(classes, (own, i) => `${own} ${sums[0][i]} ${sums[1][i]}`));
}

interface Visited {
  readonly from: number;
  readonly to: number;
  readonly pairing: Bundle['pairing'];
  /** Presynaptic elements that are looked at. */
  readonly most: number;
}

/** Connections in the order of their weights. */
function visit({ from, to, pairing, most }: Visited, see: (i: number, j: number, e: number) => void): void {
  const rows = Math.min(from, most);
  if (pairing === 'all-to-all') {
    for (let i = 0; i < rows; i++) for (let j = 0; j < to; j++) see(i, j, i * to + j);
  } else if (pairing === 'one-to-one') {
    for (let i = 0; i < rows; i++) see(i, i, i);
  } else pairing.from.forEach((i, e) => i < rows && see(i, pairing.to[e] as number, e));
}

const [INTO, OUT_OF] = [0x2545f491, 0x6c8e9cf5];

/** A word from two, every bit of which depends on every bit of both (the finalizer of MurmurHash3, Appleby 2011). */
function mixed(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
