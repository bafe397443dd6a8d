import type { Host } from '../host.ts';
import { bytesOf } from '../stored/bytes.ts';
import { encodeDocument } from '../stored/documents.ts';
import type { Sprints } from '../sprints.ts';
import type { Store } from '../store.ts';
import type { WorkItems } from '../work-items.ts';

/** Calls as the platform would count them. */
export interface Calls {
  gets: number;
  keysRead: number;
  bytesRead: number;
  commits: number;
  documentsWritten: number;
  rights: number;
  tracker: number;
  queued: number;
}

export const noCalls = (): Calls => ({
  gets: 0,
  keysRead: 0,
  bytesRead: 0,
  commits: 0,
  documentsWritten: 0,
  rights: 0,
  tracker: 0,
  queued: 0,
});

/** The same store; every call is added to `calls`. Bytes are those of the stored forms as JSON. */
function countingStore(store: Store, calls: Calls): Store {
  return {
    limits: store.limits,
    get: async (keys) => {
      const found = await store.get(keys);
      calls.gets += 1;
      calls.keysRead += keys.length;
      for (const { key, value } of found) {
        if (value !== null) calls.bytesRead += bytesOf(await encodeDocument(key.kind, value));
      }
      return found;
    },
    commit: async (writes) => {
      calls.commits += 1;
      calls.documentsWritten += writes.length;
      return store.commit(writes);
    },
  };
}

/** The same host; calls of its store, its tracker, its rights and its queue are added to `calls`. */
export function countingHost(host: Host, calls: Calls): Host {
  const { later } = host;
  return {
    ...host,
    now: () => host.now(),
    store: countingStore(host.store, calls),
    work: countingWorkItems(host.work, calls),
    sprints: countingSprints(host.sprints, calls),
    rights: async (question) => {
      calls.rights += 1;
      return host.rights(question);
    },
    later: later
      ? async (job) => {
          calls.queued += 1;
          return later(job);
        }
      : null,
  };
}

const countingIn =
  (calls: Calls) =>
  <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
  async (...given: Arguments): Promise<Result> => {
    calls.tracker += 1;
    return call(...given);
  };

function countingSprints(sprints: Sprints, calls: Calls): Sprints {
  const counted = countingIn(calls);
  return {
    teams: counted((question, limit) => sprints.teams(question, limit)),
    team: counted((id) => sprints.team(id)),
    sprintsOf: counted((team) => sprints.sprintsOf(team)),
    sprint: counted((id, team) => sprints.sprint(id, team)),
    itemsIn: counted((sprint, cursor, as, team) => sprints.itemsIn(sprint, cursor, as, team)),
    wereIn: counted((sprint, at, as, team) => sprints.wereIn(sprint, at, as, team)),
    itemsOf: counted((team, since, cursor, as) => sprints.itemsOf(team, since, cursor, as)),
    historiesOf: counted((ids, since, as) => sprints.historiesOf(ids, since, as)),
    source: sprints.source,
  };
}

function countingWorkItems(work: WorkItems, calls: Calls): WorkItems {
  const counted = countingIn(calls);
  return {
    read: counted((ids, as) => work.read(ids, as)),
    childrenOf: counted((containers, cursor, as) => work.childrenOf(containers, cursor, as)),
    resolve: counted((references, as) => work.resolve(references, as)),
    changedSince: counted((projects, since) => work.changedSince(projects, since)),
    pointsFields: counted((project) => work.pointsFields(project)),
    projectNames: counted((ids) => work.projectNames(ids)),
    find: counted((question, limit) => work.find(question, limit)),
    count: counted((query) => work.count(query)),
    search: counted((query, cursor, as) => work.search(query, cursor, as)),
    ...(work.findProjects && {
      findProjects: counted(async (names, as) => work.findProjects?.(names, as) ?? new Map()),
    }),
  };
}
