/** Every way in which a person selects something, in a drawing of an input and two units. */
import type { Locator } from '@playwright/test';
import { drawing, edge, node } from './drawings.ts';
import { boxOf, expect, type Desk } from './desk.ts';

/** A node by its id, whatever it is called. */
export const at = (desk: Desk, id: string): Locator => desk.main.locator(`.react-flow__node[data-id="${id}"]`);
export const ringed = (desk: Desk): Locator => desk.main.locator('.react-flow__node:has([data-selected=true])');

/** Two units that are fed, far enough from each other, and one that stands alone. */
const three = () =>
  drawing(
    'Three',
    { x: node('input', 'x', [0, 60], { rows: [[1]] }), y: node('unit', 'y', [240, 0]), z: node('unit', 'z', [240, 160]) },
    { xy: edge('weight', ['x', 'activation'], ['y', 'netInput'], { weight: 0.5 }) },
  );

export const open = async (desk: Desk, document: object = three()) => {
  await desk.openFile('drawing.graph.json', JSON.stringify(document));
  await expect(at(desk, 'y')).toBeVisible();
};

interface Way {
  readonly title: string;
  /** Makes one selection or another; the ids that are selected then. */
  select(desk: Desk): Promise<readonly string[]>;
}

export const click = (desk: Desk, id: string, modifiers: readonly 'Shift'[] = []) =>
  at(desk, id)
    .locator('[data-body]')
    .click({ modifiers: [...modifiers] });

export const ways: readonly Way[] = [
  { title: 'a click', select: async (desk) => (await click(desk, 'y'), ['y']) },
  { title: 'a click on another', select: async (desk) => (await click(desk, 'y'), await click(desk, 'z'), ['z']) },
  { title: 'Shift and a click', select: async (desk) => (await click(desk, 'y'), await click(desk, 'z', ['Shift']), ['y', 'z']) },
  {
    title: 'a click that takes one away again',
    select: async (desk) => (await click(desk, 'y'), await click(desk, 'z', ['Shift']), await click(desk, 'z', ['Shift']), ['y']),
  },
  {
    title: 'a box',
    async select(desk) {
      await click(desk, 'x');
      const [y, z] = [await boxOf(at(desk, 'y')), await boxOf(at(desk, 'z'))];
      await desk.page.mouse.move(y.x - 30, y.y - 50);
      await desk.page.mouse.down();
      await desk.page.mouse.move(z.x + z.width + 20, z.y + z.height + 10, { steps: 8 });
      await desk.page.mouse.up();
      return ['y', 'z'];
    },
  },
  { title: 'Ctrl A', select: async (desk) => (await click(desk, 'y'), await desk.press('Control+a'), ['x', 'y', 'z']) },
  { title: 'a copy by Ctrl D', select: async (desk) => (await click(desk, 'y'), await desk.press('Control+d'), ['y2']) },
  {
    title: 'copies of two by Ctrl D',
    select: async (desk) => (await click(desk, 'y'), await click(desk, 'z', ['Shift']), await desk.press('Control+d'), ['y2', 'z2']),
  },
  {
    title: 'a copy from the menu',
    async select(desk) {
      await click(desk, 'y');
      await desk.fromMenu(at(desk, 'y').locator('[data-body]'), 'Duplicate');
      return ['y2'];
    },
  },
  { title: 'a paste', select: async (desk) => (await click(desk, 'y'), await desk.press('Control+c', 'Control+v'), ['y2']) },
  {
    title: 'a paste that was undone and done once more',
    async select(desk) {
      await click(desk, 'y');
      await desk.press('Control+c', 'Control+v');
      await expect(at(desk, 'y2')).toBeVisible();
      await desk.press('Control+z');
      await expect(at(desk, 'y2')).toHaveCount(0);
      await desk.press('Control+v');
      return ['y2'];
    },
  },
  {
    title: 'the palette',
    async select(desk) {
      await click(desk, 'y');
      await desk.palette.getByRole('button', { name: 'Unit', exact: true }).click();
      return ['h1'];
    },
  },
  {
    title: 'the palette by drag',
    async select(desk) {
      await click(desk, 'y');
      await desk.dragKind('Unit', await desk.place(0.8, 0.3));
      return ['h1'];
    },
  },
  {
    title: 'the search for a node',
    async select(desk) {
      await click(desk, 'y');
      await desk.press('Control+k');
      await expect(desk.page.getByRole('textbox', { name: 'Search', exact: true })).toBeFocused();
      await desk.write('Input');
      await desk.page.getByRole('dialog', { name: 'Search' }).getByRole('button', { name: /^x/ }).first().click();
      await expect(desk.page.getByRole('dialog', { name: 'Search' })).toBeHidden();
      return ['x'];
    },
  },
  {
    title: 'the search by keys',
    async select(desk) {
      await click(desk, 'y');
      await desk.command('Add unit');
      return ['h1'];
    },
  },
  { title: 'Tab', select: async (desk) => (await click(desk, 'y'), await desk.tabTo(at(desk, 'z')), ['z']) },
];

/** What is in the drawing, by id. */
export const ids = (desk: Desk): Promise<readonly string[]> =>
  desk.main.locator('.react-flow__node').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['id'] ?? '').toSorted());
