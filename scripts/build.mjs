// The one build: every bundle of the product, by esbuild. `npm run build` makes all, into dist/ and src/.
import { build } from 'esbuild';
import { rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { classicScripts } from './classic-scripts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** What a page needs: classic scripts, because on-premises Azure DevOps sandboxes frames and refuses modules. */
const page = {
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};
const node = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning', legalComments: 'none' };

/** name → what it builds. Kept as a list so that the byte ceilings in test/build name the same files. */
const bundles = {
  // Forge resolves handlers under ./src only and passes this file through its own bundler.
  'jira functions': {
    ...node,
    target: 'node22',
    format: 'cjs',
    entryPoints: [at('jira-app/functions.ts')],
    outfile: at('src/index.js'),
    // Forge's own bundler reads no private methods; fields it does.
    supported: { 'class-private-method': false, 'class-private-static-method': false },
    // Forge provides nothing at run time but its own bundler's output: everything is bundled.
  },
  // What is needed to show the panel; the hierarchy and the rest are scripts of their own, loaded when asked for.
  'jira page': {
    ...page,
    run: classicScripts,
    entryPoints: [at('jira-app/page/main.ts')],
    outdir: at('dist/jira-app/ui'),
  },
  'jira page files': {
    ...page,
    entryPoints: ['main.css', 'hierarchy.css', 'review.css', 'review-settings.css', 'index.html'].map(
      (file) => at('jira-app/page', file),
    ),
    outdir: at('dist/jira-app/ui'),
    loader: { '.html': 'copy' },
  },
  // Stands for what Forge puts into the frame around a page.
  'workbench jira frame': {
    ...page,
    entryPoints: [at('workbench/jira-host/frame/forge-bridge.ts')],
    outfile: at('dist/workbench/forge-bridge.js'),
  },
  // What is needed to show the panel; the rest are scripts of their own, loaded when they are asked for.
  'ado panel': {
    ...page,
    run: classicScripts,
    entryPoints: [at('ado-extension/page/panel.ts')],
    outdir: at('dist/ado-extension/dist'),
  },
  'ado hub': {
    ...page,
    run: classicScripts,
    allAtOnce: true,
    entryPoints: [at('ado-extension/page/hub.ts')],
    outdir: at('dist/ado-extension/dist'),
  },
  // On dashboards and beside sprints: each is a page of its own.
  ...Object.fromEntries(
    ['widget', 'widget-configuration', 'sprint-tab'].map((name) => [
      `ado ${name}`,
      {
        ...page,
        run: classicScripts,
        entryPoints: [at(`ado-extension/page/${name}.ts`)],
        outdir: at('dist/ado-extension/dist'),
      },
    ]),
  ),
  'ado page': {
    ...page,
    entryPoints: ['panel', 'hub', 'widget', 'widget-configuration', 'sprint-tab'].flatMap((name) =>
      ['css', 'html'].map((kind) => at('ado-extension/page', `${name}.${kind}`)),
    ),
    outdir: at('dist/ado-extension/dist'),
    loader: { '.html': 'copy' },
  },
  'ado package files': {
    entryPoints: ['vss-extension.json', 'overview.md', 'static/logo.png', 'static/widget.png'].map((file) =>
      at('ado-extension', file),
    ),
    outbase: at('ado-extension'),
    outdir: at('dist/ado-extension'),
    loader: { '.json': 'copy', '.md': 'copy', '.png': 'copy' },
    logLevel: 'warning',
  },
  'workbench page': {
    ...page,
    entryPoints: ['main.tsx', 'workbench.css', 'index.html'].map((file) => at('workbench/page', file)),
    outdir: at('dist/workbench/page'),
    loader: { '.html': 'copy' },
  },
  'command line': {
    ...node,
    format: 'esm',
    entryPoints: [at('cli/main.ts')],
    // Beside its package, so that it finds the package's own dependencies.
    outdir: at('cli/dist'),
    outExtension: { '.js': '.mjs' },
    // A command loads what it needs: the workbench must not slow an evaluation down.
    splitting: true,
    packages: 'external',
    alias: workspaceAlias(),
  },
};

for (const folder of ['dist/jira-app', 'dist/ado-extension', 'dist/workbench', 'cli/dist']) {
  await rm(at(folder), { recursive: true, force: true });
}
for (const [name, { run = build, ...options }] of Object.entries(bundles)) {
  if (!existsSync(options.entryPoints[0])) continue;
  await run(options).catch((cause) => {
    throw new Error(`The bundle "${name}" did not build.`, { cause });
  });
}

// The functions' bundle is CommonJS, as Forge's own bundler makes it; the root package is not.
await writeFile(at('src/package.json'), '{ "type": "commonjs" }\n');

/** With `packages: external`, our own packages must still be bundled: they are TypeScript. */
function workspaceAlias() {
  return Object.fromEntries(
    ['core', 'ui', 'jira-app', 'ado-extension', 'workbench', 'cli'].map((name) => [
      `@throughline/${name}`,
      at(name),
    ]),
  );
}
