/** Words and numbers of the bar. */
import type { BackendName } from '../../runtime/index.ts';
import { inPowersOfTen } from '../kit/index.ts';

export const backendTitles: { readonly [K in BackendName]: string } = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
  reference: 'float64',
  reference32: 'float32 reference',
};

/** 3·10⁻⁸, 1.2·10⁸; plain below a thousand. */
export function powerOfTen(value: number, digits = 1): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return '∞';
  if (value >= 1 && value < 1000) return String(Math.round(value));
  return inPowersOfTen(value, digits - 1);
}

/** What the badge says of the difference to float64. */
export function agreementWords(difference: number | null | undefined): string {
  if (difference === undefined) return 'comparing with float64';
  if (difference === null) return 'too large to compare with float64';
  if (difference === 0) return 'agrees with float64 exactly';
  if (!Number.isFinite(difference)) return 'differs from float64';
  return `${difference < ALIKE ? 'agrees' : 'differs'} ${difference < ALIKE ? 'with float64 to' : 'from float64 by'} ${powerOfTen(difference)}`;
}

/** What float32 alone explains. */
export const ALIKE = 1e-4;

/** With its full stop. */
export const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);
