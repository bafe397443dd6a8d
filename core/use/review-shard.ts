import { linksBefore } from '../change/link-entry.ts';
import { totalOf } from '../change/series.ts';
import type { TrendPoint } from '../history/forecast.ts';
import { movedBetween, type Moved } from '../history/moved.ts';
import type { NodeId } from '../history/structure.ts';
import { noHistoryOf, planAt } from '../history/state-at.ts';
import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { Plan, Ppm } from '../model/plan.ts';
import type { ItemEntry, ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { Evaluation } from '../progress/evaluation.ts';
import { mergeProblems } from '../progress/problems.ts';
import type { ReviewSpan } from '../review/review.ts';
import { servingOf } from '../review/serving.ts';
import { valuesAt } from '../review/values-at.ts';
import { trendDays } from '../view/trend-view.ts';
import type { Desk } from './desk.ts';
import { forecastPoints } from './forecast-points.ts';
import { gatherWork, type GatheredWork } from './gather-work.ts';
import { askingQueries, partHistory } from './part-history.ts';
import { pastShards, type RecordedChange } from './past-shards.ts';
import { changesSince, withAllReadings } from './review-shards.ts';

/** What a span did to one shard. */
export interface ShardReview {
  readonly id: string;
  readonly numbers: ShardDocument;
  readonly plan: Plan;
  readonly planBefore: Plan;
  readonly moved: Moved;
  readonly values: Evaluation;
  readonly lineOn: (node: NodeId, day: Day) => Ppm;
  readonly serving: ReadonlyMap<ItemId, readonly KeyResultId[]>;
  readonly trendOf: (node: NodeId) => readonly TrendPoint[];
  /** Key results whose work a query finds: what it found then is not known. */
  readonly asking: readonly KeyResultId[];
}

/**
 * Replays a span on what is stored of some shards and on the work that moved (R37): the stored sums stand for everything
 * else.
 * @param histories what moved, in any shard, with the span's members
 * @returns null = below what changed its place there is more than can be looked at
 */
export async function reviewShards(
  host: Host,
  desk: Desk,
  ids: readonly string[],
  span: Pick<ReviewSpan, 'from' | 'to'>,
  histories: readonly ItemHistory[],
): Promise<readonly ShardReview[] | null> {
  const stored: StoredShard[] = [];
  for (const id of ids) {
    const document = desk.get('shard', id);
    if (!document) continue;
    const shard = await withAllReadings(desk, id, document);
    stored.push({ id, shard, changes: await changesSince(desk, shard, span.from.at) });
  }
  await desk.read(ids.map((id) => ({ kind: 'series', id })));
  const relinked = stored.flatMap(({ changes }) => relinkedIn(changes));
  const passes = new Map(
    stored.flatMap(({ shard }) => shard.keyResults.map(({ id, work: own }) => [id, own?.pass] as const)),
  );
  const isLive = ({ keyResult, pass }: ItemEntry) => passes.get(keyResult) === pass;
  const work = await gatherWork(host, desk, histories, relinked, isLive);
  return work && Promise.all(stored.map((one) => reviewShard(desk, one, span, work)));
}

// ── below ──

interface StoredShard {
  readonly id: string;
  /** With all its readings. */
  readonly shard: ShardDocument;
  readonly changes: readonly RecordedChange[];
}

async function reviewShard(
  desk: Desk,
  { id, shard, changes }: StoredShard,
  { from, to }: Pick<ReviewSpan, 'from' | 'to'>,
  work: GatheredWork,
): Promise<ShardReview> {
  const texts = desk.get('text', id);
  const versions = await pastShards(shard, texts, changes);
  const history = partHistory({ shard, texts }, versions, work, from.day);
  const { values, lineOn } = valuesAt(history, to, 'as-known');
  const moved = movedBetween(history, from, to, 'as-known');
  const asking = askingQueries(shard);
  return {
    id,
    numbers: shard,
    plan: planAt(history, to.at, 'as-known'),
    planBefore: planAt(history, from.at, 'as-known'),
    moved: { ...moved, problems: mergeProblems(moved.problems, noHistoryOf(asking)) },
    values: { ...values, problems: problemsOf(values.problems, shard) },
    lineOn,
    serving: servingOf(values.items),
    trendOf: trendIn(desk, id, values, to.day),
    asking,
  };
}

/** What can be said of a whole set only: of the part that moved it would be half the truth. */
const ofWholeSets: ReadonlySet<ProblemCode> = new Set([
  'D_BAD_SIZE',
  'D_DONE_PARENT_OPEN_CHILDREN',
  'D_MISSING',
  'D_OVERLAP',
  'D_SHARED_ITEM',
  'D_STATE_BY_STOCK_PROCESS',
  'D_UNKNOWN_STATE',
]);

/** What the numbers say of themselves, and of the sets what the last count found. */
const problemsOf = (problems: readonly Problem[], { keyResults }: ShardDocument): readonly Problem[] =>
  mergeProblems(
    problems.filter(({ code }) => !ofWholeSets.has(code)),
    keyResults.flatMap(({ work }) => (work?.problems ?? []).filter(({ code }) => ofWholeSets.has(code))),
  );

const relinkedIn = (changes: readonly RecordedChange[]): readonly ItemId[] =>
  changes.flatMap(({ entry }) => [...linksBefore(entry).keys()]);

/** The days that were kept up to the end of the span, and that end itself. */
function trendIn(
  desk: Desk,
  shard: string,
  { objectives, keyResults }: Evaluation,
  on: Day,
): (node: NodeId) => readonly TrendPoint[] {
  const ends = new Map<string, { raw: Ppm | null; total: number | null }>([
    ...objectives.map(({ id, raw }) => [id, { raw, total: null }] as const),
    ...keyResults.map(
      ({ id, raw, amount }) => [id, { raw, total: amount.kind === 'work' ? totalOf(amount) : null }] as const,
    ),
  ]);
  const series = desk.get('series', shard);
  return (node) => {
    const end = ends.get(node);
    return end ? forecastPoints(trendDays(series, node, { on, ...end })) : [];
  };
}
