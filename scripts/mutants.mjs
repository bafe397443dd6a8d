// npm run mutants: breaks each rule's implementation in one small way and shows that a test notices.
// npm run mutants -- R13 R25: only those of some rules.
// Fails where a mutant survives that docs/testing.md does not name, where one named there is caught, and where a
// mutant no longer fits its file: the list is kept as true as the code.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from './mutants/list.mjs';
import { ensureInstalled, root } from './setup.mjs';

ensureInstalled();

/** From the quickest to the slowest: most mutants fall at the first. */
const stages = [
  ['test/core/golden'],
  ['test/core/progress/(?!properties)', 'test/core/model', 'test/core/tracker', 'test/cli/json-report'],
  ['test/core/history', 'test/core/review', 'test/core/use/review'],
  ['test/core/trace', 'test/core/what-if', 'test/core/plan-file'],
  ['test/core/live'],
  ['test/core/progress/properties', 'test/core/oracle', 'test/gates/exactness', 'test/gates/live-exactness'],
];

/** What time does to numbers (R33 and on) is looked at first where it is tested. */
const stagesFor = ({ rule }) => {
  const [first, second, past, ...rest] = stages;
  return Number(rule.slice(1)) >= 33 ? [past, first, second, ...rest] : stages;
};

const asked = process.argv.slice(2);
const chosen = mutants.filter(({ rule }) => asked.length === 0 || asked.includes(rule));
const spots = chosen.map((mutant) => {
  const source = readFileSync(path.join(root, mutant.file), 'utf8');
  return { mutant, times: source.split(mutant.find).length - 1 };
});
const stray = spots.filter(({ times }) => times !== 1);
for (const { mutant, times } of stray) {
  console.error(`${name(mutant)}: what it changes stands ${times} times in ${mutant.file}, not once`);
}

mkdirSync(path.join(root, '.cache/mutants'), { recursive: true });
/** Milliseconds that a stage may take with a mutant: by what it took without one on this machine, as busy as it is. */
const patience = new Map();

// Nothing is shown by a test that fails without a mutant as well. The last stage takes as long as the others together.
await Promise.all([sound(stages.slice(0, -1)), sound(stages.slice(-1))]);

const survivors = [];
const queue = spots.filter(({ times }) => times === 1).map(({ mutant }) => mutant);
let done = 0;
await Promise.all([worker(), worker()]);

const listed = [
  ...readFileSync(path.join(root, 'docs/testing.md'), 'utf8').matchAll(/^- `(R\d+: .+?)`/gm),
].map(([, one]) => one);
const known = (one) => listed.includes(name(one));
const unknown = survivors.filter((one) => !known(one));
const caught = chosen.filter((one) => known(one) && !survivors.includes(one));
for (const one of unknown) console.error(`Survives: ${name(one)} (${one.file})`);
for (const one of caught)
  console.error(`Is caught, though docs/testing.md lists it as a survivor: ${name(one)}`);
console.log(
  `${chosen.length} mutants of ${new Set(chosen.map(({ rule }) => rule)).size} rules: ${chosen.length - stray.length - survivors.length} caught, ${survivors.length} survive, ${stray.length} do not fit`,
);
process.exitCode = unknown.length + caught.length + stray.length > 0 ? 1 : 0;

// ── below ──

async function sound(some) {
  for (const stage of some) {
    const from = Date.now();
    const good = await passes(null, stage);
    patience.set(stage, Math.max(240_000, 5 * (Date.now() - from)));
    if (good) continue;
    console.error(`Without any mutant a test of ${stage.join(', ')} fails: mend that first.`);
    process.exit(1);
  }
}

async function worker() {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const from = Date.now();
    let survived = true;
    for (const stage of stagesFor(mutant)) survived &&= await passes(mutant, stage);
    if (survived) survivors.push(mutant);
    done += 1;
    const seconds = Math.round((Date.now() - from) / 1000);
    console.log(`${done}. ${survived ? 'SURVIVES' : 'caught'}  ${name(mutant)} (${seconds} s)`);
  }
}

/** Do these suites pass with a mutant in the code? One that loops for ever fails when the patience is over. */
function passes(mutant, stage) {
  return new Promise((resolve, reject) => {
    const jest = spawn(
      process.execPath,
      [
        path.join(root, 'node_modules/jest/bin/jest.js'),
        '--config',
        path.join(root, 'scripts/mutants/jest.config.mjs'),
        '--runInBand',
        '--silent',
        // The first test that notices is enough.
        '--bail',
        ...stage,
      ],
      {
        cwd: root,
        stdio: 'ignore',
        // Fewer random cases: a mutant that only the thousandth finds is not caught by a test.
        env: { ...process.env, THROUGHLINE_MUTANT: JSON.stringify(mutant), THROUGHLINE_RUNS: '200' },
      },
    );
    jest.on('error', reject);
    const limit = patience.get(stage);
    const late = limit && setTimeout(() => jest.kill('SIGKILL'), limit);
    jest.on('exit', (code) => {
      clearTimeout(late);
      resolve(code === 0);
    });
  });
}

function name({ rule, breaks }) {
  return `${rule}: ${breaks}`;
}
