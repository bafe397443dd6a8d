import { projects, type SampleState } from './quarter.ts';
import { storyDays } from './story/days.ts';
import { eventsOf } from './story/events.ts';
import { operations } from './story/operations.ts';
import { payments } from './story/payments.ts';
import { platform } from './story/platform.ts';
import { sprintsOfTeam } from './story/sprints.ts';
import { support } from './story/support.ts';

/** A sprint of a team of the sample. Two weeks each, Wednesday morning to Tuesday evening, around today. */
export interface SampleSprint {
  /** Unique in the sample: Jira's sprint id; in Azure DevOps the iteration's path ends with the name. */
  readonly id: number;
  /** The project whose team has it. */
  readonly project: string;
  readonly name: string;
  readonly goal: string;
  readonly state: 'closed' | 'active' | 'future';
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
  /** When it was closed; null = it was not. An active one that has it was opened again. */
  readonly completed: number | null;
  /** When it was opened again; null = it was not. */
  readonly reopened: number | null;
}

/** One thing that happened to an item, as both hosts tell it. `from` and `to` in the sample's own terms. */
export type SampleEvent = {
  readonly at: number;
  /** Key of the item. */
  readonly item: string;
  /** Id of the person (quarter.ts). */
  readonly by: string;
} & (
  | { readonly field: 'state'; readonly from: SampleState; readonly to: SampleState }
  | { readonly field: 'points'; readonly from: number | null; readonly to: number | null }
  | { readonly field: 'parent'; readonly from: string | null; readonly to: string | null }
  /** Sprint ids that it is in; at most one of them is not closed. */
  | { readonly field: 'sprints'; readonly from: readonly number[]; readonly to: readonly number[] }
);

/** The sample's past, up to `now`: the last event of each field leads to what quarter.ts says. */
export interface SamplePast {
  /** By team, in the order in which they come. */
  readonly sprints: readonly SampleSprint[];
  /** When each item was made. */
  readonly created: ReadonlyMap<string, number>;
  /** Oldest first; no two at one instant. */
  readonly events: readonly SampleEvent[];
  /** Sprints that an item is in now, oldest first. */
  readonly sprintsOf: (item: string) => readonly number[];
}

/** Told once, for both hosts, in story/: nothing in it is random. @param now milliseconds; only its day counts */
export function samplePast(now: number): SamplePast {
  const days = storyDays(now);
  const sprints = projects.flatMap(({ key }) => sprintsOfTeam(key, days));
  const { created, events } = eventsOf([...support, ...payments, ...platform, ...operations], sprints, days);
  const last = new Map<string, readonly number[]>();
  for (const event of events) if (event.field === 'sprints') last.set(event.item, event.to);
  return { sprints, created, events, sprintsOf: (item) => last.get(item) ?? [] };
}
