/** Runs every test and ends with one line, `N passed, N failed`, that sums Vitest and Playwright. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const VITEST = 'test-results/vitest.json';
const PLAYWRIGHT = 'test-results/playwright.json';

/**
 * Each failure: the test's name and what it said, on a few lines. A flaky test passed only when it was tried again.
 * @typedef {{ passed: number, failed: number, failures?: string[], flaky?: string[] }} Sum
 */

const LINES = 12; // of a failure's message, in the summary

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

/** @param {string} name @param {string | undefined} message */
const failure = (name, message = '') => [name, ...message.split('\n').slice(0, LINES)].join('\n    ');

/** @returns {Sum} */
function countVitest() {
  const { numPassedTests, testResults } = readJson(VITEST);
  const failures = testResults
    .filter((/** @type {any} */ file) => file.status === 'failed')
    .flatMap((/** @type {any} */ { name, message, assertionResults }) => {
      const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
      if (!failed.length) return [failure(name, message)]; // the file could not be loaded
      return failed.map((/** @type {any} */ test) => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')));
    });
  return { passed: numPassedTests, failed: failures.length, failures };
}

/** Playwright's own report, the last that is printed, tells what failed. */
function countPlaywright() {
  const { stats, errors, suites } = readJson(PLAYWRIGHT);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, flaky: suites.flatMap(flakyOf) };
}

/** @param {any} suite @returns {string[]} */
function flakyOf({ file, specs = [], suites = [] }) {
  const own = specs.filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'flaky'));
  return [...own.map((/** @type {any} */ spec) => `${file} › ${spec.title}`), ...suites.flatMap(flakyOf)];
}

rmSync(VITEST, { force: true });
rmSync(PLAYWRIGHT, { force: true });

const unit = step(`npx --no -- vitest run --reporter=default --reporter=json --outputFile.json=${VITEST}`, countVitest);
const build = step('npm run build', () => ({ passed: 0, failed: 0 }));
const e2e = build.failed ? build : step('npx --no -- playwright test', countPlaywright);

const passed = unit.passed + e2e.passed;
const failed = unit.failed + e2e.failed;
for (const text of unit.failures ?? []) console.log(`\nfailed: ${text}`);
for (const text of e2e.flaky ?? []) console.log(`\nflaky, passed when tried again: ${text}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
