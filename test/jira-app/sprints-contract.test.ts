import type { ItemId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import { SPRINT_CROWD, sprintsContract } from '../contract/sprints.ts';
import { jiraRequestProblems } from '../openapi/validate-jira-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { cloudId, pointsField } from './site-fixture.ts';
import { day, planned, sprint, sprintWorld, support, team } from './sprint-fixture.ts';
import type { SprintWorld } from './sprint-fixture.ts';

const sent: { method: string; path: string; body: unknown }[] = [];

sprintsContract('Jira, through @forge/api', async () => {
  const world = sprintWorld();
  const { jira, site, forge } = world;
  for (const [at, name] of ['past', 'present', 'next'].entries()) {
    jira.addSprint(planned(name, world.clock + (at - 1) * 14 * day));
  }
  jira.startSprint(1);
  jira.closeSprint(1, null);
  jira.startSprint(2);
  const names = ['kept', 'left', 'resized', 'hidden', 'alone'];
  for (let at = 0; at < SPRINT_CROWD; at += 1) names.push(`crowd ${at}`);
  const placed = new Map<string, ItemId>();
  const idOf = (name: string) => placed.get(name)?.split('/').at(-1) ?? '';
  for (const name of names) {
    const { issue } = jira.create({
      project: 'SUP',
      type: 'Story',
      summary: name,
      fields: { [pointsField]: 3 },
    });
    placed.set(name, issueItem(cloudId, issue.id));
    if (name !== 'alone') jira.setSprints(issue.id, [2]);
  }
  jira.restrict(idOf('hidden'), ['maria']);
  const began = site.tick() + 1;
  world.clock = Date.now();
  return {
    sprints: inside(world, 'vera'),
    project: support,
    team: { id: team(1), name: 'Support board' },
    flowing: { id: team(2), name: 'Incidents' },
    sprint: { past: sprint(1), present: sprint(2), next: sprint(3) },
    nobody: { team: team(99), sprint: sprint(99) },
    placed,
    began,
    finish: async (name) => void jira.transition(idOf(name), 'Done'),
    resize: async (name, points) => void jira.setNumber(idOf(name), pointsField, points),
    enter: async (name, to) => void jira.moveToSprint(idOf(name), Number(to.split('/').at(-1))),
    leave: async (name) => void jira.moveToSprint(idOf(name), null),
    breakDown: (broken) => {
      forge.fail = broken ? () => new Response('', { status: 503 }) : null;
    },
    close: async () => {
      sent.push(...forge.calls.filter(({ remote }) => remote === 'jira'));
    },
  };
});

describeWithRealData('every question of the contract', () => {
  it('is one that Jira describes', async () => {
    const different = new Map(sent.map((call) => [JSON.stringify([call.path, call.body]), call]));
    expect(different.size).toBeGreaterThan(10);
    for (const call of different.values()) expect(await jiraRequestProblems(call)).toEqual([]);
  });
});

// ── below ──

/** Every call as an invocation for this person. */
function inside(world: SprintWorld, person: string): Sprints {
  const as = <T>(run: (sprints: Host['sprints']) => Promise<T>) =>
    world.as(person, (host) => run(host.sprints));
  return {
    source: 'changelogs',
    teams: (question, limit) => as((sprints) => sprints.teams(question, limit)),
    team: (id) => as((sprints) => sprints.team(id)),
    sprintsOf: (id) => as((sprints) => sprints.sprintsOf(id)),
    sprint: (id, of) => as((sprints) => sprints.sprint(id, of)),
    itemsIn: (id, cursor, reader) => as((sprints) => sprints.itemsIn(id, cursor, reader)),
    wereIn: (id, at, reader) => as((sprints) => sprints.wereIn(id, at, reader)),
    itemsOf: (id, since, cursor, reader) => as((sprints) => sprints.itemsOf(id, since, cursor, reader)),
    historiesOf: (ids, since, reader) => as((sprints) => sprints.historiesOf(ids, since, reader)),
  };
}
