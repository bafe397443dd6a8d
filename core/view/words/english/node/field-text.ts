import { readDay } from '../../../../model/day.ts';
import type { Field } from '../../../node-details.ts';
import type { Format } from '../../format.ts';

/** Values of a plan file that stand for a word. */
const values: Readonly<Record<string, string>> = {
  organisation: 'organisation',
  team: 'team',
  individual: 'individual',
  yesNo: 'yes or no',
  objectives: 'objectives below',
  work: 'work items',
  maintain: 'hold a value',
  kpi: 'a KPI',
};

/** Fields whose values are ids of objectives or key results. */
const POINTS = /(^|\.)(parent|id|objective)$/;
/** Fields that people wrote themselves: never read as a number or a word of ours. */
const FREE = /(^|\.)(title|owner|note|blockers|reason|by|query|unit|item)$/;

/**
 * One value of a plan file, as a person would say it.
 * @param nameOf the title of an objective or key result; null = not known
 */
export const fieldText = (format: Format, nameOf: (id: string) => string | null) => {
  const text = (field: string | null, value: Field | undefined): string => {
    if (value === null || value === undefined) return 'nothing';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'number') return format.typed(String(value));
    if (typeof value === 'string') return written(field ?? '', value);
    if (Array.isArray(value)) {
      const list: readonly Field[] = value;
      return list.length === 0 ? 'none' : list.map((part) => text(field, part)).join(', ');
    }
    const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
    const key =
      parts.length === 1 || field?.endsWith('parent') ? parts.find(([name]) => name === 'id') : undefined;
    if (key) return text('id', key[1]);
    return parts.map(([name, part]) => `${name} ${text(name, part)}`).join(' ');
  };
  const written = (field: string, value: string): string => {
    const title = POINTS.test(field) ? nameOf(value) : null;
    if (title !== null) return `“${title}”`;
    if (FREE.test(field)) return `“${value}”`;
    const day = readDay(value);
    if (day !== null) return format.day(day);
    // "+8" of a scope keeps its sign.
    if (/^[+-]\d/.test(value)) {
      const sign = value.startsWith('+') ? '+' : '−';
      return `${sign}${format.typed(value.slice(1))}`;
    }
    return values[value] ?? format.typed(value);
  };
  return text;
};
