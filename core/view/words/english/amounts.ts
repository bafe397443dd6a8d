import type { Decimal } from '../../../model/decimal.ts';
import type { Amount } from '../../../model/amount.ts';
import type { Format } from '../format.ts';
import { quantities, timePair } from '../quantities.ts';

type WorkAmount = Extract<Amount, { kind: 'work' }>;
type MetricAmount = Extract<Amount, { kind: 'metric' }>;

/** Amounts, percentages and sizes, each with its unit. */
export const amounts = (format: Format) => {
  const common = quantities(format);
  const { withUnit } = common;
  const outOf = (done: Decimal, total: Decimal, unit: WorkAmount['unit']): string => {
    const of = (part: string, whole: string): string => `${part} of ${whole}`;
    const pair = of(format.decimal(done), format.decimal(total));
    const single = total.digits === 1 && total.scale === 0;
    switch (unit) {
      case 'issues':
        return `${pair} ${single ? 'item' : 'items'}`;
      case 'points':
        return `${pair} ${single ? 'point' : 'points'}`;
      case 'field':
        return pair;
      case 'seconds': {
        const time = timePair(format, done, total);
        return of(time.part, time.whole);
      }
    }
  };
  return {
    ...common,
    /** "12 of 20 points", "38 min", "2 of 3 done"; null when there is nothing to say beside the percentage. */
    amount: (amount: Amount): string | null => {
      switch (amount.kind) {
        case 'work':
          return amount.counted === 0 ? null : outOf(amount.done, amount.total, amount.unit);
        case 'metric':
          return amount.current === null ? null : withUnit(amount.current, amount.unit);
        case 'maintain':
          return amount.on === null
            ? null
            : `${format.whole(amount.held)} of ${format.whole(amount.planned)} periods held`;
        case 'milestones':
          return `${format.whole(amount.done)} of ${format.whole(amount.total)} done`;
        case 'yesNo':
          return amount.done ? 'done' : 'not done';
        case 'none':
          return null;
      }
    },
    /** Where link weights or credits make the percentage differ from the amount beside it (R15). */
    weighted: 'weighted',
    weightedSums: (amount: WorkAmount): string | null =>
      amount.weighted === null
        ? null
        : `Weighted by the links: ${outOf(amount.weighted.done, amount.weighted.total, amount.unit)}.`,
    /** "from 45 to 25 min"; null when one end is not known. */
    range: (amount: MetricAmount): string | null =>
      amount.from === null || amount.to === null
        ? null
        : `from ${format.decimal(amount.from)} to ${withUnit(amount.to, amount.unit)}`,
    weightSpoken: (weight: string): string => `weight ${format.typed(weight)}`,
  };
};
