/** Turns: what comes all at once is drawn in portions, so that the page answers in between. */
import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';

/** How long a portion may take, ms: with the layout that follows, less than a frame. */
const PORTION = 8;

const waiting = new Set<() => void>();
let channel: MessageChannel | undefined;

/** `draw` is called in its turn, one portion after the other, unless it is taken back. */
function ask(draw: () => void): () => void {
  if (waiting.size === 0) next();
  waiting.add(draw);
  return () => void waiting.delete(draw);
}

/** By a message: it comes after what the person does and, unlike a timer, at once. */
function next(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.addEventListener('message', drawPortion);
    channel.port1.start();
  }
  channel.port2.postMessage(undefined);
}

function drawPortion(): void {
  const end = performance.now() + PORTION;
  for (const draw of waiting) {
    waiting.delete(draw);
    flushSync(draw);
    if (performance.now() >= end) break;
  }
  if (waiting.size > 0) next();
}

/** False until it is the turn of whoever asks. */
export function useTurn(): boolean {
  const [isOn, setOn] = useState(false);
  useEffect(() => ask(() => setOn(true)), []);
  return isOn;
}

/** Children that are drawn in their turn. */
export function InTurn({ children }: { readonly children: ReactNode }): ReactNode {
  return useTurn() && children;
}

/** The first items, and with every turn some more; all anew for another `of`. Small lists and later changes come as they are. */
export function useGradually<T>(items: readonly T[], of: string, step: number): readonly T[] {
  const [shown, setShown] = useState({ of, count: step });
  const count = shown.of === of ? shown.count : step;
  const isPartial = count < items.length;
  useEffect(() => (isPartial ? ask(() => setShown({ of, count: count + step })) : undefined), [of, count, step, isPartial]);
  return isPartial ? items.slice(0, count) : items;
}
