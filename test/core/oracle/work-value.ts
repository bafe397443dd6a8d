import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { CountOf, PlanLink, Policy } from '@throughline/core/model/plan.ts';
import type { Problem, ProblemCode } from '@throughline/core/model/problem.ts';
import type { Work, WorkItem } from '@throughline/core/model/work-item.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import type { CountedItem } from '@throughline/core/progress/evaluation.ts';
import { floorPpm, fraction, isZero, over, same, sum, times, toDecimal } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { oracleSet, stageIn } from './work-set.ts';

export interface OracleWork {
  readonly raw: number | null;
  readonly amount: Amount;
  readonly items: readonly CountedItem[];
  readonly problems: readonly Problem[];
  readonly failed: boolean;
  /** The part of the value's denominator that some items make up, floored to ppm. */
  readonly resting: (some: (item: ItemId) => boolean) => number;
}

/** R15, R18–R22 from the rows themselves: no running sums. */
export function oracleWork(
  at: KeyResultId,
  measure: {
    readonly count: CountOf;
    readonly links: readonly PlanLink[];
    readonly query: string | null;
    readonly unestimatedSize: number | null;
  },
  items: readonly WorkItem[],
  queries: Work['queries'],
  policy: Policy,
): OracleWork {
  const { count } = measure;
  const set = oracleSet(measure, items, queries, policy);
  const problems: Problem[] = [];
  const tell = (code: ProblemCode, about: readonly string[] | null, amounts?: Record<string, number>) => {
    if (about?.length === 0) return;
    problems.push({
      code,
      at,
      ...(about ? { items: [...new Set(about)].toSorted() as ItemId[] } : {}),
      ...(amounts ? { amounts } : {}),
    });
  };
  const gone = [...new Set(set.missing)].map((name): CountedItem => ({
    item: name as ItemId,
    stage: 'unknown',
    weight: 0,
    size: null,
    credit: 0,
    via: 'link',
    counted: false,
    why: 'missing',
  }));
  tell('D_MISSING', set.missing);
  tell('E_NEGATIVE_WEIGHT', set.negative);
  if (measure.query !== null && !queries.get(measure.query)?.ok) {
    tell('D_QUERY_FAILED', null);
    return {
      raw: null,
      amount: { kind: 'none' },
      items: gone.toSorted(byItem),
      problems,
      failed: true,
      resting: () => 0,
    };
  }
  tell('D_OVERLAP', set.overlap);
  tell('D_DONE_PARENT_OPEN_CHILDREN', set.doneOverOpen);
  tell('D_ALL_DROPPED', set.allDropped);

  const rows = set.rows.map(({ item, role, weight, via }): CountedItem => {
    const stage = stageIn(item, policy);
    const size = sizeIn(item, count);
    const why =
      role !== 'counts'
        ? role
        : stage === 'dropped' && policy.dropped === 'exclude'
          ? 'dropped'
          : size === null && policy.unestimated === 'exclude'
            ? 'unestimated-excluded'
            : 'counted';
    const credit = why === 'dropped' ? 0 : creditIn(item, policy);
    return {
      item: item.id,
      stage,
      weight,
      size,
      credit: stage === 'dropped' && policy.dropped === 'exclude' ? 0 : credit,
      via: via as CountedItem['via'],
      counted: why === 'counted',
      why,
    };
  });
  const counted = rows.filter((row) => row.counted);
  const inSums = rows.filter(({ why }) => why === 'counted' || why === 'unestimated-excluded');
  const loose = inSums.filter(({ size }) => size === null);
  const itemOf = (id: ItemId) => items.find((item) => item.id === id);
  tell(
    'D_UNKNOWN_STATE',
    inSums.filter(({ stage }) => stage === 'unknown').map(({ item }) => item),
  );
  tell(
    'D_STATE_BY_STOCK_PROCESS',
    inSums.filter(({ item }) => itemOf(item)?.state.from === 'stock-process').map(({ item }) => item),
  );
  tell(
    'D_BAD_SIZE',
    inSums
      .filter(({ item, size }) => size === null && rawSize(itemOf(item), count) !== null)
      .map(({ item }) => item),
  );

  const sizes = inSums.flatMap(({ size }) => (size === null ? [] : [size])).toSorted((a, b) => a - b);
  const median = sizes[Math.ceil(sizes.length / 2) - 1] ?? null;
  const one = count.unit === 'points' || count.unit === 'field' ? 1000 : 1;
  const looseSize = policy.unestimated === 'stored' ? (measure.unestimatedSize ?? median ?? one) : 0;
  const names = loose.map(({ item }) => item);
  if (policy.unestimated === 'block' && loose.length > 0)
    tell('D_UNESTIMATED', names, { items: loose.length });
  if (policy.unestimated === 'stored' && measure.unestimatedSize === null && loose.length > 0) {
    tell('D_UNESTIMATED', names, { items: loose.length, size: looseSize });
  }

  const allLight = counted.every(({ weight }) => weight === 0);
  const w = (row: CountedItem) => fraction(allLight ? 1 : row.weight, allLight ? 1 : 1000);
  const u = (row: CountedItem) => fraction(row.size ?? looseSize, one);
  const k = (row: CountedItem) => fraction(row.credit, 1_000_000);
  const sizeless = isZero(sum(counted.map((row) => times(w(row), u(row)))));
  const size = (row: CountedItem) => (sizeless ? fraction(1) : u(row));
  const full = (row: CountedItem) => fraction(row.credit === 1_000_000 ? 1 : 0);
  const done = sum(counted.map((row) => times(times(w(row), size(row)), k(row))));
  const total = sum(counted.map((row) => times(w(row), size(row))));
  const shownDone = sum(counted.map((row) => times(size(row), full(row))));
  const shownTotal = sum(counted.map(size));
  const alike = isZero(total) || same(times(shownDone, total), times(done, shownTotal));

  const amount: Amount = {
    kind: 'work',
    unit: sizeless && counted.length > 0 ? 'issues' : count.unit,
    done: toDecimal(shownDone),
    total: toDecimal(shownTotal),
    weighted: alike ? null : { done: toDecimal(done), total: toDecimal(total) },
    counted: counted.length,
    dropped: rows.filter(({ why }) => why === 'dropped').length,
    unestimated: loose.length,
    unestimatedSize:
      loose.length === 0 || policy.unestimated === 'exclude' || policy.unestimated === 'block'
        ? null
        : looseSize,
  };
  const resting = (some: (item: ItemId) => boolean): number => {
    const part = sum(counted.filter(({ item }) => some(item)).map((row) => times(w(row), size(row))));
    return counted.length === 0 ? 0 : floorPpm(over(part, total));
  };
  const answer = {
    amount,
    items: [...rows, ...gone].toSorted(byItem),
    problems,
    failed: false,
    resting,
  };

  const noValue = (code: ProblemCode, amounts?: Record<string, number>) => {
    if (!problems.some((problem) => problem.code === code)) tell(code, null, amounts);
    return { ...answer, raw: null };
  };
  if (inSums.length === 0)
    return noValue(rows.some(({ why }) => why === 'dropped') ? 'D_ALL_DROPPED' : 'D_NO_WORK');
  if (counted.length === 0 || (policy.unestimated === 'block' && loose.length > 0)) {
    return noValue('D_UNESTIMATED', { items: loose.length });
  }
  const raw = floorPpm(over(done, total));
  if (allLight) tell('D_ZERO_WEIGHTS', null);
  if (sizeless) tell('D_NO_ESTIMATES', null);
  const open = counted.filter(({ credit }) => credit < 1_000_000);
  if (raw === 1_000_000)
    tell(
      'D_OPEN_ZERO',
      open.map(({ item }) => item),
      { items: open.length },
    );
  return { ...answer, raw };
}

const byItem = (a: CountedItem, b: CountedItem) => (a.item < b.item ? -1 : 1);

function rawSize(item: WorkItem | undefined, count: CountOf): number | null {
  if (!item) return null;
  if (count.unit === 'issues') return 1;
  if (count.unit === 'points') return item.sizes.points;
  return count.unit === 'seconds' ? item.sizes.seconds : (item.sizes.fields[count.field] ?? null);
}

function sizeIn(item: WorkItem, count: CountOf): number | null {
  const size = rawSize(item, count);
  return size !== null && size >= 0 ? size : null;
}

function creditIn(item: WorkItem, policy: Policy): number {
  const stage = stageIn(item, policy);
  if (stage === 'done') return 1_000_000;
  if (stage === 'todo') return 0;
  if (stage === 'dropped') return policy.dropped === 'done' ? 1_000_000 : 0;
  if (policy.doingCredit !== 'logged') return policy.doingCredit;
  const spent: Fraction = fraction(item.logged ?? 0);
  const all = sum([spent, fraction(item.remaining ?? 0)]);
  return isZero(all) ? 0 : floorPpm(over(spent, all));
}
