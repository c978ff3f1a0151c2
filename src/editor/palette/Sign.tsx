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
const inside: Readonly<Record<string, string>> = { input: 'x', bias: '1', activation: 'ƒ', 'net-input': 'Σ' };

/** Small pictures of what others are or give: of a square or a card. */
const pictures: Readonly<Record<string, string>> = {
  current: 'M4.5 11.5H7V6.5H11V11.5H13.5', // a pulse
  'spike-source': 'M5.5 6V12M8 6V12M12.5 6V12',
  'hodgkin-huxley': 'M4 11H6.5L8.3 5.5 10 12.5 11 11H14', // an action potential
  lif: 'M4 12L7 7.5 8.5 6.5V12L11.5 7.5 13 6.5V12', // climbs, fires, is reset
  rate: 'M4 12C8 12 7 6.5 14 6.5',
  'firing-rate': 'M4.5 12V10H7.5V7H10.5V9H13.5V12',
  hopfield: 'M5.5 6V12M9 6V12M12.5 6V12M4 9H14', // every unit with every other
  'pattern-set': 'M5 6.5H7.5V9H10V11.5H12.5',
  dataset: 'M5.5 7V7.1M8.5 11V11.1M10 6.5V6.6M12.5 10V10.1',
  loss: 'M4.5 6C5.5 11 8 11.8 13.5 11.8', // falls while it is learnt
  softmax: 'M5 12V10M9 12V6M13 12V8.5', // shares of one
  'one-hot': 'M4.5 11.5H7M11 11.5H13.5M9 12V6', // the largest alone
  maxout: 'M4.5 7L8.5 11.5 13.5 6', // the upper of two lines
  angle: 'M13 12H5L11 6.5',
};

/** The path of a small picture in a square of 18, its middle at 9; undefined for a type that has none. */
export const pictureOf = (type: string): string | undefined => (Object.hasOwn(pictures, type) ? pictures[type] : undefined);

export function Sign({ kind }: { readonly kind: NodeKind }) {
  const shape = shapeOf(kind);
  const picture = pictureOf(kind.type);
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" className={classes['root']} aria-hidden="true">
      {shape === 'circle' && <circle cx={9} cy={9} r={7.25} />}
      {shape === 'square' && <rect x={2} y={2} width={14} height={14} rx={4} />}
      {shape === 'bar' && <path d="M6 1.75h6v14.5H6zM6 6.6h6M6 11.4h6" />}
      {shape === 'card' && <rect x={1} y={3.5} width={16} height={11} rx={3} />}
      {shape === 'lines' && <path d="M2 4.5h14M2 9h14M2 13.5h8" />}
      {picture !== undefined && <path d={picture} className={classes['picture']} />}
      <text x={9} y={12.6} className={classes['inside']}>
        {inside[kind.type]}
      </text>
    </svg>
  );
}
