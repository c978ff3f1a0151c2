/** The curve of an activation function as a small picture. */
import { memo } from 'react';
import { activate, type ActivationName, type ActivationShape } from '../../ir/index.ts';
import type { JsonObject } from '../../base/index.ts';

const FROM = -3;
const TO = 3;
const POINTS = 49;
const DEFAULTS: ActivationShape<number> = { slope: 0.1, alpha: 1, sharpness: 1, gain: 1, threshold: 0 };

/** What shapes the curve, from completed parameters. */
function shapeOf(params: JsonObject): ActivationShape<number> {
  const given = Object.entries(DEFAULTS).map(([name, otherwise]) => [name, typeof params[name] === 'number' ? params[name] : otherwise]);
  return Object.fromEntries(given) as ActivationShape<number>;
}

function curvePath(params: JsonObject, width: number, height: number): string {
  const name = params['activation'] as ActivationName;
  const shape = shapeOf(params);
  const values = Array.from({ length: POINTS }, (_, i) =>
    Math.max(FROM, Math.min(TO, activate(name, FROM + ((TO - FROM) * i) / (POINTS - 1), shape).value)),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 2;
  const y = (value: number) => height - margin - ((value - low) / (high - low || 1)) * (height - 2 * margin);
  return values.map((value, i) => `${i === 0 ? 'M' : 'L'}${((i / (POINTS - 1)) * width).toFixed(1)} ${y(value).toFixed(1)}`).join('');
}

export const CurveIcon = memo(function CurveIcon({
  params,
  width = 28,
  height = 16,
}: {
  readonly params: JsonObject;
  readonly width?: number;
  readonly height?: number;
}) {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path
        d={curvePath(params, width, height)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
});
