/** Words of the five notes find the drawings that show them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createGallery, search } from './gallery.ts';

const FOLDER = new URL('../../../gallery/', import.meta.url);
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graph.json'));
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const entries = await createGallery(Object.fromEntries(files.map((file) => [file, async () => read(file)]))).loadAll();

const rows = (question: string): readonly number[] => search(entries, question).map(({ name }) => Number(name.slice(0, 2)));

/** What a student types, and the row that has to come up. */
const asked: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  S0: {
    EPSP: 34,
    'EPSP coincidence': 34,
    GABA: 34,
    IDC: 40,
    'action potential simulator': 40,
    'memory task': 50,
    chunky: 53,
    'dot product': 6,
    '3blue1brown': 28,
  },
  S1: { 'step function': 11, IRand: 41, 'squid giant axon': 39, 'rate-coded': 48, vectorized: 1, keras: 22, IPSP: 34, relu: 11 },
  S2: { sodium: 39, 'n^3': 43, LIF: 45, 'tuning curve': 47, t_isi: 47, rebound: 42, softmax: 15, 'sub-threshold': 46, J_in: 42 },
  S3: {
    Hopfield: 56,
    letters: 56,
    'Hopfield letters': 69,
    '2500': 57,
    '50 x 50': 57,
    '13 002': 28,
    '50*50': 57,
    jmat10: 58,
    'P=1000': 61,
    'spurious states': 60,
    hebb: 54,
    perceptron: 24,
    'working phase': 69,
  },
  S4: { neuron_tick: 19, 'score function': 20, 'max(0, Wx)': 20, maxout: 14, ELU: 13, 'forward pass': 21, 'fully-connected': 22 },
};

test.each(Object.entries(asked))('words of %s find what they name', (_, words) => {
  const missed = Object.entries(words).filter(([question, row]) => !rows(question).slice(0, 5).includes(row));
  expect(missed.map(([question, row]) => `${question} finds ${rows(question).join(', ')}, not ${row}`)).toEqual([]);
});

test('a word is found where a word begins, and drawings that are named so come first', () => {
  expect(rows('RC')).toEqual([45]);
  expect(rows('LIF').slice(0, 3)).toEqual([45, 46, 47]);
});

test('an empty question finds everything, a strange one nothing', () => {
  expect(rows(' ')).toHaveLength(files.length);
  expect(rows('zebra')).toEqual([]);
});
