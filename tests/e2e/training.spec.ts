/** A drawing learns: run, pause, step back, keep the weights, and find them again after a reload. */
import type { Locator } from '@playwright/test';
import { runFile } from './command-line.ts';
import { drawing, type Drawing } from './drawings.ts';
import { expect, test, type Desk } from './desk.ts';

const wire = (from: string, port: string, to: string, into: string) => ({
  type: 'wire',
  params: {},
  from: { node: from, port },
  to: { node: to, port: into },
});
const weight = (from: string, port: string, to: string, params: Drawing) => ({
  type: 'weight',
  params,
  from: { node: from, port },
  to: { node: to, port: 'netInput' },
});
const random = { initial: 'uniform', scale: 1 };

const xor = {
  ...drawing(
    'XOR, learnt',
    {
      data: { type: 'dataset', label: 'XOR', params: {}, position: [0, 60] },
      hidden: { type: 'layer', label: 'hidden', params: { size: 6, activation: 'tanh' }, position: [280, 40] },
      y: { type: 'unit', label: 'y', params: { activation: 'linear' }, position: [480, 60] },
      loss: { type: 'loss', label: 'loss', params: { loss: 'binary-cross-entropy' }, position: [640, 50] },
    },
    {
      a: weight('data', 'inputs', 'hidden', random),
      b: weight('hidden', 'activation', 'y', random),
      p: wire('y', 'activation', 'loss', 'prediction'),
      t: wire('data', 'targets', 'loss', 'target'),
    },
  ),
  probes: { loss: { target: { node: 'loss', port: 'value' }, every: 1 } },
  experiments: { learn: { verb: 'train', title: 'Learn XOR', loss: 'loss', length: 300, optimizer: { rule: 'adam', rate: 0.05 } } },
};

/** 200 points of two arms that wind around each other. */
const spirals = {
  ...drawing(
    'Two spirals',
    {
      data: { type: 'dataset', label: 'spirals', params: { data: 'spirals' }, position: [0, 60] },
      first: { type: 'layer', label: 'first', params: { size: 16, activation: 'tanh' }, position: [280, 0] },
      second: { type: 'layer', label: 'second', params: { size: 16, activation: 'tanh' }, position: [440, 0] },
      y: { type: 'unit', label: 'y', params: { activation: 'linear' }, position: [600, 60] },
      loss: { type: 'loss', label: 'loss', params: { loss: 'binary-cross-entropy' }, position: [740, 50] },
    },
    {
      a: weight('data', 'inputs', 'first', random),
      b: weight('first', 'activation', 'second', random),
      c: weight('second', 'activation', 'y', random),
      p: wire('y', 'activation', 'loss', 'prediction'),
      t: wire('data', 'targets', 'loss', 'target'),
    },
  ),
  probes: {
    loss: { target: { node: 'loss', port: 'value' }, every: 1 },
    accuracy: { target: { node: 'loss', port: 'accuracy' }, every: 1 },
  },
  experiments: {
    learn: { verb: 'train', title: 'Two spirals', loss: 'loss', length: 500, optimizer: { rule: 'adam', rate: 0.02 } },
    ask: { verb: 'forward', title: 'All points' },
  },
};

const transportOf = (desk: Desk, name: string): Locator => desk.page.getByRole('group', { name });
const epochOf = async (transport: Locator): Promise<number> => Number(/epoch (\d+)/.exec(await transport.innerText())?.[1]);
/** Every digit of it. */
const lossOf = async (desk: Desk): Promise<number> =>
  Number(await desk.node('Loss loss').locator('[data-what=value]').getAttribute('title'));

test('a network learns XOR; its weights are kept over a reload', async ({ desk, page }) => {
  await desk.visit();
  await desk.openFile('xor.graph.json', JSON.stringify(xor));
  const transport = transportOf(desk, 'Learn XOR');
  await expect(transport).toContainText('epoch 0 of 300');
  const button = (name: string) => transport.getByRole('button', { name, exact: true });

  await test.step('runs at a speed of one’s own, and pauses', async () => {
    const speed = transport.getByRole('slider', { name: 'Speed' });
    await expect(speed).toHaveAttribute('aria-valuetext', 'as fast as possible');
    await speed.focus();
    await desk.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await expect(speed).toHaveAttribute('aria-valuetext', '20 epochs per s'); // so that there is time to pause, on a busy machine, too
    await button('Run').click();
    await expect(async () => expect(await epochOf(transport)).toBeGreaterThan(5)).toPass({ intervals: [50] });
    await button('Pause').click();
    await expect(button('Run')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^Paused, epoch \d+ of 300/ })).toBeAttached();
  });

  await test.step('goes back a step, and on to the same numbers', async () => {
    const [epoch, loss] = [await epochOf(transport), await lossOf(desk)];
    await button('One step back').click();
    await expect(transport).toContainText(`epoch ${epoch - 1} of 300`);
    await expect.poll(() => lossOf(desk)).not.toBe(loss);
    await button('One step').click();
    await expect(transport).toContainText(`epoch ${epoch} of 300`);
    await expect.poll(() => lossOf(desk)).toBe(loss);
  });

  await test.step('shows what was run again', async () => {
    const epoch = await epochOf(transport);
    const scrub = transport.getByRole('slider', { name: 'Position in the run' });
    await scrub.focus();
    await desk.press('Home');
    await expect(transport).toContainText('epoch 0 of 300');
    await desk.press('End');
    await expect(transport).toContainText(`epoch ${epoch} of 300`);
  });

  await test.step('runs to the end', async () => {
    await transport.getByRole('slider', { name: 'Speed' }).focus();
    await desk.press('End');
    await button('Run').click();
    await expect(transport).toContainText('epoch 300 of 300', { timeout: 20_000 });
    await expect(button('Run')).toBeVisible();
    await expect.poll(() => lossOf(desk)).toBeLessThan(0.05);
  });

  await test.step('keeps the weights: one undo step, and there after a reload', async () => {
    const loss = await lossOf(desk);
    await page.getByRole('button', { name: 'Keep weights' }).click();
    await expect(page.getByRole('button', { name: 'Weights kept' })).toBeDisabled();
    await expect(desk.undoButton).toBeEnabled();
    await desk.saved();
    await page.reload();
    await expect(transport).toContainText('epoch 0 of 300', { timeout: 15_000 });
    await expect(async () => expect(await lossOf(desk)).toBeCloseTo(loss, 6)).toPass({ intervals: [100] });
  });
});

test('a network tells two spirals apart; kept, reloaded and from the command line it is the same network', async ({ desk, page }) => {
  test.setTimeout(120_000); // on a machine that has other work
  await desk.visit();
  await desk.openFile('spirals.graph.json', JSON.stringify(spirals));
  const transport = transportOf(desk, 'Two spirals');
  await transport.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(transport).toContainText('epoch 500 of 500', { timeout: 40_000 });
  await expect(transport.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  const accuracy = page.getByRole('region', { name: 'accuracy of loss', exact: true }).getByRole('status');
  await expect(accuracy).toContainText(/ · (0\.9[5-9]|1\.00)/);
  await transport.getByRole('button', { name: 'One step back' }).click();
  await expect(transport).toContainText('epoch 499 of 500');
  await transport.getByRole('button', { name: 'One step', exact: true }).click();
  await expect(transport).toContainText('epoch 500 of 500');

  await page.getByRole('button', { name: 'Keep weights' }).click();
  await desk.saved();
  await page.reload();
  await expect(transport).toContainText('epoch 0 of 500', { timeout: 15_000 });
  await page.getByRole('button', { name: /^Experiment: / }).click();
  await page.getByRole('menuitem', { name: 'All points' }).click();
  const { path } = await desk.download(() => desk.press('Control+s'));
  const learnt = (await runFile(path, '--experiment', 'ask'))['loss']?.values;
  expect(learnt?.['accuracy']?.[0]?.[0]).toBeGreaterThanOrEqual(0.95); // of all points
  await expect(async () => expect(learnt?.['value']?.[0]?.[0]).toBeCloseTo(await lossOf(desk), 6)).toPass({ intervals: [100] });
});

test('a data set that is dropped beside a network is wired up in one undo step, and trains', async ({ desk, page }) => {
  await desk.visit();
  await desk.openFile(
    'net.graph.json',
    JSON.stringify(
      drawing(
        'A network',
        {
          x: { type: 'input', label: 'x', params: { size: 2, rows: [[1, 0]] }, position: [0, 0] },
          h: { type: 'layer', label: 'h', params: { size: 4, activation: 'tanh' }, position: [180, 0] },
          y: { type: 'unit', label: 'y', params: { activation: 'linear' }, position: [360, 20] },
        },
        { a: weight('x', 'activation', 'h', random), b: weight('h', 'activation', 'y', random) },
      ),
    ),
  );
  await expect(desk.node('Input x')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Experiment', exact: true })).toBeHidden();
  await desk.command('Add data set');
  await page.getByRole('button', { name: 'Wire it up' }).click();
  const transport = transportOf(desk, 'Training');
  await expect(transport).toContainText('epoch 0 of 2');
  await expect(desk.node('Input x')).toBeHidden();
  await transport.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(async () => expect(await epochOf(transport)).toBeGreaterThan(10)).toPass({ intervals: [50] });
  await transport.getByRole('button', { name: 'Pause' }).click();
  await desk.press('Control+z');
  await expect(desk.node('Input x')).toBeVisible();
  await expect(transport).toBeHidden();
});
