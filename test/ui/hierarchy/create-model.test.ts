import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyModel } from '@throughline/ui/hierarchy/hierarchy-model.ts';
import { hierarchyModel } from '@throughline/ui/hierarchy/create-model.ts';
import { fakeHierarchyClient, type FakeHierarchyClient } from './gallery/fake-client.ts';

/** Waits until the model has come to rest in a state. */
async function until(model: HierarchyModel, reached: () => boolean): Promise<void> {
  if (reached()) return;
  await new Promise<void>((done) => {
    const stop = model.subscribe(() => {
      if (!reached()) return;
      stop();
      done();
    });
  });
}

const names = ({ calls }: FakeHierarchyClient): string[] => calls.map(({ name }) => name);
const save =
  (client: FakeHierarchyClient, percent: number, id = 'kr-reply') =>
  async () =>
    ({ ok: true, value: client.saved(id, percent) }) as const;

describe('the hierarchy’s model', () => {
  it('reads, and keeps what it has when a later reading fails', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    await model.read();
    const first = model.state().view;
    expect(model.state()).toMatchObject({ reading: false, failure: null });
    expect(model.state().nodes.get('kr-reply')?.percent).toBe('35');

    client.fail.push({ call: 'openHierarchy', with: 'throw' });
    await model.read();
    expect(model.state().failure).toEqual({ code: 'unreachable', message: '' });
    expect(model.state().view).toBe(first);
    await model.read();
    expect(model.state().failure).toBeNull();
  });

  it('reads the cycle that was asked for last, once, and again when it is told nothing else', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    await Promise.all([model.read(null), model.read('2026-Q3'), model.read()]);
    await model.read();
    expect(client.calls.map(({ request }) => request)).toEqual([{ cycle: '2026-Q3' }, { cycle: '2026-Q3' }]);
    expect(model.state().view?.cycle?.id).toBe('2026-Q3');
  });

  it('lays a change over what is shown, tells of it, and takes it back', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    await model.read();
    expect(await model.change(save(client, 40), 'Checked in.')).toBeNull();
    expect(model.state().nodes.get('kr-reply')?.percent).toBe('40');
    expect(model.state().nodes.size).toBe(model.state().view?.nodes.length);
    expect(model.state().notice).toMatchObject({ text: 'Checked in.', saved: { change: 1 } });

    expect(await model.undo()).toBeNull();
    expect(client.calls.at(-1)).toEqual({
      name: 'undo',
      request: { id: 'kr-reply', shard: 'SUP~1', change: 1 },
    });
    expect(model.state().nodes.get('kr-reply')?.percent).toBe('35');
    expect(model.state().notice).toBeNull();
    // There is nothing more to take back.
    expect(await model.undo()).toBeNull();
    expect(names(client).filter((name) => name === 'undo')).toHaveLength(1);
  });

  it('leaves a failure to the place that asked, with the change as it was', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    await model.read();
    const conflict = { code: 'conflict', message: '', conflicts: [] } as const;
    const failed = await model.change(() => Promise.resolve({ ok: false, failure: conflict }));
    expect(failed).toBe(conflict);
    expect(model.state()).toMatchObject({ failure: null, notice: null });
    client.fail.push({ call: 'undo', with: 'conflict' });
    await model.change(save(client, 40), 'Saved.');
    expect(await model.undo()).toMatchObject({ code: 'conflict' });
    // It can be tried again.
    expect(await model.undo()).toBeNull();
  });

  it('removes what a patch no longer has, and takes in a shard that is new', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    await model.read();
    const node = model.state().nodes.get('kr-reply')!;
    const patch = {
      now: 1,
      shards: ['SUP~1', 'SUP~2', 'OLD~1'],
      nodes: [
        { ...node, shard: 'SUP~2' },
        { ...node, id: 'elsewhere' as typeof node.id, shard: 'OLD~1', cycle: '2026-Q3' },
      ],
      restricted: 0,
    };
    const value = { node, change: null, notices: ['One.', 'Two.'], patch };
    await model.change(() => Promise.resolve({ ok: true, value }));
    expect([...model.state().nodes.keys()]).toEqual(['kr-reply']);
    expect(model.state().view?.shards).toEqual(['SUP~1', 'SUP~2']);
    expect(model.state().notice).toMatchObject({ text: 'One.', more: ['Two.'] });
  });

  it('reads what did not fit into the first answer, and keeps its rows when it reads anew', async () => {
    const client = fakeHierarchyClient('full');
    const whole = (await client.openHierarchy({ cycle: null })) as { readonly value: HierarchyView };
    const [first, ...rest] = whole.value.nodes;
    const moved = rest.map((node) => ({ ...node, shard: 'SUP~2' }));
    const asked: string[][] = [];
    const model = hierarchyModel({
      ...client,
      openHierarchy: () =>
        Promise.resolve({
          ok: true,
          value: { ...whole.value, nodes: [first!], shards: ['SUP~1'], toCome: [['SUP~2', 'SUP~3']] },
        }),
      refresh: ({ shards }) => {
        asked.push([...shards]);
        return Promise.resolve({ ok: true, value: { now: 1, shards, nodes: moved, restricted: 2 } });
      },
    });
    const seen: number[] = [];
    model.subscribe(() => seen.push(model.state().nodes.size));
    const isWhole = () => model.state().view?.toCome.length === 0;
    await model.read();
    expect(model.state().view).toMatchObject({ toCome: [['SUP~2', 'SUP~3']], shards: ['SUP~1'] });
    await until(model, isWhole);
    expect(asked).toEqual([['SUP~2', 'SUP~3']]);
    expect(model.state().nodes.size).toBe(whole.value.nodes.length);
    expect(model.state().view).toMatchObject({
      shards: ['SUP~1', 'SUP~2'],
      restricted: whole.value.restricted + 2,
    });
    seen.length = 0;
    await model.read();
    await until(model, isWhole);
    expect(new Set(seen)).toEqual(new Set([whole.value.nodes.length]));
    expect(model.state().view?.restricted).toBe(whole.value.restricted + 2);
  });

  it('[R22] where no queue does it: asks what changed, then drives a count to its end', async () => {
    const client = fakeHierarchyClient('counting');
    const model = hierarchyModel(client);
    await model.read();
    await until(model, () => model.state().nodes.get('kr-assistant')?.counting === null);
    expect(names(client).filter((name) => name !== 'countOn')).toEqual(['openHierarchy', 'refresh']);
    expect(client.calls.find(({ name }) => name === 'countOn')?.request).toEqual({
      keyResult: 'kr-assistant',
      shard: 'SUP~1',
    });
    expect(model.state().nodes.get('kr-assistant')?.percent).toBe('62');
    model.stop();
  });

  it('gives a count up that fails for good, and tells why', async () => {
    const client = fakeHierarchyClient('counting');
    client.fail.push({ call: 'countOn', with: 'forbidden' });
    const model = hierarchyModel(client);
    await model.read();
    await until(model, () => model.state().failure !== null);
    expect(model.state().failure?.code).toBe('forbidden');
    expect(names(client).filter((name) => name === 'countOn')).toHaveLength(1);
    model.stop();
  });

  it('keeps the rows when it cannot be asked what changed, and says so', async () => {
    const client = fakeHierarchyClient('counting');
    client.fail.push({ call: 'refresh', with: 'busy' }, { call: 'countOn', with: 'forbidden' });
    const model = hierarchyModel(client);
    await model.read();
    await until(model, () => model.state().failure !== null);
    expect(model.state().view).not.toBeNull();
    model.stop();
  });

  it('shows the cycle that was made, and reads that one from then on', async () => {
    const client = fakeHierarchyClient('no-cycle');
    const model = hierarchyModel(client);
    await model.read();
    const cycle = { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31', copyFrom: null };
    await model.changeAll((open) => open.makeCycle(cycle as Parameters<typeof open.makeCycle>[0]), 'Made.');
    expect(model.state()).toMatchObject({
      view: { cycle: { id: '2026-Q4' } },
      notice: { text: 'Made.', saved: null },
    });
    await model.read();
    expect(client.calls.at(-1)?.request).toEqual({ cycle: '2026-Q4' });
  });

  it('asks and tells nothing once it is stopped', async () => {
    const client = fakeHierarchyClient('full');
    const model = hierarchyModel(client);
    const told = jest.fn();
    model.subscribe(told);
    model.stop();
    await model.read();
    expect(client.calls).toEqual([]);
    expect(told).not.toHaveBeenCalled();
  });
});
