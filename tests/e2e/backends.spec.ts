/** Every backend gives the same numbers, and the badge says which computes. */
import { expect, test } from './desk.ts';
import { sigmoid } from './network.ts';

const BACKENDS = [
  { title: 'JavaScript', device: 'cpu' },
  { title: 'WebGL', device: 'webgl' },
  { title: 'WebGPU', device: 'webgpu' },
  { title: 'float64', device: 'reference' },
  { title: 'WebAssembly', device: 'wasm' },
] as const;

test('every backend can be chosen in the badge and gives the same output', async ({ desk }) => {
  test.setTimeout(60_000);
  await desk.visit();
  const output = (weight: number) => sigmoid(weight - 0.18 + 0.08);
  await desk.expectValue('Unit y', output(-0.9));
  for (const [i, { title, device }] of BACKENDS.entries())
    await test.step(device, async () => {
      await desk.badge.click();
      const choices = desk.page.getByRole('radiogroup', { name: 'Compute on' });
      await choices.getByRole('radio', { name: new RegExp(`^${title}`) }).click();
      await expect(choices).toBeHidden();
      await expect(desk.badge).toHaveAccessibleName(
        title === 'float64' ? 'Computes on float64, exact' : new RegExp(`^Computes on ${title}, agrees with float64`),
        { timeout: 15_000 },
      );
      await desk.expectValue('Unit y', output(-0.9), { decimals: 5 });
      const weight = Number((0.1 * (i + 1)).toFixed(1));
      await desk.typeWeight('x₁ → y', weight); // it is this one that answers
      await desk.expectValue('Unit y', output(weight), { decimals: 5 });
      await desk.press('Control+z');
      await desk.expectValue('Unit y', output(-0.9), { decimals: 5 });
    });
  await desk.badge.click();
  await expect(desk.page.getByRole('dialog').filter({ has: desk.page.getByRole('radiogroup', { name: 'Compute on' }) })).toContainText(
    'WebAssembly: chosen by hand.',
  );
  await desk.page.getByRole('radio', { name: /^What fits best/ }).click();
  await expect(desk.badge).toHaveAccessibleName(/^Computes on WebAssembly, agrees/);
});
