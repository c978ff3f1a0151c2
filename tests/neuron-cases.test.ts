/** Small documents at the edges of what neurons promise: each holds what it claims on every backend of Node, and says what cannot be given. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { loadDocument } from '../src/graph/index.ts';
import { checkClaims } from '../src/runtime/index.ts';
import { devices, reference, reference32 } from './numerics/spiking.ts';

const folder = new URL('cases/neurons/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What is said of a document; nothing of the others. */
const said: Readonly<Record<string, readonly string[]>> = {
  'at-rheobase-grid-normalised.json': ['refractory-rounded'],
  'at-rheobase-grid-physical.json': ['refractory-rounded'],
  'listed-decimals.json': ['spikes-in-one-step'],
  'listed-lost.json': ['spikes-of-no-element', 'spikes-outside-run', 'spikes-in-one-step'],
  'poisson-too-fast.json': ['rate-too-high'],
};

test('there are documents', () => {
  expect(files.length).toBeGreaterThan(25);
  expect(Object.keys(said).filter((name) => !files.includes(name))).toEqual([]);
});

test.each([reference, reference32, ...devices].flatMap((subject) => files.map((file) => [file, subject.name, subject] as const)))(
  '%s holds what it claims on %s',
  async (file, _, subject) => {
    const loaded = loadDocument(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), kinds);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
    const { results, diagnostics } = await checkClaims(loaded.document, kinds, await subject.open());
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ holds }) => !holds).map(({ claim, got, expected }) => ({ because: claim.because, got, expected }))).toEqual(
      [],
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(said[file] ?? []);
  },
);
