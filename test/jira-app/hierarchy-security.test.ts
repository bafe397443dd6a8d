import * as functions from '@throughline/jira-app/functions.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import type { Saved } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { ScenarioView } from '@throughline/core/view/node-details.ts';
import { pageContext } from '@throughline/workbench/jira-host/place.ts';
import type { KvsContent } from '@throughline/workbench/jira-host/kvs.ts';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import { epicWith, linkedApp, must, newApp } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';
import { hierarchyNames, hierarchyPayloads } from './hierarchy-payloads.ts';

type Name = keyof HierarchyCalls;
type World = AppFixture & { readonly payloads: Readonly<Record<Name, object>> };

/** What changes something that others see; the rest reads, or keeps what is one's own. */
const writing: readonly Name[] = [
  'saveNode',
  'setWeights',
  'closeNode',
  'reopenNode',
  'deleteNode',
  'undo',
  'checkIn',
  'correctCheckIn',
  'removeCheckIn',
  'makeCycle',
  'saveLevels',
  'importPlan',
  'linkItem',
  'unlinkItem',
];
/** Of the project; and of the whole site. */
const administering: readonly Name[] = ['closeNode', 'reopenNode', 'deleteNode', 'importPlan', 'makeCycle'];
const ofTheSite: readonly Name[] = ['saveLevels'];

/** Nothing that is there. */
const none = { shard: '10001~1', checkIn: 1, change: 1, scenario: 's-1' };

/** Words that only those may read who see the project. */
const secrets =
  /Customers get an answer|Ship the answer|Close what is open|Average reply|Story \d|SUP-\d|Maria alone/;
const refusals = ['forbidden', 'not-found'];

/** The plan of the fixture with an epic linked, a check-in made and a what-if kept, by maria; and some more people. */
async function world(): Promise<World> {
  made ??= await lay();
  const app = newApp(epicWith(3), made.content);
  const people = app.site.data.users as (typeof app.site.data.users)[number][];
  people.push(
    { accountId: 'guest', displayName: 'Guest', may: { PAY: 'administer' } },
    { accountId: 'lead', displayName: 'Lead', may: { '*': 'administer' }, administersSite: false },
    { accountId: 'ops', displayName: 'Ops', may: {}, administersSite: true },
  );
  return Object.assign(app, { payloads: made.payloads });
}

/** What is stored is laid once, and every test begins with it. */
let made: { readonly content: KvsContent; readonly payloads: World['payloads'] } | null = null;

async function lay(): Promise<NonNullable<typeof made>> {
  const app = await linkedApp(3);
  const standing = { ...none, shard: app.shard };
  const before = hierarchyPayloads(standing);
  const checkIn = { ...before.checkIn, note: 'Told by Maria alone' };
  const { change } = await must(app.askHierarchy<Saved>('checkIn', { as: 'maria', payload: checkIn }));
  const whatIf = { ...before.keepScenario, title: 'Kept by Maria alone' };
  const kept = await must(
    app.askHierarchy<readonly ScenarioView[]>('keepScenario', { as: 'maria', payload: whatIf }),
  );
  await app.platform.queue.drain();
  const payloads = hierarchyPayloads({ ...standing, change: change ?? 1, scenario: kept[0]?.id ?? '' });
  return { content: new Map(app.platform.kvs.content), payloads };
}

const stored = (app: AppFixture) => storedByOthers(app, null);
/** All but the what-ifs that a person kept for themselves: on the page of the site anybody who is logged in may. */
const storedByOthers = (app: AppFixture, person: string | null) =>
  JSON.stringify(
    [...app.platform.kvs.content]
      .filter(([name]) => name !== `scenarios/${person}`)
      .map(([name, { value }]) => [name, value]),
  );
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.failure.code);
/** A plan that names a project which the importer cannot see is refused for that, whether the project exists or not. */
const refusalsOf = (name: Name) => [...refusals, ...(name === 'importPlan' ? ['bad-input'] : [])];
const places = {
  'the page of the project': 'SUP',
  'the page of another project': 'PAY',
  'the page of the site': null,
};

describe.each(Object.entries(places))('a stranger, from %s', (_, project) => {
  it.each(hierarchyNames)('gets nothing of %s and changes nothing', async (name) => {
    const app = await world();
    const before = stored(app);
    for (const as of ['stranger', null]) {
      const answer = await app.askHierarchy<unknown>(name, { as, project, payload: app.payloads[name] });
      if (writing.includes(name) || as === null) expect(refusalsOf(name)).toContain(code(answer));
      expect(JSON.stringify(answer)).not.toMatch(secrets);
    }
    expect(project === null ? storedByOthers(app, 'stranger') : stored(app)).toBe(before);
    expect(app.platform.queue.waiting).toEqual([]);
  });
});

describe('nobody', () => {
  it.each(hierarchyNames)('becomes somebody else by what the page sends to %s', async (name) => {
    const app = await world();
    const before = stored(app);
    const forged = {
      accountId: 'maria',
      principal: { accountId: 'maria' },
      cloudId: 'other',
      installContext: 'ari:cloud:jira::site/other',
      user: { id: 'maria', name: 'Maria' },
      project: '10001',
      place: { project: '10001' },
    };
    const call = { functionKey: name, payload: { ...app.payloads[name], ...forged } };
    const place: JiraPlace = { kind: 'project', project: 'SUP' };
    const answer = (await app.platform.as('stranger', () =>
      functions.run(
        { call, context: { ...pageContext(app.site, place), ...forged } },
        {
          principal: { accountId: 'stranger' },
          installContext: `ari:cloud:jira::site/${app.site.data.cloudId}`,
        },
      ),
    )) as Answer<unknown>;
    if (writing.includes(name)) expect(refusalsOf(name)).toContain(code(answer));
    expect(JSON.stringify(answer)).not.toMatch(secrets);
    expect(stored(app)).toBe(before);
    expect(app.calls.map(({ accountId }) => accountId)).not.toContain('maria');
  });
});

describe('who may only look', () => {
  it.each(writing)('is refused by %s, and nothing changes', async (name) => {
    const app = await world();
    const before = stored(app);
    for (const project of ['SUP', 'PAY', null]) {
      const payload = app.payloads[name];
      expect(code(await app.askHierarchy(name, { as: 'vera', project, payload }))).toBe('forbidden');
    }
    expect(stored(app)).toBe(before);
  });

  it('sees all that there is, and is told that it may not write', async () => {
    const app = await world();
    const view = await must(app.askHierarchy('openHierarchy', { as: 'vera', payload: { cycle: null } }));
    expect(view.may).toEqual({ write: false, administer: false, makeCycles: false, organisation: false });
    expect(view.nodes.map(({ id }) => id).toSorted()).toEqual([
      'kr-count',
      'kr-reply',
      'kr-work',
      'o-support',
    ]);
    expect(new Set(view.nodes.map(({ may }) => may))).toEqual(new Set(['see']));
  });
});

describe('who may edit', () => {
  it.each([...administering, ...ofTheSite])('is still refused by %s', async (name) => {
    const app = await world();
    const before = stored(app);
    const answer = await app.askHierarchy(name, { as: 'tom', payload: app.payloads[name] });
    expect(code(answer)).toBe('forbidden');
    expect(stored(app)).toBe(before);
  });

  it.each(['saveNode', 'setWeights', 'checkIn', 'linkItem'] as const)(
    'may %s, and is written down',
    async (name) => {
      const app = await world();
      const saved = await must(app.askHierarchy<Saved>(name, { as: 'tom', payload: app.payloads[name] }));
      expect(saved.patch.nodes.length).toBeGreaterThan(0);
      if (saved.change === null) return;
      const ledger = [...app.platform.kvs.content].filter(([key]) => key.startsWith('ledger/'));
      expect(JSON.stringify(ledger)).toMatch(/"tom".*"Tom"|"Tom".*"tom"/);
    },
  );

  it('may not make an objective of the organisation’s level, nor one of a project of others', async () => {
    const app = await world();
    const before = stored(app);
    const make = (as: string, project: string, fields: Readonly<Record<string, string>>) =>
      app.askHierarchy('saveNode', {
        as,
        project,
        payload: {
          is: 'objective',
          id: null,
          shard: null,
          objective: null,
          cycle: '2026-Q4',
          attempt: null,
          changes: Object.entries({ title: 'New', ...fields }).map(([field, to]) => ({
            field,
            from: null,
            to,
          })),
        },
      });
    expect(code(await make('tom', 'SUP', { level: 'organisation' }))).toBe('forbidden');
    expect(code(await make('lead', 'SUP', { level: 'organisation' }))).toBe('forbidden');
    expect(refusals).toContain(code(await make('guest', 'SUP', {})));
    expect(code(await make('guest', 'PAY', { project: 'SUP' }))).not.toBe('ok');
    expect(code(await make('guest', 'PAY', { project: '10001' }))).not.toBe('ok');
    expect(stored(app)).toBe(before);
  });
});

describe('who administers another project', () => {
  it('may make a cycle on the page of that project, and learns nothing by it', async () => {
    const app = await world();
    const make = (project: string | null) =>
      app.askHierarchy('makeCycle', { as: 'guest', project, payload: app.payloads.makeCycle });
    expect([code(await make('SUP')), code(await make(null))]).toEqual(['forbidden', 'forbidden']);
    const answer = await make('PAY');
    expect(code(answer)).toBe('ok');
    expect(JSON.stringify(answer)).not.toMatch(secrets);
  });

  it.each(hierarchyNames.filter((name) => name !== 'makeCycle'))(
    'gets nothing of this one by %s',
    async (name) => {
      const app = await world();
      const before = stored(app);
      for (const project of ['PAY', 'SUP', null]) {
        const payload = app.payloads[name];
        const answer = await app.askHierarchy<unknown>(name, { as: 'guest', project, payload });
        if (writing.includes(name)) expect(refusalsOf(name)).toContain(code(answer));
        expect(JSON.stringify(answer)).not.toMatch(secrets);
      }
      expect(storedByOthers(app, 'guest')).toBe(before);
    },
  );
});

describe('who administers every project', () => {
  it.each(ofTheSite)('is refused by %s, which is the site’s', async (name) => {
    const app = await world();
    const before = stored(app);
    expect(code(await app.askHierarchy(name, { as: 'lead', payload: app.payloads[name] }))).toBe('forbidden');
    expect(stored(app)).toBe(before);
  });

  it.each(administering)('may %s', async (name) => {
    const app = await world();
    if (name === 'reopenNode') {
      await must(app.askHierarchy('closeNode', { as: 'lead', payload: app.payloads.closeNode }));
    }
    expect(code(await app.askHierarchy(name, { as: 'lead', payload: app.payloads[name] }))).toBe('ok');
  });
});

describe('who administers the site and sees no project', () => {
  it.each(hierarchyNames.filter((name) => name !== 'makeCycle' && !ofTheSite.includes(name)))(
    'gets nothing of %s',
    async (name) => {
      const app = await world();
      const payload = app.payloads[name];
      const answer = await app.askHierarchy<unknown>(name, { as: 'ops', project: null, payload });
      if (writing.includes(name)) expect(refusalsOf(name)).toContain(code(answer));
      expect(JSON.stringify(answer)).not.toMatch(secrets);
    },
  );
});

describe('what one person kept for themselves', () => {
  it.each(['openScenario', 'dropScenario'] as const)('is out of reach of another by %s', async (name) => {
    const app = await world();
    const before = stored(app);
    const answer = await app.askHierarchy<unknown>(name, { as: 'tom', payload: app.payloads[name] });
    expect(JSON.stringify(answer)).not.toMatch(/Maria alone/);
    if (name === 'openScenario') expect(code(answer)).toBe('not-found');
    expect(stored(app)).toBe(before);
  });
});

describe('a call', () => {
  it.each(hierarchyNames)('%s with the right payload is not taken for one that is none', async (name) => {
    const app = await world();
    const answer = await app.askHierarchy(name, { as: 'maria', payload: app.payloads[name] });
    expect(JSON.stringify(answer)).not.toMatch(/was not understood/);
    expect(code(answer)).not.toBe('forbidden');
  });

  it.each(hierarchyNames.filter((name) => Object.keys(hierarchyPayloads(none)[name]).length > 0))(
    '%s with a payload that is none is answered as bad input, before anything is read',
    async (name) => {
      const app = await linkedApp(1);
      for (const payload of [undefined, null, {}, [], 'x', { id: 7, shards: {}, keyResult: {}, text: 1 }]) {
        expect(code(await app.askHierarchy(name, { as: 'maria', payload }))).toBe('bad-input');
      }
      expect(app.calls).toEqual([]);
    },
  );

  it.each(hierarchyNames.filter((name) => name !== 'explain' && name !== 'importPlan'))(
    '%s from beside an issue is none: there is no such page there',
    async (name) => {
      const app = await linkedApp(1);
      const place: JiraPlace = { kind: 'issue', issue: 'SUP-1' };
      const payload = hierarchyPayloads(none)[name];
      const call = { accountId: 'maria', place, functionKey: name, payload };
      expect(await app.platform.invoke(call)).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
      expect(app.calls).toEqual([]);
    },
  );

  it('that both pages make by the same name is answered for the page that it comes from', async () => {
    const app = await world();
    const [panel, hierarchy] = [
      await must(app.ask('importPlan', { as: 'maria', issue: 'SUP-1', payload: app.payloads.importPlan })),
      await must(app.askHierarchy('importPlan', { as: 'maria', payload: app.payloads.importPlan })),
    ];
    expect(panel).toHaveProperty('kind', 'full');
    expect(hierarchy).toHaveProperty('cycle.id', '2026-Q4');
  });

  it.each([
    ['without a project', { type: 'jira:projectPage' }],
    ['with a project that is none', { type: 'jira:projectPage', project: { id: '1) OR (1' } }],
    ['of another module', { type: 'jira:adminPage', project: { id: '10001' } }],
  ])('%s is none', async (_, extension) => {
    const app = await linkedApp(1);
    const answer = await app.platform.as('maria', () =>
      functions.run(
        { call: { functionKey: 'openHierarchy', payload: { cycle: null } }, context: { extension } },
        { principal: { accountId: 'maria' }, installContext: 'ari:cloud:jira::site/x' },
      ),
    );
    expect(code(answer as Answer<unknown>)).toBe('bad-input');
  });
});

describe('restricted projects on the page of the site', () => {
  it('are counted, and never named to those who may not see them', async () => {
    const app = await world();
    const open = (as: string) =>
      must(
        app.askHierarchy<HierarchyView>('openHierarchy', {
          as,
          project: null,
          payload: { cycle: '2026-Q4' },
        }),
      );
    expect((await open('maria')).restricted).toBe(0);
    const seen = await open('guest');
    expect(JSON.stringify(seen)).not.toMatch(secrets);
    expect(seen.nodes.filter(({ title }) => title !== null)).toEqual([]);
  });
});
