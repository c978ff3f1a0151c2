/** The call hopf(jmat10, 1, 0.4, 100) of the notes, as the guide of the drawing writes it for the command line. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { parseDocument } from '../../src/graph/index.ts';
import { exactly, neuroloom } from './harness.ts';

const FILE = '58-hopf-call.graph.json';
const text = readFileSync(new URL(`../../gallery/${FILE}`, import.meta.url), 'utf8');

function callInGuide(): readonly string[] {
  const loaded = parseDocument(text, kinds);
  const sentence = (loaded.ok ? loaded.document.guide?.try : undefined)?.find((each) => each.includes('neuroloom '));
  return /neuroloom ([^:]*?--length \d+)/.exec(sentence ?? '')?.[1]?.split(' ') ?? [];
}

test('the call in the guide retrieves the first of ten patterns from 40 % of flipped units', async () => {
  const words = callInGuide();
  expect(words.slice(0, 2)).toEqual(['retrieve', FILE]);
  const { code, stdout } = await neuroloom([...words, '--json', ...exactly], { files: { [FILE]: text } });
  expect(code).toBe(0);
  const { overlap, flips } = JSON.parse(stdout).probes as Record<'overlap' | 'flips', { readonly steps: readonly (readonly number[][])[] }>;
  expect(overlap.steps[0]?.[0]?.[0]).toBeCloseTo(0.2, 12); // 1 − 2·0.4
  expect(overlap.steps.at(-1)?.[0]?.[0]).toBe(1);
  expect(flips.steps.at(-1)?.[0]).toEqual([0]);
});
