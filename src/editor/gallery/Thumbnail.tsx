/** A small picture of a document: its nodes and edges, with the signs that they have on the canvas. */
import { memo } from 'react';
import { withShared, type GraphDocument, type GraphEdge, type GraphNode } from '../../graph/index.ts';
import { pictureOf } from '../palette/Sign.tsx';
import classes from './Thumbnail.module.css';

/** More would be a blot. */
const MOST_NODES = 400;
const MOST_EDGES = 800;
const MARGIN = 52;
/** About what a node measures on the canvas. */
const SIZE = 52;

/** Part of a sign's square that is as tall as its frame. */
const PICTURE = 13;

type Point = readonly [x: number, y: number];

export const Thumbnail = memo(function Thumbnail({
  document,
  height = 96,
}: {
  readonly document: Pick<GraphDocument, 'nodes' | 'edges'>;
  readonly height?: number;
}) {
  const nodes = Object.entries(document.nodes)
    .filter(([, { type }]) => type !== 'note')
    .slice(0, MOST_NODES);
  const centres = new Map<string, Point>(nodes.map(([id, node]) => [id, centreOf(node)]));
  const edges = Object.entries(withShared(document).edges).slice(0, MOST_EDGES);
  return (
    <svg className={classes['root']} viewBox={boxOf([...centres.values()])} height={height} aria-hidden="true" focusable="false">
      {edges.map(([id, edge]) => (
        <EdgeLine key={id} edge={edge} from={centres.get(edge.from.node)} to={centres.get(edge.to.node)} />
      ))}
      {nodes.map(([id, node]) => (
        <NodeSign key={id} node={node} at={centres.get(id) as Point} />
      ))}
    </svg>
  );
});

function boxOf(points: readonly Point[]): string {
  if (points.length === 0) return '0 0 200 120';
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const [width, height] = [Math.max(right - left, 180), Math.max(bottom - top, 120)]; // one node alone shall not fill the picture
  const [x, y] = [(left + right - width) / 2, (top + bottom - height) / 2];
  return `${x - MARGIN} ${y - MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`;
}

const isLayer = ({ type }: GraphNode): boolean => type === 'layer';
const SQUARE: ReadonlySet<string> = new Set(['input', 'bias', 'current', 'spike-source']);
const isSquare = ({ type }: GraphNode): boolean => SQUARE.has(type);
const isCircle = ({ type }: GraphNode): boolean => type === 'unit' || type === 'activation' || type === 'net-input';
const centreOf = ({ position: [x, y] }: GraphNode): Point => [x + SIZE / 2, y + SIZE / 2];

function NodeSign({ node, at: [x, y] }: { readonly node: GraphNode; readonly at: Point }) {
  if (isCircle(node)) return <circle className={classes['node']} cx={x} cy={y} r={SIZE / 2} />;
  const width = isLayer(node) ? SIZE * 0.45 : isSquare(node) ? SIZE * 0.9 : SIZE * 1.5;
  const height = isLayer(node) ? SIZE * 1.9 : SIZE * 0.9;
  const picture = pictureOf(node.type);
  const scale = height / PICTURE;
  return (
    <>
      <rect
        className={classes[isSquare(node) ? 'input' : 'node']}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={10}
      />
      {picture !== undefined && (
        <path className={classes['picture']} d={picture} transform={`translate(${x - 9 * scale} ${y - 9 * scale}) scale(${scale})`} />
      )}
    </>
  );
}

function EdgeLine({ edge, from, to }: { readonly edge: GraphEdge; readonly from: Point | undefined; readonly to: Point | undefined }) {
  if (!from || !to) return null;
  const weight = edge.type === 'weight' ? edge.params['weight'] : undefined;
  const size = typeof weight === 'number' ? weight : 0;
  const sign = edge.type !== 'weight' ? 'wire' : size < 0 ? 'negative' : 'positive';
  const reach = Math.max(40, (to[0] - from[0]) / 2);
  const path = `M${from[0]} ${from[1]}C${from[0] + reach} ${from[1]} ${to[0] - reach} ${to[1]} ${to[0]} ${to[1]}`;
  return <path className={classes[sign]} d={path} strokeWidth={2.5 + Math.min(4, Math.abs(size) * 2)} />;
}
