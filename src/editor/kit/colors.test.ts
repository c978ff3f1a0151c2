/** Numbers on filled units can be read: 4.5:1 in both themes, for every value. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, fillOf, limitOf, palettes, type Scheme } from './colors.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];

test('ink on every fill has a contrast of at least 4.5', () => {
  for (const scheme of schemes)
    for (const limit of [1, 3, Infinity])
      for (let value = -4; value <= 4; value += 0.01) {
        const { fill, ink } = fillOf(value, limit, scheme);
        expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
      }
});

test('0 is the surface, both signs are alike, what cannot be shown is the surface too', () => {
  expect(fillOf(0, 1, 'light').fill).toBe('rgb(255, 255, 255)');
  expect(fillOf(NaN, 1, 'light').fill).toBe('rgb(255, 255, 255)');
  expect(fillOf(1, limitOf([0, 1]), 'dark')).toEqual(fillOf(2, limitOf([-1, 1]), 'dark'));
  expect(fillOf(Infinity, Infinity, 'dark')).toEqual(fillOf(1, 1, 'dark'));
});

test('the colours are those of the theme', () => {
  const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
  for (const { positive, negative, ink } of Object.values(palettes))
    for (const [name, color] of Object.entries({ positive, negative, ink })) expect(css).toContain(`--nl-${name}: ${color};`);
});
