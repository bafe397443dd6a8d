import * as functions from '@throughline/jira-app/functions.ts';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewFate } from '@throughline/core/review/review.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { ReviewView, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { arrangeGadgets } from '@throughline/workbench/jira-host/dashboard.ts';
import { pageContext } from '@throughline/workbench/jira-host/place.ts';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import { createJiraSite } from '@throughline/workbench/jira-host/site.ts';
import { appOnSite, must } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';
import { emptySite, pointsField } from './site-fixture.ts';
import { boards, day, planned, sprint, team } from './sprint-fixture.ts';

type Name = keyof SprintReviewClient;

const request: ReviewRequest = {
  team: team(1),
  span: { kind: 'sprint', sprint: sprint(1) },
  objectives: [],
  unit: 'points',
};
const payloads: Readonly<Record<Name, object>> = {
  openReview: request,
  findTeams: { text: null },
  listSprints: { team: '1' },
  listReviewObjectives: { team: '1' },
};
const names = Object.keys(payloads) as Name[];
const inBacklog: JiraPlace = { kind: 'sprint', board: '1', sprint: '1' };

interface World {
  readonly app: AppFixture;
  readonly ask: <T = unknown>(
    name: Name,
    as: string | null,
    payload?: unknown,
    place?: JiraPlace,
  ) => Promise<Answer<T>>;
  readonly review: (as: string) => Promise<ReviewView>;
}

/**
 * An objective whose key result counts an epic of so many stories; the first 3 of each 4 are in a sprint under way, which
 * began a week ago, and a few things happened in it.
 */
async function world(stories: number, beside = 0): Promise<World> {
  const clock = { now: Date.now() - 10 * day };
  const site = createJiraSite({ ...emptySite, boards }, () => clock.now);
  const app = appOnSite(site);
  const { jira } = app;
  const epic = jira.create({ project: 'SUP', type: 'Epic', summary: 'Epic of secrets' }).issue;
  const made = Array.from({ length: stories + beside }, (_, at) => {
    const fields = { [pointsField]: 1 + (at % 3) };
    return jira.create({
      project: 'SUP',
      type: 'Story',
      summary: `Story ${at}`,
      parent: epic.key,
      fields,
    }).issue;
  });
  const date = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  const plan = {
    throughline: 1,
    cycle: { id: 'now', start: date(-40), end: date(40) },
    objectives: [
      {
        id: 'o-1',
        title: 'Customers get an answer',
        project: 'SUP',
        keyResults: [
          {
            id: 'kr-1',
            title: 'Ship the assistant',
            measure: { kind: 'work', count: 'points', items: [epic.key] },
          },
        ],
      },
    ],
  };
  const payload = { fileName: 'plan.json', text: JSON.stringify(plan) };
  await must(app.askHierarchy('importPlan', { as: 'maria', payload }));
  await app.platform.queue.drain();

  clock.now = Date.now() - 7 * day;
  jira.addSprint(planned('One', clock.now));
  const inIt = made.slice(0, stories);
  for (const { id } of inIt) jira.setSprints(id, [1]);
  clock.now += 1000;
  site.sprints.set(1, {
    ...(site.sprints.get(1) as never as object),
    state: 'active',
    start: site.tick(),
  } as never);
  clock.now += day;
  const [done, secret, out] = inIt;
  for (const event of [
    ...jira.transition(done?.id ?? '', 'Done'),
    ...jira.restrict(secret?.id ?? '', ['maria']),
    ...jira.transition(secret?.id ?? '', 'Done'),
    ...jira.moveToSprint(out?.id ?? '', null),
  ]) {
    await app.platform.fire(event);
  }
  await app.platform.queue.drain();
  clock.now = Date.now();
  app.forget();
  const ask: World['ask'] = async (name, as, given = payloads[name], place = inBacklog) =>
    (await app.platform.invoke({
      accountId: as,
      place,
      functionKey: name,
      payload: given,
    })) as never;
  return { app, ask, review: (as) => must(ask<ReviewView>('openReview', as)) };
}

const secrets = /Epic of secrets|Story \d|SUP-\d|Customers get|Ship the assistant|Support board/;

describe('the sprint review over the wire', () => {
  let shared: World;
  beforeAll(async () => {
    shared = await world(12);
  });
  beforeEach(() => shared.app.forget());

  it('tells what moved and what became of the work', async () => {
    const { review } = await shared.review('maria');
    const counts = (fate: ReviewFate) => review.work.groups[fate].count;
    expect([counts('completed'), counts('open'), counts('left'), counts('dropped')]).toEqual([2, 9, 1, 0]);
    expect(review.work.groups.left.items.map(({ key }) => key)).toEqual(['SUP-4']);
    expect(review.keyResults).toMatchObject([
      { id: 'kr-1', causes: { completed: expect.any(Number) }, served: { done: 2 } },
    ]);
    expect(review.objectives.map(({ title }) => title)).toEqual(['Customers get an answer']);
    expect(review.record).toMatchObject({ source: 'changelogs', definitions: true });
  });

  it('counts what the person may not see, and names it nowhere', async () => {
    const [all, some] = [await shared.review('maria'), await shared.review('vera')];
    expect(some.review.work.groups.completed).toMatchObject({ count: 2, restricted: 1 });
    expect(some.review.work.groups.completed.size).toBe(all.review.work.groups.completed.size);
    expect(some.review.keyResults[0]?.change).toBe(all.review.keyResults[0]?.change);
    expect(JSON.stringify(all)).toContain('Story 1"');
    expect(JSON.stringify(some)).not.toMatch(/Story 1"|SUP-3"/);
  });

  it.each(['stranger', 'guest', null])('tells nothing to %s, whatever is asked', async (who) => {
    const people = shared.app.site.data.users as { accountId: string; displayName: string; may: object }[];
    if (!people.some(({ accountId }) => accountId === 'guest')) {
      people.push({ accountId: 'guest', displayName: 'Guest', may: { PAY: 'administer' } });
    }
    for (const name of names) {
      const answer = await shared.ask(name, who);
      expect(JSON.stringify(answer)).not.toMatch(secrets);
      if (!answer.ok) expect(['forbidden', 'not-found', 'unreachable']).toContain(answer.failure.code);
      else expect(['findTeams', 'listSprints', 'listReviewObjectives']).toContain(name);
    }
    if (who === null) expect(shared.app.calls).toEqual([]);
  });

  it('is asked from its own modules alone, and by what is a request', async () => {
    for (const name of names) {
      for (const place of [
        { kind: 'issue', issue: 'SUP-1' },
        { kind: 'global' },
        { kind: 'project', project: 'SUP' },
      ] as const) {
        expect(await shared.ask(name, 'maria', payloads[name], place)).toMatchObject({
          ok: false,
          failure: { code: 'bad-input' },
        });
      }
    }
    const wrong: readonly (readonly [Name, unknown])[] = [
      ['openReview', null],
      ['openReview', { ...request, team: '' }],
      ['openReview', { ...request, unit: 'hours' }],
      ['openReview', { ...request, span: { kind: 'last-days', days: 1_000 } }],
      ['openReview', { ...request, objectives: Array.from({ length: 101 }, String) }],
      ['findTeams', { text: 'x'.repeat(256) }],
      ['findTeams', {}],
      ['listSprints', { team: 7 }],
      ['listReviewObjectives', { team: 'x'.repeat(301) }],
    ];
    for (const [name, payload] of wrong) {
      expect(await shared.ask(name, 'maria', payload)).toMatchObject({
        ok: false,
        failure: { code: 'bad-input' },
      });
    }
    expect(shared.app.calls).toEqual([]);
  });

  it('takes who asks from the platform, never from the page', async () => {
    const context = { ...pageContext(shared.app.site, inBacklog), accountId: 'maria' };
    const call = { functionKey: 'openReview', payload: request };
    const answer = await shared.app.platform.as('stranger', () =>
      functions.run({ call, context }, {
        principal: { accountId: 'stranger' },
        installContext: `ari:cloud:jira::site/${shared.app.site.data.cloudId}`,
      } as never),
    );
    expect(JSON.stringify(answer)).not.toMatch(secrets);
  });

  it('is the same on a dashboard, of either kind', async () => {
    const wanted = await shared.review('vera');
    for (const module of [moduleKeys.gadget, moduleKeys.widget]) {
      arrangeGadgets(shared.app.site, { do: 'addGadget', module, columns: 12 });
      const gadget = [...shared.app.site.gadgets.keys()].at(-1) ?? '';
      const place: JiraPlace = { kind: 'gadget', gadget, entry: 'view' };
      const { review } = await must(shared.ask<ReviewView>('openReview', 'vera', request, place));
      expect(review.work).toEqual(wanted.review.work);
    }
  });

  it('says so when Jira does not answer, and names nothing', async () => {
    for (const path of ['/rest/agile/1.0/board/1', '/sprint', '/search/jql', '/changelog/bulkfetch']) {
      shared.app.fail = (call) =>
        call.path.split('?')[0]?.endsWith(path) ? new Response('', { status: 503 }) : undefined;
      expect(await shared.ask('openReview', 'maria')).toMatchObject({
        ok: false,
        failure: { code: 'unreachable' },
      });
    }
    shared.app.fail = ({ path }) =>
      path.includes('/changelog/')
        ? new Response('', { status: 429, headers: { 'Retry-After': '9' } })
        : undefined;
    expect(await shared.ask('openReview', 'maria')).toMatchObject({
      ok: false,
      failure: { code: 'busy', retryAfter: 9 },
    });
    shared.app.fail = null;
  });
});

describe('what the review of a sprint of 500 issues costs', () => {
  /** Calls by what is asked, the fetches of issues apart. */
  const counted = async (beside: number) => {
    const { app, review } = await world(500, beside);
    const { work } = (await review('vera')).review;
    const paths = app.calls.map(({ path }) => path.replace(/\?.*/, ''));
    const count = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
    return {
      items: Object.values(work.groups).reduce((sum, group) => sum + group.count, 0),
      store: count(/batch\/get/),
      writes: count(/transaction/),
      rights: count(/permissions\/check/),
      board: count(/rest\/agile/),
      search: count(/search\/jql/),
      changelogs: count(/changelog\/bulkfetch/),
      fetches: count(/issue\/bulkfetch/),
      about: count(/\/(field|status|issuetype)$/),
      all: paths.length,
    };
  };

  it('is a page of calls, and none more for what is in the key result and not in the sprint', async () => {
    const alone = await counted(0);
    expect(alone).toMatchObject({
      items: 500,
      writes: 0,
      rights: 1,
      board: 3,
      // Five pages of the sprint, one of what changed; the issues once for their past and once as the person sees them.
      search: 6,
      fetches: 10,
      changelogs: 1,
      about: 3,
    });
    // 25 documents a read.
    expect(alone.store).toBeLessThanOrEqual(40);
    expect(await counted(500)).toEqual(alone);
  });
});
