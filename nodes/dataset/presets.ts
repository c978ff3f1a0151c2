/** Each data set with the scaling and labels that suit it. */
import type { Preset } from '../../src/graph/index.ts';

export const datasetPresets: Readonly<Record<string, Preset>> = {
  and: { title: 'AND', summary: 'A line separates its classes: a perceptron learns it.', params: { data: 'and' } },
  or: { title: 'OR', summary: 'A line separates its classes: a perceptron learns it.', params: { data: 'or' } },
  xor: { title: 'XOR', summary: 'No line separates its classes: it takes a hidden layer.', params: { data: 'xor' } },
  circles: { title: 'Circles', summary: 'A disc in a ring.', params: { data: 'circles' } },
  spirals: { title: 'Two spirals', summary: 'Arms wound around each other: hard for few units.', params: { data: 'spirals', noise: 0 } },
  gaussians: { title: 'Two gaussians', summary: 'Two clouds of points that touch.', params: { data: 'gaussians' } },
  sine: { title: 'Sine', summary: 'A curve to fit, t = sin(πx).', params: { data: 'sine', samples: 41, noise: 0.05 } },
  iris: {
    title: 'Iris flowers',
    summary: 'Three species by the measures of their flowers.',
    params: { data: 'iris', scaling: 'standardise', labels: 'one-hot' },
  },
  wine: {
    title: 'Wines',
    summary: 'Three cultivars by thirteen measures of their wine.',
    params: { data: 'wine', scaling: 'standardise', labels: 'one-hot' },
  },
  'breast-cancer': {
    title: 'Breast cancer',
    summary: 'Malignant or benign by thirty measures of cell nuclei.',
    params: { data: 'breast-cancer', scaling: 'standardise', labels: 'one-hot' },
  },
  'digits-8': {
    title: 'Digits, 8×8',
    summary: '1,797 handwritten digits of 64 pixels.',
    params: { data: 'digits-8', scaling: 'unit', labels: 'one-hot' },
  },
  'digits-28': {
    title: 'Digits, 28×28',
    summary: '500 handwritten digits of 784 pixels.',
    params: { data: 'digits-28', scaling: 'unit', labels: 'one-hot' },
  },
};
