import { firstKind } from '../change/undoable.ts';
import { unitScale } from '../model/count-unit.ts';
import { dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { decimalText, readDecimal } from '../model/decimal.ts';
import type { CountOf, Ppm } from '../model/plan.ts';
import { clampPpm } from '../model/ppm.ts';
import type { LedgerEntry, SeriesDocument } from '../port/documents.ts';
import type { Field, FieldChange, TrendMark, TrendView } from './node-details.ts';
import { eachField } from './words/each-field.ts';

/** A day's end of one node, today as it is now. */
export interface TrendDay {
  readonly on: Day;
  /** Unclamped; null = no value. */
  readonly raw: Ppm | null;
  /** Of work: the weighted total in base units. */
  readonly total: number | null;
}

/** The days that were kept of a node up to today, and today as it is now; rising. */
export function trendDays(series: SeriesDocument | null, id: string, today: TrendDay): readonly TrendDay[] {
  const column = <Of>(columns: Readonly<Record<string, readonly Of[]>> | undefined) =>
    columns && Object.hasOwn(columns, id) ? columns[id] : undefined;
  const [raw, total] = [column(series?.raw), column(series?.total)];
  const past = (raw ? (series?.days ?? []) : []).map((on, at) => ({
    on,
    raw: raw?.[at] ?? null,
    total: total?.[at] ?? null,
  }));
  // Before its first value a node may not have been there at all.
  const first = past.findIndex((one) => one.raw !== null);
  return [...(first < 0 ? [] : past.slice(first).filter(({ on }) => on < today.on)), today];
}

/**
 * Each kept day beside where it should have been by what is defined now (R32), from the start of its time to the end:
 * what lies ahead has no progress.
 * @param progress today's, which an override or a close may have made
 * @param bends days on which the line bends (R10)
 */
export function trendPoints(
  days: readonly TrendDay[],
  {
    today,
    progress,
    start,
    end,
  }: {
    readonly today: Day;
    readonly progress: Ppm | null;
    readonly start: Day;
    readonly end: Day;
  },
  lineOn: (day: Day) => Ppm,
  bends: readonly Day[],
): TrendView['points'] {
  const known = new Map(days.map(({ on, raw }) => [on, raw === null ? null : clampPpm(raw)]));
  known.set(today, progress);
  const first = days[0]?.on ?? today;
  // Between kept days nothing is put: a day without a value parts the line.
  const more = [start, end, ...bends.filter((on) => on < end)].filter((on) => on < first || on > today);
  return [...new Set([...known.keys(), ...more])]
    .sort()
    .map((on) => ({ on, progress: known.get(on) ?? null, expected: lineOn(on) }));
}

/** Scope that came and went, in its unit: "+8", "-3". */
export function scopeMarks(days: readonly TrendDay[], count: CountOf): readonly TrendMark[] {
  const known = days.flatMap(({ on, total }) => (total === null ? [] : [{ on, total }]));
  return known.flatMap(({ on, total }, at): TrendMark[] => {
    const change = total - (known[at - 1]?.total ?? total);
    if (change === 0) return [];
    const size = readDecimal(`${Math.abs(change)}e-${unitScale(count)}`);
    const text = size ? decimalText(size) : String(Math.abs(change));
    return change > 0
      ? [{ on, kind: 'scope-added', field: null, from: null, to: `+${text}` }]
      : [{ on, kind: 'scope-dropped', field: null, from: null, to: `-${text}` }];
  });
}

/** What people moved of the goal, and what they set or closed by hand. Check-ins and links move no goal. */
export const goalMarks = (entries: readonly LedgerEntry[], timeZone: string): readonly TrendMark[] =>
  entries.flatMap((entry): readonly TrendMark[] => {
    const on = dayOf(entry.at, timeZone);
    if (entry.kind === 'closed') return [{ on, kind: 'closed', field: null, from: null, to: null }];
    const kind = firstKind(entries, entry);
    if (!moves.has(kind)) return [];
    return entry.fields.flatMap(({ field, from, to }) =>
      marksOf(on, {
        // Of the weights below it the fields are the children's ids.
        field: kind === 'weights' ? 'weight' : field,
        from: from as Field,
        to: to as Field,
      }),
    );
  });

// ── below ──

const moves: ReadonlySet<LedgerEntry['kind']> = new Set(['edited', 'weights', 'imported']);
const goals: ReadonlySet<string> = new Set(['measure', 'start', 'end', 'weight', 'threshold', 'kind']);
/** An answer is a value, not a goal; the unit's name moves nothing. */
const noGoal: ReadonlySet<string> = new Set(['measure.done', 'measure.unit', 'measure.items']);

function marksOf(on: Day, change: FieldChange): readonly TrendMark[] {
  const top = change.field.split('.', 1)[0] ?? change.field;
  if (top === 'override') return [{ on, kind: 'override', ...change }];
  if (!goals.has(top)) return [];
  return eachField(change).flatMap((part): TrendMark[] =>
    noGoal.has(part.field) ? [] : [{ on, kind: 'goalpost', ...part }],
  );
}
