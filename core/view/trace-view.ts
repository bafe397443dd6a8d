import { unitScale } from '../model/count-unit.ts';
import { decimalText, readDecimal } from '../model/decimal.ts';
import type { ItemId } from '../model/ids.ts';
import type { CountOf, Policy } from '../model/plan.ts';
import { weightOne, weightText } from '../model/weight.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountedWork, ItemDocument, ItemEntry, ShardKeyResult } from '../port/documents.ts';
import type { CountedBecause } from '../progress/evaluation.ts';
import { stageOf } from '../progress/stage.ts';
import type { TraceRow, WorkTraceView } from './trace.ts';

/** The rule that made a value, by the kind of its measure (R38). */
export const RULE_OF: Readonly<Record<ShardKeyResult['measure']['kind'], string>> = {
  metric: 'R7',
  yesNo: 'R11',
  milestones: 'R12',
  maintain: 'R13',
  kpi: 'R14',
  work: 'R15',
  objectives: 'R27',
};

/** The sums of the whole set, beside the rows of one page. */
export function workTraceView(
  { sums, countedAt, query }: CountedWork,
  unit: CountOf['unit'],
  { rows, restricted, next }: Pick<WorkTraceView, 'rows' | 'restricted' | 'next'>,
): WorkTraceView {
  const counted = sums.items.total;
  const done = sums.finished.items;
  return {
    counted,
    done,
    open: counted - done,
    dropped: sums.dropped,
    unestimated: sums.loose.total,
    countedAt: query?.answeredAt ?? countedAt,
    unit,
    rows,
    restricted,
    next,
  };
}

type TracedEntry = Pick<ItemEntry, 'contribution' | 'via' | 'weight' | 'below' | 'descendants'>;

/** One item as it counted: from the entry that is in the sums, so that the parts add up to the value. */
export function traceRow(
  item: WorkItem,
  stored: Pick<ItemDocument, 'state' | 'sizes' | 'logged'>,
  entry: TracedEntry,
  {
    count,
    policy,
    keyOf,
    shared,
  }: {
    count: CountOf;
    policy: Policy;
    keyOf: (id: ItemId) => string | null;
    /** In how many other key results it counts as well. */
    shared: number;
  },
): TraceRow {
  const { contribution, via, weight } = entry;
  const size = contribution?.size ?? null;
  return {
    item: item.id,
    key: item.key,
    title: item.title,
    url: item.url,
    stage: stageOf(stored.state, policy),
    state: stored.state.name,
    assignee: item.assignee,
    size: size === null ? null : sizeText(size, count),
    weight: weight === null || weight === weightOne ? null : weightText(weight),
    why: whyOf(entry, policy),
    via: via === item.id ? null : keyOf(via),
    logged: stored.logged,
    estimate: stored.sizes.seconds,
    ...(shared > 0 && { shared }),
  };
}

function whyOf({ contribution, below, descendants }: TracedEntry, policy: Policy): CountedBecause {
  if (contribution === null) return below && descendants > 0 ? 'expanded' : 'covered';
  if (contribution.credit === null) return 'dropped';
  return contribution.size === null && policy.unestimated === 'exclude' ? 'unestimated-excluded' : 'counted';
}

/** "0.5": base units in the unit shown; seconds stay seconds. */
const sizeText = (size: number, count: CountOf): string =>
  decimalText(readDecimal(`${size}e-${unitScale(count)}`) ?? { digits: size, scale: unitScale(count) });
