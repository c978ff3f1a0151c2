/** A data set on the canvas: its points, or a few of its pictures; and how many examples there are. */
import { useEffect, useMemo, useRef } from 'react';
import { Card, palettes, scaledContext, useScheme, type NodeView, type NodeViewProps } from '../../src/editor/kit/index.ts';
import type { DatasetParams } from './params.ts';
import { drawPictures, drawPoints, pictureSide, pointsOf } from './picture.ts';
import { sizesOf, tablesOf, unevenness } from './tables.ts';

const WIDTH = 152;
const HEIGHT = 118;

function DatasetBody({ name, params }: NodeViewProps) {
  const settings = params as unknown as DatasetParams;
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  const tables = useMemo(() => (unevenness(settings) === undefined ? tablesOf(settings) : undefined), [settings]);
  useEffect(() => {
    const context = canvas.current && scaledContext(canvas.current, WIDTH, HEIGHT);
    if (!context) return;
    context.clearRect(0, 0, WIDTH, HEIGHT);
    if (!tables) return;
    const frame = { context, width: WIDTH, height: HEIGHT, ink: palettes[scheme].ink };
    const { inputs, targets } = sizesOf(settings);
    const side = pictureSide(inputs);
    if (side > 0) drawPictures(frame, tables.inputs.values, side);
    else drawPoints(frame, pointsOf(tables, inputs, targets));
  }, [settings, tables, scheme]);
  const { inputs, targets } = sizesOf(settings);
  return (
    <Card heading="Data set" note={tables ? `${tables.inputs.rows} × ${inputs} → ${targets}` : ''}>
      <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT, alignSelf: 'center' }}>
        {`The examples of ${name}`}
      </canvas>
    </Card>
  );
}

export const datasetView: NodeView = {
  Component: DatasetBody,
  shape: () => 'card',
  size: () => [176, 166],
  main: { what: 'inputs', limit: () => Infinity },
};
