/** A network of 2, 2 and 1 units, from an empty drawing to the command line, with the mouse. */
import { centre, boxOf, expect, test, type Desk } from './desk.ts';
import { checkFile, runFile } from './command-line.ts';
import { outputOf, type Weights } from './network.ts';

const INPUTS = [0.8, -1.5] as const;
/** What the weights are in the end. */
const WEIGHTS: Weights = { 'x₁ → h₁': 1.6, 'x₂ → h₁': -0.7, 'x₁ → h₂': -1, 'x₂ → h₂': 0.45, 'h₁ → h₃': 2.25, 'h₂ → h₃': 0.5 };

test('a 2-2-1 network is built by mouse, computes, is undone and redone, kept, saved, and computes the same on the command line', async ({
  desk,
}) => {
  test.setTimeout(90_000);
  await desk.visit();
  await desk.choose('New drawing');
  await expect(desk.main.getByText('Drag a node from the palette')).toBeVisible();
  const drawn = await drawNodes(desk);
  const connected = await connectAll(desk);
  const set = (await setInputs(desk)) + (await setWeights(desk));
  const expected = outputOf(INPUTS, WEIGHTS);
  await desk.expectValue('Unit h₃', expected);
  await expect(desk.node('Unit h₃')).toContainText(expected.toFixed(2));
  const claimed = await probeAndClaim(desk, expected);

  await test.step('every gesture is one step of undo and of redo', async () => {
    const gestures = drawn + connected + set + claimed;
    expect(await desk.undoAll(() => desk.undoButton.click())).toBe(gestures);
    await expect(desk.nodes).toHaveCount(0);
    await expect(desk.main.getByText('Drag a node from the palette')).toBeVisible();
    expect(await desk.redoAll(() => desk.redoButton.click())).toBe(gestures);
    await desk.expectValue('Unit h₃', expected);
  });
  await test.step('a reload brings the same drawing and output', async () => {
    await desk.saved();
    await desk.page.reload();
    await desk.expectValue('Unit h₃', expected);
    for (const [edge, weight] of Object.entries(WEIGHTS)) await desk.expectWeight(edge, weight);
    await expect(desk.tally).toHaveText('1 hold · 0 fail');
  });
  await test.step('the saved file gives the same on the command line', async () => {
    const { name, path } = await desk.download(() => desk.choose('Save as file'));
    expect(name).toBe('untitled-drawing.graph.json');
    const output = Object.values(await runFile(path)).find(({ label }) => label === 'h₃');
    expect(output?.values['activation']?.[0]?.[0]).toBeCloseTo(await desk.value('Unit h₃'), 6);
    expect(await checkFile(path)).toEqual([{ holds: true, got: [expect.closeTo(expected, 6)] }]);
  });
});

/** By drag and by double click; the first stays where it was dropped. Gives the number of gestures. */
async function drawNodes(desk: Desk): Promise<number> {
  const first = await desk.place(0.2, 0.3);
  await desk.dragKind('Input', first);
  const landed = centre(await boxOf(desk.node('Input x₁')));
  expect(Math.hypot(landed.x - first.x, landed.y - first.y), 'how far the first node is from where it was dropped').toBeLessThan(6);

  await desk.palette.getByRole('button', { name: 'Input', exact: true }).dblclick();
  await desk.drag(desk.node('Input x₂'), await desk.place(0.2, 0.65));
  await desk.dragKind('Unit', await desk.place(0.5, 0.3));
  await desk.dragKind('Unit', await desk.place(0.5, 0.65));
  await desk.dragKind('Unit', await desk.place(0.8, 0.48));
  await expect(desk.nodes).toHaveCount(5);
  return 6;
}

async function connectAll(desk: Desk): Promise<number> {
  for (const from of ['Input x₁', 'Input x₂']) for (const to of ['Unit h₁', 'Unit h₂']) await desk.connect(from, to);
  for (const from of ['Unit h₁', 'Unit h₂']) await desk.connect(from, 'Unit h₃');
  return 6;
}

async function setInputs(desk: Desk): Promise<number> {
  for (const [index, name] of ['x₁', 'x₂'].entries()) {
    await desk.node(`Input ${name}`).click();
    const cell = desk.inspector.getByRole('textbox', { name: `1, ${name}` });
    await cell.fill(String(INPUTS[index]));
    await cell.press('Enter');
    await desk.expectValue(`Input ${name}`, INPUTS[index] ?? NaN);
  }
  return 2;
}

async function setWeights(desk: Desk): Promise<number> {
  await test.step('by dragging a chip', async () => {
    const start = centre(await boxOf(desk.chip('x₁ → h₁')));
    await desk.drag(desk.chip('x₁ → h₁'), { x: start.x + 60, y: start.y });
  });
  await test.step('by typing into a chip', async () => {
    await desk.typeWeight('x₂ → h₁', WEIGHTS['x₂ → h₁']);
    await desk.typeWeight('x₂ → h₂', WEIGHTS['x₂ → h₂']);
  });
  await test.step('by the menu of an edge', () => desk.fromMenu(desk.chip('x₁ → h₂'), 'Change its sign'));
  await test.step('in the inspector', async () => {
    await desk.chip('h₁ → h₃').click();
    await expect(desk.inspector).toContainText('from h₁');
    const field = desk.inspector.getByRole('textbox', { name: 'Weight', exact: true });
    await field.fill(String(WEIGHTS['h₁ → h₃']));
    await field.press('Enter');
  });
  await test.step('by the slider of the inspector', async () => {
    await desk.chip('h₂ → h₃').click();
    await expect(desk.inspector).toContainText('from h₂');
    const slider = desk.inspector.getByRole('slider', { name: 'Weight, slider' });
    const { x, y, width, height } = await boxOf(slider);
    const at = (value: number) => x + 8 + ((value + 3) / 6) * (width - 16); // the thumb is 16 px wide
    await desk.page.mouse.move(at(1), y + height / 2);
    await desk.page.mouse.down();
    await desk.page.mouse.move(at(0.5), y + height / 2, { steps: 4 });
    await desk.page.mouse.up();
    await expect.poll(() => desk.weight('h₂ → h₃')).toBeCloseTo(0.5, 1);
  });
  await desk.typeWeight('h₂ → h₃', WEIGHTS['h₂ → h₃']);
  for (const [edge, weight] of Object.entries(WEIGHTS)) await desk.expectWeight(edge, weight);
  return 7;
}

async function probeAndClaim(desk: Desk, expected: number): Promise<number> {
  await desk.fromMenu(desk.node('Unit h₃'), 'Probe activation');
  await expect(desk.page.getByRole('region', { name: 'Probes' }).getByRole('status', { name: 'activation of h₃' })).toHaveText(
    expected.toFixed(4),
  );
  await desk.fromMenu(desk.node('Unit h₃'), `Claim activation = ${expected.toFixed(4)}`);
  await expect(desk.tally).toHaveText('1 hold · 0 fail');
  return 2;
}
