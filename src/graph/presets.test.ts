import { expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { presetOf, presetParams } from './presets.ts';

const withPresets = [...kinds.nodes.values()].filter(({ presets }) => presets);

test.each(withPresets)('a $type that took a preset has that preset, whatever it had before', (kind) => {
  for (const [name, preset] of Object.entries(kind.presets ?? {}))
    for (const before of Object.values(kind.presets ?? {})) {
      const params = Object.fromEntries(
        Object.entries({ ...before.params, ...presetParams(kind, preset) }).filter(([, value]) => value !== null),
      );
      expect(presetOf(kind, params)).toBe(name);
    }
});

test('a parameter that no preset sets changes nothing, one that they set does', () => {
  const kind = kinds.nodes.get('hodgkin-huxley');
  if (!kind) throw new Error('hodgkin-huxley is missing');
  const { params = {} } = kind.presets?.['lecture'] ?? {};
  expect(presetOf(kind, { ...params, size: 3 })).toBe('lecture');
  expect(presetOf(kind, { ...params, gNa: 119 })).toBeUndefined();
});

test('an axon as it is made is the accurate one', () => {
  const kind = kinds.nodes.get('hodgkin-huxley');
  expect(kind && presetOf(kind, {})).toBe('accurate');
});
