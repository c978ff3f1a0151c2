/** Paints spikes as marks, band by band, and their rate below them. */
import { axes } from '../plot/axes.ts';
import { frameOf, type Frame, type Range } from '../plot/frame.ts';
import { clipped } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { firstFrom } from '../plot/thin.ts';
import { binsFor, ratesOf } from './spikes.ts';

/** What one probe saw. */
export interface Band {
  readonly name: string;
  readonly lanes: number;
  /** Times in units, and the lane of each within the band. */
  readonly times: readonly number[];
  readonly places: readonly number[];
}

export interface RasterPlot {
  /** From the marks down to the rate. */
  readonly frame: Frame;
  /** Hz, in bins over the shown time. */
  readonly rates: Float64Array;
}

const RATE_SHARE = 0.35;
/** For the name of the rate, above its curve and the lines of its axis. */
const NAME_ROOM = 14; // px
const BIN = 9; // px
const WIDEST_NAME = 84;
const NARROWEST = 46;

export const lanesOf = (bands: readonly Band[]): number => bands.reduce((sum, { lanes }) => sum + lanes, 0);

export function paintRaster(
  pen: Pen,
  bands: readonly Band[],
  { domain, timeUnit, msPerUnit }: { readonly domain: Range; readonly timeUnit: string; readonly msPerUnit: number },
): RasterPlot {
  const size = [pen.width, pen.height] as const;
  const widest = bands.length > 1 ? Math.max(0, ...bands.map(({ name }) => pen.context.measureText(name).width)) : 0;
  const left = Math.min(WIDEST_NAME, Math.max(NARROWEST, widest + 14));
  const split = Math.round(pen.height * (1 - RATE_SHARE) - NAME_ROOM);
  const marks = frameOf(size, domain, [0, 1], { isExact: true, margins: { left, bottom: pen.height - split + 6, top: 4 } });
  clipped(pen, marks, () => paintMarks(pen, marks, bands));
  paintBands(pen, marks, bands);
  const [from = 0, to = 1] = marks.x.domain();
  const times = bands.flatMap((band) => band.times).toSorted((a, b) => a - b);
  const bins = binsFor(times, { from, to, most: Math.max(4, Math.round((marks.right - marks.left) / BIN)) });
  const rates = ratesOf(times, { from, to, bins, lanes: lanesOf(bands), msPerUnit });
  const frame = frameOf(size, [from, to], [0, Math.max(1, ...rates)], { margins: { top: split + NAME_ROOM, left } });
  axes(pen, frame, { across: timeUnit });
  text(pen, 'rate, Hz', [frame.left + 5, frame.top - NAME_ROOM / 2]);
  clipped(pen, frame, () => paintRate(pen, frame, rates));
  if (lanesOf(bands) === 0)
    text(pen, 'Run it to see', [(marks.left + marks.right) / 2, (marks.top + marks.bottom) / 2], { align: 'center' });
  return { frame: { ...marks, bottom: frame.bottom }, rates };
}

function paintMarks(pen: Pen, frame: Frame, bands: readonly Band[]): void {
  const { context, color } = pen;
  const pitch = (frame.bottom - frame.top) / Math.max(1, lanesOf(bands));
  const tall = Math.max(1, Math.min(14, pitch * 0.72));
  const wide = pitch > 8 ? 1.5 : 1.2;
  const [from = 0, to = 1] = frame.x.domain();
  let { top } = frame;
  context.fillStyle = color('ink');
  for (const { times, places, lanes } of bands) {
    for (let i = firstFrom(times, times.length, from); i < times.length && (times[i] as number) <= to; i++) {
      const y = top + ((places[i] as number) + 0.5) * pitch;
      context.fillRect(frame.x(times[i] as number) - wide / 2, y - tall / 2, wide, tall);
    }
    top += lanes * pitch;
  }
}

/** The names of the bands beside them, and a line between two of them. */
function paintBands(pen: Pen, frame: Frame, bands: readonly Band[]): void {
  const { context, color } = pen;
  const all = Math.max(1, lanesOf(bands));
  const at = (lane: number) => frame.top + (lane / all) * (frame.bottom - frame.top);
  let done = 0;
  for (const { name, lanes } of bands) {
    const words = lanes === 0 ? '' : bands.length > 1 ? name : lanes > 1 ? `1 … ${lanes}` : '';
    text(pen, words, [frame.left - 6, at(done + lanes / 2)], { align: 'right' });
    done += lanes;
    context.fillStyle = color('grid');
    if (done < all) context.fillRect(frame.left, Math.round(at(done)), frame.right - frame.left, 1);
  }
  context.fillStyle = color('wire');
  context.fillRect(frame.left - 1, frame.top, 1, frame.bottom - frame.top);
}

function paintRate({ context, color }: Pen, frame: Frame, rates: Float64Array): void {
  const [from = 0, to = 1] = frame.x.domain();
  const width = (to - from) / rates.length;
  context.save();
  context.beginPath();
  context.moveTo(frame.left, frame.y(0));
  rates.forEach((rate, bin) => {
    context.lineTo(frame.x(from + bin * width), frame.y(rate));
    context.lineTo(frame.x(from + (bin + 1) * width), frame.y(rate));
  });
  context.lineTo(frame.right, frame.y(0));
  context.globalAlpha = 0.2;
  context.fillStyle = color('accent');
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = color('accent');
  context.lineWidth = 1.3;
  context.stroke();
  context.restore();
}
