/** Backends of a Node process by name. tfjs is imported only when one of its backends is asked for: it takes longer than everything else together. */
import type { Backend } from '../../backend.ts';
import { createReferenceBackend } from '../reference/index.ts';

export type NodeBackend = 'wasm' | 'cpu' | 'reference';

export const loadTfjs = async () => {
  const [tfjs, { nodePlatform }] = await Promise.all([import('../tfjs/index.ts'), import('../tfjs/node/index.ts')]);
  return { ...tfjs, nodePlatform };
};

export async function openNodeBackend(name: NodeBackend): Promise<{ readonly backend: Backend } | { readonly unavailable: string }> {
  if (name === 'reference') return { backend: createReferenceBackend() };
  const { createTfjsBackend, nodePlatform } = await loadTfjs();
  return createTfjsBackend(name, nodePlatform);
}
