import { readSprintId, type SprintId } from '@throughline/core/model/ids.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import { byId } from '@throughline/core/model/order.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { stateOfDates } from '@throughline/core/tracker/ado-iteration.ts';
import type { Instant } from '@throughline/core/model/day.ts';
import type { KnownSprint } from '../work-file/sprint-shelf.ts';

/**
 * Every sprint that the files speak of, the latest first: those that are described, and those that work items are or were
 * in, of which no more is known than their id. A sprint of Azure DevOps stands where its dates say.
 */
export function catalogOf(
  described: readonly KnownSprint[],
  histories: readonly ItemHistory[],
  now: Instant,
): readonly KnownSprint[] {
  const all = new Map(described.map((known) => [known.sprint.id, known]));
  for (const id of mentioned(histories)) {
    if (!all.has(id)) all.set(id, { sprint: undescribed(id), board: null });
  }
  return [...all.values()]
    .map(({ sprint, board }) => ({ sprint: isIteration(sprint) ? placedInTime(sprint, now) : sprint, board }))
    .sort((a, b) => latestFirst(a.sprint, b.sprint));
}

/** The part of a sprint's id that its host knows: `7`, `Support\Sprint 4`. */
export const localId = (id: SprintId): string => readSprintId(id)?.local ?? id;

/** Its name, and what `--sprint` knows it by for certain. */
export const sprintName = ({ id, name }: Pick<Sprint, 'id' | 'name'>): string =>
  localId(id) === name ? name : `${name} (${localId(id)})`;

// ── below ──

function mentioned(histories: readonly ItemHistory[]): ReadonlySet<SprintId> {
  const ids = new Set<SprintId>();
  for (const { item, changes } of histories) {
    for (const { sprints } of [item, ...changes.flatMap(({ before, after }) => [before, after])]) {
      for (const id of sprints ?? []) ids.add(id);
    }
  }
  return ids;
}

const undescribed = (id: SprintId): Sprint => ({
  id,
  name: localId(id).split('\\').at(-1) ?? localId(id),
  state: 'active',
  start: null,
  end: null,
  completed: null,
  goal: null,
});

const isIteration = ({ id }: Sprint): boolean => readSprintId(id)?.host === 'ado';

const placedInTime = (sprint: Sprint, now: Instant): Sprint => ({
  ...sprint,
  state: stateOfDates(sprint, now) ?? sprint.state,
});

const latestFirst = (a: Sprint, b: Sprint): number =>
  (b.start ?? -Infinity) - (a.start ?? -Infinity) || byId(a, b);
