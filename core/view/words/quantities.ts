import type { Amount } from '../../model/amount.ts';
import type { Decimal } from '../../model/decimal.ts';
import type { Format } from './format.ts';
import type { Ppm } from '../../model/plan.ts';
import { percentText } from '../../progress/percent.ts';
import { NO_BREAK, NO_VALUE } from './signs.ts';
import { hoursOrMinutes } from './time-amount.ts';

type Unit = Extract<Amount, { kind: 'work' }>['unit'];

/** Amounts as every language writes them: a number, and the sign of its unit. */
export const quantities = (format: Format) => {
  const withUnit = (value: Decimal, unit: string | null): string =>
    unit === null ? format.decimal(value) : `${format.decimal(value)}${NO_BREAK}${unit}`;
  const time = (seconds: Decimal): string => {
    const scale = hoursOrMinutes(seconds);
    return withUnit(scale.of(seconds), scale.unit);
  };
  return {
    /** "40 %", "<1 %", "–". The text is the shown number of R4. */
    percent: (text: string | null): string => percentSign(format, text),
    /** "20 min", of a target or a bound. */
    withUnit,
    /** A size in base units of what is counted (thousandths; seconds; items). */
    baseSize: (size: number, unit: Unit): string => {
      if (unit === 'issues') return format.whole(size);
      return unit === 'seconds'
        ? time({ digits: size, scale: 0 })
        : format.decimal({ digits: size, scale: 3 });
    },
    /** One item's size in a trace; "2 h" of seconds. */
    size: (size: string, unit: Unit): string =>
      unit === 'seconds' && /^\d+$/.test(size)
        ? time({ digits: Number(size), scale: 0 })
        : format.typed(size),
    weight: (weight: string): string => `×${format.typed(weight)}`,
  };
};

/** A share in millionths as it is shown: "40 %"; "–" where there is none (R4). */
export const percentOf =
  (format: Format) =>
  (ppm: Ppm | null): string =>
    percentSign(format, percentText(ppm));

const percentSign = (format: Format, text: string | null): string =>
  text === null ? NO_VALUE : `${format.typed(text)}${NO_BREAK}%`;

/** A part and the whole in the unit that suits the whole, with its sign: "1", "8 h". */
export function timePair(
  format: Format,
  part: Decimal,
  whole: Decimal,
): { readonly part: string; readonly whole: string } {
  const scale = hoursOrMinutes(whole);
  return {
    part: format.decimal(scale.of(part)),
    whole: `${format.decimal(scale.of(whole))}${NO_BREAK}${scale.unit}`,
  };
}
