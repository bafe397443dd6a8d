import type { Day } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { KeyResult, Policy, Ppm } from '../model/plan.ts';
import type { ItemState, WorkItem } from '../model/work-item.ts';
import type { CountedItem } from '../progress/evaluation.ts';
import { stageOf } from '../progress/stage.ts';
import { isCounting } from './kept-set.ts';
import type { Step } from './ledger.ts';
import type { Cause } from './moved.ts';
import type { SettledWork } from './settled-work.ts';
import type { Structure } from './structure.ts';
import type { PastEvent } from './timeline.ts';

export interface ItemStep extends Omit<Step, 'at'> {
  readonly touched: readonly KeyResultId[];
}

/**
 * One event of a work item as steps: scope, size, stage, each with the fields of the earlier ones in place (R37). Each
 * step is in place in `work` when it is handed out, and the next one is not.
 */
export function* itemSteps(
  { before, after }: Extract<PastEvent, { kind: 'item' }>,
  structure: Structure,
  work: SettledWork,
  asOf: Day,
): Generator<ItemStep> {
  const item = (after ?? before)?.id;
  if (!item) return;
  if (!before || !after || before.parent !== after.parent || before.level !== after.level) {
    const touched = work.touchedBy(item);
    const placed = before && after ? { ...before, parent: after.parent, level: after.level } : after;
    if (placed) work.index.set(placed);
    else work.index.remove(item);
    for (const id of work.touchedBy(item)) touched.add(id);
    const changed = keyResultsOf(touched, structure).map((keyResult) => {
      const { id } = keyResult;
      const anew = work.placed(keyResult, before, placed, structure.plan, asOf);
      const rows = [work.rowsOf(id), anew?.settled.items ?? []] as const;
      return { id, anew, cause: before && after ? scopeCause(item, ...rows) : before ? dropped : added };
    });
    for (const cause of [added, dropped]) {
      const alike = changed.filter((one) => one.cause === cause);
      for (const { id, anew } of alike) work.keep(id, anew);
      if (alike.length > 0) yield { item, cause, touched: alike.map(({ id }) => id) };
    }
  }
  if (!before || !after) return;

  const inPlace = (now: WorkItem, next: WorkItem): KeyResultId[] => {
    work.index.set(next);
    const touched = keyResultsOf(work.touchedBy(item), structure);
    for (const keyResult of touched) {
      work.keep(keyResult.id, work.reweighed(keyResult, now, next, structure.plan, asOf));
    }
    return touched.map(({ id }) => id);
  };
  const sized = { ...after, state: before.state };
  if (!sameAmounts(before, after)) {
    const touched = inPlace(before, sized);
    if (touched.length > 0) yield { item, cause: 're-estimated', touched };
  }
  if (before.state !== after.state) {
    const touched = inPlace(sized, after);
    if (touched.length > 0) {
      yield { item, cause: stageCause(before.state, after.state, structure.plan.policy), touched };
    }
  }
}

const keyResultsOf = (ids: ReadonlySet<KeyResultId>, { keyResults }: Structure): KeyResult[] =>
  [...ids].sort(byText).flatMap((id) => keyResults.get(id) ?? []);

const [added, dropped] = ['scope-added', 'scope-dropped'] as const;

/** Did it come into the set, or go? Where it is in it before and after, or never, the number of items that count says. */
function scopeCause(item: string, before: readonly CountedItem[], after: readonly CountedItem[]): Cause {
  const isIn = (rows: readonly CountedItem[]) =>
    rows.some((row) => row.item === item && row.why !== 'missing');
  const [was, is] = [isIn(before), isIn(after)];
  if (was !== is) return is ? added : dropped;
  const counting = (rows: readonly CountedItem[]) => rows.filter(isCounting).length;
  return counting(after) < counting(before) ? dropped : added;
}

function sameAmounts(before: WorkItem, after: WorkItem): boolean {
  return (
    before.logged === after.logged &&
    before.remaining === after.remaining &&
    (before.sizes === after.sizes || JSON.stringify(before.sizes) === JSON.stringify(after.sizes))
  );
}

function stageCause(before: ItemState, after: ItemState, policy: Policy): Step['cause'] {
  const [was, is] = [stageOf(before, policy), stageOf(after, policy)];
  if (was !== is && (was === 'dropped' || is === 'dropped')) return is === 'dropped' ? dropped : added;
  if (was !== is && (was === 'done' || is === 'done')) return is === 'done' ? 'completed' : 'reopened';
  return (ppm: Ppm) => (ppm > 0 ? 'completed' : 'reopened');
}
