/** A run that meets a number which is not finite: said, with place and time; ended with 4; nothing of it saved. */
import { describe, expect, test } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../src/graph/index.ts';
import axon from '../cases/axon-that-diverges.json';
import accuracy from '../cases/accuracy-of-nan.json';
import training from '../cases/training-that-diverges.json';
import { neuroloom } from './harness.ts';

const text = (document: object) => JSON.stringify(document);
const files = { 'axon.json': text(axon), 'training.json': text(training), 'accuracy.json': text(accuracy) };

describe.each(['reference', 'wasm', 'cpu'])('on %s', (backend) => {
  test('an axon in steps that are too long names the neuron, the value and the time', async () => {
    const { code, stderr } = await neuroloom(['simulate', 'axon.json', '--backend', backend], { files });
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^axon\.json: error: The sodium activation of a has grown beyond all numbers \(∞\) from 1\.8 ms on\. Try a smaller dt/,
    );
    expect(stderr).toContain('[not-finite]');
  });

  test('in JSON it is a diagnostic, with node, value, element, step and time', async () => {
    const { code, stdout, stderr } = await neuroloom(['simulate', 'axon.json', '--json', '--backend', backend], { files });
    expect(code).toBe(4);
    expect(stderr).toBe('');
    const { ok, exitCode, ended, notFinite, diagnostics } = JSON.parse(stdout);
    expect({ ok, exitCode, ended }).toEqual({ ok: false, exitCode: 4, ended: 'diverged' });
    expect(notFinite).toMatchObject({ owner: 'a', what: 'm', row: 0, element: 0, step: 9, value: 'Infinity' });
    expect(notFinite.at).toBeCloseTo(1.8, 12);
    expect(diagnostics).toMatchObject([{ code: 'not-finite', severity: 'error', at: { owner: 'a', field: 'm' } }]);
  });

  test.each(['training.json', 'accuracy.json'])('nothing of %s is saved, neither as null nor otherwise', async (file) => {
    const words = ['train', file, '--save', 'learnt.json', '--checkpoint', 'states.json', '--backend', backend];
    const { code, stderr, written } = await neuroloom(words, { files });
    expect(code).toBe(4);
    expect(written).toEqual({});
    expect(stderr).toContain('learnt.json');
    expect(stderr).toContain('states.json');
    expect(stderr).toContain('Try a smaller learning rate');
  });

  test('a claim on what came of it fails, and check ends with 4', async () => {
    const claim = { experiment: 'main', measure: { probe: 'acc', reduce: 'last', at: 'training' }, because: '' };
    const claims = [{ atMost: 0 }, { atLeast: 0 }, { equals: 0.5, tolerance: 1e30 }].map((is) => ({ ...claim, is }));
    const document = text({ ...accuracy, claims });
    const { code, stdout } = await neuroloom(['check', 'a.json', '--json', '--backend', backend], { files: { 'a.json': document } });
    expect(code).toBe(4);
    const [file] = JSON.parse(stdout).files;
    expect(file.claims.map(({ holds, got }: { holds: boolean; got: unknown }) => [holds, got])).toEqual(claims.map(() => [false, ['NaN']]));
  });
});

test('the zero vector has no angle: that is no divergence', async () => {
  const at = [0, 0];
  const angle: GraphDocument = {
    ...emptyDocument(),
    nodes: { x: { type: 'input', params: {}, position: at }, angle: { type: 'angle', params: {}, position: at } } as never,
    edges: Object.fromEntries(
      ['a', 'b'].map((port) => [port, { type: 'wire', params: {}, from: { node: 'x', port: 'activation' }, to: { node: 'angle', port } }]),
    ),
  };
  const { code, stderr } = await neuroloom(['run', 'zero.json', '--backend', 'reference'], { files: { 'zero.json': text(angle) } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
