/** Opening files: what is wrong is said with its place and the way out, and nothing is lost. */
import { chain, drawing, edge, node } from './drawings.ts';
import { expect, test, type Desk } from './desk.ts';

async function refused(desk: Desk, name: string, text: string): Promise<string> {
  await desk.openFile(name, text);
  const dialog = desk.page.getByRole('dialog', { name: `${name} could not be opened` });
  const words = await dialog.getByRole('listitem').innerText();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  return words;
}

test('a file that is no drawing is refused with what it is, what is wrong, and what to do', async ({ desk }) => {
  await desk.visit();
  const bad = { ...chain(), edges: { xh: edge('weight', ['x', 'activation'], ['nowhere', 'netInput']) } };
  const words = await refused(desk, 'bad.graph.json', JSON.stringify(bad));
  expect(words).toContain('xh');
  expect(words).toContain("goes to 'nowhere', which does not exist");
  expect(words).toContain('Remove the edge or add the node');
  expect(await refused(desk, 'text.json', 'Dear editor')).toMatch(/This is not JSON/);
  expect(await refused(desk, 'other.json', '{"name": "package"}')).toContain(
    'not a Neuroloom graph: its "format" should be "neuroloom-graph"',
  );
  const newer = { ...chain(), versions: { graph: 99 } };
  expect(await refused(desk, 'newer.graph.json', JSON.stringify(newer))).toContain('made by a newer Neuroloom');
  await expect(desk.page).toHaveTitle('One unit · Neuroloom');
  await expect(desk.node('Unit y')).toBeVisible();
});

test('a file opens beside the drawing at hand and saves back as the same text', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  await desk.expectValue('Unit y', Math.tanh(-1.5 / (1 + Math.exp(-(2 * 0.7 + 0.25)))));
  const { name, text } = await desk.download(() => desk.press('Control+s'));
  expect(name).toBe('chain.graph.json');
  expect(JSON.parse(text)).toEqual(chain());
  await desk.page.goBack();
  await expect(desk.node('Unit y')).toContainText('0.27');
});

test('going back while a drawing is being saved for the first time leads to the one before', async ({ desk }) => {
  await desk.page.addInitScript(heardLate);
  await desk.visit();
  await desk.openFile('chain.graph.json', JSON.stringify(chain()));
  await desk.expectValue('Unit y', Math.tanh(-1.5 / (1 + Math.exp(-(2 * 0.7 + 0.25)))));
  await desk.page.goBack();
  await expect(desk.node('Unit y')).toContainText('0.27');
});

/** The page hears of a new address a second late, after the first save. */
function heardLate(): void {
  const listen = globalThis.addEventListener.bind(globalThis);
  Object.assign(globalThis, {
    addEventListener: (type: string, listener: (event: Event) => void) =>
      listen(type, type === 'hashchange' ? (event) => void setTimeout(() => listener(event), 1_000) : listener),
  });
}

test('a node of an unknown kind is shown as kept, takes no part, and is saved as it came', async ({ desk }) => {
  await desk.visit();
  const strange = node('izhikevich', 'spiking', [220, 200], { a: 0.02, nested: { list: [1, 'two', null] } });
  const nodes = { x: node('input', 'x', [0, 0], { rows: [[0.5]] }), h: node('unit', 'h', [220, 0]), s: strange };
  const mixed = drawing('Mixed', nodes, {
    xh: edge('weight', ['x', 'activation'], ['h', 'netInput'], { weight: 3 }),
    xs: edge('weight', ['x', 'activation'], ['s', 'current'], { weight: 4 }),
  });
  await desk.openFile('mixed.graph.json', JSON.stringify(mixed));
  await expect(desk.canvas.getByText('This kind is not known here. It is kept as it is and takes no part.')).toBeVisible();
  await desk.expectValue('Unit h', 1 / (1 + Math.exp(-1.5)));
  await desk.typeWeight('x → h', 1);
  const { text } = await desk.download(() => desk.press('Control+s'));
  const saved = JSON.parse(text) as typeof mixed;
  expect(saved['nodes']).toEqual(nodes);
  expect((saved['edges'] as typeof mixed)['xs']).toEqual((mixed['edges'] as typeof mixed)['xs']);
});
