import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import { itemId, sprintId } from '@throughline/core/model/ids.ts';
import {
  day,
  keyResult,
  kpi,
  kpiMeasure,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { historyWith, item, past, points, state } from '../history/history-fixtures.ts';
import {
  five,
  four,
  groupsOf,
  id,
  inFour,
  inNone,
  lineIn,
  periodOf,
  reviewed,
  spanOf,
  sprintFour,
  sprints,
} from './review-fixtures.ts';

const work = (...keys: string[]) => workMeasure({ links: links(...keys), unestimatedSize: 1000 });
const serving = (...keys: string[]) => planOf([objective('o')], [keyResult('kr', 'o', work(...keys))]);
const of = (items: readonly ItemHistory[], plan = serving()) => reviewed(historyWith(plan, items));
const wontDo = { state: stateOf('done', "Won't Do") };

describe('what became of the work of a sprint', () => {
  it('is one group for each item', () => {
    const review = of([
      inFour(1, { points: 5 }, [['2026-10-06', state('done')]]),
      inFour(2, { points: 3 }),
      inFour(3, { points: 2 }, [['2026-10-07', wontDo]]),
      inFour(4, { points: 8 }, [['2026-10-08', sprints()]]),
      inNone(5, { points: 1 }, [['2026-10-09', sprints(four)]]),
      inFour(6, { points: 1 }, [], { created: '2026-10-10' }),
      inNone(7, { points: 13 }),
    ]);
    expect(groupsOf(review)).toEqual({
      completed: ['SUP-1'],
      open: ['SUP-2', 'SUP-5 late', 'SUP-6 late'],
      dropped: ['SUP-3'],
      left: ['SUP-4'],
    });
    // In it at the start: 5 + 3 + 2 + 8 = 18. Came later: 1 + 1. Dropped or taken out: 2 + 8. Done: 5.
    expect(review.work).toMatchObject({ committed: 18_000, added: 2000, removed: 10_000, completed: 5000 });
    // In it from start to end: 5 + 3 of the 20 that were ever in it.
    expect(review.work.stability).toBe(400_000);
  });

  it('keeps what was moved out and back in, as if nothing had been', () => {
    const review = of([
      inFour(1, {}, [
        ['2026-10-06', sprints(five)],
        ['2026-10-08', sprints(four)],
      ]),
    ]);
    expect(groupsOf(review)).toEqual({ open: ['SUP-1'] });
    expect(review.work).toMatchObject({ committed: 1000, added: 0, removed: 0, stability: 1_000_000 });
  });

  it('counts what came late and left again in both', () => {
    const review = of([
      inFour(1),
      inNone(2, { points: 3 }, [
        ['2026-10-06', sprints(four)],
        ['2026-10-08', sprints()],
      ]),
    ]);
    expect(groupsOf(review)).toEqual({ open: ['SUP-1'], left: ['SUP-2 late'] });
    // 1 of 1 + 3.
    expect(review.work).toMatchObject({ committed: 1000, added: 3000, removed: 3000, stability: 250_000 });
  });

  it('sizes what left as it was when it left, and the rest as it is at the end', () => {
    const review = of([
      inFour(1, { points: 2 }, [
        ['2026-10-06', points(3)],
        ['2026-10-07', sprints()],
        ['2026-10-08', points(100)],
      ]),
      inFour(2, { points: 2 }, [
        ['2026-10-06', points(5)],
        ['2026-10-25', points(100)],
      ]),
    ]);
    expect(review.work.groups.left.size).toBe(3000);
    expect(review.work.groups.open.size).toBe(5000);
  });

  it('takes what was deleted for taken out', () => {
    const review = of([inFour(1, { points: 2 }, [], { deleted: '2026-10-08' }), inFour(2)]);
    expect(groupsOf(review)).toEqual({ open: ['SUP-2'], left: ['SUP-1'] });
    expect(review.work.removed).toBe(2000);
  });

  it('does not know what came after its end', () => {
    const review = of([
      inFour(1, {}, [
        ['2026-10-19', state('doing')],
        ['2026-10-20', state('done')],
      ]),
      inNone(2, {}, [['2026-10-20', sprints(four)]]),
      inFour(3, {}, [['2026-10-21', sprints(five)]]),
    ]);
    expect(groupsOf(review)).toEqual({ open: ['SUP-1', 'SUP-3'] });
    expect(review.work.groups.open.items.map(({ stage }) => stage)).toEqual(['doing', 'todo']);
  });

  it('finds it in each of several sprints: Jira keeps closed ones in the field', () => {
    const carried = past({ ...item(1), sprints: [four] }, [['2026-10-19', sprints(four, five)]]);
    const inFive = {
      ...sprintFour,
      id: five,
      start: Date.parse('2026-10-19T16:30:00Z'),
      completed: Date.parse('2026-11-02T16:00:00Z'),
    };
    expect(groupsOf(of([carried]))).toEqual({ open: ['SUP-1'] });
    const next = reviewed(historyWith(serving(), [carried]), { span: spanOf(inFive) });
    expect(groupsOf(next)).toEqual({ open: ['SUP-1'] });
  });

  it('takes a sprint that was opened again to where it was closed last', () => {
    const items = [
      inFour(1, {}, [['2026-10-21', state('done')]]),
      inNone(2, {}, [['2026-10-20', sprints(four)]]),
    ];
    const again = spanOf(sprintFour, Date.parse('2026-10-22T16:00:00Z'));
    expect(groupsOf(of(items))).toEqual({ open: ['SUP-1'] });
    expect(groupsOf(reviewed(historyWith(serving(), items), { span: again }))).toEqual({
      completed: ['SUP-1'],
      open: ['SUP-2 late'],
    });
  });

  it('is open again where it was reopened, and dropped only while it is', () => {
    const review = of([
      inFour(1, {}, [
        ['2026-10-06', state('done')],
        ['2026-10-08', state('doing')],
      ]),
      inFour(2, {}, [
        ['2026-10-06', wontDo],
        ['2026-10-08', state('doing')],
      ]),
    ]);
    expect(groupsOf(review)).toEqual({ open: ['SUP-1', 'SUP-2'] });
  });

  it('of which all was dropped has no share', () => {
    const review = of([inFour(1, {}, [['2026-10-06', wontDo]])], serving('SUP-1'));
    expect(groupsOf(review)).toEqual({ dropped: ['SUP-1'] });
    expect(review.work).toMatchObject({ stability: 0, unserved: 0, unservedShare: null });
    expect(review.idle.map((one) => one.id)).toEqual(['kr']);
  });

  it('sorts by key as people read it', () => {
    expect(groupsOf(of([inFour(10), inFour(2), inFour(1)]))).toEqual({ open: ['SUP-1', 'SUP-2', 'SUP-10'] });
  });
});

describe('sub-tasks and containers', () => {
  const sub = (n: number, parent: number | null, changes: Parameters<typeof past>[1] = []) =>
    inFour(n, { level: 'subtask', parent: parent === null ? null : id(parent) }, changes);

  it('follow their parent, and serve by it', () => {
    const review = of([inFour(1), sub(2, 1), sub(3, null)], serving('SUP-2'));
    expect(groupsOf(review)).toEqual({ open: ['SUP-1', 'SUP-3'] });
    expect(review.work.groups.open.items.map(({ serves }) => serves)).toEqual([['kr'], []]);
    expect(lineIn(review, 'kr')).toMatchObject({ served: { items: 1, done: 0 } });
  });

  it('stand alone where their parent never was in it', () => {
    expect(groupsOf(of([inNone(1), sub(2, 1)]))).toEqual({ open: ['SUP-2'] });
  });

  it('follow a parent that left, and one that they had before', () => {
    const left = of([inFour(1, {}, [['2026-10-06', sprints()]]), sub(2, 1)]);
    expect(groupsOf(left)).toEqual({ left: ['SUP-1'] });
    const moved = of([inFour(1), inNone(4), sub(2, 1, [['2026-10-07', { parent: id(4) }]])]);
    expect(groupsOf(moved)).toEqual({ open: ['SUP-1'] });
  });

  it('follow through tasks below tasks, and in a circle nobody', () => {
    expect(groupsOf(of([inFour(1), sub(2, 1), sub(3, 2)]))).toEqual({ open: ['SUP-1'] });
    expect(groupsOf(of([sub(2, 3), sub(3, 2)]))).toEqual({ open: ['SUP-2', 'SUP-3'] });
  });

  it('[R17] leave out a container beside what is below it; alone it counts', () => {
    const feature = inFour(9, { level: 'container', points: 40 });
    expect(groupsOf(of([feature, inFour(1, { parent: id(9) })]))).toEqual({ open: ['SUP-1'] });
    expect(groupsOf(of([feature, inFour(1)]))).toEqual({ open: ['SUP-1', 'SUP-9'] });
    expect(groupsOf(of([feature, sub(2, 9)]))).toEqual({ open: ['SUP-2'] });
  });
});

describe('sizes', () => {
  it('takes the lower median for what has no estimate', () => {
    // Of 1, 2, 5 and 8 it is 2.
    const review = of([
      inFour(1, { points: 1 }),
      inFour(2, { points: 2 }),
      inFour(3, { points: 5 }),
      inFour(4, { points: 8 }),
      inFour(5, { points: null }, [['2026-10-06', state('done')]]),
    ]);
    expect(review.work).toMatchObject({
      unestimated: 1,
      unestimatedSize: 2000,
      completed: 2000,
      committed: 18_000,
    });
    expect(review.work.groups.completed.items[0]?.size).toBeNull();
  });

  it('takes one point where nothing has an estimate, and counts items where all sizes are 0', () => {
    expect(of([inFour(1, { points: null }), inFour(2, { points: null })]).work).toMatchObject({
      unestimated: 2,
      unestimatedSize: 1000,
      committed: 2000,
    });
    const zero = of(
      [
        inFour(1, { points: 0 }),
        inFour(2, { points: 0 }, [['2026-10-06', sprints()]]),
        inFour(3, { points: 0 }),
      ],
      serving('SUP-1'),
    );
    // Two of three stayed; one of the two serves.
    expect(zero.work).toMatchObject({
      committed: 0,
      stability: 666_666,
      unserved: 0,
      unservedShare: 500_000,
    });
  });

  it('counts each item once by issues', () => {
    const history = historyWith(serving(), [
      inFour(1, { points: 8 }, [['2026-10-06', state('done')]]),
      inFour(2, { points: null }),
    ]);
    expect(reviewed(history, { unit: 'issues' }).work).toMatchObject({
      committed: 2,
      completed: 1,
      unestimated: 0,
      unestimatedSize: 1,
    });
  });
});

describe('[U9] what serves no key result', () => {
  it('is a share of what is in it at the end, floored', () => {
    // 5 + 3 + 3 in it at the end; 3 + 3 serve: 5/11 = 454,545.45…
    const review = of(
      [
        inFour(1, { points: 5 }),
        inFour(2, { points: 3 }),
        inFour(3, { points: 3 }, [['2026-10-06', state('done')]]),
        inFour(4, { points: 50 }, [['2026-10-06', wontDo]]),
        inFour(5, { points: 50 }, [['2026-10-06', sprints()]]),
      ],
      serving('SUP-2', 'SUP-3'),
    );
    expect(review.work).toMatchObject({ unserved: 5000, unservedShare: 454_545 });
    expect(lineIn(review, 'kr')).toMatchObject({ served: { items: 2, done: 1 } });
  });

  it('[R16] is no container that stands for work elsewhere, and no sub-task of a story that counts', () => {
    const feature = inFour(9, { level: 'container' });
    const review = of(
      [
        feature,
        inNone(1, { parent: id(9) }),
        inFour(2, { level: 'subtask', parent: id(1) }),
        inFour(3, { level: 'subtask', parent: null }),
      ],
      serving('SUP-9'),
    );
    const shown = review.work.groups.open.items.map(({ key, unserved }) => [key, unserved]);
    expect(shown).toEqual([
      ['SUP-2', false],
      ['SUP-3', true],
    ]);
    // Alone in the sprint, with its story elsewhere.
    const alone = of([feature, inNone(1, { parent: id(9) })], serving('SUP-9'));
    expect(alone.work.groups.open.items.map(({ key, unserved }) => [key, unserved])).toEqual([
      ['SUP-9', false],
    ]);
  });

  it('names key results of work that nothing served, while they are open', () => {
    const other = itemId('jira', 'site', 50);
    const plan = planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', work('SUP-1')),
        keyResult('idle', 'o', work(other)),
        keyResult('over', 'o', work(other), { start: day('2026-09-01'), end: day('2026-10-04') }),
        keyResult('later', 'o', work(other), { start: day('2026-11-01') }),
        keyResult('closed', 'o', work(other), { status: 'closed' }),
        keyResult('metric', 'o', metricMeasure('0', '10')),
      ],
    );
    expect(of([inFour(1)], plan).idle).toEqual([{ id: 'idle', title: 'idle' }]);
  });
});

describe('[U13] work done, and the metric not moved', () => {
  const plan = (readings: ReturnType<typeof reading>[] = []) => ({
    ...planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', work('SUP-1', 'SUP-2')),
        keyResult('time', 'o', metricMeasure('45', '25'), { title: 'Reply time', readings }),
        keyResult('churn', 'o', kpiMeasure('churn'), { title: 'Churn' }),
      ],
    ),
    kpis: [
      kpi('churn', {
        target: { atLeast: null, atMost: { digits: 4, scale: 0 } },
        readings: [reading('2026-10-01', 8)],
      }),
    ],
  });
  const unmoved = (items: readonly ItemHistory[], of_ = plan()) => {
    const line = lineIn(of(items, of_), 'o');
    return line.is === 'objective' ? line.unmoved.map(({ title }) => title) : [];
  };

  it('names metrics and KPIs', () => {
    expect(unmoved([inFour(1, {}, [['2026-10-06', state('done')]]), inFour(2)])).toEqual([
      'Churn',
      'Reply time',
    ]);
  });

  it('does not name one that moved, or is achieved', () => {
    const done = [inFour(1, {}, [['2026-10-06', state('done')]]), inFour(2)];
    expect(unmoved(done, plan([reading('2026-10-01', 44), reading('2026-10-10', 40)]))).toEqual(['Churn']);
    expect(unmoved(done, plan([reading('2026-10-01', 20)]))).toEqual(['Churn']);
  });

  it('says nothing where no work was completed in the sprint', () => {
    expect(unmoved([inFour(1), inFour(2)])).toEqual([]);
    expect(unmoved([inFour(1, { category: 'done' }), inFour(2)])).toEqual([]);
  });
});

describe('a period of a team without sprints', () => {
  const span = periodOf(day('2026-10-05'), day('2026-10-18'));
  const of14 = (items: readonly ItemHistory[]) => groupsOf(reviewed(historyWith(serving(), items), { span }));

  it('holds what was in progress in it, or was completed in it', () => {
    expect(
      of14([
        past(item(1, { category: 'doing' }), [['2026-10-06', state('done')]]),
        past(item(2), [['2026-10-07', state('doing')]]),
        past(item(3), [['2026-10-08', state('done')]]),
        past(item(4, { category: 'doing' }), [['2026-10-09', wontDo]]),
        past(item(5, { category: 'doing' }), [['2026-10-09', state('todo')]]),
        past(item(6, { category: 'done' })),
        past(item(7)),
        past(item(8), [['2026-10-20', state('doing')]]),
        past(item(9), [['2026-10-09', wontDo]]),
        past(item(10, { category: 'unknown' })),
      ]),
    ).toEqual({
      completed: ['SUP-1', 'SUP-3 late'],
      open: ['SUP-2 late', 'SUP-10'],
      dropped: ['SUP-4'],
      left: ['SUP-5'],
    });
  });

  it('keeps what was put back and taken up again', () => {
    expect(
      of14([
        past(item(1, { category: 'doing' }), [
          ['2026-10-06', state('todo')],
          ['2026-10-08', state('doing')],
        ]),
        past(item(2, { category: 'done' }), [['2026-10-08', state('doing')]]),
      ]),
    ).toEqual({ open: ['SUP-1', 'SUP-2 late'] });
  });
});

describe('what the viewer may not see', () => {
  it('is counted in its group, and never named', () => {
    const history = historyWith(serving('SUP-1', 'SUP-2'), [
      inFour(1, { title: 'Secret plan' }, [['2026-10-06', state('done')]]),
      inFour(2, {}, [['2026-10-07', state('done')]]),
    ]);
    const seen = (one: unknown) => (one === id(1) ? null : item(2));
    const review = reviewed(history, { seen });
    expect(groupsOf(review)).toEqual({ completed: ['SUP-2', '1 restricted'] });
    expect(review.work.groups.completed).toMatchObject({ count: 2, size: 2000, restricted: 1 });
    expect(lineIn(review, 'kr').steps).toMatchObject([
      { ppm: 500_000, item: null, restricted: true },
      { ppm: 500_000, item: { key: 'SUP-2' }, restricted: false },
    ]);
    expect(JSON.stringify(review)).not.toMatch(/Secret|SUP-1\b|site\/1\b/);
  });

  it('is a line less, and a number more', () => {
    const plan = planOf(
      [objective('o'), objective('p', { title: 'Secret' })],
      [keyResult('a', 'o', work('SUP-1')), keyResult('b', 'p', work('SUP-1', 'SUP-2'))],
    );
    const history = historyWith(plan, [inFour(1, {}, [['2026-10-06', state('done')]]), inFour(2)]);
    const review = reviewed(history, { maySee: (one) => one === 'o' });
    expect(review.keyResults.map((line) => line.id)).toEqual(['a']);
    expect(review.restricted).toBe(2);
    // SUP-2 serves something all the same.
    expect(review.work.unservedShare).toBe(0);
    expect(review.work.groups.open.items[0]?.serves).toEqual([]);
    expect(JSON.stringify(review)).not.toMatch(/Secret|"[bp]"/);
  });
});

describe('a sprint whose host knows days only', () => {
  const iteration = { ...sprintFour, id: sprintId('ado', 'org', 'Sprint 4'), completed: null };
  const dated = spanOf({ ...iteration, start: Date.parse('2026-10-05'), end: Date.parse('2026-10-18') });
  const span = { ...dated, to: { at: Date.parse('2026-10-19') - 1, day: day('2026-10-18') } };
  const groups = (look: typeof span) =>
    groupsOf(
      reviewed(
        historyWith(serving(), [
          inNone(1, { points: 1 }, [['2026-10-05', sprints(iteration.id)]]),
          inNone(2, { points: 1 }, [['2026-10-06', sprints(iteration.id)]]),
          past({ ...item(3, { points: 1 }), sprints: [iteration.id] }, [['2026-10-17', sprints(five)]]),
          past({ ...item(4, { points: 1 }), sprints: [iteration.id] }, [['2026-10-18', sprints(five)]]),
        ]),
        { span: look },
      ),
    );

  it('is planned on its first day, and carried over on its last', () => {
    expect(groups(span)).toEqual({ open: ['SUP-1', 'SUP-2 late', 'SUP-4'], left: ['SUP-3'] });
  });

  it('has no last day while it is under way', () => {
    const now = { at: Date.parse('2026-10-17T23:00:00Z'), day: day('2026-10-17') };
    expect(groups({ ...span, to: now })).toEqual({
      open: ['SUP-1', 'SUP-2 late', 'SUP-4'],
      left: ['SUP-3'],
    });
  });
});
