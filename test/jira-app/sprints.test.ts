import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { ItemPage, Reader } from '@throughline/core/port/work-items.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import { jiraRequestProblems } from '../openapi/validate-jira-request.ts';
import { describeWithRealData } from '../real-data.ts';
import type { SeenCall } from './forge-fixture.ts';
import { cloudId, pointsField } from './site-fixture.ts';
import { day, payments, planned, sprint, sprintWorld, support, team } from './sprint-fixture.ts';
import type { SprintWorld } from './sprint-fixture.ts';

/** Every question that the tests below put to Jira. */
const sent: SeenCall[] = [];
const worlds: SprintWorld[] = [];
const newWorld: typeof sprintWorld = (more) => {
  const world = sprintWorld(more);
  worlds.push(world);
  return world;
};
afterEach(() => {
  sent.push(
    ...worlds.splice(0).flatMap(({ forge }) => forge.calls.filter(({ remote }) => remote === 'jira')),
  );
});

const find = (
  world: SprintWorld,
  person: string,
  text: string | null,
  limit = 20,
  project: ProjectId | null = null,
) => world.as(person, (host) => host.sprints.teams({ project, text }, limit));

describe('boards', () => {
  it('are found by a part of their name, by name, as the person who asks', async () => {
    const world = newWorld();
    const { teams, more } = await find(world, 'vera', null);
    expect(teams.map(({ name }) => name)).toEqual([
      'Incidents',
      'My own',
      'Payments board',
      'Support board',
      'Team without sprints',
    ]);
    expect(more).toBe(false);
    expect((await find(world, 'vera', ' BOARD ')).teams.map(({ id }) => id)).toEqual(['3', '1']);
    expect((await find(world, 'stranger', null)).teams).toEqual([]);
    expect(new Set(world.forge.calls.map(({ provider }) => provider))).toEqual(new Set(['user']));
  });

  it('of a project are those whose filter reaches it', async () => {
    const { teams } = await find(newWorld(), 'vera', null, 20, payments);
    expect(teams.map(({ name }) => name)).toEqual(['My own', 'Payments board']);
  });

  it('beyond a page are read as far as asked for', async () => {
    const world = newWorld({
      boards: Array.from({ length: 130 }, (_, at) => ({
        id: at + 1,
        name: `Board ${String(at).padStart(3, '0')}`,
        type: 'scrum' as const,
        location: support,
      })),
    });
    const some = await find(world, 'vera', null, 20);
    expect([some.teams.length, some.more, world.forge.calls.length]).toEqual([20, true, 1]);
    const all = await find(world, 'vera', null, 200);
    expect([all.teams.length, all.more]).toEqual([130, false]);
    expect(new Set(all.teams.map(({ id }) => id)).size).toBe(130);
  });

  it('of team-managed projects are asked whether they have sprints, as they are listed', async () => {
    const world = newWorld();
    world.jira.addSprint({ ...planned('Payments 1', world.clock), board: 3 });
    const { teams } = await find(world, 'vera', null);
    expect(Object.fromEntries(teams.map(({ name, sprints }) => [name, sprints]))).toEqual({
      Incidents: false,
      'My own': true,
      'Payments board': true,
      'Support board': true,
      'Team without sprints': false,
    });
    // Only those two.
    expect(world.forge.calls.filter(({ path }) => path.includes('/sprint'))).toHaveLength(2);
  });

  it('tell whose they are and whether they have sprints', async () => {
    const world = newWorld();
    world.jira.addSprint({ ...planned('Payments 1', world.clock), board: 3 });
    world.jira.create({ project: 'PAY', type: 'Story', summary: 'Story' });
    const read = (id: number) => world.as('vera', (host) => host.sprints.team(team(id)));
    expect(await read(1)).toEqual({ id: '1', name: 'Support board', projects: [support], sprints: true });
    expect(await read(2)).toMatchObject({ sprints: false });
    expect(await read(3)).toMatchObject({ projects: [payments], sprints: true });
    expect(await read(4)).toMatchObject({ sprints: false });
    // A person's own board is of the projects whose issues are on it.
    expect(await read(5)).toMatchObject({ projects: [payments], sprints: true });
    expect(await read(99)).toBeNull();
    expect(await world.as('stranger', (host) => host.sprints.team(team(1)))).toBeNull();
    expect(await world.as('vera', (host) => host.sprints.team('1/../2' as never))).toBeNull();
  });
});

describe('sprints of a board', () => {
  /** So many that are over, one under way, two to come. */
  const withSprints = (over: number) => {
    const world = newWorld();
    for (let at = 0; at < over; at += 1) {
      const start = world.clock - (over - at) * 14 * day;
      const made = world.jira.addSprint(planned(`Over ${at}`, start));
      world.site.sprints.set(made.id, { ...made, state: 'closed', completed: start + 14 * day });
    }
    const now = world.jira.addSprint(planned('Now', world.clock));
    world.jira.startSprint(now.id);
    world.jira.addSprint(planned('Next', world.clock + 14 * day));
    world.jira.addSprint(planned('After', world.clock + 28 * day));
    return world;
  };
  const names = async (world: SprintWorld) =>
    (await world.as('vera', (host) => host.sprints.sprintsOf(team(1)))).map(({ name }) => name);

  it('are those under way, then those that are over, the last one first, then those to come', async () => {
    expect(await names(withSprints(3))).toEqual(['Now', 'Over 2', 'Over 1', 'Over 0', 'Next', 'After']);
  });

  it('are the last 50 of 180 that are over, in three questions', async () => {
    const world = withSprints(180);
    const over = (await names(world)).slice(1, -2);
    expect(over).toEqual(Array.from({ length: 50 }, (_, at) => `Over ${179 - at}`));
    expect(world.forge.calls).toHaveLength(3);
  });

  it('are the same where Jira does not say how many there are', async () => {
    const world = withSprints(180);
    world.forge.fail = ({ path }) => (path.includes('state=closed') ? withoutTotal(world, path) : undefined);
    expect((await names(world)).slice(1, 4)).toEqual(['Over 179', 'Over 178', 'Over 177']);
  });

  it('of a board that has none are none', async () => {
    const world = withSprints(1);
    for (const id of [2, 4]) {
      expect(await world.as('vera', (host) => host.sprints.sprintsOf(team(id)))).toEqual([]);
    }
  });

  it('are told one by one, with what was said of them', async () => {
    const world = newWorld();
    const { id } = world.jira.addSprint({ ...planned('Calm', world.clock, 7), goal: 'Answer faster' });
    const read = (person: string) => world.as(person, (host) => host.sprints.sprint(sprint(id), null));
    const start = world.clock;
    expect(await read('vera')).toEqual({
      id: sprint(7),
      name: 'Calm',
      state: 'future',
      start,
      end: start + 14 * day,
      completed: null,
      goal: 'Answer faster',
    });
    expect(await read('stranger')).toBeNull();
    for (const other of [sprint(8), 'jira:another-site/7', 'ado:org/Sprint 7', 'jira:x/7 OR 1']) {
      expect(await world.as('vera', (host) => host.sprints.sprint(other as never, null))).toBeNull();
    }
  });

  it('that was opened again is under way and keeps when it was closed', async () => {
    const world = newWorld();
    const { id } = world.jira.addSprint(planned('Twice', world.clock));
    world.jira.startSprint(id);
    world.jira.closeSprint(id, null);
    world.jira.reopenSprint(id);
    const found = await world.as('vera', (host) => host.sprints.sprint(sprint(id), team(1)));
    expect(found).toMatchObject({ state: 'active', completed: expect.any(Number) });
  });
});

describe('what is in a sprint', () => {
  const inIt = async (world: SprintWorld, as: Reader, id = 1) => {
    const items = [];
    let cursor: string | null = null;
    do {
      const at: string | null = cursor;
      const page: ItemPage = await world.as('vera', (host) => host.sprints.itemsIn(sprint(id), at, as));
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  };

  it('is read in pages, sub-tasks too, with the sprints of each', async () => {
    const world = newWorld();
    world.jira.addSprint(planned('One', world.clock));
    const keys = Array.from({ length: 150 }, () => {
      const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
      world.jira.setSprints(issue.id, [1]);
      return issue.key;
    });
    world.jira.create({ project: 'SUP', type: 'Sub-task', summary: 'Part', parent: keys[0] ?? '' });
    world.jira.create({ project: 'SUP', type: 'Story', summary: 'Elsewhere' });
    const items = await inIt(world, 'app');
    expect(items).toHaveLength(151);
    expect(items.map(({ sprints }) => sprints)).toEqual(items.map(() => [sprint(1)]));
    expect(items.at(-1)).toMatchObject({ level: 'subtask', key: 'SUP-151' });
  });

  it('is what the reader may see', async () => {
    const world = newWorld();
    world.jira.addSprint(planned('One', world.clock));
    const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Secret' });
    world.jira.setSprints(issue.id, [1]);
    world.jira.restrict(issue.id, ['maria']);
    expect((await inIt(world, 'app')).map(({ key }) => key)).toEqual(['SUP-1']);
    expect(await inIt(world, 'user')).toEqual([]);
  });

  it('that is gone is a fault, never nothing (R22)', async () => {
    await expect(inIt(newWorld(), 'app', 77)).rejects.toThrow(WorkFault);
  });

  it('was in it at an instant is more than Jira can say', async () => {
    const world = newWorld();
    expect(await world.as('vera', (host) => host.sprints.wereIn(sprint(1), 0, 'app'))).toBeNull();
  });
});

describe('a board without sprints', () => {
  const moved = (world: SprintWorld, since: number, cursor: string | null = null, as: Reader = 'app') =>
    world.as('vera', (host) => host.sprints.itemsOf(team(2), since, cursor, as));

  it('tells what moved on it, in pages, to the millisecond', async () => {
    const world = newWorld();
    const add = () => world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' }).issue;
    add();
    const since = Date.parse(String(add().fields['updated']).replace('+0000', 'Z'));
    for (let at = 0; at < 120; at += 1) add();
    world.jira.create({ project: 'PAY', type: 'Story', summary: 'Of another project' });
    const first = await moved(world, since);
    const rest = await moved(world, since, first.next);
    expect([first.items.length + rest.items.length, rest.next]).toEqual([120, null]);
    expect([...first.items, ...rest.items].every(({ revision }) => revision > since)).toBe(true);
  });

  it('that the app is not shown is read as the person', async () => {
    const world = newWorld();
    const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
    world.forge.fail = ({ path, provider }) =>
      path.includes('/board/2/issue') && provider === 'app' ? new Response('{}', { status: 404 }) : undefined;
    expect((await moved(world, 0)).items.map(({ key }) => key)).toEqual([issue.key]);
  });
});

describe('how issues came to be as they are', () => {
  /** The story of one issue, and of others beside it. */
  const lived = () => {
    const world = newWorld();
    const { jira } = world;
    const epic = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' }).issue;
    const { issue } = jira.create({ project: 'SUP', type: 'Story', summary: 'Story', parent: epic.key });
    jira.addSprint(planned('One', world.clock));
    jira.addSprint(planned('Two', world.clock + 14 * day));
    jira.startSprint(1);
    const step = (act: () => unknown): number => {
      world.clock += day;
      act();
      return world.site.changelogs.get(issue.id)?.at(-1)?.at ?? 0;
    };
    const times = {
      planned: step(() => jira.setSprints(issue.id, [1])),
      sized: step(() => jira.setNumber(issue.id, pointsField, 5)),
      begun: step(() => jira.transition(issue.id, 'In Progress')),
      renamed: step(() => jira.rename(issue.id, 'Another title')),
      logged: step(() => jira.setNumber(issue.id, 'timespent', 3600)),
      moved: step(() => jira.closeSprint(1, 2)),
      orphaned: step(() => jira.reparent(issue.id, null)),
      dropped: step(() => jira.transition(issue.id, 'Done', "Won't Do")),
    };
    return { world, item: issueItem(cloudId, issue.id), epic: issueItem(cloudId, epic.id), times };
  };
  const past = (world: SprintWorld, ids: readonly ItemId[], since = 0, as: Reader = 'app') =>
    world.as('vera', (host) => host.sprints.historiesOf(ids, since, as));
  /** As it was at an instant, by its own changes. */
  const then = ({ item, changes }: ItemHistory, at: number) =>
    changes.toReversed().reduce((now, change) => (change.at > at ? { ...now, ...change.before } : now), item);

  it('leads back by every change of what counts', async () => {
    const { world, item, epic, times } = lived();
    const { histories, cut } = await past(world, [item]);
    const [history] = histories;
    if (!history) throw new Error('no history');
    expect(cut).toEqual([]);
    expect(history.created).toEqual(expect.any(Number));
    // Another title counts for nothing.
    expect(history.changes.map(({ at }) => at)).toEqual(
      Object.values(times).filter((at) => at !== times.renamed),
    );
    expect(then(history, times.planned - 1)).toMatchObject({ sprints: [], parent: epic });
    expect(then(history, times.planned)).toMatchObject({ sprints: [sprint(1)], sizes: { points: null } });
    expect(then(history, times.begun)).toMatchObject({
      sizes: { points: 5000 },
      state: { category: 'doing' },
    });
    expect(then(history, times.logged)).toMatchObject({ logged: 3600, sprints: [sprint(1)] });
    expect(then(history, times.moved)).toMatchObject({ sprints: [sprint(1), sprint(2)], parent: epic });
    expect(then(history, times.orphaned)).toMatchObject({ parent: null, state: { resolution: null } });
    expect(history.item).toMatchObject({ state: { category: 'done', resolution: { name: "Won't Do" } } });
  });

  it('goes back as far as asked for', async () => {
    const { world, item, times } = lived();
    const { histories } = await past(world, [item], times.logged);
    expect(histories[0]?.changes.map(({ at }) => at)).toEqual([times.moved, times.orphaned, times.dropped]);
  });

  it('knows a number that is no longer there', async () => {
    const world = newWorld();
    const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
    world.jira.setNumber(issue.id, 'customfield_10042', 8);
    const at = world.clock + day;
    world.clock = at;
    world.jira.setNumber(issue.id, 'customfield_10042', null);
    const { histories } = await past(world, [issueItem(cloudId, issue.id)]);
    const [history] = histories;
    expect(history?.item.sizes.fields).toMatchObject({ customfield_10042: null });
    expect(history && then(history, at - 1).sizes.fields).toMatchObject({ customfield_10042: 8000 });
  });

  it('is absent of what is gone or not shown', async () => {
    const { world, item } = lived();
    const other = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Other' }).issue;
    const ids = [item, issueItem(cloudId, other.id), issueItem(cloudId, '99999')];
    world.jira.restrict(other.id, ['maria']);
    const items = async (as: Reader) => (await past(world, ids, 0, as)).histories.map((one) => one.item.id);
    expect(await items('app')).toEqual(ids.slice(0, 2));
    expect(await items('user')).toEqual(ids.slice(0, 1));
  });

  it('of 1,050 issues takes eleven fetches and two questions for changelogs', async () => {
    const world = newWorld();
    const ids = Array.from({ length: 1050 }, () => {
      const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
      world.jira.transition(issue.id, 'In Progress');
      return issueItem(cloudId, issue.id);
    });
    world.forge.forget();
    const { histories } = await past(world, ids);
    expect(histories.map(({ changes }) => changes.length)).toEqual(ids.map(() => 1));
    const counts = new Map<string, number>();
    for (const { path, remote } of world.forge.calls) {
      if (remote === 'jira') counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      '/rest/api/3/field': 1,
      '/rest/api/3/issue/bulkfetch': 11,
      '/rest/api/3/changelog/bulkfetch': 2,
      '/rest/api/3/status': 1,
      '/rest/api/3/issuetype': 1,
    });
  });

  it('goes on where a page of changelogs ends, also within one issue', async () => {
    const world = newWorld();
    const { issue } = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Story' });
    for (let at = 0; at < 4_500; at += 1) world.jira.setNumber(issue.id, pointsField, at + 1);
    const { histories } = await past(world, [issueItem(cloudId, issue.id)]);
    expect(histories[0]?.changes).toHaveLength(4_500);
    const asked = world.forge.calls.filter(({ path }) => path.includes('changelog'));
    expect(asked).toHaveLength(2);
    // By field, the answer would be without the changes of the parent.
    expect(asked.map(({ body }) => Object.keys(body as object).includes('fieldIds'))).toEqual([false, false]);
  });

  it.each([
    ['Jira fails', () => new Response('', { status: 503 }), null],
    ['Jira asks to wait', () => new Response('', { status: 429, headers: { 'Retry-After': '7' } }), 7],
    ['the answer is no JSON', () => new Response('<html>'), null],
    ['the answer is something else', () => new Response('{}'), null],
  ])('is a fault when %s, never half a past (R22)', async (_, answer, retryAfter) => {
    const { world, item } = lived();
    for (const path of ['/changelog/bulkfetch', '/issue/bulkfetch', '/status', '/issuetype']) {
      world.forge.fail = (call) => (call.path.endsWith(path) ? answer() : undefined);
      const failed = await past(world, [item]).catch((cause: unknown) => cause);
      expect(failed).toBeInstanceOf(WorkFault);
      expect((failed as WorkFault).retryAfter).toBe(retryAfter);
    }
  });
});

describe('what changed since', () => {
  const since = (world: SprintWorld, at: number, projects = [support]) =>
    world.as('vera', (host) => host.work.changedSince(projects, at));

  it('is found by minutes, over clocks that differ, in the projects asked for', async () => {
    const world = newWorld();
    const old = world.jira.create({ project: 'SUP', type: 'Story', summary: 'Old' }).issue;
    world.clock += 10 * day;
    const at = world.clock;
    world.jira.create({ project: 'PAY', type: 'Story', summary: 'Elsewhere' });
    const fresh = world.jira.create({ project: 'SUP', type: 'Story', summary: 'New' }).issue;
    // Minutes are counted from the present.
    world.clock = Date.now();
    expect((await since(world, at)).changed).toEqual([issueItem(cloudId, fresh.id)]);
    world.jira.rename(old.id, 'Touched');
    const changes = await since(world, at);
    expect(new Set(changes.changed)).toEqual(
      new Set([issueItem(cloudId, fresh.id), issueItem(cloudId, old.id)]),
    );
    expect(changes.deleted).toEqual([]);
    expect(changes.upTo).toBeGreaterThan(at);
    const jql = world.forge.calls.map(({ body }) => String((body as { jql?: string }).jql));
    expect(jql.at(-1)).toMatch(/^project in \(10001\) AND updated >= "-\d+m" ORDER BY id ASC$/);
  });

  it('is nothing in a project that is gone', async () => {
    const world = newWorld();
    const fresh = world.jira.create({ project: 'SUP', type: 'Story', summary: 'New' }).issue;
    const gone = '777' as typeof support;
    expect((await since(world, 0, [support, gone])).changed).toEqual([issueItem(cloudId, fresh.id)]);
    expect((await since(world, 0, [gone])).changed).toEqual([]);
    expect((await since(world, 0, [])).changed).toEqual([]);
  });
});

describeWithRealData('every question above', () => {
  it('is one that Jira describes, with no parameter that it does not know', async () => {
    expect(sent.length).toBeGreaterThan(100);
    const different = new Map(sent.map((call) => [JSON.stringify([call.path, call.body]), call]));
    for (const call of different.values()) expect(await jiraRequestProblems(call)).toEqual([]);
  });
});

// ── below ──

/** What Jira would answer, without the number of all. */
function withoutTotal({ site }: SprintWorld, path: string): Response {
  const query = new URL(path, 'https://x').searchParams;
  const [from, size] = [Number(query.get('startAt')), Number(query.get('maxResults'))];
  const all = [...site.sprints.values()].filter(({ state }) => state === 'closed');
  return Response.json({
    startAt: from,
    maxResults: size,
    isLast: from + size >= all.length,
    values: all.slice(from, from + size).map(({ id, name, state, completed }) => ({
      id,
      name,
      state,
      ...(completed === null ? {} : { completeDate: new Date(completed).toISOString() }),
    })),
  });
}
