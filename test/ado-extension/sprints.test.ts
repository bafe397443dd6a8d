import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { adoSprints } from '@throughline/ado-extension/sprints.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { itemId, sprintId, type ItemId, type ProjectId, type TeamId } from '@throughline/core/model/ids.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import type { ItemPage } from '@throughline/core/port/work-items.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { payments, serve, support, type Served } from './organisation-fixture.ts';
import { iterationPath, live, october, story, teamOf, type Lived } from './sprint-world.ts';

const quick = async (): Promise<void> => {};
const id = (number: number): ItemId => itemId('ado', 'fabrikam', number);
const sprint = (name: string) => sprintId('ado', 'fabrikam', iterationPath(name));
const [chat, mail, flow] = ['chat', 'mail', 'flow'].map((team) => teamOf(team) as TeamId) as [
  TeamId,
  TeamId,
  TeamId,
];

let world: Lived;
let host: Served;
const everySent: Served['sent'] = [];

const open = async (): Promise<void> => {
  host = await serve(world.organisation.data(), () => october(20));
};
beforeEach(() => {
  world = live();
});
afterEach(async () => {
  everySent.push(...host.sent);
  await host.close();
});

const reader = (user = 'ana', options: { numberFields?: readonly string[] } = {}): Sprints => {
  const send = transport({
    base: async () => host.base,
    token: async () => host.host.tokenFor(user),
    fetch,
    wait: quick,
  });
  return adoSprints({
    send,
    organisation: 'fabrikam',
    projects: adoProjects(send),
    now: () => october(20),
    numberFields: () => options.numberFields ?? [],
  });
};
const keys = ({ items }: ItemPage): readonly string[] => items.map(({ key }) => key);

describe('teams', () => {
  beforeEach(open);

  it('are of a project or of all that the reader may see, by name; some have no sprints', async () => {
    const of = async (project: string | null, text: string | null, limit = 10, user = 'ana') => {
      const found = await reader(user).teams({ project: project as ProjectId | null, text }, limit);
      return [
        ...found.teams.map(({ name, sprints }) => (sprints ? name : `${name} flows`)),
        ...(found.more ? ['more'] : []),
      ];
    };
    expect(await of(support, null)).toEqual(['Chat', 'Flow flows', 'Mail']);
    expect(await of(null, null)).toEqual(['Chat', 'Flow flows', 'Mail', 'Payments Team flows']);
    expect(await of(null, null, 10, 'ben')).toEqual(['Chat', 'Flow flows', 'Mail']);
    expect(await of(null, 'AI')).toEqual(['Mail']);
    expect(await of(null, null, 1)).toEqual(['Chat', 'more']);
    expect(await of(payments, null, 10, 'ben')).toEqual([]);
  });

  it('are found by what they are called for ever; one that is not shown is not there', async () => {
    expect(await reader().team(chat)).toEqual({ id: chat, name: 'Chat', projects: [support], sprints: true });
    expect(await reader().team(flow)).toMatchObject({ sprints: false });
    expect(await reader('ben').team(teamOf('pay', payments) as TeamId)).toBeNull();
    for (const none of ['nobody', `${support}/nobody`, `${support}/chat/x`, '', '/']) {
      expect([none, await reader().team(none as TeamId)]).toEqual([none, null]);
    }
  });

  it('that cannot be asked for are a fault, never none', async () => {
    host.broken = true;
    const asked = [
      async () => reader().teams({ project: null, text: null }, 5),
      async () => reader().team(chat),
      async () => reader().sprintsOf(chat),
      async () => reader().itemsIn(sprint('Sprint 3'), null, 'user'),
      async () => reader().historiesOf([id(1)], october(1), 'user'),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ name: 'WorkFault' });
  });
});

describe('sprints', () => {
  beforeEach(open);

  it('are told in the order of use: under way, over, the last first, then to come', async () => {
    const found = await reader().sprintsOf(chat);
    expect(found.map(({ name, state }) => [name, state])).toEqual([
      ['Sprint 3', 'active'],
      ["It's 2", 'closed'],
      ['Sprint 1', 'closed'],
      ['Sprint 4', 'future'],
      ['Some day', 'future'],
    ]);
    expect(found[1]).toEqual({
      id: sprint("It's 2"),
      name: "It's 2",
      state: 'closed',
      start: Date.UTC(2026, 9, 5),
      end: Date.UTC(2026, 9, 17) - 1,
      completed: null,
      goal: null,
    });
    expect(found[4]).toMatchObject({ start: null, end: null });
  });

  it('are found also when the team works by them no longer, or no team is named', async () => {
    const left = { name: 'Left behind', state: 'closed', start: Date.UTC(2026, 7, 3) };
    expect(await reader().sprint(sprint('Left behind'), chat)).toMatchObject(left);
    expect(await reader().sprint(sprint('Sprint 3'), null)).toMatchObject({
      name: 'Sprint 3',
      state: 'active',
    });
    expect(await reader().sprint(sprint('Some day'), null)).toMatchObject({ start: null, state: 'future' });
    expect(await reader().sprint(sprint('Nothing'), chat)).toBeNull();
    expect(await reader().sprint(sprintId('ado', 'other', iterationPath('Sprint 3')), chat)).toBeNull();
    expect(await reader().sprint(sprintId('jira', 'x', 5), null)).toBeNull();
  });
});

describe('work of a sprint', () => {
  beforeEach(async () => {
    const path = iterationPath("It's 2");
    world.at(october(1)).create(story(1, { iteration: path }));
    world.at(october(1)).create(story(2, { iteration: path, area: iterationPath('Mail') }));
    world.at(october(1)).create(story(3, { iteration: path, area: iterationPath('Chat\\Deep') }));
    world.at(october(7)).plan(1, iterationPath('Sprint 3'));
    world.at(october(8)).create(story(4, { iteration: path, type: 'Task' }));
    world.at(october(9)).create(story(5, { area: iterationPath('Mail\\Deep'), iteration: path }));
    await open();
  });

  it('is what has its path now, with what it is; of one team what is on its boards', async () => {
    const page = await reader().itemsIn(sprint("It's 2"), null, 'user');
    expect([keys(page), page.next]).toEqual([['2', '3', '4', '5'], null]);
    expect(page.items.flatMap(({ sprints }) => sprints)).toEqual(page.items.map(() => sprint("It's 2")));
    expect(keys(await reader().itemsIn(sprint("It's 2"), null, 'user', chat))).toEqual(['3', '4']);
    // An area without what lies below it.
    expect(keys(await reader().itemsIn(sprint("It's 2"), null, 'user', mail))).toEqual(['2']);
    expect(keys(await reader().itemsIn(sprint("It's 2"), null, 'user', flow))).toEqual([]);
  });

  it('was what had its path at an instant', async () => {
    const were = async (at: number, team: TeamId | null = null) =>
      reader().wereIn(sprint("It's 2"), at, 'user', team);
    expect(await were(october(5))).toEqual([1, 2, 3].map(id));
    expect(await were(october(7, 11))).toEqual([1, 2, 3].map(id));
    expect(await were(october(7, 13))).toEqual([2, 3].map(id));
    expect(await were(october(5), chat)).toEqual([1, 3].map(id));
    // The present is asked for without an instant: the host refuses those to come.
    expect(await were(october(25))).toEqual([2, 3, 4, 5].map(id));
    expect(await reader().wereIn(sprintId('jira', 'x', 1), october(5), 'user')).toEqual([]);
  });

  it('is not told of who may not see it', async () => {
    host.organisation.restrict(3, ['root']);
    expect(keys(await reader().itemsIn(sprint("It's 2"), null, 'user'))).toEqual(['2', '4', '5']);
    expect(await reader().wereIn(sprint("It's 2"), october(5), 'user')).toEqual([1, 2].map(id));
    const { histories } = await reader().historiesOf([2, 3].map(id), october(5), 'user');
    expect(histories.map(({ item }) => item.key)).toEqual(['2']);
  });

  it('comes page by page, also of a team without sprints: what changed on its boards', async () => {
    for (let n = 100; n < 350; n++)
      host.organisation.create(story(n, { iteration: iterationPath('Sprint 4') }));
    const since = october(20) - 1;
    for (const first of [
      (cursor: string | null) => reader().itemsIn(sprint('Sprint 4'), cursor, 'user'),
      (cursor: string | null) => reader().itemsOf(chat, since, cursor, 'user'),
    ]) {
      const page = await first(null);
      const rest = await first(page.next);
      expect([page.items.length, rest.items.length, rest.next]).toEqual([200, 50, null]);
    }
    expect(keys(await reader().itemsOf(mail, since, null, 'user'))).toEqual([]);
    expect(keys(await reader().itemsOf(mail, october(1, 0), null, 'user'))).toEqual(['2']);
  });
});

describe('what became of work', () => {
  const pasts = async (numbers: readonly number[], since: number, sprints = reader()) => {
    const { histories, cut } = await sprints.historiesOf(numbers.map(id), since, 'user');
    expect(cut).toEqual([]);
    return new Map(histories.map((one) => [one.item.key, one]));
  };

  it('[R35] is told in the order in which it was, from an instant on', async () => {
    world.at(october(1)).create(story(1, { iteration: iterationPath("It's 2"), effort: 3, parent: 9 }));
    world.at(october(2)).estimate(1, 5);
    world.at(october(6)).move(1, 'Closed');
    world.at(october(7)).move(1, 'Active');
    world.at(october(8)).plan(1, iterationPath('Sprint 3'));
    world.at(october(9)).reparent(1, 10);
    world.at(october(10)).change(1, { title: 'Nothing that counts' });
    await open();
    const past = (await pasts([1], october(5))).get('1');
    expect(past).toMatchObject({
      created: october(1),
      deleted: null,
      item: {
        parent: id(10),
        sizes: { points: 5000 },
        sprints: [sprint('Sprint 3')],
        state: { category: 'doing' },
      },
    });
    expect(
      past?.changes.map(({ at, before, after }) => [at, Object.keys(after), before, after]),
    ).toMatchObject([
      [october(6), ['state'], { state: { category: 'todo' } }, { state: { category: 'done' } }],
      [october(7), ['state'], {}, { state: { category: 'doing' } }],
      [october(8), ['sprints'], { sprints: [sprint("It's 2")] }, { sprints: [sprint('Sprint 3')] }],
      [october(9), ['parent'], { parent: id(9) }, { parent: id(10) }],
    ]);
  });

  it('is asked for of those alone that are different now, or went to and fro', async () => {
    for (let n = 1; n <= 5; n++) world.at(october(1)).create(story(n, { effort: 1 }));
    world.at(october(3)).move(3, 'Closed');
    world.at(october(8)).change(1, { title: 'Renamed' });
    world.at(october(8)).move(2, 'Closed');
    world.at(october(8)).create(story(6));
    world.at(october(9)).move(2, 'New');
    world.at(october(8)).change(4, { fields: { 'Custom.Pages': 7 } });
    await open();
    const found = await pasts([1, 2, 3, 4, 5, 6], october(5));
    expect(updatesRead(host)).toEqual(['2', '6']);
    expect([...found].map(([key, { created, changes }]) => [key, dayOf(created), changes.length])).toEqual([
      ['1', 1, 0],
      ['2', 1, 2],
      ['3', 1, 0],
      ['4', 1, 0],
      ['5', 1, 0],
      ['6', 8, 0],
    ]);
    host.sent.length = 0;
    const counted = await pasts([4, 5], october(5), reader('ana', { numberFields: ['Custom.Pages'] }));
    expect(updatesRead(host)).toEqual(['4']);
    expect(counted.get('4')?.changes).toMatchObject([
      {
        before: { sizes: { fields: { 'Custom.Pages': null } } },
        after: { sizes: { fields: { 'Custom.Pages': 7000 } } },
      },
    ]);
  });

  it('is read to its end, however often an item was touched', async () => {
    world.at(october(1)).create(story(1));
    for (let n = 0; n < 450; n++) world.at(october(6) + n).estimate(1, n);
    await open();
    expect((await pasts([1], october(5))).get('1')?.changes).toHaveLength(450);
    expect(updatesRead(host)).toEqual(['1', '1', '1']);
  });

  it('[R22] is left out of what is gone, and of other organisations', async () => {
    for (const n of [1, 2, 3]) world.at(october(1)).create(story(n));
    world.at(october(8)).move(1, 'Closed');
    world.at(october(9)).remove(2);
    await open();
    const { histories } = await reader().historiesOf(
      [id(1), id(2), id(3), id(1), id(99), itemId('ado', 'other', 3)],
      october(5),
      'user',
    );
    expect(histories.map(({ item }) => item.key)).toEqual(['1', '3']);
    expect(await reader().historiesOf([], october(5), 'user')).toEqual({ histories: [], cut: [] });
  });

  it('costs two reads for each 200 items and one for each that changed: 500 items, 40 changed', async () => {
    for (let n = 1; n <= 500; n++)
      world.at(october(1)).create(story(n, { iteration: iterationPath("It's 2"), effort: 2 }));
    for (let n = 1; n <= 40; n++) world.at(october(6) + n).move(n * 12, 'Closed');
    await open();
    const sprints = reader();
    const ids: ItemId[] = [];
    for (let cursor: string | null = null; ;) {
      const page: ItemPage = await sprints.itemsIn(sprint("It's 2"), cursor, 'user', chat);
      ids.push(...page.items.map((item) => item.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(ids).toHaveLength(500);
    host.sent.length = 0;
    const { histories } = await sprints.historiesOf(ids, october(5), 'user');
    expect(histories.filter(({ changes }) => changes.length > 0)).toHaveLength(40);
    expect(updatesRead(host)).toHaveLength(40);
    expect(host.sent.filter(({ url }) => url.includes('workitemsbatch'))).toHaveLength(6);
    expect(host.sent).toHaveLength(46);
  });
});

describeWithRealData('requests about sprints', () => {
  it('are all as the description of 7.1 says', async () => {
    const kinds = new Map(
      everySent.map((one) => [
        `${one.method} ${one.url.replace(/\d+|[0-9a-f-]{36}/g, '#')} ${shape(one.body)}`,
        one,
      ]),
    );
    const wrong = await Promise.all(
      [...kinds.values()].map(async (one) => ({ url: one.url, problems: await adoRequestProblems(one) })),
    );
    expect(wrong.filter(({ problems }) => problems.length > 0)).toEqual([]);
    const routes = everySent.map(({ url }) => url).join('\n');
    for (const route of [
      '/iterations?',
      '/teamfieldvalues?',
      '/updates?',
      '/classificationnodes/',
      '/wiql?',
      '/teams?',
    ])
      expect(routes).toContain(route);
  });
});

const updatesRead = ({ sent }: Served): readonly string[] =>
  sent.flatMap(({ url }) => /workItems\/(\d+)\/updates/.exec(url)?.[1] ?? []).toSorted();

const shape = (body: unknown): string =>
  typeof body === 'object' && body !== null ? Object.keys(body).join() : typeof body;

const dayOf = (at: number | null): number | null => (at === null ? null : new Date(at).getUTCDate());
