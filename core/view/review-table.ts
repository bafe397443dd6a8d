import type { KeyResultLine, ObjectiveLine } from '../review/review.ts';
import { fates } from './review-fates.ts';
import { moverOf, needsOf } from './review-movers.ts';
import type { TellReview } from './review-story.ts';
import { unlikeFormula } from './unlike-formula.ts';
import type { ReviewWords } from './words/review-words.ts';

/** One table of texts, in the reader's words and number form. */
export interface ReviewTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** As many cells as columns each. */
  readonly rows: readonly (readonly string[])[];
}

/** The whole review as tables: what moved, what became of the work, each item, and what is needed next. */
export function reviewTables(told: TellReview, words: ReviewWords): readonly ReviewTable[] {
  return [
    movedTable(told, words),
    workTable(told, words),
    itemTable(told, words),
    needTable(told, words),
  ].filter(({ rows }) => rows.length > 0);
}

/**
 * Tables as text for the clipboard: cells by tabs, rows by lines, an empty line between tables. A spreadsheet takes no cell
 * of it for a formula.
 */
export const tablesText = (tables: readonly ReviewTable[]): string =>
  tables
    .map(({ title, columns, rows }) =>
      [[title], columns, ...rows]
        .map((row) => row.map((cell) => unlikeFormula(cell.replace(/\s+/gu, ' ').trim())).join('\t'))
        .join('\n'),
    )
    .join('\n\n');

// ── below ──

function movedTable({ review }: TellReview, { story, review: said }: ReviewWords): ReviewTable {
  const row = (line: ObjectiveLine | KeyResultLine, name: string): readonly string[] => {
    const { start, end, shown, change, causes } = moverOf(line, said.cause);
    return [name, said.percent(start), said.percent(end), said.points(shown, change), story.because(causes)];
  };
  return {
    title: said.moved,
    columns: [story.lineColumn, said.atStart, said.atEnd, story.changeColumn, story.whyColumn],
    rows: [
      ...review.objectives.map((line) => row(line, story.objective(line.title))),
      ...review.keyResults.map((line) => row(line, story.keyResult(line.title))),
      ...(review.restricted > 0 ? [[said.restrictedLines(review.restricted), '', '', '', '']] : []),
    ],
  };
}

function workTable(
  { review: { work, unit } }: TellReview,
  { story, review: said }: ReviewWords,
): ReviewTable {
  const counted = fates.map((fate) => work.groups[fate].count);
  if (counted.every((count) => count === 0)) return { title: said.work, columns: [], rows: [] };
  return {
    title: said.work,
    columns: [story.workColumn, story.countColumn, story.sizeColumn[unit], story.shareColumn],
    rows: [
      ...fates.map((fate) => {
        const { count, size } = work.groups[fate];
        return [said.fate(fate), said.whole(count), said.size(size, unit), ''];
      }),
      [story.inAtStart, '', said.size(work.committed, unit), ''],
      [story.cameIn, '', said.size(work.added, unit), ''],
      [story.wentOut, '', said.size(work.removed, unit), ''],
      [story.stability, '', '', said.percent(work.stability)],
      [story.unserved, '', said.size(work.unserved, unit), said.percent(work.unservedShare)],
    ],
  };
}

function itemTable({ review }: TellReview, { story, review: said }: ReviewWords): ReviewTable {
  const { work, unit } = review;
  const titles = new Map(review.keyResults.map(({ id, title }) => [id, title]));
  return {
    title: story.itemsTitle,
    columns: [
      story.keyColumn,
      story.titleColumn,
      story.fateColumn,
      story.sizeColumn[unit],
      story.servesColumn,
    ],
    rows: fates.flatMap((fate) => {
      const { items, restricted } = work.groups[fate];
      return [
        ...items.map(({ key, title, size, late, serves }) => [
          key,
          title,
          late ? `${said.fate(fate)} (${said.late})` : said.fate(fate),
          size === null ? '' : said.size(size, unit),
          serves.flatMap((id) => titles.get(id) ?? []).join('; '),
        ]),
        ...(restricted > 0 ? [['', story.restrictedItems(restricted), said.fate(fate), '', '']] : []),
      ];
    }),
  };
}

function needTable({ review }: TellReview, { story, review: said }: ReviewWords): ReviewTable {
  return {
    title: story.needsTitle,
    columns: [story.lineColumn, story.byColumn, story.needColumn],
    rows: needsOf(review).map((one) => [one.title, said.day(one.next.by), story.need(one)]),
  };
}
