/** Two vectors drawn in their plane, the angle between them, and the numbers that measure it. */
import { useCallback } from 'react';
import {
  Card,
  formatNumber,
  useRepainted,
  writeText,
  type LiveValues,
  type NodeView,
  type NodeViewProps,
} from '../../src/editor/kit/index.ts';
import { inPlane, type Point } from './plane.ts';
import styles from './view.module.css';

const WIDTH = 150;
const HEIGHT = 132;
const CENTRE: Point = [WIDTH / 2, HEIGHT / 2];
const REACH = 54;
const ARC = 20;
const DEGREES = 180 / Math.PI;

function AngleBody({ id, name, elements }: NodeViewProps) {
  const paint = useCallback((card: HTMLDivElement, live: LiveValues) => paintCard(card, id, live), [id]);
  const card = useRepainted(paint);
  return (
    <Card heading="Angle" note={elements > 2 ? `plane of a and b in ${elements} dimensions` : ''}>
      <div ref={card} className={styles['body']}>
        <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
          <title>{`The two vectors of ${name}`}</title>
          <path className={styles['axes']} d={`M4 ${CENTRE[1]}H${WIDTH - 4}M${CENTRE[0]} 4V${HEIGHT - 4}`} />
          <path className={styles['arc']} />
          <path className={styles['a']} />
          <path className={styles['b']} />
          <text className={styles['nameA']}>a</text>
          <text className={styles['nameB']}>b</text>
        </svg>
        <dl className={styles['numbers']}>
          <dt>a·b</dt>
          <dd data-what="dot" />
          <dt>cos θ</dt>
          <dd data-what="cosine" />
          <dt>θ</dt>
          <dd data-what="angle" />
        </dl>
        <p className={styles['none']} />
      </div>
    </Card>
  );
}

function paintCard(card: HTMLDivElement, id: string, live: LiveValues): void {
  const [a, b] = [live.read(id, 'a'), live.read(id, 'b')];
  const numbers = { dot: live.read(id, 'dot')?.[0], cosine: live.read(id, 'cosine')?.[0], angle: live.read(id, 'angle')?.[0] };
  const hasNone = Number.isNaN(numbers.angle);
  const write = (what: string, text: string) => writeText(card.querySelector(`[data-what=${what}]`), text);
  write('dot', formatNumber(numbers.dot));
  write('cosine', hasNone ? '–' : formatNumber(numbers.cosine));
  write('angle', hasNone || numbers.angle === undefined ? '–' : `${formatNumber(numbers.angle * DEGREES, 1)}°`);
  writeText(card.querySelector('p'), hasNone ? 'no angle: a zero vector' : '');
  const svg = card.querySelector('svg');
  if (svg) paintVectors(svg, a, b, hasNone);
}

function paintVectors(svg: SVGSVGElement, a: Float64Array | undefined, b: Float64Array | undefined, hasNone: boolean): void {
  const [, arc, lineA, lineB] = svg.querySelectorAll('path');
  const [nameA, nameB] = svg.querySelectorAll('text');
  const known = a !== undefined && b !== undefined && a.length === b.length;
  const [p, q] = known ? inPlane(a, b) : [[0, 0] as const, [0, 0] as const];
  const scale = REACH / (Math.max(Math.hypot(...p), Math.hypot(...q)) || 1);
  const place = ([x, y]: Point): Point => [CENTRE[0] + x * scale, CENTRE[1] - y * scale];
  const draw = (path: SVGPathElement | undefined, name: SVGTextElement | undefined, point: Point) => {
    const isZero = Math.hypot(...point) === 0;
    const [x, y] = place(point);
    path?.setAttribute('d', isZero ? '' : arrow(CENTRE, [x, y]));
    name?.setAttribute('x', String(x + (x < CENTRE[0] ? -11 : 5)));
    name?.setAttribute('y', String(y + (y > CENTRE[1] ? 12 : -3)));
    if (name) name.style.visibility = known && !isZero ? 'visible' : 'hidden';
  };
  draw(lineA, nameA, p);
  draw(lineB, nameB, q);
  arc?.setAttribute('d', known && !hasNone ? arcBetween(p, q) : '');
}

function arrow([x1, y1]: Point, [x2, y2]: Point): string {
  const direction = Math.atan2(y2 - y1, x2 - x1);
  const barb = (turn: number) => `${(x2 - 8 * Math.cos(direction + turn)).toFixed(1)} ${(y2 - 8 * Math.sin(direction + turn)).toFixed(1)}`;
  return `M${x1} ${y1}L${x2.toFixed(1)} ${y2.toFixed(1)}M${barb(0.45)}L${x2.toFixed(1)} ${y2.toFixed(1)}L${barb(-0.45)}`;
}

/** The short way from one vector to the other. */
function arcBetween(p: Point, q: Point): string {
  const [from, to] = [Math.atan2(p[1], p[0]), Math.atan2(q[1], q[0])];
  const turn = ((to - from + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
  const at = (angle: number) => `${(CENTRE[0] + ARC * Math.cos(angle)).toFixed(1)} ${(CENTRE[1] - ARC * Math.sin(angle)).toFixed(1)}`;
  return `M${at(from)}A${ARC} ${ARC} 0 0 ${turn > 0 ? 0 : 1} ${at(from + turn)}`;
}

export const angleView: NodeView = {
  Component: AngleBody,
  shape: () => 'card',
  size: () => [240, 200],
  main: { what: 'cosine', limit: () => 1 },
  counts: 'a',
};
