import { samplePast, type SampleEvent, type SamplePast } from '@throughline/workbench/sample/past.ts';
import { items } from '@throughline/workbench/sample/quarter.ts';
import { asMade } from '@throughline/workbench/sample/story/events.ts';
import { isClosedAt } from '@throughline/workbench/sample/story/sprints.ts';

const day = 86_400_000;
/** A Wednesday, and each day of the week that it is in; also one just after midnight. */
const wednesday = Date.parse('2026-11-18T14:00:00Z');
const presents = [
  ...[-2, -1, 0, 1, 2, 3, 4].map((days) => wednesday + days * day),
  Date.parse('2027-01-04T00:00:01Z'),
];

describe.each(presents.map((now) => [new Date(now).toISOString(), now] as const))('on %s', (_, now) => {
  const past = samplePast(now);

  it('each item ends as quarter.ts has it', () => {
    for (const item of items) {
      const first = asMade(item, past.events);
      let state: unknown = first.state;
      let points: unknown = first.points ?? null;
      let parent: unknown = first.parent ?? null;
      for (const event of past.events.filter((one) => one.item === item.key)) {
        if (event.field === 'state') state = took(event, state);
        if (event.field === 'points') points = took(event, points);
        if (event.field === 'parent') parent = took(event, parent);
      }
      expect([item.key, state, points, parent]).toEqual([
        item.key,
        item.state,
        item.points ?? null,
        item.parent ?? null,
      ]);
    }
  });

  it('things happen one after the other, on working days, and none after now', () => {
    const times = past.events.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    for (const at of [...times, ...past.created.values()]) {
      expect(at).toBeLessThan(now);
      const when = new Date(at);
      expect([1, 2, 3, 4, 5]).toContain(when.getUTCDay());
      expect(when.getUTCHours()).toBeGreaterThanOrEqual(9);
      expect(when.getUTCHours()).toBeLessThan(18);
    }
    for (const event of past.events) expect(event.at).toBeGreaterThan(past.created.get(event.item) ?? now);
    for (const { state, start, completed, reopened } of past.sprints) {
      for (const at of [completed, reopened]) if (at !== null) expect(at).toBeLessThan(now);
      expect(start < now).toBe(state !== 'future');
    }
  });

  it('each team with sprints has three that are over or odd, one under way in its dates, and one to come', () => {
    const states = (project: string) =>
      past.sprints.filter((one) => one.project === project).map(({ state }) => state);
    const usual = ['closed', 'closed', 'closed', 'active', 'future'];
    expect(['SUP', 'PAY', 'PLT', 'OPS'].map(states)).toEqual([
      usual,
      usual,
      ['closed', 'closed', 'active', 'active', 'future'],
      [],
    ]);
    for (const project of ['SUP', 'PAY', 'PLT']) {
      const under = past.sprints.filter(
        ({ project: of, start, end }) => of === project && start <= now && now <= end,
      );
      expect(under.map(({ name }) => name)).toEqual(['Sprint 4']);
    }
  });

  it('an item is in sprints of its own team, and in at most one that is not closed', () => {
    for (const { item, to, at } of sprintEvents(past)) {
      const within = to.map((id) => past.sprints.find((one) => one.id === id));
      expect(within.every((sprint) => sprint && item.startsWith(`${sprint.project}-`))).toBe(true);
      expect(to).toEqual([...new Set(to)].sort((a, b) => a - b));
      const open = within.filter((sprint) => sprint && !isClosedAt(sprint, at));
      expect([item, open.length <= 1]).toEqual([item, true]);
    }
    for (const { key } of items) {
      const open = past.sprintsOf(key).filter((id) => {
        const sprint = past.sprints.find((one) => one.id === id);
        return sprint && !isClosedAt(sprint, now);
      });
      expect(open.length).toBeLessThanOrEqual(1);
    }
  });

  it('one changes into what the last one left', () => {
    for (const { key } of items) {
      const own = sprintEvents(past).filter(({ item }) => item === key);
      const last = own.reduce<unknown>((before, event) => took(event, before), []);
      expect(last).toEqual(past.sprintsOf(key));
    }
  });
});

describe('what the past of the sample shows', () => {
  const past = samplePast(wednesday);
  const [sup3] = past.sprints.filter(({ project, name }) => project === 'SUP' && name === 'Sprint 3');
  const sprints = sprintEvents(past);

  it('carried over, moved out, added late, and in three sprints', () => {
    expect(past.sprintsOf('SUP-12')).toEqual([13, 14]);
    expect(past.sprintsOf('PAY-15')).toEqual([22, 23, 24]);
    expect(past.sprintsOf('PAY-17')).toEqual([]);
    expect(
      sprints.some(({ item, from, to }) => item === 'SUP-33' && from.length > 0 && to.length === 0),
    ).toBe(true);
    const late = sprints.filter(
      ({ at, from, to }) => to.includes(13) && !from.includes(13) && at > (sup3?.start ?? 0),
    );
    expect(late.map(({ item }) => item).sort()).toEqual(['SUP-17', 'SUP-18', 'SUP-36']);
  });

  it('re-estimated, cancelled, reopened, and moved to another epic', () => {
    const of = (field: SampleEvent['field']) => past.events.filter((event) => event.field === field);
    expect(of('points').length).toBeGreaterThan(4);
    expect(of('parent').map(({ item }) => item)).toEqual(['SUP-35']);
    const to = (state: string) =>
      past.events.filter((event) => event.field === 'state' && event.to === state).map(({ item }) => item);
    expect(to('reopened')).toEqual(['SUP-17', 'SUP-36']);
    expect(to('cancelled').length).toBeGreaterThan(4);
  });

  it('a sprint was opened again and stands beside the next one', () => {
    const odd = past.sprints.find(({ reopened }) => reopened !== null);
    const next = past.sprints.find(({ id }) => id === (odd?.id ?? 0) + 1);
    expect([odd?.project, odd?.state, next?.state]).toEqual(['PLT', 'active', 'active']);
    expect(odd?.end).toBeGreaterThan(next?.start ?? 0);
    expect(odd?.completed).toBeLessThan(odd?.reopened ?? 0);
  });
});

// ── below ──

type SprintEvent = Extract<SampleEvent, { field: 'sprints' }>;

function sprintEvents({ events }: SamplePast): readonly SprintEvent[] {
  return events.filter((event): event is SprintEvent => event.field === 'sprints');
}

/** @throws Error where it does not begin with what was there */
function took({ item, from, to }: { item: string; from: unknown; to: unknown }, before: unknown): unknown {
  expect([item, from]).toEqual([item, before]);
  return to;
}
