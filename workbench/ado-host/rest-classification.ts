import type { ProjectData } from './organisation-data.ts';
import { ok, refused, type RestHost, type RestReply, type RestRequest } from './rest-reply.ts';
import { dateOf, nameOfPath } from './rest-team-settings.ts';

/** `{project}/_apis/wit/classificationnodes/iterations/{path}`: one node of the tree; null = not one of its routes. */
export function answerClassification(
  host: RestHost,
  request: RestRequest,
  project: ProjectData,
  [group, ...below]: readonly string[],
): RestReply | null {
  if (request.method !== 'GET' || group?.toLowerCase() !== 'iterations') return null;
  // Its path may be given as segments, or as one with backslashes in it.
  const names = below.flatMap((part) => part.split('\\')).filter(Boolean);
  const path = [project.name, ...names].join('\\');
  const node = host.organisation.iterations.find(
    (one) => one.project === project.id && one.path.toLowerCase() === path.toLowerCase(),
  );
  if (!node && names.length > 0) {
    return refused(
      404,
      'ClassificationNodeNotFoundException',
      `VS402485: The iteration node "${names.join('\\')}" was not found.`,
    );
  }
  const dates = { startDate: dateOf(node?.start ?? null), finishDate: dateOf(node?.finish ?? null) };
  return ok({
    id: 10_000 + host.organisation.iterations.findIndex((one) => one === node),
    identifier: node?.id ?? project.id,
    name: node ? nameOfPath(node.path) : project.name,
    structureType: 'iteration',
    hasChildren: !node,
    path: ['', project.name, 'Iteration', ...(node?.path.split('\\').slice(1) ?? [])].join('\\'),
    ...(dates.startDate || dates.finishDate ? { attributes: dates } : {}),
  });
}
