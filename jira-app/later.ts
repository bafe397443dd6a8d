import { getAppContext } from '@forge/api';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import type { ItemId, KeyResultId, ProjectId, SprintId } from '@throughline/core/model/ids.ts';
import { said } from '@throughline/core/model/said.ts';
import type { Host, LaterJob } from '@throughline/core/port/host.ts';
import { good } from '@throughline/core/use/answer.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { withstand } from '@throughline/core/use/withstand.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { record } from '@throughline/core/tracker/json.ts';
import { jiraHost } from './host.ts';

/** Milliseconds that a page of a count may take; a job with less left hands the rest to another one. */
const onePage = 30_000;

/** A job from the queue. Given back to the queue when the store or Jira did not answer. */
export async function doLater(
  job: LaterJob,
  site: string,
  retries: number,
): Promise<InvocationError | undefined> {
  const host = jiraHost({ cloudId: site, siteUrl: null, accountId: null });
  const until = host.now() + getAppContext().invocationRemainingTimeInMillis() - onePage;
  const answer = await workOff(host, job, until);
  return again(answer.ok && answer.value.again ? await handOn(host, job) : answer, retries);
}

/** Puts a job into the queue; a queue that takes nothing is an answer, so that Forge delivers once more. */
export const handOn = (host: Host, job: LaterJob): Promise<Answer<null>> =>
  withstand(said`It is tried again.`, async () => {
    await host.later?.(job);
    return good(null);
  });

/** What asks Forge to deliver once more; undefined when there is no need. */
export function again(answer: Answer<unknown>, retries: number): InvocationError | undefined {
  if (answer.ok) return undefined;
  const { code, retryAfter } = answer.failure;
  // Twice as long each time, from 5 s; Forge waits 15 minutes at most.
  const wait = Math.min(900, retryAfter ?? 5 * 2 ** retries);
  return new InvocationError({
    retryAfter: wait,
    retryReason:
      code === 'busy'
        ? InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED
        : InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
}

/** How often Forge has delivered this event or job before. */
export function retriesOf(event: unknown): number {
  const count = record(record(event)?.['retryContext'])?.['retryCount'];
  return typeof count === 'number' ? count : 0;
}

/** What host.ts pushed: a job, and the site that it is for. */
export function readJob(body: unknown): { readonly job: LaterJob; readonly site: string } | null {
  const { kind, item, keyResult, shard, project, sprint, at, site } = record(body) ?? {};
  if (typeof site !== 'string') return null;
  if (kind === 'settle' && typeof item === 'string') return { job: { kind, item: item as ItemId }, site };
  if (
    kind === 'sprint-left' &&
    typeof sprint === 'string' &&
    typeof item === 'string' &&
    typeof at === 'number'
  ) {
    return { job: { kind, sprint: sprint as SprintId, item: item as ItemId, at }, site };
  }
  if (kind === 'queries' && typeof project === 'string') {
    return { job: { kind, project: project as ProjectId }, site };
  }
  if (kind === 'count' && typeof keyResult === 'string' && typeof shard === 'string') {
    return { job: { kind, keyResult: keyResult as KeyResultId, shard }, site };
  }
  if ((kind === 'recount' || kind === 'snapshot') && typeof shard === 'string') {
    return { job: { kind, shard }, site };
  }
  return null;
}
