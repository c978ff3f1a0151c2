/** The gallery is the specification that runs: every document loads, is laid out without overlaps, and does what it claims. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { views } from '../nodes/views.ts';
import { compile } from '../src/compiler/index.ts';
import type { JsonObject } from '../src/base/index.ts';
import { parseDocument, saveDocument, type Diagnostic, type GraphDocument, type GraphNode } from '../src/graph/index.ts';
import { checkClaims, createReferenceBackend, runExperiment } from '../src/runtime/index.ts';

const FOLDER = new URL('../gallery/', import.meta.url);
const ENDING = '.graph.json';
const span = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
/** The rows of the lecture notes that the kinds of today can show. */
const ROWS = [...span(1, 25), 28, 32, 33, 34, 36, ...span(39, 43), ...span(45, 50), ...span(53, 61), 69];

const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const files = readdirSync(FOLDER).filter((file) => file.endsWith(ENDING));

/** Hints are welcome: row 9 has a hidden linear layer on purpose. */
const errorsIn = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'error');

function open(file: string): GraphDocument {
  const loaded = parseDocument(textOf(file), kinds);
  expect(errorsIn(loaded.diagnostics)).toEqual([]);
  if (!loaded.ok) throw new Error(`${file} does not load`);
  return loaded.document;
}

test('every row of the notes has one document', () => {
  const numbers = files.map((file) => Number(file.slice(0, 2))).toSorted((a, b) => a - b);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(ROWS.filter((row) => !numbers.includes(row))).toEqual([]);
});

test('the table of contents names every document by its title', () => {
  const contents = textOf('README.md');
  for (const file of files) expect(contents).toContain(`[${open(file).title}](${file})`);
});

test('the forward pass of the notes has 41 parameters', () => {
  const { nodes, edges } = open('21-forward-pass.graph.json');
  const biases = Object.values(nodes).flatMap(({ params }) => ('bias' in params ? [countOf(params['bias'])] : []));
  const weights = Object.values(edges).map(({ params }) => countOf(params['weight']));
  expect([...biases, ...weights].reduce((sum, n) => sum + n, 0)).toBe(41); // 3·4 + 4, 4·4 + 4, 4·1 + 1
});

test('the network of the video has 13,002 parameters, and a training changes all of them', () => {
  const { plan } = compile(open('28-digits-13002.graph.json'), 'main', kinds);
  const learnt = plan?.slots.filter(({ slot }) => slot === 'weight' || slot === 'bias') ?? [];
  expect(learnt.reduce((sum, { count }) => sum + count, 0)).toBe(13_002); // 784·16 + 16, 16·16 + 16, 16·10 + 10
});

test('five units have seven synapses', () => {
  const { nodes, edges } = open('55-five-units.graph.json');
  expect([Object.keys(nodes).length, Object.keys(edges).length]).toEqual([5, 7]);
});

describe.each(files)('%s', (file) => {
  test('is saved as it is', () => expect(saveDocument(open(file))).toBe(textOf(file)));

  test('explains itself', () => {
    const { title, description, guide, claims } = open(file);
    expect(title).not.toBe('');
    expect(description).toMatch(/\.$/);
    expect(guide?.lecture).toMatch(/^S[0-4] · /);
    expect(guide?.try.length).toBeGreaterThanOrEqual(2);
    expect(guide?.keywords?.length).toBeGreaterThanOrEqual(3);
    expect(claims.length).toBeGreaterThanOrEqual(3);
  });

  test('is laid out without overlaps', () => {
    const boxes = Object.entries(open(file).nodes).map(([id, node]) => ({ id, ...boxOf(node) }));
    const overlaps = boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (apart(a, b) ? [] : [`${a.id} and ${b.id}`])));
    expect(overlaps).toEqual([]);
  });

  test('has probes that see something', async () => {
    const document = startOf(open(file));
    const run = await runExperiment(document, 'main', kinds, createReferenceBackend());
    expect(run.ok && [...run.traces.keys()].toSorted()).toEqual(Object.keys(document.probes).toSorted());
  });

  test('does in float64 what it claims', async () => {
    const { results, diagnostics } = await checkClaims(open(file), kinds, createReferenceBackend());
    expect(errorsIn(diagnostics)).toEqual([]);
    const broken = results.filter(({ holds }) => !holds);
    expect(broken.map(({ claim, got, expected, problem }) => ({ because: claim.because, got, expected, problem }))).toEqual([]);
  });
});

/** Its first experiment, cut to its first unit of length: a pass, an epoch, a millisecond, a sweep. */
function startOf(document: GraphDocument): GraphDocument {
  const main = document.experiments['main'];
  return main && main.verb !== 'forward'
    ? { ...document, experiments: { ...document.experiments, main: { ...main, length: 1 } } }
    : document;
}

const countOf = (numbers: unknown): number => (Array.isArray(numbers) ? numbers.flat().length : 1);

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room that a node takes on the canvas, roughly, with its label above and its net input below. */
function boxOf({ type, params, position: [x, y] }: GraphNode): Box {
  const [width, height] = sizeOf(type, params);
  return { left: x, top: y - 22, right: x + width, bottom: y + height + 18 };
}

function sizeOf(type: string, params: JsonObject): readonly [width: number, height: number] {
  if (['softmax', 'one-hot', 'maxout', 'angle'].includes(type)) return [240, 200];
  return views.get(type)?.size(params, Number(params['size'] ?? 1)) ?? [190, 84];
}

const apart = (a: Box, b: Box): boolean => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
