import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { KeyResult } from '../model/plan.ts';
import type { ReviewNodes } from './nodes.ts';
import type { KeyResultLine, ReviewSpan } from './review.ts';
import type { Weighed } from './work-review.ts';

type Served = KeyResultLine['served'];

/** How many items that are in the span at its end count in each key result, and how many of these are done. */
export function servedBy(items: readonly Weighed[]): ReadonlyMap<KeyResultId, Served> {
  const served = new Map<KeyResultId, Served>();
  for (const { fate, serves } of items) {
    if (fate !== 'completed' && fate !== 'open') continue;
    for (const id of serves) {
      const { items: before, done } = served.get(id) ?? { items: 0, done: 0 };
      served.set(id, { items: before + 1, done: done + (fate === 'completed' ? 1 : 0) });
    }
  }
  return served;
}

/** Those that rest on work, were to be worked on in the span, and that none of its items served (U9). */
export const idleOf = (
  keyResults: readonly KeyResult[],
  served: ReadonlyMap<KeyResultId, Served>,
  span: ReviewSpan,
): readonly KeyResult[] =>
  keyResults.filter((one) => restsOnWork(one) && isOpenIn(one, span) && !served.has(one.id));

/**
 * Outcomes of an objective (metrics, KPIs) that did not move although work that serves it, or what contributes to it, was
 * completed in the span (U13). One that is achieved need not move.
 */
export function unmovedOf(
  id: ObjectiveId,
  nodes: ReviewNodes,
  items: readonly Weighed[],
  span: ReviewSpan,
  need: (outcome: KeyResultId) => boolean,
): readonly KeyResult[] {
  const below = new Set([...nodes.below([id])].flatMap(nodes.own));
  const worked = items.some(
    ({ fate, doneBefore, serves }) =>
      fate === 'completed' && !doneBefore && serves.some((one) => below.has(one)),
  );
  if (!worked) return [];
  return nodes
    .own(id)
    .flatMap((one) => (nodes.isThere(one) ? (nodes.keyResult(one) ?? []) : []))
    .filter((one) => isOutcome(one) && isOpenIn(one, span) && need(one.id));
}

// ── below ──

const isOutcome = ({ measure }: KeyResult): boolean => measure.kind === 'metric' || measure.kind === 'kpi';

const restsOnWork = ({ measure }: KeyResult): boolean =>
  measure.kind === 'work' ||
  (measure.kind === 'milestones' && measure.milestones.some(({ done }) => done === null));

/** It is active, has begun at the end of the span, and was not over at its start. */
const isOpenIn = ({ status, start, end }: KeyResult, { from, to }: ReviewSpan): boolean =>
  status === 'active' && start <= to.day && end > from.day;
