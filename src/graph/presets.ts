/** Presets of a kind: all that some preset of it sets is put in order, what one of them leaves out has its default. */
import type { Json, JsonObject } from '../base/index.ts';
import type { NodeKind, Preset } from './kind.ts';
import { completed } from './params.ts';

type WithPresets = Pick<NodeKind, 'params' | 'presets'>;

const namesOf = ({ presets = {} }: WithPresets): readonly string[] => [
  ...new Set(Object.values(presets).flatMap(({ params }) => Object.keys(params))),
];

/** The parameters to set for a preset, by name; null puts the default back. */
export const presetParams = (kind: WithPresets, { params }: Preset): Readonly<Record<string, Json>> =>
  Object.fromEntries(namesOf(kind).map((name) => [name, params[name] ?? null]));

/** The name of the preset that a node has, whatever its other parameters are. */
export function presetOf(kind: WithPresets, params: JsonObject): string | undefined {
  const names = namesOf(kind);
  const key = (of: JsonObject) => JSON.stringify(names.map((name) => completed(kind.params, of)[name]));
  const own = key(params);
  return Object.entries(kind.presets ?? {}).find(([, preset]) => key(preset.params) === own)?.[0];
}
