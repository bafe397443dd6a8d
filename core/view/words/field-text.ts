import { readDay } from '../../model/day.ts';
import type { Field } from '../node-details.ts';
import type { Format } from './format.ts';

/** What a language says for values of a plan file. */
export interface FieldWords {
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  /** Of a list. */
  readonly none: string;
  /** Values that stand for a word; others are said as they are. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of the parts of a group; others are said as they are. */
  readonly parts: Readonly<Record<string, string>>;
  readonly quoted: (text: string) => string;
}

/**
 * One value of a plan file, as a person would say it.
 * @param nameOf the title of an objective or key result; null = not known
 */
export const fieldText = (format: Format, words: FieldWords, nameOf: (id: string) => string | null) => {
  const text = (field: string | null, value: Field | undefined): string => {
    if (value === null || value === undefined) return words.nothing;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return format.typed(String(value));
    if (typeof value === 'string') return written(field ?? '', value);
    if (Array.isArray(value)) {
      const list: readonly Field[] = value;
      return list.length === 0 ? words.none : list.map((part) => text(field, part)).join(', ');
    }
    const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
    const key =
      parts.length === 1 || field?.endsWith('parent') ? parts.find(([name]) => name === 'id') : undefined;
    if (key) return text('id', key[1]);
    return parts.map(([name, part]) => `${wordOf(words.parts, name)} ${text(name, part)}`).join(' ');
  };
  const written = (field: string, value: string): string => {
    const title = POINTS.test(field) ? nameOf(value) : null;
    if (title !== null) return words.quoted(title);
    if (FREE.test(field)) return words.quoted(value);
    const day = readDay(value);
    if (day !== null) return format.day(day);
    // "+8" of a scope keeps its sign.
    if (/^[+-]\d/.test(value)) {
      const sign = value.startsWith('+') ? '+' : '−';
      return `${sign}${format.typed(value.slice(1))}`;
    }
    const word = wordOf(words.values, value);
    return word === value ? format.typed(value) : word;
  };
  return text;
};

// ── below ──

/** Fields whose values are ids of objectives or key results. */
const POINTS = /(^|\.)(parent|id|objective)$/;
/** Fields that people wrote themselves: never read as a number or a word of ours. */
const FREE = /(^|\.)(title|owner|note|blockers|reason|by|query|unit|item)$/;

const wordOf = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;
