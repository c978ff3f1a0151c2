/** Editing: parts and folding, wires, connections that do not fit, the clipboard, everything at once. */
import { chain, drawing, edge, node } from './drawings.ts';
import { expect, test } from './desk.ts';
import { sigmoid } from './network.ts';

test('showing the parts of a unit and folding it again keep its output', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  const h = sigmoid(2 * 0.7 + 0.25);
  await desk.expectValue('Unit h', h);
  await desk.fromMenu(desk.node('Unit h'), 'Show parts');
  await desk.expectValue('Activation h', h);
  await desk.expectValue('Unit y', Math.tanh(-1.5 * h));
  await expect(desk.canvas.getByRole('group', { name: /^Net input / })).toHaveCount(1);
  await expect(desk.canvas.getByRole('group', { name: /^Bias / })).toHaveCount(1);
  await desk.fromMenu(desk.node('Activation h'), 'Fold into a unit');
  await desk.expectValue('Unit h', h);
  await desk.expectValue('Unit y', Math.tanh(-1.5 * h));
  await expect(desk.canvas.getByRole('group', { name: /^Net input / })).toHaveCount(0);
  expect(await desk.undoAll(() => desk.press('Control+z'))).toBe(2);
});

test('wires into a softmax are laid end to end and become shares', async ({ desk }) => {
  await desk.visit();
  const nodes = {
    a: node('input', 'a', [0, 0], { rows: [[1]] }),
    b: node('input', 'b', [0, 150], { rows: [[-0.5]] }),
    s: node('softmax', 's', [300, 40]),
  };
  await desk.openFile('softmax.graph.json', JSON.stringify(drawing('Shares', nodes, {})));
  for (const from of ['Input a', 'Input b'])
    await desk.dragPort(desk.port(from, 'sends activation'), desk.port('Softmax s', 'takes values'));
  const sum = Math.exp(1) + Math.exp(-0.5);
  const shares = desk.node('Softmax s').getByRole('group', { name: 'Values of s' }).getByRole('button');
  await expect(shares).toHaveText([/0\.82$/, /0\.18$/]);
  expect(Number(await shares.nth(0).getAttribute('title'))).toBeCloseTo(Math.exp(1) / sum, 6);
  expect(Number(await shares.nth(1).getAttribute('title'))).toBeCloseTo(Math.exp(-0.5) / sum, 6);
  await expect(desk.canvas.getByRole('slider')).toHaveCount(0);
});

test('an activation dropped on an activation function offers a net input between', async ({ desk }) => {
  await desk.visit();
  const nodes = { x: node('input', 'x', [0, 0], { rows: [[0.8]] }), f: node('activation', 'f', [360, 0]) };
  await desk.openFile('offer.graph.json', JSON.stringify(drawing('Offer', nodes, {})));
  await desk.dragPort(desk.port('Input x', 'sends activation'), desk.port('Activation f', 'takes net input'));
  await desk.page.getByRole('menuitem', { name: 'Weigh it: put a net input between' }).click();
  await expect(desk.canvas.getByRole('group', { name: /^Net input / })).toHaveCount(1);
  await desk.expectValue('Activation f', sigmoid(0.8));
  const chip = desk.canvas.getByRole('slider');
  await expect(chip).toHaveCount(1);
  await chip.dblclick();
  await desk.press('Control+a');
  await desk.write('-2');
  await desk.press('Enter');
  await desk.expectValue('Activation f', sigmoid(-1.6));
  expect(await desk.undoAll(() => desk.undoButton.click())).toBe(2);
});

test('a connection that does not fit is refused with its reason, beside the pointer and aloud', async ({ desk }) => {
  await desk.visit();
  const nodes = {
    x: node('input', 'x', [0, 0], { rows: [[0.8]] }),
    y: node('input', 'y', [0, 160]),
    h: node('unit', 'h', [300, 0]),
  };
  await desk.openFile(
    'bad.graph.json',
    JSON.stringify(drawing('Bad', nodes, { xh: edge('weight', ['x', 'activation'], ['h', 'netInput']) })),
  );
  await desk.dragPort(desk.port('Input x', 'sends activation'), desk.port('Unit h', 'takes net input'), { release: false });
  await expect(desk.main.getByText(/already: change its weight/)).toBeVisible();
  await desk.page.mouse.up();
  await desk.dragPort(desk.port('Input x', 'sends activation'), desk.node('Input y'));
  await expect(desk.main.getByRole('status').filter({ hasText: 'Not connected: y takes nothing in.' })).toBeAttached();
  await expect(desk.canvas.getByRole('slider')).toHaveCount(1);
  await expect(desk.undoButton).toBeDisabled();
});

test('copy, paste, cut and duplicate make nodes of their own that compute the same', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  await desk.expectValue('Unit h', sigmoid(1.65));
  const units = desk.canvas.getByRole('group', { name: /^Unit / });
  await desk.press('Control+a', 'Control+c', 'Control+v');
  await expect(units).toHaveCount(4);
  await expect(desk.canvas.getByRole('slider')).toHaveCount(4);
  await expect(desk.canvas.getByText(sigmoid(1.65).toFixed(2), { exact: true })).toHaveCount(2);
  await desk.press('Control+d');
  await expect(units).toHaveCount(6);
  await desk.press('Control+x');
  await expect(units).toHaveCount(4);
  await desk.press('Control+v');
  await expect(units).toHaveCount(6);
  expect(await desk.undoAll(() => desk.press('Control+z'))).toBe(4);
  await expect(units).toHaveCount(2);
});

test('everything selected and deleted leaves an empty drawing, and undo brings all of it back', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  const output = Math.tanh(-1.5 * sigmoid(1.65));
  await desk.expectValue('Unit y', output);
  await desk.press('Control+a', 'Delete');
  await expect(desk.main.getByText('Drag a node from the palette')).toBeVisible();
  await expect(desk.nodes).toHaveCount(0);
  await desk.page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await desk.expectValue('Unit y', output);
  await expect(desk.nodes).toHaveCount(3);
});

test('a connection dropped on nothing offers kinds and connects the one that is chosen', async ({ desk }) => {
  await desk.visit();
  await desk.press('Alt+n');
  await desk.dragKind('Input', await desk.place(0.3, 0.5));
  await desk.drag(desk.port('Input x₁', 'sends activation'), await desk.place(0.7, 0.5));
  await desk.page.getByRole('menuitem', { name: 'Unit', exact: true }).click();
  await expect(desk.chip('x₁ → h₁')).toBeVisible();
  await desk.expectValue('Unit h₁', 0.5);
  await desk.undoButton.click();
  await expect(desk.nodes).toHaveCount(1);
});
