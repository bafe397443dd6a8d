import type { Instant } from '../model/day.ts';
import type { ItemId, KeyResultId, ProjectId, SprintId, UserId } from '../model/ids.ts';
import type { Sprints } from './sprints.ts';
import type { Store } from './store.ts';
import type { WorkItems } from './work-items.ts';

/** Everything that a use case may reach. Made anew for every request: it carries who is asking. */
export interface Host {
  readonly store: Store;
  readonly work: WorkItems;
  readonly sprints: Sprints;
  /** The clock, injected (R1). */
  now(): Instant;
  readonly user: { readonly id: UserId; readonly name: string };
  /** A text of lower-case letters and digits that nobody else makes: ids of what people write here. */
  newId(): string;
  readonly people: People;
  /**
   * What the user may do, in one platform call of constant cost, asked of the host and never of the page.
   * @throws WorkFault when the host does not answer: no answer is not a yes.
   */
  rights(question: RightsQuestion): Promise<Rights>;
  /** Go on with a count outside this request; null where there is no such place (the page itself goes on). */
  readonly later: ((job: LaterJob) => Promise<void>) | null;
  readonly capabilities: {
    /** The tracker can say what changed since an instant, and no event comes by itself. */
    readonly changes: boolean;
    /** Below a standard item there may be more standard items (Azure DevOps); absent = never (Jira). */
    readonly nesting?: boolean;
  };
}

export interface RightsQuestion {
  readonly item: ItemId | null;
  readonly projects: readonly ProjectId[];
}

export interface Rights {
  readonly seeItem: boolean;
  readonly editItem: boolean;
  /** Of the projects asked about: browse, edit work items, administer. */
  readonly see: ReadonlySet<ProjectId>;
  readonly edit: ReadonlySet<ProjectId>;
  readonly administer: ReadonlySet<ProjectId>;
  /** Administers the whole site: objectives of the organisation's level, cycles, names of levels. */
  readonly organisation: boolean;
}

/** The host's people, as this user may see them. */
export interface People {
  /** @throws WorkFault when the host does not answer */
  find(text: string, projects: readonly ProjectId[]): Promise<readonly { id: UserId; name: string }[]>;
  /**
   * Names of those that the host shows; others are absent.
   * @throws WorkFault when the host does not answer
   */
  names(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
}

/** What goes through the queue. */
export type LaterJob =
  | { readonly kind: 'count'; readonly keyResult: KeyResultId; readonly shard: string }
  /** Go on with all counts of a shard, and begin those of what it has not heard of for a day. */
  | { readonly kind: 'recount'; readonly shard: string }
  /** Keep what the day leaves of a shard (R35), and count what it has not heard of for a day. */
  | { readonly kind: 'snapshot'; readonly shard: string }
  /**
   * Ask the queries again that find work in a project, or whose objectives are of it: something happened there. A host
   * that can wait with a job does so for some minutes, so that one asking serves many events.
   */
  | { readonly kind: 'queries'; readonly project: ProjectId }
  | { readonly kind: 'settle'; readonly item: ItemId }
  /** Remember that an item was taken out of a sprint: an event told it, and no question brings it back. */
  | {
      readonly kind: 'sprint-left';
      readonly sprint: SprintId;
      readonly item: ItemId;
      readonly at: Instant;
    };
