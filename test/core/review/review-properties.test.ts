import * as fc from 'fast-check';
import { existsAt, itemAt } from '@throughline/core/history/past-items.ts';
import { causes } from '@throughline/core/history/moved.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import { reviewOf } from '@throughline/core/review/review-of.ts';
import type { ReviewInput } from '@throughline/core/review/review-input.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import { reviewCsv } from '@throughline/core/view/review-csv.ts';
import { reviewStory } from '@throughline/core/view/review-story.ts';
import { reviewTables, tablesText } from '@throughline/core/view/review-table.ts';
import { loadReviewWords, reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import { holds } from '../seeds.ts';
import { arbitraryReview } from './arbitrary-review.ts';
import { four, inputOf } from './review-fixtures.ts';

const linesOf = ({ objectives, keyResults }: SprintReview) => [...objectives, ...keyResults];
const fates = ['completed', 'open', 'dropped', 'left'] as const;

const runs = 50;

describe('a review of random histories', () => {
  it('[R37] telescopes to the last ppm for every line', () => {
    holds(
      'review telescopes',
      fc.property(arbitraryReview, ({ history, span, unit }) => {
        const input = inputOf(history, { span, unit });
        const review = reviewOf(input);
        for (const { start, end, change, causes: split, steps } of linesOf(review)) {
          expect((end ?? 0) - (start ?? 0)).toBe(change);
          expect(causes.reduce((sum, cause) => sum + split[cause], 0)).toBe(change);
          for (const cause of causes) {
            const own = steps.filter((step) => step.cause === cause);
            expect(own.reduce((sum, { ppm }) => sum + ppm, 0)).toBe(split[cause]);
          }
          expect(steps.every(({ ppm }) => ppm !== 0)).toBe(true);
        }
        // Whatever moved has a line, but for drafts, cancelled ones and what lived within the span only.
        const shown = new Set<string>(linesOf(review).map(({ id }) => id));
        const known = new Set<string>(
          [input.plan, input.planBefore].flatMap((plan) => [
            ...(plan?.objectives ?? []).map(({ id }) => id),
            ...(plan?.keyResults ?? []).map(({ id }) => id),
          ]),
        );
        const idle = new Set<string>(
          input.plan.keyResults
            .filter(({ status }) => status === 'draft' || status === 'cancelled')
            .map(({ id }) => id),
        );
        for (const { id, change } of input.moved.nodes) {
          if (change !== 0 && known.has(id) && !idle.has(id)) expect(shown).toContain(id);
        }
      }),
      runs,
    );
  });

  it('puts everything that was ever in it in one group, and its shares in range', () => {
    holds(
      'review partitions',
      fc.property(arbitraryReview, ({ history, span, unit }) => {
        const input = inputOf(history, { span, unit });
        const { work } = reviewOf(input);
        const grouped = fates.flatMap((fate) => work.groups[fate].items.map(({ id }) => id));
        expect(new Set(grouped).size).toBe(grouped.length);
        const below = input.items.flatMap((one) => one.below);
        expect(new Set([...grouped, ...below]).size).toBe(grouped.length + below.length);
        const ever = new Set(grouped.concat(below));
        const containers = new Set(history.items.flatMap(({ item }) => (ever.has(item.id) ? [] : [item.id])));
        if (span.sprint) {
          for (const past of history.items) {
            const { id } = past.item;
            const instants = [
              span.from.at,
              ...past.changes.map(({ at }) => at),
              past.created ?? span.from.at,
            ];
            const wasIn = instants.some((at) => {
              const state = itemAt(past, at);
              return (
                at >= span.from.at && at <= span.to.at && existsAt(past, at) && state.sprints?.includes(four)
              );
            });
            // What is not listed is a container above something that is.
            if (!ever.has(id) && wasIn) expect(containers).toContain(id);
            else expect([id, ever.has(id)]).toEqual([id, wasIn]);
          }
        }
        const size = (fate: (typeof fates)[number]) => work.groups[fate].size;
        expect(work.committed + work.added - work.removed).toBe(size('completed') + size('open'));
        expect(work.committed + work.added).toBe(fates.reduce((sum, fate) => sum + size(fate), 0));
        for (const share of [work.stability, work.unservedShare]) {
          if (share === null) continue;
          expect(Number.isSafeInteger(share) && share >= 0 && share <= 1_000_000).toBe(true);
        }
        expect(work.stability === null).toBe(grouped.length === 0);
        expect(work.unserved).toBeLessThanOrEqual(size('completed') + size('open'));
      }),
      runs,
    );
  });

  it('[R40] is the same whatever the order of its input', () => {
    holds(
      'review permuted',
      fc.property(arbitraryReview, ({ history, span, unit }) => {
        const turned = {
          ...history,
          items: history.items.toReversed(),
          plans: history.plans.map(({ at, plan }) => ({
            at,
            plan: {
              ...plan,
              objectives: plan.objectives.toReversed(),
              keyResults: plan.keyResults.toReversed(),
            },
          })),
        };
        const input = inputOf(turned, { span, unit });
        const permuted = reviewOf({ ...input, items: input.items.toReversed() });
        expect(JSON.stringify(permuted)).toBe(JSON.stringify(reviewOf(inputOf(history, { span, unit }))));
      }),
      runs,
    );
  });

  it('[R19] changes no number and tells no name by what is hidden', async () => {
    const german = await loadReviewWords('de');
    holds(
      'review hides',
      fc.property(
        arbitraryReview,
        fc.array(fc.nat(11)),
        fc.array(fc.nat(4)),
        ({ history, span, unit }, items, of) => {
          const input = inputOf(history, { span, unit });
          const open = reviewOf(input);
          const hidden = new Set<ItemId>(items.flatMap((at) => history.items[at]?.item.id ?? []));
          const closed = new Set<string>(of.flatMap((at) => input.plan.objectives[at]?.id ?? []));
          const seen: ReviewInput['seen'] = (id) => (hidden.has(id) ? null : input.seen(id));
          const byItems = reviewOf({ ...input, seen });
          expect(numbersOf(byItems)).toEqual(numbersOf(open));
          const review = reviewOf({ ...input, seen, maySee: (id) => !closed.has(id) });
          expect(numbersOf(review).work).toEqual(numbersOf(open).work);
          const lines = new Map(numbersOf(open).lines.map((line) => [line[0], line]));
          for (const line of numbersOf(review).lines) expect(line).toEqual(lines.get(line[0]));
          expect(linesOf(review).length + review.restricted).toBe(linesOf(open).length);

          const told = { review, timeZone: 'UTC' };
          const texts = [reviewWordsFor('en'), german].flatMap((words) => [
            ...reviewStory(told, words),
            tablesText(reviewTables(told, words)),
          ]);
          const all = [...texts, reviewCsv(review), JSON.stringify(review)].join('\n');
          for (const { item } of history.items) {
            if (!hidden.has(item.id)) continue;
            for (const name of [item.key, item.title, `"${item.id}"`]) expect(all).not.toContain(name);
          }
          for (const id of closed) expect(all).not.toContain(`"${id}"`);
          for (const { id, objective } of input.plan.keyResults) {
            if (closed.has(objective)) expect(all).not.toContain(`"${id}"`);
          }
        },
      ),
    );
  });
});

/** Everything of a review but names. */
const numbersOf = (review: SprintReview) => ({
  lines: linesOf(review).map(
    ({ id, start, end, change, causes: split, raw, expected, threshold, health, next, forecast }) =>
      [id, { start, end, change, split, raw, expected, threshold, health, next, forecast }] as const,
  ),
  work: {
    ...review.work,
    groups: fates.map((fate) => [review.work.groups[fate].count, review.work.groups[fate].size]),
  },
});
