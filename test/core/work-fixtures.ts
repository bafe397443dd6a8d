import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, ItemState, WorkItem } from '@throughline/core/model/work-item.ts';

/** A work item with every fact filled in; points as a person types them. */
export function workItem({
  points = null,
  category = 'todo',
  resolution = null,
  ...given
}: {
  id?: ItemId;
  key?: string;
  project?: ProjectId;
  title?: string;
  level?: ItemLevel;
  parent?: ItemId | null;
  category?: ItemState['category'];
  resolution?: string | null;
  points?: number | null;
  seconds?: number | null;
  type?: string;
  atEpicLevel?: boolean;
} = {}): WorkItem {
  const { seconds = null, level = 'standard', ...rest } = given;
  return {
    id: itemId('jira', 'site', 1),
    key: 'SUP-1',
    title: 'An item',
    url: null,
    project: 'SUP' as ProjectId,
    type: level === 'container' ? 'Epic' : level === 'subtask' ? 'Sub-task' : 'Story',
    level,
    parent: null,
    state: stateOf(category, resolution),
    sizes: { points: points === null ? null : points * 1000, seconds, fields: {} },
    logged: null,
    remaining: null,
    assignee: null,
    revision: 0,
    ...rest,
  };
}

export const stateOf = (category: ItemState['category'], resolution: string | null = null): ItemState => ({
  name: category,
  category,
  resolution: resolution === null ? null : { id: null, name: resolution },
  id: null,
});
