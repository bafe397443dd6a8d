import type { KpiMeasure, MetricMeasure, Reading } from '../model/plan.ts';
import { lastReading } from '../progress/readings.ts';
import { metricFormula } from './formula.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import type { ReadingPart, TracedReading } from './trace.ts';

/** The reading that counts, and the way that it is on (R6, R7, R10). */
export function metricTrace(
  { work, evaluation }: Tracing,
  { keyResult, value }: Opened,
  { source, curve, target }: MetricMeasure,
): MeasureTrace {
  const typed = lastReading(keyResult.readings, evaluation.asOf);
  const { amount } = value;
  // A query's answer is of the day itself, so where there is one it is the reading (R15).
  const counted = source && work.queries.get(source.query)?.ok && amount.kind === 'metric' ? amount : null;
  const ofQuery = counted?.current && counted.on ? { on: counted.on, value: counted.current } : null;
  const part: ReadingPart = {
    kind: 'reading',
    from: ofQuery ? 'query' : 'typed',
    reading: ofQuery ? { ...ofQuery, by: null, note: null } : typed && tracedReading(typed),
    curve,
    ppm: value.raw ?? 0,
  };
  return {
    rules: [
      ...(target.form === 'from-to' ? [] : ['R6']),
      'R7',
      ...(part.reading ? [] : ['R9']),
      ...(curve.length > 0 ? ['R10'] : []),
      ...(source ? ['R15'] : []),
    ],
    formula: metricFormula(amount, curve.length > 0),
    parts: [part],
    query: source?.query ?? null,
  };
}

/** The same on the KPI's readings (R14). */
export function kpiReadingTrace(
  { plan, evaluation }: Tracing,
  { value }: Opened,
  { kpi: id }: KpiMeasure,
): MeasureTrace {
  const kpi = plan.kpis.find((one) => one.id === id);
  const reading = kpi ? lastReading(kpi.readings, evaluation.asOf) : null;
  return {
    rules: ['R7', 'R14', ...(reading ? [] : ['R9'])],
    formula: metricFormula(value.amount, false),
    parts: [
      {
        kind: 'reading',
        from: 'kpi',
        reading: reading && tracedReading(reading),
        curve: [],
        ppm: value.raw ?? 0,
      },
    ],
  };
}

export const tracedReading = ({ on, value, by, note }: Reading): TracedReading => ({ on, value, by, note });
