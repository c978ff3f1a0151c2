/** Spikes that a step of this length, or a run of this one, cannot give. */
import { stepAt, type Caution, type Circumstances } from '../../src/graph/index.ts';

export type Spike = readonly [element: number, ms: number];

interface Listed {
  readonly size: number;
  readonly spikes: readonly Spike[];
}

export const isElement = (element: number, size: number): boolean => Number.isInteger(element) && element >= 0 && element < size;

/** With the number of spikes and the first of them. */
function said(code: string, spikes: readonly Spike[], rest: string): readonly Caution[] {
  const [first] = spikes;
  if (first === undefined) return [];
  const which =
    spikes.length === 1 ? `a listed spike, [${first.join(', ')}],` : `${spikes.length} listed spikes, first [${first.join(', ')}],`;
  return [{ code, field: 'spikes', message: `${which} cannot be given: ${rest}` }];
}

function listed({ spikes, size }: Listed, { dt, steps }: Circumstances): readonly Caution[] {
  const own = spikes.filter(([element]) => isElement(element, size));
  const isInRun = ([, ms]: Spike): boolean => ms >= 0 && stepAt(ms, dt) <= steps;
  const taken = new Set<string>();
  const doubled = own.filter(isInRun).filter(([element, ms]) => {
    const key = `${element} ${stepAt(ms, dt)}`;
    const isTaken = taken.has(key);
    taken.add(key);
    return isTaken;
  });
  return [
    ...said(
      'spikes-of-no-element',
      spikes.filter(([element]) => !isElement(element, size)),
      size === 1 ? 'the only element is 0.' : `elements are the whole numbers from 0 to ${size - 1}.`,
    ),
    ...said(
      'spikes-outside-run',
      own.filter((spike) => !isInRun(spike)),
      `the run goes from 0 to ${Number((steps * dt).toPrecision(12))} ms.`,
    ),
    ...said(
      'spikes-in-one-step',
      doubled,
      `the same element has another one in that step of ${dt} ms, and together they are one. A smaller step tells them apart.`,
    ),
  ];
}

const MS_PER_S = 1_000;

function poisson(_: Listed, { dt, values }: Circumstances): readonly Caution[] {
  const highest = Array.from(values['rate'] ?? []).reduce((most, rate) => Math.max(most, rate), 0);
  if (highest * dt < MS_PER_S) return [];
  const most = Number((MS_PER_S / dt).toPrecision(6));
  const message = `${highest} Hz cannot be given with steps of ${dt} ms: every step has a spike, which is ${most} Hz, and nothing is random. Take a smaller step, or a rate well below ${most} Hz.`;
  return [{ code: 'rate-too-high', field: 'rate', message }];
}

export const cautions = { listed, poisson } as const;
