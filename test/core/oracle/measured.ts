import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { KeyResult, MilestonesMeasure, Plan } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { Work, WorkItem } from '@throughline/core/model/work-item.ts';
import type { Amount } from '@throughline/core/model/amount.ts';
import type { CountedItem, Origin } from '@throughline/core/progress/evaluation.ts';
import { floor, fraction, over, sum, times } from './fraction.ts';
import { oracleMaintain } from './maintain.ts';
import { isOld, oracleKpi, oracleMetric, oracleReading } from './measures.ts';
import type { OracleMetric } from './measures.ts';
import { oracleMean, oracleWeights } from './weights.ts';
import { oracleWork } from './work-value.ts';
import type { OracleWork } from './work-value.ts';

/** What a key result's own measure says; not of one bound to objectives. */
export interface Measured {
  readonly raw: number | null;
  readonly amount: Amount;
  readonly origin: Origin;
  readonly stale: boolean;
  readonly problems: readonly Problem[];
  readonly range?: OracleMetric['range'];
  readonly items?: readonly CountedItem[];
  readonly resting?: OracleWork['resting'];
}

interface Known {
  readonly plan: Plan;
  readonly work: Work;
  /** Each once (R1). */
  readonly items: readonly WorkItem[];
  readonly asOf: Day;
  /** The work was read more than a day ago (R32). */
  readonly isWorkOld: boolean;
}

export function measure(keyResult: KeyResult, known: Known): Measured {
  const { plan, work, items, asOf, isWorkOld } = known;
  const { id, measure: how, readings, checkInEvery } = keyResult;
  switch (how.kind) {
    case 'yesNo':
      return {
        raw: how.done ? 1_000_000 : 0,
        amount: { kind: 'yesNo', done: how.done },
        origin: 'manual',
        stale: false,
        problems: [],
      };
    case 'work': {
      const value = oracleWork(id, how, items, work.queries, plan.policy);
      return { ...value, origin: 'computed', stale: value.failed || isWorkOld };
    }
    case 'metric': {
      const answer = how.source ? work.queries.get(how.source.query) : undefined;
      const found = answer?.ok ? [...new Set(answer.items)] : [];
      const missing = found.filter((one) => !items.some((item) => item.id === one)).toSorted();
      const there = items.filter((item) => found.includes(item.id));
      const reading = how.source && answer?.ok ? oracleReading(how.source, there) : null;
      const value = oracleMetric(how, readings, reading, keyResult.start, asOf);
      return {
        ...value,
        problems: [
          ...(missing.length > 0 ? [{ code: 'D_MISSING' as const, at: id, items: missing }] : []),
          ...(how.source && !answer?.ok ? [{ code: 'D_QUERY_FAILED' as const, at: id }] : []),
          ...value.problems.map((code) => ({ code, at: id })),
        ],
        origin: 'measured',
        stale: how.source ? !answer?.ok || isWorkOld : isOld(value.amount.on, checkInEvery, asOf),
        ...(how.source ? { items: [] } : {}),
      };
    }
    case 'kpi': {
      const kpi = plan.kpis.find((one) => one.id === how.kpi) ?? null;
      const value = oracleKpi(how, kpi, keyResult.start, asOf);
      return {
        ...value,
        amount: kpi ? value.amount : { kind: 'none' },
        problems: value.problems.map((code) => ({ code, at: id })),
        origin: 'measured',
        stale: kpi !== null && isOld(value.amount.on, kpi.every, asOf),
      };
    }
    case 'maintain': {
      const value = oracleMaintain(how, readings, keyResult, asOf);
      const on = value.amount.kind === 'maintain' ? value.amount.on : null;
      return {
        ...value,
        problems: value.problems.map((code) => ({ code, at: id })),
        origin: 'measured',
        stale: isOld(on, checkInEvery, asOf),
      };
    }
    case 'milestones':
      return milestones(keyResult, how, known);
    case 'objectives':
      throw new Error('It has no measure of its own');
  }
}

/** R12 */
function milestones({ id }: KeyResult, how: MilestonesMeasure, known: Known): Measured {
  const { plan, work, items, isWorkOld } = known;
  const count = { unit: 'issues' } as const;
  const settled = how.milestones.map(({ done, links }) =>
    done === null
      ? oracleWork(id, { count, links, query: null, unestimatedSize: null }, items, work.queries, plan.policy)
      : null,
  );
  const told = joined(settled.flatMap((one) => one?.problems ?? []));
  const progress = how.milestones.map(({ done }, at) => done ?? settled[at]?.raw ?? null);
  const { weights, problems: odd } = oracleWeights(
    how.milestones.map(({ weight }) => weight),
    'relative',
  );
  const raw = oracleMean(
    weights.map((weight, at) => ({ weight, value: progress[at] ?? null })),
    plan.policy.noData,
  );
  const linked = settled.some(Boolean);
  const rows = settled.flatMap((one) => one?.items ?? []);
  const inThousandths = weights.map((weight) => times(weight, fraction(1000)));
  return {
    raw,
    amount: {
      kind: 'milestones',
      done: progress.filter((p) => p === 1_000_000).length,
      total: progress.length,
    },
    problems: [
      ...told,
      ...odd
        .filter((code) => !told.some((problem) => problem.code === code))
        .map((code) => ({ code, at: id })),
    ],
    origin: linked ? 'computed' : 'manual',
    stale: linked && isWorkOld,
    ...(linked
      ? {
          items: rows
            .map((row, at) => ({ row, at }))
            .toSorted(byRow)
            .map(({ row }) => row),
        }
      : {}),
    resting: (some: (item: ItemId) => boolean) =>
      settled.reduce((all, one, at) => {
        const part = fraction(one?.resting(some) ?? 0);
        return all + floor(over(times(part, inThousandths[at] ?? fraction(0)), sum(inThousandths)));
      }, 0),
  };
}

const byRow = (a: { row: CountedItem; at: number }, b: { row: CountedItem; at: number }) =>
  a.row.item === b.row.item ? a.at - b.at : a.row.item < b.row.item ? -1 : 1;

/** Of several milestones one problem a code, with everything that it is about. */
function joined(problems: readonly Problem[]): Problem[] {
  const codes = [...new Set(problems.map(({ code }) => code))];
  return codes.map((code): Problem => {
    const same = problems.filter((problem) => problem.code === code);
    const items = [...new Set(same.flatMap((problem) => problem.items ?? []))].toSorted();
    const amount = same.reduce((all, { amounts }) => all + (amounts?.['items'] ?? 0), 0);
    return {
      code,
      at: same[0]?.at ?? null,
      ...(items.length > 0 ? { items } : {}),
      ...(amount > 0 ? { amounts: { items: amount } } : {}),
    };
  });
}
