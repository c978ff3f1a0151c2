/** Sets of patterns that the lecture uses, and the ones that can be read. */
import type { Preset } from '../../src/graph/index.ts';

const lecture = (count: number): Preset => ({
  title: `${count} random patterns of 50 × 50`,
  summary: `2,500 units, load α = ${count / 2500}.`,
  params: { width: 50, height: 50, source: 'random', count, activity: 0 },
});

export const presets: Readonly<Record<string, Preset>> = {
  letters: {
    title: 'Four letters',
    summary: '140 units, letters that differ enough to be held apart.',
    params: { width: 10, height: 14, source: 'letters', letters: 'ACTX', count: 4 },
  },
  pictures: {
    title: 'Six pictures',
    summary: '625 units, one per point of the pictures.',
    params: { width: 25, height: 25, source: 'pictures', count: 6 },
  },
  'p-10': lecture(10),
  'p-100': lecture(100),
  'p-1000': lecture(1000),
  'pictures-and-random': {
    title: 'Six pictures and 994 random patterns',
    summary: '1,000 patterns in 2,500 units, more than they can hold.',
    params: { width: 50, height: 50, source: 'pictures', count: 1000, activity: 0 },
  },
};
