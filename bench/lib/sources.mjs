import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bench = fileURLToPath(new URL('..', import.meta.url));
const out = path.join(root, '.cache/bench');

/** What the bench runs of the product: these files and what they import, with nothing changed. */
const entries = {
  live: 'core/progress/live/live.ts',
  'day-series': 'core/progress/live/day-series.ts',
  'epic-panel-view': 'core/view/epic-panel-view.ts',
  'evaluate-shard': 'core/use/evaluate-shard.ts',
  'evaluate-tree': 'core/progress/evaluate-tree.ts',
  'hierarchy-rows': 'core/view/hierarchy-rows.ts',
  'encode-shard': 'core/port/stored/encode-shard.ts',
  'decode-shard': 'core/port/stored/decode-shard.ts',
  'stored-scores': 'core/use/stored-scores.ts',
};

/** Bundles the TypeScript sources for Node, unminified so that a profile can be read. */
export async function bundleSources() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file))),
    ),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}

/** One of the entries above, as bundled last. */
export const ours = (name) => import(pathToFileURL(path.join(out, `${name}.mjs`)).href);
