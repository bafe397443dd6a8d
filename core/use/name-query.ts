import { countedKeyResult } from '../change/counted-work.ts';
import type { ProjectId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { newProject } from './item-level.ts';
import { projectOf } from './shard-reading.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** Of more projects the events of some are no hint: the query is asked again in any case, only later. */
const MOST_PROJECTS = 20;

/**
 * A query was counted: the projects where it finds work, and that of its objective, learn of its shard, so that their
 * events are a hint that it may find something else. Where changes are asked for, nobody needs to know. What cannot be
 * written is written after the next count.
 */
export async function nameQuery(host: Host, spot: CountSpot): Promise<void> {
  if (host.capabilities.changes) return;
  await withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    if ((await unnamed(desk, spot)).length === 0) return good(null);
    return transact(host.store, async (present) => {
      for (const id of await unnamed(present, spot)) {
        const project = present.get('project', id) ?? newProject(id);
        const { shards = [], due = null } = project.queries ?? {};
        present.put('project', id, { ...project, queries: { shards: [...shards, spot.shard], due } });
      }
      return good(null);
    });
  });
}

// ── below ──

/** Projects that do not know of it yet; they are on the desk. */
async function unnamed(desk: Desk, { shard: name, keyResult: id }: CountSpot): Promise<readonly ProjectId[]> {
  await desk.read([{ kind: 'shard', id: name }]);
  const shard = desk.get('shard', name);
  const keyResult = countedKeyResult(desk, name, id);
  const objective = shard?.objectives.find((one) => one.id === keyResult?.objective);
  if (!shard || !objective || !keyResult || keyResult.counting.query === null) return [];
  const places = new Set([projectOf(objective, shard), ...keyResult.work.projects]);
  const projects = [...places].slice(0, Math.min(MOST_PROJECTS, desk.room));
  await desk.read(projects.map((project) => ({ kind: 'project', id: project })));
  return projects.filter((project) => !desk.get('project', project)?.queries?.shards.includes(name));
}
