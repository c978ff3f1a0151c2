/** What lies over the canvas: the guide, panels where there is no room beside it, and its own corners. Nodes are shown beside them. */

/** Something came to lie over the canvas, or went. */
export const COVERED = 'neuroloom:covered';

/** To be called by whatever does. */
export const tellCovered = (): void => void globalThis.dispatchEvent(new Event(COVERED));

export interface Insets {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is left must be as wide as this, px; else what covers the left is not regarded. */
const LEAST = 260;
/** Above the legend and the zoom buttons. */
const CORNERS = 60;
const MARGIN = 16;

/** How much of each side is covered, px. */
export function insetsOf(container: Element): Insets {
  const own = container.getBoundingClientRect();
  let [left, right] = [0, 0];
  for (const cover of document.querySelectorAll('[data-covers-canvas]')) {
    const box = cover.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.left + box.right < own.left + own.right) left = Math.max(left, box.right - own.left);
    else right = Math.max(right, own.right - box.left);
  }
  if (own.width - left - right < LEAST) left = 0;
  return { top: MARGIN, left: left + MARGIN, right: right + MARGIN, bottom: CORNERS };
}
