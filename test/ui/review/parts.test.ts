import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { ReviewView, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { groupLines } from '@throughline/ui/sprint-review/line-groups.ts';
import { reviewModel } from '@throughline/ui/sprint-review/review-model.ts';
import { stepRows } from '@throughline/ui/sprint-review/step-rows.ts';
import { tablesHtml } from '@throughline/ui/sprint-review/tables-html.ts';
import { keyResult, objective, review, step } from './gallery/builders.ts';

describe('steps as they are listed', () => {
  it('those of restricted items are one row for each cause, with their sum; the others stand as they are', () => {
    const rows = stepRows([
      step('completed', 100, null, 3),
      step('completed', 40, 7, 4),
      step('reopened', -30, null, 5),
      step('completed', 5, null, 6),
      step('time', -1, null, 7),
    ]);
    expect(
      rows.map(({ cause, ppm, restricted, item }) => [cause, ppm, restricted, item?.key ?? null]),
    ).toEqual([
      ['completed', 105, 2, null],
      ['completed', 40, 0, 'SUP-7'],
      ['reopened', -30, 1, null],
      ['time', -1, 1, null],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('lines in groups', () => {
  const moved = step('completed', 10_000, 1);
  it('each key result below its objective; those of an objective that the viewer may not see by themselves', () => {
    const { moved: groups, still } = groupLines(
      review({
        objectives: [objective('a', 'A', 0, [moved]), objective('b', 'B', 0, [])],
        keyResults: [
          keyResult('b1', 'B1', 'b', 0, []),
          keyResult('a1', 'A1', 'a', 0, [moved]),
          keyResult('x1', 'X1', 'x', 0, [moved]),
        ],
      }),
    );
    expect(
      groups.map((group) => [group.objective?.id ?? null, group.keyResults.map(({ id }) => id)]),
    ).toEqual([
      ['a', ['a1']],
      [null, ['x1']],
    ]);
    expect(still.map((group) => group.keyResults.map(({ id }) => id))).toEqual([['b1']]);
  });

  it.each([
    ['steps that took each other back', { steps: [moved, step('reopened', -10_000, 1)] }],
    ['a value that came with nothing in it', { steps: [], start: null, end: 0 }],
  ])('%s are a move', (_, more) => {
    const line = { ...objective('a', 'A', 0, []), ...more };
    expect(groupLines(review({ objectives: [line] })).moved).toHaveLength(1);
  });

  it('[U13] work that was done where the outcome did not move is told among what moved', () => {
    const line = objective('a', 'A', 0, [], { unmoved: [{ id: 'm' as never, title: 'M' }] });
    expect(groupLines(review({ objectives: [line] })).moved).toHaveLength(1);
  });
});

it('tables for the clipboard take text as text', () => {
  const html = tablesHtml([{ title: 'A & B', columns: ['<b>'], rows: [['"x" <script>alert(1)</script>']] }]);
  expect(html).toBe(
    '<h3>A &amp; B</h3><table><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr><td>&quot;x&quot; &lt;script&gt;alert(1)&lt;/script&gt;</td></tr></tbody></table>',
  );
});

describe('the review’s memory', () => {
  const request: ReviewRequest = {
    team: '12' as never,
    span: { kind: 'current' },
    objectives: [],
    unit: 'points',
  };
  const view: ReviewView = { now: 1, timeZone: 'UTC', review: review() };
  const client = (answers: (Answer<ReviewView> | Error)[]): SprintReviewClient => ({
    async openReview() {
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error)
        throw answer ?? new Error('Nothing is left to answer.');
      return answer;
    },
    findTeams: () => Promise.reject(new Error('not asked')),
    listSprints: () => Promise.reject(new Error('not asked')),
    listReviewObjectives: () => Promise.reject(new Error('not asked')),
  });

  it('keeps the last good review through a failure, and forgets the failure with the next good one', async () => {
    const model = reviewModel(
      client([{ ok: true, value: view }, new Error('cut'), { ok: true, value: view }]),
      request,
    );
    await model.read();
    expect(model.state()).toMatchObject({ view, failure: null, reading: false });
    await model.read();
    expect(model.state()).toMatchObject({ view, failure: { code: 'unreachable' }, reading: false });
    await model.read();
    expect(model.state()).toMatchObject({ view, failure: null });
  });

  it('reads once at a time, and tells nothing after it was stopped', async () => {
    const model = reviewModel(client([{ ok: true, value: view }]), request);
    let told = 0;
    model.subscribe(() => (told += 1));
    const both = [model.read(), model.read()];
    model.stop();
    await Promise.all(both);
    await model.read();
    expect(told).toBe(1);
    expect(model.state().view).toBeNull();
  });
});
