import { directoryWith } from '../change/directory.ts';
import { nodesIn } from '../change/shard-room.ts';
import type { ProjectId } from '../model/ids.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Desk } from './desk.ts';
import { nameShard } from './project-shards.ts';

/** Projects and the directory name a shard for what lies in it: puts on the desk what a change of nodes makes of that. */
export async function nameProjects(
  desk: Desk,
  shard: string,
  before: ShardDocument,
  after: ShardDocument,
): Promise<void> {
  const [had, has] = [guestsOf(before), guestsOf(after)];
  const come = [...has].filter((project) => !had.has(project));
  const gone = [...had].filter((project) => !has.has(project));
  if (nodesIn(before) === nodesIn(after) && come.length + gone.length === 0) return;
  await desk.read([
    ...[...come, ...gone].map((id) => ({ kind: 'project' as const, id })),
    { kind: 'directory', id: DIRECTORY },
  ]);
  for (const project of come) nameShard(desk, project, shard, 'guests');
  for (const id of gone) {
    const project = desk.get('project', id);
    if (!project) continue;
    desk.put('project', id, { ...project, guests: project.guests.filter((guest) => guest !== shard) });
  }
  const directory = desk.get('directory', DIRECTORY);
  const named = directoryWith(directory, shard, after);
  if (named !== directory) desk.put('directory', DIRECTORY, named);
}

const guestsOf = ({ objectives, home }: ShardDocument): ReadonlySet<ProjectId> =>
  new Set(objectives.flatMap(({ project }) => (project === null || project === home ? [] : [project])));
