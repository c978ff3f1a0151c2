/** Loops: a unit that hears itself advances in steps. */
import { boxOf, centre, expect, test } from './desk.ts';
import { sigmoid } from './network.ts';

test('an output led back makes a delayed loop that steps as x = σ(w x), and starts again', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  await desk.dragKind('Unit', await desk.place(0.5, 0.5));
  const transport = desk.page.getByRole('group', { name: 'Steps' });
  await expect(transport).toBeHidden();
  await desk.dragPort(desk.port('Unit h₁', 'sends activation'), desk.port('Unit h₁', 'takes net input'));
  await expect(desk.canvas.getByText('1 step', { exact: true })).toBeVisible();
  await expect(transport).toContainText('step 0');
  await desk.typeWeight('h₁ → h₁', 2.5);

  await test.step('step by step', async () => {
    let x = sigmoid(0); // before the first step nothing arrives
    await desk.expectValue('Unit h₁', x);
    for (let step = 1; step <= 4; step++) {
      await transport.getByRole('button', { name: 'One step', exact: true }).click();
      await expect(transport).toContainText(`step ${step}`);
      x = sigmoid(2.5 * x);
      await desk.expectValue('Unit h₁', x);
    }
  });
  await test.step('back to the start', async () => {
    await transport.getByRole('button', { name: 'Back to the start' }).click();
    await expect(transport).toContainText('step 0');
    await desk.expectValue('Unit h₁', 0.5);
  });
  await test.step('running and pausing, by keys', async () => {
    await desk.page.mouse.click(...(Object.values(await desk.place(0.15, 0.85)) as [number, number]));
    await desk.press('Space');
    await expect(transport.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(transport).toContainText(/step \d\d/); // 10 per second
    await desk.press('Space');
    await expect(transport.getByRole('button', { name: 'Run' })).toBeVisible();
    const fixed = [...Array(60)].reduce<number>((value) => sigmoid(2.5 * value), 0.5);
    await desk.expectValue('Unit h₁', fixed, { decimals: 3 });
  });
});

test('leading a chain back delays every edge of the loop, and one undo takes all of it back', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  await desk.dragKind('Unit', await desk.place(0.3, 0.5));
  await desk.dragKind('Unit', await desk.place(0.7, 0.5));
  await desk.connect('Unit h₁', 'Unit h₂');
  await desk.typeWeight('h₁ → h₂', 1.5);
  await desk.expectValue('Unit h₂', sigmoid(1.5 * 0.5));
  const back = centre(await boxOf(desk.port('Unit h₁', 'takes net input')));
  await desk.drag(desk.port('Unit h₂', 'sends activation'), back);
  await expect(desk.canvas.getByText('1 step', { exact: true })).toHaveCount(2);
  await expect(desk.page.getByRole('status').filter({ hasText: 'It closes a loop' })).toBeAttached();
  await desk.typeWeight('h₂ → h₁', -2);

  await test.step('all units update at once', async () => {
    let [h1, h2] = [0.5, 0.5];
    await desk.press('.', '.', '.');
    for (let step = 0; step < 3; step++) [h1, h2] = [sigmoid(-2 * h2), sigmoid(1.5 * h1)];
    await desk.expectValue('Unit h₁', h1);
    await desk.expectValue('Unit h₂', h2);
  });
  await desk.press('Control+z', 'Control+z');
  await expect(desk.canvas.getByText('1 step', { exact: true })).toHaveCount(0);
  await desk.expectValue('Unit h₂', sigmoid(1.5 * 0.5));
});
