import { sprintId } from '@throughline/core/model/ids.ts';
import { noteSprintLeft } from '@throughline/core/use/note-sprint-left.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { idAt, newWorld, valueOf } from './world.ts';

const sprint = sprintId('jira', 'site', 7);

describe('what was taken out of a sprint', () => {
  const setting = () => {
    const world = newWorld();
    const host = world.host();
    return {
      world,
      host,
      note: async (item: number, at: number) =>
        valueOf(await noteSprintLeft(host, { kind: 'sprint-left', sprint, item: idAt(item), at })),
      kept: async () => (await world.store.get([{ kind: 'sprint', id: sprint }]))[0]?.value,
    };
  };

  it('is remembered in the order of time, each time once', async () => {
    const { note, kept } = setting();
    for (const [item, at] of [
      [1, 20],
      [2, 10],
      [1, 20],
      [1, 30],
      [3, 20],
    ] as const) {
      await note(item, at);
    }
    expect(await kept()).toEqual({
      v: 1,
      left: [
        { item: idAt(2), at: 10 },
        { item: idAt(1), at: 20 },
        { item: idAt(3), at: 20 },
        { item: idAt(1), at: 30 },
      ],
      more: false,
    });
  });

  it('beyond 1,000 loses the oldest, and says so', async () => {
    const { world, note, kept } = setting();
    const left = Array.from({ length: 1_000 }, (_, at) => ({ item: idAt(at), at }));
    const key = { kind: 'sprint', id: sprint } as const;
    await world.store.commit([{ key, value: { v: 1, left, more: false }, expected: null }]);
    await note(5_000, 5_000);
    const found = await kept();
    expect([found?.left.length, found?.left[0]?.at, found?.left.at(-1)?.at, found?.more]).toEqual([
      1_000,
      1,
      5_000,
      true,
    ]);
    await note(1, 1);
    expect((await kept())?.left).toHaveLength(1_000);
  });

  it('is a job of the queue', async () => {
    const { host, kept } = setting();
    expect(valueOf(await workOff(host, { kind: 'sprint-left', sprint, item: idAt(1), at: 1 }))).toEqual({
      again: false,
    });
    expect((await kept())?.left).toHaveLength(1);
  });
});
