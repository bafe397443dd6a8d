import type { ForgeCall } from '@throughline/workbench/jira-host/forge-seam.ts';
import { epicWith, newApp } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';

/** What a query finds, over the wire of Forge and Jira: how often Jira is asked, and that no event asks it. */

const plan = (measure: string): string => `
throughline: 1
cycle: { id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }
objectives:
  - id: o-support
    title: Customers get an answer while they still care
    project: SUP
    keyResults:
      - id: kr-link
        title: Ship the answer assistant
        measure: { kind: work, count: issues, items: [SUP-1] }
      - id: kr-query
        title: Close what is open
        measure: ${measure}
`;

async function appWith(stories: number, measure: string): Promise<AppFixture> {
  const app = newApp(epicWith(stories));
  const text = plan(measure);
  const answer = await app.ask('importPlan', {
    as: 'maria',
    issue: 'SUP-1',
    payload: { fileName: 'plan.yaml', text },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  await app.platform.queue.drain();
  return app;
}

const work = (query: string) => `{ kind: work, count: points, items: [], query: '${query}' }`;
const QUERY = 'project = SUP AND issuetype in (Epic, Story)';
const isSearch = ({ path, body }: Pick<ForgeCall, 'path' | 'body'>): boolean =>
  path === '/rest/api/3/search/jql' && JSON.stringify(body).includes('issuetype in');
const searches = ({ calls }: AppFixture) => calls.filter(isSearch);

describe('a key result of what JQL finds', () => {
  it.each([
    [30, 1],
    [250, 3],
  ])('[R16] of %i issues is counted in %i searches, as the app', async (stories, pages) => {
    const app = await appWith(stories, work(`${QUERY} ORDER BY updated DESC`));
    expect(searches(app)).toHaveLength(pages);
    expect(searches(app).every(({ provider }) => provider === 'app')).toBe(true);
    expect(await app.keyResult('SUP-1', 'kr-query')).toMatchObject({
      amount: { kind: 'work', unit: 'points', counted: stories },
      stale: false,
    });
    // A sub-task is not there, so nothing is read a second time; a panel asks nothing of the tracker.
    app.forget();
    await app.keyResult('SUP-1', 'kr-query');
    expect(app.calls.map(({ path }) => path)).toEqual([
      '/api/v1/batch/get',
      '/api/v1/batch/get',
      '/rest/api/3/permissions/check',
    ]);
  });

  it('[F11] many events ask nothing; the first one sends for a job, that waits and asks once', async () => {
    const app = await appWith(30, work(QUERY));
    const { queue } = app.platform;
    app.forget();
    for (let at = 0; at < 5; at += 1) {
      const { events } = app.jira.create({ project: 'SUP', type: 'Story', summary: `New ${at}` });
      for (const event of events) await app.platform.fire(event);
    }
    for (const event of app.jira.transition('SUP-2', 'Done')) await app.platform.fire(event);
    expect(app.calls.filter(({ path }) => path.startsWith('/rest/'))).toEqual([]);
    const pushes = app.calls
      .filter(({ remote }) => remote === 'stargate')
      .map(({ body }) => JSON.stringify(body));
    expect(pushes.filter((body) => body.includes('"queries"'))).toEqual([
      expect.stringContaining('"delayInSeconds":300'),
    ]);
    // Of many events each costs what it costs elsewhere: two reads and one transaction.
    app.forget();
    for (const event of app.jira.transition('SUP-3', 'Done')) await app.platform.fire(event);
    expect(app.calls.map(({ path }) => path)).toEqual([
      '/api/v1/batch/get',
      '/api/v1/batch/get',
      '/api/v1/transaction',
    ]);
    const jobs = queue.waiting.filter(({ body }) => body['kind'] === 'queries');
    expect(jobs).toHaveLength(1);
    await queue.drain();
    // It was asked a moment ago: it is asked by the schedule, once it has rested.
    expect(searches(app)).toHaveLength(0);
    expect((await app.keyResult('SUP-1', 'kr-query')).amount).toMatchObject({ counted: 30 });
  });

  it('[R22] that Jira refuses says so in its own words, and the last good value stays', async () => {
    const app = await appWith(5, work(QUERY));
    app.fail = ({ path, body }) =>
      isSearch({ path, body })
        ? new Response(JSON.stringify({ errorMessages: ["The value 'Story' does not exist."], errors: {} }), {
            status: 400,
          })
        : undefined;
    const [shard] = [(await app.keyResult('SUP-1', 'kr-query')).shard];
    await app.ask('recount', { as: 'maria', issue: 'SUP-1', payload: { keyResult: 'kr-query', shard } });
    await app.platform.queue.drain();
    const view = await app.keyResult('SUP-1', 'kr-query');
    expect(view).toMatchObject({ stale: true, counting: null, amount: { counted: 5 } });
    expect(view.problems).toContainEqual({
      code: 'D_QUERY_FAILED',
      at: 'kr-query',
      said: "The value 'Story' does not exist.",
    });
  });

  it('[R15] of a metric is a reading of what it finds, and opens to the issues', async () => {
    const app = await appWith(
      12,
      "{ kind: metric, from: 12, to: 0, query: 'project = SUP AND issuetype = Story AND statusCategory != Done', of: count }",
    );
    const { shard } = await app.keyResult('SUP-1', 'kr-link');
    const explained = await app.ask<{
      value: { amount: object };
      work: { counted: number; rows: readonly { key: string }[] } | null;
    }>('explain', { as: 'maria', issue: 'SUP-1', payload: { id: 'kr-query', shard, cursor: null } });
    if (!explained.ok) throw new Error(JSON.stringify(explained.failure));
    expect(explained.value.value.amount).toMatchObject({ kind: 'metric', current: { digits: 8, scale: 0 } });
    expect(explained.value.work?.counted).toBe(8);
    expect(explained.value.work?.rows).toHaveLength(8);
  });

  it('[R19] names no issue that the reader may not see, though the app counts it', async () => {
    const app = await appWith(3, work(QUERY));
    app.jira.restrict('SUP-3', ['nobody']);
    const { shard } = await app.keyResult('SUP-1', 'kr-query');
    const explained = await app.ask<{
      work: { counted: number; restricted: number; rows: readonly { key: string }[] };
    }>('explain', { as: 'vera', issue: 'SUP-1', payload: { id: 'kr-query', shard, cursor: null } });
    if (!explained.ok) throw new Error(JSON.stringify(explained.failure));
    expect(explained.value.work).toMatchObject({ counted: 3, restricted: 1 });
    expect(JSON.stringify(explained.value)).not.toContain('SUP-3');
  });
});
