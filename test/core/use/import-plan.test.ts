import { readFileSync } from 'node:fs';
import type { KeyResultId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { bytesOf } from '@throughline/core/port/stored/bytes.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import { importPlan } from '@throughline/core/use/import-plan.ts';
import { importPlanFile } from '@throughline/core/use/import-plan-file.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { listLinkChoices } from '@throughline/core/use/list-link-choices.ts';
import { recount } from '@throughline/core/use/recount.ts';
import {
  edge,
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';
import {
  epicId,
  epicWith,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  simplePlan,
  SUP,
  valueOf,
} from './world.ts';
import type { World } from './world.ts';
import { englishOf } from '../../english.ts';

const OPS = 'OPS' as ProjectId;
const twoEpics = () => [
  ...epicWith([{ points: 3, done: true }, { points: 5 }]),
  ...epicWith([{ points: 8, done: true }], { epic: 2, first: 200 }),
];
const project = async (world: World, id: ProjectId = SUP) =>
  (await world.store.get([{ kind: 'project', id }]))[0]?.value ?? null;
const shard = async (world: World, id: string) =>
  (await world.store.get([{ kind: 'shard', id }]))[0]?.value ?? null;

describe('importing a plan', () => {
  it('ends the empty state: first no objective, then nothing linked, then numbers', async () => {
    const world = newWorld({ items: twoEpics() });
    expect(await world.panel(epicId)).toMatchObject({ empty: 'no-objective', may: { administer: true } });
    await world.import(simplePlan(idAt(2)));
    expect((await world.panel(epicId)).empty).toBe('nothing-linked');
    expect(keyResultOf(await world.panel(idAt(2)))).toMatchObject({ percent: '100', linked: true });
  });

  it('of a file with problems names each of them, and nothing has changed', async () => {
    const world = newWorld({ items: twoEpics() });
    const text = 'throughline: 1\ncycle: { id: q, start: 2026-10-01, end: 2026-13-01 }\nobjektives: []\n';
    const answer = await importPlanFile(world.host(), world.place(epicId), { fileName: 'plan.yaml', text });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
    expect(
      answer.ok
        ? []
        : englishOf(answer.failure.details ?? []).every((line) => /^plan\.yaml:\d+:\d+ /.test(line)),
    ).toBe(true);
    expect((await world.panel(epicId)).empty).toBe('no-objective');
  });

  it('names what was not found, keeps it with the key result, and finds it with a recount [R19]', async () => {
    const world = newWorld({ items: twoEpics() });
    const plan = simplePlan('SUP-1', 'SUP-77', 'jira:SUP-2');
    const answer = valueOf(await importPlan(world.host(), world.place(epicId), plan));
    expect(answer).toMatchObject({ kind: 'full', notices: [{ values: ['SUP-77'] }] });
    const missing = { code: 'D_MISSING', at: 'kr', items: ['SUP-77'] };
    expect(keyResultOf(await world.panel(epicId)).problems).toContainEqual(missing);
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 3 });

    world.tracker.add(workItem({ id: idAt(77), key: 'SUP-77', project: SUP, points: 1 }));
    valueOf(
      await recount(world.host(), world.place(epicId), { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' }),
    );
    await world.drain();
    const after = keyResultOf(await world.panel(epicId));
    expect(after.amount).toMatchObject({ counted: 4 });
    expect(after.problems.map(({ code }) => code)).not.toContain('D_MISSING');
    // It is a link from now on, and the ledger says who found it [R35].
    const [ledger] = await world.store.get([{ kind: 'ledger', id: 'kr' }]);
    expect(ledger?.value?.entries.at(-1)).toMatchObject({
      kind: 'linked',
      fields: [{ field: 'item', from: null, to: idAt(77) }],
    });
  });

  it('twice changes nothing and counts nothing anew', async () => {
    const world = newWorld({ items: twoEpics() });
    await world.import(simplePlan(epicId));
    const before = [await project(world), await shard(world, 'SUP~1')];
    await world.import(simplePlan(epicId));
    expect([await project(world), await shard(world, 'SUP~1')]).toEqual(before);
  });

  it('anew updates a definition and keeps the counts and the links that people made', async () => {
    const world = newWorld({ items: twoEpics() });
    await world.import(simplePlan(epicId));
    const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };
    valueOf(await linkWorkItem(world.host(), world.place(idAt(2)), { ...spot, weight: '3' }));
    await world.drain();
    const counted = (await shard(world, 'SUP~1'))?.keyResults[0]?.work;
    await world.import(
      planOf(
        [objective('o', { title: 'A better title', kind: 'aspirational', threshold: 700_000 })],
        [keyResult('kr', 'o', workMeasure({ links: links(epicId) }), { weight: 2000 })],
      ),
    );
    expect((await shard(world, 'SUP~1'))?.keyResults[0]?.work).toEqual(counted);
    const view = await world.panel(idAt(2));
    expect(view.objectives[0]).toMatchObject({ title: 'A better title', kind: 'aspirational' });
    expect(keyResultOf(view)).toMatchObject({ linked: true, weight: '2' });
  });

  it('anew counts again when links or policy changed', async () => {
    const world = newWorld({
      items: [
        ...twoEpics(),
        workItem({ id: idAt(9), project: SUP, category: 'done', resolution: 'Nope', points: 4 }),
      ],
    });
    await world.import(simplePlan(epicId, idAt(9)));
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 3, dropped: 0 });
    await world.import({
      ...simplePlan(epicId, idAt(9)),
      policy: { ...simplePlan().policy, droppedResolutions: ['Nope'] },
    });
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 2, dropped: 1 });
    await world.import({
      ...simplePlan(idAt(2)),
      policy: { ...simplePlan().policy, droppedResolutions: ['Nope'] },
    });
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 3, dropped: 1 });
  });

  it('lets a key result that the plan no longer names leave the set, and throws nothing away [R26]', async () => {
    const world = newWorld({ items: twoEpics() });
    const two = planOf(
      [objective('o')],
      [
        keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
        keyResult('kr-two', 'o', workMeasure({ links: links(idAt(2)) })),
      ],
    );
    await world.import(two);
    await world.import(simplePlan(epicId));
    expect((await world.panel(epicId)).objectives[0]?.keyResults.map(({ id }) => id)).toEqual(['kr']);
    await world.import(two);
    expect((await world.panel(epicId)).objectives[0]?.keyResults.map(({ percent }) => percent)).toEqual([
      '38',
      '100',
    ]);
  });

  it('counts again where an earlier import wrote its links and never its shard', async () => {
    const world = newWorld({ items: twoEpics() });
    await world.import(simplePlan('SUP-1'));
    // All that such an import leaves behind is the document of links.
    const [stored] = await world.store.get([{ kind: 'keyResult', id: 'kr' }]);
    if (!stored?.value) throw new Error('nothing was stored');
    const left = [...stored.value.links, { item: idAt(2), weight: null, share: null }];
    await world.store.commit([
      { key: stored.key, value: { ...stored.value, links: left }, expected: stored.revision },
    ]);
    await world.import(simplePlan('SUP-1', 'SUP-2'));
    expect(keyResultOf(await world.panel(epicId)).amount).toMatchObject({ counted: 3 });
  });

  it('gives what is found later the weight that the plan gave it [R15]', async () => {
    const world = newWorld({ items: twoEpics() });
    const late = { reference: 'SUP-77', weight: 3000, share: null };
    await world.import(
      planOf(
        [objective('o')],
        [keyResult('kr', 'o', workMeasure({ links: [...links('SUP-101', 'SUP-1'), late] }))],
      ),
    );
    world.tracker.add(workItem({ id: idAt(77), key: 'SUP-77', project: SUP, points: 1 }));
    valueOf(
      await recount(world.host(), world.place(epicId), { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' }),
    );
    await world.drain();
    const [stored] = await world.store.get([{ kind: 'keyResult', id: 'kr' }]);
    expect(stored?.value?.links.find(({ item }) => item === idAt(77))?.weight).toBe(3000);
  });

  it('keeps the present reading beside one of a day to come [R9]', async () => {
    const world = newWorld({ items: twoEpics() });
    // The world's clock stands on 2026-11-01.
    const readings = [reading('2026-10-20', '5'), reading('2026-12-01', '9')];
    await world.import(
      planOf(
        [objective('o')],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
          keyResult('kr-typed', 'o', metricMeasure('0', '10'), { readings }),
        ],
      ),
    );
    expect(keyResultOf(await world.panel(epicId), 'kr-typed').percent).toBe('50');
  });

  it('puts a contributing tree into one shard at the home of its top, and tells the other projects', async () => {
    const world = newWorld({ items: twoEpics(), projects: { Operations: OPS } });
    await world.import(
      planOf(
        [
          objective('o-top'),
          objective('o-ops', { project: 'Operations' as ProjectId, parents: [edge('o-top')] }),
          objective('o-apart', { project: 'Operations' as ProjectId }),
        ],
        [
          keyResult('kr-ops', 'o-ops', workMeasure({ links: links(epicId) })),
          keyResult('kr-top', 'o-top', metricMeasure('0', '10')),
        ],
      ),
    );
    expect(await project(world)).toMatchObject({ shards: ['SUP~1'], guests: [] });
    expect(await project(world, OPS)).toMatchObject({ shards: ['OPS~1'], guests: ['SUP~1'] });
    const choices = valueOf(await listLinkChoices(world.host(), { ...world.place(epicId), project: OPS }));
    expect(choices.choices.map(({ keyResult: id, not }) => [id, not])).toEqual([
      ['kr-ops', 'linked'],
      ['kr-top', 'other-kind'],
    ]);
    const view = await world.panel(epicId);
    expect(view.objectives.map(({ id }) => id)).toEqual(['o-ops']);
  });

  it.each([
    ['projects that nobody knows', () => planOf([objective('o', { project: 'NOPE' as ProjectId })], [])],
    [
      'trees joined that were apart',
      () =>
        planOf(
          [objective('o'), objective('o-two', { parents: [edge('o')] })],
          [keyResult('kr', 'o', workMeasure()), keyResult('kr-two', 'o-two', workMeasure())],
        ),
    ],
    [
      'another cycle for objectives that are not in the plan',
      () => ({ ...simplePlan(), cycle: { ...simplePlan().cycle, id: '2027-Q1' } }),
    ],
  ])('refuses %s, and nothing has changed', async (_, plan: () => Plan) => {
    const world = newWorld({ items: twoEpics() });
    const apart = (id: string) =>
      planOf([objective(`o-${id}`)], [keyResult(`kr-${id}`, `o-${id}`, workMeasure())]);
    await world.import(
      planOf([objective('o'), objective('o-beside')], [keyResult('kr', 'o', workMeasure())]),
    );
    await world.import(apart('two'));
    const before = [await project(world), await shard(world, 'SUP~1'), await shard(world, 'SUP~2')];
    world.tracker.findProjects = async () => new Map();
    expect(failureOf(await importPlan(world.host(), world.place(epicId), plan()))).toBe('bad-input');
    expect([await project(world), await shard(world, 'SUP~1'), await shard(world, 'SUP~2')]).toEqual(before);
  });

  it('killed at any commit shows whole shards or none, and doing it again brings the rest', async () => {
    const many = planOf(
      Array.from({ length: 12 }, (_, at) => objective(`o-${at}`)),
      Array.from({ length: 60 }, (_, at) =>
        keyResult(`kr-${at}`, `o-${at % 12}`, workMeasure({ links: links(at % 2 === 0 ? epicId : idAt(2)) })),
      ),
    );
    for (let dies = 1; dies <= 25; dies += 3) {
      const world = newWorld({ items: twoEpics() });
      let commits = 0;
      const store = failingStore(world.store, (call) =>
        call === 'commit' && ++commits >= dies ? (dies % 2 === 0 ? 'before' : 'after') : null,
      );
      await importPlan(world.host({ store }), world.place(epicId), many);
      for (const name of (await project(world))?.shards ?? []) {
        const stored = await shard(world, name);
        const texts = (await world.store.get([{ kind: 'text', id: name }]))[0]?.value;
        const nodes = [...(stored?.objectives ?? []), ...(stored?.keyResults ?? [])];
        expect(nodes.length).toBeGreaterThan(0);
        expect(nodes.filter(({ id }) => !texts?.texts[id])).toEqual([]);
        for (const { id } of stored?.keyResults ?? []) {
          expect((await world.store.get([{ kind: 'keyResult', id }]))[0]?.value?.links).toHaveLength(1);
        }
      }
      await world.import(many);
      const view = await world.panel(epicId);
      expect(view.objectives).toHaveLength(6);
      expect(
        new Set(view.objectives.flatMap(({ keyResults }) => keyResults.map(({ percent }) => percent))),
      ).toEqual(new Set(['38']));
    }
  });

  it('fills a shard with 120 to 150 nodes: few to open a page of all, little to open a panel', async () => {
    const world = newWorld({ items: twoEpics() });
    await world.import(
      planOf(
        Array.from({ length: 100 }, (_, at) => objective(`o-${at}`)),
        Array.from({ length: 300 }, (_, at) =>
          keyResult(`kr-${at}`, `o-${at % 100}`, metricMeasure('45', '25')),
        ),
      ),
    );
    const names = (await project(world))?.shards ?? [];
    const sizes: number[] = [];
    for (const name of names) {
      const stored = await shard(world, name);
      if (!stored) throw new Error('no shard');
      sizes.push(stored.objectives.length + stored.keyResults.length);
      expect(bytesOf(encodeShard(stored))).toBeLessThan(12_000);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
    expect(sizes.slice(0, -1).every((size) => size >= 120 && size <= 150)).toBe(true);
    expect(names).toHaveLength(3);
  });

  it('counts what queries find and milestones name as well', async () => {
    const world = newWorld({ items: twoEpics() });
    const milestone = { title: 'Pilot', weight: null, done: null, links: links(epicId) };
    await world.import(
      planOf(
        [objective('o')],
        [
          keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
          keyResult('kr-query', 'o', workMeasure({ query: 'project = SUP' })),
          keyResult('kr-steps', 'o', {
            kind: 'milestones',
            milestones: [milestone, { ...milestone, done: 1_000_000, links: [] }],
          }),
        ],
      ),
    );
    const view = await world.panel(epicId);
    for (const id of ['kr-query', 'kr-steps']) {
      expect(keyResultOf(view, id)).toMatchObject({ progress: expect.any(Number), failed: null });
    }
  });

  it('gives the numbers of the worked example (docs/how-numbers-are-made.md)', async () => {
    const text = readFileSync(`${__dirname}/../../../docs/how-numbers-are-made.md`, 'utf8');
    expect(text).toContain('13 / 26 = 50 %');
    const items = [
      ...epicWith([{ points: 8, done: true }, { points: 5, done: true }, { points: 13 }]),
      workItem({
        id: idAt(50),
        key: 'SUP-50',
        project: SUP,
        parent: epicId,
        points: 5,
        category: 'done',
        resolution: "Won't Do",
      }),
    ];
    const world = newWorld({ items });
    await world.import(simplePlan(epicId));
    expect(keyResultOf(await world.panel(epicId))).toMatchObject({
      percent: '50',
      amount: { done: { digits: 13, scale: 0 }, total: { digits: 26, scale: 0 }, dropped: 1 },
    });
  });
});
