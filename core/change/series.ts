import type { Amount } from '../model/amount.ts';
import { unitScale } from '../model/count-unit.ts';
import type { SeriesDocument } from '../port/documents.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import { encodeSeries } from '../port/stored/series-columns.ts';
import type { Evaluation } from '../progress/evaluation.ts';

const MOST_DAYS = 400;
/** A host holds 240 kB in one document. */
const MOST_BYTES = 200_000;
/** How many days stay when the ones before go to a page of their own, as far as they fit: a trend is drawn of 24. */
const KEPT_DAYS = [60, 30];

/** A series with one more day, or with its last day anew. */
interface GrownSeries {
  readonly series: SeriesDocument;
  /** Days that were moved to a page of their own, and its number from 1; null = there is room. */
  readonly full: { readonly page: number; readonly series: SeriesDocument } | null;
}

/**
 * What a shard's nodes are on the day of an evaluation, kept (R35). The day's entry is written again by a later look on
 * the same day; a day that is over never is, whatever was edited since. null = a later day is there: nothing to keep.
 */
export function grownSeries(before: SeriesDocument | null, values: Evaluation): GrownSeries | null {
  const { days, ...rest } = before ?? emptySeries;
  const last = days.at(-1);
  if (last !== undefined && last > values.asOf) return null;
  const past = last === values.asOf ? days.length - 1 : days.length;
  const series: SeriesDocument = {
    ...rest,
    days: [...days.slice(0, past), values.asOf],
    raw: withDay(rest.raw, past, rawValues(values)),
    total: withDay(rest.total, past, totals(values)),
  };
  return series.days.length > MOST_DAYS || bytesOf(encodeSeries(series)) > MOST_BYTES
    ? parted(series)
    : { series, full: null };
}

/** The document that holds a full page of a shard's series. */
export const seriesPage = (shard: string, page: number): string => `${shard}/${page}`;

// ── below ──

const emptySeries: SeriesDocument = { v: 1, days: [], raw: {}, total: {} };

type Columns = SeriesDocument['total'];

function rawValues({ objectives, keyResults }: Evaluation): ReadonlyMap<string, number | null> {
  const values = new Map<string, number | null>();
  for (const { id, raw } of objectives) values.set(id, raw);
  for (const { id, raw } of keyResults) values.set(id, raw);
  return values;
}

function totals({ keyResults }: Evaluation): ReadonlyMap<string, number | null> {
  const values = new Map<string, number | null>();
  for (const { id, amount } of keyResults) {
    if (amount.kind === 'work') values.set(id, totalOf(amount));
  }
  return values;
}

/** Scope in base units, rounded down; null where it is no safe integer. */
export function totalOf({ unit, weighted, total: plain }: Extract<Amount, { kind: 'work' }>): number | null {
  const { digits, scale } = weighted?.total ?? plain;
  const base = unitScale(unit === 'field' ? { unit, field: '' } : { unit });
  const total = Number((BigInt(digits) * 10n ** BigInt(base)) / 10n ** BigInt(scale));
  return Number.isSafeInteger(total) ? total : null;
}

/** @param past how many days stay as they are */
function withDay(columns: Columns, past: number, values: ReadonlyMap<string, number | null>): Columns {
  const ids = new Set([...Object.keys(columns), ...values.keys()]);
  const nothing = Array.from({ length: past }, () => null);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const known = Object.hasOwn(columns, id) ? columns[id] : undefined;
      const column = [...(known?.slice(0, past) ?? nothing), values.get(id) ?? null];
      // What never had a value takes no room.
      return column.some((value) => value !== null) ? [[id, column] as const] : [];
    }),
  );
}

function parted({ pages = 0, ...series }: SeriesDocument): GrownSeries {
  const page = pages + 1;
  const many = series.days.length;
  const kept = KEPT_DAYS.map((days) => cut(series, Math.max(0, many - days), many));
  const head = kept.find((some) => bytesOf(encodeSeries(some)) <= MOST_BYTES / 2) ?? kept.at(-1) ?? series;
  const at = many - head.days.length;
  // As large as it is with so few days: a tree of the largest size does not come here.
  if (at === 0) return { series: { ...series, ...(pages > 0 && { pages }) }, full: null };
  return { series: { ...head, pages: page }, full: { page, series: cut(series, 0, at) } };
}

function cut(series: SeriesDocument, from: number, to: number): SeriesDocument {
  const part = (columns: Columns): Columns =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([id, column]) => {
        const days = column.slice(from, to);
        return days.some((value) => value !== null) ? [[id, days] as const] : [];
      }),
    );
  return {
    v: 1,
    days: series.days.slice(from, to),
    raw: part(series.raw),
    total: part(series.total),
  };
}
