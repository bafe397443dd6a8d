import type { Day } from '../model/day.ts';
import { compareDecimals } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import { byId } from '../model/order.ts';
import type { KpiMeasure } from '../model/plan.ts';
import type { KpiValue } from './evaluation.ts';
import { baselineOf, valueOfMetric } from './metric-value.ts';
import type { MetricValue } from './metric-value.ts';
import { lastReading } from './readings.ts';
import { isTypedStale } from './stale.ts';
import type { TreeKpi } from './tree.ts';
import { isWithin } from './within.ts';
import type { Bounds } from './within.ts';

/**
 * A key result bound to a KPI: a metric whose readings are the KPI's (R14).
 * @throws RangeError where the ratio is no safe integer (E_TOO_LARGE)
 */
export function valueOfKpiBound(
  measure: KpiMeasure,
  kpi: TreeKpi,
  dates: { readonly start: Day; readonly asOf: Day },
): MetricValue {
  const { readings, unit, target } = kpi;
  const current = lastReading(readings, dates.asOf);
  const { baseline, problems } = measure.from
    ? { baseline: measure.from, problems: [] }
    : baselineOf(readings, dates, current);
  const to = measure.to ?? boundAhead(target, baseline);
  if (!to) {
    return {
      raw: null,
      amount: {
        kind: 'metric',
        unit,
        from: baseline,
        to,
        current: current?.value ?? null,
        on: current?.on ?? null,
        stretch: null,
      },
      range: null,
      problems: [...problems, hasTarget(target) ? 'D_NO_RANGE' : 'D_NO_TARGET'],
    };
  }
  const value = valueOfMetric(
    {
      target: { form: 'from-to', from: baseline, to },
      unit,
      stretch: null,
      direction: null,
      curve: [],
    },
    readings,
    null,
    dates,
  );
  return { ...value, problems: [...problems, ...value.problems] };
}

/** Every KPI by itself, apart from any objective; sorted by id (R14). */
export const kpiValues = (kpis: readonly TreeKpi[], asOf: Day): readonly KpiValue[] =>
  kpis
    .map(({ id, target, readings, every }): KpiValue => {
      const reading = lastReading(readings, asOf);
      return {
        id,
        met: hasTarget(target) && reading ? isWithin(target, [reading.value]) : null,
        current: reading?.value ?? null,
        on: reading?.on ?? null,
        stale: reading !== null && isTypedStale(reading.on, every, asOf),
      };
    })
    .sort(byId);

/** Of a KPI that is not met: what a key result "from reading to target" is measured by (R14); null = nothing to offer. */
export function keyResultFromKpi(
  { id, target, readings }: Pick<TreeKpi, 'id' | 'target' | 'readings'>,
  asOf: Day,
): KpiMeasure | null {
  const from = lastReading(readings, asOf)?.value;
  if (!from || !hasTarget(target) || isWithin(target, [from])) return null;
  return { kind: 'kpi', kpi: id, from, to: boundAhead(target, from) };
}

const hasTarget = (target: Bounds | null): target is Bounds =>
  target !== null && (target.atLeast ?? target.atMost) !== null;

/** The bound that the way leads to: the one that the baseline has not reached; null where it has reached all. */
function boundAhead(target: Bounds | null, from: Decimal): Decimal | null {
  const { atLeast = null, atMost = null } = target ?? {};
  if (atLeast && compareDecimals(from, atLeast) < 0) return atLeast;
  return atMost && compareDecimals(from, atMost) > 0 ? atMost : null;
}
