/** One stop for the Tab key in a list of buttons marked `data-rove`; arrows, Home and End move inside. */
import { useEffect, type KeyboardEvent, type RefObject } from 'react';

export function useRoving(list: RefObject<HTMLElement | null>) {
  const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-rove]') ?? [])];
  useEffect(() => {
    const all = items();
    if (all.length > 0 && !all.some((item) => item.tabIndex === 0)) (all[0] as HTMLElement).tabIndex = 0;
  });
  const focus = (wanted: HTMLElement | undefined) => {
    if (!wanted) return;
    for (const item of items()) item.tabIndex = item === wanted ? 0 : -1;
    wanted.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    focus(all[(next + all.length) % all.length]);
  };
  return { onKeyDown, focusFirst: () => focus(items().find((item) => item.draggable) ?? items()[0]) };
}
