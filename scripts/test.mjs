// npm test: install what is locked, find or install a browser, then every check and every suite.
// A single suite: npx jest test/core
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser, ensureInstalled, findBrowser, root, run } from './setup.mjs';

ensureInstalled();
await ensureBrowser();
// The suites use the very browser that was found here.
process.env.THROUGHLINE_BROWSER = await findBrowser();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const report = path.join(root, '.cache', 'jest-report.json');
mkdirSync(path.dirname(report), { recursive: true });

/** @type {readonly (readonly [name: string, command: string, args: string[]])[]} */
const steps = [
  ['build', process.execPath, [path.join(root, 'scripts/build.mjs')]],
  [
    'format',
    bin('prettier'),
    ['--check', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn', '.'],
  ],
  ['types', bin('tsc'), ['-b', '--force']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['unused code', bin('knip'), []],
  ['Forge manifest, linter and bundler', process.execPath, [path.join(root, 'scripts/check-jira.cjs')]],
  ['Azure DevOps package', process.execPath, [path.join(root, 'scripts/package-ado.mjs')]],
  ['suites', bin('jest'), ['--json', '--outputFile', report, ...process.argv.slice(2)]],
];

const failed = [];
for (const [name, command, args] of steps) {
  const from = Date.now();
  console.log(`\n── ${name}`);
  const good = run(command, args, name === 'suites' ? { stdio: ['inherit', 'ignore', 'inherit'] } : {});
  console.log(`── ${name}: ${good ? 'good' : 'FAILED'} (${Math.round((Date.now() - from) / 1000)} s)`);
  if (!good) failed.push(name);
  // Without a build nothing after it says anything.
  if (!good && name === 'build') break;
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
