/** What is shown is what is: pictures and numbers against what the drawing computes. */
import { drawing, edge, node } from './drawings.ts';
import { boxOf, expect, test } from './desk.ts';

test('numbers that a person gave keep their digits on the canvas, and what is computed has two decimals', async ({ desk }) => {
  await desk.visit();
  const nodes = { x: node('input', 'x', [0, 0], { rows: [[2.355]] }), y: node('unit', 'y', [260, 0], { activation: 'linear' }) };
  await desk.openFile(
    'given.graph.json',
    JSON.stringify(drawing('Given', nodes, { xy: edge('weight', ['x', 'activation'], ['y', 'netInput'], { weight: 0.125 }) })),
  );
  await expect(desk.node('Input x')).toContainText('2.355');
  await expect(desk.chip('x → y')).toHaveText('+0.125');
  await desk.expectValue('Unit y', 2.355 * 0.125);
  await expect(desk.node('Unit y').locator('[data-what=activation]')).toHaveText('0.29');
});

test('the cases of two binary inputs are a table in the inspector, whose rows are shown by a click', async ({ desk }) => {
  await desk.visit('#/gallery/23-committee-machine');
  await desk.node('Unit S').locator('[data-body]').click();
  const table = desk.inspector.getByRole('table').filter({ has: desk.page.getByRole('columnheader', { name: 'case' }) });
  await expect(table.getByRole('row')).toHaveText([/case.*ξ₁.*ξ₂.*a/, /111−1/, /21−11/, /3−111/, /4−1−1−1/]);
  await table.getByRole('button', { name: 'Show case 2' }).click();
  await desk.expectValue('Unit S', 1);
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const)
  test(`what is read in a picture is not covered by the choice of trials, ${width} × ${height}`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height });
    await desk.visit('#/gallery/47-lif-tuning-curve');
    if (width < 1100) await desk.page.getByRole('button', { name: /^\d+ pictures/ }).click();
    const picture = desk.page.getByRole('region', { name: /^membrane potential/i });
    const choice = picture.getByRole('combobox', { name: 'Trial' });
    await expect(choice).toBeVisible();
    const [chosen, read] = [await boxOf(choice), await boxOf(picture.locator('output'))];
    expect(read.x + read.width).toBeLessThanOrEqual(chosen.x);
    expect(read.width).toBeGreaterThan(60);
  });

test('the menu of an edge that learns probes its weight, which is then a curve', async ({ desk }) => {
  await desk.visit('#/gallery/24-perceptron');
  const chip = desk.main
    .locator('[data-edge]')
    .filter({ hasText: /^0\.00$/ })
    .first();
  await expect(chip).toBeVisible();
  await chip.click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Probe its weight' }).click();
  await expect(desk.page.getByRole('region', { name: /^weight of .* → S$/i })).toBeAttached();
});
