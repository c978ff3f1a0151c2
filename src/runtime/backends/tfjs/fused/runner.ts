/** What runs a region on a device, for one step or for several. */
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import type { TfjsName } from '../platform.ts';
import { GpuRunner } from './gpu.ts';
import { machineFor, runOnHost, type Machine, type Operands, type Steps } from './host.ts';
import { runRegion } from './kernel.ts';
import type { Extent, Extents, Region } from './region.ts';
import type { Runner } from './running.ts';
import { tapeOf } from './tape.ts';
import { compiled, runCompiled } from './wasm/machine.ts';

/** `steady`: inputs that seldom change. `room`: the most steps of a run that is traced. */
export function createRunner(region: Region, backend: TfjsName, steady: ReadonlySet<SignalId>, room = 1): Runner {
  if (backend === 'webgl' || backend === 'webgpu') return new GpuRunner(region, backend, steady, room);
  const isWorthCompiling = backend === 'wasm' && region.ops.length > 1;
  return hostRunner(region, isWorthCompiling ? asModule(region) : asTape(region));
}

type Compute = (extents: Extents, steps: Steps, operands: Operands) => void;

function asTape(region: Region): Compute {
  const tape = tapeOf(region);
  let machine: Machine | undefined;
  return (extents, steps, operands) => {
    machine = machine?.extents === extents ? machine : machineFor(region, tape, extents);
    runOnHost(machine, region, steps, operands);
  };
}

/** Compiled when it is first needed. */
function asModule(region: Region): Compute {
  let compute: Compute | undefined;
  return (extents, steps, operands) => {
    if (!compute) {
      const module = compiled(region);
      compute = module ? (...now) => runCompiled(module, region, ...now) : asTape(region);
    }
    compute(extents, steps, operands);
  };
}

function hostRunner(region: Region, compute: Compute): Runner {
  return {
    run(inputs, extents, steps) {
      const extent = (id: SignalId): Extent => present(extents.of.get(id), `%${id}`);
      const results = region.results.map(extent);
      const traces = region.traces.map((id): Extent => [extent(id)[0] * steps.count, extent(id)[1]]);
      const tensors = runRegion(inputs, {
        extents: [...results, ...traces],
        compute: (given, out) =>
          compute(extents, steps, { given, results: out.slice(0, results.length), traces: out.slice(results.length) }),
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
