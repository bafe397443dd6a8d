import { adoOrganisation, type AdoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import type { OrganisationData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { payments, smallOrganisation, support } from './organisation-fixture.ts';

const project = smallOrganisation.projects[0]?.name ?? '';
export const teamOf = (id: string, of = support): string => `${of}/${id}`;

/** Days of October 2026, at noon. */
export const october = (day: number, hour = 12): number => Date.UTC(2026, 9, day, hour);

const guid = (n: number): string => `5b0a0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const iteration = (n: number, path: string, start: string | null, finish: string | null) => ({
  id: guid(n),
  project: support,
  path: `${project}\\${path}`,
  start,
  finish,
});
export const iterationPath = (name: string): string => `${project}\\${name}`;

/** Two teams of one project that share their sprints, one that has none, and one of a project that few may see. */
export const sprintOrganisation: OrganisationData = {
  ...smallOrganisation,
  iterations: [
    iteration(1, 'Sprint 1', '2026-09-21', '2026-10-02'),
    iteration(2, "It's 2", '2026-10-05', '2026-10-16'),
    iteration(3, 'Sprint 3', '2026-10-19', '2026-10-30'),
    iteration(4, 'Sprint 4', '2026-11-02', '2026-11-13'),
    iteration(5, 'Some day', null, null),
    iteration(6, 'Left behind', '2026-08-03', '2026-08-14'),
  ],
  teams: [
    {
      id: 'chat',
      name: 'Chat',
      project: support,
      members: [{ user: 'ana', admin: true }],
      // The host's order is not that of time.
      iterations: [5, 4, 1, 2, 3].map(guid),
      areas: [{ value: `${project}\\Chat`, includeChildren: true }],
    },
    {
      id: 'mail',
      name: 'Mail',
      project: support,
      members: [{ user: 'ben', admin: false }],
      iterations: [guid(2)],
      areas: [
        { value: `${project}\\Mail`, includeChildren: false },
        { value: project, includeChildren: false },
      ],
    },
    { id: 'flow', name: 'Flow', project: support, members: [], areas: [] },
    { id: 'pay', name: 'Payments Team', project: payments, members: [] },
  ],
};

/** An organisation that lived through October, and the hand on its clock. */
export interface Lived {
  readonly organisation: AdoOrganisation;
  /** Everything that is done from now on is done then. */
  readonly at: (time: number) => AdoOrganisation;
}

export function live(data: OrganisationData = sprintOrganisation): Lived {
  let clock = october(1);
  const organisation = adoOrganisation(data, () => clock);
  return {
    organisation,
    at: (time) => {
      clock = time;
      return organisation;
    },
  };
}

/** A story of an area, in an iteration. */
export const story = (id: number, more: object = {}) => ({
  id,
  project: support,
  type: 'User Story',
  title: `Story ${id}`,
  state: 'New',
  area: `${project}\\Chat`,
  ...more,
});
