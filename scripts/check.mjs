/** Runs every static check, as many at a time as the machine has cores, and prints what each said; what did not change is not looked at again. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The longest first, so that the others run beside it. */
const CHECKS = ['check:types', 'check:format', 'check:lint', 'check:layers', 'check:unused', 'check:types:pure', 'check:schemas'];

/**
 * Runs one script of package.json.
 * @param {string} name
 * @returns {Promise<boolean>} whether it passed
 */
function run(name) {
  const began = Date.now();
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'passed' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(Buffer.concat(said).toString());
      resolve(code === 0);
    });
  });
}

const waiting = [...CHECKS];
/** @type {string[]} */
const failed = [];

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) if (!(await run(name))) failed.push(name);
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
