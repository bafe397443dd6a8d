import { agile, type ItemData, type OrganisationData } from '../ado-host/organisation-data.ts';
import { items, people, projects, type SampleItem, type SampleState } from './quarter.ts';

/** The sample as an Azure DevOps organisation with the Agile process. @param now milliseconds */
export function sampleOrganisation(now: number): OrganisationData {
  return {
    name: 'workbench',
    projects: projects.map(({ key, name }) => ({ id: projectId(key), name, process: agile, readers: null })),
    users: people.map(({ id, name }) => ({ id: userId(id), name, uniqueName: `${id}@workbench.example` })),
    // A member of a project's team may edit there; its administrator administers.
    teams: projects.map(({ key, name }) => ({
      id: guid(`7ea3${index(key)}`),
      name: `${name} Team`,
      project: projectId(key),
      members: people
        .filter(({ may }) => may !== 'see')
        .map(({ id, may }) => ({ user: userId(id), admin: may === 'administer' })),
    })),
    items: items.map((item) => itemOf(item, now)),
  };
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

function itemOf(item: SampleItem, now: number): ItemData {
  const project = item.key.split('-')[0] ?? '';
  const person = people.find(({ name }) => name === item.assignee);
  return {
    id: sampleId(item.key),
    project: projectId(project),
    type: typeNames[item.type],
    title: item.title,
    state: stateNames[item.state],
    parent: item.parent === undefined ? null : sampleId(item.parent),
    effort: item.points ?? null,
    estimate: item.estimate ?? null,
    assignee: person ? userId(person.id) : (item.assignee ?? null),
    seenBy: item.restricted
      ? people.filter(({ may }) => may === 'administer').map(({ id }) => userId(id))
      : null,
    changedAt: now - 7 * 86_400_000 + 1000 * items.indexOf(item),
  };
}

function index(project: string): number {
  return projects.findIndex(({ key }) => key === project);
}

function guid(start: string): string {
  return `${start.padEnd(8, '0')}-0000-4000-8000-000000000000`;
}
