import type { Decimal } from '../../../model/decimal.ts';
import type { Amount } from '../../../model/amount.ts';
import type { Format } from '../format.ts';
import { hoursOrMinutes } from '../time-amount.ts';
import { NO_BREAK, NO_VALUE } from '../signs.ts';

type WorkAmount = Extract<Amount, { kind: 'work' }>;
type MetricAmount = Extract<Amount, { kind: 'metric' }>;

/** Amounts, percentages and sizes, each with its unit. */
export const amounts = (format: Format) => {
  const withUnit = (value: Decimal, unit: string | null): string =>
    unit === null ? format.decimal(value) : `${format.decimal(value)}${NO_BREAK}${unit}`;
  const outOf = (done: Decimal, total: Decimal, unit: WorkAmount['unit']): string => {
    const pair = (from: Decimal, to: Decimal): string => `${format.decimal(from)} of ${format.decimal(to)}`;
    const single = total.digits === 1 && total.scale === 0;
    switch (unit) {
      case 'issues':
        return `${pair(done, total)} ${single ? 'item' : 'items'}`;
      case 'points':
        return `${pair(done, total)} ${single ? 'point' : 'points'}`;
      case 'field':
        return pair(done, total);
      case 'seconds': {
        const shown = hoursOrMinutes(total);
        return `${pair(shown.of(done), shown.of(total))}${NO_BREAK}${shown.unit}`;
      }
    }
  };
  return {
    /** "40 %", "<1 %", "–". The text is the shown number of R4. */
    percent: (text: string | null): string =>
      text === null ? NO_VALUE : `${format.typed(text)}${NO_BREAK}%`,
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
    /** "20 min", of a target or a bound. */
    withUnit,
    /** A size in base units of what is counted (thousandths; seconds; items). */
    baseSize: (size: number, unit: WorkAmount['unit']): string => {
      if (unit === 'issues') return format.whole(size);
      if (unit !== 'seconds') return format.decimal({ digits: size, scale: 3 });
      const seconds: Decimal = { digits: size, scale: 0 };
      const shown = hoursOrMinutes(seconds);
      return `${format.decimal(shown.of(seconds))}${NO_BREAK}${shown.unit}`;
    },
    /** One item's size in a trace; "2 h" of seconds. */
    size: (size: string, unit: WorkAmount['unit']): string => {
      if (unit !== 'seconds' || !/^\d+$/.test(size)) return format.typed(size);
      const seconds: Decimal = { digits: Number(size), scale: 0 };
      const shown = hoursOrMinutes(seconds);
      return `${format.decimal(shown.of(seconds))}${NO_BREAK}${shown.unit}`;
    },
    weight: (weight: string): string => `×${format.typed(weight)}`,
    weightSpoken: (weight: string): string => `weight ${format.typed(weight)}`,
  };
};
