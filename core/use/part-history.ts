import { countingOf } from '../change/counting.ts';
import { planOfShard } from '../change/plan-of-shard.ts';
import type { History } from '../history/history.ts';
import { oneUnit } from '../model/count-unit.ts';
import type { Day } from '../model/day.ts';
import { addTo } from '../model/groups.ts';
import { readItemId } from '../model/ids.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { KeyResult, Plan, PlanLink } from '../model/plan.ts';
import type { QueryAnswer } from '../model/work-item.ts';
import type { CountedWork, ItemDocument, ShardDocument, TextDocument } from '../port/documents.ts';
import { addSums } from '../progress/add-sums.ts';
import { emptySums } from '../progress/apply-contribution.ts';
import type { WithRest } from '../progress/settle-set.ts';
import { settleWork } from '../progress/settle-work.ts';
import type { Sums } from '../progress/sums.ts';
import type { GatheredWork } from './gather-work.ts';
import type { ChangedLinks, LinkChanges, PastShard } from './past-shards.ts';

/**
 * The past of a shard's plan over the part of its work that moved; of the rest it needs the sums alone. What a metric's
 * query counts is known as of now only, and stays as it is.
 * @param before a day before the span: the query's reading stands since then
 */
export function partHistory(
  { shard, texts }: { readonly shard: ShardDocument; readonly texts: TextDocument | null },
  versions: readonly PastShard[],
  { histories, counted, documents }: GatheredWork,
  before: Day,
): History {
  const linked = linksIn(shard, documents);
  const queries = queriesOf(shard, documents);
  const planAt = (past: ShardDocument, links: LinkChanges): Plan =>
    withWork(planOfShard(past, texts), shard, (id) => linksThen(linked.get(id) ?? [], links.get(id)), before);
  const now = planAt(shard, new Map());
  const own = new Map<string, Sums>();
  settleWork(now, { items: counted, queries, readAt: null }, before, {
    withRest: (sums, id, part) => {
      own.set(`${id}/${part}`, sums);
      return sums;
    },
  });
  const rest = new Map<string, Sums>();
  for (const { id, work } of shard.keyResults) {
    if (!work || work.countedAt === null) continue;
    storedSums(work).forEach((sums, part) => {
      rest.set(`${id}/${part}`, addSums(sums, own.get(`${id}/${part}`) ?? emptySums, -1));
    });
  }
  const withRest: WithRest = (sums, id, part) => addSums(sums, rest.get(`${id}/${part}`) ?? emptySums, 1);
  return {
    plans: versions.map(({ at, shard: past, links }) => ({ at: at ?? -Infinity, plan: planAt(past, links) })),
    items: histories,
    queries,
    withRest,
  };
}

/** Key results whose work a query finds: what it found then is not known (D_NO_HISTORY). */
export const askingQueries = ({ keyResults }: ShardDocument): readonly KeyResultId[] =>
  keyResults.filter(({ measure }) => countingOf(measure)?.query).map(({ id }) => id);

// ── below ──

const storedSums = ({ sums, parts }: CountedWork): readonly Sums[] => parts ?? [sums];

/** What people linked, as far as it is among these items. */
function linksIn(
  { keyResults }: ShardDocument,
  documents: ReadonlyMap<ItemId, ItemDocument>,
): ReadonlyMap<KeyResultId, readonly PlanLink[]> {
  const here = new Set(keyResults.map(({ id }) => id));
  const linked = new Map<KeyResultId, PlanLink[]>();
  for (const { item, deleted, links } of documents.values()) {
    for (const { keyResult, weight, share } of deleted ? [] : links) {
      if (here.has(keyResult)) addTo(linked, keyResult, { reference: item, weight, share });
    }
  }
  return linked;
}

function linksThen(now: readonly PlanLink[], changes: ChangedLinks | undefined): readonly PlanLink[] {
  if (!changes) return now;
  const kept = now.filter(({ reference }) => !changes.has(reference as ItemId));
  const then = [...changes].flatMap(([item, weight]): PlanLink[] => {
    if (weight === 'absent') return [];
    const share = now.find(({ reference }) => reference === item)?.share ?? null;
    return [{ reference: item, weight, share }];
  });
  return [...kept, ...then];
}

/** What the queries of work found, as far as it is among these items. */
function queriesOf(
  { keyResults }: ShardDocument,
  documents: ReadonlyMap<ItemId, ItemDocument>,
): ReadonlyMap<string, QueryAnswer> {
  const found = new Map<KeyResultId, Map<number, ItemId[]>>();
  for (const { item, roots = [] } of documents.values()) {
    for (const { keyResult, pass, part } of roots) {
      if (part !== undefined) continue;
      const passes = found.get(keyResult) ?? new Map<number, ItemId[]>();
      found.set(keyResult, passes);
      addTo(passes, pass, item);
    }
  }
  const answers = new Map<string, QueryAnswer>();
  for (const { id, measure, work } of keyResults) {
    if (measure.kind !== 'work' || measure.query === null || !work) continue;
    answers.set(queryOf(id), { ok: true, items: found.get(id)?.get(work.pass) ?? [] });
  }
  return answers;
}

/** Two key results of one query may have been asked at different times: each has its own answer. */
const queryOf = (id: KeyResultId): string => `of ${id}`;

function withWork(
  plan: Plan,
  present: ShardDocument,
  linksOf: (id: KeyResultId) => readonly PlanLink[],
  before: Day,
): Plan {
  const works = new Map(present.keyResults.map(({ id, work }) => [id, work]));
  const keyResults = plan.keyResults.map((one): KeyResult => {
    const { id, measure } = one;
    const work = works.get(id) ?? null;
    if (measure.kind === 'work') {
      const query = measure.query === null ? null : queryOf(id);
      // Never the median of these few: one unit until a size is fixed, as the sums are valued (R21).
      const unestimatedSize = work?.unestimatedSize ?? measure.unestimatedSize ?? oneUnit(measure.count);
      return { ...one, measure: { ...measure, links: linksOf(id), query, unestimatedSize } };
    }
    if (measure.kind === 'milestones') {
      // What nothing was found for when it was written is counted by nobody, whatever answers to it now.
      const isFound = ({ reference }: PlanLink) => readItemId(reference as ItemId) !== null;
      const milestones = measure.milestones.map((step) => ({ ...step, links: step.links.filter(isFound) }));
      return { ...one, measure: { ...measure, milestones } };
    }
    if (measure.kind !== 'metric' || !measure.source) return one;
    const value = work?.query?.reading;
    const reading = { confidence: null, note: null, by: null };
    return {
      ...one,
      readings: value ? [{ on: before, value, ...reading }] : [],
      measure: { ...measure, source: null },
    };
  });
  return { ...plan, keyResults };
}
