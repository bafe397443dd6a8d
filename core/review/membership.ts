import { existsAt, itemAt } from '../history/past-items.ts';
import type { Instant } from '../model/day.ts';
import { addTo } from '../model/groups.ts';
import type { ItemId } from '../model/ids.ts';
import type { ItemHistory } from '../model/item-history.ts';
import { byText } from '../model/order.ts';
import type { Policy } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import { stageOf } from '../progress/stage.ts';
import type { ReviewSpan } from './review.ts';
import { edgesOf } from './sprint-span.ts';
import type { SpanItem } from './review-input.ts';

/**
 * The work that was ever in a span, by item. In a sprint is what its field says at an instant. A period of a team without
 * sprints holds what was in progress at any instant of it, or was completed in it.
 *
 * Sub-tasks follow their parent: one whose parent was in the span too is not listed, and stands in `below` of it. A
 * container (epic, feature) beside its descendants is not listed either (R17); alone each counts as itself.
 * @param histories each item once; of a period, the team's own work only
 */
export function spanItemsOf(
  histories: readonly ItemHistory[],
  span: Pick<ReviewSpan, 'sprint' | 'from' | 'to'>,
  policy: Policy,
): readonly SpanItem[] {
  const rule = span.sprint ? inSprint(span.sprint) : inProgress(policy);
  const edges = edgesOf(span, policy.timeZone);
  const stays = histories.flatMap((history) => stayOf(history, { ...span, ...edges }, rule, policy) ?? []);
  const byId = new Map(stays.map((stay) => [stay.item.id, stay]));
  const parentNow = new Map(histories.map(({ item }) => [item.id, item.parent]));
  const covered = covering(
    stays,
    (id) => (byId.get(id)?.item ?? { parent: parentNow.get(id) }).parent ?? null,
  );
  const below = new Map<ItemId, ItemId[]>();
  const listed = stays.filter((stay) => {
    const { id, level } = stay.item;
    const followed = leaderOf(stay, byId);
    if (followed) addTo(below, followed, id);
    return !followed && !(level === 'container' && covered.has(id));
  });
  return listed
    .map(({ item, atStart, doneBefore, leftAt }): SpanItem => ({
      item,
      atStart,
      doneBefore,
      leftAt,
      below: (below.get(item.id) ?? []).sort(byText),
    }))
    .sort((a, b) => byText(a.item.id, b.item.id));
}

// ── below ──

/** What makes an item a part of the span. */
interface Rule {
  readonly isIn: (item: WorkItem) => boolean;
  /** It was not in before, became so, and is a part of the span all the same. */
  readonly isIntoIt: (before: WorkItem | null, after: WorkItem) => boolean;
  /** Once a part of the span, it stays so. */
  readonly staysIn: (item: WorkItem) => boolean;
}

function inSprint({ id }: NonNullable<ReviewSpan['sprint']>): Rule {
  const isIn = ({ sprints }: WorkItem) => sprints?.includes(id) === true;
  return { isIn, isIntoIt: () => false, staysIn: isIn };
}

/** Done or dropped it stays a part of the period; put back to do it was taken out of it. */
function inProgress(policy: Policy): Rule {
  const stage = (item: WorkItem) => stageOf(item.state, policy);
  return {
    isIn: (item) => stage(item) === 'doing' || stage(item) === 'unknown',
    isIntoIt: (before, after) => stage(after) === 'done' && before !== null && stage(before) !== 'done',
    staysIn: (item) => stage(item) !== 'todo',
  };
}

interface Stay extends Omit<SpanItem, 'below'> {
  /** Its parents while it was in, the last one first. */
  readonly parents: readonly ItemId[];
  readonly isSubtask: boolean;
}

/** null = it was never in the span. */
function stayOf(
  history: ItemHistory,
  { from, to, settled, kept }: Pick<ReviewSpan, 'from' | 'to'> & ReturnType<typeof edgesOf>,
  rule: Rule,
  policy: Policy,
): Stay | null {
  const before = stateAt(history, from.at);
  let atStart = before !== null && rule.isIn(before);
  let [last, isIn] = [before, atStart];
  let wasIn = atStart;
  let leftAt: Instant | null = null;
  let left: WorkItem | null = null;
  const parents: ItemId[] = before?.parent && atStart ? [before.parent] : [];
  for (const at of turnsOf(history, from.at, to.at)) {
    const state = stateAt(history, at);
    const now =
      state !== null && (rule.isIn(state) || rule.isIntoIt(last, state) || (isIn && rule.staysIn(state)));
    if (isIn && !now) {
      leftAt = at;
      left = state ?? itemAt(history, at);
    }
    if (now) {
      leftAt = null;
      wasIn = true;
      atStart ||= at <= settled;
      if (state.parent) parents.unshift(state.parent);
    }
    [last, isIn] = [state, now];
  }
  if (leftAt !== null && leftAt > kept && last) leftAt = null;
  const item = leftAt === null ? last : left;
  if (!wasIn || !item) return null;
  return {
    item,
    atStart,
    doneBefore: before !== null && stageOf(before.state, policy) === 'done',
    leftAt,
    parents,
    isSubtask: item.level === 'subtask',
  };
}

/** null = it was not there. */
const stateAt = (history: ItemHistory, at: Instant): WorkItem | null =>
  existsAt(history, at) ? itemAt(history, at) : null;

/** The instants after one, up to and with another, at which it may have become something else; rising. */
function turnsOf(
  { created, deleted, changes }: ItemHistory,
  after: Instant,
  upTo: Instant,
): readonly Instant[] {
  const all = [created, deleted, ...changes.map(({ at }) => at)];
  const within = all.flatMap((at) => (at !== null && at > after && at <= upTo ? [at] : []));
  return [...new Set(within)].sort((a, b) => a - b);
}

/** What a sub-task follows: the item of the span above it, through other sub-tasks; null = it stands alone. */
function leaderOf(stay: Stay, byId: ReadonlyMap<ItemId, Stay>): ItemId | null {
  const seen = new Set([stay.item.id]);
  let above = stay;
  while (above.isSubtask) {
    const next = above.parents.map((id) => byId.get(id)).find((one) => one && one.item.level !== 'container');
    if (!next) break;
    // Sub-tasks in a circle follow nobody.
    if (seen.has(next.item.id)) return null;
    seen.add(next.item.id);
    above = next;
  }
  return above === stay ? null : above.item.id;
}

/** Whatever lies above an item of the span; a circle of parents is above nothing. */
function covering(stays: readonly Stay[], parentOf: (id: ItemId) => ItemId | null): ReadonlySet<ItemId> {
  const covered = new Set<ItemId>();
  for (const { item } of stays) {
    const line = new Set<ItemId>();
    let above = item.parent;
    while (above && above !== item.id && !line.has(above) && !covered.has(above)) {
      line.add(above);
      above = parentOf(above);
    }
    if (above !== item.id && !(above && line.has(above))) for (const id of line) covered.add(id);
  }
  return covered;
}
