import type { FieldConflict } from '@throughline/core/use/answer.ts';
import type { Fields } from '@throughline/core/view/node-details.ts';
import { circleThrough } from '@throughline/ui/hierarchy/editor/circle.ts';
import { cycleOffers } from '@throughline/ui/hierarchy/editor/cycle-offers.ts';
import { changesOf, fieldsOf, nodeDraft } from '@throughline/ui/hierarchy/editor/node-draft.ts';
import { broughtUp, withTheirs } from '@throughline/ui/hierarchy/editor/take-theirs.ts';
import {
  fractionOf,
  numberForm,
  percentOf,
  plainNumber,
  typedNumber,
} from '@throughline/ui/hierarchy/editor/typed-number.ts';
import { node, TODAY } from './gallery/view.ts';

const english = numberForm('en-GB');
const german = numberForm('de-DE');

describe('numbers as they are typed', () => {
  it.each([
    ['1200', '1200', '1200'],
    ['1,200', '1200', '1.2'],
    ['1.200', '1.2', '1200'],
    ['0,5', '0.5', '0.5'],
    ['0.5', '0.5', '0.5'],
    ['0,125', '0.125', '0.125'],
    ['1,234,567.5', '1234567.5', null],
    ['1.234.567,5', null, '1234567.5'],
    ['−20', '-20', '-20'],
    [' 12 000 ', '12000', '12000'],
    ['', null, null],
    ['-', null, null],
    ['12 min', null, null],
    ['1e3', null, null],
    ['1.2.3', null, null],
    ['-0', '0', '0'],
  ])('%j is %j in English and %j in German', (typed, inEnglish, inGerman) => {
    expect([plainNumber(typed, english), plainNumber(typed, german)]).toEqual([inEnglish, inGerman]);
  });

  it('are shown as they would be typed, and read back the same', () => {
    const numbers = [0, 0.1, 12.5, -0.003, 1_234_567.25, 100_000_000];
    for (const form of [english, german])
      expect(numbers.map((number) => Number(plainNumber(typedNumber(number, form), form)))).toEqual(numbers);
    expect(typedNumber(12.5, german)).toBe('12,5');
  });

  it('[R3] percentages move the point of the text, so that no digit is made up', () => {
    expect([fractionOf('33.3'), fractionOf('7'), percentOf(0.29), percentOf(0.07)]).toEqual([
      0.333, 0.07, 29, 7,
    ]);
  });
});

/** As readNode gives them, one of each kind. */
const keyResults: readonly Fields[] = [
  {
    title: 'a',
    weight: 0.5,
    measure: { kind: 'metric', from: 45, to: 25, unit: 'min', curve: [{ at: 0.5, worth: 0.2 }] },
  },
  { title: 'b', measure: { kind: 'metric', to: 25, direction: 'decrease', stretch: 20 } },
  {
    title: 'c',
    measure: { kind: 'metric', from: 45, by: -20, checkpoints: [{ on: '2026-11-01', value: 40 }] },
  },
  {
    title: 'd',
    measure: { kind: 'metric', from: -40, byPercent: 12.5, query: 'type = Bug', of: 'sum', field: 'cf-1' },
  },
  {
    title: 'e',
    start: '2026-10-05',
    measure: { kind: 'work', count: { field: 'cf-1' }, query: 'x', unestimatedSize: 2 },
  },
  { title: 'f', measure: { kind: 'work', count: 'estimate' } },
  {
    title: 'g',
    measure: {
      kind: 'milestones',
      milestones: [
        { title: 'Pilot', done: true },
        { title: 'All', weight: 3, done: 0.25 },
        { title: 'Linked', items: ['SUP-1'] },
      ],
    },
  },
  { title: 'h', measure: { kind: 'yesNo', done: true } },
  { title: 'i', measure: { kind: 'maintain', atLeast: 99.9, unit: '%', every: 'day', method: 'worst' } },
  { title: 'j', measure: { kind: 'kpi', kpi: 'kpi-uptime', to: 99.9 } },
  { title: 'k', measure: { kind: 'objectives', as: 'amounts', from: 0, to: 10, unit: 'points' } },
  { title: 'l', threshold: 0.35, kind: 'aspirational', status: 'draft', measure: { kind: 'objectives' } },
];

describe('the form', () => {
  it.each(keyResults)('gives a key result back as it was read: $title', (fields) => {
    for (const form of [english, german]) {
      expect(fieldsOf(nodeDraft('keyResult', fields, form), form)).toEqual(fields);
      expect(changesOf(nodeDraft('keyResult', fields, form), fields, form)).toEqual([]);
    }
  });

  it('sends only what was changed, with what was read', () => {
    const before = keyResults[0] ?? {};
    const draft = nodeDraft('keyResult', before, english);
    const edited = {
      ...draft,
      title: 'z',
      measure: { ...draft.measure, metric: { ...draft.measure.metric, to: '20' } },
    };
    expect(changesOf(edited, before, english)).toEqual([
      { field: 'title', from: 'a', to: 'z' },
      {
        field: 'measure',
        from: before['measure'],
        to: { kind: 'metric', from: 45, to: 20, unit: 'min', curve: [{ at: 0.5, worth: 0.2 }] },
      },
    ]);
  });

  it('takes a default that is written out for no change', () => {
    const before: Fields = {
      title: 'o',
      kind: 'committed',
      level: 'team',
      checkInEvery: 'week',
      status: 'active',
    };
    expect(changesOf(nodeDraft('objective', before, english), before, english)).toEqual([]);
    const draft = { ...nodeDraft('objective', before, english), kind: 'aspirational' as const };
    expect(changesOf(draft, before, english)).toEqual([
      { field: 'kind', from: 'committed', to: 'aspirational' },
    ]);
  });

  it('leaves what is no number as it was typed, for the reader to say so', () => {
    const draft = nodeDraft('keyResult', {}, english);
    const typed = {
      ...draft,
      measure: { ...draft.measure, metric: { ...draft.measure.metric, from: 'many', to: '2' } },
    };
    expect(fieldsOf(typed, english)['measure']).toEqual({ kind: 'metric', from: 'many', to: 2 });
  });

  it('after a conflict has theirs where that was chosen, and sends mine against theirs elsewhere', () => {
    const before: Fields = {
      title: 'a',
      measure: { kind: 'metric', from: 45, to: 25 },
      parent: [{ id: 'p' }],
    };
    const draft = {
      ...nodeDraft('keyResult', before, english),
      title: 'mine',
    };
    const mine = { ...draft, measure: { ...draft.measure, metric: { ...draft.measure.metric, to: '20' } } };
    const conflicts: readonly FieldConflict[] = [
      { field: 'title', mine: 'mine', theirs: 'theirs', by: 'Li' },
      { field: 'measure.to', mine: 20, theirs: 30, by: null },
    ];
    const ground = broughtUp(before, conflicts);
    expect(ground['measure']).toEqual({ kind: 'metric', from: 45, to: 30 });
    const kept = withTheirs(mine, conflicts.slice(0, 1), english);
    expect(changesOf(kept, ground, english)).toEqual([
      {
        field: 'measure',
        from: { kind: 'metric', from: 45, to: 30 },
        to: { kind: 'metric', from: 45, to: 20 },
      },
    ]);
    expect(changesOf(withTheirs(mine, conflicts, english), ground, english)).toEqual([]);
  });
});

describe('[R29] circles', () => {
  const nodes = new Map(
    [
      node('o-top', 'Top', []),
      node('kr-top', 'Its key result', ['o-top']),
      node('o-mid', 'Middle', ['kr-top']),
      node('o-low', 'Low', ['o-mid', '~o-aside']),
      node('o-aside', 'Aside', []),
    ].map((each) => [each.id as string, each]),
  );

  it('are found through any number of levels, with the way', () => {
    expect(circleThrough(nodes, 'o-top', 'o-low')).toEqual(['o-top', 'o-low', 'o-mid', 'kr-top', 'o-top']);
    expect(circleThrough(nodes, 'o-top', 'kr-top')).toEqual(['o-top', 'kr-top', 'o-top']);
    expect(circleThrough(nodes, 'o-top', 'o-top')).toEqual(['o-top', 'o-top']);
  });
  it('are none the right way round, nor by an edge that only supports', () => {
    expect(circleThrough(nodes, 'o-low', 'o-top')).toBeNull();
    expect(circleThrough(nodes, 'o-aside', 'o-low')).toBeNull();
  });
});

it('offers the present and the next quarter, half and year', () => {
  expect(cycleOffers(TODAY)).toEqual([
    { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
    { id: '2027-Q1', start: '2027-01-01', end: '2027-03-31' },
    { id: '2026-H2', start: '2026-07-01', end: '2026-12-31' },
    { id: '2027-H1', start: '2027-01-01', end: '2027-06-30' },
    { id: '2026', start: '2026-01-01', end: '2026-12-31' },
    { id: '2027', start: '2027-01-01', end: '2027-12-31' },
  ]);
});
