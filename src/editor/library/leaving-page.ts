/** Saves at once when the page is hidden, frozen or left: it may never be shown again. */
import type { Keeper } from './keeper.ts';

export interface Page {
  readonly window: EventTarget;
  readonly document: EventTarget & { readonly visibilityState: string };
}

export function saveWhenLeft(keeper: Pick<Keeper, 'flush'>, { window, document }: Page): void {
  const save = () => void keeper.flush();
  window.addEventListener('pagehide', save);
  document.addEventListener('freeze', save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
}
