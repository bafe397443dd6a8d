import { compareDecimals, readDecimal } from '../model/decimal.ts';
import type { Field } from '../view/node-details.ts';

/**
 * A field as the reader of plan files wants it: what an editor leaves empty is absent, and a number may come as the text
 * that was typed. Text that is no number stays text, for the reader to say so.
 * @param name a field, or a key of one ("measure.to")
 */
export function typedField(name: string, value: Field): Field {
  const [field = '', key = field] = name.split('.');
  return typed(value, key, numbersIn[field] ?? none) ?? null;
}

// ── below ──

const none: ReadonlySet<string> = new Set();

/** Which keys of a field are numbers. */
const numbersIn: Readonly<Record<string, ReadonlySet<string>>> = {
  weight: new Set(['weight']),
  threshold: new Set(['threshold']),
  override: new Set(['value']),
  parent: new Set(['weight']),
  measure: new Set([
    'from',
    'to',
    'by',
    'byPercent',
    'stretch',
    'value',
    'at',
    'worth',
    'atLeast',
    'atMost',
    'unestimatedSize',
    'weight',
    'done',
    'share',
  ]),
};

function typed(value: Field | undefined, key: string, numbers: ReadonlySet<string>): Field | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') {
    if (value.trim() === '') return undefined;
    return numbers.has(key) ? numberOf(value) : value;
  }
  if (isList(value)) return value.map((one) => typed(one, '', numbers) ?? null);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, Field][] => {
      const said = typed(one, name, numbers);
      return said === undefined ? [] : [[name, said]];
    }),
  );
}

/** Only where no digit is lost (R3). */
function numberOf(text: string): Field {
  const decimal = readDecimal(text);
  const read = decimal && readDecimal(Number(text));
  return decimal && read && compareDecimals(decimal, read) === 0 ? Number(text) : text;
}

export const isList = (value: Field | undefined): value is readonly Field[] => Array.isArray(value);

/** A group of keys; null = it is something else. */
export const groupOf = (value: Field | undefined): { readonly [key: string]: Field | undefined } | null =>
  typeof value === 'object' && value !== null && !isList(value) ? value : null;
