import { countingOf } from '../change/counting.ts';
import type { ProjectId } from '../model/ids.ts';
import type { ProjectDocument, ShardKeyResult } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Store } from '../port/store.ts';
import type { PointsField } from '../port/work-items.ts';
import { good } from './answer.ts';
import type { Desk } from './desk.ts';
import { newProject } from './item-level.ts';
import { transact } from './transact.ts';

/** The field that holds a project's points, as remembered; null = not known. For the adapters' WorkItems. */
export async function pointsFieldOf(store: Store, project: ProjectId): Promise<string | null> {
  const [found] = await store.get([{ kind: 'project', id: project }]);
  return found?.value?.pointsField?.id ?? null;
}

/** Does this key result count points? */
export const needsPoints = (keyResult: ShardKeyResult): boolean =>
  countingOf(keyResult.measure)?.count.unit === 'points';

/**
 * The fields to choose from; null where there is nothing to ask. The only candidate is remembered without a question.
 */
export async function pointsFieldQuestion(
  host: Host,
  project: ProjectDocument | null,
  id: ProjectId,
): Promise<readonly PointsField[] | null> {
  if (project?.pointsField) return null;
  const fields = await host.work.pointsFields(id);
  const [only] = fields;
  if (fields.length !== 1 || !only) return fields.length > 1 ? fields : null;
  await rememberPointsField(host, id, { ...only, by: 'schema' });
  return null;
}

export const rememberPointsField = (
  host: Host,
  id: ProjectId,
  field: NonNullable<ProjectDocument['pointsField']>,
) =>
  transact(host.store, async (desk) => {
    await desk.read([{ kind: 'project', id }]);
    const project = desk.get('project', id) ?? newProject(id);
    // A person's choice is not undone by a guess.
    if (field.by === 'schema' && project.pointsField) return good(null);
    desk.put('project', id, { ...project, pointsField: field });
    return good(null);
  });

/** Before points are counted: the only candidate of the project is remembered, so that events are understood. */
export async function findPointsField(
  host: Host,
  desk: Desk,
  project: ProjectId,
  keyResult: ShardKeyResult,
): Promise<void> {
  if (!needsPoints(keyResult)) return;
  await desk.read([{ kind: 'project', id: project }]);
  await pointsFieldQuestion(host, desk.get('project', project), project);
}
