/** The activation over all cases: against the input where there is only one, as a table where two or three have two values each, else case by case. */
import { line } from 'd3';
import { useLive } from '../../kit/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { shortNumber } from '../words.ts';
import { Axes, frameOf, viewBox } from './Axes.tsx';
import ownClasses from './cases.module.css';
import { casesOf, curveThrough, jumpIn, singleInput, truthTable, type Case, type Jump, type Place, type TruthTable } from './cases.ts';
import { JumpEnds } from './JumpEnds.tsx';
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
  const read = (node: string, port: string) => live.readRows(node, port);
  const input = singleInput(scene, id);
  const cases = casesOf(read, own, { id, cell, input });
  const table = truthTable(scene, read, id, own.rows);
  if (table) return <Table table={table} values={cases.map(({ value }) => value)} what={what} row={row} />;
  const jump = input && jumpIn(scene.document, scene.kinds, { node: id, port: what });
  return <Plot cases={cases} across={input !== undefined} jump={jump} what={what} row={row} />;
}

interface PlotProps {
  readonly cases: readonly Case[];
  /** Over the one input; else over the numbers of the cases. */
  readonly across: boolean;
  readonly jump: Jump | undefined;
  readonly what: string;
  readonly row: number;
}

function Plot({ cases, across, jump, what, row }: PlotProps) {
  const points = cases.map((one, r) => ({ ...one, r })).filter(({ value }) => Number.isFinite(value));
  const ats = points.map(({ at }) => at);
  const values = points.map(({ value }) => value);
  const frame = frameOf([Math.min(...ats), Math.max(...ats)], values, { height: HEIGHT, left: LEFT, upTicks: 3 });
  const { x, y } = frame;
  const path = line<Place>(
    ([at]) => x(at),
    ([, value]) => y(value),
  );
  const curve = across ? curveThrough(points, jump) : undefined;
  const current = points.find(({ r }) => r === row);
  const title = across ? `${what === 'activation' ? 'a' : what} over the input` : 'Over the cases';
  return (
    <section className={classes['section']} aria-label={title}>
      <p className={classes['quiet']}>
        {across ? `Every case: the input across, ${symbolOf(what)} up.` : `In every case, ${symbolOf(what)}:`}
      </p>
      <figure
        className={classes['figureBox']}
        aria-label={`${title}, ${cases.length} cases; case ${row + 1} has ${shortNumber(current?.value)}`}
      >
        <svg className={classes['plot']} viewBox={viewBox(frame)} aria-hidden>
          <Axes frame={frame} across={x.ticks(5).filter((tick) => across || Number.isInteger(tick))} />
          {curve?.pieces.map((piece) => (
            <path key={piece[0]?.join(' ')} className={classes['curve']} d={path(piece) ?? ''} />
          ))}
          {points.length <= MOST_POINTS &&
            points.map(({ r, at, value }) => <circle key={r} cx={x(at)} cy={y(value)} r={2.2} fill="var(--nl-ink)" />)}
          {curve && <JumpEnds curve={curve} frame={frame} />}
          {current && <circle className={classes['point']} cx={x(current.at)} cy={y(current.value)} r={4.5} />}
        </svg>
      </figure>
    </section>
  );
}

const symbolOf = (what: string): string => (what === 'activation' ? 'the activation a' : what === 'netInput' ? 'the net input n' : what);

interface TableProps {
  readonly table: TruthTable;
  readonly values: readonly number[];
  readonly what: string;
  readonly row: number;
}

/** A click on a case shows it. */
function Table({ table: { names, rows }, values, what, row }: TableProps) {
  const editor = useEditor();
  return (
    <section className={classes['section']} aria-label="Every case">
      <p className={classes['quiet']}>Every case of its inputs, and {symbolOf(what)}:</p>
      <table className={ownClasses['truth']}>
        <thead>
          <tr>
            <th scope="col">case</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{what === 'activation' ? 'a' : what === 'netInput' ? 'n' : what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((inputs, r) => (
            <tr key={String(inputs)} data-current={r === row || undefined}>
              <th scope="row">
                <button type="button" aria-current={r === row} aria-label={`Show case ${r + 1}`} onClick={() => editor.showRow(r)}>
                  {r + 1}
                </button>
              </th>
              {inputs.map((value, k) => (
                <td key={names[k]}>{shortNumber(value)}</td>
              ))}
              <td>{shortNumber(values[r])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
