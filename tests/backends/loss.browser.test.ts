/** A graphics device that is lost in the midst of a run: the run goes on, on another backend, to the values that it would have had. */
import { engine } from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { openBackend } from '../../src/runtime/backends/tfjs/index.ts';
import { browserPlatform } from '../../src/runtime/backends/tfjs/browser/index.ts';
import { createHost, type BackendName, type FromWorker } from '../../src/runtime/index.ts';
import { drawing, input, node, weight } from '../drawing.ts';

/** Long enough for a GPU that is imitated by a processor with other work. */
const SOON = { timeout: 50_000, interval: 20 };

/** y counts: y ← y + 2·1 with a delay of one step. Whole numbers: float32 has them exactly. */
const counter = drawing(
  { x: input([[2]]), y: node('unit', { activation: 'linear' }) },
  { e: weight('x', 'y', 1), loop: weight('y', 'y', 1, { delay: 1 }) },
);

const lose = {
  async webgl() {
    const { gl } = (engine().findBackend('webgl') as unknown as { readonly gpgpu: { readonly gl: WebGL2RenderingContext } }).gpgpu;
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    await vi.waitFor(() => expect(gl.isContextLost()).toBe(true), SOON);
  },
  webgpu: async () => (engine().findBackend('webgpu') as unknown as { readonly device: { destroy(): void } }).device.destroy(),
};

for (const name of ['webgl', 'webgpu'] as const)
  test(`${name} is lost while it runs, and may be chosen again by hand`, async () => {
    const heard: FromWorker[] = [];
    const of = <T extends FromWorker['type']>(type: T) =>
      heard.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type);
    const host = createHost({
      kinds,
      post: (message) => void heard.push(message),
      async openBackend(wanted: BackendName | 'auto', cost) {
        const { backend, choice } = await openBackend(browserPlatform, cost, wanted === 'auto' ? undefined : (wanted as 'webgl'));
        return { backend, choice: { name: choice.name, why: choice.why, device: '', alternatives: [] } };
      },
      now: () => performance.now(),
    });
    const backendNow = () => of('backend').at(-1)?.choice.name;
    const last = () => of('frame').at(-1);
    const stepNow = () => last()?.step ?? 0;
    const valueIn = (frame = last()) => {
      const place = of('compiled')
        .at(-1)
        ?.observables.find(({ owner, what }) => owner === 'y' && what === 'activation');
      return frame?.signals.find(({ signal }) => signal === place?.signal)?.values[place?.index ?? 0];
    };
    host.receive({ type: 'use-backend', name });
    host.receive({ type: 'open', revision: 0, document: counter, experiment: 'main', held: false });
    await vi.waitFor(() => expect(backendNow()).toBe(name), SOON);
    host.receive({ type: 'run', perSecond: 50 });
    await vi.waitFor(() => expect(stepNow()).toBeGreaterThan(20), SOON);

    await lose[name]();
    const lostAt = stepNow();
    await vi.waitFor(() => expect(of('device-lost')).toHaveLength(1), SOON);
    const [told] = of('device-lost');
    expect(told).toMatchObject({ name, running: true });
    expect(told?.step).toBeLessThanOrEqual(lostAt + 1);
    expect(backendNow()).not.toBe(name);
    await vi.waitFor(() => expect(stepNow()).toBeGreaterThan(lostAt + 20), SOON);
    expect(of('failed')).toEqual([]);
    expect(valueIn()).toBe(2 * (stepNow() + 1));

    // no frame shows the zeros that are read from a lost device
    for (const frame of of('frame')) expect(valueIn(frame)).toBe(2 * (frame.step + 1));

    host.receive({ type: 'pause' });
    host.receive({ type: 'use-backend', name });
    await vi.waitFor(() => expect(backendNow()).toBe(name), SOON);
    host.receive({ type: 'advance', steps: 3 });
    const before = stepNow();
    await vi.waitFor(() => expect(stepNow()).toBeGreaterThanOrEqual(before + 3), SOON);
    expect(valueIn()).toBe(2 * (stepNow() + 1));
    host.dispose();
  });
