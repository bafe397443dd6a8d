import type { KeyResultLine, ObjectiveLine, SprintReview } from '@throughline/core/review/review.ts';

/** An objective with those of its key results that the review tells of; null = the viewer may not see the objective. */
export interface LineGroup {
  readonly objective: ObjectiveLine | null;
  readonly keyResults: readonly KeyResultLine[];
}

/** Lines below their objectives, in the review's order: those where something moved, or should have (U13), and the rest. */
export function groupLines({ objectives, keyResults }: Pick<SprintReview, 'objectives' | 'keyResults'>): {
  readonly moved: readonly LineGroup[];
  readonly still: readonly LineGroup[];
} {
  const known = new Set(objectives.map(({ id }) => id));
  const alone = keyResults.filter(({ objective }) => !known.has(objective));
  const groups: readonly LineGroup[] = [
    ...objectives.map((objective) => ({
      objective,
      keyResults: keyResults.filter((line) => line.objective === objective.id),
    })),
    ...(alone.length > 0 ? [{ objective: null, keyResults: alone }] : []),
  ];
  return { moved: groups.filter(isMoved), still: groups.filter((group) => !isMoved(group)) };
}

// ── below ──

/** Steps that took each other back are a move as well; so is a value that came or went with nothing in it. */
const isMoved = ({ objective, keyResults }: LineGroup): boolean =>
  (objective?.unmoved.length ?? 0) > 0 ||
  [...(objective === null ? [] : [objective]), ...keyResults].some(
    ({ steps, start, end }) => steps.length > 0 || start !== end,
  );
