/** What a person meets first: a drawing that computes, and one number to drag. */
import { boxOf, centre, expect, test, type Desk } from './desk.ts';
import { sigmoid } from './network.ts';

const CHIP = 'x₁ → y';
/** σ of the first drawing's sums, with another weight for the −0.90. */
const output = (weight = -0.9): number => sigmoid(1 * weight + -0.6 * 0.3 + 0.08);

/** Text of y after each of the next frames, as long as it has not changed. */
async function framesUntilChange(desk: Desk, act: () => Promise<void>): Promise<number> {
  const number = await desk
    .node('Unit y')
    .getByTitle(/^activation/)
    .elementHandle();
  const frames = desk.page.evaluate(
    (element) =>
      new Promise<number>((done) => {
        const before = element?.textContent;
        let seen = 0;
        const look = () => {
          if (element?.textContent !== before) done(seen);
          else requestAnimationFrame(look);
          seen++;
        };
        const start = () => {
          seen = 0;
          requestAnimationFrame(look);
        };
        globalThis.addEventListener('pointermove', start, { once: true, capture: true });
      }),
    number,
  );
  await act();
  return frames;
}

test('the page opens with a network that computes and says on what', async ({ desk }) => {
  await desk.visit();
  await desk.expectValue('Unit y', output());
  await expect(desk.node('Unit y')).toContainText('0.27');
  await expect(desk.badge).toHaveAccessibleName(/^Computes on WebAssembly, agrees with float64 to \d·10⁻[⁶⁷⁸]$/);
  await expect(desk.main.getByText('Drag the −0.90 and watch y.')).toBeVisible();
  await expect(desk.undoButton).toBeDisabled();
  await expect(desk.page).toHaveTitle('One unit · Neuroloom');
});

test('dragging the −0.90 moves y within frames and is one step of undo', async ({ desk }) => {
  await desk.visit();
  await desk.expectValue('Unit y', output());
  const { x, y } = centre(await boxOf(desk.chip(CHIP)));
  await desk.page.mouse.move(x, y);
  await desk.page.mouse.down();
  const frames = await framesUntilChange(desk, () => desk.page.mouse.move(x + 50, y));
  expect(frames, 'frames until y answers').toBeLessThan(12); // on two busy cores; a person sees the next one or two
  await desk.expectValue('Unit y', output(-0.4));
  await desk.page.mouse.move(x + 150, y, { steps: 20 });
  await desk.page.mouse.up();
  await expect(desk.chip(CHIP)).toHaveText('+0.60');
  await desk.expectValue('Unit y', output(0.6));
  await expect(desk.main.getByText('Drag the −0.90')).toBeHidden();
  await desk.undoButton.click();
  await expect(desk.undoButton).toBeDisabled();
  await expect(desk.chip(CHIP)).toHaveText('−0.90');
  await desk.expectValue('Unit y', output());
});

test('Escape during a drag takes the weight back and leaves no step', async ({ desk }) => {
  await desk.visit();
  const { x, y } = centre(await boxOf(desk.chip(CHIP)));
  await desk.drag(desk.chip(CHIP), { x: x + 120, y }, { release: false });
  await desk.expectValue('Unit y', output(0.3));
  await desk.press('Escape');
  await desk.page.mouse.move(x + 60, y);
  await desk.page.mouse.up();
  await expect(desk.chip(CHIP)).toHaveText('−0.90');
  await desk.expectValue('Unit y', output());
  await expect(desk.undoButton).toBeDisabled();
  await expect(desk.redoButton).toBeDisabled();
});

test('the net input and the terms of the unit stand in the inspector', async ({ desk }) => {
  await desk.visit();
  await desk.node('Unit y').click();
  const terms = desk.inspector.getByRole('table', { name: 'Terms of the net input' });
  await expect(terms.getByRole('row', { name: /x₁ 1\.0 −0\.90 −0\.90/ })).toBeVisible();
  await expect(terms.getByRole('row', { name: /^net input −1\.00/ })).toBeVisible();
  await expect(desk.inspector.getByText(/^The network computed/)).toBeVisible();
});
