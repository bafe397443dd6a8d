import { addDays, readDay } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import { sprintId, type SprintId } from '../model/ids.ts';
import type { Sprint } from '../model/sprint.ts';
import { record, text, type Json } from './json.ts';

/**
 * An iteration of Azure DevOps as a sprint: an entry of a team's iterations (`…/_apis/work/teamsettings/iterations`), or a
 * node of the iteration tree (`…/_apis/wit/classificationNodes/iterations`). null = it is none.
 *
 * Its dates are days: it begins with the first moment of its first day and ends with the last moment of its finish date,
 * both in UTC; a span of it begins and ends where the policy's days do (core/review/sprint-span.ts). The host closes none, so `completed` is null. A node of the tree does not say where it stands in time: `future`, until
 * somebody with a clock says otherwise (`stateOfDates`).
 * @param organisation part of the sprint's id
 */
export function readAdoIteration(json: unknown, organisation: string): Sprint | null {
  const node = record(json);
  const path = node ? pathOf(node) : null;
  const name = text(node?.['name']);
  if (!node || path === null || name === null) return null;
  const attributes = record(node['attributes']);
  const [first, last] = [dayOfDate(attributes?.['startDate']), dayOfDate(attributes?.['finishDate'])];
  return {
    id: adoIterationId(organisation, path),
    name,
    state: states.get(text(attributes?.['timeFrame'])?.toLowerCase() ?? '') ?? 'future',
    start: first && Date.parse(first),
    end: last && Date.parse(addDays(last, 1)) - 1,
    completed: null,
    goal: null,
  };
}

/** Where a sprint whose host closes none stands at an instant by its dates; null = it has none to tell by. */
export function stateOfDates(
  { start, end }: Pick<Sprint, 'start' | 'end'>,
  now: Instant,
): Sprint['state'] | null {
  if (end !== null && end < now) return 'closed';
  if (start === null) return null;
  return start <= now ? 'active' : 'future';
}

/** `System.IterationPath` of a work item is the same path. */
export const adoIterationId = (organisation: string, path: string): SprintId =>
  sprintId('ado', organisation, path.replace(/^\\+/, ''));

// ── below ──

const states = new Map<string, Sprint['state']>([
  ['past', 'closed'],
  ['current', 'active'],
  ['future', 'future'],
]);

/** The tree's nodes have the name of the tree after the project's: `\Support\Iteration\Sprint 4`. */
function pathOf(node: Json): string | null {
  const path = text(node['path']);
  if (path === null) return null;
  const parts = path.split('\\').filter((part) => part !== '');
  if (node['structureType'] === undefined) return parts.join('\\') || null;
  return node['structureType'] === 'iteration' ? [...parts.slice(0, 1), ...parts.slice(2)].join('\\') : null;
}

/** `2026-10-05T00:00:00Z` stands for a day, whatever the zone. */
const dayOfDate = (value: unknown): Day | null => readDay((text(value) ?? '').slice(0, 10));
