/** What a picture is painted with: a cleared canvas in CSS pixels, the colours of the theme, and the same text everywhere. */
import { scaledContext } from '../../kit/index.ts';

export type ColorName =
  'ink' | 'dim' | 'line' | 'wire' | 'accent' | 'surface' | 'panel' | 'positive' | 'negative' | 'good' | 'bad' | 'grid';

export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  color(name: ColorName): string;
}

/** Undefined while the canvas has no room. */
export function penOf(canvas: HTMLCanvasElement): Pen | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width < 8 || height < 8) return undefined;
  const context = scaledContext(canvas, width, height);
  if (!context) return undefined;
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  context.font = `11px ${style.fontFamily}`;
  context.lineJoin = 'round';
  const scheme = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light';
  return { context, width, height, scheme, color: (name) => style.getPropertyValue(`--nl-${name}`) };
}

interface TextOptions {
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
  readonly color?: ColorName;
  readonly weight?: number;
}

export function text({ context, color }: Pen, words: string, [x, y]: readonly [number, number], options: TextOptions = {}): void {
  const { align = 'left', baseline = 'middle', color: name = 'dim', weight } = options;
  context.fillStyle = color(name);
  context.textAlign = align;
  context.textBaseline = baseline;
  const font = context.font;
  if (weight) context.font = `${weight} ${font}`;
  context.fillText(words, x, y);
  context.font = font;
}

/** Kinds of lines for what is neither positive nor negative: told apart by dashes, too. */
export const STROKES: readonly { readonly light: string; readonly dark: string; readonly dash: readonly number[] }[] = [
  { light: '#5b5bd6', dark: '#9a94ff', dash: [] },
  { light: '#0f766e', dark: '#4fd1c0', dash: [6, 3] },
  { light: '#a3286f', dark: '#f08bc2', dash: [2, 2] },
  { light: '#6b6100', dark: '#d6c24a', dash: [8, 3, 2, 3] },
  { light: '#3f4a5a', dark: '#c3cbd6', dash: [4, 4] },
  { light: '#7a3fb0', dark: '#c79bf2', dash: [1, 3] },
];

export const strokeOf = (index: number, scheme: 'light' | 'dark') => {
  const stroke = STROKES[index % STROKES.length] as (typeof STROKES)[number];
  return { color: stroke[scheme], dash: index < STROKES.length ? stroke.dash : [3, 2 + Math.floor(index / STROKES.length)] };
};
