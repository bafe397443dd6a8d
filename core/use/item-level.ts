import type { ProjectId } from '../model/ids.ts';
import type { ProjectDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { StoreFault } from '../port/store.ts';
import { good } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { transact } from './transact.ts';

export type PanelLevel = ProjectDocument['levels'][string];

/** A project that nothing is known of yet. */
export const newProject = (project: ProjectId): ProjectDocument => ({
  v: 1,
  project,
  shards: [],
  guests: [],
  pointsField: null,
  levels: {},
});

/**
 * Is the item at epic level? Remembered by its type; of a type met for the first time the tracker is asked, as the user.
 * null = there is no such item, or not for this user.
 */
export async function levelOf(
  host: Host,
  place: PanelPlace,
  project: ProjectDocument | null,
): Promise<PanelLevel | null> {
  const known = project && Object.hasOwn(project.levels, place.type) ? project.levels[place.type] : undefined;
  if (known) return known;
  const [item] = await host.work.read([place.item], 'user');
  if (!item) return null;
  const level = (item.atEpicLevel ?? item.level === 'container') ? 'epic' : 'other';
  // The place comes from a page: what it says of another project is not remembered there.
  if (item.project === place.project) await remember(host, place, level);
  return level;
}

async function remember(host: Host, { project: id, type }: PanelPlace, level: PanelLevel): Promise<void> {
  try {
    await transact(host.store, async (desk) => {
      await desk.read([{ kind: 'project', id }]);
      const project = desk.get('project', id) ?? newProject(id);
      desk.put('project', id, { ...project, levels: { ...project.levels, [type]: level } });
      return good(null);
    });
  } catch (thrown) {
    // The panel does not fail for a note that saves a call next time.
    if (!(thrown instanceof StoreFault)) throw thrown;
  }
}
