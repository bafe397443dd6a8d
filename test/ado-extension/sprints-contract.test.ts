import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { adoSprints } from '@throughline/ado-extension/sprints.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { itemId, sprintId, type ItemId, type ProjectId, type TeamId } from '@throughline/core/model/ids.ts';
import type { OrganisationData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { SPRINT_CROWD, sprintsContract, type SprintsFixture } from '../contract/sprints.ts';
import { serve, support } from './organisation-fixture.ts';
import { iterationPath, october, sprintOrganisation, story, teamOf } from './sprint-world.ts';

const numbers = new Map(
  ['kept', 'left', 'resized', 'hidden', 'alone', ...crowd()].map((name, at) => [name, 100 + at]),
);
const path = {
  past: iterationPath('Sprint 1'),
  present: iterationPath("It's 2"),
  next: iterationPath('Sprint 3'),
};
const sprint = {
  past: sprintId('ado', 'fabrikam', path.past),
  present: sprintId('ado', 'fabrikam', path.present),
  next: sprintId('ado', 'fabrikam', path.next),
};

const { iterations = [] } = sprintOrganisation;
/** Neither teams nor sprints are in the order asked for; Flow has no sprints, and all of the project on its boards. */
const data: OrganisationData = {
  ...sprintOrganisation,
  teams: [
    {
      id: 'chat',
      name: 'Live Chat',
      project: support,
      members: [{ user: 'ana', admin: true }],
      iterations: [path.next, path.past, path.present].flatMap(
        (one) => iterations.find((known) => known.path === one)?.id ?? [],
      ),
      areas: [{ value: iterationPath('Chat'), includeChildren: true }],
    },
    { id: 'flow', name: 'Flow', project: support, members: [] },
  ],
};

async function fixture(): Promise<SprintsFixture> {
  let clock = october(1);
  const host = await serve(data, () => clock);
  const { organisation } = host;
  for (const [name, id] of numbers) {
    const iteration = name === 'alone' ? null : path.present;
    organisation.create(story(id, { title: name, iteration, effort: 3 }));
  }
  // Within the present sprint, before what people do in a test.
  const began = october(6);
  clock = october(7);
  const send = transport({
    base: async () => host.base,
    token: async () => host.host.tokenFor('ana'),
    fetch,
    wait: async () => {},
  });
  return {
    sprints: adoSprints({ send, organisation: 'fabrikam', projects: adoProjects(send), now: () => clock }),
    project: support as ProjectId,
    team: { id: teamOf('chat') as TeamId, name: 'Live Chat' },
    flowing: { id: teamOf('flow') as TeamId, name: 'Flow' },
    sprint,
    nobody: {
      team: teamOf('nobody') as TeamId,
      sprint: sprintId('ado', 'fabrikam', iterationPath('Nothing')),
    },
    placed: new Map(
      [...numbers].map(([name, id]): [string, ItemId] => [name, itemId('ado', 'fabrikam', id)]),
    ),
    began,
    finish: async (name) => organisation.move(numberOf(name), 'Closed'),
    resize: async (name, points) => organisation.estimate(numberOf(name), points),
    enter: async (name, into) => organisation.plan(numberOf(name), into.slice('ado:fabrikam/'.length)),
    leave: async (name) => organisation.plan(numberOf(name), null),
    breakDown: (broken) => {
      host.broken = broken;
    },
    close: () => host.close(),
  };
}

sprintsContract('Azure DevOps', fixture, {
  hidden: 'a page in Azure DevOps has no rights but the person’s: app and user are the same',
});

// ── below ──

function crowd(): readonly string[] {
  return Array.from({ length: SPRINT_CROWD }, (_, at) => `crowd ${at}`);
}

function numberOf(name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new RangeError(`No work item is called ${name}.`);
  return number;
}
