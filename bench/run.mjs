// npm run bench [-- F1 F3 …] [--json] [--smoke]: every figure of docs/performance.md with its peers beside it.
// --smoke: smallest size, few rounds, nothing installed; for a look whether all sides agree, not for figures.
import { fork } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { figures } from './figures/all.mjs';
import { line, machine } from './lib/report.mjs';
import { bundleSources } from './lib/sources.mjs';
import { installPeers } from './lib/peers.mjs';

const args = process.argv.slice(2);
const smoke = args.includes('--smoke');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const say = (text) => process.stdout.write(`${text}\n`);

const unknown = wanted.filter((id) => !figures.includes(id));
if (unknown.length > 0) {
  say(`There is no figure ${unknown.join(', ')}; there are ${figures.join(', ')}.`);
  process.exit(2);
}
if (!smoke) installPeers(say);
await bundleSources();

say(machine(cpus(), process.version));
const results = [];
for (const id of wanted.length > 0 ? wanted : figures) {
  const before = loadavg()[0];
  const from = Date.now();
  const { rows, fault } = await measure(id);
  results.push(...rows.filter(({ pass }) => pass !== undefined));
  say(`\n${id}`);
  for (const row of rows) say(line(row));
  if (fault !== null) {
    say(`  did not run: ${fault}`);
    results.push({ id, ratio: null, bar: null, peer: null, pass: false });
  }
  const load = `load ${before.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`;
  say(`  ${((Date.now() - from) / 1000).toFixed(0)} s, ${load}`);
}
if (args.includes('--json')) {
  const kept = results.map(({ id, ratio, bar, peer, pass }) => ({ id, ratio, bar, peer, pass }));
  say(JSON.stringify({ figures: kept }));
}
// Falling short is said, not punished: times belong to no gate. A figure that did not run is a fault.
process.exitCode = results.some(({ peer }) => peer === null) ? 1 : 0;

/** A process for each figure: none warms, fills or slows the next. */
function measure(id) {
  return new Promise((resolve) => {
    const child = fork(
      fileURLToPath(new URL('lib/figure-process.mjs', import.meta.url)),
      [id, smoke ? 'smoke' : ''],
      {
        execArgv: ['--expose-gc', '--max-old-space-size=6144'],
      },
    );
    const rows = [];
    let fault = 'it ended without a word';
    child.on('message', (message) => {
      if (message.row) rows.push(message.row);
      else fault = message.fault;
    });
    child.on('exit', () => resolve({ rows, fault }));
  });
}
