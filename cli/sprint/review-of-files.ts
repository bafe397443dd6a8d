import type { History, HistoryMode } from '@throughline/core/history/history.ts';
import { movedBetween } from '@throughline/core/history/moved.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { spanItemsOf } from '@throughline/core/review/membership.ts';
import { reviewOf } from '@throughline/core/review/review-of.ts';
import type { SpanItem } from '@throughline/core/review/review-input.ts';
import type { RecordGap, ReviewSpan, ReviewUnit, SprintReview } from '@throughline/core/review/review.ts';
import { servingOf } from '@throughline/core/review/serving.ts';
import { valuesAt } from '@throughline/core/review/values-at.ts';
import type { Input } from '../command/input.ts';
import type { Pasts } from '../work-file/pasts.ts';
import { trendsOf } from './trends.ts';

/** What a span is reviewed from: the plan, and everything that the files tell of the work. */
export type ReviewedFiles = Pick<Input, 'plan' | 'before' | 'work'> & { readonly pasts: Pasts };

/** Everything that was ever in the span. */
export const itemsOf = ({ plan, pasts }: ReviewedFiles, span: ReviewSpan): readonly SpanItem[] =>
  spanItemsOf(pasts.histories, span, plan.policy);

/**
 * The review of a span from files, by the same functions that the apps use. An earlier plan holds up to the start; what was
 * changed in it since comes right after that.
 */
export function reviewOfFiles(
  files: ReviewedFiles,
  span: ReviewSpan,
  items: readonly SpanItem[],
  unit: ReviewUnit,
): SprintReview {
  const { plan, before, work, pasts } = files;
  const history = historyOf(files, span);
  const mode: HistoryMode = before ? 'as-known' : 'todays-definitions';
  const moved = movedBetween(history, span.from, span.to, mode);
  const { values, lineOn } = valuesAt(history, span.to, mode);
  const byId = new Map(work.items.map((item) => [item.id, item]));
  return reviewOf({
    span,
    unit,
    plan,
    planBefore: before,
    moved,
    values,
    lineOn,
    items,
    serving: servingOf(values.items),
    trendOf: trendsOf({ plan, history, span, mode, values, pasts }),
    shardOf: () => null,
    record: {
      source: 'files',
      definitions: before !== null,
      gaps: gapsOf(pasts, items, moved.problems.filter(({ code }) => code === 'D_NO_HISTORY').length, span),
    },
    objectives: [],
    maySee: () => true,
    seen: (id) => byId.get(id) ?? null,
  });
}

// ── below ──

function historyOf({ plan, before, work, pasts }: ReviewedFiles, { from }: ReviewSpan): History {
  const versions: readonly (readonly [Plan | null, number])[] = [
    [before, from.at],
    [plan, from.at + 1],
  ];
  return {
    plans: versions.flatMap(([version, at]) => (version ? [{ at, plan: version }] : [])),
    items: pasts.histories,
    queries: work.queries,
  };
}

/** No export holds what was deleted; what left a sprint is there only where its past is. */
function gapsOf(
  { histories, unknown, cut }: Pasts,
  items: readonly SpanItem[],
  queries: number,
  { sprint }: ReviewSpan,
): readonly RecordGap[] {
  // An export of the sprint's present members alone.
  const onlyMembers = histories.every(({ item }) => sprint === null || item.sprints?.includes(sprint.id));
  const leavers =
    sprint !== null &&
    (unknown > 0 || cut > 0 || onlyMembers) &&
    items.every(({ leftAt }) => leftAt === null);
  const gaps: readonly (readonly [RecordGap, boolean])[] = [
    [{ what: 'no-past', count: unknown }, unknown > 0],
    [{ what: 'cut', count: cut }, cut > 0],
    [{ what: 'left', count: null }, leavers],
    [{ what: 'deleted', count: null }, true],
    [{ what: 'queries', count: queries }, queries > 0],
  ];
  return gaps.flatMap(([gap, holds]) => (holds ? [gap] : []));
}
