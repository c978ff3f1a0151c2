/** One guard for input methods: while a word is composed its keys are the input method's, and nothing here hears them. */

/** 229: what browsers give for a key that an input method took, also for the one that ends the word. */
const TAKEN = 229;

const isComposing = ({ isComposing: composes, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  composes || keyCode === TAKEN;

const keep = (event: Event): void => {
  if (isComposing(event as KeyboardEvent)) event.stopImmediatePropagation();
};

/** To be called before anything listens to keys. It stands before every handler below, also those of libraries. Gives how to stop. */
export function keepComposing(page: EventTarget): () => void {
  const listening = new AbortController();
  for (const type of ['keydown', 'keyup', 'keypress']) page.addEventListener(type, keep, { capture: true, signal: listening.signal });
  return () => listening.abort();
}
