import { totalOf } from '../change/series.ts';
import { forecast } from '../history/forecast.ts';
import { dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Measure, Ppm } from '../model/plan.ts';
import type { Host } from '../port/host.ts';
import type { HierarchyNode } from '../view/hierarchy.ts';
import type { TrendView } from '../view/node-details.ts';
import { goalMarks, scopeMarks, trendDays, trendPoints } from '../view/trend-view.ts';
import type { TrendDay } from '../view/trend-view.ts';
import type { Desk } from './desk.ts';
import { expectedLine } from './evaluate-shard.ts';
import type { FoundNode } from './find-node.ts';

/**
 * How a node came to where it is: its kept days and today, its expected line, what happened to goal and scope, and where
 * it leads.
 * @param desk holds the series of its shard and its ledger
 */
export function nodeTrend(
  host: Host,
  desk: Desk,
  { shard, document, objective, keyResult }: FoundNode,
  node: HierarchyNode,
): TrendView {
  const { timeZone } = document.policy;
  const now = host.now();
  const today = dayOf(now, timeZone);
  const { start, end } = keyResult ?? objective;
  const { raw, amount, progress, threshold } = node;
  const total = amount?.kind === 'work' ? totalOf(amount) : null;
  const days = trendDays(desk.get('series', shard), node.id, { on: today, raw, total });
  const lineOn = expectedLine(document, now, node.id) ?? (() => node.expected);
  const measure = keyResult?.measure ?? null;
  const bends = measure?.kind === 'metric' ? measure.checkpoints.map(({ on }) => on) : [];
  const marks = [
    ...(measure?.kind === 'work' ? scopeMarks(days, measure.count) : []),
    ...goalMarks(desk.get('ledger', node.id)?.entries ?? [], timeZone),
  ];
  return {
    points: trendPoints(days, { today, progress, start, end }, lineOn, bends),
    marks: marks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    forecast:
      node.status === 'active' ? forecastOf(days, { end, threshold }, measure?.kind ?? 'objectives') : null,
  };
}

// ── below ──

/**
 * Where the kept days lead (R34); null = too few of them, or a yes/no, which has no trend. Of work the done and the total
 * are followed apart; what is done is taken from the value, which is floored. An objective is followed by its value.
 */
function forecastOf(
  days: readonly TrendDay[],
  node: { readonly end: Day; readonly threshold: Ppm },
  kind: Measure['kind'],
): TrendView['forecast'] {
  if (kind === 'yesNo') return null;
  const points = days.map(({ on, raw, total }) => ({
    on,
    raw,
    sums:
      raw === null || total === null
        ? null
        : { done: BigInt(raw) * BigInt(total), total: 1_000_000n * BigInt(total) },
  }));
  const found = forecast({ ...node, measure: { kind } }, points);
  return (
    found && {
      low: found.low.atEnd,
      mid: found.mid.atEnd,
      high: found.high.atEnd,
      on: found.mid.reached,
    }
  );
}
