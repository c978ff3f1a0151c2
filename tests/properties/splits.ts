/** However a run is split, interrupted, looked at or carried over to another executable, it is the same run: bit for bit on one backend. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/compiler/index.ts';
import { nodeId, present } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import type { Backend, Executable, Values } from '../../src/runtime/backend.ts';
import { placed, saved } from '../../src/runtime/states.ts';
import { soundPlan } from './in-time.ts';
import { living } from './living.ts';
import { drawFrom, type Draw } from './random-graph.ts';

const STEPS = 40;

/** What a run leaves behind: what was recorded, what can be seen at the end, the states. */
interface Way {
  readonly frames: readonly Values[];
  readonly last: Values;
  readonly states: Values;
}

const recorded = (document: GraphDocument, plan: Plan) => [
  ...new Set(
    Object.values(document.probes).map(({ target }) => present(plan.locate(nodeId(target.node), target.port), target.port).signal),
  ),
];

async function ended(executable: Executable, plan: Plan, frames: readonly Values[]): Promise<Way> {
  const last = await executable.observe(plan.entries.observe.roots);
  const { step, states } = await executable.checkpoint();
  expect(step).toBe(STEPS);
  executable.dispose();
  return { frames, last, states };
}

/** Things that must leave no trace in a run; each may put another executable in the place of the present one. */
const interruptions: readonly ((executable: Executable, document: GraphDocument, backend: Backend, draw: Draw) => Promise<Executable>)[] = [
  async (executable) => executable,
  async (executable, document) => {
    const { observe, evaluate } = soundPlan(document).entries;
    await executable.observe(observe.roots);
    await executable.evaluate(new Map(), evaluate.roots);
    return executable;
  },
  async (executable, document, backend) => {
    const states = await executable.checkpoint();
    executable.dispose();
    const other = await backend.prepare(soundPlan(document));
    other.restore(states);
    return other;
  },
  async (executable, document, backend) => {
    // by owner and slot, as a file keeps them
    const plan = soundPlan(document);
    const states = saved(plan, await executable.checkpoint());
    executable.dispose();
    const other = await backend.prepare(plan);
    await other.advance(3, []);
    other.restore(placed(plan, await other.checkpoint(), states).checkpoint);
    return other;
  },
  async (executable, _document, _backend, { below }) => {
    const here = await executable.checkpoint();
    await executable.advance(1 + below(5), []);
    executable.restore(here);
    return executable;
  },
];

async function splitRun(document: GraphDocument, backend: Backend, draw: Draw): Promise<Way> {
  const plan = soundPlan(document);
  const record = recorded(document, plan);
  let executable = await backend.prepare(plan);
  const frames: Values[] = [];
  while (executable.step < STEPS) {
    frames.push(...(await executable.advance(Math.min(draw.below(12), STEPS - executable.step), record)));
    executable = await draw.pick(interruptions)(executable, document, backend, draw);
  }
  return ended(executable, plan, frames);
}

/** `ways`: how many splits of each drawing are tried; `isChosen`: of which drawings, by name. */
export function splitRunsEqualWholes(
  name: string,
  open: () => Promise<Backend>,
  { ways, isChosen = () => true }: { readonly ways: number; readonly isChosen?: (drawing: string) => boolean },
): void {
  describe(`on ${name} a split run equals the whole`, () => {
    test.each(living.filter(([drawing]) => isChosen(drawing)))('%s', async (drawing, document) => {
      const backend = await open();
      const plan = soundPlan(document);
      const executable = await backend.prepare(plan);
      const whole = await ended(executable, plan, await executable.advance(STEPS, recorded(document, plan)));
      const frames = new Set(whole.frames.map((frame) => String([...frame.values()].map(({ values }) => values))));
      expect(frames.size, 'different frames').toBeGreaterThan(1);
      for (let way = 0; way < ways; way++) {
        const split = await splitRun(document, backend, drawFrom(way * 1000 + drawing.length));
        expect(split).toEqual(whole);
      }
      const unseen = await backend.prepare(plan);
      await unseen.advance(STEPS, []);
      expect(await ended(unseen, plan, whole.frames)).toEqual(whole);
    });
  });
}
