import { directoryWith, emptyDirectory } from '../change/directory.ts';
import type { ProjectId } from '../model/ids.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { DirectoryDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { good } from './answer.ts';
import type { Desk } from './desk.ts';
import { readShards, shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * The directory, with the chosen shards and their texts on the desk: one read, and one for every 25 documents. Shards
 * that a project names and the directory does not were written before there was one, or are empty: they are read with
 * the others, and what lies in them is noted in the directory for the next time. A page never fails for the note.
 * @param project whose own list is looked at; null = the directory is all there is to go by
 * @param choose of what the directory lists, what is to be read
 */
export async function listedShards(
  host: Host,
  desk: Desk,
  project: ProjectId | null,
  choose: (directory: DirectoryDocument) => readonly string[],
): Promise<DirectoryDocument> {
  const keys: Key[] = [{ kind: 'directory', id: DIRECTORY }];
  await desk.read(project === null ? keys : [...keys, { kind: 'project', id: project }]);
  const directory = desk.get('directory', DIRECTORY) ?? emptyDirectory;
  const own = project === null ? null : desk.get('project', project);
  const listed = new Set(directory.shards.map(({ id }) => id));
  const unlisted = [...(own?.shards ?? []), ...(own?.guests ?? [])].filter((id) => !listed.has(id));
  await readShards(desk, [...choose(directory), ...unlisted]);
  const known = withShards(desk, directory, unlisted);
  if (known === directory) return directory;
  await note(host, unlisted);
  await readShards(desk, choose(known));
  return known;
}

// ── below ──

function withShards(desk: Desk, directory: DirectoryDocument, shards: readonly string[]): DirectoryDocument {
  let known = directory;
  for (const id of shards) {
    const shard = desk.get('shard', id);
    if (shard && shard.objectives.length > 0) known = directoryWith(known, id, shard);
  }
  return known;
}

async function note(host: Host, shards: readonly string[]): Promise<void> {
  await withstand(NOTHING_CHANGED, () =>
    transact(host.store, async (desk) => {
      await desk.read([{ kind: 'directory', id: DIRECTORY }, ...shards.map(shardKey)]);
      const directory = desk.get('directory', DIRECTORY) ?? emptyDirectory;
      desk.put('directory', DIRECTORY, withShards(desk, directory, shards));
      return good(null);
    }),
  );
}
