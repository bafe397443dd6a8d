import type { TrendPoint } from '@throughline/core/history/forecast.ts';
import type { History, HistoryMode } from '@throughline/core/history/history.ts';
import { snapshotOf } from '@throughline/core/history/snapshot.ts';
import { evaluateAt } from '@throughline/core/history/state-at.ts';
import type { NodeId } from '@throughline/core/history/structure.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { ReviewSpan } from '@throughline/core/review/review.ts';
import type { Evaluation } from '@throughline/core/progress/evaluation.ts';
import type { Pasts } from '../work-file/pasts.ts';

/**
 * The days of each node from the cycle's start to the end of a span, as the apps keep them, from the files' past (R34). Of
 * what rests on work nothing is said where the past of an item is not known: it would look as if nothing ever moved.
 * @param values at the end of the span
 */
export function trendsOf({
  plan,
  history,
  span,
  mode,
  values,
  pasts,
}: {
  readonly plan: Plan;
  readonly history: History;
  readonly span: ReviewSpan;
  readonly mode: HistoryMode;
  readonly values: Evaluation;
  readonly pasts: Pick<Pasts, 'unknown' | 'cut'>;
}): (node: NodeId) => readonly TrendPoint[] {
  let days: ReadonlyMap<NodeId, readonly TrendPoint[]> | null = null;
  const typed = new Set<NodeId>(
    plan.keyResults.flatMap(({ id, measure }) => (restsOnReadings(measure) ? [id] : [])),
  );
  const isKnown = pasts.unknown === 0 && pasts.cut === 0;
  return (node) => {
    if (!isKnown && !typed.has(node)) return [];
    days ??= daysOf(plan, history, span, mode, values);
    return days.get(node) ?? [];
  };
}

// ── below ──

const restsOnReadings = (measure: Plan['keyResults'][number]['measure']): boolean =>
  measure.kind === 'kpi' || (measure.kind === 'metric' && measure.source === null);

function daysOf(
  { cycle }: Plan,
  history: History,
  { to }: ReviewSpan,
  mode: HistoryMode,
  values: Evaluation,
): ReadonlyMap<NodeId, readonly TrendPoint[]> {
  const points = new Map<NodeId, TrendPoint[]>();
  const take = (evaluation: Evaluation): void => {
    const { on, nodes } = snapshotOf(evaluation);
    for (const { id, raw, sums } of nodes) {
      const own = points.get(id) ?? [];
      own.push({ on, raw, sums });
      points.set(id, own);
    }
  };
  for (let day = cycle.start; day < to.day; day = addDays(day, 1)) take(evaluateAt(history, day, mode));
  take(values);
  return points;
}
