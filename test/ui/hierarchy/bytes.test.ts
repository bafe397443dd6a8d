import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * kB gz; raise them only with a reason here. What draws the first rows, English with it; and the page that takes over,
 * with Preact and all its words.
 */
const ceilings = { first: 14, page: 50 };

interface Carried {
  readonly kB: number;
  readonly files: readonly string[];
}

/** What comes with the mount at once, and what comes with the page that it loads after its first rows. */
async function built(): Promise<{ readonly first: Carried; readonly page: Carried }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve(__dirname, '../../../ui/hierarchy/mount.ts')],
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
  const taken = (entry: string): Carried => {
    const names = new Set<string>();
    const take = (name: string): void => {
      if (names.has(name)) return;
      names.add(name);
      for (const { path: next, kind } of metafile.outputs[name]!.imports)
        if (kind === 'import-statement') take(next);
    };
    take(Object.keys(metafile.outputs).find((name) => metafile.outputs[name]!.entryPoint?.endsWith(entry))!);
    const bytes = outputFiles
      .filter(({ path: file }) => [...names].some((name) => file.endsWith(path.basename(name))))
      .reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
    return {
      kB: bytes / 1000,
      files: [...names].flatMap((name) => Object.keys(metafile.outputs[name]!.inputs)),
    };
  };
  return { first: taken('mount.ts'), page: taken('app.tsx') };
}

const ofCore = ({ files }: Carried) =>
  files.filter((file) => /(^|\/)core\/(use|progress|port|plan-file|what-if)\//.test(file));

describe('the hierarchy page', () => {
  let first: Carried;
  let page: Carried;
  beforeAll(async () => ({ first, page } = await built()));

  it('draws its first rows with a small script: no Preact, no dialogs, no words of editors', () => {
    expect(first.kB).toBeLessThanOrEqual(ceilings.first);
    expect(first.files.filter((file) => /preact|\.tsx$/.test(file))).toEqual([]);
    expect(
      first.files.filter((file) => /words\/english\/(editor|problems|trace|hierarchy|node)/.test(file)),
    ).toEqual([]);
    expect(first.files.some((file) => file.endsWith('ui/hierarchy/row-markup.ts'))).toBe(true);
  });

  it('stays small when it takes over, and loads editors and pictures later', () => {
    expect(page.kB).toBeLessThanOrEqual(ceilings.page);
    expect(
      page.files.filter((file) => /ui\/hierarchy\/(editor|node|what-if|picture|heat)\//.test(file)),
    ).toEqual([]);
    // The same rows, not a second kind of them.
    expect(page.files.some((file) => file.endsWith('ui/hierarchy/row-markup.ts'))).toBe(true);
  });

  it('carries nothing of the engine, nor another language', () => {
    for (const part of [first, page]) {
      expect(part.files.filter((file) => /words\/german/.test(file))).toEqual([]);
      expect(ofCore(part)).toEqual([expect.stringMatching(/core\/progress\/percent\.ts$/)]);
    }
  });
});
