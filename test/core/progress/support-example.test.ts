import { decimalText } from '@throughline/core/model/decimal.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import { workItem } from '../work-fixtures.ts';
import {
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  objective,
  objectiveIn,
  planOf,
  reading,
  told,
  workMeasure,
} from '../plan-fixtures.ts';

/** The example of the plan format: what `evaluate --json` prints for it is a public contract. */
describe('the support objective', () => {
  const aspirational = { kind: 'aspirational', threshold: 700_000 } as const;
  const epic = workItem({ id: itemId('jira', 's', 13), key: 'SUP-13', level: 'container' });
  const story = (n: number, points: number, category: 'todo' | 'done') =>
    workItem({ id: itemId('jira', 's', n), key: `SUP-${n}`, parent: epic.id, points, category });
  const items = [epic, story(12, 5, 'done'), story(14, 8, 'done'), story(15, 13, 'todo')];
  const evaluation = evaluateOn(
    planOf(
      [objective('o-support', aspirational)],
      [
        keyResult('kr-reply', 'o-support', metricMeasure('45', '25', { unit: 'min' }), {
          ...aspirational,
          weight: 2000,
          readings: [reading('2026-10-20', 38)],
        }),
        keyResult('kr-macros', 'o-support', workMeasure({ links: links('SUP-12', 'SUP-13') }), aspirational),
      ],
    ),
    items,
  );

  it('[R24] [R32] is 40 %, behind and on track against 243,478', () => {
    expect(objectiveIn(evaluation, 'o-support')).toMatchObject({
      progress: 400_000,
      band: 'behind',
      health: 'on-track',
      coverage: 1_000_000,
      expected: 243_478,
      children: [
        { id: 'kr-macros', weight: 1000, contribution: 166_666 },
        { id: 'kr-reply', weight: 2000, contribution: 233_333 },
      ],
    });
    expect(percentText(objectiveIn(evaluation, 'o-support').progress)).toBe('40');
  });

  it('[R7] [R31] [R32] reads 38 minutes as 35 %, stale since its last check-in was 12 days ago', () => {
    expect(keyResultIn(evaluation, 'kr-reply')).toMatchObject({
      raw: 350_000,
      progress: 350_000,
      band: 'behind',
      health: 'on-track',
      expected: 243_478,
      stale: true,
      amount: { unit: 'min' },
    });
  });

  it('[R15] [R17] counts 13 of 26 points, the story below its linked epic once', () => {
    const { amount, ...value } = keyResultIn(evaluation, 'kr-macros');
    expect(value).toMatchObject({ raw: 500_000, progress: 500_000, band: 'behind', stale: false });
    if (amount.kind !== 'work') throw new Error('Not work');
    expect([decimalText(amount.done), decimalText(amount.total), amount.unit, amount.weighted]).toEqual([
      '13',
      '26',
      'points',
      null,
    ]);
    expect(told(evaluation)).toEqual(['D_OVERLAP kr-macros']);
    expect(evaluation.problems[0]?.items).toEqual([itemId('jira', 's', 12)]);
  });
});
