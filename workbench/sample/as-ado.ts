import {
  agile,
  type ItemData,
  type IterationData,
  type OrganisationData,
} from '../ado-host/organisation-data.ts';
import { samplePast, type SampleSprint } from './past.ts';
import { items, people, projects, type SampleItem, type SampleState } from './quarter.ts';

/** The sample as an Azure DevOps organisation with the Agile process, as it is now and without a past. @param now milliseconds */
export function sampleOrganisation(now: number): OrganisationData {
  const { sprints, sprintsOf } = samplePast(now);
  return {
    ...sampleOrganisationBegun(now),
    items: items.map((item, index) => ({
      ...newWorkItem(item),
      state: adoState(item.state),
      iteration: iterationOf(sprintsOf(item.key), sprints),
      changedAt: now - 7 * 86_400_000 + 1000 * index,
    })),
  };
}

/** The same before anything was made in it; its iterations are planned. */
export function sampleOrganisationBegun(now: number): OrganisationData {
  const { sprints } = samplePast(now);
  return {
    name: 'workbench',
    projects: projects.map(({ key, name }) => ({ id: projectId(key), name, process: agile, readers: null })),
    users: people.map(({ id, name }) => ({ id: userId(id), name, uniqueName: `${id}@workbench.example` })),
    iterations: sprints.map(iterationData),
    // A member of a project's team may edit there; its administrator administers.
    teams: projects.map(({ key, name }) => ({
      id: guid(`7ea3${index(key)}`),
      name: `${name} Team`,
      project: projectId(key),
      members: people
        .filter(({ may }) => may !== 'see')
        .map(({ id, may }) => ({ user: userId(id), admin: may === 'administer' })),
      iterations: sprints.filter(({ project }) => project === key).map(({ id }) => iterationId(id)),
    })),
    items: [],
  };
}

/** An item of the sample as somebody makes it in the organisation. */
export function newWorkItem(item: SampleItem): ItemData {
  const person = people.find(({ name }) => name === item.assignee);
  return {
    id: sampleId(item.key),
    project: projectId(item.key.split('-')[0] ?? ''),
    type: typeNames[item.type],
    title: item.title,
    state: adoState('todo'),
    parent: item.parent === undefined ? null : sampleId(item.parent),
    effort: item.points ?? null,
    estimate: item.estimate ?? null,
    assignee: person ? userId(person.id) : (item.assignee ?? null),
    seenBy: item.restricted
      ? people.filter(({ may }) => may === 'administer').map(({ id }) => userId(id))
      : null,
  };
}

export const adoState = (state: SampleState): string => stateNames[state];

/** An item is in one iteration: the last one of its sprints. */
export function iterationOf(ids: readonly number[], sprints: readonly SampleSprint[]): string | null {
  const sprint = sprints.find(({ id }) => id === ids.at(-1));
  return sprint ? iterationPath(sprint) : null;
}

/** `SUP-12` → 1012: a number of four digits, by project. */
export function sampleId(key: string): number {
  const [project = '', number = '0'] = key.split('-');
  return 1000 * (1 + index(project)) + Number(number);
}

export function userId(person: string): string {
  return guid(`9e50${people.findIndex(({ id }) => id === person)}`);
}

// ── below ──

function projectId(key: string): string {
  return guid(`b0a4${index(key)}`);
}

const typeNames = { epic: 'Epic', story: 'User Story', bug: 'Bug', task: 'Task', subtask: 'Task' } as const;

const stateNames: Readonly<Record<SampleState, string>> = {
  todo: 'New',
  doing: 'Active',
  done: 'Closed',
  cancelled: 'Removed',
  reopened: 'Active',
};

function iterationData(sprint: SampleSprint): IterationData {
  return {
    id: iterationId(sprint.id),
    project: projectId(sprint.project),
    path: iterationPath(sprint),
    start: dayText(sprint.start),
    finish: dayText(sprint.end),
  };
}

function iterationPath({ project, name }: SampleSprint): string {
  return `${projects[index(project)]?.name}\\${name}`;
}

function iterationId(sprint: number): string {
  return guid(`17e8${sprint}`);
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function index(project: string): number {
  return projects.findIndex(({ key }) => key === project);
}

function guid(start: string): string {
  return `${start.padEnd(8, '0')}-0000-4000-8000-000000000000`;
}
