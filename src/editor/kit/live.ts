/**
 * Live values on their way to the screen: the last frame of the runtime, and who wants to hear of the next.
 * They never pass through React state; a view subscribes and writes into the element it owns.
 */
import type { Observable } from '../../compiler/index.ts';
import type { SignalFrame } from '../../runtime/index.ts';

export interface LiveValues {
  /** The values of one row, or undefined while they are not computed. */
  read(owner: string, what: string): Float64Array | undefined;
  /** All rows: [rows, elements]. */
  readRows(owner: string, what: string): { readonly rows: number; readonly values: Float64Array } | undefined;
  /** Calls back after every frame and whenever the shown row changes; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Counts the frames, for useSyncExternalStore. */
  version(): number;
  row(): number;
}

export interface LiveStore extends LiveValues {
  /** Where values are from now on; the old ones are dropped when the layout is another. */
  layout(observables: readonly Observable[]): void;
  frame(signals: readonly SignalFrame[]): void;
  showRow(row: number): void;
  clear(): void;
}

const key = (owner: string, what: string): string => `${owner} ${what}`;

export function createLiveStore(): LiveStore {
  const listeners = new Set<() => void>();
  let places = new Map<string, Observable>();
  let signals = new Map<number, SignalFrame>();
  let version = 0;
  let row = 0;
  const tell = () => {
    version++;
    for (const listener of listeners) listener();
  };
  const part = (owner: string, what: string, wanted: number): Float64Array | undefined => {
    const place = places.get(key(owner, what));
    const signal = place && signals.get(place.signal);
    if (!place || !signal) return undefined;
    const width = signal.values.length / signal.rows;
    const start = Math.min(wanted, signal.rows - 1) * width + place.index;
    return signal.values.subarray(start, start + place.count);
  };
  return {
    read: (owner, what) => part(owner, what, row),
    readRows(owner, what) {
      const place = places.get(key(owner, what));
      const signal = place && signals.get(place.signal);
      if (!place || !signal) return undefined;
      const values = new Float64Array(signal.rows * place.count);
      for (let r = 0; r < signal.rows; r++) values.set(part(owner, what, r) ?? [], r * place.count);
      return { rows: signal.rows, values };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
    row: () => row,
    layout(observables) {
      places = new Map(observables.map((observable) => [key(observable.owner, observable.what), observable]));
      signals = new Map();
      tell();
    },
    frame(next) {
      for (const signal of next) signals.set(signal.signal, signal);
      tell();
    },
    showRow(next) {
      row = next;
      tell();
    },
    clear() {
      places = new Map();
      signals = new Map();
      tell();
    },
  };
}
