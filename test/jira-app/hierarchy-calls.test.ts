import { must, newApp } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';

/** 750 objectives with a key result each, in the project of the page and in another. */
const objectives = 750;
const plan = JSON.stringify({
  throughline: 1,
  cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
  objectives: Array.from({ length: objectives }, (_, at) => ({
    id: `o-${at}`,
    title: `Objective ${at}`,
    project: at % 10 === 0 ? 'PAY' : 'SUP',
    keyResults: [
      { id: `kr-${at}`, title: `From 1 to ${at + 2}`, measure: { kind: 'metric', from: 1, to: at + 2 } },
    ],
  })),
});

describe('the hierarchy of 750 objectives', () => {
  let app: AppFixture;
  beforeAll(async () => {
    app = newApp([]);
    await must(
      app.askHierarchy('importPlan', { as: 'maria', payload: { fileName: 'plan.json', text: plan } }),
    );
  });
  beforeEach(() => app.forget());

  it.each([
    ['a project', 'SUP', 1350],
    ['another project', 'PAY', 150],
    ['the whole site', null, 1500],
  ])(
    'opens on the page of %s in three reads, one question of rights and one of names',
    async (_, project, nodes) => {
      const view = await must(
        app.askHierarchy('openHierarchy', { as: 'vera', project, payload: { cycle: null } }),
      );
      expect(view.nodes.length).toBe(nodes);
      const paths = app.calls.map(({ path }) => path.replace(/\?.*/, ''));
      const of = (path: string) => paths.filter((one) => one === path).length;
      expect(of('/api/v1/batch/get')).toBeLessThanOrEqual(3);
      expect(of('/rest/api/3/permissions/check')).toBe(1);
      expect(of('/rest/api/3/project/search')).toBeLessThanOrEqual(1);
      expect(paths.filter((path) => !/batch\/get|permissions\/check|project\/search/.test(path))).toEqual([]);
      expect(paths.length).toBeLessThanOrEqual(5);
    },
  );

  it('asks for the name of who changes something once, beside their rights', async () => {
    const shard = (await must(app.askHierarchy('openHierarchy', { as: 'maria', payload: { cycle: null } })))
      .nodes[0]?.shard;
    app.forget();
    const payload = {
      keyResult: 'kr-1',
      shard,
      on: '2026-11-02',
      value: '1.5',
      confidence: null,
      note: null,
      blockers: null,
    };
    await must(app.askHierarchy<object>('checkIn', { as: 'maria', payload }));
    expect(app.calls.filter(({ path }) => path.includes('/user/bulk'))).toHaveLength(1);
    expect(app.calls.filter(({ path }) => path.endsWith('/api/v1/transaction'))).toHaveLength(1);
  });
});

describe('the schedule', () => {
  it('leaves a job for each shard of a running cycle, which keeps the day', async () => {
    const app = newApp([]);
    const days = {
      start: new Date(Date.now() - 9e9).toISOString(),
      end: new Date(Date.now() + 9e9).toISOString(),
    };
    const running = plan
      .replace('2026-10-01', days.start.slice(0, 10))
      .replace('2026-12-31', days.end.slice(0, 10));
    await must(
      app.askHierarchy('importPlan', { as: 'maria', payload: { fileName: 'plan.json', text: running } }),
    );
    await app.platform.queue.drain();
    app.forget();
    const series = () => [...app.platform.kvs.content.keys()].filter((name) => name.startsWith('series/'));
    expect(series()).toEqual([]);
    await app.platform.schedule();
    const kinds = app.platform.queue.waiting.map(({ body }) => body['kind']);
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds)).toEqual(new Set(['snapshot']));
    // No right is asked for: nobody is asking.
    expect(app.calls.filter(({ remote }) => remote === 'jira')).toEqual([]);
    await app.platform.queue.drain();
    expect(series()).toHaveLength(kinds.length);
    const before = JSON.stringify([...app.platform.kvs.content]);
    await app.platform.schedule();
    await app.platform.queue.drain();
    expect(JSON.stringify([...app.platform.kvs.content])).toBe(before);
  });

  it('whose store does not answer says so, and comes again by itself', async () => {
    const app = newApp([]);
    app.fail = ({ remote }) => (remote === 'kvs' ? new Response('{}', { status: 503 }) : undefined);
    await app.platform.schedule();
    expect(app.platform.queue.waiting).toEqual([]);
  });
});
