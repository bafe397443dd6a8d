import { itemId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { hierarchyFunctions, type HierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';
import { refreshChanged } from '@throughline/core/use/refresh-changed.ts';
import { takeSnapshot } from '@throughline/core/use/take-snapshot.ts';
import type { AdoOrganisation } from '../../ado-host/organisation.ts';
import { allShards } from '../../shell/ado-app.ts';
import { finishCounts } from '../../shell/finish-counts.ts';
import { adoState, iterationOf, newWorkItem, sampleId, userId } from '../as-ado.ts';
import { samplePast, type SampleEvent } from '../past.ts';
import { happenedOnClose } from '../story/sprints.ts';
import { liveThrough, type PastHost } from './live-through.ts';
import type { SetClock } from './clock.ts';

const day = 86_400_000;

/**
 * The sample's past in a new Azure DevOps organisation with the app in it. There no event comes by itself: what the work
 * did is followed when somebody opens a page, which here they do at the end of each day.
 * @param app the app as a page of a person runs it
 * @param organisation of `sampleOrganisationBegun`, on this clock
 */
export async function liveInAdo(
  organisation: AdoOrganisation,
  app: (person: string) => Host,
  clock: SetClock,
  now: number,
  importPlan: (host: Host) => ReturnType<PastHost['importPlan']>,
): Promise<void> {
  const { sprints } = samplePast(now);
  const everywhere = { project: null };
  const pages = new Map<string, Host>();
  const pageOf = (person: string): Host => {
    const page = pages.get(person) ?? app(person);
    pages.set(person, page);
    return page;
  };
  const leader = pageOf('maria');
  let worked = true;
  // What is open when an iteration ends is moved by a rule at midnight.
  const midnight: SampleEvent[] = [];

  await liveThrough(
    {
      clock,
      itemId: (key) => itemId('ado', organisation.name, sampleId(key)),
      async made(item) {
        worked = true;
        organisation.create(newWorkItem(item), userId('maria'));
      },
      async changed(event) {
        if (happenedOnClose(event, sprints)) midnight.push(event);
        else change(event);
      },
      // Iterations begin and end by their dates, and nobody closes one.
      started: async () => {},
      closed: async () => {},
      reopened: async () => {},
      async importPlan() {
        const answer = await importPlan(leader);
        await finishCounts(leader, await allShards(leader));
        return answer;
      },
      async call(by, name, request) {
        const use = hierarchyFunctions[name] as HierarchyFunctions['openHierarchy'];
        const answer = await use(pageOf(by), everywhere, request as never);
        await finishCounts(leader, await allShards(leader));
        return answer as never;
      },
      async dayOver() {
        const shards = await allShards(leader);
        // On a day without work there is nothing to follow.
        if (shards.length > 0 && worked) {
          await refreshChanged(leader, shards, { ask: true });
          await finishCounts(leader, shards);
        }
        worked = false;
        for (const shard of shards) await takeSnapshot(leader, shard);
        if (midnight.length === 0) return;
        clock.at = Math.ceil(clock.at / day) * day;
        organisation.together(() => midnight.splice(0).forEach(change));
      },
    },
    now,
  );

  function change(event: SampleEvent): void {
    worked = true;
    const [id, by] = [sampleId(event.item), userId(event.by)];
    switch (event.field) {
      case 'state':
        return organisation.move(id, adoState(event.to), by);
      case 'points':
        return organisation.estimate(id, event.to, by);
      case 'parent':
        return organisation.reparent(id, event.to === null ? null : sampleId(event.to), by);
      case 'sprints':
        return organisation.plan(id, iterationOf(event.to, sprints), by);
      default:
        return event satisfies never;
    }
  }
}
