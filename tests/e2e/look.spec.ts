/** Sizes, themes and accessibility: nothing is cut, and axe finds nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Desk } from './desk.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;

async function expectFit(desk: Desk, what: string): Promise<void> {
  const wider = await desk.page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth + Math.max(0, document.body.scrollWidth - innerWidth);
  });
  expect(wider, `px that are cut at the side: ${what}`).toBe(0);
}

async function expectNoViolations(desk: Desk, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`).join('\n')}`,
  );
  expect(found, what).toEqual([]);
}

for (const viewport of SIZES)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${viewport.width} × ${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('nothing is cut and nothing stands in the way of assistive technology', async ({ desk }) => {
        test.setTimeout(90_000);
        const check = (what: string, show: () => Promise<void>) =>
          test.step(what, async () => {
            await show();
            await desk.page.mouse.move(viewport.width / 2, viewport.height - 4); // off every button, so that no tooltip stands open
            await expect(desk.page.getByRole('tooltip')).toHaveCount(0);
            await expectFit(desk, what);
            await expectNoViolations(desk, what);
          });
        await desk.visit();
        await check('the first drawing with a unit selected', async () => {
          await desk.node('Unit y').click();
          if (viewport.width < 1280) await desk.press('Enter');
          await expect(desk.inspector.getByRole('table', { name: 'Terms of the net input' })).toBeVisible();
          await expect(desk.badge).toHaveAccessibleName(/agrees with/);
        });
        await check('the command palette', async () => {
          await desk.press('Control+k');
          await expect(desk.page.getByRole('textbox', { name: 'Search', exact: true })).toBeFocused();
        });
        await desk.press('Escape');
        await check('the gallery', async () => {
          await desk.page.getByRole('button', { name: 'Gallery', exact: true }).click();
          await expect(desk.page.getByRole('dialog', { name: 'Gallery' }).getByRole('heading', { level: 3 }).first()).toBeVisible();
        });
        await desk.press('Escape');
        await check('a drawing of the gallery with its guide, probes and claims', async () => {
          await desk.page.evaluate(() => void (location.hash = '#/gallery/21-forward-pass'));
          await expect(desk.page.getByText(/\d hold · 0 fail|\d claims, all hold/)).toBeVisible();
        });
        await check('the empty drawing', async () => {
          await desk.press('Alt+n');
          await expect(desk.main.getByText('Drag a node from the palette')).toBeVisible();
        });
      });
    });
