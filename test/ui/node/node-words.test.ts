import type { Day } from '@throughline/core/model/day.ts';
import type { Field, FieldChange } from '@throughline/core/view/node-details.ts';
import { eachField } from '@throughline/core/view/words/each-field.ts';
import { hierarchyWordsFor } from '@throughline/core/view/words/hierarchy-words.ts';
import { changes, trend } from './gallery/world.ts';

const words = hierarchyWordsFor('en-GB');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const titles: Readonly<Record<string, string>> = {
  'kr-assistant': 'Ship the answer assistant',
  'o-1': 'Growth',
};
const nameOf = (id: string): string | null => titles[id] ?? null;

describe('what people changed, as sentences', () => {
  it('names one changed thing in the sentence, and several below it', () => {
    const said = changes.map((change) => words.changeLog.change(change, nameOf));
    expect(said).toEqual([
      { sentence: 'Maria Keller changed the target from 20.5 to 25.', lines: [] },
      {
        sentence: 'Somebody changed 3 things.',
        lines: ['the owner from “Li” to “Maria Keller”', 'the end to 15 Dec', 'the weight from 1 to 2'],
      },
      {
        sentence: 'Maria Keller changed the weight of “Ship the answer assistant” from 1 to 0.5.',
        lines: [],
      },
      { sentence: 'Maria Keller checked in.', lines: ['the value: 40.5'] },
      { sentence: 'Maria Keller linked work.', lines: ['the work item: “SUP-12”'] },
      { sentence: 'Maria Keller created it.', lines: [] },
    ]);
  });

  it.each<[FieldChange, string]>([
    [{ field: 'parent', from: null, to: [{ id: 'o-1', contributes: true }] }, 'what it serves to “Growth”'],
    [{ field: 'status', from: 'draft', to: 'active' }, 'the status from draft to active'],
    [{ field: 'level', from: 'team', to: 'organisation' }, 'the level from team to organisation'],
    [{ field: 'measure.done', from: false, to: true }, 'the answer from no to yes'],
    [{ field: 'title', from: '2026-10-01', to: '12' }, 'the title from “2026-10-01” to “12”'],
    [{ field: 'end', from: '2026-10-01', to: null }, 'the end from 1 Oct to nothing'],
    [
      { field: 'measure.items', from: [], to: ['SUP-1', 'SUP-2'] },
      'the linked work from none to SUP-1, SUP-2',
    ],
    [{ field: 'what-comes-later', from: 1, to: 1234.5 }, '“what-comes-later” from 1 to 1,234.5'],
    [
      { field: 'measure.checkpoints', from: null, to: [{ on: '2026-11-01', value: 30 }] },
      'the checkpoints to on 1 Nov value 30',
    ],
  ])('says %j', (field, said) => {
    const { sentence } = words.changeLog.change({ name: 'Li', kind: 'edited', fields: [field] }, nameOf);
    expect(sentence).toBe(`Li changed ${said}.`);
  });

  it('takes a changed group apart, and leaves out what stayed', () => {
    const from: Field = { kind: 'metric', from: 45, to: 25, unit: 'min' };
    const to: Field = { kind: 'metric', from: 45, to: 20, direction: 'decrease' };
    expect(eachField({ field: 'measure', from, to })).toEqual([
      { field: 'measure.to', from: 25, to: 20 },
      { field: 'measure.unit', from: 'min', to: null },
      { field: 'measure.direction', from: null, to: 'decrease' },
    ]);
    expect(eachField({ field: 'measure', from, to: from })).toEqual([]);
    expect(eachField({ field: 'override', from: null, to: { value: 1 } })).toEqual([
      { field: 'override.value', from: null, to: 1 },
    ]);
  });
});

describe('a trend in words', () => {
  it('says what each mark is', () => {
    expect(trend.marks.map((mark) => words.trendChart.mark(mark))).toEqual([
      'Scope added: +8',
      'Scope dropped: −3',
      'The target changed: 20.5 → 25',
      'A value was set by hand',
    ]);
  });

  it('says of an objective’s mark which key result it happened to', () => {
    const [added] = trend.marks;
    expect(words.trendChart.mark({ ...added!, of: 'Reply time' })).toBe('Reply time: Scope added: +8');
  });

  it('[R34] foretells with its bounds, and says when nothing is reached', () => {
    const forecast = { low: 550_000, mid: 720_000, high: 900_000, on: null };
    expect(plain(words.trendChart.forecast(forecast, '2026-12-31' as Day))).toBe(
      'On this trend it stands at 72 % on 31 Dec, between 55 % and 90 %. It does not reach its threshold on this trend.',
    );
  });
});

describe('since the last check-in', () => {
  it.each<[number | null, number | null, number, string]>([
    [220_000, 350_000, 0, 'Since then: from 22 % to 35 % (+13).'],
    [350_000, 220_000, 1, 'Since then: from 35 % to 22 % (−13); 1 other change.'],
    [350_000, 354_999, 0, 'Since then: still at 35 %.'],
    [null, 350_000, 2, 'Since then: 2 other changes.'],
    [null, null, 0, 'Nothing is known to have changed since.'],
  ])('%j → %j with %j other changes', (then, now, others, said) => {
    expect(plain(words.checkIns.since(then, now, others))).toBe(said);
  });
});

it('[R4] shows a step in whole points of the numbers that are shown, with its sign', () => {
  const outlook = (percent: string | null, progress: number | null) =>
    ({ percent, progress, expected: 0, health: 'none' }) as const;
  const step = (before: ReturnType<typeof outlook>, after: ReturnType<typeof outlook>) =>
    plain(words.tryOut.step({ before, after }));
  expect(step(outlook('35', 350_000), outlook('47', 470_000))).toBe('35 % → 47 % (+12)');
  expect(step(outlook('47', 470_000), outlook('35', 350_000))).toBe('47 % → 35 % (−12)');
  expect(step(outlook('99', 999_999), outlook('100', 1_000_000))).toBe('99 % → 100 % (+1)');
  expect(step(outlook('35', 350_000), outlook('35', 350_000))).toBe('35 % → 35 % (±0)');
  expect(step(outlook(null, null), outlook('35', 350_000))).toBe('– → 35 %');
});
