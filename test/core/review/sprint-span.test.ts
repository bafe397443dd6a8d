import type { Sprint } from '@throughline/core/model/sprint.ts';
import type { Day } from '@throughline/core/model/day.ts';
import { sprintId } from '@throughline/core/model/ids.ts';
import {
  spanOfPeriod,
  spanOfSprint,
  type SpanSetting,
  type SprintSpan,
} from '@throughline/core/review/sprint-span.ts';

const at = (text: string): number => Date.parse(text);
const now = at('2026-10-20T12:00:00Z');
const base: Sprint = {
  id: sprintId('jira', 's', 7),
  name: 'Sprint 7',
  state: 'closed',
  start: at('2026-10-05T07:00:00Z'),
  end: at('2026-10-16T17:00:00Z'),
  completed: at('2026-10-16T18:30:00Z'),
  goal: null,
};
const setting: SpanSetting = { team: null, others: [], timeZone: 'UTC', now };
const span = (sprint: Partial<Sprint>, more: Partial<SpanSetting> = {}) =>
  spanOfSprint({ ...base, ...sprint }, { ...setting, ...more });
const shown = (found: SprintSpan) =>
  found.ok
    ? {
        from: `${new Date(found.span.from.at).toISOString()} as of ${found.span.from.day}`,
        to: `${new Date(found.span.to.at).toISOString()} as of ${found.span.to.day}`,
        remarks: found.span.remarks,
      }
    : found.why;

describe('[R37] the span of a sprint', () => {
  it('goes from its start, as of the day before, to when it was closed', () => {
    expect(shown(span({}))).toEqual({
      from: '2026-10-05T07:00:00.000Z as of 2026-10-04',
      to: '2026-10-16T18:30:00.000Z as of 2026-10-16',
      remarks: [],
    });
  });

  it('has its days in the time zone of the policy', () => {
    expect(shown(span({ start: at('2026-10-05T23:30:00Z') }, { timeZone: 'Europe/Berlin' }))).toMatchObject({
      from: '2026-10-05T23:30:00.000Z as of 2026-10-05',
    });
  });

  it('goes to the present while it is under way, and says when its end is over', () => {
    const active = { state: 'active', completed: null } as const;
    expect(shown(span({ ...active, end: at('2026-10-23T17:00:00Z') }))).toMatchObject({
      to: '2026-10-20T12:00:00.000Z as of 2026-10-20',
      remarks: [],
    });
    expect(shown(span(active))).toMatchObject({
      to: '2026-10-20T12:00:00.000Z as of 2026-10-20',
      remarks: ['past-end'],
    });
    expect(shown(span({ ...active, completed: base.completed }))).toMatchObject({
      remarks: ['reopened', 'past-end'],
    });
  });

  it('of a day before it was closed goes to that day', () => {
    expect(shown(span({}, { now: at('2026-10-10T12:00:00Z') }))).toMatchObject({
      to: '2026-10-10T12:00:00.000Z as of 2026-10-10',
      remarks: [],
    });
  });

  it('says when it was closed before the day of its end; an hour early is nothing', () => {
    expect(shown(span({ completed: at('2026-10-14T09:00:00Z') }))).toMatchObject({ remarks: ['cut-short'] });
    expect(shown(span({ completed: at('2026-10-16T16:00:00Z') }))).toMatchObject({ remarks: [] });
    expect(shown(span({ completed: null }))).toMatchObject({
      to: '2026-10-16T17:00:00.000Z as of 2026-10-16',
    });
    expect(shown(span({ completed: at('2026-10-01T09:00:00Z') }))).toMatchObject({
      to: '2026-10-05T07:00:00.000Z as of 2026-10-05',
    });
  });

  it('says when another one of the team was under way as well', () => {
    const other = (more: Partial<Sprint>): Sprint => ({ ...base, id: sprintId('jira', 's', 8), ...more });
    const remarksWith = (...others: Sprint[]) => {
      const found = span({}, { others });
      return found.ok ? found.span.remarks : [];
    };
    expect(remarksWith(base)).toEqual([]);
    expect(remarksWith(other({}))).toEqual(['overlaps']);
    expect(
      remarksWith(other({ start: base.completed, end: null, completed: null, state: 'active' })),
    ).toEqual([]);
    expect(remarksWith(other({ start: 0, completed: base.start }))).toEqual([]);
    expect(remarksWith(other({ state: 'future', completed: null }))).toEqual([]);
    expect(remarksWith(other({ start: 0, completed: null, state: 'active' }))).toEqual(['overlaps']);
  });

  it('is none before it began, and none without dates', () => {
    expect(shown(span({ state: 'future', start: null, end: null, completed: null }))).toBe('not-begun');
    expect(shown(span({ state: 'future', completed: null }))).toBe('not-begun');
    expect(shown(span({}, { now: at('2026-10-05T06:59:59Z') }))).toBe('not-begun');
    expect(shown(span({ state: 'active', start: null, end: null, completed: null }))).toBe('no-dates');
  });
});

describe('[R37] the span of an iteration of Azure DevOps', () => {
  const iteration: Partial<Sprint> = {
    id: sprintId('ado', 'org', 'Support\\Sprint 4'),
    state: 'future',
    start: at('2026-10-05T00:00:00Z'),
    end: at('2026-10-16T23:59:59.999Z'),
    completed: null,
  };

  it('ends of itself, and its days are those of the policy', () => {
    expect(shown(span(iteration))).toEqual({
      from: '2026-10-05T00:00:00.000Z as of 2026-10-04',
      to: '2026-10-16T23:59:59.999Z as of 2026-10-16',
      remarks: [],
    });
    for (const [timeZone, from, to] of [
      ['America/New_York', '2026-10-05T04:00:00.000Z', '2026-10-17T03:59:59.999Z'],
      ['Pacific/Auckland', '2026-10-04T11:00:00.000Z', '2026-10-16T10:59:59.999Z'],
    ] as const) {
      expect(shown(span(iteration, { timeZone }))).toMatchObject({
        from: `${from} as of 2026-10-04`,
        to: `${to} as of 2026-10-16`,
      });
    }
  });

  it('goes to the present while its days are not over, and may have none', () => {
    expect(shown(span(iteration, { now: at('2026-10-10T12:00:00Z') }))).toMatchObject({
      to: '2026-10-10T12:00:00.000Z as of 2026-10-10',
      remarks: [],
    });
    expect(shown(span(iteration, { now: at('2026-10-04T12:00:00Z') }))).toBe('not-begun');
    expect(shown(span({ ...iteration, start: null, end: null }))).toBe('no-dates');
  });
});

describe('[R37] the span of a period', () => {
  const period = (from: string, to: string, more: Partial<SpanSetting> = {}) =>
    shown(spanOfPeriod({ from: from as Day, to: to as Day }, { ...setting, ...more }));

  it('goes from the end of the day before its first one to the end of its last one, or now', () => {
    expect(period('2026-10-05', '2026-10-16', { timeZone: 'Europe/Berlin' })).toEqual({
      from: '2026-10-04T21:59:59.999Z as of 2026-10-04',
      to: '2026-10-16T21:59:59.999Z as of 2026-10-16',
      remarks: [],
    });
    expect(period('2026-10-05', '2026-10-31')).toMatchObject({
      to: '2026-10-20T12:00:00.000Z as of 2026-10-20',
    });
    expect(period('2026-10-21', '2026-10-31')).toBe('not-begun');
  });
});
