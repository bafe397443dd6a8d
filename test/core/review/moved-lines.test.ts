import {
  decimal,
  day,
  edge,
  kpi,
  keyResult,
  kpiMeasure,
  links,
  metricMeasure,
  objective,
  objectiveId,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { historyWith, item, past, points, state } from '../history/history-fixtures.ts';
import { id, inFour, inNone, lineIn, reviewed, sprints, stepsIn, four } from './review-fixtures.ts';

const work = (...keys: string[]) => workMeasure({ links: links(...keys), unestimatedSize: 1000 });
const onePlan = (measure: Parameters<typeof keyResult>[2], more: Parameters<typeof keyResult>[3] = {}) =>
  planOf([objective('o')], [keyResult('kr', 'o', measure, more)]);

describe('[R37] lines of a review', () => {
  it('is each cause and item, adding up to the change', () => {
    // Points: 5 + 3 + 2 = 10, nothing done. 5 done: 5/10. Then 3 becomes 5: 5/12 = 416,666. Then 2 done: 7/12 = 583,333.
    const review = reviewed(
      historyWith(onePlan(work('SUP-1', 'SUP-2', 'SUP-3')), [
        inFour(1, { points: 5 }, [['2026-10-06', state('done')]]),
        inFour(2, { points: 3 }, [['2026-10-07', points(5)]]),
        inFour(3, { points: 2 }, [['2026-10-08', state('done')]]),
      ]),
    );
    expect(stepsIn(review, 'kr')).toEqual([
      'completed +500000 SUP-1',
      're-estimated -83334 SUP-2',
      'completed +166667 SUP-3',
    ]);
    expect(lineIn(review, 'kr')).toMatchObject({ start: 0, end: 583_333, change: 583_333 });
    expect(lineIn(review, 'kr').causes).toMatchObject({ completed: 666_667, 're-estimated': -83_334 });
    expect(stepsIn(review, 'o')).toEqual(stepsIn(review, 'kr'));
  });

  it('merges the parts of one cause and item, and keeps reopened apart', () => {
    // Of 2: done 1/2 (+500,000), reopened (−500,000), done again (+500,000): completed +1,000,000 in all, reopened −500,000.
    const review = reviewed(
      historyWith(onePlan(work('SUP-1', 'SUP-2')), [
        inFour(1, {}, [
          ['2026-10-06', state('done')],
          ['2026-10-07', state('doing')],
          ['2026-10-09', state('done')],
        ]),
        inFour(2),
      ]),
    );
    expect(stepsIn(review, 'kr')).toEqual(['completed +1000000 SUP-1', 'reopened -500000 SUP-1']);
    expect(lineIn(review, 'kr').change).toBe(500_000);
  });

  it('shows no step for scope that came and went by the same cause', () => {
    // Of 1 of 2 done: an item comes (1/3: −166,667), is re-estimated to 2 and back.
    const review = reviewed(
      historyWith(onePlan(work('SUP-1', 'SUP-2')), [
        inFour(1, { category: 'done' }),
        inFour(2, {}, [
          ['2026-10-06', points(2)],
          ['2026-10-07', points(1)],
        ]),
      ]),
    );
    expect(lineIn(review, 'kr')).toMatchObject({ start: 500_000, end: 500_000, change: 0 });
    expect(stepsIn(review, 'kr')).toEqual([]);
  });

  it('tells scope that was added and dropped in the same sprint', () => {
    // 1 of 2 done. A third below the epic: 1/3 (−166,667). It is cancelled: 1/2 again (+166,667).
    const epic = past(item(9, { level: 'container' }));
    const review = reviewed(
      historyWith(onePlan(work('SUP-9')), [
        epic,
        inFour(1, { parent: id(9), category: 'done' }),
        inFour(2, { parent: id(9) }),
        inFour(3, { parent: id(9) }, [['2026-10-08', { state: stateOf('done', "Won't Do") }]], {
          created: '2026-10-07',
        }),
      ]),
    );
    expect(stepsIn(review, 'kr')).toEqual(['scope-added -166667 SUP-3', 'scope-dropped +166667 SUP-3']);
    expect(lineIn(review, 'kr').change).toBe(0);
  });

  it('[R7] of a falling metric is the reading, from day to day', () => {
    // From 45 to 25: 41 is 4/20, 38 is 7/20. The reading of the last day counts though the sprint closes before its end.
    const plan = onePlan(metricMeasure('45', '25', { unit: 'min' }), {
      readings: [reading('2026-10-02', 41), reading('2026-10-12', 40), reading('2026-10-19', 38)],
    });
    const review = reviewed(historyWith(plan));
    expect(lineIn(review, 'kr')).toMatchObject({ start: 200_000, end: 350_000 });
    expect(stepsIn(review, 'kr')).toEqual(['reading +50000 2026-10-12', 'reading +100000 2026-10-19']);
    expect(lineIn(review, 'kr').steps[1]?.reading).toEqual({
      of: 'kr',
      on: '2026-10-19',
      value: decimal(38),
    });
  });

  it('[R14] names the KPI that was read', () => {
    const plan = {
      ...onePlan(kpiMeasure('churn', { from: decimal(8), to: decimal(4) })),
      kpis: [kpi('churn', { readings: [reading('2026-10-01', 8), reading('2026-10-10', 7)] })],
    };
    const review = reviewed(historyWith(plan));
    // 1 of 4.
    expect(stepsIn(review, 'kr')).toEqual(['reading +250000 2026-10-10']);
    expect(lineIn(review, 'kr').steps[0]?.reading?.of).toBe('churn');
  });

  it('counts one item in three key results, fully in each (R23)', () => {
    const plan = planOf(
      [objective('o')],
      [
        keyResult('a', 'o', work('SUP-1')),
        keyResult('b', 'o', work('SUP-1', 'SUP-2')),
        keyResult('c', 'o', work('SUP-1', 'SUP-2', 'SUP-3', 'SUP-4')),
      ],
    );
    const review = reviewed(
      historyWith(plan, [inFour(1, {}, [['2026-10-06', state('done')]]), inNone(2), inNone(3), inNone(4)]),
    );
    expect(review.keyResults.map((line) => [line.id, line.change, line.served])).toEqual([
      ['a', 1_000_000, { items: 1, done: 1 }],
      ['b', 500_000, { items: 1, done: 1 }],
      ['c', 250_000, { items: 1, done: 1 }],
    ]);
    // (1,000,000 + 500,000 + 250,000) / 3, floored.
    expect(stepsIn(review, 'o')).toEqual(['completed +583333 SUP-1']);
  });

  it('puts the largest change first whichever way, then goes by title', () => {
    const plan = planOf(
      [objective('o')],
      [
        keyResult('a', 'o', work('SUP-1', 'SUP-9'), { title: 'Zulu' }),
        keyResult('b', 'o', work('SUP-2'), { title: 'Yankee' }),
        keyResult('c', 'o', work('SUP-3', 'SUP-9'), { title: 'Alpha' }),
      ],
    );
    const review = reviewed(
      historyWith(plan, [
        inFour(1, {}, [['2026-10-06', state('done')]]),
        inFour(2, { category: 'done' }, [['2026-10-06', state('doing')]]),
        inFour(3, {}, [['2026-10-06', state('done')]]),
        inNone(9),
      ]),
    );
    expect(review.keyResults.map(({ title, change }) => [title, change])).toEqual([
      ['Yankee', -1_000_000],
      ['Alpha', 500_000],
      ['Zulu', 500_000],
    ]);
  });

  it('shows a key result that is served and did not move, and leaves out one that is neither', () => {
    const plan = planOf(
      [objective('o'), objective('p')],
      [keyResult('a', 'o', work('SUP-1')), keyResult('b', 'p', work('SUP-2'))],
    );
    const review = reviewed(historyWith(plan, [inFour(1), inNone(2)]));
    expect(review.keyResults.map((line) => [line.id, line.change, line.served])).toEqual([
      ['a', 0, { items: 1, done: 0 }],
    ]);
    expect(review.objectives.map((line) => line.id)).toEqual(['o']);
  });

  it('[R37] owns a changed definition and an objective that is new since', () => {
    const before = onePlan(work('SUP-1', 'SUP-2'));
    const after = planOf(
      [objective('o'), objective('p')],
      [keyResult('kr', 'o', work('SUP-1')), keyResult('new', 'p', work('SUP-1'))],
    );
    const review = reviewed(
      historyWith(
        [
          ['2026-10-01', before],
          ['2026-10-10', after],
        ],
        [inFour(1, { category: 'done' }), inFour(2)],
      ),
    );
    // 1/2, then 1/1 with the link taken away: scope dropped. The new one starts without a value.
    expect(stepsIn(review, 'kr')).toEqual(['scope-dropped +500000']);
    expect(lineIn(review, 'new')).toMatchObject({ start: null, end: 1_000_000, change: 1_000_000 });
    expect(stepsIn(review, 'new')).toEqual(['definition +1000000']);
  });

  it('keeps the line of what was deleted since, with its title', () => {
    const before = planOf(
      [objective('o')],
      [keyResult('kr', 'o', work('SUP-1')), keyResult('gone', 'o', work('SUP-2'), { title: 'Was here' })],
    );
    const review = reviewed(
      historyWith(
        [
          ['2026-10-01', before],
          ['2026-10-10', onePlan(work('SUP-1'))],
        ],
        [inFour(1), inFour(2, { category: 'done' })],
      ),
    );
    expect(lineIn(review, 'gone')).toMatchObject({
      title: 'Was here',
      start: 1_000_000,
      end: null,
      change: -1_000_000,
      health: 'none',
      next: null,
      amount: { kind: 'none' },
    });
    // (0 + 1,000,000) / 2 before, 0 after.
    expect(lineIn(review, 'o')).toMatchObject({ start: 500_000, end: 0 });
  });

  it('[R26] has no line for a draft, and its items serve nothing by it', () => {
    const plan = onePlan(work('SUP-1'), { status: 'draft' });
    const review = reviewed(historyWith(plan, [inFour(1, {}, [['2026-10-06', state('done')]])]));
    expect(review.keyResults).toEqual([]);
    expect(review.work.unservedShare).toBe(1_000_000);
  });

  it('[R27] climbs to every objective that a key result contributes to', () => {
    const plan = planOf(
      [
        objective('top'),
        objective('side'),
        objective('o', { parents: [edge('top'), edge('side', { contributes: false })] }),
      ],
      [keyResult('kr', 'o', work('SUP-1'))],
    );
    const review = reviewed(historyWith(plan, [inFour(1, {}, [['2026-10-06', state('done')]])]));
    expect(review.objectives.map((line) => [line.id, line.change])).toEqual([
      ['o', 1_000_000],
      ['top', 1_000_000],
    ]);
  });

  it('is about the objectives that are asked for and what contributes to them', () => {
    const plan = planOf(
      [objective('top'), objective('o', { parents: [edge('top')] }), objective('other')],
      [
        keyResult('a', 'o', work('SUP-1')),
        keyResult('b', 'other', work('SUP-2')),
        keyResult('c', 'top', work('SUP-3')),
      ],
    );
    const items = [
      inFour(1, {}, [['2026-10-06', state('done')]]),
      inFour(2, {}, [['2026-10-06', state('done')]]),
      inNone(3),
      inFour(4),
    ];
    const review = reviewed(historyWith(plan, items), { objectives: [objectiveId('top')] });
    expect(review.keyResults.map((line) => line.id)).toEqual(['a']);
    expect(review.objectives.map((line) => line.id)).toEqual(['o', 'top']);
    expect(review.idle.map((one) => one.id)).toEqual(['c']);
    // The work stays that of the whole sprint: 1 of 3 serves nothing.
    expect(review.work.unservedShare).toBe(333_333);
    const narrow = reviewed(historyWith(plan, items), { objectives: [objectiveId('o')] });
    expect(narrow.objectives.map((line) => line.id)).toEqual(['o']);
  });

  it('[R34] leads to a forecast where days are kept', () => {
    const history = historyWith(
      onePlan(metricMeasure('0', '100'), { readings: [reading('2026-10-19', 20)] }),
    );
    const trend = ['2026-10-09', '2026-10-14', '2026-10-19', '2026-10-29'].map((on, at) => ({
      on: day(on),
      raw: at * 100_000,
      sums: null,
    }));
    // Of the days up to the end: 100,000 in 5 days, 73 days from 19 October to 31 December: 200,000 + 73 × 20,000.
    const review = reviewed(history, { trendOf: () => trend });
    expect(lineIn(review, 'kr').forecast?.mid.atEnd).toBe(200_000 + 73 * 20_000);
    expect(lineIn(reviewed(history), 'kr').forecast).toBeNull();
  });

  it('has nothing to say of a sprint in which nothing happened', () => {
    const review = reviewed(historyWith(onePlan(work('SUP-1')), [inNone(1)]));
    expect(review).toMatchObject({ objectives: [], keyResults: [], restricted: 0, idle: [] });
    expect(review.work).toMatchObject({ committed: 0, added: 0, stability: null, unservedShare: null });
  });

  it('follows an item of another sprint that moved the number', () => {
    const review = reviewed(
      historyWith(onePlan(work('SUP-1', 'SUP-2')), [
        inFour(1),
        inNone(2, {}, [['2026-10-06', { ...state('done'), ...sprints() }]]),
      ]),
    );
    expect(stepsIn(review, 'kr')).toEqual(['completed +500000 SUP-2']);
    expect(lineIn(review, 'kr')).toMatchObject({ served: { items: 1, done: 0 } });
    expect(review.span.sprint?.id).toBe(four);
  });
});

describe('whose lines stand in a review', () => {
  const plan = planOf(
    [objective('ours'), objective('theirs')],
    [
      keyResult('mine', 'ours', metricMeasure('0', '10'), { readings: [reading('2026-10-07', 5)] }),
      keyResult('yours', 'theirs', metricMeasure('0', '10'), { readings: [reading('2026-10-07', 5)] }),
      keyResult('served', 'theirs', workMeasure({ links: links('SUP-1') })),
    ],
  );

  it('the team’s own that moved; of others what its work serves, and what that contributes to', () => {
    const review = reviewed(historyWith(plan, [inFour(1, { points: 1 })]), { isOwn: (id) => id === 'ours' });
    expect(review.keyResults.map(({ id }) => id).sort()).toEqual(['mine', 'served']);
    expect(review.objectives.map(({ id }) => id).sort()).toEqual(['ours', 'theirs']);
  });
});
