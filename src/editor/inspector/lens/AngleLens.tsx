/** The lens of two vectors: drawn in the plane that they span, their dot product term by term, lengths, cosine and angle. */
import { Formula, formatNumber, formatSigned } from '../../kit/index.ts';
import { decimalsFor, shortNumber } from '../words.ts';
import { texNumber } from './arithmetic.ts';
import { angleCode } from './code.ts';
import { CodePanel } from './CodePanel.tsx';
import { Ledger, type LedgerColumn } from './Ledger.tsx';
import classes from './lens.module.css';
import { angleOf, type Angle } from './measures.ts';

const MOST = 12;

const COLUMNS: readonly LedgerColumn[] = [
  { key: 'a', title: <i>a</i> },
  { key: 'b', title: <i>b</i> },
  { key: 'product', title: <i>a·b</i> },
];

export function AngleLens({ a, b }: { readonly a: readonly number[]; readonly b: readonly number[] }) {
  const angle = angleOf(a, b);
  const order = a.map((_, i) => i);
  const shown =
    a.length <= MOST ? order : order.toSorted((i, j) => Math.abs(angle.products[j] ?? 0) - Math.abs(angle.products[i] ?? 0)).slice(0, MOST);
  const rest = angle.dot - shown.reduce((sum, i) => sum + (angle.products[i] ?? 0), 0);
  const largest = Math.max(...angle.products.map(Math.abs)) || 1;
  const decimals = {
    a: decimalsFor(
      shown.map((i) => a[i]),
      1,
    ),
    b: decimalsFor(
      shown.map((i) => b[i]),
      1,
    ),
    product: decimalsFor([...shown.map((i) => angle.products[i]), angle.dot]),
  };
  return (
    <>
      <section className={classes['section']} aria-label="Angle">
        <VectorPlot a={a} b={b} angle={angle} />
        <div className={classes['equation']}>
          <Formula tex="\cos\theta = \dfrac{a\cdot b}{\lVert a\rVert\,\lVert b\rVert}" />
          <Formula
            tex={`= \\dfrac{${texNumber(angle.dot)}}{${texNumber(angle.normA)}\\cdot ${texNumber(angle.normB)}} = \\mathbf{${texNumber(angle.cosine)}}`}
          />
        </div>
        <Ledger
          caption="Terms of the dot product"
          columns={COLUMNS}
          rows={shown.map((i) => ({
            key: i,
            name: String(i + 1),
            cells: [
              formatNumber(a[i], decimals.a),
              formatNumber(b[i], decimals.b),
              formatSigned(angle.products[i] ?? NaN, decimals.product),
            ],
            bar: (angle.products[i] ?? 0) / largest,
          }))}
          rest={
            a.length > MOST ? { name: `and ${a.length - MOST} more, together`, value: formatSigned(rest, decimals.product) } : undefined
          }
          total={{ name: 'dot product', value: formatNumber(angle.dot, decimals.product) }}
        />
        <dl className={classes['facts']}>
          <dt>length of a, ‖a‖</dt>
          <dd>{formatNumber(angle.normA, 4)}</dd>
          <dt>length of b, ‖b‖</dt>
          <dd>{formatNumber(angle.normB, 4)}</dd>
          <dt>angle θ</dt>
          <dd>
            {Number.isNaN(angle.radians)
              ? 'none: a vector without length has no direction'
              : `${formatNumber(angle.radians, 4)} rad = ${formatNumber(angle.degrees, 2)}°`}
          </dd>
        </dl>
      </section>
      <CodePanel styles={['numpy']} titles={{ numpy: 'NumPy' }} code={{ numpy: angleCode(a, b) }} />
    </>
  );
}

const WIDTH = 276;
const HEIGHT = 150;
const PADDING = 22;
const ARC = 26;

interface VectorPlotProps {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly angle: Angle;
}

type Point = readonly [x: number, y: number];

/** Two-dimensional vectors as they are; others in the plane that they span, with a to the right. */
function inPlane({ a, b, angle }: VectorPlotProps): readonly [Point, Point] {
  if (a.length === 2)
    return [
      [a[0] ?? 0, a[1] ?? 0],
      [b[0] ?? 0, b[1] ?? 0],
    ];
  const bearing = Number.isNaN(angle.radians) ? Math.PI / 2 : angle.radians;
  return [
    [angle.normA, 0],
    [angle.normB * Math.cos(bearing), angle.normB * Math.sin(bearing)],
  ];
}

/** From the plane to the picture, with the origin and both points in it. */
function fitted(points: readonly Point[]): (point: Point) => Point {
  const [xs, ys] = [
    [0, ...points.map(([x]) => x)],
    [0, ...points.map(([, y]) => y)],
  ];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((WIDTH - 2 * PADDING) / (right - left || 1), (HEIGHT - 2 * PADDING) / (high - low || 1));
  return ([x, y]) => [WIDTH / 2 + (x - (left + right) / 2) * scale, HEIGHT / 2 - (y - (low + high) / 2) * scale];
}

function VectorPlot(props: VectorPlotProps) {
  const { a, angle } = props;
  const [pointA, pointB] = inPlane(props);
  const place = fitted([pointA, pointB]);
  const origin = place([0, 0]);
  const isKnown = !Number.isNaN(angle.radians);
  const apart = isKnown ? `, ${shortNumber(angle.degrees)} degrees apart` : '';
  return (
    <figure
      className={classes['figureBox']}
      aria-label={`Two vectors of lengths ${shortNumber(angle.normA)} and ${shortNumber(angle.normB)}${apart}`}
    >
      <svg className={classes['plot']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        {a.length === 2 && (
          <>
            <line className={classes['zero']} x1={8} x2={WIDTH - 8} y1={origin[1]} y2={origin[1]} />
            <line className={classes['zero']} x1={origin[0]} x2={origin[0]} y1={6} y2={HEIGHT - 6} />
          </>
        )}
        {isKnown && <Arc origin={origin} from={Math.atan2(pointA[1], pointA[0])} to={Math.atan2(pointB[1], pointB[0])} />}
        <Arrow from={origin} to={place(pointA)} name="a" color="var(--nl-ink)" />
        <Arrow from={origin} to={place(pointB)} name="b" color="var(--nl-accent)" dash="6 3" />
      </svg>
      {a.length !== 2 && (
        <figcaption className={classes['quiet']}>Both vectors of {a.length} numbers, seen in their common plane.</figcaption>
      )}
    </figure>
  );
}

/** The angle between two bearings, on the side where it is smaller. */
function Arc({ origin: [x, y], from, to }: { readonly origin: Point; readonly from: number; readonly to: number }) {
  const at = (bearing: number) => `${x + ARC * Math.cos(bearing)} ${y - ARC * Math.sin(bearing)}`;
  const turn = (((to - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  return (
    <path
      d={`M ${at(from)} A ${ARC} ${ARC} 0 0 ${turn <= Math.PI ? 0 : 1} ${at(to)}`}
      className={classes['arrow']}
      stroke="var(--nl-dim)"
      strokeWidth={1}
    />
  );
}

interface ArrowProps {
  readonly from: Point;
  readonly to: Point;
  readonly name: string;
  readonly color: string;
  readonly dash?: string;
}

const HEAD = 8;

function Arrow({ from: [x0, y0], to: [x1, y1], name, color, dash }: ArrowProps) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return <circle cx={x0} cy={y0} r={3} fill={color} />;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const wing = (side: number) => `${x1 - HEAD * ux + side * HEAD * 0.45 * uy} ${y1 - HEAD * uy - side * HEAD * 0.45 * ux}`;
  return (
    <g>
      <line
        className={classes['arrow']}
        stroke={color}
        strokeDasharray={dash}
        x1={x0}
        y1={y0}
        x2={x1 - HEAD * 0.7 * ux}
        y2={y1 - HEAD * 0.7 * uy}
      />
      <path d={`M ${x1} ${y1} L ${wing(1)} L ${wing(-1)} Z`} fill={color} />
      <text className={classes['vectorName']} x={x1 + ux * 11 - 3} y={y1 + uy * 11 + 4}>
        {name}
      </text>
    </g>
  );
}
