/** What a person looks at on a time axis, and what keys make of it. */
import type { Range } from './frame.ts';

export interface View {
  /** Zoomed to this part of the time axis. */
  readonly zoom: Range | undefined;
  readonly cursor: number | undefined;
}

/** The part of time that is shown, and all there is. */
export interface Shown {
  readonly domain: Range;
  readonly whole: Range;
}

const STEP = 0.01;
const FAR = 10;
const ZOOM = 0.6;
const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };
const zooms: Readonly<Record<string, number>> = { '+': ZOOM, '=': ZOOM, '-': 1 / ZOOM };

/** Undefined when the key is none of ours. */
export function pressed(key: string, isFar: boolean, view: View, shown: Shown): Partial<View> | undefined {
  const [low, high] = shown.domain;
  const at = view.cursor ?? high;
  const move = moves[key];
  if (move !== undefined) return { cursor: Math.min(high, Math.max(low, at + move * (high - low) * STEP * (isFar ? FAR : 1))) };
  if (key === 'Home') return { cursor: low };
  if (key === 'End') return { cursor: high };
  if (key === '0' || (key === 'Escape' && view.zoom)) return { zoom: undefined };
  const factor = zooms[key];
  return factor === undefined ? undefined : { cursor: at, zoom: zoomed(at, factor, shown) };
}

/** Around the cursor, and never beyond the whole. */
function zoomed(at: number, factor: number, { domain: [low, high], whole: [least, most] }: Shown): Range | undefined {
  const start = Math.max(least, at - (at - low) * factor);
  const end = Math.min(most, start + (high - low) * factor);
  return start <= least && end >= most ? undefined : [start, end];
}
