/** Brings the palette's search to the fore, wherever the palette is. */
import { isOverlaid, type Ui } from '../shell/ui.ts';

export const FOCUS_PALETTE = 'neuroloom:focus-palette';

export function focusPalette(ui: Ui): void {
  if (isOverlaid('palette', ui.getState().layout)) ui.overlay('palette', true);
  else ui.show('palette', true);
  if (ask()) requestAnimationFrame(ask); // nobody answered: once it is there
}

/** False once a palette has answered. */
const ask = (): boolean => globalThis.dispatchEvent(new Event(FOCUS_PALETTE, { cancelable: true }));
