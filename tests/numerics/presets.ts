/** Whether what a kind offers as presets is allowed by its own schema. */
import { kinds } from '../../nodes/kinds.ts';

export const invalidPresets = (type: string): readonly string[] =>
  Object.entries(kinds.nodes.get(type)?.presets ?? {}).flatMap(([name, { params }]) =>
    kinds.validators[`node/${type}`]?.(params) === true ? [] : [name],
  );
