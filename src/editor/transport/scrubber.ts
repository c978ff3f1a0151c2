/** Going to any step that was run: back by checkpoints, forward by the same steps again. One request at a time, the latest wins. */
import type { Editor } from '../state/editor.ts';

export interface Scrubber {
  to(step: number): void;
  dispose(): void;
}

const SETTLED = 40; // ms

export function createScrubber(editor: Editor): Scrubber {
  let wanted: number | undefined;
  let isAsked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    const { step, running } = editor.store.getState().runtime;
    if (wanted === undefined || isAsked) return;
    isAsked = wanted !== step;
    if (wanted < step || running) editor.send({ type: 'seek', step: wanted });
    else if (wanted > step) editor.send({ type: 'advance', steps: wanted - step });
    wanted = undefined;
  };
  const stop = editor.live.subscribe(() => {
    if (!isAsked) return;
    isAsked = false;
    ask();
  });
  return {
    to(step) {
      wanted = step;
      clearTimeout(timer);
      timer = setTimeout(ask, SETTLED);
    },
    dispose() {
      clearTimeout(timer);
      stop();
    },
  };
}
