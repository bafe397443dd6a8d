import type { Instant } from '../../model/day.ts';
import type { ItemId, ProjectId, UserId } from '../../model/ids.ts';
import type { Host, LaterJob, Rights } from '../host.ts';
import type { Store } from '../store.ts';
import type { WorkItems } from '../work-items.ts';

export interface MemoryHostOptions {
  readonly store: Store;
  readonly work: WorkItems;
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
  };
  /** Where jobs go; null = there is no such place. */
  readonly later?: ((job: LaterJob) => Promise<void>) | null;
  readonly changes?: boolean;
}

/** A host in memory. */
export function memoryHost(options: MemoryHostOptions): Host {
  const { may = {} } = options;
  const allowed = (asked: readonly ProjectId[], granted: readonly ProjectId[] | undefined) =>
    new Set(asked.filter((project) => granted?.includes(project) ?? true));
  return {
    store: options.store,
    work: options.work,
    now: options.now ?? (() => 0),
    user: options.user ?? { id: 'someone' as UserId, name: 'Someone' },
    rights: async ({ item, projects }): Promise<Rights> => {
      const { seeItem = true, editItem = true } = may;
      return {
        seeItem: item !== null && seeItem,
        editItem: item !== null && seeItem && (typeof editItem === 'function' ? editItem(item) : editItem),
        see: allowed(projects, may.see),
        edit: allowed(projects, may.edit),
        administer: allowed(projects, may.administer),
      };
    },
    later: options.later ?? null,
    capabilities: { changes: options.changes ?? false },
  };
}
