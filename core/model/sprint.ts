import type { Day, Instant } from './day.ts';
import type { ProjectId, SprintId, TeamId } from './ids.ts';

/** A sprint as its host tells it. Dates may be missing: Azure DevOps has iterations without any. */
export interface Sprint {
  readonly id: SprintId;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  /** When it began, or is to begin; null = it has no dates. */
  readonly start: Instant | null;
  /** Its planned end, the last moment of it; null = it has no dates. */
  readonly end: Instant | null;
  /** When somebody closed it (Jira); null = nobody has, or the host closes none. A sprint that was opened again is active and has it. */
  readonly completed: Instant | null;
  readonly goal: string | null;
}

/** Whoever has sprints: a board (Jira) or a team (Azure DevOps). */
export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** Whose work it does; the first is the one it belongs to. */
  readonly projects: readonly ProjectId[];
  /** False = it flows without sprints (kanban): a period stands in their place. */
  readonly sprints: boolean;
}

/** A point on the way of a plan: work as it was at an instant, valued as of a day (R1). */
export interface Moment {
  readonly at: Instant;
  readonly day: Day;
}
