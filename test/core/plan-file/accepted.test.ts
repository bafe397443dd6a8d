import { parse } from 'yaml';
import type { KeyResult, Plan } from '../../../core/model/plan.ts';
import { defaultPolicy } from '../../../core/plan-file/defaults.ts';
import { readPlanFile } from '../../../core/plan-file/read-plan-file.ts';
import {
  fixture,
  keyResultOf,
  measureOf,
  noted,
  planOf,
  withKeyResults,
  withMeasure,
  withObjectives,
  withPolicy,
} from './read.ts';

const whole = (digits: number) => ({ digits, scale: 0 });

describe('the plan that shows every form', () => {
  const text = fixture('every-form.yaml');
  const plan = planOf(text);

  it('is read without a notice', () => {
    expect(noted(text)).toEqual([]);
  });

  it('has its cycle and policy', () => {
    expect(plan.cycle).toEqual({ id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' });
    expect(plan.policy).toEqual({ ...defaultPolicy, droppedResolutions: ["Won't Do", 'Duplicate'] });
  });

  it('has its KPI', () => {
    expect(plan.kpis).toEqual([
      {
        id: 'kpi-reply',
        name: 'Average reply time',
        explanation: "Median minutes from a ticket's creation to the first public answer",
        unit: 'min',
        every: 'week',
        target: { atLeast: null, atMost: whole(25) },
        readings: [
          { on: '2026-10-05', value: whole(45), confidence: null, note: null, by: null },
          { on: '2026-10-12', value: whole(41), confidence: null, note: null, by: null },
        ],
      },
    ]);
  });

  it('has its objective, on the dates of the cycle', () => {
    expect(plan.objectives).toEqual([
      {
        id: 'o-support',
        title: 'Customers get an answer while they still care',
        owner: 'support',
        project: 'SUP',
        level: 'team',
        checkInEvery: 'week',
        threshold: 700_000,
        kind: 'aspirational',
        start: '2026-10-01',
        end: '2026-12-31',
        status: 'active',
        parents: [],
        override: null,
        closing: null,
      },
    ]);
  });

  it('has a key result with all that it can carry', () => {
    expect(plan.keyResults[0]).toEqual({
      id: 'kr-reply',
      objective: 'o-support',
      title: 'Average reply time from 45 to 25 minutes',
      owner: null,
      weight: 2000,
      start: '2026-10-01',
      end: '2026-12-31',
      kind: 'aspirational',
      threshold: 700_000,
      checkInEvery: 'week',
      status: 'active',
      measure: {
        kind: 'metric',
        target: { form: 'from-to', from: whole(45), to: whole(25) },
        unit: 'min',
        stretch: null,
        direction: null,
        checkpoints: [],
        curve: [],
        source: null,
      },
      readings: [{ on: '2026-10-20', value: whole(38), confidence: 6, note: 'new macros live', by: 'maria' }],
      override: null,
      closing: null,
    });
  });

  it('has a measure of every kind', () => {
    expect(plan.keyResults.slice(1).map((keyResult) => keyResult.measure)).toEqual([
      {
        kind: 'work',
        count: { unit: 'points' },
        links: [
          { reference: 'SUP-12', weight: null, share: null },
          { reference: 'SUP-13', weight: null, share: null },
        ],
        query: 'project = SUP AND labels = assistant',
        unestimatedSize: null,
      },
      {
        kind: 'milestones',
        milestones: [
          { title: 'Pilot', weight: 1000, done: 1_000_000, links: [] },
          { title: 'All teams', weight: 3000, done: 500_000, links: [] },
        ],
      },
      { kind: 'yesNo', done: false },
      {
        kind: 'maintain',
        atLeast: { digits: 999, scale: 1 },
        atMost: null,
        unit: '%',
        every: 'week',
        method: 'held',
      },
      { kind: 'kpi', kpi: 'kpi-reply', from: null, to: whole(25) },
      { kind: 'objectives', as: 'mean', from: null, to: null, unit: null },
    ]);
  });

  it('is the same plan as JSON, on one line or indented with tabs', () => {
    const asJson: unknown = parse(text);
    expect(planOf(JSON.stringify(asJson))).toEqual(plan);
    expect(planOf(JSON.stringify(asJson, null, '\t'))).toEqual(plan);
    expect(planOf(JSON.stringify(asJson, null, 2).replaceAll('\n', '\r\n'))).toEqual(plan);
  });

  it('is the same plan with CRLF, behind a byte order mark, and between document marks', () => {
    expect(planOf(text.replaceAll('\n', '\r\n'))).toEqual(plan);
    expect(planOf(`\uFEFF${text}`)).toEqual(plan);
    expect(planOf(`# Q4\n---\n${text}...\n`)).toEqual(plan);
    expect(planOf(`%YAML 1.1\n---\n${text}`)).toEqual(plan);
  });
});

describe('what a plan leaves out', () => {
  it('takes the defaults of semantics.md', () => {
    const plan = planOf(withPolicy('{}'));
    expect(plan.policy).toEqual({
      noData: 'zero',
      dropped: 'exclude',
      droppedResolutions: [
        "Won't Do",
        "Won't Fix",
        'Duplicate',
        'Declined',
        'Cancelled',
        'Cannot Reproduce',
        'Invalid',
        'Obsolete',
        'Incomplete',
        'Not Our Bug',
      ],
      droppedResolutionIds: [],
      doingCredit: 0,
      resolved: 'doing',
      unestimated: 'stored',
      level: 'standard',
      timeZone: 'UTC',
      weights: 'relative',
    });
  });

  it('may be nearly everything', () => {
    const { objectives, keyResults } = planOf(withObjectives('{ id: o-2 }'));
    expect(objectives[1]).toEqual({
      id: 'o-2',
      title: 'o-2',
      owner: null,
      project: null,
      level: 'team',
      checkInEvery: 'week',
      threshold: 1_000_000,
      kind: 'committed',
      start: '2026-10-01',
      end: '2026-12-31',
      status: 'active',
      parents: [],
      override: null,
      closing: null,
    });
    expect(keyResults[0]).toMatchObject({ title: 'kr-1', weight: null, readings: [], owner: null });
  });

  it('may be the objectives themselves, with a notice', () => {
    expect(noted(withPolicy('{}'))).toEqual(['1 : The plan has no objectives.']);
    expect(noted(`${withPolicy('{}')}objectives: []\n`)).toEqual([]);
  });
});

describe('the policy', () => {
  it('takes every key', () => {
    const all =
      '{ noData: exclude, dropped: open, droppedResolutions: [], doingCredit: 0.25, resolved: done, unestimated: block, level: linked, timeZone: Europe/Berlin, weights: percent }';
    expect(planOf(withPolicy(all)).policy).toEqual({
      noData: 'exclude',
      dropped: 'open',
      droppedResolutions: [],
      droppedResolutionIds: [],
      doingCredit: 250_000,
      resolved: 'done',
      unestimated: 'block',
      level: 'linked',
      timeZone: 'Europe/Berlin',
      weights: 'percent',
    });
  });

  it('[R20] takes credit from the logged time', () => {
    expect(planOf(withPolicy('{ doingCredit: logged }')).policy.doingCredit).toBe('logged');
  });
});

describe('thresholds and kinds [R31]', () => {
  const two = (objective: string, keyResult: string): readonly (Plan['objectives'][number] | KeyResult)[] => {
    const { objectives, keyResults } = planOf(
      withObjectives(
        `{ id: o-2, ${objective} keyResults: [ { id: kr-2, ${keyResult} measure: { kind: yesNo } } ] }`,
      ),
    );
    return [objectives[1], keyResults[1]].flatMap((node) => node ?? []);
  };
  const short = (nodes: ReturnType<typeof two>) => nodes.map(({ kind, threshold }) => [kind, threshold]);

  it('are those of the objective where a key result says nothing', () => {
    expect(short(two('kind: aspirational,', ''))).toEqual([
      ['aspirational', 700_000],
      ['aspirational', 700_000],
    ]);
    expect(short(two('threshold: 0.8,', ''))).toEqual([
      ['committed', 800_000],
      ['committed', 800_000],
    ]);
  });

  it('a key result may have its own', () => {
    expect(short(two('kind: aspirational,', 'kind: committed,'))[1]).toEqual(['committed', 1_000_000]);
    expect(short(two('threshold: 0.8,', 'kind: aspirational,'))[1]).toEqual(['aspirational', 700_000]);
    expect(short(two('kind: aspirational,', 'threshold: 0.65,'))[1]).toEqual(['aspirational', 650_000]);
  });

  it('the rhythm of check-ins goes down as well', () => {
    expect(two('checkInEvery: month,', '').map((node) => node.checkInEvery)).toEqual(['month', 'month']);
    expect(two('checkInEvery: month,', 'checkInEvery: day,')[1]?.checkInEvery).toBe('day');
  });
});

describe('targets [R6]', () => {
  const target = (form: string, readings = '') => {
    const measure = measureOf(`{ kind: metric, ${form} }`, readings && `, readings: ${readings}`);
    return measure.kind === 'metric' ? measure.target : null;
  };

  it('are entered in four ways', () => {
    expect(target('from: 45, to: 25')).toEqual({ form: 'from-to', from: whole(45), to: whole(25) });
    expect(target('to: 25')).toEqual({ form: 'to', to: whole(25) });
    expect(target('from: 45, by: -20')).toEqual({ form: 'by', from: whole(45), by: whole(-20) });
    expect(target('from: -45, byPercent: -40')).toEqual({
      form: 'by-percent',
      from: whole(-45),
      percent: whole(-40),
    });
  });

  it('are exact: a number is its shortest decimal spelling', () => {
    expect(target('from: 0.1, to: 5.9e-3')).toEqual({
      form: 'from-to',
      from: { digits: 1, scale: 1 },
      to: { digits: 59, scale: 4 },
    });
  });

  it('start from 0 for now where nothing is known yet, with a notice', () => {
    const text = withMeasure('{ kind: metric, to: 0, direction: decrease }');
    expect(noted(text)).toEqual([
      '8 objectives[0].keyResults[0].measure.to: There is no `from` and no reading yet: it starts from 0 until there is one.',
    ]);
  });

  it('may fall, with the direction said', () => {
    expect(target('from: 45, to: 25, direction: decrease')).not.toBeNull();
    expect(target('to: 25, direction: decrease', '[ { on: 2026-09-30, value: 45 } ]')).not.toBeNull();
  });

  it('may carry a stretch, checkpoints and a query', () => {
    expect(
      measureOf(
        '{ kind: metric, from: 120, to: 90, stretch: 80, unit: bugs, direction: decrease, checkpoints: [ { on: 2026-11-15, value: 100 } ], query: "type = Bug", of: sum, field: customfield_10042 }',
      ),
    ).toEqual({
      kind: 'metric',
      target: { form: 'from-to', from: whole(120), to: whole(90) },
      unit: 'bugs',
      stretch: whole(80),
      direction: 'decrease',
      checkpoints: [{ on: '2026-11-15', value: whole(100) }],
      curve: [],
      source: { query: 'type = Bug', of: 'sum', field: 'customfield_10042' },
    });
    expect(measureOf('{ kind: metric, from: 120, to: 90, query: "type = Bug" }')).toMatchObject({
      source: { query: 'type = Bug', of: 'count', field: null },
    });
  });
});

describe('work', () => {
  it('[R16] names items by key, by id, with the host, with weight and share', () => {
    const measure = measureOf(
      '{ kind: work, items: [ SUP-12, 4711, "4712", jira:SUP-13, "ado:org/4713", jira:site/10001, { key: SUP-14, weight: 0.5, share: 0.25 }, { key: 4714 }, sup-15, ÄÖ_2-16 ] }',
    );
    expect(measure).toMatchObject({
      kind: 'work',
      links: [
        { reference: 'SUP-12', weight: null, share: null },
        { reference: '4711' },
        { reference: '4712' },
        { reference: 'jira:SUP-13' },
        { reference: 'ado:org/4713' },
        { reference: 'jira:site/10001' },
        { reference: 'SUP-14', weight: 500, share: 250_000 },
        { reference: '4714', weight: null, share: null },
        { reference: 'sup-15' },
        { reference: 'ÄÖ_2-16' },
      ],
    });
  });

  it('[R21] counts issues, points, estimates or a number field', () => {
    const count = (text: string) => measureOf(`{ kind: work, ${text} }`);
    expect(count('items: []')).toEqual({
      kind: 'work',
      count: { unit: 'issues' },
      links: [],
      query: null,
      unestimatedSize: null,
    });
    expect(count('count: issues')).toMatchObject({ count: { unit: 'issues' } });
    expect(count('count: points')).toMatchObject({ count: { unit: 'points' } });
    expect(count('count: estimate')).toMatchObject({ count: { unit: 'seconds' } });
    expect(count('count: { field: customfield_10042 }')).toMatchObject({
      count: { unit: 'field', field: 'customfield_10042' },
    });
  });

  it('[R21] holds the size of what is not estimated in base units: thousandths, or seconds for hours', () => {
    const size = (count: string, unestimatedSize: string) =>
      measureOf(`{ kind: work, count: ${count}, unestimatedSize: ${unestimatedSize} }`);
    expect(size('points', '3')).toMatchObject({ unestimatedSize: 3000 });
    expect(size('points', '0')).toMatchObject({ unestimatedSize: 0 });
    expect(size('{ field: f }', '0.125')).toMatchObject({ unestimatedSize: 125 });
    expect(size('estimate', '4')).toMatchObject({ unestimatedSize: 14_400 });
    expect(size('estimate', '0.25')).toMatchObject({ unestimatedSize: 900 });
  });

  it('has no use for a size where issues are counted, and says so', () => {
    const text = withMeasure('{ kind: work, count: issues, unestimatedSize: 3 }');
    expect(keyResultOf(text).measure).toMatchObject({ unestimatedSize: null });
    expect(noted(text)).toEqual([
      '8 objectives[0].keyResults[0].measure.unestimatedSize: Not used: where issues are counted each of them is 1.',
    ]);
  });

  it('lists an item once where it stands twice, and says so', () => {
    const text = withMeasure('{ kind: work, items: [ SUP-1, SUP-2, SUP-1 ] }');
    expect(keyResultOf(text).measure).toMatchObject({
      links: [{ reference: 'SUP-1' }, { reference: 'SUP-2' }],
    });
    expect(noted(text)).toEqual([
      '8 objectives[0].keyResults[0].measure.items[2]: SUP-1 is listed twice; it counts once.',
    ]);
  });
});

describe('the other kinds', () => {
  it('[R12] milestones are done by hand, in part, or by their items', () => {
    expect(
      measureOf(
        '{ kind: milestones, milestones: [ { title: A }, { title: B, done: false }, { title: C, done: 0.5, weight: 0 }, { title: D, items: [ SUP-1 ] }, { title: E, items: [] } ] }',
      ),
    ).toEqual({
      kind: 'milestones',
      milestones: [
        { title: 'A', weight: null, done: 0, links: [] },
        { title: 'B', weight: null, done: 0, links: [] },
        { title: 'C', weight: 0, done: 500_000, links: [] },
        { title: 'D', weight: null, done: null, links: [{ reference: 'SUP-1', weight: null, share: null }] },
        { title: 'E', weight: null, done: null, links: [] },
      ],
    });
    expect(measureOf('{ kind: milestones, milestones: [] }')).toEqual({ kind: 'milestones', milestones: [] });
  });

  it('[R13] [R14] [R27] maintain, KPI and objectives take their options', () => {
    expect(
      measureOf('{ kind: maintain, atLeast: 1, atMost: 2, every: quarter, method: worst, unit: h }'),
    ).toEqual({
      kind: 'maintain',
      atLeast: whole(1),
      atMost: whole(2),
      every: 'quarter',
      method: 'worst',
      unit: 'h',
    });
    expect(measureOf('{ kind: kpi, kpi: kpi-1 }')).toEqual({
      kind: 'kpi',
      kpi: 'kpi-1',
      from: null,
      to: null,
    });
    const own = { from: null, to: null, unit: null };
    expect(measureOf('{ kind: objectives, as: identity }')).toEqual({
      kind: 'objectives',
      as: 'identity',
      ...own,
    });
    expect(measureOf('{ kind: objectives, as: amounts }')).toEqual({
      kind: 'objectives',
      as: 'amounts',
      ...own,
    });
    expect(measureOf('{ kind: objectives, as: amounts, from: 100, to: 160.5, unit: EUR }')).toEqual({
      kind: 'objectives',
      as: 'amounts',
      from: whole(100),
      to: { digits: 1605, scale: 1 },
      unit: 'EUR',
    });
  });

  it('[R10] a metric takes a value curve, exact to the millionth', () => {
    expect(
      measureOf(
        '{ kind: metric, from: 0, to: 10, curve: [ { at: 0.5, worth: 0.2 }, { at: 0.999999, worth: 0.200001 } ] }',
      ),
    ).toMatchObject({
      curve: [
        { at: 500_000, worth: 200_000 },
        { at: 999_999, worth: 200_001 },
      ],
    });
    expect(measureOf('{ kind: metric, from: 0, to: 10, curve: [] }')).toMatchObject({ curve: [] });
  });

  it('says that a reading brings no value to a kind that has its own source', () => {
    const text = withMeasure(
      '{ kind: yesNo }',
      ', readings: [ { on: 2026-10-20, value: 1, confidence: 4 } ]',
    );
    expect(noted(text)).toEqual([
      '8 objectives[0].keyResults[0].readings: A measure of kind yesNo takes no value from readings, only confidence and notes.',
    ]);
  });
});

describe('parents [R27]', () => {
  it('are one or a list, contributing unless they say no, in the order of the file', () => {
    const { objectives } = planOf(
      withObjectives(
        '{ id: o-2, parent: { id: o-1 } }',
        '{ id: o-3, parent: [ { id: o-2, weight: 0.5 }, { id: kr-1, contributes: false } ], keyResults: [ { id: kr-3, measure: { kind: objectives } } ] }',
        '{ id: o-4, parent: [ { id: kr-3, contributes: true } ] }',
        '{ id: o-5, parent: [] }',
      ),
    );
    expect(objectives.map(({ parents }) => parents)).toEqual([
      [],
      [{ parent: 'o-1', contributes: true, weight: null, order: 1 }],
      [
        { parent: 'o-2', contributes: true, weight: 500, order: 2 },
        { parent: 'kr-1', contributes: false, weight: null, order: 3 },
      ],
      [{ parent: 'kr-3', contributes: true, weight: null, order: 4 }],
      [],
    ]);
  });

  it('[R28] may meet again above, and supporting ones may go round', () => {
    const text = withObjectives(
      '{ id: a, parent: [ { id: b }, { id: c } ] }',
      '{ id: b, parent: { id: d } }',
      '{ id: c, parent: { id: d } }',
      '{ id: d, parent: { id: a, contributes: false } }',
    );
    expect(planOf(text).objectives).toHaveLength(5);
  });
});

describe('what is unusual and right', () => {
  const cycleOf = (start: string, end: string) =>
    planOf(`throughline: 1\ncycle: { id: c, start: ${start}, end: ${end} }\n`).cycle;

  it('cycles of a year, of a day, of a leap day', () => {
    expect(cycleOf('2026-01-01', '2026-12-31')).toEqual({ id: 'c', start: '2026-01-01', end: '2026-12-31' });
    expect(cycleOf('2028-02-29', '2028-02-29')).toEqual({ id: 'c', start: '2028-02-29', end: '2028-02-29' });
    expect(cycleOf('"2026-10-01"', "'2026-10-02'").end).toBe('2026-10-02');
  });

  it('titles in any script, over several lines, with what looks like YAML in quotes', () => {
    const title = (text: string) =>
      keyResultOf(withKeyResults(`{ id: kr, title: ${text}, measure: { kind: yesNo } }`)).title;
    expect(title('顧客の返信 😀 – «быстро»')).toBe('顧客の返信 😀 – «быстро»');
    expect(title('"Reply: *all* \\ud83d\\ude00 %"')).toBe('Reply: *all* 😀 %');
    expect(title('2026-10-01')).toBe('2026-10-01');
    expect(title('yes')).toBe('yes');
  });

  it('ids that objects have by themselves', () => {
    const { keyResults } = planOf(
      withKeyResults(
        '{ id: constructor, measure: { kind: yesNo } }',
        '{ id: toString, measure: { kind: yesNo } }',
      ),
    );
    expect(keyResults.map(({ id }) => id)).toEqual(['constructor', 'toString']);
  });

  it('key results outside the cycle, with a notice', () => {
    const text = withKeyResults('{ id: kr, start: 2026-09-01, end: 2027-01-31, measure: { kind: yesNo } }');
    expect(keyResultOf(text)).toMatchObject({ start: '2026-09-01', end: '2027-01-31' });
    expect(noted(text)).toEqual([
      '8 objectives[0].keyResults[0].start: Starts on 2026-09-01, before the cycle does (2026-10-01).',
      '8 objectives[0].keyResults[0].end: Ends on 2027-01-31, after the cycle does (2026-12-31).',
    ]);
  });

  it('an anchor used a few times', () => {
    const text = withKeyResults(
      '{ id: a, measure: &done { kind: yesNo, done: true } }',
      '{ id: b, measure: *done }',
    );
    expect(planOf(text).keyResults.map(({ measure }) => measure)).toEqual([
      { kind: 'yesNo', done: true },
      { kind: 'yesNo', done: true },
    ]);
  });

  it('[R30] an override of 0, and every status', () => {
    const override = '{ value: 0, reason: paused, by: maria, until: 2026-11-30 }';
    expect(keyResultOf(withMeasure('{ kind: yesNo }', `, override: ${override}`)).override).toEqual({
      value: 0,
      reason: 'paused',
      by: 'maria',
      until: '2026-11-30',
    });
    const { objectives } = planOf(
      withObjectives(
        `{ id: a, status: draft, override: ${override} }`,
        '{ id: b, status: closed }',
        '{ id: c, status: cancelled }',
      ),
    );
    expect(objectives.map(({ status }) => status)).toEqual(['active', 'draft', 'closed', 'cancelled']);
    expect(objectives[1]?.override?.value).toBe(0);
  });

  it('[R36] what a closed one was worth, with the score that a person gave it', () => {
    const { objectives, keyResults } = planOf(
      withObjectives(
        '{ id: a, status: closed, closed: { on: 2026-12-31, value: 0.654321 }, keyResults: [ { id: k, status: closed, closed: { on: 2026-11-30, value: 0, score: 0.1, reason: the market fell, by: maria }, measure: { kind: yesNo } } ] }',
        '{ id: b, status: closed }',
      ),
    );
    expect(objectives.map(({ closing }) => closing)).toEqual([
      null,
      {
        on: '2026-12-31',
        raw: 654_321,
        progress: 654_321,
        amount: null,
        score: null,
        reason: null,
        by: null,
      },
      null,
    ]);
    expect(keyResults[1]?.closing).toEqual({
      on: '2026-11-30',
      raw: 0,
      progress: 0,
      amount: null,
      score: 100_000,
      reason: 'the market fell',
      by: 'maria',
    });
  });

  it('[R3] weights at both ends', () => {
    const weight = (text: string) =>
      keyResultOf(withKeyResults(`{ id: kr, weight: ${text}, measure: { kind: yesNo } }`)).weight;
    expect(['0', '0.001', '2.5', '10000'].map(weight)).toEqual([0, 1, 2500, 10_000_000]);
  });

  it('a chain of objectives longer than a stack', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `{ id: c${at}, parent: { id: c${at + 1} } }`);
    expect(planOf(withObjectives(...chain, '{ id: c5000 }')).objectives).toHaveLength(5002);
  });
});

it('names the file as the caller does', () => {
  const read = readPlanFile('x', 'C:\\plans\\q4.yaml');
  expect(read.ok ? [] : read.problems.map(({ file }) => file)).toEqual(['C:\\plans\\q4.yaml']);
});
