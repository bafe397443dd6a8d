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
 * @param {import('esbuild').BuildOptions & { entryPoints: string[], outdir: string, allAtOnce?: boolean }} options of
 * one entry point; `allAtOnce`: nearly all functions of its first script run at once, so that an engine does best to
 * compile them as they come in, and not each when it is called
 * @returns {Promise<void>} `<entry>.js` holds what is needed at once; `<entry>-<name>-<hash>.js` are loaded on demand
 */
export async function classicScripts({ allAtOnce = false, ...options }) {
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
  // By place in the list of names: each name holds a hash, and would weigh its length wherever it stood.
  const needs = Object.fromEntries(
    [...new Set([...modules.values()].flatMap(({ later }) => later))].map((key) => [
      key,
      [...closure(modules, key)].filter((one) => !atOnce.has(one)).map((one) => onDemand.indexOf(one)),
    ]),
  );
  await mkdir(options.outdir, { recursive: true });
  const script = [await loader(onDemand, needs), await joined(modules, atOnce)];
  // As V8 reads it; to others a comment.
  const hint = allAtOnce ? '//# allFunctionsCalledOnLoad\n' : '';
  await writeFile(path.join(options.outdir, first), `${hint}${script.join(';\n')};\n`);
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

/** What is needed at once, the entry last, in one scope: as many modules it would be a fifth larger. */
async function joined(modules, atOnce) {
  const asked = new Set(
    [...modules].flatMap(([key, { now, later }]) => (atOnce.has(key) ? later : [...now, ...later])),
  );
  const shared = [...atOnce].filter((key) => asked.has(key));
  const lines = [
    ...shared.map((key, at) => `import * as shared${at} from './${key}';`),
    ...[...atOnce].map((key) => `import './${key}';`),
    ...shared.map((key, at) => `${registry}.have(${JSON.stringify(key)}, shared${at});`),
  ];
  const chunks = {
    name: 'chunks',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ path: file }) => ({
        path: file.slice(2),
        namespace: 'chunk',
      }));
      bundle.onLoad({ filter: /./, namespace: 'chunk' }, ({ path: key }) => ({
        contents: loading(modules.get(key)),
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n') },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    plugins: [chunks],
  });
  return outputFiles[0].text.trim().replace(/;$/, '');
}

/** A module's text, its `import()` as a call of the registry. */
const loading = ({ text, later }) =>
  later.reduce(
    (loaded, one) => loaded.replaceAll(`import("./${one}")`, `${registry}.load(${JSON.stringify(one)})`),
    text,
  );

async function wrapped(key, module) {
  const { code } = await transform(loading(module), {
    format: 'cjs',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  });
  // In parentheses, as a function: engines then read it once, whole, and not first for where it ends.
  return `${registry}.add(${JSON.stringify(key)},(function(require,module,exports){${code.trim()}}))`;
}

/** What runs in the page; `needs` says which of `names` a script that is imported needs, itself last. */
async function loader(names, needs) {
  const source = `
    (() => {
      const base = document.currentScript.src.replace(/[^/]*$/, '');
      const made = {}, run = {}, loading = {}, names = ${JSON.stringify(names)}, needs = ${JSON.stringify(needs)};
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
      const load = async (name) => { await Promise.all((needs[name] ?? []).map((at) => fetch(names[at]))); return get(name); };
      globalThis.${registry} = {
        add: (name, module) => { run[name] = module; },
        have: (name, exports) => { made[name] = { exports }; },
        load,
      };
    })()`;
  const { code } = await transform(source, { minify: true, target: 'es2022' });
  return code.trim().replace(/;$/, '');
}
