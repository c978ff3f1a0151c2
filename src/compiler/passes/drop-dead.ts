/** Drops operations that neither an output nor a state needs. */
import { reachable, type Pass } from '../../ir/index.ts';

export const dropDead: Pass = {
  name: 'alive',
  run(program) {
    const needed = reachable(program, [...program.outputs.values(), ...program.states.flatMap(({ next, initial }) => [next, initial])]);
    const computed = new Set(program.ops.map(({ output }) => output));
    return {
      ...program,
      ops: program.ops.filter(({ output }) => needed.has(output)),
      signals: new Map([...program.signals].filter(([id]) => needed.has(id) || !computed.has(id))),
    };
  },
};
