import type { Amount } from '../../../model/amount.ts';
import type { Decimal } from '../../../model/decimal.ts';
import type { Format } from '../format.ts';
import type { Words } from '../words.ts';
import { quantities, timePair } from '../quantities.ts';

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
  const common = quantities(format);
  const { withUnit } = common;
  const outOf = (done: Decimal, total: Decimal, unit: WorkAmount['unit']): string => {
    const of = (part: string, whole: string): string => `${part} von ${whole}`;
    const pair = of(format.decimal(done), format.decimal(total));
    const single = total.digits === 1 && total.scale === 0;
    switch (unit) {
      case 'issues':
        return `${pair} ${single ? 'Vorgang' : 'Vorgängen'}`;
      case 'points':
        return `${pair} ${single ? 'Punkt' : 'Punkten'}`;
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
    weightSpoken: (weight) => `Gewicht ${format.typed(weight)}`,
  };
};
