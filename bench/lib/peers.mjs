import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { bench } from './sources.mjs';

/** bench/ has packages of its own; the product's install does not bring them. */
export function installPeers(say) {
  const wanted = Object.entries(read('package.json').devDependencies);
  if (wanted.every(([name, version]) => read(`node_modules/${name}/package.json`)?.version === version))
    return;
  say('Installing the peers (npm ci --prefix bench) …');
  const { status } = spawnSync('npm', ['ci', '--prefix', bench], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) say('They could not be installed: peers that are missing print "not run".');
}

/** JSON of a file in bench/; null = it is not there. */
const read = (file) => (existsSync(bench + file) ? JSON.parse(readFileSync(bench + file, 'utf8')) : null);

/** A package of bench/, or null where it is not there; its name is not known to what checks the project's imports. */
export async function peer(name) {
  try {
    const module = await import(name);
    // It may be there and not compiled, which shows only when it is used.
    if (name === 'better-sqlite3') new module.default(':memory:').close();
    return module;
  } catch {
    return null;
  }
}
