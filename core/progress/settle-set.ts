import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { CountOf, PlanLink, Policy, Ppm } from '../model/plan.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { Work } from '../model/work-item.ts';
import { applyContribution, emptySums } from './apply-contribution.ts';
import { contributionOf, isBadSize } from './contribution.ts';
import type { CountedBecause, CountedItem } from './evaluation.ts';
import { exactly } from './exactly.ts';
import type { ItemIndex } from './item-index.ts';
import { lowerMedian } from './median.ts';
import type { Contribution, Sums } from './sums.ts';
import { stageOf } from './stage.ts';
import { workSet } from './work-set.ts';
import type { LinkedItem } from './work-set.ts';

/** What settling needs beside the key result. */
export interface Settling {
  readonly index: ItemIndex;
  readonly queries: Work['queries'];
  readonly policy: Policy;
  readonly withRest?: WithRest;
}

/**
 * Where only a part of the work is at hand: the sums of it with those of the rest. Sums are exact and additive, so the
 * rest need not be looked at as long as none of it moves.
 * @param part of milestones, which
 * @throws RangeError where a sum is no safe integer
 */
export type WithRest = (sums: Sums, keyResult: KeyResultId, part: number) => Sums;

/** One set of work: counted, listed, and what is odd about it. */
export interface SettledSet {
  /** null = not to be had: the query failed, or a sum outgrew the integers. */
  readonly sums: Sums | null;
  /** Lower median of the estimated items that count; null of none (R21). */
  readonly medianSize: number | null;
  /** By item id. */
  readonly items: readonly CountedItem[];
  /** Shares as given in the plan, by item (R23). */
  readonly shares: ReadonlyMap<ItemId, Ppm>;
  readonly problems: readonly Problem[];
  readonly failed: boolean;
}

/** Links and query to sums and rows (R15–R23). */
export function settleSet(
  at: KeyResultId,
  measure: { readonly count: CountOf; readonly links: readonly PlanLink[]; readonly query: string | null },
  settling: Settling,
  part = 0,
): SettledSet {
  const { policy, index, withRest = alone } = settling;
  const { linked, twice, missing, shares, negative } = resolve(measure, settling);
  const problems: Problem[] = [];
  const tell = (code: ProblemCode, items: readonly ItemId[]) => {
    if (items.length > 0) problems.push({ code, at, items: [...new Set(items)].sort(byText) });
  };
  tell('D_MISSING', [...missing.keys()]);
  tell('E_NEGATIVE_WEIGHT', negative);
  if (measure.query !== null && settling.queries.get(measure.query)?.ok !== true) {
    problems.push({ code: 'D_QUERY_FAILED', at });
    return { sums: null, medianSize: null, items: missingRows(missing), shares, problems, failed: true };
  }

  const set = workSet(linked, index, policy);
  tell('D_OVERLAP', [...set.overlap, ...twice]);
  tell('D_DONE_PARENT_OPEN_CHILDREN', set.doneOverOpen);
  if (policy.dropped === 'exclude') tell('D_ALL_DROPPED', set.allDropped);

  const contributions: Contribution[] = [];
  const sizes: Record<string, number> = {};
  const odd = { unknown: [] as ItemId[], stock: [] as ItemId[], badSize: [] as ItemId[] };
  const items = set.items.map(({ item, weight, via, role }): CountedItem => {
    const contribution = contributionOf(item, weight, measure.count, policy);
    const { size, credit } = contribution;
    const stage = stageOf(item.state, policy);
    let why: CountedBecause = role === 'counts' ? 'counted' : role;
    if (role === 'counts') {
      contributions.push(contribution);
      if (credit === null) why = 'dropped';
      else {
        if (size !== null) sizes[size] = (sizes[size] ?? 0) + 1;
        else if (policy.unestimated === 'exclude') why = 'unestimated-excluded';
        if (stage === 'unknown') odd.unknown.push(item.id);
        if (item.state.from === 'stock-process') odd.stock.push(item.id);
        if (isBadSize(item.sizes, measure.count)) odd.badSize.push(item.id);
      }
    }
    const counted = why === 'counted';
    return { item: item.id, stage, weight, size, credit: credit ?? 0, via, counted, why };
  });
  const sums = exactly(() =>
    withRest(
      contributions.reduce((all, contribution) => applyContribution(all, contribution, 1), emptySums),
      at,
      part,
    ),
  );
  tell('D_UNKNOWN_STATE', odd.unknown);
  tell('D_STATE_BY_STOCK_PROCESS', odd.stock);
  tell('D_BAD_SIZE', odd.badSize);
  if (!sums) problems.push({ code: 'E_TOO_LARGE', at });
  return {
    sums,
    medianSize: lowerMedian(sizes),
    items: [...items, ...missingRows(missing)].sort((a, b) => byText(a.item, b.item)),
    shares,
    problems,
    failed: false,
  };
}

const alone: WithRest = (sums) => sums;

/** The items that links and query name, each once (R16). */
function resolve(
  { links, query }: { readonly links: readonly PlanLink[]; readonly query: string | null },
  { index, queries }: Settling,
) {
  const linked = new Map<ItemId, LinkedItem>();
  const shares = new Map<ItemId, Ppm>();
  const missing = new Map<ItemId, LinkedItem['by']>();
  const twice: ItemId[] = [];
  const negative: ItemId[] = [];
  for (const { reference, weight: given, share } of links) {
    const item = index.find(reference);
    if (!item) {
      missing.set(reference as ItemId, 'link');
      continue;
    }
    if (given !== null && given < 0) negative.push(item.id);
    const weight = given !== null && given < 0 ? null : given;
    const other = linked.get(item.id);
    if (other) twice.push(item.id);
    // Linked twice by two names: the larger weight and share, so that their order says nothing (R1).
    linked.set(item.id, { item, weight: larger(weight, other?.weight ?? null), by: 'link' });
    const most = larger(share, shares.get(item.id) ?? null);
    if (most !== null) shares.set(item.id, most);
  }
  const answer = query === null ? undefined : queries.get(query);
  for (const id of answer?.ok ? answer.items : []) {
    const item = index.get(id);
    if (!item) missing.set(id, missing.get(id) ?? 'query');
    else if (!linked.has(id)) linked.set(id, { item, weight: null, by: 'query' });
  }
  return { linked, twice, missing, shares, negative };
}

const larger = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** What was linked and is not there stays in the trace (R19), under the name that the plan gives it. */
const missingRows = (missing: ReadonlyMap<ItemId, LinkedItem['by']>): CountedItem[] =>
  [...missing]
    .map(([item, via]): CountedItem => ({
      item,
      stage: 'unknown',
      weight: 0,
      size: null,
      credit: 0,
      via,
      counted: false,
      why: 'missing',
    }))
    .sort((a, b) => byText(a.item, b.item));
