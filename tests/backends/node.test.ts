/** Backends that run in Node, against the float64 reference. */
import { memory } from '@tensorflow/tfjs-core';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { conformance, type Subject } from './conformance.ts';
import { fused } from './fused.ts';
import { life } from './life.ts';
import { nan } from './nan.ts';
import { running } from './running.ts';
import { imitated, onHost } from './tolerances.ts';
import { writes } from './writes.ts';

async function open(name: TfjsName) {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

const tensors = () => memory().numTensors;

const subjects: readonly Subject[] = [
  { name: 'reference32', open: async () => createReferenceBackend('float32'), tolerances: imitated },
  { name: 'cpu', open: () => open('cpu'), tolerances: onHost, tensors },
  { name: 'wasm', open: () => open('wasm'), tolerances: onHost, tensors },
];
nan({ name: 'reference', open: async () => createReferenceBackend(), tolerances: imitated });
for (const subject of subjects) {
  conformance(subject);
  life(subject);
  nan(subject);
  running(subject);
  fused(subject);
  writes(subject);
}
