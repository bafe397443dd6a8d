import type { JiraHost } from '../../jira-host/host.ts';
import type { JiraEvent } from '../../jira-host/events.ts';
import { changesOf, type SiteChanges } from '../../jira-host/site-changes.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import { issueId, jiraState, newIssue, pointsField } from '../as-jira.ts';
import { samplePast, type SampleEvent } from '../past.ts';
import { carriesOver } from '../story/sprints.ts';
import type { SetClock } from './clock.ts';
import { liveThrough, type PastHost } from './live-through.ts';

/**
 * The sample's past in a new Jira with the app in it: issues are changed as people do, events and jobs go to the app's
 * functions, and the schedule keeps every day.
 * @param host of `sampleSiteBegun`, on this clock, with jobs that wait: they run at the end of each day, once for all that
 * asked for them
 */
export async function liveInJira(
  host: Pick<JiraHost, 'site' | 'platform' | 'change' | 'schedule'>,
  clock: SetClock,
  now: number,
  importPlan: () => ReturnType<PastHost['importPlan']>,
): Promise<void> {
  const { site, platform } = host;
  const { sprints } = samplePast(now);
  // Before its first plan the app has nothing that an event could move.
  let installed = false;
  const act = async (by: string, change: (changes: SiteChanges) => readonly JiraEvent[]): Promise<void> => {
    if (installed) await host.change(by, change);
    else change(changesOf(site, by));
  };
  const leader = 'maria';

  await liveThrough(
    {
      clock,
      itemId: (key) => itemId('jira', site.data.cloudId, issueId(key)),
      made: (item) => act(leader, (jira) => jira.create(newIssue(item)).events),
      changed: (event) => act(event.by, (jira) => changeIn(jira, event)),
      started: ({ id }) =>
        act(leader, (jira) => {
          jira.startSprint(id);
          return [];
        }),
      closed: (sprint) =>
        act(leader, (jira) => {
          const next = sprints.find(({ id, project }) => id === sprint.id + 1 && project === sprint.project);
          return jira.closeSprint(sprint.id, carriesOver(sprint) ? (next?.id ?? null) : null);
        }),
      reopened: ({ id }) =>
        act(leader, (jira) => {
          jira.reopenSprint(id);
          return [];
        }),
      async importPlan() {
        installed = true;
        return importPlan();
      },
      async call(by, functionKey, payload) {
        const answer = await platform.invoke({
          accountId: by,
          place: { kind: 'global' },
          functionKey,
          payload,
        });
        await platform.queue.drain();
        return answer as never;
      },
      async dayOver() {
        await platform.queue.drain();
        await host.schedule();
        await platform.queue.drain();
      },
    },
    now,
  );
}

// ── below ──

function changeIn(jira: SiteChanges, event: SampleEvent): readonly JiraEvent[] {
  switch (event.field) {
    case 'state': {
      const [status, resolution] = jiraState(event.from, event.to);
      return jira.transition(event.item, status, resolution);
    }
    case 'points':
      return jira.setNumber(event.item, pointsField, event.to);
    case 'parent':
      return jira.reparent(event.item, event.to);
    case 'sprints':
      // Closing a sprint has already brought on what went on in the next one.
      return jira.setSprints(event.item, event.to);
    default:
      return event satisfies never;
  }
}
