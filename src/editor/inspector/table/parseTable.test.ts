import { describe, expect, test } from 'vitest';
import { isTooLarge, parseNumber, parseTable } from './parseTable.ts';

const rows = (text: string) => {
  const parsed = parseTable(text);
  return parsed.ok ? parsed.rows : parsed.problem;
};

describe('what people paste', () => {
  test.each([
    [
      'a NumPy array',
      'np.array([[1, 2], [3, 4]])',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a NumPy array over several lines, with a name and a type',
      'x = np.array([[1., 2.5],\n  [-3e-2, 4]], dtype=np.float32)',
      [
        [1, 2.5],
        [-0.03, 4],
      ],
    ],
    ['what NumPy prints', '[1. 2. 3.]', [[1, 2, 3]]],
    [
      'a printed matrix',
      '[[ 1.  2.]\n [ 3. -4.]]',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    ['what repr gives', 'array([0.5, 1. ])', [[0.5, 1]]],
    ['a tensor', 'torch.tensor([1, 2])', [[1, 2]]],
    [
      'cells of a spreadsheet',
      '1\t2\n3\t4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'cells with decimal commas',
      '0,5\t1,25\n2\t3',
      [
        [0.5, 1.25],
        [2, 3],
      ],
    ],
    [
      'CSV',
      '1,2\r\n3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'CSV with semicolons',
      '0,5;1\n2;3',
      [
        [0.5, 1],
        [2, 3],
      ],
    ],
    ['numbers with spaces', '1 2 3', [[1, 2, 3]]],
    ['a column', '1\n2\n3', [[1], [2], [3]]],
    ['a true minus sign', '−1\t2', [[-1, 2]]],
    ['one number', '7', [[7]]],
  ])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));

  test('names of columns are left out and said', () => {
    expect(parseTable('x1,x2\n1,2')).toEqual({ ok: true, rows: [[1, 2]], header: 'x1, x2' });
  });
});

describe('what is wrong is said where it is', () => {
  test.each([
    ['1,2\n3', 'Row 2 has 1, row 1 has 2: every row needs as many numbers.'],
    ['1\tabc', 'Row 1, column 2: “abc” is not a number.'],
    ['1\t\t3', 'Row 1, column 2: there is no number.'],
    ['[1, two]', '“two” is not a number.'],
    ['[[1, 2], [3]]', 'Row 2 has 1, row 1 has 2: every row needs as many numbers.'],
    ['[1, 2', 'A ] is missing at the end.'],
    ['1, 2]', '1 stands outside the brackets.'],
    ['[[[1]]]', 'This array has more than two dimensions; rows and columns are all that fits here.'],
    ['[]', 'The first row is empty.'],
    ['[1, nan]', '“nan” is not a number.'],
    ['', 'There is nothing here yet: paste numbers.'],
  ])('%j', (text, problem) => expect(rows(text)).toBe(problem));
});

test('a number keeps its sign and its power', () => {
  expect([
    parseNumber(' −1.5e-3 '),
    parseNumber('.5'),
    parseNumber('1.'),
    parseNumber('1e999'),
    parseNumber('1,5'),
    parseNumber(''),
    parseNumber('2*3'),
    parseNumber('1e39'),
  ]).toEqual([-0.0015, 0.5, 1, undefined, undefined, undefined, undefined, undefined]);
  expect([isTooLarge('-1e39'), isTooLarge('1e38'), isTooLarge('2*3')]).toEqual([true, false, false]);
});
