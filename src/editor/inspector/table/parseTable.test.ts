import { describe, expect, test } from 'vitest';
import { isTooLarge, parseNumber } from './numberText.ts';
import { parseTable } from './parseTable.ts';

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
    expect(parseTable('x1,x2\n1,2')).toEqual({ ok: true, rows: [[1, 2]], header: 'x1, x2', notes: [] });
  });
});

describe('cells of every program', () => {
  const table = [
    [1.5, 2.5],
    [3.25, 4.5],
  ];
  const whole = [
    [1, 2],
    [3, 4],
  ];
  test.each<[string, string, number[][]]>([
    ['quoted decimal commas between commas', '"1,5","2,5"\n"3,25","4,5"', table],
    ['quoted decimal commas after a space', '"1,5", "2,5"\n"3,25", "4,5"', table],
    ['decimal commas between semicolons', '1,5;2,5\r\n3,25;4,5', table],
    ['decimal commas between spaces', '1,5 2,5\n3,25  4,5', table],
    ['quoted decimal commas between spaces', '"1,5" "2,5"\n"3,25" "4,5"', table],
    ['a quoted cell over two lines', '"1\n",2\n3,4', whole],
    ['carriage returns alone', '1 2\r3 4', whole],
    ['carriage returns alone, between commas', '1,2\r3,4\r', whole],
    ['separators at the end of every line', '1;2;\n3;4;', whole],
    ['commas at the end of every line', '1,2,\n3,4,', whole],
    ['tabs at the end of every line', '1\t2\t\n3\t4\t\n', whole],
    ['empty lines and rows of empty cells', '\n1\t2\n\n\t\n3\t4\n', whole],
    ['thousands and decimals', '"1,234.5","2,000,000"\n"3","4"', [[1234.5, 2_000_000], [3, 4]]], // prettier-ignore
    ['points between thousands, and decimal commas', '1.234,5;2\n0,5;3', [[1234.5, 2], [0.5, 3]]], // prettier-ignore
    ['quotes around every number', '"1","2"\n"3","4"', whole],
    ['units in the names of columns', 'mass [kg],x\n1,2\n3,4', whole],
    ['years among the names of columns', 'x1,x2,2020\n1,2,3', [[1, 2, 3]]],
    ['a name and a year', 'x,2020\n1,2', [[1, 2]]],
    ['a list with a name', 'w = [[1, 2], [3, 4]]', whole],
  ])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));

  test.each<[string, number[][], string]>([
    ['1,234\t5\n2,500\t6', [[1.234, 5], [2.5, 6]], '1,234 is read as 1.234, with a decimal comma; remove the comma if it parts thousands.'], // prettier-ignore
    ['"1,234",5\n"2,500",6', [[1234, 5], [2500, 6]], '1,234 is read as 1234, its comma between thousands; write a point if it is a decimal sign.'], // prettier-ignore
    ['1,234\t0.5\n2,500\t6', [[1234, 0.5], [2500, 6]], '1,234 is read as 1234, its comma between thousands; write a point if it is a decimal sign.'], // prettier-ignore
    ['1.234;0,5', [[1.234, 0.5]], 'The point in 1.234 is taken for a decimal sign; remove it if it parts thousands.'],
  ])('what can be read in two ways is said: %j', (text, expected, note) => {
    expect(parseTable(text)).toEqual({ ok: true, rows: expected, notes: [note] });
  });

  test.each([
    ['0,5\t1,234,567', '“0,5” has a decimal comma, in “1,234,567” commas part thousands: write all numbers in one way.'],
    ['1,2,\n3,4,5', 'Row 1, column 3: there is no number.'],
    ['1,2x,3\n4,5,6', 'Row 1, column 2: “2x” is not a number.'],
    ['1;2\n3;', 'Row 2, column 2: there is no number.'],
    ['a,1\nb,2', 'Row 1, column 1: “a” is not a number.'],
  ])('what fits no reading is refused: %j', (text, problem) => expect(rows(text)).toBe(problem));
});

describe('names in the last column', () => {
  const of = (text: string) => parseTable(text, true);
  test('are 0 and 1 when there are two', () => {
    expect(of('5.1,3.5,Iris-setosa\n4.9,3.0,Iris-virginica\n5,3,Iris-setosa')).toEqual({
      ok: true,
      rows: [
        [5.1, 3.5, 0],
        [4.9, 3, 1],
        [5, 3, 0],
      ],
      notes: ['Iris-setosa is 0, Iris-virginica is 1.'],
      targets: 1,
    });
  });
  test('have a column each when there are more', () => {
    expect(of('x,y,kind\n1,2,a\n3,4,b\n5,6,"c, too"')).toEqual({
      ok: true,
      rows: [
        [1, 2, 1, 0, 0],
        [3, 4, 0, 1, 0],
        [5, 6, 0, 0, 1],
      ],
      header: 'x, y, kind',
      notes: ['A target for each of a, b, c, too.'],
      targets: 3,
    });
  });
  test.each([
    ['1,a\n2,a', 'The last column holds one name only, “a”, which tells no classes apart.'],
    [Array.from({ length: 65 }, (_, i) => `1,n${i}`).join('\n'), 'The last column holds 65 names; 64 classes are the most that is read.'],
    ['1,a\n2,3', 'Row 1, column 2: “a” is not a number.'],
    ['a\nb', 'Row 1, column 1: “a” is not a number.'],
  ])('are refused otherwise: %j', (text, problem) => expect(of(text)).toEqual({ ok: false, problem }));
  test('stay names where no classes are wanted', () => {
    expect(rows('5.1,Iris-setosa\n4.9,Iris-virginica')).toBe('Row 1, column 2: “Iris-setosa” is not a number.');
  });
});

test('a large table is read in time', () => {
  const text = `${'1,2,3,4,5,6,7,8,9,10\n'.repeat(50_000)}${' '.repeat(100_000)}"${'""'.repeat(50_000)}`;
  expect(parseTable(text).ok).toBe(false);
  expect(parseTable('1,'.repeat(100_000)).ok).toBe(true);
}, 5000); // half a second when nothing else runs; quadratic reading takes minutes

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
