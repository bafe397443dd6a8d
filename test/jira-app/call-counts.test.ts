import { decodeShard } from '@throughline/core/port/stored/decode-shard.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import type { Sums } from '@throughline/core/progress/sums.ts';
import { linkedApp } from './app-fixture.ts';
import type { AppFixture } from './app-fixture.ts';
import { pointsField } from './site-fixture.ts';

type Linked = AppFixture & { readonly shard: string };

/** Platform calls by kind, and the bytes that came back from the store. */
function counted({ calls }: AppFixture) {
  const of = (path: string) => calls.filter((call) => call.path === path);
  return {
    all: calls.length,
    reads: of('/api/v1/batch/get').length,
    read: of('/api/v1/batch/get').reduce((sum, { answered }) => sum + answered, 0),
    writes: of('/api/v1/transaction').length,
    rights: of('/rest/api/3/permissions/check').length,
    pushes: calls.filter(({ remote }) => remote === 'stargate').length,
  };
}

/**
 * The store as it stands after a count of that many children: what a panel reads are the sums, so those are made that
 * many times larger. The children themselves are never read by a panel, nor by an event on one of them.
 */
function asIfCounted(app: Linked, times: number): void {
  const name = [...app.platform.kvs.content.keys()].find((key) => key.startsWith('shard/')) ?? '';
  const stored = app.platform.kvs.content.get(name);
  if (!stored) throw new Error('There is no shard.');
  const { rev, doc } = stored.value as { rev: string; doc: unknown };
  const shard = decodeShard(doc);
  const larger = (value: unknown): unknown =>
    typeof value === 'number'
      ? value * times
      : Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, larger(one)]));
  const keyResults = shard.keyResults.map((keyResult) =>
    keyResult.work
      ? { ...keyResult, work: { ...keyResult.work, sums: larger(keyResult.work.sums) as Sums } }
      : keyResult,
  );
  app.platform.kvs.handle('/api/v1/entity/set', {
    entityName: 'shard',
    key: name.slice('shard/'.length),
    value: { rev, doc: encodeShard({ ...shard, keyResults }) },
  });
}

const sizes: readonly (readonly [children: number, times: number])[] = [
  [10, 1],
  [1_000, 1],
  [1_000, 100],
];

describe.each(sizes)('an epic of %i children (as if %i times as many)', (children, times) => {
  let app: Linked;
  beforeAll(async () => {
    app = await linkedApp(children);
    if (times > 1) asIfCounted(app, times);
  });
  beforeEach(() => app.forget());

  it('[F10] opens in two reads of the store and one question of rights, with no search', async () => {
    const view = await app.keyResult('SUP-1');
    expect(view.amount).toMatchObject({ kind: 'work', counted: children * times });
    const { read, ...calls } = counted(app);
    expect(calls).toEqual({ all: 3, reads: 2, writes: 0, rights: 1, pushes: 0 });
    expect(read).toBeLessThanOrEqual(30_000);
  });

  it('[F11] takes an event in three calls, one of them a transaction', async () => {
    for (const events of [
      app.jira.transition('SUP-2', 'Done'),
      app.jira.setNumber('SUP-3', pointsField, 13),
      app.jira.transition('SUP-2', 'To Do'),
    ]) {
      app.forget();
      for (const event of events) await app.platform.fire(event);
      const { read, ...calls } = counted(app);
      expect(calls).toEqual({ all: 3, reads: 2, writes: 1, rights: 0, pushes: 0 });
      expect(read).toBeLessThanOrEqual(30_000);
    }
  });

  it('[F11] takes an event that says nothing of the sums in one read', async () => {
    const [event] = app.jira.rename('SUP-4', 'Another title');
    if (event) await app.platform.fire(event);
    app.forget();
    if (event) await app.platform.fire(event);
    expect(counted(app)).toMatchObject({ all: 1, reads: 1 });
  });

  it('[F11] takes an event of a sprint in at most three calls, and one more for each that it was taken out of', async () => {
    for (const name of ['One', 'Two']) {
      app.jira.addSprint({ board: 1, name, start: null, end: null, goal: null });
    }
    const fire = async (sprints: readonly number[]) => {
      app.forget();
      for (const event of app.jira.setSprints('SUP-5', sprints)) await app.platform.fire(event);
      return counted(app);
    };
    expect(await fire([1])).toMatchObject({ pushes: 0 });
    expect((await fire([2])).all).toBeLessThanOrEqual(4);
    expect(counted(app)).toMatchObject({ pushes: 1 });
    expect((await fire([])).all).toBeLessThanOrEqual(4);
    expect(counted(app)).toMatchObject({ pushes: 1 });
    app.forget();
    await app.platform.queue.drain();
    // Each job is one read and one transaction.
    expect(counted(app)).toMatchObject({ all: 4, reads: 2, writes: 2 });
  });

  it('[F11] hands an issue that is new to the queue, in at most two calls', async () => {
    const { events } = app.jira.create({ project: 'SUP', type: 'Story', summary: 'New', parent: 'SUP-1' });
    for (const event of events) await app.platform.fire(event);
    expect(counted(app)).toMatchObject({ all: 2, reads: 1, pushes: 1 });
    await app.platform.queue.drain();
  });
});
