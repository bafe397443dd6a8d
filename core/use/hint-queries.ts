import type { Instant } from '../model/day.ts';
import type { ProjectId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Desk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** A job that nobody heard of for so long is lost. Milliseconds. */
const LOST = 3_600_000;

/**
 * An event in a project where queries find work: the first one asks for a job, and the others wait for it with it.
 * @param desk holds the project
 * @returns that a job is to be sent for once this is committed
 */
export function noteHint({ later }: Host, desk: Desk, id: ProjectId, now: Instant): boolean {
  const project = desk.get('project', id);
  const queries = project?.queries;
  if (!later || !project || !queries || queries.shards.length === 0) return false;
  if (queries.due !== null && now - queries.due < LOST) return false;
  desk.put('project', id, { ...project, queries: { ...queries, due: now } });
  return true;
}

/** A queue that takes nothing fails no event: the next hint, or the schedule, does the same. */
export const sendForQueries = async (host: Host, project: ProjectId): Promise<void> => {
  await withstand(NOTHING_CHANGED, async () => good(await pushJobs(host, [{ kind: 'queries', project }])));
};
