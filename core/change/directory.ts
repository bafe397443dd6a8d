import type { ProjectId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Cycle } from '../model/plan.ts';
import type { DirectoryDocument, DirectoryShard, ShardDocument } from '../port/documents.ts';

export const emptyDirectory: DirectoryDocument = { v: 1, shards: [], cycles: [], levels: {} };

/**
 * The directory with a shard as it is now. What it says already gives the same object: then there is nothing to write.
 * A shard without nodes leaves the list; its cycle stays, since it may have been made by hand.
 * @param directory null = never written
 */
export function directoryWith(
  directory: DirectoryDocument | null,
  shard: string,
  document: ShardDocument,
): DirectoryDocument {
  const before = directory ?? emptyDirectory;
  const entry = entryOf(shard, document);
  const after: DirectoryDocument = {
    ...before,
    shards:
      entry.nodes === 0
        ? before.shards.filter(({ id }) => id !== shard)
        : placed(before.shards, entry, ({ id }) => id === shard),
    cycles: entry.nodes === 0 ? before.cycles : withCycle(before, shard, document.cycle),
  };
  return JSON.stringify(after) === JSON.stringify(before) ? before : after;
}

// ── below ──

function entryOf(id: string, { home, cycle, objectives, keyResults }: ShardDocument): DirectoryShard {
  const guests = new Set<ProjectId>(objectives.map(({ project }) => project ?? home));
  guests.delete(home);
  return {
    id,
    cycle: cycle.id,
    home,
    guests: [...guests].sort(byText),
    nodes: objectives.length + keyResults.length,
  };
}

/**
 * Shards may disagree on the days of a cycle of one name. The ones known stay while another shard has them, or two
 * projects would change them to and fro with each write.
 */
function withCycle({ shards, cycles }: DirectoryDocument, shard: string, cycle: Cycle): readonly Cycle[] {
  const isKnown = cycles.some(({ id }) => id === cycle.id);
  const isShared = shards.some((other) => other.id !== shard && other.cycle === cycle.id);
  return isKnown && isShared
    ? cycles
    : [...placed(cycles, cycle, ({ id }) => id === cycle.id)].sort((a, b) => byText(a.id, b.id));
}

/** In place of the one that it stands for, else at the end. */
function placed<T>(all: readonly T[], one: T, isSame: (other: T) => boolean): readonly T[] {
  const at = all.findIndex(isSame);
  return at < 0 ? [...all, one] : all.with(at, one);
}
