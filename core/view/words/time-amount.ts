import type { Decimal } from '../../model/decimal.ts';

export interface TimeScale {
  readonly unit: 'h' | 'min';
  /** Seconds in that unit, to one decimal, rounded towards 0: never "20 of 20 h" while something is open. */
  of(seconds: Decimal): Decimal;
}

/** Hours for an hour or more, else minutes: the scale for a total, used for its parts too. */
export function hoursOrMinutes(total: Decimal): TimeScale {
  const hours = total.digits / 10 ** total.scale >= 3600;
  const size = hours ? 3600 : 60;
  return {
    unit: hours ? 'h' : 'min',
    of: (seconds) => {
      const tenths = Math.trunc((seconds.digits * 10) / (size * 10 ** seconds.scale));
      return tenths % 10 === 0 ? { digits: tenths / 10, scale: 0 } : { digits: tenths, scale: 1 };
    },
  };
}
