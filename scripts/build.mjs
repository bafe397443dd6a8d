// The one build: every bundle of the product, by esbuild. `npm run build` makes all, into dist/ and src/.
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

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
    // Forge provides nothing at run time but its own bundler's output: everything is bundled.
  },
  'jira page': {
    ...page,
    entryPoints: [at('jira-app/page/main.ts')],
    outfile: at('dist/jira-app/ui/main.js'),
  },
  'ado panel': {
    ...page,
    entryPoints: [at('ado-extension/page/panel.ts')],
    outfile: at('dist/ado-extension/dist/panel.js'),
  },
  'command line': {
    ...node,
    format: 'esm',
    entryPoints: [at('cli/main.ts')],
    outfile: at('dist/cli/main.mjs'),
    packages: 'external',
    alias: workspaceAlias(),
  },
};

await rm(at('dist/jira-app'), { recursive: true, force: true });
await rm(at('dist/ado-extension'), { recursive: true, force: true });
for (const [name, options] of Object.entries(bundles)) {
  if (!existsSync(options.entryPoints[0])) continue;
  await build(options).catch((cause) => {
    throw new Error(`The bundle "${name}" did not build.`, { cause });
  });
}

/** With `packages: external`, our own packages must still be bundled: they are TypeScript. */
function workspaceAlias() {
  return Object.fromEntries(
    ['core', 'ui', 'jira-app', 'ado-extension', 'workbench', 'cli'].map((name) => [
      `@throughline/${name}`,
      at(name),
    ]),
  );
}
