import { adoHost } from '@throughline/ado-extension/host.ts';
import { adoProjects } from '@throughline/ado-extension/projects.ts';
import { statementAfter } from '@throughline/ado-extension/statement.ts';
import { transport } from '@throughline/ado-extension/transport.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { KeyResultId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { memoryStore } from '@throughline/core/port/memory/store.ts';
import type { Store } from '@throughline/core/port/store.ts';
import { QueryRefused } from '@throughline/core/port/work-items.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { importPlanFile } from '@throughline/core/use/import-plan-file.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import type { KeyResultView } from '@throughline/core/view/epic-panel.ts';
import { serve, smallOrganisation, support, type Served } from './organisation-fixture.ts';

/** What a query finds, over the wire of Azure DevOps, where nobody but the person who looks asks. */

const EPIC = 100;
const hour = 3_600_000;
let served: Served;
let store: Store;
let now: number;

beforeEach(async () => {
  served = await serve({
    ...smallOrganisation,
    items: [
      { id: EPIC, project: support, type: 'Epic', title: 'Answer assistant', state: 'Active' },
      ...Array.from({ length: 230 }, (_, at) => ({
        id: 1000 + at,
        project: support,
        type: 'User Story',
        title: `Story ${at}`,
        state: at % 2 === 0 ? 'Closed' : 'New',
      })),
    ],
  });
  store = memoryStore();
  now = Date.now();
});
afterEach(() => served.close());

function hostOf(user = 'ana'): Host {
  const send = transport({
    base: async () => served.base,
    token: async () => served.host.tokenFor(user),
    fetch,
    wait: async () => {},
  });
  return adoHost({
    store,
    send,
    projects: adoProjects(send),
    organisation: 'fabrikam',
    user: { id: user as UserId, name: user },
    now: () => now,
    newId: () => 'new',
  });
}

const place = { item: itemId('ado', 'fabrikam', EPIC), project: support as ProjectId, type: 'Epic' };
const plan = (measure: string) => `throughline: 1
cycle: { id: this-year, start: ${new Date().getUTCFullYear()}-01-01, end: ${new Date().getUTCFullYear()}-12-31 }
objectives:
  - id: o-support
    title: Customers get an answer while they still care
    keyResults:
      - id: kr-link
        measure: { kind: work, count: issues, items: [${EPIC}] }
      - id: kr-query
        measure: ${measure}
`;
const stories =
  '{ kind: work, count: issues, items: [100], query: "[System.WorkItemType] = \'User Story\'" }';

const valueOf = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
};

async function importAndCount(measure: string): Promise<void> {
  valueOf(await importPlanFile(hostOf(), place, { fileName: 'plan.yaml', text: plan(measure) }));
  await countOn();
}

/** As the page does while something is being counted. */
async function countOn(): Promise<void> {
  for (let pages = 0; pages < 50; pages += 1) {
    const view = await look();
    if (!view?.counting) return;
    valueOf(await continueCount(hostOf(), place, { keyResult: view.id, shard: view.shard }));
  }
  throw new Error('a count never ends');
}

async function look(id = 'kr-query'): Promise<KeyResultView | undefined> {
  const view = valueOf(await openEpicPanel(hostOf(), place));
  if (view.kind !== 'full') throw new Error(`the panel is "${view.kind}"`);
  return view.objectives.flatMap(({ keyResults }) => keyResults).find((one) => one.id === id);
}

const asked = (what: string) =>
  served.sent.filter(({ url, body }) => url.includes('/wiql') && JSON.stringify(body).includes(what));

describe('a key result of what WIQL finds', () => {
  it('[R16] is read to its end by rising ids, page by page', async () => {
    await importAndCount(stories);
    expect(asked('User Story')).toHaveLength(2);
    // The epic has nothing below it and counts as itself.
    expect(await look()).toMatchObject({
      amount: { counted: 231, done: { digits: 115, scale: 0 } },
      stale: false,
    });
  });

  it('is not asked by a panel; what was asked a while ago is begun to be asked when somebody looks', async () => {
    await importAndCount(stories);
    served.organisation.create({ project: support, type: 'User Story', title: 'New', state: 'New' });
    const before = asked('User Story').length;
    now += 5 * 60_000;
    expect(await look()).toMatchObject({ counting: null, amount: { counted: 231 } });
    expect(asked('User Story')).toHaveLength(before);

    now += hour;
    expect(await look()).toMatchObject({ counting: { items: 0 }, amount: { counted: 231 } });
    expect(asked('User Story')).toHaveLength(before);
    await countOn();
    expect(await look()).toMatchObject({ counting: null, amount: { counted: 232 } });
  });

  it('[R22] that the host refuses has no value and says why', async () => {
    await importAndCount('{ kind: work, count: issues, items: [100], query: "[No.Such.Field] = 1" }');
    const view = await look();
    expect(view).toMatchObject({ percent: null, stale: true, counting: null });
    expect(view?.problems).toContainEqual({
      code: 'D_QUERY_FAILED',
      at: 'kr-query',
      said: expect.stringContaining('No.Such.Field'),
    });
  });

  it('[R15] of a metric adds up a field, and opens to its items', async () => {
    served.organisation.create({ project: support, type: 'Bug', title: 'A bug', state: 'New', effort: 3 });
    served.organisation.create({
      project: support,
      type: 'Bug',
      title: 'Another',
      state: 'Closed',
      effort: 2,
    });
    await importAndCount(
      '{ kind: metric, from: 10, to: 0, query: "[System.WorkItemType] = \'Bug\'", of: sum, field: points }',
    );
    const { shard = '' } = (await look('kr-link')) ?? {};
    const opened = valueOf(await explain(hostOf(), { id: 'kr-query' as KeyResultId, shard, cursor: null }));
    if (opened.kind !== 'keyResult') throw new Error('no key result');
    expect(opened.value.amount).toMatchObject({ current: { digits: 5, scale: 0 } });
    expect(opened.work?.rows.map(({ title, size }) => [title, size])).toEqual([
      ['A bug', '3'],
      ['Another', '2'],
    ]);
  });
});

describe('a statement read page by page', () => {
  it.each([
    [
      "[System.State] = 'New'",
      "SELECT [System.Id] FROM WorkItems WHERE ([System.State] = 'New') AND [System.Id] > 7 ORDER BY [System.Id]",
    ],
    [
      "SELECT [System.Id] FROM WorkItems WHERE [A] = 'x ORDER BY y' OR [B] IN ('1', '2') ORDER BY [System.ChangedDate] DESC ASOF '2026-01-01'",
      "SELECT [System.Id] FROM WorkItems WHERE ([A] = 'x ORDER BY y' OR [B] IN ('1', '2')) AND [System.Id] > 7 ORDER BY [System.Id] ASOF '2026-01-01'",
    ],
    [
      'select [System.Id] from WorkItems',
      'SELECT [System.Id] FROM WorkItems WHERE [System.Id] > 7 ORDER BY [System.Id]',
    ],
    [
      "SELECT [Where] FROM WorkItems WHERE ([Order By] = 'it''s' AND ([A] = 1 OR [B] = \"where\"))",
      "SELECT [System.Id] FROM WorkItems WHERE (([Order By] = 'it''s' AND ([A] = 1 OR [B] = \"where\"))) AND [System.Id] > 7 ORDER BY [System.Id]",
    ],
  ])('finds the same: %s', (query, statement) => {
    expect(statementAfter(query, 7)).toBe(statement);
  });

  it.each([
    '[A] = 1) OR ([B] = 2',
    '[A] = 1)) OR (([B] = 2',
    '([A] = 1',
    '[A] = 1 WHERE [B] = 2',
    'SELECT [System.Id] FROM WorkItemLinks WHERE [Source].[A] = 1',
  ])('is refused where it would say something else beside another condition: %s', (query) => {
    expect(() => statementAfter(query, 0)).toThrow(QueryRefused);
  });
});
