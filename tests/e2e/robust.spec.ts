/** What goes wrong on the way: a worker that dies, a drag that is regretted. */
import { boxOf, centre, expect, test, type Desk } from './desk.ts';
import { chain, drawing, node } from './drawings.ts';
import { sigmoid } from './network.ts';

/** An error that nobody catches, in the worker that computes. */
async function kill(desk: Desk): Promise<void> {
  const [worker] = desk.page.workers();
  if (!worker) throw new Error('no worker');
  const closed = worker.waitForEvent('close');
  await worker.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('out of memory');
      }),
  );
  await closed;
}

test('a worker that dies is started again with the drawing as it is, and rests after three deaths', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  await desk.expectValue('Unit h', sigmoid(2 * 0.7 + 0.25));
  await desk.typeWeight('x → h', 1);
  await desk.expectValue('Unit h', sigmoid(0.7 + 0.25));
  for (let death = 1; death < 3; death++) {
    await kill(desk);
    await desk.typeWeight('x → h', death * 3);
    await desk.expectValue('Unit h', sigmoid(death * 3 * 0.7 + 0.25));
  }
  await kill(desk);
  const banner = desk.page.getByRole('alert').filter({ hasText: 'broke several times' });
  await expect(banner).toContainText('out of memory');
  await desk.typeWeight('x → h', -1);
  await banner.getByRole('button', { name: 'Try again' }).click();
  await desk.expectValue('Unit h', sigmoid(-0.7 + 0.25));
  await expect(banner).toBeHidden();
});

test('Escape puts dragged nodes back, and the rest of the drag moves nothing', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  const unit = desk.node('Unit h');
  const before = await boxOf(unit);
  const { x, y } = centre(before);
  await desk.drag(unit, { x: x + 90, y: y + 60 }, { release: false });
  expect((await boxOf(unit)).x).toBeGreaterThan(before.x + 60);
  await desk.press('Escape');
  await expect.poll(() => boxOf(unit)).toEqual(before);
  await desk.page.mouse.move(x + 140, y + 20, { steps: 4 });
  expect(await boxOf(unit)).toEqual(before);
  await desk.page.mouse.up();
  expect(await boxOf(unit)).toEqual(before);
  await expect(desk.undoButton).toBeDisabled();
  await desk.drag(unit, { x: x + 90, y: y + 60 });
  expect((await boxOf(unit)).x).toBeGreaterThan(before.x + 60);
  expect(await desk.undoAll(() => desk.press('Control+z'))).toBe(1);
});

test('a note is written in its place; a double click or Enter on another node goes to its first parameter', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  await desk.dragKind('Note', await desk.place(0.3, 0.3));
  const note = desk.canvas.getByRole('group', { name: /^Note / });
  const field = desk.canvas.getByRole('textbox', { name: 'Text of the note' });
  await note.getByText('Write here').dblclick();
  await expect(field).toBeFocused();
  await field.fill('Two lines,\nwritten here');
  await desk.press('Escape');
  await expect(note).toHaveText('Write here');
  await expect(note).toBeFocused();
  await desk.press('Enter');
  await field.fill('Two lines,\nwritten here');
  await desk.press('Control+Enter');
  await expect(note).toContainText('written here');
  await desk.dragKind('Unit', await desk.place(0.6, 0.6));
  const first = desk.inspector.getByRole('textbox', { name: 'Bias', exact: true });
  await desk.node('Unit h₁').locator('[data-body]').dblclick();
  await expect(first).toBeFocused();
  await desk.node('Unit h₁').focus();
  await desk.press('Enter');
  await expect(first).toBeFocused();
  expect(await desk.undoAll(() => desk.undoButton.click())).toBe(3); // a note, its text, a unit
});

test('a loop over a unit leaves its name free', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  await desk.dragKind('Unit', await desk.place(0.5, 0.5));
  await desk.dragPort(desk.port('Unit h₁', 'sends activation'), desk.port('Unit h₁', 'takes net input'));
  const name = await boxOf(desk.node('Unit h₁').getByText('h₁', { exact: true }));
  for (const over of [desk.chip('h₁ → h₁'), desk.canvas.getByText('1 step', { exact: true })]) {
    const { y, height } = await boxOf(over);
    expect(y + height).toBeLessThanOrEqual(name.y);
  }
});

test('a claim changes its element, case, reduction and experiment in one step, and keywords are one step', async ({ desk }) => {
  await desk.visit();
  const experiments = { main: { verb: 'forward' }, other: { verb: 'forward', title: 'Another', length: 3 } };
  const nodes = { x: node('input', 'x', [0, 0], { size: 2, rows: [[1, 2], [3, 4]] }) }; // prettier-ignore
  const probes = { p: { target: { node: 'x', port: 'activation' }, every: 1 } };
  const claims = [{ experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { atLeast: 4 }, because: 'so' }];
  await desk.openFile('claims.graph.json', JSON.stringify({ ...drawing('Claims', nodes, {}), experiments, probes, claims }));
  await expect(desk.tally).toHaveText('0 hold · 1 fail');
  const form = desk.page.getByRole('region', { name: 'Claims', exact: true });
  await form.getByRole('button', { name: /^Change the claim/ }).click();
  await form.getByRole('combobox', { name: 'Experiment' }).selectOption('Another');
  await form.getByRole('combobox', { name: 'What is taken of it' }).selectOption('largest');
  await form.getByRole('textbox', { name: 'Element' }).fill('3');
  await expect(form.getByRole('alert')).toContainText('up to 2');
  await form.getByRole('textbox', { name: 'Element' }).fill('2');
  await form.getByRole('textbox', { name: 'Case' }).fill('2');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(desk.tally).toHaveText('1 hold · 0 fail');
  await expect(form.getByRole('button', { name: /largest x₂ activation, case 2 is at least 4/ }).first()).toBeVisible();
  await desk.press('Escape');
  await desk.inspector.getByText('Write the guide').click();
  await desk.inspector.getByRole('textbox', { name: 'Keywords' }).fill('claims, cases,,claims');
  await desk.press('Enter');
  await expect(desk.inspector.getByRole('textbox', { name: 'Keywords' })).toHaveValue('claims, cases');
  expect(await desk.undoAll(() => desk.undoButton.click())).toBe(2);
  await expect(desk.tally).toHaveText('0 hold · 1 fail');
});
