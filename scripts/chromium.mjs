/** Finds Chromium for the tests; run as a script it also installs one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const SYSTEM_PATHS = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [`${process.env['PROGRAMFILES']}\\Google\\Chrome\\Application\\chrome.exe`],
};

/** WebGPU runs on Chromium's software adapter unless REAL_GPU is set; the rest keeps the browser from calling out. */
const chromiumArgs = [
  '--enable-unsafe-webgpu',
  ...(process.env['REAL_GPU'] ? [] : ['--use-webgpu-adapter=swiftshader']),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The executable: CHROMIUM_PATH, one of the system, or Playwright's own; undefined when there is none. */
function findChromium() {
  const forced = process.env['CHROMIUM_PATH'];
  if (forced && !existsSync(forced)) throw new Error(`CHROMIUM_PATH=${forced} does not exist`);
  return forced || SYSTEM_PATHS[process.platform]?.find(existsSync) || playwrightChromium();
}

/** What Playwright's launch needs to start that Chromium. */
export function chromiumLaunch() {
  const executablePath = findChromium();
  return { args: chromiumArgs, ...(executablePath && { executablePath }) };
}

function playwrightChromium() {
  const own = require('playwright').chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

function ensureChromium() {
  const found = findChromium() ?? (installWithApt(), findChromium()) ?? (installWithPlaywright(), findChromium());
  if (!found) throw new Error('No Chromium. Install one (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH.');
  return found;
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const flags = ['-y', '-o', 'DPkg::Lock::Timeout=600', '--no-install-recommends'];
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', ...flags, 'chromium', 'fonts-liberation'], options);
}

function installWithPlaywright() {
  const cli = path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = ensureChromium();
  console.log(`chromium: ${found}, ${execFileSync(found, ['--version'], { encoding: 'utf8' }).trim()}`);
}
