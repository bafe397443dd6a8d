import { noteWorkDeleted } from '@throughline/core/use/note-work-deleted.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { snapshotAll } from '@throughline/core/use/snapshot-all.ts';
import { jiraHost } from './host.ts';
import { appOn } from './invocation.ts';
import { readIssueEvent } from './issue-event.ts';
import { again, doLater, handOn, readJob, retriesOf } from './later.ts';
import { pageResolver } from './resolver.ts';

/*
 * The functions of manifest.yml, by the names of its handlers (test/build/manifest.test.ts). Nothing of a request stays
 * behind in this module: a warm process serves several tenants.
 */

/** What the pages call. */
export const run = pageResolver();

/** An issue was created, changed or deleted. */
export async function onIssueEvent(event: unknown, context: unknown) {
  const caller = appOn(context);
  const read = readIssueEvent(event, caller.cloudId);
  if (!read) return undefined;
  const host = jiraHost(caller);
  const answer =
    read.kind === 'moved' ? await noteWorkMoved(host, read.moved) : await noteWorkDeleted(host, read.gone);
  const retries = retriesOf(event);
  if (answer.ok && read.kind === 'moved') {
    const { item, at } = read.moved;
    for (const sprint of read.left) {
      const noted = await handOn(host, { kind: 'sprint-left', sprint, item, at });
      if (!noted.ok && retries < mostRetries) return again(noted, retries);
    }
  }
  if (answer.ok || retries < mostRetries) return again(answer, retries);
  // Forge gives up now, and the queue does not for a day: there the issue is read from Jira.
  const { item } = read.kind === 'moved' ? read.moved : read.gone;
  return again(await handOn(host, { kind: 'settle', item }), retries);
}

/** Forge delivers a product event again so often. */
const mostRetries = 4;

/** By the hour: a job for each shard, which keeps what its numbers are today. The answer has the form that Forge asks for. */
export async function onSchedule(_: unknown, context: unknown) {
  const answer = await snapshotAll(jiraHost(appOn(context)));
  return { statusCode: answer.ok ? 204 : 503 };
}

/** A job from the queue. */
export async function onLater(event: { readonly body: unknown }) {
  const read = readJob(event.body);
  return read ? doLater(read.job, read.site, retriesOf(event)) : undefined;
}
