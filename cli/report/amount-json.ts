import type { Amount } from '@throughline/core/model/amount.ts';
import type { CountOf } from '@throughline/core/model/plan.ts';
import { numberOf, sizeText } from './exact.ts';

/** What stands beside a percentage, in its unit; null = nothing does. */
export function amountReport(amount: Amount): object | null {
  switch (amount.kind) {
    case 'work': {
      const { done, total, weighted, unit, counted, dropped, unestimated, unestimatedSize } = amount;
      return {
        done: numberOf(done),
        total: numberOf(total),
        weightedDone: numberOf(weighted?.done ?? done),
        weightedTotal: numberOf(weighted?.total ?? total),
        unit,
        counted,
        dropped,
        unestimated,
        unestimatedSize:
          unestimatedSize === null ? null : Number(sizeText(unestimatedSize, sizeUnit(amount.unit))),
      };
    }
    case 'metric':
      return {
        from: amount.from && numberOf(amount.from),
        to: amount.to && numberOf(amount.to),
        current: amount.current && numberOf(amount.current),
        on: amount.on,
        unit: amount.unit,
        stretch: amount.stretch && { to: numberOf(amount.stretch.to), rawPpm: amount.stretch.raw },
      };
    case 'maintain':
      return {
        atLeast: amount.atLeast && numberOf(amount.atLeast),
        atMost: amount.atMost && numberOf(amount.atMost),
        current: amount.current && numberOf(amount.current),
        on: amount.on,
        unit: amount.unit,
        held: amount.held,
        elapsed: amount.elapsed,
        planned: amount.planned,
      };
    case 'milestones':
      return { done: amount.done, total: amount.total, unit: 'milestones' };
    case 'yesNo':
      return { done: amount.done };
    case 'none':
      return null;
  }
}

/** A field's id is of no consequence to how its sizes are written. */
const sizeUnit = (unit: CountOf['unit']): CountOf => (unit === 'field' ? { unit, field: '' } : { unit });
