/** The ends at which a curve jumps: a filled dot where the value is, an open one where it is not. */
import type { Frame } from './Axes.tsx';
import type { Curve } from './cases.ts';
import classes from './cases.module.css';

export function JumpEnds({ curve: { filled, open }, frame: { x, y } }: { readonly curve: Curve; readonly frame: Frame }) {
  return (
    <>
      {open.map(([at, value]) => (
        <circle key={`open ${at} ${value}`} className={classes['open']} cx={x(at)} cy={y(value)} r={3.2} />
      ))}
      {filled.map(([at, value]) => (
        <circle key={`filled ${at} ${value}`} className={classes['filled']} cx={x(at)} cy={y(value)} r={3.2} />
      ))}
    </>
  );
}
