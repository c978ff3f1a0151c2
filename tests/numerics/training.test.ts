/** Training on the reference backend, in float64 and rounded to float32, against the numbers of independent peers. */
import { createReferenceBackend } from '../../src/runtime/index.ts';
import { runTraining } from './training.ts';

runTraining('reference', async () => createReferenceBackend(), 'float64');
runTraining('reference32', async () => createReferenceBackend('float32'), 'float32');
