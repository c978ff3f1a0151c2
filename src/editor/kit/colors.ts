/** Colours of values: from the surface to blue when positive, to orange when negative; and the ink that can be read on them. */
import { interpolateRgb, rgb } from 'd3';

export type Scheme = 'light' | 'dark';

export interface Fill {
  readonly fill: string;
  /** For text on the fill: at least 4.5:1. */
  readonly ink: string;
  readonly bytes: readonly [red: number, green: number, blue: number];
}

/** The same as in theme.css. */
export const palettes: Readonly<
  Record<Scheme, { readonly surface: string; readonly ink: string; readonly positive: string; readonly negative: string }>
> = {
  light: { surface: '#ffffff', ink: '#1b2330', positive: '#1f77d0', negative: '#c45f00' },
  dark: { surface: '#1b2029', ink: '#e8ecf2', positive: '#5aa9f5', negative: '#f19a4b' },
};

const LEVELS = 64;
const STRONGEST = 0.84;
const READABLE = 4.5;
/** The size of value that has half of the colour where a scale has no end. */
const HALF = 0.6;

const linear = (byte: number): number => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const { r, g, b } = rgb(color);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The ink of the theme where it can be read, else that of the other theme, else black or white: one of the two always can. */
function inkOn(fill: string, scheme: Scheme): string {
  const wanted = [palettes[scheme].ink, scheme === 'light' ? '#ffffff' : '#0c1016', '#ffffff', '#000000'];
  return wanted.find((ink) => contrast(fill, ink) >= READABLE) ?? '#000000';
}

function ramp(scheme: Scheme, end: string): readonly Fill[] {
  const mix = interpolateRgb(palettes[scheme].surface, end);
  return Array.from({ length: LEVELS + 1 }, (_, level) => {
    const { r, g, b } = rgb(mix((level / LEVELS) * STRONGEST));
    const fill = `rgb(${Math.round(r)}, ${Math.round(g)}, ${Math.round(b)})`;
    return { fill, ink: inkOn(fill, scheme), bytes: [Math.round(r), Math.round(g), Math.round(b)] };
  });
}

const rampsOf = (scheme: Scheme) => ({
  positive: ramp(scheme, palettes[scheme].positive),
  negative: ramp(scheme, palettes[scheme].negative),
});
const ramps = { light: rampsOf('light'), dark: rampsOf('dark') };

/** The end of a scale: the larger side of a range, so that 0 is the surface and both signs are alike. Infinity has no end. */
export const limitOf = ([low, high]: readonly [number, number]): number => Math.max(Math.abs(low), Math.abs(high));

/** How much of the colour a value has, from 0 to 1. */
function strength(value: number, limit: number): number {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0;
  if (!Number.isFinite(limit)) return size === Infinity ? 1 : size / (size + HALF);
  return limit === 0 ? 0 : Math.min(1, size / limit);
}

/** How much smaller the square of a negative value is on every side, where squares are large enough: a sign besides the colour. */
export const insetOf = (value: number, pitch: number): number => (value < 0 && pitch > 6 ? Math.max(1, Math.round(pitch / 8)) : 0);

export function fillOf(value: number, limit: number, scheme: Scheme): Fill {
  const side = value < 0 ? ramps[scheme].negative : ramps[scheme].positive;
  return side[Math.round(strength(value, limit) * LEVELS)] as Fill;
}
