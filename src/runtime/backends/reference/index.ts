/** The reference backend: float64, or every result rounded to float32 (to argue tolerances). */
import type { Backend } from '../../backend.ts';
import { ReferenceExecutable } from './executable.ts';

export function createReferenceBackend(precision: 'float64' | 'float32' = 'float64'): Backend {
  const round = precision === 'float64' ? (x: number) => x : Math.fround;
  return { name: precision === 'float64' ? 'reference' : 'reference32', prepare: async (plan) => new ReferenceExecutable(plan, round) };
}
