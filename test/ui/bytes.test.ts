import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The panel with Preact and what it takes of core, as a page carries it: kB gz. Raise it only with a reason here. */
const CEILING = 30;

it('the panel stays small, and carries nothing of the engine', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve(__dirname, '../../ui/epic-panel/mount.tsx')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(CEILING * 1000);
  const carried = Object.keys(metafile.inputs).filter((file) => /(^|\/)core\//.test(file));
  const words = carried.filter((file) => file.includes('core/view/words/'));
  // Beside the words only how a number is written: exact decimals, and percentages by R4.
  expect(
    carried
      .filter((file) => !words.includes(file))
      .map((file) => path.basename(file))
      .sort(),
  ).toEqual(['decimal.ts', 'percent.ts', 'ppm.ts']);
});
