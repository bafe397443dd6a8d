import type { JiraEvent } from '@throughline/workbench/jira-host/events.ts';
import { linkedApp, must } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';
import { pointsField } from './site-fixture.ts';

/** Fires, then lets the queue run empty. */
async function fire(app: AppFixture, ...events: readonly JiraEvent[]): Promise<void> {
  for (const event of events) await app.platform.fire(event);
  await app.platform.queue.drain();
}

const amount = async (app: AppFixture, issue = 'SUP-1') => {
  const { amount: found, raw } = await app.keyResult(issue);
  if (found.kind !== 'work') throw new Error('not work');
  const { done, total, counted, dropped, unestimated } = found;
  return {
    done: done.digits / 10 ** done.scale,
    total: total.digits / 10 ** total.scale,
    counted,
    dropped,
    unestimated,
    raw,
  };
};

/** What is in the sums is what a count from the tracker finds. */
async function expectExact(app: AppFixture & { shard: string }, issue = 'SUP-1'): Promise<void> {
  const before = await amount(app, issue);
  const payload = { keyResult: 'kr-work', shard: app.shard };
  await must(app.ask('recount', { as: 'maria', issue, payload }));
  await app.platform.queue.drain();
  expect(await amount(app, issue)).toEqual(before);
}

// Six stories under SUP-1: SUP-2 to do 1, SUP-3 doing 2, SUP-4 done 3, SUP-5 to do 1, SUP-6 doing 2, SUP-7 done 3.
describe('issue events keep the sums right', () => {
  it('when work is done, reopened and cancelled', async () => {
    const app = await linkedApp(6);
    expect(await amount(app)).toMatchObject({ done: 6, total: 12, counted: 6 });
    await fire(app, ...app.jira.transition('SUP-2', 'Done'));
    expect(await amount(app)).toMatchObject({ done: 7, total: 12 });
    await fire(app, ...app.jira.transition('SUP-2', 'In Progress'));
    expect(await amount(app)).toMatchObject({ done: 6, total: 12 });
    await fire(app, ...app.jira.transition('SUP-7', 'Done', "Won't Do"));
    expect(await amount(app)).toMatchObject({ done: 3, total: 9, dropped: 1 });
    await expectExact(app);
  });

  it('when a stale resolution stays on a reopened issue [R18]', async () => {
    const app = await linkedApp(6);
    await fire(app, ...app.jira.transition('SUP-4', 'In Progress', "Won't Do"));
    expect(await amount(app)).toMatchObject({ done: 3, total: 12, dropped: 0 });
    await expectExact(app);
  });

  it('when estimates change, are emptied and are zero', async () => {
    const app = await linkedApp(6);
    await fire(app, ...app.jira.setNumber('SUP-2', pointsField, 2.5));
    expect(await amount(app)).toMatchObject({ total: 13.5 });
    await fire(app, ...app.jira.setNumber('SUP-4', pointsField, 0));
    expect(await amount(app)).toMatchObject({ done: 3, total: 10.5 });
    await fire(app, ...app.jira.setNumber('SUP-2', pointsField, null));
    expect(await amount(app)).toMatchObject({ unestimated: 1, counted: 6 });
    await expectExact(app);
  });

  it('delivered twice', async () => {
    const app = await linkedApp(6);
    const events = app.jira.transition('SUP-2', 'Done');
    await fire(app, ...events, ...events, ...events);
    expect(await amount(app)).toMatchObject({ done: 7, total: 12 });
    await expectExact(app);
  });

  it('out of order', async () => {
    const app = await linkedApp(6);
    const story = [
      ...app.jira.transition('SUP-2', 'In Progress'),
      ...app.jira.setNumber('SUP-2', pointsField, 8),
      ...app.jira.transition('SUP-2', 'Done'),
      ...app.jira.setNumber('SUP-2', pointsField, 5),
      ...app.jira.transition('SUP-2', 'Done', "Won't Do"),
      ...app.jira.transition('SUP-2', 'Done', 'Done'),
    ];
    for (const order of [
      [5, 0, 3, 1, 4, 2],
      [3, 5, 4, 2, 1, 0],
    ]) {
      await fire(app, ...order.map((at) => story[at] as JiraEvent));
      expect(await amount(app)).toMatchObject({ done: 11, total: 16, dropped: 0 });
    }
    await expectExact(app);
  });

  it('when work is added below the epic, and deleted', async () => {
    const app = await linkedApp(6);
    const { issue, events } = app.jira.create({
      project: 'SUP',
      type: 'Story',
      summary: 'New',
      parent: 'SUP-1',
      fields: { [pointsField]: 4 },
    });
    await fire(app, ...events);
    expect(await amount(app)).toMatchObject({ total: 16, counted: 7 });
    const late = app.jira.transition(issue.key, 'Done');
    const gone = app.jira.remove(issue.key);
    await fire(app, ...gone, ...late, ...gone);
    expect(await amount(app)).toMatchObject({ done: 6, total: 12, counted: 6 });
    await expectExact(app);
  });

  it('when issues change their epic, and come back', async () => {
    const app = await linkedApp(6);
    const { issue: other, events } = app.jira.create({ project: 'SUP', type: 'Epic', summary: 'Other' });
    await fire(app, ...events);
    await fire(app, ...app.jira.reparent('SUP-4', other.key));
    expect(await amount(app)).toMatchObject({ done: 3, total: 9, counted: 5 });
    await fire(app, ...app.jira.reparent('SUP-4', null));
    await fire(app, ...app.jira.reparent('SUP-4', 'SUP-1'));
    expect(await amount(app)).toMatchObject({ done: 6, total: 12, counted: 6 });
    await expectExact(app);
  });

  it('when an issue moves to another project: it is the same issue under another key', async () => {
    const app = await linkedApp(6);
    await fire(app, ...app.jira.move('SUP-4', 'PAY'));
    expect(await amount(app)).toMatchObject({ done: 6, total: 12, counted: 6 });
    await fire(app, ...app.jira.transition('PAY-1', 'In Progress'));
    expect(await amount(app)).toMatchObject({ done: 3, total: 12 });
    await expectExact(app);
  });

  it('when the epic itself moves', async () => {
    const app = await linkedApp(6);
    await fire(app, ...app.jira.move('SUP-1', 'PAY'));
    await fire(app, ...app.jira.transition('SUP-2', 'Done'));
    expect(await amount(app, 'PAY-1')).toMatchObject({ done: 7, total: 12 });
    await expectExact(app, 'PAY-1');
  });

  it('when the epic loses its last child and gains one: it counts itself meanwhile [R16]', async () => {
    const app = await linkedApp(1);
    await fire(app, ...app.jira.remove('SUP-2'));
    expect(await amount(app)).toMatchObject({ counted: 1, unestimated: 1 });
    await expectExact(app);
    const { events } = app.jira.create({
      project: 'SUP',
      type: 'Story',
      summary: 'New',
      parent: 'SUP-1',
      fields: { [pointsField]: 2 },
    });
    await fire(app, ...events);
    expect(await amount(app)).toMatchObject({ total: 2, counted: 1, unestimated: 0 });
    await expectExact(app);
  });

  it('of issues that nobody linked cost one read and change nothing', async () => {
    const app = await linkedApp(1);
    const { issue } = app.jira.create({ project: 'PAY', type: 'Story', summary: 'Elsewhere' });
    const before = JSON.stringify([...app.platform.kvs.content]);
    app.forget();
    await fire(app, ...app.jira.transition(issue.key, 'Done'));
    expect(app.calls.map(({ path }) => path)).toEqual(['/api/v1/batch/get']);
    expect(JSON.stringify([...app.platform.kvs.content])).toBe(before);
  });
});

describe('issue events when the platform fails', () => {
  it('come again, and count once', async () => {
    const app = await linkedApp(6);
    let failures = 2;
    app.fail = ({ path }) => {
      if (path !== '/api/v1/transaction' || failures === 0) return undefined;
      failures -= 1;
      return failures === 0
        ? new Response(JSON.stringify({ code: 'RATE_LIMIT_EXCEEDED', message: '' }), { status: 429 })
        : new Response('', { status: 503 });
    };
    await fire(app, ...app.jira.transition('SUP-2', 'Done'));
    expect(failures).toBe(0);
    expect(await amount(app)).toMatchObject({ done: 7, total: 12 });
    await expectExact(app);
  });

  it('that Forge gives up on go through the queue, where the issue is read anew', async () => {
    const app = await linkedApp(6);
    app.fail = ({ remote }) => (remote === 'kvs' ? new Response('', { status: 503 }) : undefined);
    for (const event of app.jira.transition('SUP-2', 'Done')) await app.platform.fire(event);
    expect(app.platform.queue.waiting.map(({ body }) => body['kind'])).toEqual(['settle']);
    app.fail = null;
    await app.platform.queue.drain();
    expect(await amount(app)).toMatchObject({ done: 7, total: 12 });
    await expectExact(app);
  });

  it('that never came are made up for by a count, once nothing was heard for a day [R32]', async () => {
    const app = await linkedApp(6);
    // Its events are lost.
    app.jira.transition('SUP-2', 'Done');
    const later = Date.now() + 25 * 3_600_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    try {
      expect(await app.keyResult('SUP-1')).toMatchObject({ stale: true });
      expect(app.platform.queue.waiting.map(({ body }) => body['kind'])).toEqual(['recount']);
      await app.platform.queue.drain();
      expect(await app.keyResult('SUP-1')).toMatchObject({ stale: false, counting: null });
      expect(await amount(app)).toMatchObject({ done: 7, total: 12 });
    } finally {
      clock.mockRestore();
    }
    await expectExact(app);
  });

  it('whose place cannot be read from Jira stay in the queue until it can', async () => {
    const app = await linkedApp(6);
    const { events } = app.jira.create({
      project: 'SUP',
      type: 'Story',
      summary: 'New',
      parent: 'SUP-1',
      fields: { [pointsField]: 4 },
    });
    for (const event of events) await app.platform.fire(event);
    let failures = 3;
    app.fail = ({ remote }) => {
      if (remote !== 'jira' || failures === 0) return undefined;
      failures -= 1;
      return new Response('', { status: 429, headers: { 'Retry-After': '30' } });
    };
    const { retried, dropped } = await app.platform.queue.drain();
    expect([retried, dropped]).toEqual([3, []]);
    expect(await amount(app)).toMatchObject({ total: 16, counted: 7 });
    await expectExact(app);
  });
});
