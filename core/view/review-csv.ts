import { unitScale } from '../model/count-unit.ts';
import { addDays } from '../model/day.ts';
import { decimalText, nearestDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Ppm } from '../model/plan.ts';
import type { KeyResultLine, ObjectiveLine, SprintReview } from '../review/review.ts';
import { fates } from './review-fates.ts';
import { needsOf } from './review-movers.ts';
import { unlikeFormula } from './unlike-formula.ts';

const columns = [
  'section',
  'of',
  'title',
  'key',
  'what',
  'from',
  'to',
  'change',
  'size',
  'unit',
  'day',
  'note',
] as const;

/** A text, a number that was written plainly, or nothing. */
type Cell = string | Plain;
class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Row = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * The review as csv (RFC 4180): one header, a section a row. Names of sections, causes and units are the same in every
 * language; percentages, sizes and values are plain numbers with a point, exact; days are ISO. What the viewer may not see is
 * counted, never named. A spreadsheet takes no text of it for a formula.
 */
export function reviewCsv(review: SprintReview): string {
  const rows = [
    ...spanRows(review),
    ...review.objectives.flatMap((line) => lineRows(line, '')),
    ...review.keyResults.flatMap((line) =>
      lineRows(line, review.objectives.find(({ id }) => id === line.objective)?.title ?? ''),
    ),
    ...(review.restricted > 0
      ? [{ section: 'restricted', size: plain(review.restricted), unit: 'lines' }]
      : []),
    ...workRows(review),
    ...itemRows(review),
    ...review.idle.map(({ title }): Row => ({ section: 'idle', title })),
    ...review.objectives.flatMap((line) =>
      line.unmoved.map(({ title }): Row => ({ section: 'unmoved', of: line.title, title })),
    ),
    ...needRows(review),
    { section: 'record', what: review.record.source, note: review.record.definitions ? 'definitions' : '' },
    ...review.record.gaps.map(({ what, count }): Row => ({
      section: 'gap',
      what,
      ...(count === null ? {} : { size: plain(count) }),
    })),
  ];
  return [columns.join(','), ...rows.map(written)].map((line) => `${line}\r\n`).join('');
}

// ── below ──

const plain = (value: number | Decimal): Plain =>
  new Plain(typeof value === 'number' ? String(value) : decimalText(value));

/** In percent, or in points of percent. */
const percent = (ppm: Ppm | null): Cell => (ppm === null ? '' : plain(nearestDecimal(BigInt(ppm), 4)));

const sized = (amount: number, unit: SprintReview['unit']): Row => ({
  size: plain(nearestDecimal(BigInt(amount), unitScale({ unit }))),
  unit,
});

const iso = (at: number): string => new Date(at).toISOString();

function spanRows({ span }: SprintReview): Row[] {
  const { kind, team, sprint, from, to, remarks } = span;
  return [
    {
      section: 'span',
      of: team?.name ?? '',
      title: sprint?.name ?? '',
      what: sprint?.state ?? kind,
      from: new Plain(addDays(from.day, 1)),
      to: new Plain(to.day),
      note: remarks.join(' '),
    },
  ];
}

function lineRows(line: ObjectiveLine | KeyResultLine, of: string): Row[] {
  const own: Row = {
    section: line.is,
    of,
    title: line.title,
    what: line.health,
    from: percent(line.start),
    to: percent(line.end),
    change: percent(line.change),
    unit: 'percent',
    note: line.owner ?? '',
  };
  const steps = line.steps.map(({ cause, ppm, at, item, restricted, reading }): Row => ({
    section: 'step',
    of: line.title,
    title: item?.title ?? '',
    key: item?.key ?? '',
    what: cause,
    ...(reading?.value ? { to: plain(reading.value) } : {}),
    change: percent(ppm),
    unit: 'percent',
    day: new Plain(reading?.on ?? iso(at)),
    note: restricted ? 'restricted' : '',
  }));
  return [own, ...steps];
}

function workRows({ work, unit }: SprintReview): Row[] {
  const row = (what: string, amount: number): Row => ({ section: 'work', what, ...sized(amount, unit) });
  const share = (what: string, ppm: Ppm | null): Row => ({
    section: 'work',
    what,
    size: percent(ppm),
    unit: 'percent',
  });
  return [
    row('committed', work.committed),
    row('added', work.added),
    row('removed', work.removed),
    row('completed', work.completed),
    row('open', work.groups.open.size),
    share('stability', work.stability),
    row('unserved', work.unserved),
    share('unserved-share', work.unservedShare),
    { section: 'work', what: 'unestimated', size: plain(work.unestimated), unit: 'issues' },
    row('unestimated-size', work.unestimatedSize),
  ];
}

function itemRows({ work, unit, keyResults }: SprintReview): Row[] {
  const titles = new Map(keyResults.map(({ id, title }) => [id, title]));
  return fates.flatMap((fate): Row[] => {
    const { items, restricted } = work.groups[fate];
    const named = items.map(({ key, title, size, late, serves }): Row => ({
      section: 'item',
      of: serves.flatMap((id) => titles.get(id) ?? []).join('; '),
      title,
      key,
      what: fate,
      ...(size === null ? { unit } : sized(size, unit)),
      note: late ? 'late' : '',
    }));
    return restricted > 0
      ? [...named, { section: 'restricted', what: fate, size: plain(restricted), unit: 'issues' }]
      : named;
  });
}

const needRows = (review: SprintReview): Row[] =>
  needsOf(review).map(({ title, next }): Row => {
    const row: Row = {
      section: 'next',
      title,
      what: next.kind,
      change: percent(next.ppm),
      day: new Plain(next.by),
    };
    switch (next.kind) {
      case 'work':
        return {
          ...row,
          size: plain(nearestDecimal(BigInt(next.amount), unitScale(next.count))),
          unit: next.count.unit === 'field' ? next.count.field : next.count.unit,
        };
      case 'metric':
        return { ...row, to: plain(next.value), unit: next.unit ?? '' };
      case 'progress':
        return row;
    }
  });

const written = (row: Row): string => columns.map((column) => cellText(row[column] ?? '')).join(',');

function cellText(cell: Cell): string {
  if (cell instanceof Plain) return cell.text;
  const text = unlikeFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
