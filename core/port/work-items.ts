import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ItemReference } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';

/**
 * The tracker, read. One contract suite (test/contract/work-items.ts) runs on every adapter.
 * @throws WorkFault when the tracker does not answer as it should: a failed read is never "nothing there" (R22).
 */
export interface WorkItems {
  /**
   * Items by id. Those that the reader may not see, or that are gone, are not in the answer; the two cannot be told
   * apart and are reported alike by their absence. Reads in as few calls as the host allows.
   */
  read(ids: readonly ItemId[], as: Reader): Promise<readonly WorkItem[]>;
  /**
   * The direct children of containers, a page at a time. `cursor` from the last page; null = from the start.
   * The order is the host's and is stable while nothing changes.
   */
  childrenOf(containers: readonly ItemId[], cursor: string | null, as: Reader): Promise<ItemPage>;
  /** Items by key, id or prefixed reference; an unknown one is absent from the answer. */
  resolve(references: readonly ItemReference[], as: Reader): Promise<ReadonlyMap<ItemReference, ItemId>>;
  /**
   * Ids of items of these projects changed (or deleted, or restored) after `since`, with the host's clock. Where events tell
   * of deletions (no `capabilities.changes`), `deleted` may be empty.
   */
  changedSince(projects: readonly ProjectId[], since: Instant): Promise<Changes>;
  /**
   * Projects by what a plan file calls them: key, name or id; an unknown one is absent. Where the method is absent, names
   * are ids.
   */
  findProjects?(names: readonly string[], as: Reader): Promise<ReadonlyMap<string, ProjectId>>;
  /**
   * What projects are called: the key or name that people know; one that is not shown to the user is absent.
   */
  projectNames(ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, string>>;
  /**
   * Items that fit a text (words of the title, or a key) in these projects, or a query of the host's own language over
   * everything; as the user. At most `limit`, newest first where the query does not say.
   * @throws QueryRefused where the host refuses the query
   */
  find(
    question: WorkQuestion,
    limit: number,
  ): Promise<{ readonly items: readonly WorkItem[]; readonly more: boolean }>;
  /**
   * How many items a query finds, as the user.
   * @throws QueryRefused where the host refuses the query
   */
  count(query: string): Promise<{ readonly count: number; readonly exact: boolean }>;
  /**
   * Everything that a query of the host's own language finds, a page at a time, each item once. `cursor` from the last
   * page; null = from the start. The order is the host's and is stable while nothing changes, whatever the query says.
   * @throws QueryRefused where the host refuses the query, or will not go on from a cursor that has grown old
   */
  search(query: string, cursor: string | null, as: Reader): Promise<ItemPage>;
  /** Fields that could hold points in this project, found by their schema; empty when there is none. */
  pointsFields(project: ProjectId): Promise<readonly PointsField[]>;
}

/**
 * `app`: with the app's own rights, so that sums are the same for every viewer. `user`: what this person may see.
 * A host without app rights (Azure DevOps) reads as the user either way.
 */
export type Reader = 'app' | 'user';

export type WorkQuestion =
  | { readonly by: 'text'; readonly text: string; readonly projects: readonly ProjectId[] }
  | { readonly by: 'query'; readonly query: string };

export interface ItemPage {
  readonly items: readonly WorkItem[];
  /** null = that was the last page. */
  readonly next: string | null;
}

export interface Changes {
  readonly changed: readonly ItemId[];
  readonly deleted: readonly ItemId[];
  /** Everything up to here is covered: the next `since`. */
  readonly upTo: Instant;
}

export interface PointsField {
  readonly id: string;
  readonly name: string;
}

/** The tracker could not be read. `retryAfter` in seconds where the host said so. */
export class WorkFault extends Error {
  override readonly name = 'WorkFault';
  readonly retryAfter: number | null;
  constructor(message: string, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The host does not take a query: a person has to mend it. `reason` is the host's own sentence, as plain text. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
  readonly reason: string;
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.reason = reason;
  }
}
