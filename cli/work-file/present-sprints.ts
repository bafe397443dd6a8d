import { readItemId, type ItemId, type SprintId } from '@throughline/core/model/ids.ts';
import type { ReadHistory } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { sprintUnderSite } from '@throughline/core/tracker/history-of.ts';

/**
 * The items with the sprints that each is in, also where its own answer does not say: an empty field looks like one that
 * was not asked for until some issue shows which field it is. Then the last change of it says where the issue is now; one
 * without such a change, of a site whose issues show their sprints, is in none. Else it stays unknown.
 */
export function withPresentSprints(
  items: readonly WorkItem[],
  pasts: ReadonlyMap<ItemId, ReadHistory>,
): readonly WorkItem[] {
  const shown = new Set(items.flatMap((item) => (item.sprints ? [siteOf(item)] : [])));
  return items.map((item) => {
    if (item.sprints) return item;
    const told = lastTold(pasts.get(item.id));
    if (told) return { ...item, sprints: told.map((sprint) => sprintUnderSite(sprint, item)) };
    return shown.has(siteOf(item)) ? { ...item, sprints: [] } : item;
  });
}

// ── below ──

const lastTold = (past: ReadHistory | undefined): readonly SprintId[] | undefined =>
  past?.changes.findLast(({ after }) => after.sprints)?.after.sprints;

function siteOf({ id }: WorkItem): string {
  const parts = readItemId(id);
  return `${parts?.host} ${parts?.site}`;
}
