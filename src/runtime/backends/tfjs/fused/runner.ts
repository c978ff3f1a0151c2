/** What runs a region on a device, for one step or for several. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import type { TfjsName } from '../platform.ts';
import { GpuRunner } from './gpu.ts';
import { machineFor, runOnHost, type Machine } from './host.ts';
import { runRegion } from './kernel.ts';
import { extentsOf, type Extent, type Extents, type Region } from './region.ts';
import type { Runner } from './running.ts';
import { tapeOf } from './tape.ts';

/** `steady`: inputs that seldom change. `room`: the most steps of a run that is traced. */
export function createRunner(region: Region, backend: TfjsName, steady: ReadonlySet<SignalId>, room = 1): Runner {
  return backend === 'webgl' || backend === 'webgpu' ? new GpuRunner(region, backend, steady, room) : hostRunner(region);
}

function hostRunner(region: Region): Runner {
  const tape = tapeOf(region);
  let machine: Machine | undefined;
  return {
    run(inputs, extents, steps) {
      const extent = (id: SignalId): Extent => present(extents.of.get(id), `%${id}`);
      const results = region.results.map(extent);
      const traces = region.traces.map((id): Extent => [extent(id)[0] * steps.count, extent(id)[1]]);
      machine = machine?.extents === extents ? machine : machineFor(region, tape, extents);
      const ready = machine;
      const tensors = runRegion(inputs, {
        extents: [...results, ...traces],
        compute: (given, out) =>
          runOnHost(ready, region, steps, { given, results: out.slice(0, results.length), traces: out.slice(results.length) }),
      });
      return {
        results: tensors.slice(0, results.length),
        traces: region.traces.map((id, t) => ({
          tensor: present(tensors[results.length + t], 'trace'),
          rows: extent(id)[0],
          extent: extent(id),
        })),
      };
    },
    dispose: () => undefined,
  };
}

/** The same object as last time where the inputs of a region have the same extents as then. */
export function createSizing(region: Region): (inputs: readonly Tensor[]) => Extents {
  let last: { readonly key: string; readonly extents: Extents } | undefined;
  return (inputs) => {
    const given = inputs.map(({ shape }): Extent => [shape[0] ?? 1, shape[1] ?? 1]);
    const key = given.join(' ');
    if (last?.key !== key) last = { key, extents: extentsOf(region, given) };
    return last.extents;
  };
}
