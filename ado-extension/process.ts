import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, ItemState } from '@throughline/core/model/work-item.ts';
import type { PointsField } from '@throughline/core/port/work-items.ts';
import { listedStates, stateCategories } from '@throughline/core/tracker/ado-states.ts';
import { list, record, text, type Json } from '@throughline/core/tracker/json.ts';
import { remembered } from './remembered.ts';
import type { Transport } from './transport.ts';

/** What a project's process says of its work, as far as it was asked: names are custom, so nothing is assumed. */
export interface Process {
  /** Work item type → level; types outside the backlogs count below the requirement level. */
  readonly levels: ReadonlyMap<string, ItemLevel>;
  /** Types of the epic backlog; where the process has none of that id, of the highest portfolio backlog. */
  readonly epics: ReadonlySet<string>;
  /** The effort field: story points, effort or size. */
  readonly effort: PointsField | null;
}

/** Asks Azure DevOps about projects once for each page load; a failed question is asked again. */
export interface Processes {
  /** @throws WorkFault */
  of(project: ProjectId): Promise<Process>;
  /**
   * The category of each state of these types: the states endpoint tells the truth, the backlog configuration maps
   * Resolved to InProgress.
   * @throws WorkFault
   */
  categories(
    project: ProjectId,
    types: readonly string[],
  ): Promise<(type: string, state: string) => ItemState['category']>;
}

export function processes(send: Transport): Processes {
  const ofProject = remembered(async (project) =>
    readProcess(await send({ path: [project, '_apis', 'work', 'backlogconfiguration'] })),
  );
  const statesOf = remembered(async (name) => {
    const [project = '', type = ''] = JSON.parse(name) as string[];
    const reply = await send({ path: [project, '_apis', 'wit', 'workitemtypes', type, 'states'] });
    return listedStates(reply, type);
  });

  return {
    of: (project) => ofProject(project),
    categories: async (project, types) => {
      const states = await Promise.all(types.map((type) => statesOf(JSON.stringify([project, type]))));
      return stateCategories(states.flat());
    },
  };
}

/** A backlog configuration, without what the panel has no use for. */
export function readProcess(reply: unknown): Process {
  const held = record(reply) ?? {};
  const portfolio = list(held['portfolioBacklogs']).map((one) => record(one) ?? {});
  const rankOf = (backlog: Json): number => (typeof backlog['rank'] === 'number' ? backlog['rank'] : 0);
  const highest = [...portfolio].sort((a, b) => rankOf(b) - rankOf(a))[0];
  const epic = portfolio.find((backlog) => backlog['id'] === 'Microsoft.EpicCategory') ?? highest;
  const requirement = record(held['requirementBacklog']) ?? {};

  const levels = new Map<string, ItemLevel>();
  // Types that have states for backlogs but are in no list are bugs: where they count is the team's choice.
  for (const one of list(held['workItemTypeMappedStates'])) {
    const name = text(record(one)?.['workItemTypeName']);
    if (name) levels.set(name, held['bugsBehavior'] === 'asRequirements' ? 'standard' : 'subtask');
  }
  for (const name of typesOf(record(held['taskBacklog']) ?? {})) levels.set(name, 'subtask');
  for (const name of typesOf(requirement)) levels.set(name, 'standard');
  for (const name of portfolio.flatMap(typesOf)) levels.set(name, 'container');
  return { levels, epics: new Set(epic ? typesOf(epic) : []), effort: effortOf(held, requirement) };
}

function typesOf(backlog: Json): readonly string[] {
  return list(backlog['workItemTypes']).flatMap((type) => text(record(type)?.['name']) ?? []);
}

function effortOf(held: Json, requirement: Json): PointsField | null {
  const id = text(record(record(held['backlogFields'])?.['typeFields'])?.['Effort']);
  if (!id) return null;
  const columns = list(requirement['columnFields']).map((column) =>
    record(record(column)?.['columnFieldReference']),
  );
  const name = text(columns.find((column) => column?.['referenceName'] === id)?.['name']);
  return { id, name: name ?? id.slice(id.lastIndexOf('.') + 1) };
}
