/** The sign of a kind of node: circle, square, bar, card, or lines of text. */
import type { NodeKind } from '../../graph/index.ts';
import classes from './Sign.module.css';

type Shape = 'circle' | 'square' | 'bar' | 'card' | 'lines';

const shapes: Readonly<Record<string, Shape>> = {
  layer: 'bar',
  note: 'lines',
  unit: 'circle',
  activation: 'circle',
  'net-input': 'circle',
};

function shapeOf({ type, group }: NodeKind): Shape {
  return shapes[type] ?? (group === 'Inputs' ? 'square' : group === 'Units and layers' ? 'circle' : 'card');
}

/** What stands inside, where several kinds share a shape. */
const inside: Readonly<Record<string, string>> = { bias: '1', activation: 'ƒ', 'net-input': 'Σ' };

/** Small pictures of what a card computes: shares of one, the largest alone, the upper of two lines, an angle. */
const pictures: Readonly<Record<string, string>> = {
  softmax: 'M5 12V10M9 12V6M13 12V8.5',
  'one-hot': 'M4.5 11.5H7M11 11.5H13.5M9 12V6',
  maxout: 'M4.5 7L8.5 11.5 13.5 6',
  angle: 'M13 12H5L11 6.5',
};

export function Sign({ kind }: { readonly kind: NodeKind }) {
  const shape = shapeOf(kind);
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" className={classes['root']} aria-hidden="true">
      {shape === 'circle' && <circle cx={9} cy={9} r={7.25} />}
      {shape === 'square' && <rect x={2} y={2} width={14} height={14} rx={4} />}
      {shape === 'bar' && <path d="M6 1.75h6v14.5H6zM6 6.6h6M6 11.4h6" />}
      {shape === 'card' && <rect x={1} y={3.5} width={16} height={11} rx={3} />}
      {shape === 'lines' && <path d="M2 4.5h14M2 9h14M2 13.5h8" />}
      {pictures[kind.type] && <path d={pictures[kind.type]} className={classes['picture']} />}
      <text x={9} y={12.6} className={classes['inside']}>
        {inside[kind.type]}
      </text>
    </svg>
  );
}
