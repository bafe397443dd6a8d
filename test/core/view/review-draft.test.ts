import type { SprintId, TeamId } from '@throughline/core/model/ids.ts';
import { readReviewRequest } from '@throughline/core/review/request.ts';
import { draftOf, readDraft, spanOf } from '@throughline/core/view/review-draft.ts';
import type { ReviewDraft } from '@throughline/core/view/review-draft.ts';

const team = { id: '12' as TeamId, sprints: true };
const flowing = { id: '13' as TeamId, sprints: false };
const draft = (part: Partial<ReviewDraft>): ReviewDraft => ({ ...draftOf(null), team, ...part });

it('asks for the last sprint that is over, in points, of all objectives, once a team is chosen', () => {
  expect(readDraft(draftOf(null))).toEqual({ request: null, problems: new Map([['team', 'no-team']]) });
  expect(readDraft(draft({})).request).toEqual({
    team: '12',
    span: { kind: 'last-closed' },
    objectives: [],
    unit: 'points',
  });
});

it.each([
  [{ team, sprintSpan: 'sprint' }, 'sprint', 'no-sprint'],
  [{ team: flowing, days: '6' }, 'days', 'bad-days'],
  [{ team: flowing, days: '93' }, 'days', 'bad-days'],
  [{ team: flowing, days: '14.5' }, 'days', 'bad-days'],
  [{ team: flowing, days: '' }, 'days', 'bad-days'],
  [{ team: flowing, periodSpan: 'period', from: '2026-11-02' }, 'period', 'bad-period'],
  [{ team: flowing, periodSpan: 'period', from: '2026-11-02', to: '2026-11-01' }, 'period', 'bad-period'],
  [{ team: flowing, periodSpan: 'period', from: '2026-01-01', to: '2026-04-03' }, 'period', 'long-period'],
  [{ team, objectives: 'some' }, 'objectives', 'no-objective'],
] as const)('says what is missing or wrong: %j', (part, field, problem) => {
  const { request, problems } = readDraft(draft(part));
  expect(request).toBeNull();
  expect([...problems]).toEqual([[field, problem]]);
});

it.each([
  [{ team }, { kind: 'last-closed' }],
  [{ team, sprintSpan: 'current' }, { kind: 'current' }],
  [
    { team, sprintSpan: 'sprint', sprint: 'jira:acme/4' as SprintId },
    { kind: 'sprint', sprint: 'jira:acme/4' },
  ],
  [
    { team: flowing, days: ' 92 ' },
    { kind: 'last-days', days: 92 },
  ],
  [
    { team: flowing, periodSpan: 'period', from: '2026-01-01', to: '2026-04-02' },
    { kind: 'period', from: '2026-01-01', to: '2026-04-02' },
  ],
] as const)('what it asks for is what a host may keep, and opens as the same draft: %j', (part, span) => {
  const typed = draft(part);
  const { request } = readDraft(typed);
  expect(request?.span).toEqual(span);
  expect(readReviewRequest(JSON.parse(JSON.stringify(request)))).toEqual(request);
  expect(readDraft(draftOf(request)).request).toEqual(request);
});

it('a team that flows has a period whatever was chosen of sprints, and the choice is not lost', () => {
  const typed = draft({ sprintSpan: 'current' });
  expect(spanOf({ ...typed, team: flowing })).toBe('last-days');
  expect(spanOf({ ...typed, team })).toBe('current');
});
