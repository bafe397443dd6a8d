import type { WorkGone, WorkMoved } from '@throughline/core/change/work-moved.ts';
import { dayOf } from '@throughline/core/model/day.ts';
import { readItemId } from '@throughline/core/model/ids.ts';
import type { ItemId, KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { CountOf, KeyResult, Milestone, Plan, PlanLink, Policy } from '@throughline/core/model/plan.ts';
import type { ItemLevel, ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import type { Trouble } from '@throughline/core/port/memory/failing.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { Evaluation } from '@throughline/core/progress/evaluation.ts';
import { continueCount } from '@throughline/core/use/continue-count.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { good } from '@throughline/core/use/answer.ts';
import type { NodeSpot } from '@throughline/core/use/hierarchy-client.ts';
import { importPlan } from '@throughline/core/use/import-plan.ts';
import { joinTrees } from '@throughline/core/use/join-trees.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { noteWorkDeleted } from '@throughline/core/use/note-work-deleted.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { recount } from '@throughline/core/use/recount.ts';
import { refreshChanged } from '@throughline/core/use/refresh-changed.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { transact } from '@throughline/core/use/transact.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { edge, keyResult, metricMeasure, objective, planOf, workMeasure } from '../core/plan-fixtures.ts';
import { epicId, eventOf, idAt, newWorld, SUP, valueOf } from '../core/use/world.ts';
import type { World } from '../core/use/world.ts';
import { stateOf, workItem } from '../core/work-fixtures.ts';

/** One thing that happens; the numbers choose which item, which value, which key result. */
export interface Step {
  readonly act: (typeof ACTS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const ACTS = [
  'move',
  'move',
  'move',
  'move',
  'drop',
  'estimate',
  'estimate',
  'create',
  'create',
  'adopt',
  'adopt',
  'relevel',
  'retype',
  'retype',
  'delete',
  'link',
  'link',
  'unlink',
  'recount',
  'deliver',
  'deliver',
  'deliver',
  'work',
  'work',
  'at once',
  'trouble',
  'check',
] as const;

const CATEGORIES: readonly ItemState['category'][] = [
  'todo',
  'doing',
  'done',
  'resolved',
  'removed',
  'unknown',
];
const SIZES = [null, 0, 1, 2, 3, 5, 8, 13, 0.5];
const WEIGHTS = [null, null, '2', '0.5', '0'];
/** Work can be linked to them. */
const KEY_RESULTS = ['kr-points', 'kr-issues', 'kr-time', 'kr-apart', 'kr-query'] as const;
/** Theirs is what a query finds, when it is asked. */
const QUERIED = ['kr-query', 'kr-bugs', 'kr-size'] as const;
const QUERY = 'type = Bug';

/** Two trees, key results that count different things in every way that there is. */
const plan = ({ policy, linked, size, changes, apart = false }: Setup): Plan => {
  // Where stories may lie below stories, a sub-task two levels below a linked one is not told apart (docs/architecture.md).
  const fits = startingItems(size).map(({ level }) => !(changes && level === 'subtask'));
  const one = (at: number, of: string, count: CountOf): KeyResult => {
    const links = (linked[at] ?? [])
      .filter((item) => fits[item] ?? true)
      .map((item) => ({
        reference: idAt(item + 1),
        weight: null,
        share: null,
      }));
    return keyResult(KEY_RESULTS[at] ?? '', of, workMeasure({ count, links }));
  };
  const parents = apart ? [] : [edge('o', { weight: 2000 })];
  return planOf(
    [
      objective('o'),
      objective('o-low', { parents, ...(apart && { project: 'LOW' as ProjectId }) }),
      objective('o-apart', apart ? { project: 'APART' as ProjectId } : {}),
    ],
    [
      one(0, 'o', { unit: 'points' }),
      one(1, 'o-low', { unit: 'issues' }),
      one(2, 'o-low', { unit: 'seconds' }),
      one(3, 'o-apart', { unit: 'points' }),
      keyResult('kr-query', 'o-low', workMeasure({ query: QUERY, links: named(linked[0] ?? [], fits) })),
      keyResult(
        'kr-bugs',
        'o',
        metricMeasure('9', '0', { source: { query: QUERY, of: 'count', field: null } }),
      ),
      keyResult(
        'kr-size',
        'o-apart',
        metricMeasure('0', '70', { source: { query: QUERY, of: 'sum', field: 'points' } }),
      ),
      keyResult('kr-steps', 'o', {
        kind: 'milestones',
        milestones: [
          milestone(linked[1] ?? [], fits, 2000),
          { ...milestone([], fits, null), done: 300_000 },
          milestone(linked[2] ?? [], fits, null),
          milestone(linked[1] ?? [], fits, 500),
        ],
      }),
    ],
    policy,
  );
};

const named = (linked: readonly number[], fits: readonly boolean[]) =>
  linked
    .filter((item) => fits[item] ?? true)
    .map((item) => ({ reference: idAt(item + 1), weight: item % 3 === 0 ? 2000 : null, share: null }));

const milestone = (
  linked: readonly number[],
  fits: readonly boolean[],
  weight: number | null,
): Milestone => ({
  title: 'A step',
  weight,
  done: null,
  links: named(linked, fits),
});

/** Initiatives over epics over stories over sub-tasks, and some of each alone. */
function startingItems(size: number): WorkItem[] {
  const levels: ItemLevel[] = [
    'container',
    'container',
    'container',
    'standard',
    'standard',
    'standard',
    'subtask',
  ];
  return Array.from({ length: size }, (_, at) => {
    const level = at === 0 ? 'container' : (levels[at % levels.length] as ItemLevel);
    return workItem({
      id: idAt(at + 1),
      key: `SUP-${at + 1}`,
      project: SUP,
      level,
      parent: parentFor(level, at),
      points: SIZES[at % SIZES.length] ?? null,
      seconds: at % 4 === 0 ? null : at * 600,
      ...(at % 3 === 1 && level !== 'subtask' && { type: 'Bug' }),
    });
  });
}

/** Few containers for many stories, and some with one story only. */
const parentFor = (level: ItemLevel, at: number): ItemId | null =>
  at % 5 === 4
    ? null
    : level === 'container'
      ? at > 7
        ? idAt(1)
        : null
      : level === 'standard'
        ? idAt((at % 3) + 1)
        : idAt(4);

type Event = { readonly moved: WorkMoved } | { readonly gone: WorkGone };

/** How a run is set up. */
export interface Setup {
  readonly policy: Partial<Policy>;
  /** No events: changes are asked for when the panel opens, and standard items may lie below standard ones. */
  readonly changes: boolean;
  readonly writes: number;
  readonly size: number;
  /** Of each key result, the items that the plan links, by number. */
  readonly linked: readonly (readonly number[])[];
  /** Each objective lies in a project and a shard of its own, to be joined on the way. */
  readonly apart?: boolean;
}

export interface Simulation {
  readonly world: World;
  step(step: Step): Promise<void>;
  /** Lets one objective contribute to another, or to nothing any more; the numbers choose which. */
  align(a: number, b: number): Promise<void>;
  /** Lets everything that is under way arrive, in an order that `order` chooses; then compares every number. */
  check(order: number): Promise<Evaluation[]>;
  /** Every item to this state, with its events. */
  moveAll(category: ItemState['category']): void;
  restore(states: ReadonlyMap<ItemId, ItemState>): void;
}

export async function simulate(setup: Setup): Promise<Simulation> {
  const world = newWorld({
    items: startingItems(setup.size),
    limits: { keys: 25, writes: setup.writes },
    pageSize: 3,
    changes: setup.changes,
  });
  const under: Event[] = [];
  const trouble: Trouble[] = [];
  let made = setup.size;
  const host = () => world.host({ store: failingStore(world.store, () => trouble.shift() ?? null) });
  valueOf(await importPlan(world.host(), world.place(epicId), plan(setup)));

  const change = (item: WorkItem, patch: Partial<WorkItem>) =>
    under.push({ moved: eventOf(item, world.tracker.change(item.id, patch)) });
  const pick = (at: number, fits: (item: WorkItem) => boolean = () => true): WorkItem | undefined => {
    const all = world.tracker.all().filter(fits);
    return all[at % Math.max(all.length, 1)];
  };
  const send = async (event: Event): Promise<boolean> => {
    const answer =
      'moved' in event ? await noteWorkMoved(host(), event.moved) : await noteWorkDeleted(host(), event.gone);
    return answer.ok;
  };
  const deliver = async (at: number, keep: boolean): Promise<void> => {
    const index = at % Math.max(under.length, 1);
    const event = under[index];
    if (!event || setup.changes) return;
    if ((await send(event)) && !keep) under.splice(under.indexOf(event), 1);
  };
  const workOne = async (): Promise<void> => {
    const job = world.queue.shift();
    if (!job) return;
    // Two at a time would be one page each: the clock says stop after the first.
    const answer = await workOff(host(), job, 0);
    if (!answer.ok || answer.value.again) world.queue.push(job);
  };

  const acts: Record<Step['act'], (step: Step) => unknown> = {
    move: ({ a, b }) => {
      const item = pick(a);
      if (item) change(item, { state: stateOf(CATEGORIES[b % CATEGORIES.length] ?? 'todo') });
    },
    drop: ({ a, b }) => {
      const item = pick(a);
      if (item) change(item, { state: stateOf('done', b % 2 === 0 ? "Won't Do" : 'Done') });
    },
    estimate: ({ a, b, c }) => {
      const item = pick(a);
      const points = SIZES[b % SIZES.length] ?? null;
      const sizes = {
        points: points === null ? null : points * 1000,
        seconds: c % 5 === 0 ? null : c * 60,
        fields: {},
      };
      if (item) change(item, { sizes });
    },
    create: ({ a, b, c }) => {
      const parent = pick(a, ({ level }) => level !== 'subtask');
      const level = below(parent, b, setup.changes);
      made += 1;
      const item = world.tracker.add(
        workItem({
          id: idAt(made),
          key: `SUP-${made}`,
          project: SUP,
          level,
          parent: parent?.id ?? null,
          category: CATEGORIES[c % CATEGORIES.length] ?? 'todo',
          points: SIZES[c % SIZES.length] ?? null,
        }),
      );
      under.push({ moved: eventOf(null, item) });
    },
    adopt: ({ a, b, c }) => {
      const item = pick(a);
      const parent =
        item && c % 4 !== 0
          ? pick(b, (other) => mayHold(other, item, world.tracker, setup.changes))
          : undefined;
      if (item) change(item, { parent: parent?.id ?? null });
    },
    relevel: ({ a }) => {
      // A type of another level only where nothing lies below or above, as hosts allow it.
      const item = pick(
        a,
        ({ id, parent, level }) => level !== 'subtask' && parent === null && isLeaf(id, world.tracker),
      );
      if (item) change(item, { level: item.level === 'container' ? 'standard' : 'container' });
    },
    retype: ({ a, b }) => {
      // Found by the query, or not any more: no number follows until it is asked again.
      const item = pick(a, ({ level }) => !(setup.changes && level === 'subtask'));
      if (item) change(item, { type: b % 2 === 0 ? 'Bug' : 'Story' });
    },
    delete: ({ a }) => {
      const item = pick(a);
      if (!item || item.id === epicId) return;
      const orphans = world.tracker.all().filter(({ parent }) => parent === item.id);
      world.tracker.remove(item.id);
      under.push({ gone: { item: item.id, at: world.tracker.time() } });
      for (const { id } of orphans) {
        const after = world.tracker.all().find((other) => other.id === id);
        const before = orphans.find((other) => other.id === id);
        if (after && before) under.push({ moved: eventOf(before, after) });
      }
    },
    link: async ({ a, b, c }) => {
      const item = pick(a, ({ level, parent }) => !(setup.changes && level === 'subtask' && parent !== null));
      if (!item) return;
      world.tick = c % 2 === 0 ? 2500 : 0;
      await linkWorkItem(host(), world.place(item.id), {
        ...(await spotOf(b)),
        weight: WEIGHTS[c % WEIGHTS.length] ?? null,
      });
      world.tick = 0;
    },
    unlink: async ({ a, b }) => {
      const spot = await spotOf(b);
      const linked = (await linksOf(spot.keyResult)).map(({ item }) => item);
      const item = linked[a % Math.max(linked.length, 1)];
      if (item) await unlinkWorkItem(host(), world.place(item), spot);
    },
    recount: async ({ b }) => {
      world.tick = 2500;
      await recount(host(), world.place(epicId), await spotOf(b));
      world.tick = 0;
    },
    deliver: ({ a, b }) => deliver(a, b % 3 === 0),
    work: () => (setup.changes ? openEpicPanel(host(), world.place(epicId)) : workOne()),
    'at once': async ({ a, b }) => {
      await Promise.all(
        setup.changes
          ? [openEpicPanel(host(), world.place(epicId)), continueAll(), continueAll()]
          : [workOne(), deliver(a, true), workOne(), deliver(b, true), continueAll()],
      );
    },
    trouble: ({ a, b }) => {
      trouble.push(...Array.from({ length: a % 6 }, () => null), b % 2 === 0 ? 'before' : 'after');
    },
    check: ({ a }) => check(a),
  };

  const shardNames = async (): Promise<readonly string[]> => {
    const homes = setup.apart ? [SUP, 'LOW', 'APART'] : [SUP];
    const projects = await world.store.get(homes.map((id) => ({ kind: 'project', id })));
    return projects.flatMap(({ value }) => value?.shards ?? []);
  };
  const shards = async (): Promise<(readonly [string, ShardDocument])[]> => {
    const found = [];
    for (const id of await shardNames()) {
      const [shard] = await world.store.get([{ kind: 'shard', id }]);
      if (shard?.value) found.push([id, shard.value] as const);
    }
    return found;
  };
  const linksOf = async (id: string) => {
    const [found] = await world.store.get([{ kind: 'keyResult', id }]);
    return found?.value?.links ?? [];
  };
  /** Where a page that was opened long ago says that a key result lies. */
  const once = new Map<string, string>();
  const spotOf = async (at: number) => {
    const id = KEY_RESULTS[at % KEY_RESULTS.length] as KeyResultId;
    const all = await shards();
    for (const [shard, { keyResults }] of all) {
      for (const one of keyResults) if (!once.has(one.id)) once.set(one.id, shard);
    }
    const long = once.get(id);
    if (setup.apart && at % 3 === 0 && long !== undefined) return { keyResult: id, shard: long };
    const [shard = ''] = all.find(([, { keyResults }]) => keyResults.some((one) => one.id === id)) ?? [];
    return { keyResult: id, shard };
  };
  const continueAll = async (): Promise<boolean> => {
    let any = false;
    for (const [shard, { keyResults }] of await shards()) {
      for (const { id, work } of keyResults) {
        if (!work?.next) continue;
        any = true;
        await continueCount(world.host(), world.place(epicId), { keyResult: id, shard });
      }
    }
    return any;
  };

  async function settleDown(order: number): Promise<void> {
    trouble.length = 0;
    if (setup.changes) {
      // Everything linked is looked at; each look brings its own shards up to date.
      for (const id of KEY_RESULTS) {
        const [link] = await linksOf(id);
        if (link) await openEpicPanel(world.host(), world.place(link.item));
      }
      // What only a query found, or a milestone names, is looked at on the page of the hierarchy.
      for (const shard of await shardNames()) valueOf(await refreshChanged(world.host(), [shard]));
    }
    const shuffled = under
      .splice(0)
      .map((event, at) => ({ event, by: (at * 7919 + order * 104_729) % 1009 }));
    for (const { event } of shuffled.sort((x, y) => x.by - y.by)) {
      if (setup.changes) continue;
      if (!(await send(event))) throw new Error('an event was refused');
      if (order % 2 === 0) await send(event);
    }
    await world.drain();
    for (let rounds = 0; (await continueAll()) || world.queue.length > 0; rounds += 1) {
      if (rounds > 5000) throw new Error('a count never ends');
      await world.drain();
    }
  }

  async function check(order: number): Promise<Evaluation[]> {
    await settleDown(order);
    for (const [shard, { keyResults }] of await shards()) {
      for (const { id } of keyResults.filter((one) => QUERIED.some((of) => of === one.id))) {
        valueOf(await recount(world.host(), world.place(epicId), { keyResult: id, shard }));
      }
    }
    await settleDown(order);
    const items = await world.tracker.read(
      world.tracker.all().map(({ id }) => id),
      'app',
    );
    const bugs = items.filter(({ type }) => type === 'Bug').map(({ id }) => id);
    const found: Evaluation[] = [];
    for (const [, shard] of await shards()) {
      const stored = evaluateShard(shard, world.now);
      const scratch = evaluate({
        plan: { ...(await planAsStored(shard)), kpis: [] },
        work: { items, queries: new Map([[QUERY, { ok: true, items: bugs }]]), readAt: world.now },
        asOf: dayOf(world.now, shard.policy.timeZone),
        now: world.now,
      });
      expect({ keyResults: stored.keyResults, objectives: stored.objectives }).toEqual({
        keyResults: scratch.keyResults,
        objectives: scratch.objectives,
      });
      found.push(stored);
    }
    return found;
  }

  /** The stored definitions with the stored links: what a plan file of the present state would say. */
  async function planAsStored({
    cycle,
    policy,
    objectives,
    keyResults,
  }: ShardDocument): Promise<Omit<Plan, 'kpis'>> {
    const texts = { title: '', owner: null };
    return {
      cycle,
      policy,
      objectives: objectives.map((one) => ({ ...one, ...texts })),
      keyResults: await Promise.all(
        keyResults.map(async (one): Promise<KeyResult> => {
          if (one.measure.kind === 'milestones') {
            // What nothing was found for when it was written is looked for by people (Recount), not by a count.
            const isFound = ({ reference }: PlanLink) => readItemId(reference as ItemId) !== null;
            const milestones = one.measure.milestones.map((step) => ({
              ...step,
              links: step.links.filter(isFound),
            }));
            return { ...one, ...texts, measure: { ...one.measure, milestones } };
          }
          if (one.measure.kind !== 'work') return { ...one, ...texts };
          const links = await linksOf(one.id);
          const measure = {
            ...one.measure,
            unestimatedSize: one.work?.unestimatedSize ?? null,
            links: links.map(({ item, weight, share }) => ({ reference: item, weight, share })),
          };
          return { ...one, ...texts, measure };
        }),
      ),
    };
  }

  const OBJECTIVES = ['o', 'o-low', 'o-apart'] as const;
  const placeOf = async (id: string): Promise<NodeSpot | null> => {
    const found = (await shards()).find(([, { objectives }]) => objectives.some((one) => one.id === id));
    return found ? { id: id as ObjectiveId, shard: found[0] } : null;
  };

  async function align(a: number, b: number): Promise<void> {
    const child = OBJECTIVES[a % 3] ?? 'o';
    const parent = OBJECTIVES[(a + 1 + (b % 2)) % 3] ?? 'o';
    const [spot, into] = [await placeOf(child), await placeOf(parent)];
    const isRound = (await shards()).some(([, { objectives }]) => reaches(objectives, parent, child));
    if (!spot || !into || isRound) return;
    const joined = b % 5 === 0 ? null : await joinTrees(host(), spot, into);
    if (joined && !joined.ok) return;
    const shard = joined?.value.shard ?? spot.shard;
    valueOf(
      await transact(world.store, async (desk) => {
        await desk.read([{ kind: 'shard', id: shard }]);
        const document = desk.get('shard', shard);
        if (!document) throw new Error(`there is no shard ${shard}`);
        const parents = joined ? [edge(parent, { weight: 2000 })] : [];
        const objectives = document.objectives.map((one) => (one.id === child ? { ...one, parents } : one));
        desk.put('shard', shard, { ...document, objectives });
        return good(null);
      }),
    );
  }

  return {
    world,
    align,
    step: async (step) => void (await acts[step.act](step)),
    check,
    moveAll: (category) => {
      for (const item of world.tracker.all()) change(item, { state: stateOf(category) });
    },
    restore: (states) => {
      for (const item of world.tracker.all()) change(item, { state: states.get(item.id) ?? item.state });
    },
  };
}

/** Does the one contribute to the other, by however many steps? */
const reaches = (objectives: ShardDocument['objectives'], from: string, to: string): boolean =>
  from === to ||
  objectives.some(
    ({ id, parents }) => id === from && parents.some(({ parent }) => reaches(objectives, parent, to)),
  );

const below = (parent: WorkItem | undefined, at: number, nesting: boolean): ItemLevel => {
  if (!parent || parent.level === 'container') return at % 3 === 0 ? 'container' : 'standard';
  return nesting ? 'standard' : 'subtask';
};

/** A parent as hosts allow it, and no circle. */
function mayHold(parent: WorkItem, child: WorkItem, tracker: World['tracker'], nesting: boolean): boolean {
  const fits =
    child.level === 'subtask'
      ? parent.level === 'standard' && !nesting
      : parent.level === 'container' ||
        (nesting && child.level === 'standard' && parent.level === 'standard');
  if (!fits) return false;
  const byId = new Map(tracker.all().map((item) => [item.id, item]));
  for (let at: WorkItem | undefined = parent; at; at = at.parent ? byId.get(at.parent) : undefined) {
    if (at.id === child.id) return false;
  }
  return true;
}

const isLeaf = (id: ItemId, tracker: World['tracker']): boolean =>
  tracker.all().every(({ parent }) => parent !== id);
