/** Live values for node views, and the hooks that read them. */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore, type ReactNode, type RefObject } from 'react';
import { present } from '../../base/index.ts';
import type { LiveValues } from './live.ts';

const LiveContext = createContext<LiveValues | undefined>(undefined);

export function LiveProvider({ live, children }: { readonly live: LiveValues; readonly children: ReactNode }) {
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export const useLive = (): LiveValues => present(useContext(LiveContext), 'LiveProvider');

/** Paints an element after every frame, outside React. `paint` gets undefined while the value is not computed. */
export function usePainted<E extends Element>(
  owner: string,
  what: string,
  paint: (element: E, values: Float64Array | undefined) => void,
): RefObject<E | null> {
  const element = useRef<E>(null);
  const live = useLive();
  useEffect(() => {
    const repaint = () => {
      if (element.current) paint(element.current, live.read(owner, what));
    };
    repaint();
    return live.subscribe(repaint);
  }, [live, owner, what, paint]);
  return element;
}

/** For panels that show one selected thing: renders again after every frame. */
export function useLiveFrame(): LiveValues {
  const live = useLive();
  useSyncExternalStore(live.subscribe, live.version);
  return live;
}
