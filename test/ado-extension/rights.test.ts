import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { adoRights } from '@throughline/ado-extension/rights.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { itemId, type ProjectId, type UserId } from '@throughline/core/model/ids.ts';
import { adoRequestProblems } from '../openapi/validate-ado-request.ts';
import { describeWithRealData } from '../real-data.ts';
import { payments, serve, smallOrganisation, support, type Served } from './organisation-fixture.ts';

let host: Served;
beforeEach(async () => {
  host = await serve({
    ...smallOrganisation,
    items: [
      { id: 1, project: support, type: 'Epic', title: 'seen by all', state: 'New' },
      { id: 2, project: support, type: 'Epic', title: 'restricted', state: 'New', seenBy: ['ana'] },
      { id: 3, project: payments, type: 'Epic', title: 'of a closed project', state: 'New' },
    ],
  });
});
afterEach(() => host.close());

const ask = async (user: string, item: number | null, projects: readonly string[]) => {
  const send = transport({
    base: async () => host.base,
    token: async () => host.host.tokenFor(user),
    fetch,
    wait: async () => {},
  });
  const rights = await adoRights({ send, user: user as UserId, projects: adoProjects(send) })({
    item: item === null ? null : itemId('ado', 'fabrikam', item),
    projects: projects as readonly ProjectId[],
  });
  return {
    item: [rights.seeItem, rights.editItem],
    see: [...rights.see],
    edit: [...rights.edit],
    administer: [...rights.administer],
    organisation: rights.organisation,
  };
};

it.each([
  [
    'ana',
    'administers where she is a team’s administrator',
    [true, true],
    [support, payments],
    [support, payments],
    [support],
    true,
  ],
  ['ben', 'edits where he is in a team', [true, true], [support], [support], [], false],
  ['cleo', 'may only look', [true, false], [support], [], [], false],
])('%s %s', async (user, _, item, see, edit, administer, organisation) => {
  expect(await ask(user, 1, [support, payments])).toEqual({ item, see, edit, administer, organisation });
});

it('a restricted item is neither seen nor edited, by members of the project either', async () => {
  expect((await ask('ana', 2, [])).item).toEqual([true, true]);
  expect((await ask('ben', 2, [])).item).toEqual([false, false]);
  expect((await ask('cleo', 3, [])).item).toEqual([false, false]);
  expect((await ask('ana', 404, [])).item).toEqual([false, false]);
});

it('costs the same however many projects there are, and nothing per work item', async () => {
  await ask('ben', 1, [support]);
  expect(host.sent.length).toBe(3);
});

it('no answer is not a yes: a failing host is a fault', async () => {
  await host.close();
  await expect(ask('ana', 1, [support])).rejects.toMatchObject({ name: 'WorkFault' });
});

describeWithRealData('the questions', () => {
  it('are as the description of 7.1 says', async () => {
    await ask('ana', 1, [support, payments]);
    await ask('cleo', 1, [support]);
    for (const one of host.sent) expect([one.url, await adoRequestProblems(one)]).toEqual([one.url, []]);
  });
});
