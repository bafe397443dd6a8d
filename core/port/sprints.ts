import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId, SprintId, TeamId } from '../model/ids.ts';
import type { ItemHistory } from '../model/item-history.ts';
import type { Sprint, Team } from '../model/sprint.ts';
import type { ItemPage, Reader } from './work-items.ts';

/**
 * Teams, their sprints, and what became of work items, read. One contract suite (test/contract/sprints.ts) runs on every
 * adapter.
 * @throws WorkFault when the tracker does not answer as it should: a failed read is never "nothing there" (R22).
 */
export interface Sprints {
  /** Boards or teams whose name holds the text (all without one), of a project or of all, as the user. By name. */
  teams(
    question: { readonly project: ProjectId | null; readonly text: string | null },
    limit: number,
  ): Promise<{ readonly teams: readonly Team[]; readonly more: boolean }>;
  /** null = it is not there, or not shown to the user. */
  team(id: TeamId): Promise<Team | null>;
  /**
   * Sprints of a team, as the user: those under way, then those that are over, the last one first, then those to come, the
   * next one first. At most 50 that are over.
   */
  sprintsOf(team: TeamId): Promise<readonly Sprint[]>;
  /** null = it is not there, or not shown to the user. @param team where the host knows sprints by their team only */
  sprint(id: SprintId, team: TeamId | null): Promise<Sprint | null>;
  /**
   * Items that are in a sprint now, sub-tasks too, a page at a time; `sprints` of each is read.
   * @param team where teams share a sprint (Azure DevOps: one iteration, several teams): only what is on the boards of this
   *   one. Absent = of all of them.
   */
  itemsIn(sprint: SprintId, cursor: string | null, as: Reader, team?: TeamId | null): Promise<ItemPage>;
  /**
   * Items that were in it at an instant, where the host can say (Azure DevOps: ASOF); null = it cannot (Jira), and those
   * that were moved out are found among what changed.
   * @param team as of `itemsIn`: on its boards at that instant
   */
  wereIn(sprint: SprintId, at: Instant, as: Reader, team?: TeamId | null): Promise<readonly ItemId[] | null>;
  /** Items on a team's board that changed after an instant: what a team without sprints worked on. */
  itemsOf(team: TeamId, since: Instant, cursor: string | null, as: Reader): Promise<ItemPage>;
  /**
   * How items came to be as they are now, as far back as an instant; changes before it may be left out. Reads the present
   * items too. Items that are gone or not shown are absent. Cost grows with the number of items asked for, never with the
   * sprint or the tracker.
   */
  historiesOf(ids: readonly ItemId[], since: Instant, as: Reader): Promise<Histories>;
  /** Where `historiesOf` has it from, to be said to people. */
  readonly source: 'changelogs' | 'revisions';
}

export interface Histories {
  readonly histories: readonly ItemHistory[];
  /** Of these the tracker told only the later part of what changed since. */
  readonly cut: readonly ItemId[];
}
