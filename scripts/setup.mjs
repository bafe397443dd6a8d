// What npm start and npm test need before anything else: the locked packages, and for tests a browser.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command with its output shown; true when it ended well. */
export function run(command, args, options = {}) {
  const ended = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (ended.error) throw new Error(`Could not start "${command}".`, { cause: ended.error });
  return ended.status === 0;
}

/**
 * Runs a command beside others; what it writes is kept, so that it is told in one piece.
 * @returns {Promise<{ good: boolean, output: string }>}
 */
export const runAside = (command, args) =>
  new Promise((ended, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.on('error', (cause) => failed(new Error(`Could not start "${command}".`, { cause })));
    child.on('close', (code) => ended({ good: code === 0, output }));
  });

/** Installs exactly what is locked, unless that is what is installed already. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Throughline needs Node 20.19 or newer; this is ${process.version}.`);
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.throughline-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the locked packages (a minute or two the first time) …');
  const npm = process.env.npm_execpath;
  const ended = npm
    ? run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'])
    : run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        shell: process.platform === 'win32',
      });
  if (!ended) stop('The packages could not be installed. npm says why above; nothing else was changed.');
  writeFileSync(stamp, lock);
}

/** Where browsers are on the usual systems; test/browser.ts looks in the same places. */
const places = JSON.parse(readFileSync(path.join(root, 'scripts/browsers.json'), 'utf8'));

/** A Chromium for the browser suites: one that is there, or Debian's package where this user may install it. */
export async function ensureBrowser() {
  if (await findBrowser()) return;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log("No browser found: installing Debian's Chromium for the browser suites …");
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    run('apt-get', ['update', '-qq'], quiet);
    // The shell draws no window for each page: a third of the time. Older Debians have only the whole browser.
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (run('apt-get', ['install', '-y', '-qq', name], quiet) && (await findBrowser())) return;
  }
  stop(
    'No browser for the browser suites. Install Chromium or Chrome (on Debian: apt-get install chromium-headless-shell), ' +
      'or name one with THROUGHLINE_BROWSER=/path/to/chrome, then run npm test again.',
  );
}

/** @returns {Promise<string | null>} the one named, Playwright's own, or one that is installed */
export async function findBrowser() {
  const { chromium } = await import('playwright-core');
  const all = [process.env.THROUGHLINE_BROWSER, chromium.executablePath(), ...places];
  return all.find((place) => place && existsSync(place)) ?? null;
}

/** Ends with one message and the exit code of a bad set-up. */
export function stop(message) {
  console.error(message);
  process.exit(2);
}
