/** What a newcomer stumbled over: each of these was wrong once. */
import { boxOf, centre, expect, test, type Desk } from './desk.ts';

const CHIP = 'x₁ → y';

const kind = (desk: Desk, name: string) => desk.palette.getByRole('button', { name, exact: true });
const focused = (desk: Desk) => desk.page.locator(':focus');

test('nodes that are added by double-click or by keys lie side by side, in view', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  for (const name of ['Input', 'Input', 'Unit', 'Unit', 'Layer', 'Layer']) await kind(desk, name).dblclick();
  await desk.press('/');
  await desk.write('layer');
  await desk.press('Enter', 'Enter');
  await expect(desk.nodes).toHaveCount(8);
  const main = await boxOf(desk.main);
  const boxes = await Promise.all((await desk.canvas.getByRole('group', { name: /^(Input|Unit|Layer) / }).all()).map(boxOf));
  for (const [i, a] of boxes.entries()) {
    expect(a.x).toBeGreaterThan(main.x);
    expect(a.x + a.width).toBeLessThan(main.x + main.width);
    for (const b of boxes.slice(i + 1))
      expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height, 'overlap').toBe(false);
  }
});

test('a second look for a kind starts anew, and Escape gives the focus back to the new node', async ({ desk }) => {
  await desk.visit();
  await desk.press('/');
  await desk.write('softmax');
  await desk.press('Enter', 'Escape');
  await expect(focused(desk)).toHaveAccessibleName(/^Softmax /);
  await desk.press('/');
  await desk.write('layer');
  await expect(desk.page.getByText('Enter adds Layer, again for another')).toBeVisible();
});

test('what is no number changes nothing, and says so', async ({ desk }) => {
  await desk.visit();
  const before = await desk.value('Unit y');
  const bias = desk.inspector.getByRole('textbox', { name: 'Bias', exact: true });
  for (const [text, message] of [
    ['2*3', '“2*3” is not a number. It stays 0.'],
    ['1e999', 'Too large: at most 3.4·10³⁸ can be computed with. It stays 0.'],
  ] as const) {
    await bias.fill('');
    await bias.pressSequentially(text);
    await bias.press('Enter');
    await expect(desk.inspector.getByRole('alert')).toHaveText(message);
    await desk.expectValue('Unit y', before);
  }
  await bias.press('Escape');
  await expect(bias).toHaveValue('0');
  await expect(desk.undoButton).toBeDisabled();
  await desk.chip(CHIP).dblclick();
  const field = desk.canvas.getByRole('textbox', { name: `Weight ${CHIP}` });
  await field.fill('much');
  await field.press('Enter');
  await expect(desk.canvas.getByRole('alert')).toHaveText('“much” is not a number. It stays −0.9.');
  await field.press('Escape');
  await expect(desk.chip(CHIP)).toHaveText('−0.90');
});

test('a refused connection says why where it was dropped, and a loop that it takes a step', async ({ desk }) => {
  await desk.visit();
  const target = centre(await boxOf(desk.node('Input x₂')));
  await desk.drag(desk.port('Unit y', 'sends activation'), target);
  const notice = desk.main.locator('[aria-hidden]').filter({ hasText: /^Not connected: x₂ takes nothing in\.$/ });
  await expect(notice).toBeVisible();
  const box = await boxOf(notice);
  expect(Math.abs(box.x - target.x) + Math.abs(box.y - target.y)).toBeLessThan(60);
  await desk.dragPort(desk.port('Unit y', 'sends activation'), desk.port('Unit y', 'takes net input'));
  await expect(desk.main.locator('[aria-hidden]').filter({ hasText: /It closes a loop: its edges now take one step\.$/ })).toBeVisible();
});

test('after a drag of a weight the inspector explains what it acts on, and the weight itself shows its term', async ({ desk }) => {
  await desk.visit();
  await desk.press('Escape');
  const { x, y } = centre(await boxOf(desk.chip(CHIP)));
  await desk.drag(desk.chip(CHIP), { x: x + 90, y });
  await expect(desk.inspector.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('y');
  await expect(desk.inspector.getByRole('row', { name: /x₁ 1\.0 0\.00 0\.00$/ })).toBeVisible();
  await desk.chip('x₂ → y').click();
  await expect(desk.inspector).toContainText('a·w = (−0.6) · 0.3 = −0.18 from x₂');
  await desk.inspector.getByRole('button', { name: 'See the whole sum of y' }).click();
  await expect(desk.inspector.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('y');
});

test('an input is set on the canvas: typed, turned by arrows, dragged; each one step of undo', async ({ desk }) => {
  await desk.visit('./#/gallery/16-one-hot');
  const cell = desk.node('Input z').locator('[data-cell="2"]');
  const field = desk.canvas.getByRole('textbox', { name: 'Value of z, element 3' });
  await cell.dblclick();
  await field.fill('9');
  await field.press('Enter');
  await expect(cell).toHaveText('9.00');
  await cell.dblclick();
  await field.press('ArrowUp');
  await field.press('ArrowUp');
  await expect(desk.node('Input z').locator('[data-cell="2"]')).toHaveText('9.20');
  await field.press('Enter');
  await cell.dblclick();
  const grip = desk.canvas.getByTitle('Drag sideways, Shift for fine steps', { exact: true });
  const { x, y } = centre(await boxOf(grip));
  await desk.drag(grip, { x: x - 120, y });
  await expect(cell).toHaveText('8.00');
  await field.press('Escape');
  for (const text of ['9.20', '9.00', '−1.20']) {
    await desk.undoButton.click();
    await expect(cell).toHaveText(text);
  }
  await expect(desk.undoButton).toBeDisabled();
});

test('one number for many connections is dragged like any other', async ({ desk }) => {
  await desk.visit('./#/gallery/16-one-hot');
  const chip = desk.chip('z → gain·z');
  await expect(chip).toHaveText('+1.00× 4');
  const { x, y } = centre(await boxOf(chip));
  await desk.drag(chip, { x: x + 100, y });
  await expect(chip).toHaveText('+2.00× 4');
  await expect(desk.node('Net input gain·z').locator('[data-cell="1"]')).toHaveText('6.80');
});

test('a toast that offers to undo a deletion goes when it is undone', async ({ desk }) => {
  await desk.visit();
  await desk.node('Input x₂').click();
  await desk.press('Delete');
  const offer = desk.page.getByText(/^Deleted/).filter({ has: desk.page.getByRole('button', { name: 'Undo' }) });
  await expect(offer).toBeVisible();
  await expect(focused(desk), 'the focus stays with the drawing').toHaveId('canvas');
  await desk.press('Control+z');
  await expect(offer).toBeHidden();
});

test('what was drawn before is found again among the versions, by its time', async ({ desk }) => {
  await desk.visit();
  await desk.typeWeight(CHIP, 2.5);
  await desk.saved();
  await desk.press('Escape');
  await desk.press('Control+a', 'Delete');
  await desk.saved();
  await desk.page.reload();
  await desk.choose('Drawings in this browser');
  const dialog = desk.page.getByRole('dialog', { name: 'Drawings in this browser' });
  await dialog.getByRole('button', { name: 'Earlier versions of One unit' }).click();
  await expect(dialog.getByText(/^\d\d:\d\d:\d\d, just now$/).first()).toBeVisible();
  await dialog
    .getByRole('button', { name: /^Open the version of/ })
    .first()
    .click();
  await expect(desk.chip(CHIP)).toHaveAttribute('aria-valuenow', '2.5');
});

test('Enter in the search of the gallery opens what is found first', async ({ desk }) => {
  await desk.visit();
  await desk.press('g');
  const search = desk.page.getByRole('textbox', { name: 'Search the gallery' });
  await expect(search).toBeFocused();
  await search.fill('cosine');
  await expect(desk.page.getByText(/Enter opens “The dot product measures an angle”/)).toBeVisible();
  await search.press('Enter');
  await expect(desk.page).toHaveTitle('The dot product measures an angle · Neuroloom');
});

test('out of sight of the drawing there is a way back', async ({ desk }) => {
  await desk.visit();
  const { x, y } = await desk.place(0.8, 0.2);
  await desk.page.mouse.move(x, y);
  await desk.page.mouse.wheel(0, 4000);
  await desk.page.getByRole('button', { name: 'Back to the drawing' }).click();
  await expect(desk.node('Unit y')).toBeInViewport();
});

test('a node that a claim shows is clear of the guide', async ({ desk }) => {
  await desk.visit('./#/gallery/01-net-input-three-ways');
  await desk.page
    .getByRole('region', { name: 'Claims', exact: true })
    .getByRole('button', { name: /^holds:/ })
    .first()
    .click();
  const guide = await boxOf(desk.page.getByRole('region', { name: 'Guide' }));
  const node = await boxOf(desk.canvas.locator('.react-flow__node.selected'));
  expect(node.x).toBeGreaterThan(guide.x + guide.width);
});

test.describe('where there is little room', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('a button leads to the explanation, which covers nothing that is selected', async ({ desk }) => {
    await desk.visit();
    await desk.page.getByRole('button', { name: 'Explain y' }).click();
    const inspector = await boxOf(desk.inspector);
    const unit = await boxOf(desk.node('Unit y'));
    expect(unit.x + unit.width).toBeLessThan(inspector.x);
    await desk.press('Escape');
    await expect(desk.inspector).toBeHidden();
    await expect(desk.node('Unit y')).toBeFocused();
  });

  test('with the dock open all nodes are still in view', async ({ desk }) => {
    await desk.visit('./#/gallery/19-neuron-tick');
    await desk.press('\\');
    const dock = await boxOf(desk.page.getByRole('complementary', { name: 'Dock' }));
    for (const name of ['Input x₁', 'Input x₂', 'Bias bias', 'Unit y']) {
      const { y, height } = await boxOf(desk.node(name));
      expect(y + height, name).toBeLessThan(dock.y);
    }
  });

  test('the first run of a drawing shows its pictures; who puts them away is left in peace', async ({ desk }) => {
    await desk.visit('./#/gallery/40-idc-pair');
    const pictures = desk.page.getByRole('region', { name: 'Pictures', exact: true });
    const run = desk.page.getByRole('region', { name: 'Experiment' }).getByRole('button', { name: 'Run', exact: true });
    await expect(run).toBeEnabled();
    await expect(pictures).toBeHidden();
    await run.click();
    await expect(pictures).toBeVisible();
    await desk.press('\\');
    await expect(pictures).toBeHidden();
    await expect(run).toBeVisible({ timeout: 30_000 }); // the run is over
    await run.click();
    await expect(run).toBeHidden();
    await expect(pictures).toBeHidden();
  });

  test('where a training stands is read beside what may become of it, however long its name is', async ({ desk }) => {
    await desk.visit('./#/gallery/25-training-and-working/classes');
    const bar = desk.page.getByRole('region', { name: 'Experiment' });
    await bar.getByRole('button', { name: 'Run' }).click();
    await expect(bar.getByRole('button', { name: 'Discard' })).toBeVisible();
    const stands = await boxOf(bar.getByText('epoch 15 of 15'));
    const keep = await boxOf(bar.getByRole('button', { name: 'Keep weights' }));
    expect(stands.x + stands.width).toBeLessThanOrEqual(keep.x);
  });
});
