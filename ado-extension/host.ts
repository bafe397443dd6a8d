import { countingOf } from '@throughline/core/change/counting.ts';
import type { UserId } from '@throughline/core/model/ids.ts';
import type { DocumentKind, Documents } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import type { Key, Store, Stored } from '@throughline/core/port/store.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { adoPeople } from './people.ts';
import type { Projects } from './projects.ts';
import type { ItemReader } from './read-items.ts';
import { adoRights } from './rights.ts';
import type { Transport } from './transport.ts';
import type { SprintsOptions } from './sprints.ts';
import type { AdoWorkItems } from './work-items.ts';

export interface AdoHostOptions {
  readonly store: Store;
  readonly send: Transport;
  readonly projects: Projects;
  readonly organisation: string;
  /** Who is asking, from the host's own handshake. */
  readonly user: { readonly id: UserId; readonly name: string };
  readonly now: () => number;
  /** A text that nobody else makes: lower-case letters and digits. */
  readonly newId: () => string;
  readonly itemUrl?: (id: number, project: string) => string;
}

/** Everything that a use case may reach from a page in Azure DevOps; for one page load, since it remembers processes. */
export function adoHost(options: AdoHostOptions): Host {
  const { send, user } = options;
  const fields = new Set<string>();
  const { itemUrl } = options;
  const reading: SprintsOptions = {
    send,
    organisation: options.organisation,
    projects: options.projects,
    numberFields: () => [...fields],
    now: options.now,
    ...(itemUrl ? { itemUrl } : {}),
  };
  const reader = lateReader(reading);
  return {
    store: noting(options.store, fields),
    work: lateWorkItems(reading, reader),
    sprints: lateSprints(reading, reader),
    now: options.now,
    user,
    newId: options.newId,
    people: adoPeople(send),
    rights: adoRights({ send, user: user.id, projects: options.projects }),
    // No back end: the page itself goes on with a count, and whoever opens it next.
    later: null,
    // A bug may lie below a story, and a story below a story.
    capabilities: { changes: true, nesting: true },
  };
}

/** One for both of those that read work items: what it knows of processes is asked for once. */
function lateReader(options: SprintsOptions): () => Promise<ItemReader> {
  let loaded: ItemReader | null = null;
  return async () => {
    const part = await import('./read-items.ts');
    return (loaded ??= part.itemReader(options));
  };
}

/** The panel shows stored numbers without any work item: the part that reads them is loaded with the first one. */
function lateWorkItems(options: SprintsOptions, reader: () => Promise<ItemReader>): AdoWorkItems {
  let loaded: AdoWorkItems | null = null;
  const work = async (): Promise<AdoWorkItems> => {
    const [part, reads] = await Promise.all([import('./work-items.ts'), reader()]).catch(notLoaded);
    return (loaded ??= part.adoWorkItems(options, reads));
  };
  return {
    read: async (...asked) => (await work()).read(...asked),
    childrenOf: async (...asked) => (await work()).childrenOf(...asked),
    resolve: async (...asked) => (await work()).resolve(...asked),
    changedSince: async (...asked) => (await work()).changedSince(...asked),
    findProjects: async (...asked) => (await work()).findProjects(...asked),
    pointsFields: async (...asked) => (await work()).pointsFields(...asked),
    projectNames: async (...asked) => (await work()).projectNames(...asked),
    find: async (...asked) => (await work()).find(...asked),
    count: async (...asked) => (await work()).count(...asked),
    search: async (...asked) => (await work()).search(...asked),
  };
}

/** Only a sprint's review asks for these. */
function lateSprints(options: SprintsOptions, reader: () => Promise<ItemReader>): Sprints {
  let loaded: Sprints | null = null;
  const sprints = async (): Promise<Sprints> => {
    const [part, reads] = await Promise.all([import('./sprints.ts'), reader()]).catch(notLoaded);
    return (loaded ??= part.adoSprints(options, reads));
  };
  return {
    source: 'revisions',
    teams: async (...asked) => (await sprints()).teams(...asked),
    team: async (...asked) => (await sprints()).team(...asked),
    sprintsOf: async (...asked) => (await sprints()).sprintsOf(...asked),
    sprint: async (...asked) => (await sprints()).sprint(...asked),
    itemsIn: async (...asked) => (await sprints()).itemsIn(...asked),
    wereIn: async (...asked) => (await sprints()).wereIn(...asked),
    itemsOf: async (...asked) => (await sprints()).itemsOf(...asked),
    historiesOf: async (...asked) => (await sprints()).historiesOf(...asked),
  };
}

function notLoaded(cause: unknown): never {
  throw new WorkFault('The part that reads work items could not be loaded.', { cause });
}

/**
 * A work item is read with the fields that are asked for and no others, and which number fields count is written in
 * the key results (R21). They are read before any item of theirs is; so their fields are noted as they pass.
 */
function noting(store: Store, fields: Set<string>): Store {
  return {
    limits: store.limits,
    commit: (writes) => {
      for (const { key, value } of writes) note(key.kind, value);
      return store.commit(writes);
    },
    get: async <K extends DocumentKind>(keys: readonly Key<K>[]): Promise<readonly Stored<K>[]> => {
      const found = await store.get(keys);
      for (const { key, value } of found) note(key.kind, value);
      return found;
    },
  };

  function note(kind: DocumentKind, value: Documents[DocumentKind] | null): void {
    if (kind !== 'shard' || value === null) return;
    for (const { measure } of (value as Documents['shard']).keyResults) {
      const count = countingOf(measure)?.count;
      if (count?.unit === 'field') fields.add(count.field);
    }
  }
}
