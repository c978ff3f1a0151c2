/** A panel over its bar: as high as there is room, with the focus while it is open. */
import { useEffect, useLayoutEffect, type RefObject } from 'react';

const ABOVE = 20; // px, beside the gap to the bar

/** Up to under the top bar, however high the dock is. */
export function useRoom(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const bar = panel.current?.parentElement;
    const above = globalThis.document.querySelector('header');
    if (!bar) return undefined;
    const fit = () => {
      const room = bar.getBoundingClientRect().top - (above?.getBoundingClientRect().bottom ?? 0) - ABOVE;
      panel.current?.style.setProperty('max-height', `${Math.max(LEAST, Math.min(MOST, room))}px`);
    };
    fit();
    const observer = new ResizeObserver(fit);
    for (const part of bar.parentElement?.children ?? []) observer.observe(part);
    return () => observer.disconnect();
  }, [panel]);
}

const LEAST = 180; // px
const MOST = 640;

/** Into the panel when it opens, and back to where it was when it closes. */
export function useFocusInside(panel: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const before = globalThis.document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [panel]);
  useEffect(() => {
    const element = panel.current;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault(); // the selection stays
      onClose();
    };
    element?.addEventListener('keydown', leave);
    return () => element?.removeEventListener('keydown', leave);
  }, [panel, onClose]);
}
