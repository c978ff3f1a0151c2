/** The activation over all cases: against the input where there is only one, else case by case. */
import { line } from 'd3';
import { edgesInto } from '../../../graph/index.ts';
import { useLive } from '../../kit/index.ts';
import { useEditorState } from '../../state/context.tsx';
import { shortNumber } from '../words.ts';
import { Axes, frameOf, viewBox } from './Axes.tsx';
import classes from './lens.module.css';
import type { Scene } from './scene.ts';

const HEIGHT = 110;
const LEFT = 34;
const MOST_POINTS = 60;

interface RowsPlotProps {
  readonly scene: Scene;
  readonly id: string;
  /** The value that is drawn. */
  readonly what: string;
  readonly cell: number;
}

export function RowsPlot({ scene, id, what, cell }: RowsPlotProps) {
  const live = useLive();
  const row = useEditorState((state) => state.row);
  const own = live.readRows(id, what);
  if (!own || own.rows < 2) return null;
  const width = own.values.length / own.rows;
  const input = singleInput(scene, id);
  const across = input && live.readRows(input.node, input.port);
  const points = Array.from({ length: own.rows }, (_, r) => ({
    r,
    at: across ? (across.values[Math.min(r, across.rows - 1)] ?? 0) : r + 1,
    value: own.values[r * width + cell] ?? NaN,
  })).filter(({ value }) => Number.isFinite(value));
  const ats = points.map(({ at }) => at);
  const values = points.map(({ value }) => value);
  const frame = frameOf([Math.min(...ats), Math.max(...ats)], values, { height: HEIGHT, left: LEFT, upTicks: 3 });
  const { x, y } = frame;
  const path = line<(typeof points)[number]>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  );
  const current = points.find(({ r }) => r === row);
  const title = across ? `${what === 'activation' ? 'a' : what} over the input` : 'Over the cases';
  return (
    <section className={classes['section']} aria-label={title}>
      <p className={classes['quiet']}>
        {across ? `Every case: the input across, ${symbolOf(what)} up.` : `In every case, ${symbolOf(what)}:`}
      </p>
      <figure
        className={classes['figureBox']}
        aria-label={`${title}, ${own.rows} cases; case ${row + 1} has ${shortNumber(current?.value)}`}
      >
        <svg className={classes['plot']} viewBox={viewBox(frame)} aria-hidden>
          <Axes frame={frame} across={x.ticks(5).filter((tick) => across || Number.isInteger(tick))} />
          {across && <path className={classes['curve']} d={path(points.toSorted((a, b) => a.at - b.at)) ?? ''} />}
          {points.length <= MOST_POINTS &&
            points.map(({ r, at, value }) => <circle key={r} cx={x(at)} cy={y(value)} r={2.2} fill="var(--nl-ink)" />)}
          {current && <circle className={classes['point']} cx={x(current.at)} cy={y(current.value)} r={4.5} />}
        </svg>
      </figure>
    </section>
  );
}

const symbolOf = (what: string): string => (what === 'activation' ? 'the activation a' : what === 'netInput' ? 'the net input n' : what);

const DEEPEST = 8;

/** The one clamped value that a node's activation is a function of, if there is just one; a constant source does not count. */
function singleInput(scene: Scene, id: string, depth = 0): { readonly node: string; readonly port: string } | undefined {
  const { document, sizeOf } = scene;
  const sources = edgesInto(document, id)
    .flatMap((edge) => document.edges[edge]?.from ?? [])
    .filter(({ node }) => document.nodes[node]?.type !== 'bias');
  const [source] = sources;
  if (!source || sources.length !== 1 || depth > DEEPEST || sizeOf(source.node, source.port) !== 1) return undefined;
  return document.nodes[source.node]?.type === 'input' ? source : singleInput(scene, source.node, depth + 1);
}
