import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/setup.mjs';
import { flatRows, hierarchyView } from '../lib/hierarchy-data.mjs';
import { median } from '../lib/measure.mjs';
import { aside, atMost, notRun, time } from '../lib/report.mjs';
import { bench as benchFolder, root } from '../lib/sources.mjs';

/** What is drawn: the product's page, the least that a list can be, and what others would take for it. */
const sides = [
  { name: 'ours', entry: 'ours.tsx', jsxImportSource: 'preact' },
  { name: 'a bare virtual list', entry: 'bare.mjs' },
  { name: '@tanstack/react-virtual', entry: 'react-virtual.jsx', peer: '@tanstack/react-virtual' },
  { name: 'react-arborist', entry: 'react-arborist.jsx', peer: 'react-arborist' },
];

/** Height of the window: 28 rows, and a few more above and below. */
const viewport = { width: 1280, height: 900 };

/** A hierarchy of 10,000 rows in Chromium: from the start of its script to the first row on the screen. */
export async function run(bench) {
  const view = hierarchyView(bench.count(10_000));
  const data = JSON.stringify({ view, rows: flatRows(view), address: '' });
  const styles = [
    'ui/tokens.css',
    'ui/epic-panel.css',
    'ui/dialog.css',
    'ui/hierarchy/hierarchy.css',
    'ui/hierarchy/hierarchy-rows.css',
  ];
  const css = styles.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const built = [];
  for (const side of sides) {
    if (side.peer && !(await bench.peer(side.peer))) {
      bench.row(aside({ peer: side.name, ratio: null }));
      continue;
    }
    built.push({ ...side, script: await bundled(side) });
  }
  const browser = await chromium.launch({
    executablePath: (await findBrowser()) ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const took = new Map(built.map(({ name }) => [name, []]));
  const nodes = new Map();
  try {
    // The first round of each is not counted: it warms the browser.
    for (let round = -1; round < bench.rounds(15); round++) {
      for (const { name, script } of built) {
        const seen = await draw(browser, { data, css, script });
        nodes.set(name, seen.nodes);
        if (round >= 0 || bench.smoke) took.get(name).push(seen.took);
      }
    }
  } finally {
    await browser.close();
  }
  report(bench, built, took, nodes, view.nodes.length);
}

// ── below ──

function report(bench, built, took, nodes, rows) {
  const bare = took.get('a bare virtual list');
  for (const { name, script } of built) {
    if (name === 'a bare virtual list') continue;
    const ratio = median(took.get(name).map((one, round) => one / bare[round]));
    const weight = `${(gzipSync(script, { level: 9 }).length / 1000).toFixed(1)} kB gz`;
    const note = `${time(median(took.get(name)))}, bare ${time(median(bare))}; ${weight}; ${nodes.get(name)} DOM nodes`;
    const row = { peer: `first row of ${rows}: ${name} beside a bare list`, ratio, note };
    bench.row(name === 'ours' ? atMost(1.5, row) : aside(row));
  }
  const ours = nodes.get('ours');
  bench.row(
    ours === undefined ? notRun(200, 'DOM nodes') : atMost(200, { peer: 'DOM nodes', ratio: ours, unit: '' }),
  );
}

async function bundled({ entry, jsxImportSource = 'react' }) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(benchFolder, 'pages', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource,
    nodePaths: [path.join(root, 'node_modules')],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** A page of its own each time, so that nothing is compiled already. */
async function draw(browser, { data, css, script }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  try {
    await page.setContent('<!doctype html><body style="margin:0"><div id="root" style="height:900px"></div>');
    await page.addStyleTag({ content: css });
    await page.evaluate((given) => {
      globalThis.benchData = JSON.parse(given);
    }, data);
    return await page.evaluate(firstRow, script);
  } finally {
    await context.close();
  }
}

/** In the page. A row counts once it can be read and the frame that shows it is over. */
function firstRow(script) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no row was drawn within 60 s')), 60_000);
    const root = document.getElementById('root');
    const isThere = () =>
      [...root.querySelectorAll('[role=row], [data-row]')].some((row) => /o-\d/.test(row.textContent));
    let from = 0;
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      // After the frame: a message that is posted in it is handled behind its painting.
      channel.port1.addEventListener('message', () => {
        const took = performance.now() - from;
        setTimeout(() => resolve({ took, nodes: root.querySelectorAll('*').length }), 300);
      });
      channel.port1.start();
      return requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    requestAnimationFrame(() => {
      from = performance.now();
      const element = document.createElement('script');
      element.textContent = script;
      document.body.append(element);
      look();
    });
  });
}
