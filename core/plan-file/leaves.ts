import * as z from 'zod';
import { readDay } from '../model/day.ts';
import { decimalText, readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Ppm } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { readWeight } from '../model/weight.ts';
import { NOT_TEXT } from './check-text.ts';
import type { Refusal } from './report.ts';

// Zod compiles objects with `new Function` where it may; a page with a content policy reports the mere attempt.
z.config({ jitless: true });

/**
 * The smallest parts of a plan file, each turned into what the model holds. A wrong type carries as its message what
 * was wanted ("a day, like 2026-10-01"); anything else carries a refusal. say-issue.ts makes the sentences.
 */
type Context = z.core.$RefinementCtx;

/** Says no from inside a transform. */
function refuseValue(ctx: Context, refusal: Refusal): never {
  ctx.addIssue({ code: 'custom', params: { refusal } });
  return z.NEVER;
}

const texts = (wanted: Said) =>
  z.string({ error: wanted.template }).transform((value, ctx) =>
    // Escapes can write what the file itself may not hold.
    NOT_TEXT.test(value)
      ? refuseValue(ctx, {
          reason: said`This text holds a character that cannot be shown or stored.`,
          mend: said`Remove the escape, such as \\0 or half a pair of \\u codes.`,
        })
      : value,
  );
const numbers = (wanted: Said) => z.number({ error: wanted.template });

/** A text that says something. */
export const text = texts(said`a text`).transform((value, ctx) =>
  value.trim() === ''
    ? refuseValue(ctx, {
        reason: said`This text is empty.`,
        mend: said`Write something, or leave the key out.`,
      })
    : value,
);

/** A text that may say nothing; then it is null. */
export const remark = texts(said`a text`).transform((value) => (value.trim() === '' ? null : value));

/** An id is chosen by the writer; it ends up in addresses, commands and store keys. */
export const id = texts(said`an id, a short text`).transform((value, ctx) => {
  if (value.length > 0 && value.length <= 100 && !/^\s|\s$|\p{Cc}/u.test(value) && value !== '__proto__')
    return value;
  return refuseValue(ctx, {
    reason: said`This cannot be an id: an id is 1 to 100 characters, on one line, without spaces around it.`,
    mend: said`Choose a short one, like \`o-support\`.`,
  });
});

export const day = texts(said`a day, like 2026-10-01`).transform((value, ctx) => {
  const read = readDay(value);
  if (read) return read;
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? refuseValue(ctx, {
        reason: said`${value} is a day that does not exist.`,
        mend: said`Correct the month or the day.`,
      })
    : refuseValue(ctx, {
        reason: said`"${value.slice(0, 40)}" is not a day.`,
        mend: said`Write year, month and day, like 2026-10-01.`,
      });
});

/** Any finite number that fits exactly: 16 digits, 15 of them after the point. */
const decimals = (wanted: Said) =>
  numbers(wanted).transform(
    (value, ctx): Decimal =>
      readDecimal(value) ??
      refuseValue(ctx, {
        reason: said`This number has more digits than can be held exactly.`,
        mend: said`Use at most 15 digits, perhaps in a larger unit.`,
      }),
  );
export const decimal = decimals(said`a number`);

export const weight = decimal.transform((value, ctx) => {
  const milli = readWeight(decimalText(value));
  if (milli !== null) return milli;
  const shown = decimalText(value);
  if (value.digits < 0)
    return refuseValue(ctx, {
      code: 'E_NEGATIVE_WEIGHT',
      reason: said`A weight cannot be negative (${shown}).`,
      mend: said`Write 0 to follow it without counting it, or a positive number.`,
    });
  return value.scale > 3
    ? refuseValue(ctx, { reason: said`A weight has at most 3 decimals (${shown}).`, mend: said`Round it.` })
    : refuseValue(ctx, {
        reason: said`A weight is at most 10,000 (${shown}).`,
        mend: said`Weights are relative: divide them all.`,
      });
});

/** 0…1 in parts per million. `named` is what it is called in the sentence: "A share". */
export const fraction = (named: Said, wanted = said`a number from 0 to 1`) =>
  decimals(wanted).transform((value, ctx): Ppm => {
    const shown = decimalText(value);
    const ppm = value.digits * 10 ** (6 - value.scale);
    if (value.scale > 6)
      return refuseValue(ctx, {
        reason: said`${named} has at most 6 decimals (${shown}).`,
        mend: said`Round it.`,
      });
    return ppm >= 0 && ppm <= 1_000_000
      ? ppm
      : refuseValue(ctx, {
          reason: said`${named} lies between 0 and 1 (${shown}).`,
          mend:
            ppm >= 5_000_000 && ppm <= 100_000_000
              ? said`Write ${decimalText(percentAsPart(value))} for ${shown} %.`
              : said`Correct it.`,
        });
  });

export const threshold = fraction(said`A threshold`).transform((ppm, ctx) =>
  ppm > 0
    ? ppm
    : refuseValue(ctx, {
        reason: said`A threshold is above 0.`,
        mend: said`Write a number up to 1, like 0.7.`,
      }),
);

/** A fraction that is neither 0 nor 1. */
export const inner = (named: Said) =>
  fraction(named).transform((ppm, ctx) =>
    ppm > 0 && ppm < 1_000_000
      ? ppm
      : refuseValue(ctx, {
          reason: said`${named} lies between 0 and 1, and is neither of them.`,
          mend: said`Remove the point: a curve starts at 0 and ends at 1 by itself.`,
        }),
  );

export const confidence = numbers(said`a number from 0 to 10`).transform((value, ctx) =>
  value >= 0 && value <= 10
    ? value
    : refuseValue(ctx, {
        reason: said`Confidence lies between 0 and 10 (${String(value)}).`,
        mend: said`Correct it.`,
      }),
);

export const flag = z.boolean({ error: said`true or false`.template });

export const oneOf = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, { error: words.join(' | ') });

/** A group of keys, none of them unknown. */
export const group = <S extends z.core.$ZodLooseShape>(shape: S, example = '{ key: value }') =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : example),
  });

/** Read by a reader of its own, so that one mistake in it hides no other; that one also says when it is missing. */
export const later = z.unknown().optional();

const percentAsPart = (value: Decimal): Decimal => readDecimal(`${decimalText(value)}e-2`) ?? value;
