import type { Day } from '../model/day.ts';
import {
  addDecimals,
  compareDecimals,
  decimalText,
  multiplyDecimals,
  readDecimal,
} from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { MetricMeasure, Reading } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { baselineReading } from '../progress/readings.ts';
import type { Refusal, Report } from './report.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';

const zero: Decimal = { digits: 0, scale: 0 };

/** Whether there is a way from the start to the target, and whether it leads where the direction says (R6–R8). */
export function checkTarget(
  at: Spot,
  { target, direction, source }: MetricMeasure,
  readings: readonly Reading[],
  start: Day | null,
  report: Report,
): void {
  const key = { 'from-to': 'to', to: 'to', by: 'by', 'by-percent': 'byPercent' }[target.form];
  if (target.form === 'by-percent' && target.from.digits === 0) {
    report.refuse(under(at, key), {
      reason: said`A percentage of 0 is 0, so \`byPercent\` gives no target here.`,
      mend: said`Write the target with \`to\`.`,
    });
    return;
  }
  if (target.form === 'to' && start === null) return;
  const first = target.form === 'to' && start !== null ? baselineReading(readings, start).reading : null;
  if (target.form === 'to' && !first) {
    if (!source)
      report.note(
        under(at, 'to'),
        said`There is no \`from\` and no reading yet: it starts from 0 until there is one.`,
      );
    return;
  }
  const from = target.form === 'to' ? (first?.value ?? zero) : target.from;
  const to = targetOf(target);
  const startNamed = first ? said` (the reading on ${first.on})` : '';
  if (!to) report.refuse(under(at, key), tooLong);
  else if (compareDecimals(from, to) === 0) report.refuse(under(at, key), noRange(to, startNamed));
  else if (direction !== null && (direction === 'increase') !== compareDecimals(to, from) > 0)
    report.refuse(under(at, 'direction'), {
      code: 'E_DIRECTION',
      reason: said`The direction is \`${direction}\`, but from ${decimalText(from)}${startNamed} to ${decimalText(to)} is the other way.`,
      mend: said`Exchange start and target, or remove \`direction\`: the numbers say it.`,
    });
}

/** @param named what the start is, in brackets */
export const noRange = (to: Decimal, named: Said | '' = ''): Refusal => ({
  code: 'E_NO_RANGE',
  reason: said`The target ${decimalText(to)} is also its start${named}: there is nothing to move.`,
  mend: said`Correct one of them; to hold a value, use a measure of kind maintain.`,
});

/** null where the exact target has more digits than can be held. */
function targetOf(target: MetricMeasure['target']): Decimal | null {
  try {
    switch (target.form) {
      case 'from-to':
      case 'to':
        return target.to;
      case 'by':
        return addDecimals(target.from, target.by);
      case 'by-percent': {
        const part = multiplyDecimals(target.percent, readDecimal('0.01') ?? zero);
        return addDecimals(target.from, multiplyDecimals(target.from, part));
      }
    }
  } catch (cause) {
    // The arithmetic's way to say that an exact number does not fit.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

const tooLong: Refusal = {
  reason: said`The target that comes of it has more digits than can be held exactly.`,
  mend: said`Use fewer digits, or write the target with \`to\`.`,
};
