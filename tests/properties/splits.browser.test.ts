/** A split run equals the whole, on WebGL in a real browser: one drawing of each verb. */
import { openGpu } from '../numerics/on-gpu.ts';
import { splitRunsEqualWholes } from './splits.ts';

const chosen = ['forward: loops', 'minibatches, adam', 'alone, one region', 'retrieve: asynchronous'];

splitRunsEqualWholes('webgl', () => openGpu('webgl'), {
  ways: 1,
  isChosen: (drawing) => chosen.some((words) => drawing.includes(words)),
});
