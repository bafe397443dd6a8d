import type { ItemId, KeyResultId, ProjectId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import { sprintId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { Sprint, Team } from '@throughline/core/model/sprint.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { memorySprints } from '@throughline/core/port/memory/sprints.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import { checkIn } from '@throughline/core/use/check-in.ts';
import { linkItem } from '@throughline/core/use/link-item.ts';
import { noteSprintLeft } from '@throughline/core/use/note-sprint-left.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openReview } from '@throughline/core/use/open-review.ts';
import { removeCheckIn } from '@throughline/core/use/remove-check-in.ts';
import { saveNode } from '@throughline/core/use/save-node.ts';
import { setWeights } from '@throughline/core/use/set-weights.ts';
import { sprintFunctions } from '@throughline/core/use/sprint-functions.ts';
import { unlinkItem } from '@throughline/core/use/unlink-item.ts';
import { englishFailure } from '../../english.ts';
import { day, keyResult, links, metricMeasure, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import { epicId, epicWith, eventOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const here = { project: SUP };
const shard = 'SUP~1';
const board: Team = { id: 'board' as TeamId, name: 'Support board', projects: [SUP], sprints: true };
const flow: Team = { ...board, id: 'flow' as TeamId, name: 'Flow', sprints: false };
const current = sprintId('jira', 'site', 7);
const DAY = 86_400_000;

/** Stories 100 … 104 of 5, 3, 2, 8, 2 points below epic 1, the first done: 5 of 20. Story 104 is not in the sprint. */
async function lived(plan?: Plan): Promise<World> {
  const items = [
    ...epicWith([{ points: 5, done: true }, { points: 3 }, { points: 2 }, { points: 8 }, { points: 2 }]),
    ...epicWith([{ points: 4 }, { points: 6 }], { epic: 2, first: 200 }),
  ].map((item): WorkItem => ({ ...item, sprints: isIn(item.id) ? [current] : [] }));
  const world = newWorld({ items });
  await world.import(
    plan ??
      planOf(
        [objective('o')],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId), count: { unit: 'points' } })),
          keyResult('metric', 'o', metricMeasure('45', '25')),
        ],
      ),
  );
  world.now += DAY;
  return world;
}

const isIn = (id: ItemId): boolean => [100, 101, 102, 103, 200].some((at) => idAt(at) === id);

async function change(world: World, at: number, patch: Partial<WorkItem>): Promise<void> {
  world.now += 3_600_000;
  const [before] = await world.tracker.read([idAt(at)], 'app');
  if (!before) throw new Error(`there is no item ${at}`);
  valueOf(await noteWorkMoved(world.host(), eventOf(before, world.tracker.change(before.id, patch))));
  await world.drain();
}

interface Asked {
  readonly began: number;
  readonly request?: Partial<ReviewRequest>;
  readonly sprint?: Partial<Sprint>;
  readonly host?: Partial<MemoryHostOptions>;
  readonly knowsWho?: boolean;
}

const ask = async (
  world: World,
  { began, request = {}, sprint = {}, host = {}, knowsWho = false }: Asked,
) => {
  world.now += 3_600_000;
  const sprints = memorySprints(world.tracker, {
    teams: [board, flow],
    sprints: [
      {
        id: current,
        team: board.id,
        name: 'Sprint 7',
        state: 'active',
        start: began,
        end: began + 14 * DAY,
        completed: null,
        goal: null,
        ...sprint,
      },
    ],
    knowsWho,
  });
  return openReview(world.host({ sprints, ...host }), here, {
    team: board.id,
    span: { kind: 'current' },
    objectives: [],
    unit: 'points',
    ...request,
  });
};
const review = async (world: World, asked: Asked): Promise<SprintReview> =>
  valueOf(await ask(world, asked)).review;
const lineOf = ({ keyResults, objectives }: SprintReview, id: string) => {
  const found = [...keyResults, ...objectives].find((line) => line.id === id);
  if (!found) throw new Error(`there is no line of ${id}`);
  const moving = Object.entries(found.causes).filter(([, ppm]) => ppm !== 0);
  return { start: found.start, end: found.end, causes: Object.fromEntries(moving) };
};
const keysIn = ({ work }: SprintReview, fate: keyof SprintReview['work']['groups']) =>
  work.groups[fate].items.map(({ key }) => key);

describe('[R37] a sprint reviewed on what is stored', () => {
  it('splits what its work moved by cause, and says what became of the work', async () => {
    const world = await lived();
    const began = world.now;
    await change(world, 101, { state: stateOf('done') });
    await change(world, 104, { sprints: [current] });
    await change(world, 103, { sizes: { points: 5000, seconds: null, fields: {} } });
    await change(world, 102, { state: stateOf('done', "Won't Do") });
    const found = await review(world, { began });
    // 5/20; 101 done: 8/20; 103 from 8 to 5: 8/17 = 470588; 102 dropped: 8/15 = 533333.
    expect(lineOf(found, 'kr')).toEqual({
      start: 250_000,
      end: 533_333,
      causes: { completed: 150_000, 're-estimated': 70_588, 'scope-dropped': 62_745 },
    });
    // The metric has no reading and counts as 0 beside it: half of everything, floored at each step.
    expect(lineOf(found, 'o')).toMatchObject({ start: 125_000, end: 266_666 });
    expect(keysIn(found, 'completed')).toEqual(['SUP-100', 'SUP-101']);
    expect(keysIn(found, 'dropped')).toEqual(['SUP-102']);
    expect(keysIn(found, 'open')).toEqual(['SUP-103', 'SUP-104', 'SUP-200']);
    expect(found.work).toMatchObject({
      // 5 + 3 + 2 + 8 and 4 of the story that serves nothing, at the sizes of the end: 5 + 3 + 2 + 5 + 4.
      committed: 19_000,
      added: 2000,
      removed: 2000,
      completed: 8000,
      // Of 5 + 3 + 5 + 2 + 4 that are done or open, 4.
      unserved: 4000,
      unservedShare: 210_526,
    });
    expect(found.work.groups.open.items.map(({ late, serves }) => [late, serves])).toEqual([
      [false, ['kr']],
      [true, ['kr']],
      [false, []],
    ]);
  });

  it.each([false, true])(
    'finds what was taken out of the sprint (the host can say who was in it: %s)',
    async (knowsWho) => {
      const world = await lived();
      const began = world.now;
      await change(world, 103, { sprints: [] });
      const found = await review(world, { began, knowsWho });
      expect(keysIn(found, 'left')).toEqual(['SUP-103']);
      expect(found.work.removed).toBe(8000);
      expect(found.record).toEqual({
        source: knowsWho ? 'revisions' : 'changelogs',
        definitions: true,
        gaps: [],
      });
    },
  );

  it('says that items may be missing where more were taken out than were remembered', async () => {
    const world = await lived();
    const began = world.now;
    valueOf(
      await noteSprintLeft(world.host(), {
        kind: 'sprint-left',
        sprint: current,
        item: idAt(103),
        at: began,
      }),
    );
    const [{ value, revision }] = (await world.store.get([{ kind: 'sprint', id: current }])) as [never];
    await world.store.commit([
      {
        key: { kind: 'sprint', id: current },
        value: { ...(value as object), more: true } as never,
        expected: revision,
      },
    ]);
    expect((await review(world, { began })).record.gaps).toEqual([{ what: 'left', count: null }]);
  });

  it('ends where two items that serve nothing were each below the other at one time', async () => {
    const world = await lived();
    for (const at of [300, 301]) {
      world.tracker.add(workItem({ id: idAt(at), key: `SUP-${at}`, project: SUP, level: 'container' }));
    }
    const began = world.now;
    await change(world, 300, { parent: idAt(301), sprints: [current] });
    await change(world, 300, { parent: null });
    await change(world, 301, { parent: idAt(300), sprints: [current] });
    expect(keysIn(await review(world, { began }), 'open')).toEqual(expect.arrayContaining(['SUP-103']));
  });

  it('counts readings on their days, and those that were removed or written down since', async () => {
    const world = await lived();
    const spot = { keyResult: 'metric' as KeyResultId, shard };
    const said = { confidence: null, note: null, blockers: null };
    valueOf(await checkIn(world.host(), here, { ...spot, ...said, on: day('2026-11-01'), value: '41' }));
    world.now += DAY;
    const began = world.now;
    world.now += DAY;
    const made = valueOf(
      await checkIn(world.host(), here, { ...spot, ...said, on: day('2026-11-03'), value: '37' }),
    );
    world.now += DAY;
    // (45 − 41)/20 = 20 %, (45 − 37)/20 = 40 %.
    expect(lineOf(await review(world, { began }), 'metric')).toEqual({
      start: 200_000,
      end: 400_000,
      causes: { reading: 200_000 },
    });
    valueOf(await removeCheckIn(world.host(), here, { ...spot, id: made.change ?? 0 }));
    // It came and went: both are in the record.
    expect(lineOf(await review(world, { began }), 'metric')).toEqual({
      start: 200_000,
      end: 200_000,
      causes: {},
    });
  });

  it('tells a target, weights and links that people changed from what work moved', async () => {
    const world = await lived();
    const began = world.now;
    world.now += 3_600_000;
    valueOf(
      await linkItem(world.host(), here, {
        keyResult: 'kr' as KeyResultId,
        shard,
        item: idAt(2),
        weight: null,
      }),
    );
    await world.drain();
    // 5 of 20 + 4 + 6.
    expect(lineOf(await review(world, { began }), 'kr')).toEqual({
      start: 250_000,
      end: 166_666,
      causes: { 'scope-added': -83_334 },
    });
    world.now += 3_600_000;
    valueOf(await unlinkItem(world.host(), here, { keyResult: 'kr' as KeyResultId, shard, item: epicId }));
    await world.drain();
    // Nothing of 10: the done 5 went with the other 15.
    expect(lineOf(await review(world, { began }), 'kr')).toEqual({
      start: 250_000,
      end: 0,
      causes: { 'scope-added': -83_334, 'scope-dropped': -166_666 },
    });
    world.now += 3_600_000;
    valueOf(
      await setWeights(world.host(), here, {
        id: 'o' as never,
        shard,
        weights: [{ id: 'kr' as KeyResultId, from: null, to: '3' }],
      }),
    );
    await change(world, 200, { state: stateOf('done') });
    // 4 of 10, three quarters of the objective: 30 %.
    expect(lineOf(await review(world, { began }), 'o')).toMatchObject({ start: 125_000, end: 300_000 });
  });

  it('tells a moved target by its definition', async () => {
    const world = await lived(
      planOf([objective('o')], [keyResult('metric', 'o', metricMeasure('45', '25'), { readings: [] })]),
    );
    const spot = { keyResult: 'metric' as KeyResultId, shard };
    const said = { confidence: null, note: null, blockers: null };
    valueOf(await checkIn(world.host(), here, { ...spot, ...said, on: day('2026-11-01'), value: '35' }));
    world.now += DAY;
    const began = world.now;
    world.now += DAY;
    valueOf(
      await saveNode(world.host(), here, {
        is: 'keyResult',
        id: 'metric' as KeyResultId,
        shard,
        objective: null,
        cycle: null,
        attempt: null,
        changes: [{ field: 'measure.to', from: 25, to: 5 }],
      }),
    );
    // (45 − 35)/20 = 50 %, (45 − 35)/40 = 25 %.
    expect(lineOf(await review(world, { began }), 'metric')).toEqual({
      start: 500_000,
      end: 250_000,
      causes: { definition: -250_000 },
    });
  });

  it('ends where the sprint was closed, whatever came later', async () => {
    const world = await lived();
    const began = world.now;
    await change(world, 101, { state: stateOf('done') });
    const closed = world.now + 1;
    await change(world, 103, { state: stateOf('done') });
    const found = await review(world, {
      began,
      request: { span: { kind: 'last-closed' } },
      sprint: { state: 'closed', completed: closed },
    });
    expect(lineOf(found, 'kr')).toEqual({ start: 250_000, end: 400_000, causes: { completed: 150_000 } });
    expect(keysIn(found, 'open')).toEqual(['SUP-102', 'SUP-103', 'SUP-200']);
  });

  it('takes a period in the place of a sprint where a team flows', async () => {
    const world = await lived();
    const began = world.now;
    await change(world, 101, { state: stateOf('doing') });
    await change(world, 101, { state: stateOf('done') });
    world.now = began + 9 * DAY;
    const found = await review(world, {
      began,
      request: { team: flow.id, span: { kind: 'last-days', days: 9 } },
    });
    expect(found.span).toMatchObject({ kind: 'period', sprint: null });
    expect(keysIn(found, 'completed')).toEqual(['SUP-101']);
    expect(lineOf(found, 'kr').causes).toEqual({ completed: 150_000 });
  });
});

describe('somebody writes while a review is made', () => {
  const racing = async (times: number) => {
    const world = await lived();
    const began = world.now;
    await change(world, 101, { state: stateOf('done') });
    const sprints = memorySprints(world.tracker, {
      teams: [board],
      sprints: [
        {
          id: current,
          team: board.id,
          name: 'Sprint 7',
          state: 'active',
          start: began,
          end: began + 14 * DAY,
          completed: null,
          goal: null,
        },
      ],
    });
    let left = times;
    const meddling = {
      ...sprints,
      historiesOf: async (...asked: Parameters<typeof sprints.historiesOf>) => {
        const found = await sprints.historiesOf(...asked);
        if (left > 0) {
          left -= 1;
          await change(world, 103, { sizes: { points: 8000 + left * 1000, seconds: null, fields: {} } });
        }
        return found;
      },
    };
    return openReview(world.host({ sprints: meddling }), here, {
      team: board.id,
      span: { kind: 'current' },
      objectives: [],
      unit: 'points',
    });
  };

  it('it is looked at again, so that start and end are of one moment', async () => {
    // An open story has 9 points for a moment, and then 8 again: 8 of 20.
    expect(lineOf(valueOf(await racing(2)).review, 'kr')).toMatchObject({ start: 250_000, end: 400_000 });
  });

  it('says so where it never comes to rest', async () => {
    expect(await racing(9)).toMatchObject({ ok: false, failure: { code: 'busy' } });
  });
});

describe('a review is for who may see', () => {
  it('nobody sees what they may not: work is counted, objectives are counted, nothing is named', async () => {
    const world = await lived();
    const began = world.now;
    await change(world, 101, { state: stateOf('done'), title: 'A secret story' });
    world.tracker.hide(idAt(101));
    const found = await review(world, { began });
    expect(found.work.groups.completed).toMatchObject({ count: 2, restricted: 1 });
    expect(JSON.stringify(found)).not.toMatch(/secret|SUP-101|site\/101/i);
    expect(found.keyResults[0]?.steps).toMatchObject([{ cause: 'completed', item: null, restricted: true }]);
  });

  it('refuses who may see none of the team’s projects', async () => {
    const world = await lived();
    const answer = await ask(world, { began: world.now - 1, host: { may: { see: [] } } });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });

  it('leaves out the lines of projects that the viewer may not see, and says how many', async () => {
    const other = 'OTHER' as ProjectId;
    const world = await lived(
      planOf(
        [objective('o', { project: other })],
        [keyResult('kr', 'o', workMeasure({ links: links(epicId), count: { unit: 'points' } }))],
      ),
    );
    const began = world.now;
    await change(world, 101, { state: stateOf('done') });
    const found = await review(world, { began, host: { may: { see: [SUP] } } });
    expect(found).toMatchObject({ objectives: [], keyResults: [], restricted: 2 });
    expect(found.work.groups.completed.items.map(({ serves }) => serves)).toEqual([[], []]);
  });
});

describe('what cannot be reviewed is said', () => {
  const messages = async (asked: Omit<Asked, 'began'>, began = 0) => {
    const world = await lived();
    const answer = await ask(world, { began: began || world.now - 1, ...asked });
    return answer.ok ? 'no failure' : englishFailure(answer.failure).message;
  };

  it.each<readonly [string, Omit<Asked, 'began'>, string]>([
    ['a team that is gone', { request: { team: 'gone' as TeamId } }, 'is not there any more'],
    ['a sprint of a team that flows', { request: { team: flow.id } }, 'Flow works without sprints.'],
    ['no sprint that is over', { request: { span: { kind: 'last-closed' } } }, 'has not closed a sprint yet'],
    ['no sprint under way', { sprint: { state: 'closed' } }, 'has no sprint under way'],
    [
      'a sprint that is gone',
      { request: { span: { kind: 'sprint', sprint: 'jira:site/99' as SprintId } } },
      'This sprint is not there any more',
    ],
    ['a sprint without dates', { sprint: { start: null, end: null } }, 'Sprint 7 has no dates.'],
    ['a sprint to come', { sprint: { start: Date.UTC(2027, 1, 1) } }, 'Sprint 7 has not begun yet.'],
    [
      'a period to come',
      { request: { span: { kind: 'period', from: day('2027-01-01'), to: day('2027-01-31') } } },
      'This period has not begun yet.',
    ],
  ])('%s', async (_, asked, said) => {
    expect(await messages(asked)).toContain(said);
  });

  it('a tracker that does not answer', async () => {
    const world = await lived();
    world.tracker.breakDown(null);
    const sprints = memorySprints(world.tracker, { teams: [board] });
    const { WorkFault } = await import('@throughline/core/port/work-items.ts');
    world.tracker.breakDown(new WorkFault('broken'));
    for (const call of ['findTeams', 'listSprints', 'listReviewObjectives', 'openReview'] as const) {
      const request = {
        text: null,
        team: board.id,
        span: { kind: 'current' },
        objectives: [],
        unit: 'points',
      };
      const answer = await sprintFunctions[call](world.host({ sprints }), here, request as never);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    }
  });
});

describe('what a review is configured from', () => {
  it('lists teams, sprints, and the objectives that the person may see', async () => {
    const world = await lived(
      planOf([objective('o', { title: 'Seen' }), objective('p', { project: 'OTHER' as ProjectId })], []),
    );
    const sprints = memorySprints(world.tracker, { teams: [board, flow] });
    const host = world.host({ sprints, may: { see: [SUP] } });
    const { findTeams, listSprints, listReviewObjectives } = sprintFunctions;
    expect(valueOf(await findTeams(host, here, { text: ' supp ' })).teams).toEqual([board]);
    expect(valueOf(await listSprints(host, here, { team: board.id }))).toEqual([]);
    expect(valueOf(await listReviewObjectives(host, here, { team: board.id }))).toEqual([
      { id: 'o', title: 'Seen', owner: null },
    ]);
  });
});
