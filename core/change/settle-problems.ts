import type { ItemId } from '../model/ids.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { ItemDocument } from '../port/documents.ts';
import { isBadSize } from '../progress/contribution.ts';
import { stageOf } from '../progress/stage.ts';
import { countedKeyResult, putWork } from './counted-work.ts';
import type { CountedKeyResult, Standing } from './counted-work.ts';
import type { Draft } from './draft.ts';
import { withItemProblems } from './item-problems.ts';

/** What is odd about an item in the set. @param named a person brought it in; @param reached its parent does as well */
export function problemsOf(
  item: ItemDocument,
  named: boolean,
  reached: boolean,
  { count }: CountedKeyResult,
): readonly ProblemCode[] {
  if (item.deleted) return named ? ['D_MISSING'] : [];
  return [
    ...(named && reached ? (['D_OVERLAP'] as const) : []),
    ...(isBadSize(item.sizes, count) ? (['D_BAD_SIZE'] as const) : []),
  ];
}

/** The parent is done, and this is not (R17). */
export const isLeftOpen = (
  parent: ItemDocument,
  child: ItemDocument,
  { policy }: CountedKeyResult,
): boolean =>
  stageOf(parent.state, policy) === 'done' && !['done', 'dropped'].includes(stageOf(child.state, policy));

/**
 * Of the shown sums in the shard, of the coming ones in the count document, where the draft holds it.
 * @param openBelow a parent that is done while this item is open
 */
export function noteProblems(
  draft: Draft,
  { shard, id }: Pick<CountedKeyResult, 'shard' | 'id'>,
  standing: Standing,
  item: ItemDocument,
  codes: readonly ProblemCode[],
  openBelow?: ItemId,
): void {
  const keyResult = countedKeyResult(draft, shard, id);
  if (!keyResult) return;
  const count = standing === 'coming' ? draft.get('count', id) : null;
  const problems = standing === 'live' ? keyResult.work.problems : (count?.problems ?? []);
  if (codes.length === 0 && problems.length === 0 && openBelow === undefined) return;
  const own = withItemProblems(problems, id, item.item, KEPT, codes);
  const all =
    openBelow === undefined
      ? own
      : withItemProblems(
          own,
          id,
          openBelow,
          ['D_DONE_PARENT_OPEN_CHILDREN'],
          ['D_DONE_PARENT_OPEN_CHILDREN'],
        );
  if (standing === 'live') putWork(draft, keyResult, { ...keyResult.work, problems: all });
  else if (count) draft.put('count', id, { ...count, problems: all });
}

// ── below ──

const KEPT: readonly ProblemCode[] = ['D_MISSING', 'D_OVERLAP', 'D_BAD_SIZE'];
