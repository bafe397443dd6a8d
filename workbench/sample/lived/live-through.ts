import type { Answer } from '@throughline/core/use/answer.ts';
import type { HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { inEnglish } from '@throughline/core/model/said.ts';
import type { Field, Fields } from '@throughline/core/view/node-details.ts';
import { samplePast, type SampleEvent, type SampleSprint } from '../past.ts';
import type { PlanEdit, SampleCheckIn } from '../plan-story.ts';
import type { SampleItem } from '../quarter.ts';
import { under, type SetClock } from './clock.ts';
import { happenings, type Happening } from './happenings.ts';

/** A host in which the past happens, with the app in it. Everything takes place at the time of its clock. */
export interface PastHost {
  readonly clock: SetClock;
  made(item: SampleItem): Promise<void>;
  changed(event: SampleEvent): Promise<void>;
  started(sprint: SampleSprint): Promise<void>;
  closed(sprint: SampleSprint): Promise<void>;
  reopened(sprint: SampleSprint): Promise<void>;
  importPlan(): Promise<Answer<unknown>>;
  /** A call of the hierarchy page, by a person. */
  call<Name extends keyof HierarchyCalls>(
    by: string,
    name: Name,
    request: Parameters<HierarchyCalls[Name]>[0],
  ): Promise<Awaited<ReturnType<HierarchyCalls[Name]>>>;
  itemId(key: string): ItemId;
  /** The app keeps what the day leaves. */
  dayOver(): Promise<void>;
}

/**
 * Lets the sample's past happen in a host, through the app's own functions.
 * @param now milliseconds; everything happens before its day
 * @throws Error where the app or the host refuses something: the sample's past and the app do not fit each other
 */
export function liveThrough(host: PastHost, now: number): Promise<void> {
  return under(host.clock, async () => {
    for (const happening of happenings(samplePast(now), now)) {
      host.clock.at = happening.at;
      await happen(host, happening);
    }
  });
}

// ── below ──

async function happen(host: PastHost, happening: Happening): Promise<void> {
  switch (happening.what) {
    case 'made':
      return host.made(happening.item);
    case 'changed':
      return host.changed(happening.event);
    case 'started':
    case 'closed':
    case 'reopened':
      return host[happening.what](happening.sprint);
    case 'plan':
      taken(await host.importPlan());
      return;
    case 'checked in':
      return checkIn(host, happening.checkIn, happening.at);
    case 'edited':
      return edit(host, happening.edit);
    case 'day over':
      return host.dayOver();
    default:
      return happening satisfies never;
  }
}

const administrator = 'maria';

async function checkIn(
  host: PastHost,
  { keyResult, by, value, confidence, note }: SampleCheckIn,
  at: number,
) {
  const request = {
    ...(await spotOf(host, keyResult)),
    on: new Date(at).toISOString().slice(0, 10) as Day,
    value,
    confidence,
    note: note ?? null,
    blockers: null,
  };
  taken(await host.call(by, 'checkIn', request));
}

async function edit(host: PastHost, given: PlanEdit): Promise<void> {
  switch (given.do) {
    case 'link': {
      const spot = await spotOf(host, given.keyResult);
      const item = host.itemId(given.item);
      taken(await host.call(administrator, 'linkItem', { ...spot, item, weight: given.weight }));
      return;
    }
    case 'weigh': {
      const { shard } = await spotOf(host, given.child);
      const weights = [{ id: given.child as KeyResultId, from: given.from, to: given.to }];
      const request = { id: given.objective as ObjectiveId, shard, weights };
      taken(await host.call(administrator, 'setWeights', request));
      return;
    }
    case 'milestone': {
      const { keyResult: id, shard } = await spotOf(host, given.keyResult);
      const { fields } = taken(await host.call(administrator, 'readNode', { id, shard }));
      const from = fields['measure'] ?? null;
      const to = withMilestone(from, given.milestone, given.done);
      const changes = [{ field: 'measure', from, to }];
      const rest = { objective: null, cycle: null, attempt: null };
      taken(await host.call(administrator, 'saveNode', { is: 'keyResult', id, shard, ...rest, changes }));
      return;
    }
    default:
      return given satisfies never;
  }
}

function withMilestone(measure: Field, at: number, done: boolean | number): Field {
  const fields = measure as Fields;
  const milestones = (fields['milestones'] ?? []) as readonly Fields[];
  return { ...fields, milestones: milestones.map((one, index) => (index === at ? { ...one, done } : one)) };
}

/** Where a node lies may change with every edit, so it is asked for each time. */
async function spotOf(host: PastHost, keyResult: string) {
  const { nodes } = taken(await host.call(administrator, 'openHierarchy', { cycle: null }));
  const node = nodes.find(({ id }) => id === keyResult);
  if (!node) throw new Error(`The sample has no key result ${keyResult}.`);
  return { keyResult: keyResult as KeyResultId, shard: node.shard };
}

function taken<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { message, details = [], fields = [] } = answer.failure;
  const more = [...details.map(inEnglish), ...fields.map((one) => `${one.field}: ${inEnglish(one.message)}`)];
  throw new Error([`The sample's past was refused. ${inEnglish(message)}`, ...more].join('\n  '));
}
