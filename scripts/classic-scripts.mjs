// Split bundles as classic scripts. esbuild splits at every `import()`, but into modules only, and a page in the
// sandbox of an on-premises Azure DevOps may load no module. So its modules are wrapped as functions of a small
// registry, and each `import()` becomes a script tag.
import { build, transform } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The global that the scripts of one page share. */
const registry = '__throughline';

/**
 * Builds one entry and all that it imports later.
 * @param {import('esbuild').BuildOptions & { entryPoints: string[], outdir: string }} options of one entry point
 * @returns {Promise<void>} `<entry>.js` holds what is needed at once; `<entry>-<name>-<hash>.js` are loaded on demand
 */
export async function classicScripts(options) {
  const [entry] = options.entryPoints;
  const name = path.basename(entry).replace(/\.\w+$/, '');
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { [name]: entry },
    format: 'esm',
    splitting: true,
    chunkNames: `${name}-[name]-[hash]`,
    metafile: true,
    write: false,
  });
  const modules = new Map();
  for (const { path: file, text } of outputFiles) {
    const key = path.basename(file);
    const imports = metafile.outputs[path.relative(process.cwd(), file)]?.imports ?? [];
    const named = (kind) => imports.filter((one) => one.kind === kind).map((one) => path.basename(one.path));
    modules.set(key, { text, now: named('import-statement'), later: named('dynamic-import') });
  }

  const first = `${name}.js`;
  const atOnce = closure(modules, first);
  const onDemand = [...modules.keys()].filter((key) => !atOnce.has(key));
  const needs = Object.fromEntries(
    onDemand.map((key) => [key, [...closure(modules, key)].filter((one) => !atOnce.has(one))]),
  );
  await mkdir(options.outdir, { recursive: true });
  const parts = await Promise.all([...atOnce].map((key) => wrapped(key, modules.get(key))));
  const script = [await loader(needs), ...parts, `${registry}.get(${JSON.stringify(first)})`];
  await writeFile(path.join(options.outdir, first), `${script.join(';\n')};\n`);
  for (const key of onDemand) {
    await writeFile(path.join(options.outdir, key), `${await wrapped(key, modules.get(key))};\n`);
  }
}

/** Everything that is needed before this one can run, itself last. */
function closure(modules, key, found = new Set()) {
  if (found.has(key)) return found;
  for (const one of modules.get(key)?.now ?? []) if (one !== key) closure(modules, one, found);
  return found.add(key);
}

async function wrapped(key, { text, later }) {
  let loaded = text;
  for (const one of later)
    loaded = loaded.replaceAll(`import("./${one}")`, `${registry}.load(${JSON.stringify(one)})`);
  const { code } = await transform(loaded, {
    format: 'cjs',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  });
  // In parentheses, as a function: engines then read it once, whole, and not first for where it ends.
  return `${registry}.add(${JSON.stringify(key)},(function(require,module,exports){${code.trim()}}))`;
}

/** What runs in the page; `needs` says which scripts a script needs, itself last. */
async function loader(needs) {
  const source = `
    (() => {
      const base = document.currentScript.src.replace(/[^/]*$/, '');
      const made = {}, run = {}, loading = {}, needs = ${JSON.stringify(needs)};
      const get = (name) => {
        name = name.replace('./', '');
        if (!made[name]) { const module = made[name] = { exports: {} }; run[name](get, module, module.exports); }
        return made[name].exports;
      };
      const fetch = (name) => run[name] ? null : loading[name] ??= new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = base + name;
        script.onload = () => resolve();
        script.onerror = () => {
          script.remove();
          delete loading[name];
          reject(new Error(name + ' could not be loaded.'));
        };
        document.head.append(script);
      });
      const load = async (name) => { await Promise.all((needs[name] ?? []).map(fetch)); return get(name); };
      globalThis.${registry} = { add: (name, module) => { run[name] = module; }, get, load };
    })()`;
  const { code } = await transform(source, { minify: true, target: 'es2022' });
  return code.trim().replace(/;$/, '');
}
