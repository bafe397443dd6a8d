import type { KeyResultLine, ObjectiveLine, ReviewUnit, SprintReview } from '../review/review.ts';
import { moverOf, needsOf } from './review-movers.ts';
import type { StoryWork } from './review-movers.ts';
import type { ReviewWords } from './words/review-words.ts';

/** A review, and the zone in which its days are told. */
export interface TellReview {
  readonly review: SprintReview;
  readonly timeZone: string;
}

/** Lines of a kind that a sentence names; the rest is counted. */
const NAMED = 3;

/**
 * The review in plain sentences, to be copied into a mail or a page: the work, what moved and why, what the work served, what
 * is needed next, and how complete the record is. What the viewer may not see is counted, never named.
 */
export function reviewStory({ review, timeZone }: TellReview, words: ReviewWords): readonly string[] {
  const { story, review: said } = words;
  const { work, span, record } = review;
  const became = workOf(review);
  const nothingIn = Object.values(work.groups).every(({ count }) => count === 0);
  const name = said.titleOf(span.team?.name ?? null, span.sprint?.name ?? null);
  const frame = `${name}, ${said.span(span, timeZone)}`;
  const movers = (lines: readonly (ObjectiveLine | KeyResultLine)[]) =>
    lines.filter(({ change }) => change !== 0).map((line) => moverOf(line, said.cause));
  const [objectives, keyResults] = [movers(review.objectives), movers(review.keyResults)];
  const unmoved = [...new Set(review.objectives.flatMap((line) => line.unmoved.map(({ title }) => title)))];
  const needs = needsOf(review);
  const days = new Set(needs.map(({ next }) => next.by));
  return [
    nothingIn
      ? `${frame}: ${said.nothingIn}`
      : story.work({ name, span: said.span(span, timeZone), ...became }),
    ...(objectives.length > 0 ? [story.objectives(...namedOf(objectives))] : []),
    ...(keyResults.length > 0 ? [story.keyResults(...namedOf(keyResults))] : []),
    ...(objectives.length + keyResults.length === 0 && review.restricted === 0 ? [said.nothingMoved] : []),
    ...(review.restricted > 0 ? [story.restricted(review.restricted)] : []),
    ...(work.unservedShare === null
      ? []
      : [
          work.unservedShare === 0 ? said.unservedNone : `${said.unserved(work.unservedShare, became.unit)}.`,
        ]),
    ...(review.idle.length > 0 ? [story.idle(...namedOf(review.idle.map(({ title }) => title)))] : []),
    ...(unmoved.length > 0 ? [said.unmoved(unmoved)] : []),
    ...(needs.length > 0
      ? [story.next(...namedOf(needs), days.size === 1 ? (needs[0]?.next.by ?? null) : null)]
      : []),
    [
      said.source(record.source),
      ...(record.gaps.length > 0 ? record.gaps.map(said.gap) : [said.complete]),
    ].join(' '),
  ];
}

// ── below ──

const namedOf = <T>(all: readonly T[]): [named: readonly T[], others: number] => [
  all.slice(0, NAMED),
  Math.max(all.length - NAMED, 0),
];

/** By the number of items where no size is above 0: "0 of 0 points" says nothing. */
function workOf({ unit, work }: SprintReview): Omit<StoryWork, 'name' | 'span'> {
  const { groups, committed, added, removed, completed } = work;
  const all = committed + added;
  if (all > 0) return { unit, all, added, removed, done: completed, open: groups.open.size };
  const { completed: done, open, dropped, left } = groups;
  const items: ReviewUnit = 'issues';
  return {
    unit: items,
    all: done.count + open.count + dropped.count + left.count,
    added: 0,
    removed: dropped.count + left.count,
    done: done.count,
    open: open.count,
  };
}
