import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResult, Kpi } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { KpiValue } from '@throughline/core/progress/evaluation.ts';
import { byId } from './edges.ts';
import { less, ofDecimal, toDecimal } from './fraction.ts';
import { isOld, knownReadings } from './measures.ts';

/** R14: each KPI by itself. */
export const oracleKpis = (kpis: readonly Kpi[], asOf: Day): KpiValue[] =>
  kpis.toSorted(byId).map(({ id, target, readings, every }): KpiValue => {
    const last = knownReadings(readings, asOf).at(-1) ?? null;
    const isMet =
      last &&
      target &&
      !(target.atLeast && less(last.value, ofDecimal(target.atLeast))) &&
      !(target.atMost && less(ofDecimal(target.atMost), last.value));
    return {
      id,
      met: isMet,
      current: last && toDecimal(last.value),
      on: last?.on ?? null,
      stale: isOld(last?.on ?? null, every, asOf),
    };
  });

/** R14: D_DOUBLE_METRIC of the key results that take part. */
export function oracleDoubleMetrics(keyResults: readonly KeyResult[]): Problem[] {
  const metricOf = ({ measure }: KeyResult): string | null => {
    if (measure.kind === 'kpi') return JSON.stringify(['kpi', measure.kpi]);
    if (measure.kind !== 'metric' || !measure.source) return null;
    const { query, of, field } = measure.source;
    return JSON.stringify(['query', query, of, field]);
  };
  const metrics = new Set(keyResults.map(metricOf).filter((metric) => metric !== null));
  return [...metrics]
    .map((metric) => keyResults.filter((one) => metricOf(one) === metric).map(({ id }) => id))
    .filter(({ length }) => length > 1)
    .map((ids) => ({ code: 'D_DOUBLE_METRIC', at: null, nodes: ids.toSorted() }));
}
