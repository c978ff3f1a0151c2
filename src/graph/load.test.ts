/** What is refused, and how it is said: the owner, the field, the way out. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, input, node, weight } from '../../tests/drawing.ts';
import type { JsonObject } from '../base/index.ts';
import { limits } from './limits.ts';
import { loadDocument, parseDocument } from './load.ts';

const sound = () =>
  JSON.parse(JSON.stringify(drawing({ x: input([[1]]), u: node('unit') }, { e: weight('x', 'u', 0.5) }))) as Record<string, unknown>;
const said = (value: unknown) =>
  loadDocument(value, kinds).diagnostics.map(({ code, at, message }) => [code, at?.owner, at?.field, message]);
/** The sound document with something merged into its parts. */
function withPart(part: 'nodes' | 'edges' | 'tensors' | 'probes' | 'experiments', entries: object): Record<string, unknown> {
  const document = sound();
  return { ...document, [part]: { ...(document[part] as object), ...entries } };
}

test('a sound document loads without a word', () => {
  expect(loadDocument(sound(), kinds)).toMatchObject({ ok: true, diagnostics: [] });
});

describe('a text', () => {
  const sayOf = (text: string) => parseDocument(text, kinds).diagnostics.map(({ code, message }) => `${code}: ${message}`);
  test('that is no JSON', () => {
    expect(sayOf('{"format":')[0]).toMatch(/^not-json: This is not JSON: .+\.$/);
    expect(sayOf('')[0]).toMatch(/^not-json/);
  });
  test.each(['null', '3', '"text"', '[]', '{}', '{"format":"onnx"}', '[[[[]]]]'])('that is other JSON: %s', (text) => {
    expect(sayOf(text)).toEqual(['not-a-graph: This is JSON, but not a Neuroloom graph: its "format" should be "neuroloom-graph".']);
  });
  test('of a newer version, of the graph or of a kind', () => {
    expect(sayOf(JSON.stringify({ ...sound(), versions: { graph: 2 } }))).toEqual([
      'newer-version: The file was made by a newer Neuroloom (graph version 2). Update this one to open it.',
    ]);
    expect(sayOf(JSON.stringify({ ...sound(), versions: { graph: 1, 'node/unit': 7 } }))).toEqual([
      'newer-version: The file was made by a newer Neuroloom (node/unit version 7). Update this one to open it.',
    ]);
  });
  test('that names the prototype, however deep', () => {
    const sentence = 'reserved-key: The file uses the reserved key "__proto__", which no graph may have.';
    expect(sayOf('{"format":"neuroloom-graph","__proto__":{"ok":1}}')).toEqual([sentence]);
    expect(sayOf(JSON.stringify(sound()).replace('"bias"', '"b"').replace('"params":{}', '"params":{"a":[{"__proto__":1}]}'))).toEqual([
      sentence,
    ]);
  });
  test('that nests deeper than recursion bears', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const place of ['"tensors":{}', '"claims":[]'])
      expect(sayOf(JSON.stringify(sound()).replace(place, `${place.split(':')[0]}:${deep}`))).toEqual([
        'too-deep: The file nests deeper than 64 levels, which no graph does.',
      ]);
  });
  test('that is longer than the limit', () => {
    expect(sayOf(' '.repeat(limits.documentLength + 1))).toEqual([
      `too-long: The file has ${limits.documentLength + 1} characters; ${limits.documentLength} is the most that is opened.`,
    ]);
  });
});

describe('a document', () => {
  test.each<[string, object, unknown[]]>([
    [
      'with a field of nobody',
      { ...sound(), colour: 'red' },
      [
        'invalid-additionalProperties',
        'document',
        'colour',
        "document: 'colour' is not a field of this format: remove it, or keep it under meta",
      ],
    ],
    ['without nodes', { ...sound(), nodes: undefined }, ['invalid-required', 'document', 'nodes', "document: 'nodes' is missing"]],
    [
      'with a title that is a number',
      { ...sound(), title: 3 },
      ['invalid-type', 'document', 'title', "document: 'title' must be string, got 3"],
    ],
    [
      'with a step of no time',
      { ...sound(), settings: { seed: 1, dt: 0 } },
      ['invalid-exclusiveMinimum', 'document', 'settings.dt', "document: 'settings.dt' must be greater than 0, got 0"],
    ],
    [
      'with a verb of nobody',
      withPart('experiments', { main: { verb: 'dream' } }),
      ['invalid-enum', 'main', 'verb', 'main: \'verb\' must be one of forward, train, simulate, retrieve, got "dream"'],
    ],
    [
      'with a claim of no form',
      { ...sound(), claims: [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { about: 1 }, because: '' }] },
      [
        'invalid-anyOf',
        'document',
        'claims.0.is',
        'document: \'claims.0.is\' must be one of { equals, tolerance }, { atLeast }, { atMost }, { sameAs, tolerance }, got {"about":1}',
      ],
    ],
  ])('%s', (_, value, expected) => {
    expect(said(JSON.parse(JSON.stringify(value)))).toEqual([expected]);
  });

  test('with an id that starts with a digit', () => {
    const [problem] = said(withPart('nodes', { '1st': { type: 'unit', params: {}, position: [0, 0] } }));
    expect(problem?.slice(0, 3)).toEqual(['invalid-additionalProperties', '1st', '']);
  });
});

describe('references', () => {
  const edge = { type: 'weight', params: {}, from: { node: 'x', port: 'activation' }, to: { node: 'u', port: 'netInput' } };
  test.each<[string, object, unknown[]]>([
    [
      'to a node that is not there',
      withPart('edges', { f: { ...edge, to: { node: 'gone', port: 'netInput' } } }),
      ['missing-node', 'f', 'to', "Edge 'f' goes to 'gone', which does not exist. Remove the edge or add the node."],
    ],
    [
      'to a node that only JavaScript knows',
      withPart('edges', { f: { ...edge, from: { node: 'constructor', port: 'name' } } }),
      ['missing-node', 'f', 'from', "Edge 'f' goes from 'constructor', which does not exist. Remove the edge or add the node."],
    ],
    [
      'to a port that is not there',
      withPart('edges', { f: { ...edge, to: { node: 'u', port: 'soma' } } }),
      ['missing-port', 'f', 'to', "Edge 'f' goes to port 'soma' of 'u'; its in ports are netInput."],
    ],
    [
      'to a port of a kind that has none',
      withPart('edges', { f: { ...edge, to: { node: 'x', port: 'in' } } }),
      ['missing-port', 'f', 'to', "Edge 'f' goes to port 'in' of 'x'; 'x' has no in ports."],
    ],
    [
      'of a probe',
      withPart('probes', { p: { target: { node: 'gone', port: 'activation' }, every: 1 } }),
      ['missing-node', 'p', undefined, "Probe 'p' looks at 'gone', which does not exist."],
    ],
    [
      'of an experiment',
      withPart('experiments', { main: { verb: 'forward', set: { 'gone.bias': 1 } } }),
      ['missing-node', 'main', undefined, "Experiment 'main' sets 'gone', which does not exist."],
    ],
    [
      'of a claim',
      { ...sound(), claims: [{ experiment: 'toString', measure: { probe: 'p9', reduce: 'last' }, is: { atLeast: 0 }, because: '' }] },
      ['missing-reference', 'document', 'claims.0', "Claim 1 speaks of probe 'p9', which does not exist."],
    ],
  ])('%s', (_, value, expected) => {
    expect(said(value)[0]).toEqual(expected);
  });
});

describe('parameters', () => {
  const unit = (params: JsonObject) => withPart('nodes', { u: { type: 'unit', params, position: [0, 0] } });
  test.each<[string, object, unknown[]]>([
    ['of the wrong type', unit({ bias: 'much' }), ['invalid-type', 'u', 'bias', 'u: \'bias\' must be number, got "much"']],
    [
      'of another kind',
      unit({ size: 3 }),
      ['invalid-additionalProperties', 'u', 'size', "u: 'size' is not a field of this format: remove it, or keep it under meta"],
    ],
    [
      'that are neither number, list nor tensor',
      withPart('edges', {
        e: {
          type: 'weight',
          params: { weight: { file: 'w.bin' } },
          from: { node: 'x', port: 'activation' },
          to: { node: 'u', port: 'netInput' },
        },
      }),
      ['invalid-anyOf', 'e', 'weight', 'e: \'weight\' must be a number, a list of numbers, or { "tensor": name }, got {"file":"w.bin"}'],
    ],
    [
      'that an experiment sets to nonsense',
      withPart('experiments', { main: { verb: 'forward', set: { 'u.activation': 'magic' } } }),
      ['invalid-enum', 'main', 'set', expect.stringMatching(/^Experiment 'main': u: 'activation' must be one of linear, .*, got "magic"$/)],
    ],
    [
      'that an experiment sets over a cap',
      withPart('experiments', { main: { verb: 'forward', set: { 'e.delay': 1e9 } } }),
      ['invalid-maximum', 'main', 'set', "Experiment 'main': e: 'delay' must be <= 1024, got 1000000000"],
    ],
    [
      'that an experiment sets where there are none',
      withPart('experiments', { main: { verb: 'forward', inputs: { u: [[1]] } } }),
      [
        'invalid-additionalProperties',
        'main',
        'set',
        "Experiment 'main': u: 'rows' is not a field of this format: remove it, or keep it under meta",
      ],
    ],
  ])('%s', (_, value, expected) => {
    expect(said(value)).toEqual([expected]);
  });

  test('rows beyond the cap are refused, given or set by an experiment', () => {
    const many = Array.from({ length: limits.rows + 1 }, () => [0]);
    expect(said(withPart('nodes', { x: { type: 'input', params: { rows: many }, position: [0, 0] } }))).toEqual([
      ['invalid-maxItems', 'x', 'rows', "x: 'rows' has too many entries: 100000 at the most"],
    ]);
    expect(said(withPart('experiments', { main: { verb: 'forward', inputs: { x: many } } }))).toEqual([
      ['invalid-maxItems', 'main', 'set', "Experiment 'main': x: 'rows' has too many entries: 100000 at the most"],
    ]);
  });
});

describe('caps', () => {
  const entries = (count: number, item: object) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, item]));
  test.each(['nodes', 'edges', 'tensors', 'probes', 'experiments'] as const)('%s', (part) => {
    const items = {
      nodes: { type: 'note', params: {}, position: [0, 0] },
      edges: (sound()['edges'] as JsonObject)['e'] as object,
      tensors: { shape: [1], values: [1] },
      probes: { target: { node: 'x', port: 'activation' }, every: 1 },
      experiments: { verb: 'forward' },
    };
    expect(said({ ...sound(), [part]: entries(limits[part] + 1, items[part]) })).toContainEqual([
      'invalid-maxProperties',
      'document',
      part,
      `document: '${part}' has too many entries: ${limits[part]} at the most`,
    ]);
  });
  test('claims and lengths of texts', () => {
    const claim = { experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { atLeast: 0 }, because: '' };
    expect(said({ ...sound(), claims: Array.from({ length: limits.claims + 1 }, () => claim) })[0]?.[3]).toBe(
      "document: 'claims' has too many entries: 512 at the most",
    );
    expect(said({ ...sound(), title: 'x'.repeat(201) })[0]?.[3]).toMatch(
      /^document: 'title' must not be longer than 200 characters, got "x{59}…$/,
    );
  });
  test('elements of all tensors together, counted before anything is decoded', () => {
    const huge = { t1: { shape: [4000, 4000], values: [] }, t2: { shape: [1, 1], values: [] } };
    expect(said(withPart('tensors', huge)).at(-1)).toEqual([
      'too-many-elements',
      't2',
      undefined,
      'The tensors hold more than 16000000 numbers together.',
    ]);
    expect(said(withPart('tensors', { t: { shape: [1e9, 1e9, 1e9, 1e9], base64: '' } }))).toEqual([
      ['too-many-elements', 't', undefined, 'The tensors hold more than 16000000 numbers together.'],
    ]);
  });
});

describe('tensors', () => {
  const tensor = (t: object) => said(withPart('tensors', { t }));
  test.each<[string, object, string | undefined]>([
    [
      'nested as the shape says',
      {
        shape: [2, 2],
        values: [
          [1, 2],
          [3, 4],
        ],
      },
      undefined,
    ],
    ['in one list', { shape: [2, 2], values: [1, 2, 3, 4] }, undefined],
    ['in base64, with and without padding', { shape: [2], base64: 'AACAPwAAAMA=' }, undefined],
    ['in base64 without padding', { shape: [2], base64: 'AACAPwAAAMA' }, undefined],
    ['with too few numbers', { shape: [2, 2], values: [[1, 2], [3]] }, "Tensor 't' holds 3 numbers, its shape [2, 2] says 4."],
    ['with a word in it', { shape: [2], values: [1, 'two'] }, 'Tensor \'t\' needs "values" or "base64" that hold numbers.'],
    ['with nothing in it', { shape: [2] }, 'Tensor \'t\' needs "values" or "base64" that hold numbers.'],
    ['in broken base64', { shape: [1], base64: 'AA*A' }, 'Tensor \'t\' needs "values" or "base64" that hold numbers.'],
    ['in base64 of half a number', { shape: [1], base64: 'AACA' }, 'Tensor \'t\' needs "values" or "base64" that hold numbers.'],
    ['in base64 that is NaN', { shape: [1], base64: 'AADAfw==' }, 'Tensor \'t\' needs "values" or "base64" that hold numbers.'],
  ])('%s', (_, value, message) => {
    expect(tensor(value).map((each) => each[3])).toEqual(message === undefined ? [] : [message]);
  });
  test('of nothing but padding takes no time', () => {
    expect(tensor({ shape: [1], base64: `${'='.repeat(100_000)}A` })).toHaveLength(1);
  }, 1000); // a backtracking pattern takes ten seconds
});
