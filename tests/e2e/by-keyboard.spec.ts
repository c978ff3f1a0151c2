/** The same network with the keyboard alone: this file never touches the pointer. */
import { boxOf, expect, test, type Desk } from './desk.ts';
import { checkFile, runFile } from './command-line.ts';
import { outputOf, type Weights } from './network.ts';

const INPUTS = [0.8, -1.5] as const;
const WEIGHTS: Weights = { 'x₁ → h₁': 1.3, 'x₂ → h₁': -0.7, 'x₁ → h₂': 0.9, 'x₂ → h₂': 0.45, 'h₁ → h₃': 2.25, 'h₂ → h₃': 0.5 };

test('a 2-2-1 network is built by keyboard alone, computes, is undone and redone, kept, saved, and computes the same on the command line', async ({
  desk,
}) => {
  test.setTimeout(90_000);
  await desk.visit();
  await desk.press('Alt+n');
  await expect(desk.main.getByText('Drag a node from the palette')).toBeVisible();
  const gestures =
    (await addNodes(desk)) +
    (await arrange(desk)) +
    (await connectAll(desk)) +
    (await tidy(desk)) +
    (await setInputs(desk)) +
    (await setWeights(desk)) +
    (await claimOutput(desk));
  const expected = outputOf(INPUTS, WEIGHTS);
  await desk.expectValue('Unit h₃', expected);

  await test.step('every gesture is one step of undo and of redo', async () => {
    expect(await desk.undoAll(() => desk.press('Control+z'))).toBe(gestures);
    await expect(desk.nodes).toHaveCount(0);
    expect(await desk.redoAll(() => desk.press('Control+Shift+z'))).toBe(gestures);
    await desk.expectValue('Unit h₃', expected);
  });
  await test.step('a reload brings the same drawing and output', async () => {
    await desk.saved();
    await desk.page.reload();
    await desk.expectValue('Unit h₃', expected);
    await expect(desk.tally).toHaveText('1 hold · 0 fail');
  });
  await test.step('the saved file gives the same on the command line', async () => {
    const { path } = await desk.download(() => desk.press('Control+s'));
    const output = Object.values(await runFile(path)).find(({ label }) => label === 'h₃');
    expect(output?.values['activation']?.[0]?.[0]).toBeCloseTo(await desk.value('Unit h₃'), 6);
    expect(await checkFile(path)).toEqual([{ holds: true, got: [expect.closeTo(expected, 6)] }]);
  });
});

/** From the search of everything and from the palette. Gives the number of gestures. */
async function addNodes(desk: Desk): Promise<number> {
  await desk.command('Add input');
  await desk.command('Add input');
  await desk.press('/');
  const search = desk.page.getByRole('textbox', { name: 'Find a kind of node' });
  await expect(search).toBeFocused();
  await desk.press('ArrowDown');
  const unit = desk.palette.getByRole('button', { name: 'Unit', exact: true });
  await desk.tabTo(unit, 'ArrowDown');
  await desk.press('Enter', 'Enter');
  await desk.press('/');
  await desk.write('neuron');
  await desk.press('Enter');
  await desk.press('Escape');
  await expect(desk.node('Unit h₃')).toBeVisible();
  await expect(desk.nodes).toHaveCount(5);
  return 5;
}

/** Arrow keys move a node; a run of them is one gesture. */
async function arrange(desk: Desk): Promise<number> {
  await desk.tabTo(desk.page.getByRole('link', { name: 'Skip to the drawing' }));
  await desk.press('Enter');
  await desk.tabTo(desk.node('Unit h₃'));
  const before = await boxOf(desk.node('Unit h₃'));
  await desk.press(...Array<string>(8).fill('ArrowRight'), 'ArrowDown', 'Shift+ArrowDown');
  await expect(desk.main.getByRole('status').filter({ hasText: /^Moved to −?-?\d+, −?-?\d+\.$/ })).toBeAttached();
  const after = await boxOf(desk.node('Unit h₃'));
  expect(after.x - before.x).toBeCloseTo(80, 0);
  expect(after.y - before.y).toBeCloseTo(11, 0);
  return 1;
}

async function connectAll(desk: Desk): Promise<number> {
  const pairs = [
    ['x₁', 'h₁'],
    ['x₁', 'h₂'],
    ['x₂', 'h₁'],
    ['x₂', 'h₂'],
    ['h₁', 'h₃'],
    ['h₂', 'h₃'],
  ] as const;
  for (const [from, to] of pairs) {
    await desk.tabTo(desk.canvas.getByRole('group', { name: new RegExp(`^(Input|Unit) ${from}$`) }));
    await desk.press('c');
    const dialog = desk.page.getByRole('dialog', { name: `Connect ${from} to…` });
    await expect(dialog.getByRole('textbox', { name: 'Find a node' })).toBeFocused();
    if (to === 'h₂') await desk.tabTo(dialog.getByRole('button', { name: `${to} · net input` }));
    else await desk.write(to);
    await desk.press('Enter');
    await expect(desk.chip(`${from} → ${to}`)).toBeAttached();
    await expect(dialog).toBeHidden();
    await expect(desk.canvas.getByRole('group', { name: new RegExp(`^(Input|Unit) ${from}$`) }), 'the focus comes back').toBeFocused();
  }
  return pairs.length;
}

async function tidy(desk: Desk): Promise<number> {
  const selection = desk.inspector.getByRole('textbox', { name: 'Name', exact: true });
  await desk.press('Escape'); // nothing selected: everything is laid out
  await expect(selection).toBeHidden();
  await desk.command('Tidy up');
  await expect(desk.chip('h₂ → h₃')).toBeVisible();
  return 1;
}

async function setInputs(desk: Desk): Promise<number> {
  for (const [index, name] of ['x₁', 'x₂'].entries()) {
    await desk.tabTo(desk.node(`Input ${name}`));
    await desk.press('Enter');
    await expect(desk.canvas.getByRole('textbox', { name: `Value of ${name}` })).toBeFocused();
    await desk.write(String(INPUTS[index]));
    await desk.press('Enter');
    await expect(desk.node(`Input ${name}`), 'the focus comes back').toBeFocused();
    await desk.expectValue(`Input ${name}`, INPUTS[index] ?? NaN);
  }
  return 2;
}

async function setWeights(desk: Desk): Promise<number> {
  await test.step('by arrow keys on a chip', async () => {
    await desk.tabTo(desk.chip('x₁ → h₁'));
    await desk.press('ArrowRight', 'ArrowRight', 'ArrowUp');
    await desk.expectWeight('x₁ → h₁', 1.3);
    await desk.tabTo(desk.chip('x₁ → h₂'));
    await desk.press('ArrowLeft');
    await desk.expectWeight('x₁ → h₂', 0.9);
  });
  await test.step('by typing into a chip', async () => {
    for (const edge of ['x₂ → h₁', 'x₂ → h₂', 'h₁ → h₃', 'h₂ → h₃'] as const) {
      await desk.tabTo(desk.chip(edge));
      await desk.press('Enter');
      await expect(desk.canvas.getByRole('textbox', { name: `Weight ${edge}` })).toBeFocused();
      await desk.write(String(WEIGHTS[edge]));
      await desk.press('Enter');
      await expect(desk.chip(edge)).toHaveAttribute('aria-valuenow', String(WEIGHTS[edge]));
      await expect(desk.chip(edge), 'the focus comes back').toBeFocused();
    }
  });
  return 6;
}

async function claimOutput(desk: Desk): Promise<number> {
  const expected = outputOf(INPUTS, WEIGHTS);
  await desk.expectValue('Unit h₃', expected);
  await desk.tabTo(desk.node('Unit h₃'));
  await desk.press('Shift+F10');
  const item = desk.page.getByRole('menuitem', { name: `Claim activation = ${expected.toFixed(4)}` });
  await expect(item).toBeVisible();
  await desk.tabTo(item, 'ArrowDown');
  await desk.press('Enter');
  await expect(desk.tally).toHaveText('1 hold · 0 fail');
  return 1;
}

test('a wire is reached by Tab and removed by Delete, and the focus stays in the drawing when a menu or a dialog closes', async ({
  desk,
}) => {
  await desk.visit('#/gallery/24-perceptron');
  const [wire, unit] = [
    desk.main.getByRole('button', { name: 'Wire S → wrong answers' }),
    desk.main.locator('.react-flow__node[data-id="S"]'),
  ];
  await desk.tabTo(wire);
  await desk.press('Shift+F10', 'Escape');
  await expect(wire).toBeFocused();
  await desk.command('Keyboard shortcuts');
  await expect(desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await desk.press('Escape');
  await expect(wire).toBeFocused();
  await desk.press('Delete');
  await expect(wire).toHaveCount(0);
  await expect(unit).toBeFocused();
});
