// npm run package:ado: dist/<publisher>.<id>-<version>.vsix by the real tfx-cli, without a network or an account.
// Options: --build builds first even if a build is there; --out FOLDER instead of dist.
import { spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = path.join(root, 'dist/ado-extension');
const asked = process.argv.indexOf('--out');
const out = asked < 0 ? path.join(root, 'dist') : path.resolve(process.argv[asked + 1] ?? 'dist');

if (process.argv.includes('--build') || !existsSync(path.join(built, 'dist/panel.js'))) {
  run(path.join(root, 'scripts/build.mjs'), []);
}
await copyFile(path.join(root, 'LICENSE'), path.join(built, 'license.txt'));
run(path.join(root, 'node_modules/tfx-cli/_build/tfx-cli.js'), [
  'extension',
  'create',
  '--root',
  built,
  '--manifests',
  'vss-extension.json',
  '--output-path',
  out,
  '--no-prompt',
]);
const { publisher, id, version } = JSON.parse(readFileSync(path.join(built, 'vss-extension.json'), 'utf8'));
const made = path.join(out, `${publisher}.${id}-${version}.vsix`);
if (!existsSync(made)) throw new Error(`tfx-cli ended well and did not write ${made}.`);

function run(script, options) {
  const { status } = spawnSync(process.execPath, [script, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${path.basename(script)} ended with ${status}.`);
}
