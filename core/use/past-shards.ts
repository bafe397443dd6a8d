import type { Instant } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { readWeight } from '../model/weight.ts';
import type { MilliWeight } from '../model/plan.ts';
import { linksBefore } from '../change/link-entry.ts';
import { weightsBelow, withWeights } from '../change/weigh.ts';
import type { LedgerEntry, ShardDocument, TextDocument } from '../port/documents.ts';
import { beforeCheckIn } from './before-check-in.ts';
import { beforeEdit } from './before-edit.ts';

/** A change that the app's own record tells of, and the node whose ledger says so. */
export interface RecordedChange {
  readonly node: string;
  readonly entry: LedgerEntry;
}

/** A shard as it was from an instant on, with the links that were put on and taken off since. */
export interface PastShard {
  /** null = from the beginning. */
  readonly at: Instant | null;
  readonly shard: ShardDocument;
  /** By key result: links that were there then and are not now (a weight), or are now and were not then (`absent`). */
  readonly links: LinkChanges;
}

export type LinkChanges = ReadonlyMap<KeyResultId, ChangedLinks>;
export type ChangedLinks = ReadonlyMap<ItemId, MilliWeight | null | 'absent'>;

/**
 * A shard's versions by taking back what its ledgers tell, the newest first (R35); the last of the list is as it is now.
 * What a ledger does not tell (an import, what was deleted) is taken as it is now.
 * @param changes after the first instant, in any order
 */
export async function pastShards(
  now: ShardDocument,
  texts: TextDocument | null,
  changes: readonly RecordedChange[],
): Promise<readonly PastShard[]> {
  const versions: PastShard[] = [];
  let shard = now;
  let links: LinkChanges = new Map();
  const latestFirst = [...changes].sort((a, b) => b.entry.at - a.entry.at || b.entry.id - a.entry.id);
  for (const change of latestFirst) {
    const before = await shardBefore(shard, texts, change);
    const then = linksThen(links, change);
    if (before === shard && then === links) continue;
    versions.push({ at: change.entry.at, shard, links });
    shard = before;
    links = then;
  }
  versions.push({ at: null, shard, links });
  return versions.toReversed();
}

// ── below ──

async function shardBefore(
  shard: ShardDocument,
  texts: TextDocument | null,
  { node, entry }: RecordedChange,
): Promise<ShardDocument> {
  switch (entry.kind) {
    case 'created':
      return without(shard, node);
    case 'weights':
      return weightsBack(shard, node, entry);
    case 'check-in':
    case 'check-in-corrected':
    case 'check-in-removed':
      return beforeCheckIn(shard, node, entry);
    case 'closed':
      return stillOpen(shard, node);
    case 'edited':
      return beforeEdit(shard, texts, node, entry);
    case 'undone':
      // What an undo took back says itself whose kind it is: weights name nodes, check-ins a day, edits fields.
      return entry.fields.some(({ field }) => field === 'on' || field === 'value')
        ? beforeCheckIn(shard, node, entry)
        : entry.fields.every(({ field }) =>
              weightsBelow(shard, node as KeyResultId).has(field as KeyResultId),
            )
          ? weightsBack(shard, node, entry)
          : beforeEdit(shard, texts, node, entry);
    // What was reopened had a value while it was closed that no ledger keeps.
    case 'reopened':
    case 'linked':
    case 'unlinked':
    case 'deleted':
    case 'moved':
    case 'imported':
      return shard;
  }
}

function without(shard: ShardDocument, node: string): ShardDocument {
  return {
    ...shard,
    objectives: shard.objectives.filter(({ id }) => id !== node),
    keyResults: shard.keyResults.filter(({ id, objective }) => id !== node && objective !== node),
  };
}

function weightsBack(shard: ShardDocument, node: string, { fields }: LedgerEntry): ShardDocument {
  const weights = fields.map(({ field, from }): [KeyResultId, MilliWeight | null] => [
    field as KeyResultId,
    typeof from === 'string' ? readWeight(from) : null,
  ]);
  return withWeights(shard, node as KeyResultId, new Map(weights));
}

function stillOpen(shard: ShardDocument, node: string): ShardDocument {
  const open = <Node extends ShardDocument['objectives'][number] | ShardDocument['keyResults'][number]>(
    one: Node,
  ): Node => (one.id === node ? { ...one, status: 'active', closing: null } : one);
  return { ...shard, objectives: shard.objectives.map(open), keyResults: shard.keyResults.map(open) };
}

function linksThen(links: LinkChanges, { node, entry }: RecordedChange): LinkChanges {
  const before = linksBefore(entry);
  if (before.size === 0) return links;
  const own = new Map(links.get(node as KeyResultId));
  for (const [item, link] of before) own.set(item, link ? link.weight : 'absent');
  return new Map(links).set(node as KeyResultId, own);
}
