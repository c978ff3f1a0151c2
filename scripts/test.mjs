/** Runs every test and ends with one line, `N passed, N failed`, that sums Vitest and Playwright. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const VITEST = 'test-results/vitest.json';
const PLAYWRIGHT = 'test-results/playwright.json';

/** @typedef {{ passed: number, failed: number }} Sum */

/**
 * Runs a command and counts what its report says. A step that fails without a failed test (a crash, a missing report) is one failure.
 * @param {string} command
 * @param {() => Sum} count
 * @returns {Sum}
 */
function step(command, count) {
  console.log(`\n> ${command}`);
  const succeeded = spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;
  const sum = counted(count);
  return succeeded || sum.failed > 0 ? sum : { passed: sum.passed, failed: 1 };
}

/** @param {() => Sum} count */
function counted(count) {
  try {
    return count();
  } catch (error) {
    console.error('No report to count.', error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function countVitest() {
  const { numPassedTests, numFailedTests, testResults } = readJson(VITEST);
  const unloadable = testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

function countPlaywright() {
  const { stats, errors } = readJson(PLAYWRIGHT);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

rmSync(VITEST, { force: true });
rmSync(PLAYWRIGHT, { force: true });

const unit = step(`npx --no -- vitest run --reporter=default --reporter=json --outputFile.json=${VITEST}`, countVitest);
const build = step('npm run build', () => ({ passed: 0, failed: 0 }));
const e2e = build.failed ? build : step('npx --no -- playwright test', countPlaywright);

const passed = unit.passed + e2e.passed;
const failed = unit.failed + e2e.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
