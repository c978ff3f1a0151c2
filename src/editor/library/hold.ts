/** A drawing from a link is compiled, and runs by itself only when it is small. */
import type { Editor } from '../state/editor.ts';

/** Multiply-adds until the end of the first pass that a stranger's drawing may cost without being asked for. */
export const RUNS_UNASKED = 2e7;

/** Watches until the held drawing has been compiled; what is large stays held, for the banner to ask. */
export function releaseWhenSmall(editor: Editor): void {
  const stop = editor.store.subscribe(({ runtime }, before) => {
    if (runtime === before.runtime || !runtime.held) return;
    const isCompiled = runtime.observables.length > 0 || runtime.diagnostics.length > 0 || runtime.cost > 0;
    if (!isCompiled) return;
    stop();
    if (runtime.cost + runtime.setup <= RUNS_UNASKED) editor.send({ type: 'release' });
  });
}
