import type { SampleEvent, SampleSprint } from '../past.ts';
import { items, people, type SampleItem, type SampleState } from '../quarter.ts';
import type { StoryDays } from './days.ts';
import type { ItemStory, Step } from './item-story.ts';
import { carriesOver, isClosedAt } from './sprints.ts';

/** What is told, as events: who, when to the second, from what to what. @throws Error where a story contradicts itself */
export function eventsOf(
  stories: readonly ItemStory[],
  sprints: readonly SampleSprint[],
  days: StoryDays,
): { readonly created: ReadonlyMap<string, number>; readonly events: readonly SampleEvent[] } {
  const created = new Map<string, number>();
  const events: SampleEvent[] = [];
  for (const [index, item] of items.entries()) {
    const story = stories.find((one) => one.item === item.key);
    if (!story) throw new Error(`Nothing is told of ${item.key}.`);
    const own = sprints.filter(({ project }) => item.key.startsWith(`${project}-`));
    const at = timesOf(index, days);
    created.set(item.key, at(story.made));
    events.push(...lived(item, story, own, at, index));
  }
  return { created, events: events.sort((a, b) => a.at - b.at) };
}

/** How an item was when it was made. */
export function asMade(item: SampleItem, events: readonly SampleEvent[]): SampleItem {
  const { parent: _, points: __, ...rest } = item;
  const first = <Field extends SampleEvent['field']>(field: Field) =>
    events.find(
      (event): event is Extract<SampleEvent, { field: Field }> =>
        event.item === item.key && event.field === field,
    );
  const [state, points, parent] = [first('state'), first('points'), first('parent')];
  const was = {
    points: points ? points.from : (item.points ?? null),
    parent: parent ? parent.from : (item.parent ?? null),
  };
  return {
    ...rest,
    state: state?.from ?? item.state,
    ...(was.points === null ? {} : { points: was.points }),
    ...(was.parent === null ? {} : { parent: was.parent }),
  };
}

// ── below ──

/** Things of one item on one day are so far apart. */
const apart = 20 * 60_000;

/** Each item has its own minute and second of a working day, so that no two things happen at once. */
function timesOf(index: number, days: StoryDays): (when: Step[0]) => number {
  const used = new Map<number, number>();
  const time = (9 * 60 + 10 + ((index * 7) % 360)) * 60_000 + index * 1000;
  return (when) => {
    const midnight = days.midnight(when);
    const before = used.get(midnight) ?? 0;
    used.set(midnight, before + 1);
    return midnight + time + before * apart;
  };
}

function lived(
  item: SampleItem,
  story: ItemStory,
  sprints: readonly SampleSprint[],
  at: (when: Step[0]) => number,
  index: number,
): readonly SampleEvent[] {
  const events: SampleEvent[] = [];
  let state: SampleState = 'todo';
  let points = story.first.points === undefined ? (item.points ?? null) : story.first.points;
  let parent = story.first.parent ?? item.parent ?? null;
  let within: readonly number[] = [];
  const by = people.find(({ name, may }) => name === item.assignee && may !== 'see')?.id ?? 'tom';
  const into = (when: number, to: readonly number[], who = 'maria'): void => {
    events.push({ at: when, item: item.key, by: who, field: 'sprints', from: within, to });
    within = to;
  };
  const isOpen = () => state !== 'done' && state !== 'cancelled';
  // Every close that comes before an instant: what is not finished goes on in the next sprint.
  let closed = 0;
  const closeUntil = (until: number): void => {
    for (; closed < sprints.length; closed += 1) {
      const sprint = sprints[closed];
      const next = sprints[closed + 1];
      if (!sprint || sprint.completed === null || sprint.completed > until) return;
      if (next && carriesOver(sprint) && within.at(-1) === sprint.id && isOpen()) {
        into(sprint.completed + (1 + index) * 1000, [...within, next.id]);
      }
    }
  };

  for (const [day, what] of story.steps) {
    const when = at(day);
    closeUntil(when);
    const told = { at: when, item: item.key, by };
    // Only closed sprints stay with an item that is taken out of one.
    const past = within.filter((id) => sprints.some((one) => one.id === id && isClosedAt(one, when)));
    if (what === 'no sprint') into(when, past);
    else if (typeof what === 'string' && what.startsWith('sprint ')) {
      const sprint = sprints[Number(what.slice('sprint '.length)) - 1];
      if (!sprint) throw new Error(`${item.key} is planned into ${what}, which its team does not have.`);
      into(when, [...past, sprint.id]);
    } else if (typeof what === 'string') {
      const to = what as SampleState;
      events.push({ ...told, field: 'state', from: state, to });
      state = to;
    } else if ('points' in what) {
      events.push({ ...told, by: 'maria', field: 'points', from: points, to: what.points });
      points = what.points;
    } else {
      events.push({ ...told, by: 'maria', field: 'parent', from: parent, to: what.parent });
      parent = what.parent;
    }
  }
  closeUntil(Infinity);
  return events;
}
