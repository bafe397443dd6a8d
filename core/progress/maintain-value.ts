import type { Amount } from '../model/amount.ts';
import type { Day } from '../model/day.ts';
import { compareDecimals } from '../model/decimal.ts';
import type { KeyResult, MaintainMeasure, Ppm, Reading } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import { periodsOf } from './periods.ts';
import { lastOfPeriods, lastReading } from './readings.ts';
import { isWithin } from './within.ts';

/** R13: periods in range / planned periods, or one verdict for all (latest, worst, average). */
export function valueOfMaintain(
  measure: MaintainMeasure,
  keyResult: Pick<KeyResult, 'readings' | 'start' | 'end'>,
  asOf: Day,
): { raw: Ppm | null; amount: Extract<Amount, { kind: 'maintain' }>; problems: readonly ProblemCode[] } {
  const { atLeast, atMost, unit, every, method } = measure;
  const ranged = (atLeast ?? atMost) !== null && !(atLeast && atMost && compareDecimals(atLeast, atMost) > 0);
  const periods = periodsOf(keyResult, every);
  const { planned } = periods;
  const lasts = lastOfPeriods(keyResult, periods, asOf);
  const readings = [...lasts.values()];
  const inRange = (some: readonly Reading[]) =>
    isWithin(
      measure,
      some.map(({ value }) => value),
    );
  // Of one period alone a good first day would be 100 %: it counts from its last day on.
  const counted = planned === 1 && asOf < keyResult.end ? [] : readings;
  const held = ranged ? counted.filter((reading) => inRange([reading])).length : 0;
  const past = periods.pastGrace(asOf);
  const current = lastReading(readings, asOf);
  const kept = () => {
    switch (method) {
      case 'held':
        return held;
      case 'latest':
        return current && inRange([current]) ? counted.length : 0;
      case 'worst':
        return held === counted.length ? held : 0;
      case 'average':
        return inRange(readings) ? counted.length : 0;
    }
  };
  return {
    raw: ranged && current ? ppmRatio(kept(), planned) : null,
    amount: {
      kind: 'maintain',
      unit,
      atLeast,
      atMost,
      current: current?.value ?? null,
      on: current?.on ?? null,
      held,
      elapsed:
        counted.length === 0 ? past : past + [...lasts.keys()].filter((period) => period >= past).length,
      planned,
    },
    problems: ranged ? [] : ['D_NO_RANGE'],
  };
}
