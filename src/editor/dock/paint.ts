/** Small pictures of values on a canvas: bars from a line at zero, and a course with the present point on it. */

interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly color: (name: string) => string;
}

/** A cleared canvas with as many pixels as it has on the screen. */
function surfaceOf(canvas: HTMLCanvasElement): Surface | undefined {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return undefined;
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  return { context, width, height, color: (name) => style.getPropertyValue(name) };
}

/** Where a value stands, with 0 always in the picture. */
function heights(values: ArrayLike<number>, height: number, margin: number): (value: number) => number {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] ?? 0);
    high = Math.max(high, values[i] ?? 0);
  }
  const span = high - low || 1;
  return (value) => margin + ((high - value) / span) * (height - 2 * margin);
}

const MARGIN = 3;
const GAP = 2;
const WIDEST = 22;

export function paintBars(canvas: HTMLCanvasElement, values: ArrayLike<number>): void {
  const surface = surfaceOf(canvas);
  if (!surface) return;
  const { context, width, height, color } = surface;
  if (values.length === 0) return;
  const y = heights(values, height, MARGIN);
  const step = Math.min(WIDEST, width / Math.max(1, values.length));
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    context.fillStyle = color(value < 0 ? '--nl-negative' : '--nl-positive');
    context.fillRect(i * step, Math.min(y(0), y(value)), Math.max(1, step - GAP), Math.max(1, Math.abs(y(value) - y(0))));
  }
  context.fillStyle = color('--nl-wire');
  context.fillRect(0, y(0) - 0.5, width, 1);
}

export function paintCourse(canvas: HTMLCanvasElement, values: ArrayLike<number>, present: number): void {
  const surface = surfaceOf(canvas);
  if (!surface || values.length === 0) return;
  const { context, width, height, color } = surface;
  const y = heights(values, height, MARGIN + 2);
  const x = (i: number) => MARGIN + (i / Math.max(1, values.length - 1)) * (width - 2 * MARGIN);
  context.fillStyle = color('--nl-line');
  context.fillRect(0, y(0) - 0.5, width, 1);
  context.strokeStyle = color('--nl-ink');
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  for (let i = 0; i < values.length; i++) context.lineTo(x(i), y(values[i] ?? 0));
  context.stroke();
  context.fillStyle = color('--nl-accent');
  context.beginPath();
  context.arc(x(present), y(values[present] ?? 0), 3.5, 0, 2 * Math.PI);
  context.fill();
}
