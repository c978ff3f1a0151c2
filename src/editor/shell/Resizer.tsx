/** The edge of a panel: drag it, or focus it and use the arrow keys; double-click for the usual size. */
import { useRef } from 'react';
import { useDesk, useUi } from './desk.tsx';
import classes from './Resizer.module.css';
import { panelLimits, type Panel } from './ui.ts';

const STEP = 16;

export function Resizer({ panel, edge }: { readonly panel: Panel; readonly edge: 'left' | 'right' | 'top' }) {
  const { ui } = useDesk();
  const size = useUi((state) => state.sizes[panel]);
  const start = useRef<{ readonly at: number; readonly size: number }>(undefined);
  const isFlat = edge === 'top';
  const outward = edge === 'right' ? 1 : -1;
  const { least, most, usual } = panelLimits[panel];
  const place = (event: React.PointerEvent) => (isFlat ? event.clientY : event.clientX);

  const grab = (event: React.PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: place(event), size };
  };
  const drag = (event: React.PointerEvent) => {
    if (start.current) ui.resize(panel, start.current.size + outward * (place(event) - start.current.at));
  };
  const press = (event: React.KeyboardEvent) => {
    const grows = { left: 'ArrowLeft', right: 'ArrowRight', top: 'ArrowUp' }[edge];
    const shrinks = { left: 'ArrowRight', right: 'ArrowLeft', top: 'ArrowDown' }[edge];
    const next = { [grows]: size + STEP, [shrinks]: size - STEP, Home: least, End: most, Enter: usual }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    ui.resize(panel, next);
  };
  return (
    <div
      className={classes['root']}
      data-edge={edge}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the window splitter of WAI-ARIA
      role="separator"
      tabIndex={0}
      aria-label={`Size of the ${panel}`}
      aria-orientation={isFlat ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => (start.current = undefined)}
      onPointerCancel={() => (start.current = undefined)}
      onDoubleClick={() => ui.resize(panel, usual)}
      onKeyDown={press}
    />
  );
}
