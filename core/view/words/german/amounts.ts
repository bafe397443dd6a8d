import type { Amount } from '../../../model/amount.ts';
import type { Decimal } from '../../../model/decimal.ts';
import type { Format } from '../format.ts';
import type { Words } from '../words.ts';
import { NO_BREAK, NO_VALUE } from '../signs.ts';
import { hoursOrMinutes } from '../time-amount.ts';

type WorkAmount = Extract<Amount, { kind: 'work' }>;

export const amounts = (
  format: Format,
): Pick<
  Words,
  | 'percent'
  | 'amount'
  | 'weighted'
  | 'weightedSums'
  | 'range'
  | 'withUnit'
  | 'baseSize'
  | 'size'
  | 'weight'
  | 'weightSpoken'
> => {
  const withUnit = (value: Decimal, unit: string | null): string =>
    unit === null ? format.decimal(value) : `${format.decimal(value)}${NO_BREAK}${unit}`;
  const outOf = (done: Decimal, total: Decimal, unit: WorkAmount['unit']): string => {
    const pair = (from: Decimal, to: Decimal): string => `${format.decimal(from)} von ${format.decimal(to)}`;
    const single = total.digits === 1 && total.scale === 0;
    switch (unit) {
      case 'issues':
        return `${pair(done, total)} ${single ? 'Vorgang' : 'Vorgängen'}`;
      case 'points':
        return `${pair(done, total)} ${single ? 'Punkt' : 'Punkten'}`;
      case 'field':
        return pair(done, total);
      case 'seconds': {
        const shown = hoursOrMinutes(total);
        return `${pair(shown.of(done), shown.of(total))}${NO_BREAK}${shown.unit}`;
      }
    }
  };
  return {
    percent: (text) => (text === null ? NO_VALUE : `${format.typed(text)}${NO_BREAK}%`),
    amount: (amount) => {
      switch (amount.kind) {
        case 'work':
          return amount.counted === 0 ? null : outOf(amount.done, amount.total, amount.unit);
        case 'metric':
          return amount.current === null ? null : withUnit(amount.current, amount.unit);
        case 'maintain':
          return amount.on === null
            ? null
            : `${format.whole(amount.held)} von ${format.whole(amount.planned)} Zeiträumen gehalten`;
        case 'milestones':
          return `${format.whole(amount.done)} von ${format.whole(amount.total)} erledigt`;
        case 'yesNo':
          return amount.done ? 'erledigt' : 'nicht erledigt';
        case 'none':
          return null;
      }
    },
    weighted: 'gewichtet',
    weightedSums: (amount) =>
      amount.weighted === null
        ? null
        : `Mit den Gewichten der Verknüpfungen: ${outOf(amount.weighted.done, amount.weighted.total, amount.unit)}.`,
    range: (amount) =>
      amount.from === null || amount.to === null
        ? null
        : `von ${format.decimal(amount.from)} auf ${withUnit(amount.to, amount.unit)}`,
    withUnit,
    baseSize: (size, unit) => {
      if (unit === 'issues') return format.whole(size);
      if (unit !== 'seconds') return format.decimal({ digits: size, scale: 3 });
      const seconds: Decimal = { digits: size, scale: 0 };
      const shown = hoursOrMinutes(seconds);
      return `${format.decimal(shown.of(seconds))}${NO_BREAK}${shown.unit}`;
    },
    size: (size, unit) => {
      if (unit !== 'seconds' || !/^\d+$/.test(size)) return format.typed(size);
      const seconds: Decimal = { digits: Number(size), scale: 0 };
      const shown = hoursOrMinutes(seconds);
      return `${format.decimal(shown.of(seconds))}${NO_BREAK}${shown.unit}`;
    },
    weight: (weight) => `×${format.typed(weight)}`,
    weightSpoken: (weight) => `Gewicht ${format.typed(weight)}`,
  };
};
