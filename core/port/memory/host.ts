import type { Instant } from '../../model/day.ts';
import type { ItemId, ProjectId, UserId } from '../../model/ids.ts';
import type { Host, LaterJob, Rights } from '../host.ts';
import type { Sprints } from '../sprints.ts';
import type { Store } from '../store.ts';
import type { WorkItems } from '../work-items.ts';
import { memorySprints } from './sprints.ts';
import { memoryWorkItems } from './work-items.ts';

export interface MemoryHostOptions {
  readonly store: Store;
  readonly work: WorkItems;
  /** Without one there are no teams. */
  readonly sprints?: Sprints;
  readonly now?: () => Instant;
  readonly user?: { readonly id: UserId; readonly name: string };
  /** What the user may do; everything by default. */
  readonly may?: {
    /** false: no item at all. */
    readonly seeItem?: boolean;
    readonly editItem?: boolean | ((item: ItemId) => boolean);
    readonly see?: readonly ProjectId[];
    readonly edit?: readonly ProjectId[];
    readonly administer?: readonly ProjectId[];
    readonly organisation?: boolean;
  };
  /** Where jobs go; null = there is no such place. */
  readonly later?: ((job: LaterJob) => Promise<void>) | null;
  readonly changes?: boolean;
  /** Everybody that the host knows; only the user by default. */
  readonly people?: readonly { readonly id: UserId; readonly name: string }[];
}

/** A host in memory. */
export function memoryHost(options: MemoryHostOptions): Host {
  const { may = {} } = options;
  const user = options.user ?? { id: 'someone' as UserId, name: 'Someone' };
  const people = options.people ?? [user];
  let made = 0;
  const allowed = (asked: readonly ProjectId[], granted: readonly ProjectId[] | undefined) =>
    new Set(asked.filter((project) => granted?.includes(project) ?? true));
  return {
    store: options.store,
    work: options.work,
    sprints: options.sprints ?? memorySprints(memoryWorkItems()),
    now: options.now ?? (() => 0),
    user,
    // Over several hosts on one store too: the store's documents tell them apart by the time.
    newId: () =>
      `${user.id.toLowerCase().replace(/[^a-z0-9]/g, '')}${(options.now?.() ?? 0).toString(36)}${(made += 1).toString(36)}`,
    people: {
      find: async (text) => people.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
      names: async (ids) =>
        new Map(people.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name])),
    },
    rights: async ({ item, projects }): Promise<Rights> => {
      const { seeItem = true, editItem = true } = may;
      return {
        seeItem: item !== null && seeItem,
        editItem: item !== null && seeItem && (typeof editItem === 'function' ? editItem(item) : editItem),
        see: allowed(projects, may.see),
        edit: allowed(projects, may.edit),
        administer: allowed(projects, may.administer),
        organisation: may.organisation ?? may.administer === undefined,
      };
    },
    later: options.later ?? null,
    capabilities: { changes: options.changes ?? false },
  };
}
