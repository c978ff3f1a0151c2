import { expect, test } from 'vitest';
import { drawingsText, parseDrawings } from './DrawingsControl.tsx';

test('patterns drawn as text stand between empty lines, and come back as they were', () => {
  const drawings = [
    ['.#.', '###'],
    ['#', '.'],
  ];
  expect(drawingsText(drawings)).toBe('.#.\n###\n\n#\n.');
  expect(parseDrawings(drawingsText(drawings))).toEqual(drawings);
  expect(parseDrawings(' .#. \n\n\n \n##')).toEqual([['.#.'], ['##']]);
});

test('other signs are named', () => {
  expect(parseDrawings('.x#')).toBe('“x” is neither # nor a dot.');
});
