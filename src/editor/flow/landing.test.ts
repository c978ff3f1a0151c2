import { expect, test } from 'vitest';
import * as fc from '../../../tests/fast-check.ts';
import { landing } from './landing.ts';

const box = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 10, max: 400 }),
  height: fc.integer({ min: 10, max: 300 }),
});
const view = { x: -300, y: 120, width: 800, height: 600 };

test('a piece that fits the view lands in it, wherever it was copied', () => {
  fc.assert(
    fc.property(box, (piece) => {
      const [x, y] = landing({ corners: piece, room: piece }, view, undefined)([piece.x, piece.y]);
      // half a pixel is rounded away
      expect(x).toBeGreaterThanOrEqual(view.x - 1);
      expect(y).toBeGreaterThanOrEqual(view.y - 1);
      expect(x + piece.width).toBeLessThanOrEqual(view.x + view.width + 1);
      expect(y + piece.height).toBeLessThanOrEqual(view.y + view.height + 1);
    }),
  );
});

test('it lands under the pointer, and beside its original where that is seen', () => {
  const piece = { x: 0, y: 200, width: 100, height: 60 };
  const one = { corners: { x: 0, y: 200, width: 0, height: 0 }, room: piece };
  expect(landing(one, view, [400, 500])([0, 200])).toEqual([400, 500]);
  expect(landing(one, view, undefined)([0, 200])).toEqual([32, 232]);
  expect(landing(one, undefined, undefined)([0, 200])).toEqual([32, 232]);
});
