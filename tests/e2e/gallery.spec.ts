/** The gallery: every drawing opens as a copy, computes, and does what it claims, at once or when asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Desk } from './desk.ts';

const FOLDER = new URL('../../gallery/', import.meta.url);
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graph.json'))
  .map((file) => file.replace('.graph.json', ''));

const titleOf = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`${name}.graph.json`, FOLDER), 'utf8')) as { readonly title: string }).title;

/** Small drawings are checked unasked. */
const SOUND = /^([1-9]\d* hold · 0 fail|0 hold · 0 fail · [1-9]\d* not checked yet)$/;

const goTo = (desk: Desk, hash: string): Promise<void> => desk.page.evaluate((next) => void (location.hash = next), hash);

test('every drawing of the gallery opens as a copy and computes, and the drawing before is kept', async ({ desk }) => {
  test.setTimeout(240_000); // on a machine that has other work
  await desk.visit();
  await desk.typeWeight('x₁ → y', 0.123);
  await desk.saved();
  expect(names.length).toBeGreaterThanOrEqual(23);
  for (const name of names)
    await test.step(name, async () => {
      await goTo(desk, `#/gallery/${name}`);
      await expect(desk.title).toHaveValue(titleOf(name));
      await expect(desk.page.getByText('unchanged copy')).toBeVisible();
      await expect(desk.tally, name).toHaveText(SOUND);
      const numbers = desk.canvas.getByTitle(/^(activation|net input|element \d+:|(membrane )?potential|current|rate|.*Hz|) ?−?\d/);
      const pictures = desk.canvas.getByRole('img', { name: /\d+ values of/ }).or(desk.canvas.locator('canvas[data-what]'));
      await expect(numbers.or(pictures).first(), name).toBeVisible();
    });
  await test.step('a change makes the copy a drawing of its own, and the first one is still there', async () => {
    await goTo(desk, '#/gallery/23-committee-machine');
    await expect(desk.title).toHaveValue(titleOf('23-committee-machine'));
    await desk.press('Control+a', 'Delete');
    await desk.saved();
    await goTo(desk, '#/gallery/23-committee-machine');
    await expect(desk.tally).toHaveText(/^[1-9]\d* hold · 0 fail$/);
    await desk.choose('Drawings in this browser');
    const list = desk.page.getByRole('dialog', { name: 'Drawings in this browser' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: 'Open One unit' }).click();
    await expect(desk.chip('x₁ → y')).toHaveAttribute('aria-valuenow', '0.123');
  });
});

test('of addresses that follow one another quickly the last is what is open', async ({ desk, page }) => {
  await page.route(/\/24-perceptron[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // the first arrives last
    await route.continue();
  });
  await desk.visit();
  const arrived = page.waitForResponse(/\/24-perceptron[^/]*\.js$/);
  await goTo(desk, '#/gallery/24-perceptron');
  await goTo(desk, '#/gallery/23-committee-machine');
  await arrived;
  await expect(desk.title).toHaveValue(titleOf('23-committee-machine'));
  await expect(desk.chip('x₁ → y')).toHaveCount(0);
  await page.waitForTimeout(500); // nothing that comes late takes its place
  await expect(desk.title).toHaveValue(titleOf('23-committee-machine'));
  await expect(page).toHaveURL(/#\/gallery\/23-committee-machine$/);
});

test('claims that take longer are checked when asked, and the check can be given up', async ({ desk, page }) => {
  test.setTimeout(120_000); // on a machine that has other work
  await desk.visit('./#/gallery/48-levels-of-modelling');
  const claims = page.getByRole('region', { name: 'Claims', exact: true });
  const check = claims.getByRole('button', { name: 'Check', exact: true });
  await expect(desk.tally).toHaveText(/^0 hold · 0 fail · \d+ not checked yet$/);
  await check.click();
  await expect(claims.getByRole('progressbar', { name: /^Checking “/ })).toBeVisible();
  await claims.getByRole('button', { name: 'Cancel' }).click();
  await expect(desk.tally).toHaveText(/^0 hold · 0 fail · \d+ not checked yet$/);
  await check.click();
  await expect(desk.tally).toHaveText(/^[1-9]\d* hold · 0 fail$/, { timeout: 90_000 });
});

test('a link straight to a drawing of the gallery opens it on a first visit, and a wrong one says so', async ({ desk }) => {
  await desk.visit('./#/gallery/10-sigmoid-and-tanh');
  await expect(desk.page).toHaveTitle(/sigmoid/i);
  await goTo(desk, '#/gallery/99-nothing');
  await expect(desk.page.getByRole('dialog', { name: 'Not in the gallery' })).toContainText('has no drawing named 99-nothing');
});

test('searching the gallery for cosine finds the dot product of row 6, and a click opens it', async ({ desk }) => {
  await desk.visit();
  await desk.page.getByRole('button', { name: 'Gallery', exact: true }).click();
  const gallery = desk.page.getByRole('dialog', { name: 'Gallery' });
  await expect(gallery.getByRole('status')).toHaveText(`${names.length} drawings; each opens as a copy of your own`);
  await gallery.getByRole('textbox', { name: 'Search the gallery' }).fill('cosine');
  const found = gallery.getByRole('button', { name: /The dot product measures an angle/ });
  await expect(found).toBeVisible();
  await expect(gallery.getByRole('status')).toHaveText(/^\d drawings?; each opens.* Enter opens “/);
  await found.click();
  await expect(desk.page).toHaveTitle('The dot product measures an angle · Neuroloom');
  await expect(desk.node('Angle angle between a and w')).toContainText('45.0°');
});

test('every run of the gallery is two clicks away, and a link leads to it, too', async ({ desk }) => {
  await desk.visit();
  const experiment = desk.page.getByRole('button', { name: /^Experiment: / });
  await desk.page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await desk.page.getByRole('button', { name: 'XOR', exact: true }).click();
  await expect(desk.page).toHaveTitle(/perceptron/i);
  await expect(experiment).toHaveAccessibleName('Experiment: XOR');
  await goTo(desk, '#/gallery/40-idc-pair/accurate');
  await expect(experiment).toHaveAccessibleName('Experiment: accurate');
});
