import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { edge, evaluateOn, keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';
import { epicId, epicWith, idAt, newWorld, SUP, traceOf, valueOf } from './world.ts';

const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
const items = () => [
  ...epicWith([{ points: 8, done: true }, { points: 12 }]),
  workItem({ id: idAt(300), key: 'SUP-300', project: SUP, points: 5, seconds: 28_800 }),
];

/** Two key results of one objective, and one elsewhere, that count the same story. */
const shared = (): Plan =>
  planOf(
    [objective('o'), objective('o-below', { parents: [edge('o')] }), objective('o-other')],
    [
      keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
      keyResult('kr-two', 'o-below', workMeasure({ links: links(idAt(100), idAt(300)) })),
      keyResult('kr-other', 'o-other', workMeasure({ links: links(idAt(100)) })),
      keyResult('kr-alone', 'o', workMeasure({ links: links(idAt(300)) }), { status: 'draft' }),
    ],
  );

describe('a trace [R38]', () => {
  it('says who else counts an item, and the time that was logged against its estimate', async () => {
    const world = newWorld({ items: items() });
    await world.import(shared());
    const rows = (await traceOf(world, spot)).flatMap((page) => page.rows);
    expect(rows.map(({ key, shared: also }) => [key, also])).toEqual([
      ['SUP-1', undefined],
      ['SUP-100', 2],
      ['SUP-101', undefined],
    ]);
    world.tracker.change(idAt(300), { logged: 7200 });
    await world.import(shared());
    const [, second] = (await traceOf(world, { ...spot, keyResult: 'kr-two' as KeyResultId })).flatMap(
      (page) => page.rows,
    );
    expect(second).toMatchObject({ key: 'SUP-300', estimate: 28_800 });
  });

  it('[R23] tells double counting with its effect on a common objective, as an evaluation of files does', async () => {
    const world = newWorld({ items: items() });
    await world.import(shared());
    const told = async (id: string) => {
      const trace = valueOf(
        await explain(world.host(), { id: id as KeyResultId, shard: spot.shard, cursor: null }),
      );
      return trace.kind === 'keyResult' ? trace.problems.filter(({ code }) => code === 'D_SHARED_ITEM') : [];
    };
    const inFile = evaluateOn(shared(), world.tracker.all()).problems.find(
      ({ code, at }) => code === 'D_SHARED_ITEM' && at === 'o',
    );
    expect(inFile?.amounts?.['ppm']).toBeGreaterThan(0);
    expect(await told('kr')).toEqual([
      { code: 'D_SHARED_ITEM', at: 'kr', items: [idAt(100)], amounts: inFile?.amounts },
    ]);
    expect(await told('kr-other')).toEqual([{ code: 'D_SHARED_ITEM', at: 'kr-other', items: [idAt(100)] }]);
    world.tracker.hide(idAt(100));
    expect(JSON.stringify(await told('kr'))).not.toContain('SUP-100');
  });

  it('tells it of the whole set or not at all: a part of it would be a wrong number', async () => {
    const world = newWorld({
      items: [...epicWith(Array.from({ length: 150 }, () => ({ points: 1 })))],
      pageSize: 10,
    });
    await world.import(
      planOf(
        [objective('o', { project: SUP })],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
          keyResult('kr-two', 'o', workMeasure({ links: links(idAt(100)) })),
        ],
      ),
    );
    const trace = valueOf(
      await explain(world.host(), { id: spot.keyResult, shard: spot.shard, cursor: null }),
    );
    if (trace.kind !== 'keyResult') throw new Error('no key result');
    expect(trace.work?.next).not.toBeNull();
    expect(trace.problems.filter(({ code }) => code === 'D_SHARED_ITEM')).toEqual([]);
    expect(trace.work?.rows.find(({ key }) => key === 'SUP-100')).toMatchObject({ shared: 1 });
  });
});
