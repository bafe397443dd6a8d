import { readFileSync } from 'node:fs';
import { jiraHost } from '@throughline/jira-app/host.ts';
import { forgeStore } from '@throughline/jira-app/store.ts';
import { issueItem } from '@throughline/jira-app/issue-id.ts';
import type { KeyResultId, ProjectId } from '@throughline/core/model/ids.ts';
import { jiraRequestProblems } from '../openapi/validate-jira-request.ts';
import { describeWithRealData, realData } from '../real-data.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { SeenCall } from './forge-fixture.ts';
import { cloudId, siteWith } from './site-fixture.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';

interface Recorded {
  readonly target: { readonly type: string; readonly provider: string; readonly remote: string };
  readonly path: string;
  readonly method: string;
  readonly body?: unknown;
}

describeWithRealData('what goes over the wire to Forge', () => {
  const recorded = JSON.parse(readFileSync(realData('wire/forge-wire.json'), 'utf8')) as readonly Recorded[];
  const like = (call: SeenCall) => recorded.find(({ path }) => path === call.path);

  it('has the form of the recorded traffic', async () => {
    const calls = await everything();
    expect(new Set(calls.map(({ remote }) => remote))).toEqual(new Set(['kvs', 'jira', 'stargate']));
    const compared = calls.filter((call) => call.remote !== 'jira' && like(call));
    expect(compared.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/v1/transaction', expect.stringMatching('/webhook/queue/publish')]),
    );
    for (const call of compared) {
      const original = like(call);
      expect([call.method, call.remote, call.provider]).toEqual([
        original?.method,
        original?.target.remote,
        original?.target.provider,
      ]);
      const known = shapeOf(original?.body).map(sameCondition);
      const unknown = shapeOf(call.body).filter((member) => !known.includes(sameCondition(member)));
      // The contents of a value and of a job are the app's own.
      expect(unknown.filter((member) => !/^(set\.value|payload\.body)\./.test(member))).toEqual([]);
    }
  });

  it('asks Jira as its interface is described', async () => {
    for (const call of (await everything()).filter(({ remote }) => remote === 'jira')) {
      expect(await jiraRequestProblems(call)).toEqual([]);
    }
  });
});

describe('rights', () => {
  const ask = async (accountId: string | null, seenBy?: readonly string[]) => {
    const site = siteWith([]);
    const jira = changesOf(site, 'maria');
    const { issue } = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic' });
    if (seenBy) jira.restrict(issue.id, seenBy);
    const forge = forgeFixture(site);
    const rights = await forge.platform.as(accountId, () =>
      jiraHost({ cloudId, siteUrl: null, accountId }).rights({
        item: issueItem(cloudId, issue.id),
        projects: ['10001', '10002', 'not an id'] as ProjectId[],
      }),
    );
    return { rights, calls: forge.calls };
  };
  const both = new Set(['10001', '10002']);
  const none = new Set();

  it.each([
    ['maria', { seeItem: true, editItem: true, see: both, edit: both, administer: both }],
    ['tom', { seeItem: true, editItem: true, see: both, edit: both, administer: none }],
    ['vera', { seeItem: true, editItem: false, see: both, edit: none, administer: none }],
    ['stranger', { seeItem: false, editItem: false, see: none, edit: none, administer: none }],
  ])('of %s come from Jira, asked as that person in one call', async (accountId, expected) => {
    const { rights, calls } = await ask(accountId);
    expect(rights).toEqual(expected);
    expect(calls.map(({ path, provider, accountId: who }) => [path, provider, who])).toEqual([
      ['/rest/api/3/permissions/check', 'user', accountId],
    ]);
    expect(JSON.stringify(calls[0]?.body)).not.toContain('accountId');
  });

  it('of nobody are none, without asking', async () => {
    const { rights, calls } = await ask(null);
    expect([rights.seeItem, rights.see.size, calls.length]).toEqual([false, 0, 0]);
  });

  it('on an issue that is kept from somebody are none, whatever the project allows', async () => {
    const { rights } = await ask('tom', ['maria']);
    expect([rights.seeItem, rights.editItem, rights.edit]).toEqual([false, false, both]);
  });
});

/** Conditions have one form, whatever they stand on; the recording has `and` on a set and `or` on a check. */
const sameCondition = (member: string) => member.replace(/^(set|delete|check)\.conditions/, 'conditions');

/** Every kind of call that the host makes. */
async function everything(): Promise<readonly SeenCall[]> {
  const site = siteWith([]);
  const { issue } = changesOf(site, 'maria').create({ project: 'SUP', type: 'Epic', summary: 'Epic' });
  const item = issueItem(cloudId, issue.id);
  const forge = forgeFixture(site);
  await forge.platform.as('maria', async () => {
    const host = jiraHost({ cloudId, siteUrl: null, accountId: 'maria' });
    const key = { kind: 'text', id: 'a' } as const;
    const [found] = await forgeStore.get([key]);
    await forgeStore.commit([
      { key, value: { v: 1, texts: {} }, expected: found?.revision ?? null },
      { key: { kind: 'text', id: 'b' }, value: null, expected: null },
    ]);
    const [written] = await forgeStore.get([key]);
    await forgeStore.commit([{ key, value: null, expected: written?.revision ?? null }]);
    await host.rights({ item, projects: ['10001' as ProjectId] });
    await host.rights({ item, projects: [] });
    await host.rights({ item: null, projects: ['10001' as ProjectId] });
    await host.later?.({ kind: 'count', keyResult: 'kr-ü' as KeyResultId, shard: '10001~1' });
    await host.later?.({ kind: 'settle', item });
    await host.work.read([item], 'user');
    await host.work.childrenOf([item], null, 'app');
    await host.work.findProjects?.(['SUP', '10002'], 'user');
  });
  return forge.calls;
}

/** The members of a body, lists gone through: `set.conditions.and.property`. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => shapeOf(one, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [here, ...shapeOf(one, here)];
  });
}
