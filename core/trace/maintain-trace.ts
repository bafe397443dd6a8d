import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { MaintainMeasure, Reading } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import { periodsOf } from '../progress/periods.ts';
import { lastOfPeriods } from '../progress/readings.ts';
import { isWithin } from '../progress/within.ts';
import { exactParts } from './exact-parts.ts';
import { maintainFormula } from './formula.ts';
import { tracedReading } from './metric-trace.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import type { PeriodPart } from './trace.ts';

/** Every planned period with its last reading and its verdict (R13). */
export function maintainTrace(
  { evaluation }: Tracing,
  { keyResult, value }: Opened,
  measure: MaintainMeasure,
): MeasureTrace {
  const { asOf } = evaluation;
  const periods = periodsOf(keyResult, measure.every);
  const lasts = lastOfPeriods(keyResult, periods, asOf);
  const past = periods.pastGrace(asOf);
  const verdict = (period: number, reading: Reading | undefined): PeriodPart['verdict'] =>
    reading
      ? isWithin(measure, [reading.value])
        ? 'in-range'
        : 'out-of-range'
      : period < past
        ? 'no-reading'
        : 'not-yet';
  const open = Array.from({ length: periods.planned }, (_, period) => {
    const reading = lasts.get(period);
    return { reading, verdict: verdict(period, reading) };
  });
  const adds = (one: (typeof open)[number]) =>
    measure.method === 'held' ? one.verdict === 'in-range' : one.reading !== undefined;
  const ppm = value.raw
    ? exactParts(
        value.raw,
        open.map((one) => (adds(one) ? BigInt(whole) : 0n)),
        BigInt(periods.planned),
      )
    : [];
  const dates = datesOf(keyResult, (day) => periods.at(day));
  return {
    rules: ['R13', ...(value.raw === null ? ['R9'] : [])],
    formula: maintainFormula(measure.method, value.amount),
    parts: open.map((one, period) => ({
      kind: 'period',
      from: dates[period]?.from ?? keyResult.start,
      to: dates[period]?.to ?? keyResult.end,
      reading: one.reading ? tracedReading(one.reading) : null,
      verdict: one.verdict,
      ppm: ppm[period] ?? 0,
    })),
  };
}

/** First and last day of each period. */
function datesOf(
  { start, end }: { readonly start: Day; readonly end: Day },
  at: (day: Day) => number,
): readonly { readonly from: Day; readonly to: Day }[] {
  const dates: { from: Day; to: Day }[] = [{ from: start, to: start }];
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    const known = dates[at(day)];
    if (known) known.to = day;
    else dates.push({ from: day, to: day });
  }
  return dates;
}
