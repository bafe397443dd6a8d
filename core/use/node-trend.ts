import { totalOf } from '../change/series.ts';
import { forecast } from '../history/forecast.ts';
import { dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Measure, Ppm } from '../model/plan.ts';
import type { Host } from '../port/host.ts';
import type { HierarchyNode } from '../view/hierarchy.ts';
import type { TrendView } from '../view/node-details.ts';
import type { TrendMark } from '../view/node-details.ts';
import { goalMarks, scopeMarks, trendDays, trendPoints } from '../view/trend-view.ts';
import type { TrendDay } from '../view/trend-view.ts';
import type { Desk } from './desk.ts';
import { expectedLine } from './evaluate-shard.ts';
import type { FoundNode } from './find-node.ts';
import { forecastPoints } from './forecast-points.ts';

/**
 * How a node came to where it is: its kept days and today, its expected line, what happened to goal and scope, and where
 * it leads.
 * @param desk holds the series of its shard, its ledger, and the ledgers of `below`
 * @param below of an objective: the key results that contribute to it, whose scope and goals are its own
 */
export function nodeTrend(
  host: Host,
  desk: Desk,
  found: FoundNode,
  node: HierarchyNode,
  below: readonly HierarchyNode[],
): TrendView {
  const { shard, document, objective, keyResult } = found;
  const { timeZone } = document.policy;
  const now = host.now();
  const today = dayOf(now, timeZone);
  const { start, end } = keyResult ?? objective;
  const { progress, threshold } = node;
  const days = daysOf(desk, shard, node, today);
  const lineOn = expectedLine(document, now, node.id) ?? (() => node.expected);
  const measure = keyResult?.measure ?? null;
  const bends = measure?.kind === 'metric' ? measure.checkpoints.map(({ on }) => on) : [];
  const marks = [
    ...marksOf(desk, found, node, today),
    ...below.flatMap((one) =>
      marksOf(desk, found, one, today).map((mark) => ({ ...mark, of: one.title ?? '' })),
    ),
  ];
  return {
    points: trendPoints(days, { today, progress, start, end }, lineOn, bends),
    marks: marks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    forecast:
      node.status === 'active' ? forecastOf(days, { end, threshold }, measure?.kind ?? 'objectives') : null,
  };
}

// ── below ──

function daysOf(
  desk: Desk,
  shard: string,
  { id, raw, amount }: HierarchyNode,
  today: Day,
): readonly TrendDay[] {
  const total = amount?.kind === 'work' ? totalOf(amount) : null;
  return trendDays(desk.get('series', shard), id, { on: today, raw, total });
}

function marksOf(
  desk: Desk,
  { shard, document }: FoundNode,
  node: HierarchyNode,
  today: Day,
): readonly TrendMark[] {
  const measure = document.keyResults.find(({ id }) => id === node.id)?.measure;
  return [
    ...(measure?.kind === 'work' ? scopeMarks(daysOf(desk, shard, node, today), measure.count) : []),
    ...goalMarks(desk.get('ledger', node.id)?.entries ?? [], document.policy.timeZone),
  ];
}

/**
 * Where the kept days lead (R34); null = too few of them, or a yes/no, which has no trend. Of work the done and the total
 * are followed apart. An objective is followed by its value.
 */
function forecastOf(
  days: readonly TrendDay[],
  node: { readonly end: Day; readonly threshold: Ppm },
  kind: Measure['kind'],
): TrendView['forecast'] {
  if (kind === 'yesNo') return null;
  const found = forecast({ ...node, measure: { kind } }, forecastPoints(days));
  return (
    found && {
      low: found.low.atEnd,
      mid: found.mid.atEnd,
      high: found.high.atEnd,
      on: found.mid.reached,
    }
  );
}
