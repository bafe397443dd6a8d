import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the review loads before it is drawn, with Preact and its words: kB gz. Raise it only with a reason here. */
const CEILING = 30;

it('the review stays small, and carries no settings, no other language and nothing of the engine', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve(__dirname, '../../../ui/sprint-review/mount.tsx')],
    outdir: 'nowhere',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
  });
  const first = new Set<string>();
  const take = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const { path: next, kind } of metafile.outputs[name]!.imports)
      if (kind === 'import-statement') take(next);
  };
  take(
    Object.keys(metafile.outputs).find((name) => metafile.outputs[name]!.entryPoint?.endsWith('mount.tsx'))!,
  );
  const bytes = outputFiles
    .filter(({ path: file }) => [...first].some((name) => file.endsWith(path.basename(name))))
    .reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
  expect(bytes).toBeLessThanOrEqual(CEILING * 1000);

  const carried = [...first].flatMap((name) => Object.keys(metafile.outputs[name]!.inputs));
  expect(
    carried.filter((file) => /words\/german|sprint-review\/(settings|story|line-details)/.test(file)),
  ).toEqual([]);
  expect(
    carried.filter((file) => /(^|\/)core\/(use|progress|port|plan-file|history|review)\//.test(file)),
  ).toEqual([expect.stringMatching(/core\/progress\/percent\.ts$/)]);
});
