/** Pictures side by side: where there are more than have room, the edges fade and buttons lead on. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { moreOf, type More } from './more.ts';
import classes from './Panels.module.css';

const NONE: More = { before: false, after: false };
/** The part of what is seen by which a button moves, so that something of it stays. */
const STRIDE = 0.8;

/** `aside`: what stands beside the pictures and does not move with them. */
export function PanelScroller({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(NONE);
  const look = useCallback(() => {
    const next = box.current ? moreOf(box.current) : NONE;
    setMore((now) => (now.before === next.before && now.after === next.after ? now : next));
  }, []);
  useEffect(look); // a picture came or went
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [look]);
  const move = (direction: -1 | 1) => box.current?.scrollBy({ left: direction * STRIDE * box.current.clientWidth });
  return (
    <>
      <div className={classes['view']} data-before={more.before || undefined} data-after={more.after || undefined}>
        <div ref={box} className={classes['scroll']} onScroll={look}>
          {children}
        </div>
      </div>
      <div className={classes['aside']}>
        {aside}
        {(more.before || more.after) && (
          <>
            <Arrow label="Previous pictures" isLast={!more.before} onMove={() => move(-1)}>
              <ChevronLeft size={16} aria-hidden />
            </Arrow>
            <Arrow label="Next pictures" isLast={!more.after} onMove={() => move(1)}>
              <ChevronRight size={16} aria-hidden />
            </Arrow>
          </>
        )}
      </div>
    </>
  );
}

interface ArrowProps {
  readonly label: string;
  /** There is nothing further this way; the button stays, so that the focus does. */
  readonly isLast: boolean;
  readonly children: ReactNode;
  onMove(): void;
}

function Arrow({ label, isLast, children, onMove }: ArrowProps) {
  return (
    <button type="button" className={classes['add']} aria-label={label} title={label} aria-disabled={isLast} onClick={onMove}>
      {children}
    </button>
  );
}
