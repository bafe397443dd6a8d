import * as functions from '@throughline/jira-app/functions.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import { pageContext } from '@throughline/workbench/jira-host/place.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import { linkedApp, must, plan } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';

interface Work {
  readonly rows: readonly { readonly key: string }[];
  readonly restricted: number;
  readonly counted: number;
  readonly next: string | null;
}
type Name = keyof EpicPanelClient;

/** A right payload for each function: a refusal then is one of rights. */
const payloads = (shard: string): Readonly<Record<Name, object>> => ({
  openEpicPanel: {},
  explain: { id: 'kr-work', shard, cursor: null },
  listLinkChoices: {},
  linkWorkItem: { keyResult: 'kr-count', shard, weight: null },
  unlinkWorkItem: { keyResult: 'kr-work', shard },
  recount: { keyResult: 'kr-work', shard },
  continueCount: { keyResult: 'kr-work', shard },
  importPlan: { fileName: 'plan.yaml', text: plan },
  choosePointsField: { field: 'customfield_10042' },
});
const names = Object.keys(payloads('')) as Name[];
const writing: readonly Name[] = [
  'linkWorkItem',
  'unlinkWorkItem',
  'recount',
  'importPlan',
  'choosePointsField',
];
const administering: readonly Name[] = ['importPlan', 'choosePointsField'];

const kept = (app: AppFixture) =>
  JSON.stringify([...app.platform.kvs.content].map(([name, { value }]) => [name, value]));
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.failure.code);
/** A plan that names a project which the importer cannot see is refused for that, whether the project exists or not. */
const refusals = (name: Name) => ['forbidden', 'not-found', ...(name === 'importPlan' ? ['bad-input'] : [])];
/** Words that only those may read who see the project or the issue. */
const secrets = /Customers get an answer|Ship the answer|Story \d|Average reply/;

describe('a stranger', () => {
  it.each(names)('gets nothing of %s and changes nothing', async (name) => {
    const app = await linkedApp(3);
    const before = kept(app);
    for (const as of ['stranger', null]) {
      const answer = await app.ask(name, { as, issue: 'SUP-1', payload: payloads(app.shard)[name] });
      expect(refusals(name)).toContain(code(answer));
      expect(JSON.stringify(answer)).not.toMatch(secrets);
    }
    expect(kept(app)).toBe(before);
    expect(app.platform.queue.waiting).toEqual([]);
  });

  it.each(names)('cannot become somebody else by what the page sends to %s', async (name) => {
    const app = await linkedApp(3);
    const before = kept(app);
    const forged = { accountId: 'maria', principal: { accountId: 'maria' }, cloudId: 'other', user: 'maria' };
    const call = { functionKey: name, payload: { ...payloads(app.shard)[name], ...forged } };
    const answer = await app.platform.as('stranger', () =>
      functions.run(
        { call, context: { ...pageContext(app.site, { kind: 'issue', issue: 'SUP-1' }), ...forged } },
        {
          principal: { accountId: 'stranger' },
          installContext: `ari:cloud:jira::site/${app.site.data.cloudId}`,
        },
      ),
    );
    expect(refusals(name)).toContain(code(answer as Answer<unknown>));
    expect(kept(app)).toBe(before);
    // Whatever was asked of Jira was asked as the stranger, or as the app to see whether there is such an item.
    expect(app.calls.map(({ accountId }) => accountId)).not.toContain('maria');
  });
});

describe('who may only look', () => {
  it.each(writing)('is refused by %s, and nothing changes', async (name) => {
    const app = await linkedApp(3);
    const before = kept(app);
    const answer = await app.ask(name, { as: 'vera', issue: 'SUP-1', payload: payloads(app.shard)[name] });
    expect(code(answer)).toBe('forbidden');
    expect(kept(app)).toBe(before);
  });

  it('sees the panel, without what it may not do', async () => {
    const app = await linkedApp(3);
    const view = await app.panel('SUP-1', 'vera');
    expect(view.may).toEqual({ link: false, administer: false });
    expect(view.objectives.map(({ title }) => title)).toEqual([
      'Customers get an answer while they still care',
    ]);
  });
});

describe('who may edit', () => {
  it.each(administering)('is still refused by %s', async (name) => {
    const app = await linkedApp(3);
    const answer = await app.ask(name, { as: 'tom', issue: 'SUP-1', payload: payloads(app.shard)[name] });
    expect(code(answer)).toBe('forbidden');
  });

  it('links and unlinks', async () => {
    const app = await linkedApp(3);
    for (const name of ['linkWorkItem', 'unlinkWorkItem', 'recount'] as const) {
      expect(
        code(await app.ask(name, { as: 'tom', issue: 'SUP-1', payload: payloads(app.shard)[name] })),
      ).toBe('ok');
    }
  });

  it('cannot link to a key result of a project that it may not see, nor learn its name', async () => {
    const app = await linkedApp(3);
    const guest = { accountId: 'guest', displayName: 'Guest', may: { PAY: 'administer' } as const };
    (app.site.data.users as (typeof guest)[]).push(guest);
    const { issue } = changesOf(app.site, 'maria').create({ project: 'PAY', type: 'Epic', summary: 'Pay' });
    const before = kept(app);
    for (const name of ['linkWorkItem', 'unlinkWorkItem', 'recount', 'continueCount', 'explain'] as const) {
      const answer = await app.ask(name, {
        as: 'guest',
        issue: issue.key,
        payload: payloads(app.shard)[name],
      });
      expect(['forbidden', 'not-found']).toContain(code(answer));
      expect(JSON.stringify(answer)).not.toMatch(secrets);
    }
    expect(
      code(await app.ask('importPlan', { as: 'guest', issue: issue.key, payload: payloads('').importPlan })),
    ).not.toBe('ok');
    expect(kept(app)).toBe(before);
  });
});

describe('restricted issues', () => {
  it('are counted, and never named to those who may not see them', async () => {
    const app = await linkedApp(6);
    app.jira.restrict('SUP-3', ['maria']);
    const explain = async (as: string) => {
      const pages: Work[] = [];
      for (let cursor: string | null | undefined = null; cursor !== undefined;) {
        const payload: object = { ...payloads(app.shard).explain, cursor };
        const page: { work: Work } = await must(
          app.ask<{ work: Work }>('explain', { as, issue: 'SUP-1', payload }),
        );
        pages.push(page.work);
        cursor = page.work.next ?? undefined;
      }
      return pages;
    };
    const [all, some] = [await explain('maria'), await explain('vera')];
    const restricted = (pages: readonly Work[]) => pages.reduce((sum, page) => sum + page.restricted, 0);
    expect([restricted(all), restricted(some)]).toEqual([0, 1]);
    expect([all[0]?.counted, some[0]?.counted]).toEqual([6, 6]);
    expect(all.flatMap(({ rows }) => rows.map(({ key }) => key))).toContain('SUP-3');
    expect(JSON.stringify(some)).not.toMatch(/SUP-3|Story 1"/);
  });
});

describe('a payload that is none', () => {
  const bad: readonly (readonly [Name, unknown])[] = [
    ['explain', {}],
    ['explain', { id: 'kr-work', shard: 7, cursor: null }],
    ['explain', { id: 'kr-work', shard: 's', cursor: {} }],
    ['explain', { id: 'x'.repeat(400), shard: 's', cursor: null }],
    ['linkWorkItem', { keyResult: 'kr-work', shard: 's' }],
    ['linkWorkItem', { keyResult: 'kr-work', shard: 's', weight: 2 }],
    ['linkWorkItem', { keyResult: ['kr-work'], shard: 's', weight: null }],
    ['unlinkWorkItem', { keyResult: '', shard: 's' }],
    ['recount', null],
    ['continueCount', { keyResult: 'kr-work' }],
    ['importPlan', { fileName: 'plan.yaml' }],
    ['importPlan', { fileName: 'x'.repeat(300), text: '' }],
    ['choosePointsField', { field: { id: 'customfield_1' } }],
  ];

  it.each(bad)('%s with %j is answered as bad input, before anything is read', async (name, payload) => {
    const app = await linkedApp(1);
    expect(code(await app.ask(name, { as: 'maria', issue: 'SUP-1', payload }))).toBe('bad-input');
    expect(app.calls).toEqual([]);
  });

  it('and a context without a place are answered the same', async () => {
    const app = await linkedApp(1);
    const { run } = functions;
    const ask = (context: Readonly<Record<string, unknown>>, installContext?: string) =>
      app.platform.as('maria', () =>
        run(
          { call: { functionKey: 'openEpicPanel', payload: {} }, context },
          { principal: { accountId: 'maria' }, installContext },
        ),
      );
    const here = 'ari:cloud:jira::site/x';
    const issue = { id: '20001; DROP', key: 'SUP-1', typeId: '10' };
    for (const answer of [
      await ask({}, here),
      await ask({ extension: { issue, project: { id: '10001' } } }, here),
      await ask(pageContext(app.site, { kind: 'issue', issue: 'SUP-1' })),
    ]) {
      expect(code(answer as Answer<unknown>)).toBe('bad-input');
    }
  });

  it('for a function that is not there is an error of the page', async () => {
    const app = await linkedApp(1);
    await expect(app.ask('dropAll' as Name, { as: 'maria', issue: 'SUP-1' })).rejects.toThrow(
      'no definition',
    );
  });
});

describe('consent', () => {
  it('that Forge must ask a person for reaches Forge', async () => {
    const app = await linkedApp(1);
    app.fail = ({ provider, remote }) =>
      provider === 'user' && remote === 'jira'
        ? new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } })
        : undefined;
    await expect(app.ask('openEpicPanel', { as: 'maria', issue: 'SUP-1' })).rejects.toMatchObject({
      name: 'NEEDS_AUTHENTICATION_ERR',
    });
  });
});
