import { build } from 'esbuild';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { classicScripts } from '../../scripts/classic-scripts.mjs';
import { findBrowser } from '../../scripts/setup.mjs';
import { firstRow } from '../lib/first-row.mjs';
import { flatRows, hierarchyView } from '../lib/hierarchy-data.mjs';
import { median } from '../lib/measure.mjs';
import { servePages } from '../lib/page-server.mjs';
import { aside, atMost, notRun, time } from '../lib/report.mjs';
import { bench as benchFolder, root } from '../lib/sources.mjs';

const out = path.join(root, '.cache/bench/pages');
const ours = 'ours';
const bare = 'a bare list';
const sameTexts = 'a bare list that says the same';

/** What is drawn: the product's page, lists with nothing behind them, and what others would take for it. */
const sides = [
  {
    name: ours,
    entry: 'ours.tsx',
    jsxImportSource: 'preact',
    styles: 'ado-extension/page/hub.css',
    takesOver: true,
  },
  { name: bare, entry: 'bare.mjs' },
  { name: sameTexts, entry: 'bare-row.mjs' },
  { name: '@tanstack/react-virtual', entry: 'react-virtual.jsx', peer: '@tanstack/react-virtual', most: 5 },
  { name: 'react-arborist', entry: 'react-arborist.jsx', peer: 'react-arborist', most: 5 },
];

/** Height of the window: 28 rows. */
const viewport = { width: 1280, height: 900 };

/** Milliseconds: after these no further round is begun, for the figure is to take less than a minute also on a busy machine. */
const budget = 30_000;

/** A hierarchy of 10,000 rows in Chromium: from the start of its script to its first row on the screen. */
export async function run(bench) {
  const view = hierarchyView(bench.count(10_000));
  rmSync(out, { recursive: true, force: true });
  const built = [];
  for (const side of sides) {
    if (side.peer && !(await bench.peer(side.peer))) bench.row(aside({ peer: side.name, ratio: null }));
    else built.push({ ...side, script: await bundled(side), seen: [] });
  }
  const server = await servePages(await files(view, built));
  const browser = await chromium.launch({
    executablePath: (await findBrowser()) ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const from = Date.now();
    // The first round of each is not counted: it warms the browser.
    for (let round = -1; round < bench.rounds(11); round++) {
      if (round >= 3 && Date.now() - from > budget) break;
      for (const [at, side] of built.entries()) {
        const { seen, most = Infinity } = side;
        if (round >= most) continue;
        const drawn = await draw(browser, `${server.address}/${at}`, side);
        if (round >= 0 || bench.smoke) seen.push(drawn);
      }
    }
  } finally {
    await browser.close();
    server.stop();
  }
  report(bench, new Map(built.map((side) => [side.name, side])), view.nodes.length);
}

// ── below ──

function report(bench, built, rows) {
  const said = (name) => {
    const { seen, script } = built.get(name);
    const of = (what) => median(seen.map((one) => one[what]));
    const weight = `${(gzipSync(script, { level: 9 }).length / 1000).toFixed(1)} kB gz`;
    return `${name} ${time(of('shown'))}, ${time(of('work'))} of the processor, ${weight}, ${of('nodes')} nodes`;
  };
  const ratio = (name, to, what) => {
    const other = built.get(to).seen;
    return median(built.get(name).seen.map((one, round) => one[what] / other[round][what]));
  };
  const row = (name, to, what = 'shown', as = 'first row on the screen') => ({
    peer: `${as}, ${rows} rows: ${name} / ${to}`,
    ratio: ratio(name, to, what),
    note: what === 'shown' ? `${said(name)}; ${said(to)}` : '',
  });
  bench.row(atMost(1.5, row(ours, bare)));
  bench.row(aside(row(ours, sameTexts)));
  bench.row(aside(row(ours, sameTexts, 'work', 'processor time, all that comes later with it')));
  for (const { name } of sides) {
    if (name !== ours && name !== bare && built.has(name)) bench.row(aside(row(name, bare)));
  }
  const { seen } = built.get(ours);
  bench.row(
    aside({
      peer: 'ours: from the first row to the page that answers',
      ratio: median(seen.map(({ ready, shown }) => ready - shown)),
      unit: ' ms',
    }),
  );
  const nodes = Math.max(...seen.map((one) => one.nodes));
  bench.row(
    seen.length === 0 ? notRun(200, 'DOM nodes') : atMost(200, { peer: 'DOM nodes', ratio: nodes, unit: '' }),
  );
}

/** As the product's build makes it; what is loaded later is written beside it. */
async function bundled({ entry, jsxImportSource = 'react' }) {
  await classicScripts({
    allAtOnce: true,
    absWorkingDir: root,
    entryPoints: [path.join(benchFolder, 'pages', entry)],
    outdir: out,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource,
    nodePaths: [path.join(root, 'node_modules')],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  });
  return readFileSync(path.join(out, entry.replace(/\.\w+$/, '.js')), 'utf8');
}

/** A page a side, with its own styles, and the same data for all as one script. */
async function files(view, built) {
  const data = JSON.stringify({ view, rows: flatRows(view), address: '' });
  const found = new Map([
    ['/data.js', ['text/javascript', `globalThis.benchData = JSON.parse(${JSON.stringify(data)});`]],
  ]);
  // What a page asks for later, by the names that its script has for it.
  for (const name of readdirSync(out)) {
    found.set(`/${name}`, ['text/javascript', readFileSync(path.join(out, name), 'utf8')]);
  }
  for (const [at, { styles }] of built.entries()) {
    const css = styles === undefined ? '' : await bundledStyles(styles);
    const style = `<style>html, body, #root { height: 100%; } body { margin: 0; } ${css}</style>`;
    const body = '<body><div id="root"></div><script src="/data.js"></script></body>';
    found.set(`/${at}`, ['text/html', `<!doctype html><html lang="en">${style}${body}</html>`]);
  }
  return found;
}

async function bundledStyles(file) {
  const options = { entryPoints: [path.join(root, file)], bundle: true, minify: true, write: false };
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}

/** A page of its own each time, in a process of its own, so that nothing is compiled already. */
async function draw(browser, address, { script, takesOver = false }) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.goto(address);
    const cdp = await context.newCDPSession(page);
    // Of the processor: what others on the machine do does not count here.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await worked(cdp);
    const { from, ...seen } = await page.evaluate(firstRow, { script, limit: 60_000 });
    if (!takesOver) return { ...seen, work: (await worked(cdp)) - before };
    await page.waitForFunction('globalThis.benchReady !== undefined');
    const [ready, nodes] = await page.evaluate(() => [
      globalThis.benchReady,
      document.querySelectorAll('#root *').length,
    ]);
    const most = Math.max(nodes, seen.nodes);
    return { ...seen, ready: ready - from, nodes: most, work: (await worked(cdp)) - before };
  } finally {
    await context.close();
  }
}

async function worked(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}
