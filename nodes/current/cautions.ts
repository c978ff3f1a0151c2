/** What a step of this length, or a run of this one, cannot give of a stimulus. */
import type { Caution, Circumstances } from '../../src/graph/index.ts';
import { stepOf, type Level, type Shape } from './raw.ts';

interface Stimulus {
  readonly shape: Shape;
  readonly staircase: readonly Level[];
}

const end = ({ steps, dt }: Circumstances): number => Number((steps * dt).toPrecision(12));

/** Switched on after the run, or off before it is on. */
function pulse(circumstances: Circumstances): readonly Caution[] {
  const { dt, steps, values } = circumstances;
  const [starts, stops] = [Array.from(values['start'] ?? []), Array.from(values['stop'] ?? [])];
  const late = starts.find((start) => stepOf(start, dt) > steps);
  if (late !== undefined)
    return [
      {
        code: 'stimulus-after-run',
        field: 'start',
        message: `the current is switched on at ${late} ms, after the end of the run at ${end(circumstances)} ms.`,
      },
    ];
  const [earliest, latest] = [Math.min(...starts), Math.max(...stops)];
  if (stepOf(latest, dt) > stepOf(earliest, dt)) return [];
  const message = `the current is switched off at ${latest} ms, not a step of ${dt} ms after it is switched on at ${earliest} ms: it never flows.`;
  return [{ code: 'stimulus-too-short', field: 'stop', message }];
}

/** Levels after the run, and levels that another follows in the same step. */
function staircase({ staircase: levels }: Stimulus, circumstances: Circumstances): readonly Caution[] {
  const { dt, steps } = circumstances;
  const ordered = levels.toSorted(([a], [b]) => a - b).map(([ms]) => ({ ms, step: stepOf(ms, dt) }));
  const late = ordered.find(({ step }) => step > steps);
  const passed = ordered.find(({ step }, i) => ordered[i + 1]?.step === step);
  return [
    late && {
      code: 'stimulus-after-run',
      field: 'staircase',
      message: `the level from ${late.ms} ms on is not reached: the run ends at ${end(circumstances)} ms.`,
    },
    passed && {
      code: 'stimulus-too-short',
      field: 'staircase',
      message: `the level from ${passed.ms} ms on is passed over: the next one begins in the same step of ${dt} ms.`,
    },
  ].filter((one) => one !== undefined);
}

/** Faster than a step a filter is none. */
function filter({ dt, values }: Circumstances): readonly Caution[] {
  const fast = Array.from(values['filter'] ?? []).find((tau) => tau > 0 && tau < dt);
  if (fast === undefined) return [];
  return [
    { code: 'filter-too-fast', field: 'filter', message: `a filter of ${fast} ms is faster than a step of ${dt} ms and changes nothing.` },
  ];
}

const shapes: { readonly [S in Shape]: (stimulus: Stimulus, circumstances: Circumstances) => readonly Caution[] } = {
  constant: () => [],
  pulse: (_, circumstances) => pulse(circumstances),
  lecture: (_, circumstances) => pulse(circumstances),
  staircase,
};

export const currentCautions = (stimulus: Stimulus, circumstances: Circumstances): readonly Caution[] => [
  ...shapes[stimulus.shape](stimulus, circumstances),
  ...filter(circumstances),
];
