import { countedKeyResult } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import { startCount } from '../change/count.ts';
import { linksIn } from '../change/counting.ts';
import { isContainer } from '../progress/levels.ts';
import { learnsSizes, MOST_NOTED } from '../change/count-sizes.ts';
import { settle } from '../change/settle.ts';
import type { Unsettled } from '../change/settle.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { ItemDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { Desk } from './desk.ts';
import { followMoves } from './follow-moves.ts';

/** A count that somebody must go on with, once what is on the desk is committed. */
export interface StartedCount {
  readonly keyResult: KeyResultId;
  readonly shard: string;
}

/** The items whose documents settling these needs: themselves, their parents, the parents they had. */
export async function readFamilies(
  desk: Desk,
  items: readonly { readonly id: ItemId; readonly parent: ItemId | null }[],
): Promise<void> {
  const ids = items.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent]));
  await desk.read(ids.map(itemKey));
  const former = items.flatMap(({ id }) => desk.get('item', id)?.parent ?? []);
  await desk.read(former.map(itemKey));
  const all = [...new Set([...ids, ...former])];
  await desk.read(namedBy(desk, all).map(({ shard }): Key => ({ kind: 'shard', id: shard })));
  await followMoves(desk, all);
  const counting = namedBy(desk, all).filter(
    ({ shard, keyResult }) => countedKeyResult(desk, shard, keyResult)?.work.next,
  );
  await desk.read(counting.map(({ keyResult }): Key => ({ kind: 'count', id: keyResult })));
}

const namedBy = (desk: Desk, items: readonly ItemId[]): readonly Named[] =>
  items.flatMap((id) => {
    const document = desk.get('item', id);
    return [...(document?.entries ?? []), ...(document?.links ?? []), ...(document?.roots ?? [])];
  });

type Named = Pick<ItemDocument['entries'][number], 'keyResult' | 'shard'>;

/** How many documents settling an item may change. */
export function costOf(desk: Desk, { id, parent }: { id: ItemId; parent: ItemId | null }): number {
  const document = desk.get('item', id);
  const above = parent === null ? null : desk.get('item', parent);
  const named = [
    ...(document?.entries ?? []),
    ...(document?.links ?? []),
    ...(document?.roots ?? []),
    ...(above?.entries ?? []),
  ];
  const shards = new Set(named.map(({ shard }) => shard));
  const moved = document !== null && (document.parent !== parent || document.deleted);
  const keyResults = new Map(named.map(({ keyResult, shard }) => [keyResult, shard]));
  // A move may start counts anew: one more document for each key result. Of others some counts are told what came in.
  return 3 + shards.size + (moved ? keyResults.size : Math.min(learning(desk, keyResults), MOST_NOTED));
}

const learning = (desk: Desk, keyResults: ReadonlyMap<KeyResultId, string>): number =>
  [...keyResults].filter(([id, shard]) => {
    const keyResult = countedKeyResult(desk, shard, id);
    return keyResult !== null && learnsSizes(keyResult);
  }).length;

/**
 * Settles one item whose family was read, and starts counting anew where nothing less is exact.
 * @returns the counts that were started
 */
export async function settleOnDesk(
  host: Host,
  desk: Desk,
  next: ItemDocument,
  part?: Parameters<typeof settle>[3],
): Promise<readonly StartedCount[]> {
  const started: StartedCount[] = [];
  for (const unsettled of settle(desk, next, host.now(), part)) {
    if (await mustCountAnew(host, desk, next, unsettled))
      started.push(await countAnew(host, desk, unsettled.keyResult));
  }
  return started;
}

/** Puts the start of a count on the desk. */
export async function countAnew(host: Host, desk: Desk, keyResult: CountedKeyResult): Promise<StartedCount> {
  const { id, shard } = keyResult;
  await desk.read([
    { kind: 'count', id },
    { kind: 'keyResult', id },
  ]);
  const document = desk.get('keyResult', id);
  const present = countedKeyResult(desk, shard, id) ?? keyResult;
  const { counting } = present;
  const missing = counting.what === 'work' ? (document?.missing ?? []) : [];
  const links = linksIn(counting, document).length;
  startCount(desk, present, { now: host.now(), by: host.user.id, links, missing });
  return { keyResult: id, shard };
}

async function mustCountAnew(
  host: Host,
  desk: Desk,
  { item, level }: ItemDocument,
  { keyResult, standing, what }: Unsettled,
): Promise<boolean> {
  const present = countedKeyResult(desk, keyResult.shard, keyResult.id);
  // A count under way takes the place of what is shown now.
  if (!present || (standing === 'live' && present.work.next)) return false;
  if (what === 'all') return true;
  const count = standing === 'coming' ? desk.get('count', keyResult.id) : null;
  if (what === 'subtasks') {
    if (standing === 'live') return (present.work.subtasks ?? 0) > 0;
    // They are looked at once more, from the first on.
    if (count?.phase === 'subtasks') {
      const query = count.query && { query: { ...count.query, lateDone: 0 } };
      desk.put('count', keyResult.id, { ...count, nextLink: 0, ...query });
    }
    return false;
  }
  if (!isContainer(level, keyResult.policy.level) && !host.capabilities.nesting) return false;
  if (count) {
    const fresh = [...new Set([...(count.fresh ?? []), item])];
    desk.put('count', keyResult.id, { ...count, fresh });
    return false;
  }
  if (standing === 'coming') return false;
  const below = await host.work.childrenOf([item], null, 'app');
  return below.items.length > 0 || below.next !== null;
}

const itemKey = (id: ItemId): Key => ({ kind: 'item', id });
