// npm test: install what is locked, find or install a browser, then every check and every suite.
// A single suite: npx jest test/core
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureBrowser, ensureInstalled, findBrowser, root, run, runAside } from './setup.mjs';

ensureInstalled();
await ensureBrowser();
// The suites use the very browser that was found here.
process.env.THROUGHLINE_BROWSER = await findBrowser();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const report = path.join(root, '.cache', 'jest-report.json');
mkdirSync(path.dirname(report), { recursive: true });

/** @typedef {readonly [name: string, command: string, args: string[]]} Step */

/** @type {Step} */
const building = ['build', process.execPath, [path.join(root, 'scripts/build.mjs')]];

/** Each looks at the sources alone: several at once. The longest first. @type {readonly Step[]} */
const checks = [
  ['Forge manifest, linter and bundler', process.execPath, [path.join(root, 'scripts/check-jira.cjs')]],
  [
    'format',
    bin('prettier'),
    ['--check', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn', '.'],
  ],
  ['types', bin('tsc'), ['-b', '--force']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['unused code', bin('knip'), []],
  ['Azure DevOps package', process.execPath, [path.join(root, 'scripts/package-ado.mjs')]],
];

/** @type {Step} */
const suites = ['suites', bin('jest'), ['--json', '--outputFile', report, ...process.argv.slice(2)]];

const failed = [];
const told = async (name, run) => {
  const from = Date.now();
  const { good, output } = await run();
  const seconds = Math.round((Date.now() - from) / 1000);
  console.log(`${output}── ${name}: ${good ? 'good' : 'FAILED'} (${seconds} s)`);
  if (!good) failed.push(name);
  return good;
};
const shown = ([name, command, args], options = {}) =>
  told(name, async () => {
    console.log(`\n── ${name}`);
    return { good: run(command, args, options), output: '' };
  });

// Without a build nothing after it says anything.
if (await shown(building)) {
  const waiting = [...checks];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [name, command, args] = step;
      await told(name, async () => {
        const { good, output } = await runAside(command, args);
        return { good, output: `\n── ${name}\n${output}` };
      });
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  // What jest says to a reader comes on the one stream, its report goes to the file.
  await shown(suites, { stdio: ['inherit', 'ignore', 'inherit'] });
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
