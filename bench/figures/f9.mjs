import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from '../lib/measure.mjs';
import { aside, atMost } from '../lib/report.mjs';
import { bench as benchFolder, root } from '../lib/sources.mjs';

const out = path.join(root, '.cache/bench/load');

/** As scripts/build.mjs makes the functions' bundle, but minified: code is weighed, not names. Forge minifies nothing. */
const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'error',
};

const engine = `export { evaluateShard } from './core/use/evaluate-shard.ts';`;
const events = `
  export { noteWorkMoved } from './core/use/note-work-moved.ts';
  export { noteWorkDeleted } from './core/use/note-work-deleted.ts';`;

/**
 * What is loaded; `from` = where its imports are looked up. The engine: a stored shard to every value. With events: and
 * what the issue trigger runs of core. The functions: everything, with Forge's packages.
 */
const scripts = [
  { name: 'core: the engine', contents: engine, from: root, bar: true },
  { name: 'core: the engine and the events', contents: engine + events, from: root, bar: false },
  {
    name: 'core: what opens a panel',
    contents: `export { openEpicPanel } from './core/use/open-epic-panel.ts';`,
    from: root,
  },
  {
    name: 'all functions, with Forge and the plan reader',
    contents: `export * from './jira-app/functions.ts';`,
    from: root,
  },
  { name: 'zod alone', contents: `export { z } from 'zod';`, from: benchFolder, peer: 'zod' },
  {
    name: 'HyperFormula alone',
    contents: `export { HyperFormula } from 'hyperformula';`,
    from: benchFolder,
    peer: 'hyperformula',
  },
];

/** The first time that a fresh process requires a script, over the same for an empty one. */
export async function run(bench) {
  mkdirSync(out, { recursive: true });
  const empty = { name: 'empty', file: path.join(out, 'empty.cjs') };
  writeFileSync(empty.file, '');
  const built = [];
  for (const [at, script] of scripts.entries()) {
    if (script.peer && !(await bench.peer(script.peer))) continue;
    const file = path.join(out, `${at}.cjs`);
    await build({ ...options, outfile: file, stdin: { contents: script.contents, resolveDir: script.from } });
    built.push({ ...script, file, bytes: gzipSync(readFileSync(file), { level: 9 }).length });
  }
  const took = new Map([empty, ...built].map(({ name }) => [name, []]));
  for (let round = 0; round < bench.rounds(7); round++) {
    for (const { name, file } of [empty, ...built]) took.get(name).push(load(file));
  }
  for (const { name, bar, bytes } of built) {
    const ratio = median(took.get(name).map((time, round) => time - took.get('empty')[round]));
    const note = `${(bytes / 1000).toFixed(1)} kB gz`;
    if (bar) {
      bench.row(atMost(5, { peer: name, ratio, unit: ' ms', note }));
      bench.row(atMost(10, { peer: `${name}, bytes`, ratio: bytes / 1000, unit: ' kB gz' }));
    } else bench.row(aside({ peer: name, ratio, unit: ' ms', note }));
  }
  for (const { name, peer } of scripts) {
    if (peer && !took.has(name)) bench.row(aside({ peer: name, ratio: null, unit: ' ms' }));
  }
}

/**
 * Milliseconds of processor time, told by the process itself: how long a process takes to start and how often others
 * interrupt it are none of the script's doing.
 */
function load(file) {
  const program = `const from = process.cpuUsage();
    require(${JSON.stringify(file)});
    const { user, system } = process.cpuUsage(from);
    process.stdout.write(String((user + system) / 1000), () => process.exit());`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} does not load: ${stderr}`);
  return Number(stdout);
}
