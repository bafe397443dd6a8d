import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import { memoryWorkItems } from '@throughline/core/port/memory/work-items.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { WORK_WORLD, workItemsContract } from '../../contract/work-items.ts';
import { workItem } from '../work-fixtures.ts';

const project = '10001' as ProjectId;

workItemsContract('memory', async () => {
  const placed = new Map(
    WORK_WORLD.map(({ name }, at) => [
      name,
      { id: itemId('jira', 'site', 100 + at), key: `SUP-${at + 1}` } as const,
    ]),
  );
  const idOf = (name: string) => placed.get(name)?.id as ItemId;
  const tracker = memoryWorkItems({
    pageSize: 50,
    pointsFields: { [project]: [{ id: 'customfield_10016', name: 'Story Points' }] },
    items: WORK_WORLD.map(({ name, title, parent, level, category, points }) =>
      workItem({
        ...placed.get(name),
        project,
        title: title ?? name,
        level,
        parent: parent === null ? null : idOf(parent),
        category,
        points,
      }),
    ),
  });
  for (const { name, hidden } of WORK_WORLD) if (hidden) tracker.hide(idOf(name));
  return {
    work: tracker,
    project,
    placed,
    nobody: { id: itemId('jira', 'site', 999_999), key: 'SUP-999999' },
    queries: { alone: 'title = alone', everything: `project = ${project}`, refused: 'whatever' },
    breakDown: (broken) => tracker.breakDown(broken ? new WorkFault('broken on demand') : null),
    finish: async (name) => {
      tracker.change(idOf(name), { state: { name: 'Done', category: 'done', resolution: null, id: null } });
    },
    remove: async (name) => tracker.remove(idOf(name)),
  };
});
