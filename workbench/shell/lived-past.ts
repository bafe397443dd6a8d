import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A host whose past is lived through: what it keeps, and how it comes to be. */
export interface PastOf {
  readonly name: 'jira' | 'ado';
  /** Where an earlier run would have left its data. */
  readonly folder: string;
  /** Leaves the data in another folder. */
  readonly live: (folder: string) => Promise<void>;
  /** It will take some seconds. */
  readonly tell: () => void;
}

/**
 * Puts the past under a host that has kept nothing yet. Living it through takes seconds, so the outcome is kept in the
 * project's cache for all starts of the same day with the same build.
 * @param now milliseconds
 */
export async function bringPast(
  root: string,
  { name, folder, live, tell }: PastOf,
  now: number,
): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.json'))) return;
  const cache = path.join(root, '.cache/workbench-past');
  const today = new Date(now).toISOString().slice(0, 10);
  const key = `${today}-${buildOf(root)}`;
  const kept = path.join(cache, key, name);
  if (!existsSync(kept)) {
    // Several may start at once: each lives through it by itself, and the first one's is kept.
    const own = path.join(cache, key, `${name}-${process.pid}`);
    tell();
    mkdirSync(own, { recursive: true });
    try {
      await live(own);
      keepFirst(own, kept);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
    for (const other of readdirSync(cache)) {
      if (other < today) rmSync(path.join(cache, other), { recursive: true, force: true });
    }
  }
  cpSync(kept, folder, { recursive: true });
}

// ── below ──

function keepFirst(own: string, kept: string): void {
  try {
    renameSync(own, kept);
  } catch (cause) {
    // A folder that is there and not empty is another one's.
    if (!existsSync(kept)) throw cause;
  }
}

/** Of all that makes the past: the app's functions, and the bundles of the command, which are named by what is in them. */
function buildOf(root: string): string {
  const bundles = path.join(root, 'cli/dist');
  const names = existsSync(bundles) ? readdirSync(bundles).toSorted() : [];
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'src/index.js')))
    .update(names.join('\n'))
    .digest('hex')
    .slice(0, 16);
}
