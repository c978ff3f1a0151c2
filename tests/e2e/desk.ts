/** The editor from outside: what a person sees by its role and name, and the person's verbs. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { watch } from './complaints.ts';

export const test = base.extend<{ readonly desk: Desk }>({
  viewport: { width: 1440, height: 900 },
  /** A first visit; whatever the page complains of fails the test. */
  async desk({ page }, give) {
    const complaints = await watch(page);
    await withoutFilePickers(page);
    await give(new Desk(page));
    expect(complaints, 'what the page complained of').toEqual([]);
  },
});
export { expect };

/** The native pickers cannot be driven; a browser without them, such as Firefox, downloads and asks for files in the page. */
export const withoutFilePickers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const picker of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(globalThis, picker);
  });

export interface Place {
  readonly x: number;
  readonly y: number;
}

export class Desk {
  readonly page: Page;
  /** With what lies over the canvas. */
  readonly main: Locator;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly palette: Locator;
  readonly badge: Locator;
  readonly nodes: Locator;
  readonly title: Locator;
  readonly undoButton: Locator;
  readonly redoButton: Locator;
  /** How many claims hold. */
  readonly tally: Locator;

  constructor(page: Page) {
    this.page = page;
    page.on('filechooser', () => {}); // choosers are caught from now on; asked for late, one may come first
    this.main = page.getByRole('main', { name: 'Drawing' });
    this.canvas = page.getByRole('application', { name: 'Drawing' });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.palette = page.getByRole('toolbar', { name: 'Kinds of nodes' });
    this.badge = page.getByRole('button', { name: /^Computes on/ });
    this.nodes = this.canvas.getByRole('group', {
      name: /^(Input|Bias|Unit|Layer|Net input|Activation|Softmax|Angle|Maxout|One-hot|Note) /,
    });
    this.title = page.getByRole('textbox', { name: 'Drawing title', exact: true });
    this.undoButton = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true });
    this.tally = page.getByRole('region', { name: 'Claims', exact: true }).getByRole('status');
    this.redoButton = page.getByRole('banner').getByRole('button', { name: 'Redo', exact: true });
  }

  /** A page that computes. */
  async visit(address = './'): Promise<void> {
    await this.page.goto(address);
    await expect(this.badge).toBeVisible({ timeout: 15_000 });
  }

  // What is there

  /** By its kind and name: `Unit h₁`. */
  node(name: string): Locator {
    return this.canvas.getByRole('group', { name, exact: true });
  }

  /** The number of a weight: `x₁ → h₁`. */
  chip(edge: string): Locator {
    return this.canvas.getByRole('slider', { name: `Weight ${edge}`, exact: true });
  }

  port(node: string, title: string): Locator {
    return this.node(node).getByTitle(title, { exact: true });
  }

  /** Every digit of what a node shows, from its tooltip. */
  async value(node: string, what = 'activation'): Promise<number> {
    const title = await this.node(node)
      .getByTitle(new RegExp(`^${what} `))
      .getAttribute('title');
    return toNumber((title ?? '').slice(what.length + 1));
  }

  async expectValue(node: string, expected: number, { what = 'activation', decimals = 6 } = {}): Promise<void> {
    await expect(async () => expect(await this.value(node, what), `${what} of ${node}`).toBeCloseTo(expected, decimals)).toPass({
      intervals: [20, 50, 100],
      timeout: 8_000,
    });
  }

  async expectWeight(edge: string, weight: number): Promise<void> {
    await expect(this.chip(edge)).toHaveAttribute('aria-valuenow', String(weight));
  }

  async weight(edge: string): Promise<number> {
    return Number(await this.chip(edge).getAttribute('aria-valuenow'));
  }

  // What a person does with the pointer

  async choose(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await this.page.getByRole('menuitem', { name: title }).click();
  }

  async fromMenu(on: Locator, item: string | RegExp): Promise<void> {
    await on.click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** A point of the canvas by shares of its width and height. */
  async place(across: number, down: number): Promise<Place> {
    const box = await boxOf(this.canvas);
    return { x: box.x + across * box.width, y: box.y + down * box.height };
  }

  async dragKind(kind: string, to: Place): Promise<void> {
    const box = await boxOf(this.main);
    const source = this.palette.getByRole('button', { name: kind, exact: true });
    await source.dragTo(this.main, { targetPosition: { x: to.x - box.x, y: to.y - box.y } });
  }

  async drag(from: Locator, to: Place, { release = true } = {}): Promise<void> {
    const start = centre(await boxOf(from));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 5, start.y + 1);
    await this.page.mouse.move(to.x, to.y, { steps: 6 });
    if (release) await this.page.mouse.up();
  }

  async dragPort(from: Locator, to: Locator, options?: { readonly release: boolean }): Promise<void> {
    await this.drag(from, centre(await boxOf(to)), options);
  }

  /** A weight from one node's activation to another's net input. */
  async connect(from: string, to: string): Promise<void> {
    await this.dragPort(this.port(from, 'sends activation'), this.port(to, 'takes net input'));
    await expect(this.chip(`${nameIn(from)} → ${nameIn(to)}`)).toBeVisible();
  }

  async typeWeight(edge: string, value: number): Promise<void> {
    await this.chip(edge).dblclick();
    const field = this.canvas.getByRole('textbox', { name: `Weight ${edge}` });
    await field.fill(String(value));
    await field.press('Enter');
    await this.expectWeight(edge, value);
  }

  // What a person does with the keys

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab after Tab until the focus is there. */
  async tabTo(goal: Locator, key = 'Tab'): Promise<void> {
    const element = await goal.elementHandle();
    const isThere = () => this.page.evaluate((wanted) => document.activeElement === wanted, element);
    for (let presses = 0; presses < 90; presses++) {
      if (await isThere()) return;
      await this.press(key);
    }
    throw new Error(`${key} does not lead to ${goal.toString()}`);
  }

  /** Finds something by Ctrl K and takes the first answer. */
  async command(words: string): Promise<void> {
    await this.press('Control+k');
    const search = this.page.getByRole('textbox', { name: 'Search', exact: true });
    await expect(search).toBeFocused();
    await this.write(words);
    await expect(
      this.page
        .getByRole('button', { name: words })
        .or(this.page.getByRole('option', { name: words }))
        .first(),
    ).toBeVisible();
    await this.press('Enter');
    await expect(search).toBeHidden();
  }

  // History and files

  /** Undoes until nothing is left to undo; gives how many steps it took. */
  async undoAll(undo: () => Promise<void>): Promise<number> {
    let steps = 0;
    for (; await this.undoButton.isEnabled(); steps++) await undo();
    return steps;
  }

  async redoAll(redo: () => Promise<void>): Promise<number> {
    let steps = 0;
    for (; await this.redoButton.isEnabled(); steps++) await redo();
    return steps;
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('saved in this browser')).toBeVisible();
  }

  /** What a download wrote. */
  async download(start: () => Promise<void>): Promise<{ readonly name: string; readonly path: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), start()]);
    const path = await download.path();
    return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
  }

  async openFile(name: string, text: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press('Control+o')]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}

type Box = Place & { readonly width: number; readonly height: number };

/** Where something lies once it is there and rests: what is being drawn anew, or glides to its place, is waited for. */
export async function boxOf(locator: Locator): Promise<Box> {
  let before: Box | null = null;
  for (const start = Date.now(); Date.now() - start < 8_000;) {
    const box = await locator.boundingBox();
    if (box && isDeepStrictEqual(box, before)) return box;
    before = box;
    await locator.page().waitForTimeout(20);
  }
  throw new Error(`${locator.toString()} does not come to rest on the screen`);
}

export const centre = ({ x, y, width, height }: Box): Place => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** As the editor writes numbers: with a true minus sign. */
export const toNumber = (text: string): number => Number(text.replace('−', '-'));

/** `Unit h₁` is called h₁. */
const nameIn = (node: string): string => node.slice(node.lastIndexOf(' ') + 1);
