import type { WorkGone, WorkMoved } from '@throughline/core/change/work-moved.ts';
import type { Instant } from '@throughline/core/model/day.ts';
import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemId, KeyResultId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { memoryHost } from '@throughline/core/port/memory/host.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { memoryStore } from '@throughline/core/port/memory/store.ts';
import { memoryWorkItems } from '@throughline/core/port/memory/work-items.ts';
import type { MemoryTracker } from '@throughline/core/port/memory/work-items.ts';
import type { Host, LaterJob } from '@throughline/core/port/host.ts';
import type { Store } from '@throughline/core/port/store.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import type { PanelPlace } from '@throughline/core/use/client.ts';
import { explain } from '@throughline/core/use/explain.ts';
import { importPlan } from '@throughline/core/use/import-plan.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import type { FullPanelView, KeyResultView } from '@throughline/core/view/epic-panel.ts';
import type { TraceView, WorkTraceView } from '@throughline/core/view/trace.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';
import { englishFailure } from '../../english.ts';

export const SUP = 'SUP' as ProjectId;
export const NOON: Instant = Date.UTC(2026, 10, 1, 12);
export const POINTS = 'customfield_10016';

/** A tracker, a store and a queue, and people who do things in them. */
export interface World {
  readonly store: Store;
  readonly tracker: MemoryTracker;
  readonly queue: LaterJob[];
  /** Moves the clock on by itself with each look at it: milliseconds. */
  tick: number;
  now: Instant;
  host(more?: Partial<MemoryHostOptions>): Host;
  place(item: ItemId): PanelPlace;
  /** Works off the queue until it is empty. */
  drain(host?: Host): Promise<void>;
  import(plan: Plan, at?: ItemId): Promise<void>;
  panel(item: ItemId, host?: Host): Promise<FullPanelView>;
}

export interface WorldOptions {
  readonly items?: readonly WorkItem[];
  readonly limits?: Store['limits'];
  readonly pageSize?: number;
  /** As in Azure DevOps: no events, no queue, changes are asked for. */
  readonly changes?: boolean;
  readonly pointsFields?: Readonly<Record<string, readonly { id: string; name: string }[]>>;
  readonly projects?: Readonly<Record<string, ProjectId>>;
  readonly pointsField?: (project: ProjectId) => Promise<string | null>;
}

export function newWorld({ limits, changes = false, items = [], ...options }: WorldOptions = {}): World {
  const store = memoryStore(limits);
  const queue: LaterJob[] = [];
  const tracker = memoryWorkItems({
    pointsFields: { [SUP]: [{ id: POINTS, name: 'Story Points' }] },
    ...options,
    now: () => world.now,
  });
  const world: World = {
    store,
    tracker,
    queue,
    tick: 0,
    now: NOON,
    host: (more = {}) => {
      const host = memoryHost({
        store,
        work: tracker,
        now: () => (world.now += world.tick),
        user: { id: 'maria' as UserId, name: 'Maria' },
        later: changes
          ? null
          : async (job) => {
              queue.push(job);
            },
        changes,
        ...more,
      });
      return changes ? { ...host, capabilities: { changes, nesting: true } } : host;
    },
    place: (item) => ({ item, project: SUP, type: 'Epic' }),
    drain: async (host = world.host()) => {
      for (let jobs = 0; queue.length > 0; jobs += 1) {
        if (jobs > 20_000) throw new Error('the queue never runs empty');
        const job = queue.shift() as LaterJob;
        const answer = await workOff(host, job);
        if (!answer.ok || answer.value.again) queue.push(job);
      }
    },
    import: async (plan, at = epicId) => {
      valueOf(await importPlan(world.host(), world.place(at), plan));
      await world.drain();
    },
    panel: async (item, host = world.host()) => {
      const view = valueOf(await openEpicPanel(host, world.place(item)));
      if (view.kind !== 'full') throw new Error(`the panel is "${view.kind}"`);
      return view;
    },
  };
  for (const item of items) tracker.add(item);
  return world;
}

export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) {
    const { code, message, details } = englishFailure(answer.failure);
    throw new Error(`${code}: ${message} ${details?.join(' ') ?? ''}`);
  }
  return answer.value;
}

export function failureOf<T>(answer: Answer<T>): string {
  return answer.ok ? 'no failure' : answer.failure.code;
}

export const idAt = (at: number): ItemId => itemId('jira', 'site', at);
export const epicId = idAt(1);

/** An epic with stories of these points; `done` marks those that are finished. */
export function epicWith(
  stories: readonly { points: number | null; done?: boolean }[],
  { epic = 1, first = 100 }: { epic?: number; first?: number } = {},
): WorkItem[] {
  return [
    workItem({ id: idAt(epic), key: `SUP-${epic}`, project: SUP, level: 'container', title: 'An epic' }),
    ...stories.map(({ points, done = false }, at) =>
      workItem({
        id: idAt(first + at),
        key: `SUP-${first + at}`,
        project: SUP,
        title: `Story ${at}`,
        parent: idAt(epic),
        category: done ? 'done' : 'todo',
        points,
      }),
    ),
  ];
}

/** One objective `o` with a work key result `kr` on these items. */
export const simplePlan = (...items: (WorkItem | ItemId | string)[]): Plan =>
  planOf([objective('o')], [keyResult('kr', 'o', workMeasure({ links: links(...items) }))]);

export function keyResultOf(view: FullPanelView, id = 'kr'): KeyResultView {
  const found = view.objectives.flatMap(({ keyResults }) => keyResults).find((one) => one.id === id);
  if (!found) throw new Error(`the panel shows no key result ${id}`);
  return found;
}

/** All pages of a key result's trace. */
export async function traceOf(
  world: World,
  spot: { keyResult: KeyResultId; shard: string },
  host = world.host(),
): Promise<WorkTraceView[]> {
  const pages: WorkTraceView[] = [];
  for (let cursor: string | null = null; ;) {
    const trace: TraceView = valueOf(await explain(host, { id: spot.keyResult, shard: spot.shard, cursor }));
    if (trace.kind !== 'keyResult' || !trace.work) throw new Error('no work to trace');
    pages.push(trace.work);
    cursor = trace.work.next;
    if (cursor === null) return pages;
    if (pages.length > 1000) throw new Error('a trace never ends');
  }
}

/** What the host's event says of a change; points are the number field `POINTS`. */
export function eventOf(before: WorkItem | null, after: WorkItem): WorkMoved {
  const { id: item, key, project, revision: at, state, sizes } = after;
  const changed = (of: (item: WorkItem) => unknown): boolean =>
    before === null || JSON.stringify(of(before)) !== JSON.stringify(of(after));
  const fields = Object.entries(sizes.fields).filter(
    ([name]) => before?.sizes.fields[name] !== sizes.fields[name],
  );
  const points = changed((one) => one.sizes.points) ? [[POINTS, sizes.points] as const] : [];
  return {
    item,
    key,
    project,
    at,
    status: { name: state.name, category: state.category, id: state.id },
    ...(changed((one) => one.state.resolution) ? { resolution: state.resolution } : {}),
    ...(changed((one) => one.sizes.seconds) ? { estimate: sizes.seconds } : {}),
    ...(changed((one) => one.logged) ? { logged: after.logged } : {}),
    ...(changed((one) => one.remaining) ? { remaining: after.remaining } : {}),
    ...(fields.length + points.length > 0 ? { numbers: Object.fromEntries([...fields, ...points]) } : {}),
    replaced: before === null || changed((one) => [one.parent, one.level, one.project]),
  };
}

export const endOf = (item: ItemId, at: Instant): WorkGone => ({ item, at });
