import { decimalText } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { CountOf, WorkMeasure } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { oneOf } from './leaves.ts';
import { readItems } from './read-items.ts';
import type { Report } from './report.ts';
import { fieldShape, measureShapes } from './shapes.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';
import { take, takeValue } from './take.ts';

const counts = oneOf('issues', 'points', 'estimate');

export function readWork(spot: Spot, report: Report): WorkMeasure {
  const { query = null, unestimatedSize } = take(measureShapes.work, spot, report);
  const count = readCount(under(spot, 'count'), report);
  return {
    kind: 'work',
    count: count ?? { unit: 'issues' },
    links: readItems(spot, report),
    query,
    unestimatedSize:
      count && unestimatedSize
        ? baseUnits(count, unestimatedSize, under(spot, 'unestimatedSize'), report)
        : null,
  };
}

/** Missing = issues. null where it could not be read. */
function readCount(at: Spot, report: Report): CountOf | null {
  if (!at.node) return { unit: 'issues' };
  if (at.node.fields) {
    const { field } = take(fieldShape, at, report);
    return field === undefined ? null : { unit: 'field', field };
  }
  const word = takeValue(counts, at, report);
  return word === undefined ? null : { unit: word === 'estimate' ? 'seconds' : word };
}

/** Points and fields are held in thousandths; an estimate is written in hours and held in seconds. */
function baseUnits(count: CountOf, size: Decimal, at: Spot, report: Report): number | null {
  const shown = decimalText(size);
  if (count.unit === 'issues') {
    report.note(at, said`Not used: where issues are counted each of them is 1.`);
    return null;
  }
  const units = (size.digits * (count.unit === 'seconds' ? 3600 : 1000)) / 10 ** size.scale;
  if (size.digits >= 0 && Number.isSafeInteger(units) && size.scale <= 3) return units;
  const hours = count.unit === 'seconds';
  report.refuse(at, {
    reason:
      size.digits < 0
        ? said`A size cannot be negative (${shown}).`
        : hours
          ? said`${shown} hours are no whole number of seconds, or too many.`
          : said`A size has at most 3 decimals and fits into 15 digits (${shown}).`,
    mend: hours ? said`Write hours, like 4 or 1.5.` : said`Write a size like 3 or 0.5.`,
  });
  return null;
}
