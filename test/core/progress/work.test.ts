import { decimalText } from '@throughline/core/model/decimal.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { KeyResult, PlanLink } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { workItem } from '../work-fixtures.ts';
import {
  keyResult,
  keyResultIn,
  krId,
  links,
  metricMeasure,
  november,
  objective,
  planOf,
  reading,
  told,
  valueOf,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';

type Given = Parameters<typeof workItem>[0] & object;
/** Jira item n, key K-n. */
const jira = (n: number, more: Given = {}): WorkItem =>
  workItem({ id: itemId('jira', 's', n), key: `K-${n}`, ...more });
const epic = (n: number, more: Given = {}) => jira(n, { level: 'container', ...more });
const below = (parent: WorkItem, n: number, more: Given = {}) => jira(n, { parent: parent.id, ...more });

const weighted = (...given: [WorkItem, number][]): PlanLink[] =>
  given.map(([item, weight]) => ({ reference: item.id, weight: weight * 1000, share: null }));

const value = (
  items: readonly WorkItem[],
  measure: Parameters<typeof workMeasure>[0] = {},
  more: Parameters<typeof valueOf>[1] = {},
) => {
  const found = valueOf(workMeasure({ links: links(...items), ...measure }), { items, ...more });
  const { amount } = found;
  const shown =
    amount.kind === 'work'
      ? `${decimalText(amount.done)} of ${decimalText(amount.total)} ${amount.unit}`
      : '';
  const weights = amount.kind === 'work' && amount.weighted;
  return {
    ...found,
    shown,
    weighted: weights ? `${decimalText(weights.done)} of ${decimalText(weights.total)}` : null,
    rows: (found.evaluation.items.get(found.id) ?? []).map(({ item, why }) => `${item.split('/')[1]} ${why}`),
  };
};

describe('[R15] raw = Σ(w·u·k)/Σ(w·u)', () => {
  const some = [
    jira(1, { points: 8, category: 'done' }),
    jira(2, { points: 4.5, category: 'done' }),
    jira(3, { points: 7.5, category: 'doing' }),
  ];

  it('counts points done of all points', () => {
    expect(value(some)).toMatchObject({
      raw: 625_000,
      shown: '12.5 of 20 points',
      weighted: null,
      origin: 'computed',
    });
  });

  it('counts issues, seconds or a field', () => {
    expect(value(some, { count: { unit: 'issues' } })).toMatchObject({
      raw: 666_666,
      shown: '2 of 3 issues',
    });
    const timed = [jira(1, { seconds: 3600, category: 'done' }), jira(2, { seconds: 7200 })];
    expect(value(timed, { count: { unit: 'seconds' } })).toMatchObject({
      raw: 333_333,
      shown: '3600 of 10800 seconds',
    });
    const sized = [1, 2].map((n) => ({
      ...jira(n, { category: n === 1 ? 'done' : 'todo' }),
      sizes: { points: null, seconds: null, fields: { cf: n * 500 } },
    }));
    expect(value(sized, { count: { unit: 'field', field: 'cf' } })).toMatchObject({
      raw: 333_333,
      shown: '0.5 of 1.5 field',
    });
  });

  it('shows amounts unweighted, and the weighted sums where weights move the percentage', () => {
    const [a, b, c] = some as [WorkItem, WorkItem, WorkItem];
    expect(value(some, { links: weighted([a, 2], [b, 1], [c, 1]) })).toMatchObject({
      raw: 732_142, // 20.5/28
      shown: '12.5 of 20 points',
      weighted: '20.5 of 28',
    });
    expect(value(some, { links: weighted([a, 3], [b, 3], [c, 3]) })).toMatchObject({
      raw: 625_000,
      weighted: null,
    });
  });

  it('[R20] shows what is done in full, and the credited sums where credit moves the percentage', () => {
    expect(value(some, {}, { policy: { doingCredit: 500_000 } })).toMatchObject({
      raw: 812_500, // (12.5 + 3.75)/20
      shown: '12.5 of 20 points',
      weighted: '16.25 of 20',
    });
  });

  it('[R3] loses nothing of a credit below the unit', () => {
    const three = [1, 2, 3].map((n) => jira(n, { category: 'doing' }));
    const { raw } = value(three, { count: { unit: 'issues' } }, { policy: { doingCredit: 333_333 } });
    expect(raw).toBe(333_333);
  });

  it('[R3] is no value where a sum outgrows the integers', () => {
    const vast = jira(1, { points: 9_007_199_254_740 });
    expect(value([vast], { links: weighted([vast, 2]) })).toMatchObject({ raw: null, told: ['E_TOO_LARGE'] });
  });
});

describe('[R15] a query as the reading of a metric', () => {
  const bugs = [jira(1, { points: 2 }), jira(2, { points: 3 }), jira(3)];
  const evaluateQuery = (of: 'count' | 'sum', queries: Parameters<typeof workOf>[1]) => {
    const source = { query: 'type = Bug', of, field: of === 'sum' ? 'points' : null };
    const plan = planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('10', '0', { source }))]);
    return evaluate({ plan, work: workOf(bugs, queries), asOf: november });
  };
  const found = { 'type = Bug': { ok: true as const, items: bugs.map(({ id }) => id) } };

  it('counts what it finds, or sums a field of it', () => {
    expect(keyResultIn(evaluateQuery('count', found), 'kr')).toMatchObject({
      raw: 700_000,
      origin: 'measured',
    });
    expect(keyResultIn(evaluateQuery('sum', found), 'kr')).toMatchObject({ raw: 500_000 });
  });

  it('is later than a typed reading of the same day, and earlier than none', () => {
    const source = { query: 'type = Bug', of: 'count' as const, field: null };
    const value = (...readings: KeyResult['readings']) => {
      const one = keyResult('kr', 'o', metricMeasure('10', '0', { source }), { readings });
      const plan = planOf([objective('o')], [one]);
      return keyResultIn(evaluate({ plan, work: workOf(bugs, found), asOf: november }), 'kr').raw;
    };
    expect(value(reading('2026-11-01', 5))).toBe(700_000);
    expect(value(reading('2026-11-02', 5))).toBe(700_000);
  });

  it('[R22] has no value when it failed or was not run', () => {
    for (const queries of [{}, { 'type = Bug': { ok: false as const, reason: 'cut short' } }]) {
      const evaluation = evaluateQuery('count', queries);
      expect(keyResultIn(evaluation, 'kr')).toMatchObject({ raw: null, stale: true });
      expect(told(evaluation)).toEqual(['D_QUERY_FAILED kr']);
    }
  });
});

describe('[R16] the set', () => {
  const top = epic(10, { category: 'done' });
  const stories = [below(top, 11, { points: 3, category: 'done' }), below(top, 12, { points: 5 })];

  it('replaces a container by what counts below it', () => {
    const { raw, rows, told: codes } = value([top, ...stories], { links: links(top) });
    expect(raw).toBe(375_000);
    expect(rows).toEqual(['10 expanded', '11 counted', '12 counted']);
    expect(codes).toEqual(['D_DONE_PARENT_OPEN_CHILDREN']);
  });

  it('counts a container without countable descendants as itself, at every depth', () => {
    expect(value([epic(1, { category: 'done', points: 2 })])).toMatchObject({
      raw: 1_000_000,
      rows: ['1 counted'],
    });
    const feature = below(top, 20, { level: 'container', points: 2 });
    const done = below(top, 11, { points: 3, category: 'done' });
    expect(value([top, feature, done], { links: links(top) })).toMatchObject({
      raw: 600_000,
      rows: ['10 expanded', '11 counted', '20 counted'],
    });
  });

  it('gives D_ALL_DROPPED for a container whose descendants are all dropped', () => {
    const dropped = below(top, 13, { category: 'done', resolution: "Won't Do" });
    const alone = value([top, dropped], { links: links(top) });
    expect(alone).toMatchObject({ raw: null, told: ['D_ALL_DROPPED'], rows: ['10 expanded', '13 dropped'] });
    const beside = jira(1, { points: 1, category: 'done' });
    const { raw, evaluation } = value([top, dropped, beside], { links: links(top, beside) });
    expect(raw).toBe(1_000_000);
    expect(evaluation.problems).toContainEqual({ code: 'D_ALL_DROPPED', at: 'kr', items: [top.id] });
  });

  it('gives each descendant the weight of the nearest linked ancestor', () => {
    const feature = below(top, 20, { level: 'container' });
    const deep = below(feature, 21, { points: 1, category: 'done' });
    const shallow = below(top, 22, { points: 1 });
    const all = [top, feature, deep, shallow];
    expect(value(all, { links: weighted([top, 1], [feature, 3]) }).raw).toBe(750_000);
    expect(value(all, { links: [...weighted([top, 3]), ...links(feature)] }).raw).toBe(500_000);
  });

  it('counts a linked sub-task alone, not beside its story', () => {
    const [, story] = stories as [WorkItem, WorkItem];
    const task = below(story, 31, { level: 'subtask', points: 1, category: 'done' });
    expect(value([story, task], { links: links(task) })).toMatchObject({ raw: 1_000_000, told: [] });
    const beside = value([story, task]);
    expect(beside).toMatchObject({ raw: 0, told: ['D_OVERLAP'], rows: ['12 counted', '31 covered'] });
    const under = value([top, story, task], { links: links(top, task) });
    expect(under.rows).toEqual(['10 expanded', '12 counted', '31 covered']);
    expect(under.evaluation.problems).toContainEqual({ code: 'D_OVERLAP', at: 'kr', items: [task.id] });
  });

  it('counts at the level that the policy says', () => {
    const [story] = stories as [WorkItem];
    const task = below(story, 31, { level: 'subtask', points: 1 });
    const all = [top, ...stories, task];
    const at = (level: 'standard' | 'subtask' | 'linked') =>
      value(all, { links: links(top) }, { policy: { level } }).rows;
    expect(at('standard')).toEqual(['10 expanded', '11 counted', '12 counted', '31 covered']);
    expect(at('subtask')).toEqual(['10 expanded', '11 expanded', '12 counted', '31 counted']);
    expect(at('linked')).toEqual(['10 counted']);
  });

  it('counts all link weights 0 as equal', () => {
    const two = [jira(1, { points: 1, category: 'done' }), jira(2, { points: 3 })] as const;
    expect(value(two, { links: weighted([two[0], 0], [two[1], 0]) })).toMatchObject({
      raw: 250_000,
      told: ['D_ZERO_WEIGHTS'],
    });
  });

  it('takes each item once, by id and not by key', () => {
    const old = jira(1, { key: 'OLD-1', points: 1 });
    const moved = { ...jira(1, { key: 'NEW-1', points: 1, category: 'done' }), revision: 5 };
    expect(value([old, moved], { links: links('NEW-1') })).toMatchObject({
      raw: 1_000_000,
      rows: ['1 counted'],
    });
    expect(value([old, moved], { links: links('OLD-1') })).toMatchObject({
      raw: null,
      told: ['D_MISSING', 'D_NO_WORK'],
    });
    const twice = value([moved], { links: links('NEW-1', moved.id) });
    expect(twice).toMatchObject({ shown: '1 of 1 points', told: ['D_OVERLAP'] });
    const open = jira(2, { points: 1 });
    const [light, heavy, other] = weighted([moved, 1], [moved, 3], [open, 1]) as [
      PlanLink,
      PlanLink,
      PlanLink,
    ];
    expect(value([moved, open], { links: [heavy, light, other] }).raw).toBe(750_000);
    expect(value([moved, open], { links: [light, heavy, other] }).raw).toBe(750_000);
  });

  it('joins links and the query', () => {
    const two = [jira(1, { points: 1, category: 'done' }), jira(2, { points: 3 })] as const;
    const measure = workMeasure({ links: links(two[0]), query: 'labels = x' });
    const plan = planOf([objective('o')], [keyResult('kr', 'o', measure)]);
    const work = workOf(two, { 'labels = x': { ok: true, items: two.map(({ id }) => id) } });
    const evaluation = evaluate({ plan, work, asOf: november });
    expect(keyResultIn(evaluation, 'kr').raw).toBe(250_000);
    expect(evaluation.items.get(krId('kr'))?.map(({ via }) => via)).toEqual(['link', 'query']);
    expect(told(evaluation)).toEqual([]);
  });

  it('a query that finds a story and its sub-task is no oversight', () => {
    const [, story] = stories as [WorkItem, WorkItem];
    const task = below(story, 31, { level: 'subtask' });
    const plan = planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ query: 'q' }))]);
    const work = workOf([story, task], {
      q: { ok: true, items: [story.id, task.id, itemId('jira', 's', 99)] },
    });
    const evaluation = evaluate({ plan, work, asOf: november });
    expect(told(evaluation)).toEqual(['D_MISSING kr']);
    expect(evaluation.items.get(krId('kr'))?.map(({ why, via }) => `${why} ${via}`)).toEqual([
      'counted query',
      'covered query',
      'missing query',
    ]);
  });
});

describe('[R16] references', () => {
  const ticket = jira(4711, { points: 1 });
  const item = workItem({ id: itemId('ado', 'org', 4712), key: '4712', points: 1 });
  const finds = (reference: string, items: readonly WorkItem[] = [ticket, item]) =>
    value(items, { links: links(reference) }).rows.join();

  it.each([
    ['K-4711', '4711 counted'],
    [' k-4711 ', '4711 counted'],
    ['4711', '4711 counted'], // all digits are an id, in Jira too
    ['jira:K-4711', '4711 counted'],
    ['jira:s/4711', '4711 counted'],
    ['jira:s/K-4711', '4711 counted'],
    ['4712', '4712 counted'],
    ['ado:4712', '4712 counted'],
    ['ado:org/4712', '4712 counted'],
  ])('%p finds %p', (reference, row) => {
    expect(finds(reference)).toBe(row);
  });

  it.each(['ado:K-4711', 'jira:4712', 'ado:other/4712', 'K-1', '', 'jira:'])(
    '%p finds nothing',
    (reference) => {
      expect(finds(reference)).toContain('missing');
    },
  );

  it('that fit both hosts find neither, with the host the right one', () => {
    const both = [ticket, workItem({ id: itemId('ado', 'org', 4711), key: '4711' })];
    expect(finds('4711', both)).toContain('missing');
    expect(finds('ado:org/4711', both)).toBe('4711 counted');
    expect(finds('jira:4711', both)).toBe('4711 counted');
    expect(value(both, { links: links('4711') }).told).toEqual(['D_MISSING', 'D_NO_WORK']);
  });
});

describe('[R17] parent and child', () => {
  const top = epic(10);
  const story = below(top, 11, { points: 1, category: 'done' });
  const other = below(top, 12, { points: 1 });

  it('both linked count the child once, with its own weight where it has one', () => {
    const plain = value([top, story, other], { links: links(top, story) });
    expect(plain).toMatchObject({ raw: 500_000, told: ['D_OVERLAP'] });
    expect(plain.evaluation.problems[0]?.items).toEqual([story.id]);
    const own = value([top, story, other], { links: [...links(top), ...weighted([story, 3])] });
    expect(own.raw).toBe(750_000);
    const inherited = value([top, story, other], { links: [...weighted([top, 3]), ...links(story)] });
    expect(inherited).toMatchObject({ raw: 500_000, weighted: null });
  });

  it('the children decide when the container is done or dropped', () => {
    const done = { ...top, state: { ...top.state, category: 'done' as const } };
    expect(value([done, story, other], { links: links(done) })).toMatchObject({
      raw: 500_000,
      told: ['D_DONE_PARENT_OPEN_CHILDREN'],
    });
    const dropped = { ...top, state: { ...top.state, category: 'removed' as const } };
    expect(value([dropped, story, other], { links: links(dropped) })).toMatchObject({
      raw: 500_000,
      told: [],
    });
  });

  it('[R1] cuts a circle of parents at its highest id, whatever the order', () => {
    const a = epic(1, { parent: itemId('jira', 's', 2) });
    const b = epic(2, { parent: a.id });
    const leaf = below(b, 3, { points: 1, category: 'done' });
    expect(value([a, b, leaf], { links: links(a) }).rows).toEqual(['1 counted']);
    expect(value([leaf, b, a], { links: links(b) }).rows).toEqual(['1 counted', '2 expanded', '3 counted']);
  });
});

describe('[R19] dropped and missing work', () => {
  const some = [
    jira(1, { points: 2, category: 'done' }),
    jira(2, { points: 3 }),
    jira(3, { points: 5, category: 'done', resolution: 'Duplicate' }),
  ];

  it('dropped items leave both sums and stay in the trace', () => {
    const { raw, shown, rows, amount } = value(some);
    expect([raw, shown]).toEqual([400_000, '2 of 5 points']);
    expect(rows).toContain('3 dropped');
    expect(amount).toMatchObject({ counted: 2, dropped: 1 });
  });

  it('or count as the policy says', () => {
    expect(value(some, {}, { policy: { dropped: 'done' } }).raw).toBe(700_000);
    expect(value(some, {}, { policy: { dropped: 'open' } }).raw).toBe(200_000);
  });

  it('missing ones are left out and named', () => {
    const { raw, rows, evaluation } = value(some, { links: links(...some, 'GONE-1') });
    expect(raw).toBe(400_000);
    expect(rows).toContain('undefined missing');
    expect(evaluation.problems).toEqual([{ code: 'D_MISSING', at: 'kr', items: ['GONE-1'] }]);
  });

  it('[R18] an unknown state counts as in progress', () => {
    const odd = jira(4, { points: 5, category: 'unknown' });
    expect(value([...some, odd], {}, { policy: { doingCredit: 200_000 } })).toMatchObject({
      raw: 300_000, // (2 + 1)/10
      told: ['D_UNKNOWN_STATE'],
    });
  });
});

describe('[R21] sizes', () => {
  const some = [
    jira(1, { points: 1, category: 'done' }),
    jira(2, { points: 3 }),
    jira(3, { points: 8 }),
    jira(4, { points: 100 }),
    jira(5, { category: 'done' }),
  ];

  it('an unestimated item takes the stored size', () => {
    expect(value(some, { unestimatedSize: 3000 })).toMatchObject({
      raw: 34_782,
      shown: '4 of 115 points',
      told: [],
    });
    expect(value(some, { unestimatedSize: 0 })).toMatchObject({ raw: 8928, told: [] });
  });

  it('or the lower median of this input, which is said', () => {
    const { shown, evaluation, amount } = value(some);
    expect(shown).toBe('4 of 115 points');
    expect(amount).toMatchObject({ unestimated: 1, unestimatedSize: 3000 });
    expect(evaluation.problems).toEqual([
      { code: 'D_UNESTIMATED', at: 'kr', items: [some[4]?.id], amounts: { items: 1, size: 3000 } },
    ]);
  });

  it('leaves dropped items out of the median', () => {
    const dropped = [6, 7, 8].map((n) => jira(n, { points: 50, category: 'removed' }));
    expect(value([...some, ...dropped]).amount).toMatchObject({ unestimatedSize: 3000 });
  });

  it('is one unit while nothing is estimated', () => {
    const bare = [jira(1, { category: 'done' }), jira(2)];
    expect(value(bare)).toMatchObject({ raw: 500_000, shown: '1 of 2 points', told: ['D_UNESTIMATED'] });
  });

  it('options: zero, exclude, block', () => {
    const under = (unestimated: 'zero' | 'exclude' | 'block', items = some) =>
      value(items, { unestimatedSize: 3000 }, { policy: { unestimated } });
    expect(under('zero')).toMatchObject({ shown: '1 of 112 points', told: [] });
    expect(under('exclude')).toMatchObject({ shown: '1 of 112 points', amount: { counted: 4 } });
    expect(under('exclude').rows).toContain('5 unestimated-excluded');
    expect(under('exclude', some.slice(4))).toMatchObject({ raw: null, told: ['D_UNESTIMATED'] });
    expect(under('block')).toMatchObject({ raw: null, told: ['D_UNESTIMATED'] });
    expect(under('block', some.slice(0, 4))).toMatchObject({ raw: 8928, told: [] });
  });

  it('an explicit 0 stays 0', () => {
    const zero = jira(6, { points: 0 });
    expect(value([...some.slice(0, 2), zero])).toMatchObject({
      raw: 250_000,
      shown: '1 of 4 points',
      told: [],
    });
  });

  it('all sizes 0 counts items', () => {
    const zeros = [
      jira(1, { points: 0, category: 'done' }),
      jira(2, { points: 0 }),
      jira(3, { points: 0 }),
    ] as const;
    expect(value(zeros)).toMatchObject({ raw: 333_333, shown: '1 of 3 issues', told: ['D_NO_ESTIMATES'] });
    expect(value(zeros, { links: weighted([zeros[0], 2], [zeros[1], 1], [zeros[2], 1]) })).toMatchObject({
      raw: 500_000,
      weighted: '2 of 4',
    });
  });

  it('what can be no size is none, and said', () => {
    const odd = jira(6, { points: -1, category: 'done' });
    expect(value([...some.slice(0, 2), odd], { unestimatedSize: 1000 })).toMatchObject({
      raw: 400_000,
      told: ['D_BAD_SIZE'],
    });
  });
});

describe('[R3] open work beside 100 %', () => {
  const done = jira(1, { points: 1, category: 'done' });

  it('of size 0', () => {
    const open = jira(2, { points: 0 });
    const { raw, evaluation } = value([done, open]);
    expect(raw).toBe(1_000_000);
    expect(evaluation.problems).toEqual([
      { code: 'D_OPEN_ZERO', at: 'kr', items: [open.id], amounts: { items: 1 } },
    ]);
  });

  it('of weight 0, or unestimated where that is 0', () => {
    const open = jira(2, { points: 5 });
    expect(value([done, open], { links: weighted([done, 1], [open, 0]) }).told).toEqual(['D_OPEN_ZERO']);
    expect(value([done, jira(3)], {}, { policy: { unestimated: 'zero' } }).told).toEqual(['D_OPEN_ZERO']);
    expect(value([done, jira(3)], {}, { policy: { unestimated: 'exclude' } }).told).toEqual([]);
  });

  it('is not said below 100 %', () => {
    expect(value([done, jira(2, { points: 0 }), jira(3, { points: 1 })]).told).toEqual([]);
  });

  it('99.9999 % is not 100 %', () => {
    const many = [jira(1, { points: 9_999_999, category: 'done' }), jira(2, { points: 1 })];
    expect(value(many).raw).toBe(999_999);
  });
});

describe('[R22] no work', () => {
  it('an empty set, or nothing of it found, is no value', () => {
    expect(value([])).toMatchObject({ raw: null, progress: null, told: ['D_NO_WORK'] });
    expect(value([], { links: links('K-1') })).toMatchObject({ raw: null, told: ['D_MISSING', 'D_NO_WORK'] });
  });

  it('all dropped is no value either', () => {
    expect(value([jira(1, { category: 'removed' })])).toMatchObject({ raw: null, told: ['D_ALL_DROPPED'] });
  });

  it('a failed query makes no partial number of the links', () => {
    const one = jira(1, { points: 1, category: 'done' });
    const plan = planOf(
      [objective('o')],
      [keyResult('kr', 'o', workMeasure({ links: links(one), query: 'q' }))],
    );
    const evaluation = evaluate({
      plan,
      work: workOf([one], { q: { ok: false, reason: 'cut' } }),
      asOf: november,
    });
    expect(keyResultIn(evaluation, 'kr')).toMatchObject({ raw: null, stale: true, amount: { kind: 'none' } });
    expect(told(evaluation)).toEqual(['D_QUERY_FAILED kr']);
  });
});

describe('[R38] the trace', () => {
  it('names every item, how it came in, and why it counts', () => {
    const top = epic(10);
    const items = [
      top,
      below(top, 11, { points: 2, category: 'done' }),
      below(top, 12, { level: 'subtask' }),
    ];
    const { evaluation, id } = value(items, { links: weighted([top, 2]) });
    expect(evaluation.items.get(id)).toEqual([
      {
        item: top.id,
        stage: 'todo',
        weight: 2000,
        size: null,
        credit: 0,
        via: 'link',
        counted: false,
        why: 'expanded',
      },
      {
        item: itemId('jira', 's', 11),
        stage: 'done',
        weight: 2000,
        size: 2000,
        credit: 1_000_000,
        via: top.id,
        counted: true,
        why: 'counted',
      },
      {
        item: itemId('jira', 's', 12),
        stage: 'todo',
        weight: 2000,
        size: null,
        credit: 0,
        via: top.id,
        counted: false,
        why: 'covered',
      },
    ]);
  });
});
