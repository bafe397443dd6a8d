import { countingOf } from '../change/counting.ts';
import { ledgerPage } from '../change/ledger.ts';
import type { Day, Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { DirectoryDocument, DirectoryShard, LedgerDocument, ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { ReviewSpan } from '../review/review.ts';
import type { Desk } from './desk.ts';
import { listedShards } from './listed-shards.ts';
import type { RecordedChange } from './past-shards.ts';
import { kpiKey } from './project-shards.ts';
import { readShards } from './shard-reading.ts';

/** Shards of a team's own projects in cycles that have a day of these in them, on the desk with their texts. */
export async function readTeamShards(
  host: Host,
  desk: Desk,
  projects: readonly ProjectId[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly string[]> {
  const isTheirs = ({ home, guests }: DirectoryShard) =>
    [home, ...guests].some((one) => projects.includes(one));
  const choose = ({ shards, cycles }: DirectoryDocument): readonly string[] => {
    const inTime = new Set(cycles.filter(({ start, end }) => start <= to && end >= from).map(({ id }) => id));
    return shards.filter((shard) => inTime.has(shard.cycle) && isTheirs(shard)).map(({ id }) => id);
  };
  return choose(await listedShards(host, desk, null, choose));
}

/** The shards too in which these items count, as far as their cycle is of the span. The items are on the desk. */
export async function withServedShards(
  desk: Desk,
  shards: readonly string[],
  items: readonly ItemId[],
  { from, to }: Pick<ReviewSpan, 'from' | 'to'>,
): Promise<readonly string[]> {
  const named = items.flatMap((id) => desk.get('item', id)?.entries.map(({ shard }) => shard) ?? []);
  const more = [...new Set(named)].filter((id) => !shards.includes(id));
  await readShards(desk, more);
  const isOfSpan = (id: string) => {
    const cycle = desk.get('shard', id)?.cycle;
    return cycle !== undefined && cycle.start <= to.day && cycle.end >= from.day;
  };
  return [...shards.filter((id) => desk.get('shard', id) !== null), ...more.filter(isOfSpan)];
}

/** A shard with all its readings, not only those that the present values rest on. */
export async function withAllReadings(desk: Desk, id: string, shard: ShardDocument): Promise<ShardDocument> {
  const typed = shard.keyResults.filter(({ measure }) => countingOf(measure)?.what !== 'work');
  await desk.read([
    ...typed.map((one): Key => ({ kind: 'keyResult', id: one.id })),
    ...shard.kpis.map((kpi) => kpiKey(id, kpi.id)),
  ]);
  const own = new Set(typed);
  return {
    ...shard,
    keyResults: shard.keyResults.map((one) =>
      own.has(one) ? { ...one, readings: desk.get('keyResult', one.id)?.readings ?? one.readings } : one,
    ),
    kpis: shard.kpis.map((kpi) => ({
      ...kpi,
      readings: desk.get('keyResult', kpiKey(id, kpi.id).id)?.readings ?? kpi.readings,
    })),
  };
}

/** What the ledgers of a shard's nodes tell since an instant. */
export async function changesSince(
  desk: Desk,
  { objectives, keyResults }: ShardDocument,
  since: Instant,
): Promise<readonly RecordedChange[]> {
  const nodes = [...objectives, ...keyResults].map(({ id }) => id);
  await desk.read(nodes.map((id): Key => ({ kind: 'ledger', id })));
  const changes: RecordedChange[] = [];
  for (const node of nodes) {
    for (let page = desk.get('ledger', node); page; page = await pageBefore(desk, node, page, since)) {
      changes.push(...page.entries.filter(({ at }) => at > since).map((entry) => ({ node, entry })));
    }
  }
  return changes;
}

// ── below ──

/** The page of a ledger before one, where it may hold what is young enough; null = there is none such. */
async function pageBefore(
  desk: Desk,
  node: string,
  { pages, entries: [oldest] }: LedgerDocument,
  since: Instant,
): Promise<LedgerDocument | null> {
  if (pages === 0 || !oldest || oldest.at <= since) return null;
  const id = ledgerPage(node, pages);
  await desk.read([{ kind: 'ledger', id }]);
  const page = desk.get('ledger', id);
  return page && { ...page, pages: pages - 1 };
}
