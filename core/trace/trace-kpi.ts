import type { KpiId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import { lastReading } from '../progress/readings.ts';
import type { Tracing } from './tracing.ts';
import { tracedReading } from './metric-trace.ts';
import type { Trace } from './trace.ts';

/** A KPI by itself: met or not, apart from any objective (R14). null = there is no such KPI. */
export function traceKpi({ plan, evaluation }: Tracing, id: KpiId): Trace | null {
  const kpi = plan.kpis.find((one) => one.id === id);
  if (!kpi) return null;
  const value = evaluation.kpis.find((one) => one.id === id);
  const reading = lastReading(kpi.readings, evaluation.asOf);
  const { atLeast = null, atMost = null } = kpi.target ?? {};
  return {
    id,
    node: 'kpi',
    kind: 'kpi',
    title: kpi.name,
    asOf: evaluation.asOf,
    rules: ['R14'],
    formula: {
      words: [...(atLeast ? ['reading ≥ atLeast'] : []), ...(atMost ? ['reading ≤ atMost'] : [])].join(
        ' and ',
      ),
      terms: {
        ...(reading ? { reading: reading.value } : {}),
        ...(atLeast ? { atLeast } : {}),
        ...(atMost ? { atMost } : {}),
      },
    },
    value: null,
    override: null,
    frozen: null,
    amount: { kind: 'none' },
    parts: [],
    leftOut: [],
    merged: [],
    inputs: { readAt: null, count: null, query: null },
    totals: null,
    kpi: {
      met: value?.met ?? null,
      unit: kpi.unit,
      atLeast,
      atMost,
      reading: reading && tracedReading(reading),
      stale: value?.stale ?? false,
      boundBy: plan.keyResults
        .filter(({ measure }) => measure.kind === 'kpi' && measure.kpi === id)
        .map((one) => one.id)
        .sort(byText),
    },
    problems: evaluation.problems.filter(({ at }) => at === id),
  };
}
