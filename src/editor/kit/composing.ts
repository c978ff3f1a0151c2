/** One guard for input methods: while a word is composed its keys are the input method's, and nothing here hears them. */

/** 229: what browsers give for a key that an input method took, also for the one that ends the word. */
const TAKEN = 229;

export const isComposing = ({ isComposing: composes, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  composes || keyCode === TAKEN;

/** To be called before anything listens to keys. It stands before every handler below, also those of libraries. Gives how to stop. */
export function keepComposing(page: EventTarget): () => void {
  const listening = new AbortController();
  const keep = (event: Event) => {
    if (isComposing(event as KeyboardEvent)) event.stopImmediatePropagation();
  };
  for (const type of ['keydown', 'keyup', 'keypress']) page.addEventListener(type, keep, { capture: true, signal: listening.signal });
  return () => listening.abort();
}
