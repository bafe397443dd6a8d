import { addDays, dayOf } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { causes } from '@throughline/core/history/moved.ts';
import type {
  KeyResultLine,
  ObjectiveLine,
  ReviewItem,
  ReviewStep,
  SprintReview,
} from '@throughline/core/review/review.ts';
import { decimalText } from '@throughline/core/model/decimal.ts';
import { fates } from '@throughline/core/view/review-fates.ts';
import { reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import { shownAmount } from './amount.ts';
import { columns, plain, type Cells } from './columns.ts';
import { signed } from './exact.ts';
import { sprintName } from '../sprint/catalog.ts';
import { causeWords } from './move-text.ts';
import { percent } from './percent.ts';

interface Layout {
  readonly width: number;
  /** Every step and item, not only the first few. */
  readonly all: boolean;
  /** Of so many items of the span no past is known. */
  readonly pastless: number;
}

const { review: words, health: healthWord } = reviewWordsFor('en');

/** Steps of one objective, and items of one group, before the rest is only counted. */
const FEW_STEPS = 5;
const FEW_ITEMS = 12;

/** A review for reading: what moved and why, what became of the work, what serves what, and what is not known of it. */
export function reviewText(review: SprintReview, { policy }: Plan, layout: Layout): string {
  const { timeZone } = policy;
  return [
    heading(review, timeZone, layout),
    ...movedBlocks(review, timeZone, layout),
    workBlock(review, layout),
    ...listBlock(words.unservedItems, unservedItems(review), review, layout),
    ...idleBlock(review),
    ...nextBlock(review),
    [words.record, ...recordLines(review)].join('\n  '),
  ]
    .map(plainLines)
    .join('\n\n');
}

/**
 * Of how many items of a review no past is known: said first, since the numbers look as if nothing had happened.
 * @param count all of its items
 */
export function pastLine(pastless: number, count: number): readonly string[] {
  if (pastless === 0) return [];
  return [
    pastless === count
      ? 'The files do not tell what happened to this work: all of it is taken as it is now, and what moved is not known.'
      : `The files do not tell what happened to ${pastless} of these ${count} items: they are taken as they are now.`,
  ];
}

// ── below ──

const plainLines = (block: string): string => block.split('\n').map(plain).join('\n');

function heading({ span, work }: SprintReview, timeZone: string, { pastless }: Layout): string {
  const { sprint, from, to, remarks } = span;
  const days = `${addDays(from.day, 1)} to ${to.day}`;
  const name = sprint ? sprintName(sprint) : words.period;
  const until =
    sprint?.state === 'active' && sprint.end !== null
      ? `, under way until ${dayOf(sprint.end, timeZone)}`
      : sprint?.state === 'closed'
        ? ', closed'
        : '';
  return [
    `${name}, ${days}${until}`,
    ...(sprint?.goal ? [words.goal(sprint.goal)] : []),
    ...remarks.map(words.remark),
    ...pastLine(pastless, countOf(work)),
  ].join('\n');
}

const countOf = ({ groups }: SprintReview['work']): number =>
  fates.reduce((sum, fate) => sum + groups[fate].count, 0);

function movedBlocks(review: SprintReview, timeZone: string, layout: Layout): readonly string[] {
  const { objectives, keyResults } = review;
  if (objectives.length === 0 && keyResults.length === 0) return [`${words.moved}\n  ${words.nothingLinked}`];
  const blocks = objectives.map((objective) =>
    [
      ...columns(
        [
          lineCells(objective, ''),
          ...keyResults.filter((one) => one.objective === objective.id).map((one) => lineCells(one, '  ')),
        ],
        layout.width,
        [2],
      ),
      ...causeLine(objective),
      ...stepLines(objective, timeZone, layout),
      ...(objective.unmoved.length > 0
        ? [`  ${words.unmoved(objective.unmoved.map(({ title }) => title))}`]
        : []),
    ].join('\n'),
  );
  const shown = new Set<string>(objectives.map(({ id }) => id));
  const alone = keyResults.filter(({ objective }) => !shown.has(objective));
  return [
    ...blocks,
    ...(alone.length > 0
      ? [
          columns(
            alone.map((one) => lineCells(one, '')),
            layout.width,
            [2],
          ).join('\n'),
        ]
      : []),
  ];
}

const lineCells = (line: ObjectiveLine | KeyResultLine, indent: string): Cells => [
  `${indent}${plain(line.title)} (${line.id})`,
  `${percent(line.start)} → ${percent(line.end)}`,
  `${signed(line.change)} points`,
  line.is === 'keyResult' ? shownAmount(line.amount) : '',
  healthWord(line.health),
];

function causeLine({ causes: own }: ObjectiveLine): readonly string[] {
  const split = causes.filter((cause) => own[cause] !== 0);
  if (split.length === 0) return [];
  return [`  By cause: ${split.map((cause) => `${causeWords[cause]} ${signed(own[cause])}`).join(', ')}`];
}

function stepLines({ steps }: ObjectiveLine, timeZone: string, { width, all }: Layout): readonly string[] {
  const biggest = new Set([...steps].sort((a, b) => Math.abs(b.ppm) - Math.abs(a.ppm)).slice(0, FEW_STEPS));
  const shown = all ? steps : steps.filter((step) => biggest.has(step));
  const more = steps.length - shown.length;
  return [
    ...columns(
      shown.map((step) => [
        `    ${dayOf(step.at, timeZone)}  ${stepName(step)}${causeWords[step.cause]}`,
        signed(step.ppm),
      ]),
      width,
      [1],
    ),
    ...(more > 0 ? [`    and ${more} more; --all shows them`] : []),
  ];
}

function stepName({ item, reading }: ReviewStep): string {
  if (item) return `${plain(item.key)} `;
  if (!reading) return '';
  return `${reading.of}${reading.value ? ` ${decimalText(reading.value)}` : ''} `;
}

function workBlock(review: SprintReview, layout: Layout): string {
  const { work, unit } = review;
  const groups = fates.filter((fate) => work.groups[fate].count > 0);
  if (groups.length === 0) return `${words.work}\n  ${words.nothingIn}`;
  const isPastKnown = layout.pastless < countOf(work);
  return [
    words.work,
    ...(isPastKnown ? [`  ${words.scope(work, unit)}`] : []),
    ...(work.stability === null || !isPastKnown ? [] : [`  ${words.stability(work.stability)}.`]),
    ...(work.unservedShare === null
      ? []
      : [`  ${work.unserved === 0 ? words.unservedNone : `${words.unserved(work.unservedShare, unit)}.`}`]),
    ...(work.unestimated > 0 && unit === 'points'
      ? [`  ${words.unestimated(work.unestimated, work.unestimatedSize, unit)}`]
      : []),
    ...groups.flatMap((fate) => {
      const { count, size, items } = work.groups[fate];
      return [
        `  ${words.fate(fate)}: ${words.fateSize(size, unit, count)}`,
        ...itemLines(items, review, layout, true),
      ];
    }),
  ].join('\n');
}

/** What is in it at its end and serves nothing. */
const unservedItems = ({ work: { groups } }: SprintReview): readonly ReviewItem[] =>
  [...groups.completed.items, ...groups.open.items].filter(({ unserved }) => unserved);

function listBlock(
  title: string,
  items: readonly ReviewItem[],
  review: SprintReview,
  layout: Layout,
): readonly string[] {
  return items.length === 0 ? [] : [[title, ...itemLines(items, review, layout, false)].join('\n')];
}

function itemLines(
  items: readonly ReviewItem[],
  { unit }: SprintReview,
  { width, all }: Layout,
  withServed: boolean,
): readonly string[] {
  const shown = all ? items : items.slice(0, FEW_ITEMS);
  const more = items.length - shown.length;
  return [
    ...columns(
      shown.map((item) => [
        `    ${plain(item.key)}  ${plain(item.title)}`,
        plain(item.state),
        unit === 'issues' || item.size === null ? '' : words.size(item.size, unit),
        item.late ? words.late : '',
        withServed ? item.serves.join(', ') : '',
      ]),
      width,
      [2],
      4,
    ),
    ...(more > 0 ? [`    and ${more} more; --all shows them`] : []),
  ];
}

function idleBlock({ idle, span }: SprintReview): readonly string[] {
  if (idle.length === 0) return [];
  return [[words.idle(span.kind), ...idle.map(({ id, title }) => `  ${plain(title)} (${id})`)].join('\n')];
}

function nextBlock({ keyResults, span }: SprintReview): readonly string[] {
  const lines = keyResults.flatMap(({ id, next, forecast }) => [
    ...(next ? [`  ${id}: ${words.next(next, span.kind)}`] : []),
    ...(forecast ? [`  ${id}: ${words.forecast(forecast)}`] : []),
  ]);
  return lines.length === 0 ? [] : [['What comes next', ...lines].join('\n')];
}

const recordLines = ({ record: { source, definitions, gaps } }: SprintReview): readonly string[] => [
  words.source(source),
  definitions
    ? 'The plan was another one at the start: what changed in it since is a cause too.'
    : words.definitions(false),
  ...gaps.map(words.gap),
];
