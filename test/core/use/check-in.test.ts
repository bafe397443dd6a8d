import type { KeyResultId, UserId } from '@throughline/core/model/ids.ts';
import type { Day } from '@throughline/core/model/day.ts';
import { decimalText } from '@throughline/core/model/decimal.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { Documents } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import { checkIn } from '@throughline/core/use/check-in.ts';
import { correctCheckIn } from '@throughline/core/use/correct-check-in.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import type { CheckInRequest } from '@throughline/core/use/hierarchy-client.ts';
import { removeCheckIn } from '@throughline/core/use/remove-check-in.ts';
import {
  decimal,
  edge,
  keyResult,
  keyResultIn,
  kpi,
  kpiMeasure,
  links,
  maintainMeasure,
  metricMeasure,
  objective,
  objectivesMeasure,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { epicId, epicWith, failureOf, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';
import { englishFailure, type EnglishFailure } from '../../english.ts';

const here = { project: SUP };
const shard = 'SUP~1';
const may = (of: MemoryHostOptions['may']) => ({ ...(of && { may: of }) });

const plan = (more: Partial<Plan> = {}): Plan => ({
  ...planOf(
    [
      objective('o'),
      objective('o-below', { parents: [edge('kr-bound')] }),
      objective('o-top', { level: 'organisation' }),
    ],
    [
      keyResult('kr', 'o', metricMeasure('45', '25'), { readings: [reading('2026-10-20', 38)] }),
      keyResult('kr-kept', 'o', maintainMeasure({ atLeast: decimal('99') })),
      keyResult('kr-kpi', 'o', kpiMeasure('kpi', { from: decimal('10'), to: decimal('20') })),
      keyResult('kr-yes', 'o', { kind: 'yesNo', done: false }),
      keyResult('kr-steps', 'o', {
        kind: 'milestones',
        milestones: [{ title: 'Pilot', weight: null, done: 500_000, links: [] }],
      }),
      keyResult('kr-work', 'o', workMeasure({ links: links(epicId) })),
      keyResult('kr-bound', 'o', objectivesMeasure('mean')),
      keyResult('kr-query', 'o', {
        ...metricMeasure('0', '30'),
        source: { query: 'type = Bug', of: 'count', field: null },
      }),
      keyResult('kr-below', 'o-below', metricMeasure('0', '10')),
      keyResult('kr-closed', 'o', metricMeasure('0', '10'), { status: 'closed' }),
      keyResult('kr-draft', 'o', metricMeasure('0', '10'), { status: 'draft' }),
      keyResult('kr-top', 'o-top', metricMeasure('0', '10')),
    ],
  ),
  kpis: [kpi('kpi', { readings: [reading('2026-10-05', 12)] })],
  ...more,
});

async function worldWith(of: Plan = plan()): Promise<World> {
  const world = newWorld({ items: epicWith([{ points: 3, done: true }, { points: 5 }]) });
  await world.import(of);
  return world;
}

const asked = (id: string, more: Partial<CheckInRequest> = {}): CheckInRequest => ({
  keyResult: id as KeyResultId,
  shard,
  on: '2026-10-30' as Day,
  value: null,
  confidence: null,
  note: null,
  blockers: null,
  ...more,
});

async function document<K extends keyof Documents>(world: World, kind: K, id: string): Promise<Documents[K]> {
  const [found] = await world.store.get([{ kind, id }]);
  if (!found?.value) throw new Error(`no ${kind} ${id}`);
  return found.value;
}
const readingsOf = async (world: World, id: string) =>
  (await document(world, 'keyResult', id)).readings.map(({ on, value }) => `${on} ${decimalText(value)}`);
const valuesOf = async (world: World) => evaluateShard(await document(world, 'shard', shard), world.now);
const failureIn = (answer: Answer<unknown>): EnglishFailure => {
  if (answer.ok) throw new Error('it was not refused');
  return englishFailure(answer.failure);
};

describe('a check-in', () => {
  it('[R7] is a reading with who, when and how confident; the value follows at once', async () => {
    const world = await worldWith();
    const done = valueOf(
      await checkIn(
        world.host(),
        here,
        asked('kr', { value: '36', confidence: 7, note: ' new macros live ', blockers: 'two people ill' }),
      ),
    );
    expect(done).toEqual({ node: { id: 'kr', shard }, shards: [shard], change: 1, notices: [] });
    const { readings } = await document(world, 'keyResult', 'kr');
    expect(readings.at(-1)).toEqual({
      on: '2026-10-30',
      value: decimal('36'),
      confidence: 7,
      note: 'new macros live',
      by: 'Maria',
      checkIn: { id: 1, author: 'maria', at: world.now, blockers: 'two people ill', typed: true },
    });
    expect(keyResultIn(await valuesOf(world), 'kr')).toMatchObject({
      progress: 450_000,
      confidence: { min: 7 },
    });
    const { entries } = await document(world, 'ledger', 'kr');
    expect(entries).toMatchObject([
      {
        id: 1,
        kind: 'check-in',
        by: 'maria',
        fields: [
          { field: 'on', from: null, to: '2026-10-30' },
          { field: 'value', from: '38', to: '36' },
          { field: 'confidence', from: null, to: 7 },
          { field: 'note', from: null, to: 'new macros live' },
          { field: 'blockers', from: null, to: 'two people ill' },
        ],
      },
    ]);
  });

  it('[R9] of an earlier day stands in its place, and of two on one day the later counts', async () => {
    const world = await worldWith();
    const host = world.host();
    for (const [on, value] of [
      ['2026-10-30', '36'],
      ['2026-10-10', '44'],
      ['2026-10-30', '35'],
    ] as const) {
      valueOf(await checkIn(host, here, asked('kr', { on: on as Day, value })));
    }
    expect(await readingsOf(world, 'kr')).toEqual([
      '2026-10-10 44',
      '2026-10-20 38',
      '2026-10-30 36',
      '2026-10-30 35',
    ]);
    expect(keyResultIn(await valuesOf(world), 'kr').progress).toBe(500_000);
  });

  it('[R14] of what is bound to a KPI is a reading of the KPI; confidence and note stay here', async () => {
    const world = await worldWith();
    valueOf(await checkIn(world.host(), here, asked('kr-kpi', { value: '15', confidence: 4, note: 'up' })));
    const { readings } = await document(world, 'keyResult', `${shard}/kpi`);
    expect(readings.at(-1)).toMatchObject({ value: decimal('15'), confidence: null, note: null });
    expect(keyResultIn(await valuesOf(world), 'kr-kpi')).toMatchObject({
      progress: 500_000,
      confidence: { min: 4 },
    });
    valueOf(await checkIn(world.host(), here, asked('kr-kpi', { note: 'only a word' })));
    expect((await document(world, 'keyResult', `${shard}/kpi`)).readings).toHaveLength(2);
    expect(keyResultIn(await valuesOf(world), 'kr-kpi').progress).toBe(500_000);
  });

  it('[R11] answers a yes/no, and the last answer by its day stands', async () => {
    const world = await worldWith();
    const host = world.host();
    const done = async () => keyResultIn(await valuesOf(world), 'kr-yes').progress;
    const yes = valueOf(await checkIn(host, here, asked('kr-yes', { value: 'yes' })));
    expect(await done()).toBe(1_000_000);
    valueOf(await checkIn(host, here, asked('kr-yes', { value: 'no', on: '2026-10-12' as Day })));
    expect(await done()).toBe(1_000_000);
    const spot = { keyResult: 'kr-yes' as KeyResultId, shard };
    valueOf(await removeCheckIn(host, here, { ...spot, id: yes.change ?? 0 }));
    expect(await done()).toBe(0);
  });

  it('without its only answer is answered as before anybody checked in', async () => {
    const before = plan();
    const world = await worldWith({
      ...before,
      keyResults: before.keyResults.map((one) =>
        one.id === 'kr-yes' ? { ...one, measure: { kind: 'yesNo', done: true } } : one,
      ),
    });
    const no = valueOf(await checkIn(world.host(), here, asked('kr-yes', { value: 'no' })));
    expect(keyResultIn(await valuesOf(world), 'kr-yes').progress).toBe(0);
    const spot = { keyResult: 'kr-yes' as KeyResultId, shard };
    valueOf(await removeCheckIn(world.host(), here, { ...spot, id: no.change ?? 0 }));
    expect(keyResultIn(await valuesOf(world), 'kr-yes').progress).toBe(1_000_000);
  });

  it.each(['kr', 'kr-kept', 'kr-query', 'kr-work', 'kr-steps', 'kr-bound', 'kr-yes'])(
    '[R33] of only words changes no value of %s, and says how confident people are',
    async (id) => {
      const world = await worldWith();
      const before = keyResultIn(await valuesOf(world), id);
      valueOf(await checkIn(world.host(), here, asked(id, { confidence: 3, note: 'we wait' })));
      const after = keyResultIn(await valuesOf(world), id);
      expect(after).toEqual({ ...before, confidence: { mean: 3000, min: 3 } });
      expect((await document(world, 'keyResult', id)).readings.at(-1)).toMatchObject({
        checkIn: { typed: false },
      });
    },
  );

  it('keeps as what only words stood beside the percentage that was shown', async () => {
    const world = await worldWith();
    valueOf(await checkIn(world.host(), here, asked('kr-work', { note: 'half a team' })));
    expect(await readingsOf(world, 'kr-work')).toEqual(['2026-10-30 37.5']);
  });

  it('is of today in the time zone of the policy, never later', async () => {
    const world = await worldWith(
      planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('0', '10'))], {
        timeZone: 'Pacific/Auckland',
      }),
    );
    const later = await checkIn(world.host(), here, asked('kr', { value: '1', on: '2026-11-03' as Day }));
    expect(failureIn(later).fields).toMatchObject([{ field: 'on' }]);
    valueOf(await checkIn(world.host(), here, asked('kr', { value: '1', on: '2026-11-02' as Day })));
  });

  it.each<[string, Partial<CheckInRequest>, string, RegExp]>([
    ['a comma', { value: '12,5' }, 'value', /12\.5/],
    ['a unit', { value: '38 min' }, 'value', /without a unit/],
    ['too many digits', { value: '0.12345678901234567' }, 'value', /15/],
    ['more than ten years ago', { value: '1', on: '2016-10-30' as Day }, 'on', /ten years/],
    ['a day that is none', { value: '1', on: '2026-02-30' as Day }, 'on', /not a day/],
    ['half a step of confidence', { value: '1', confidence: 6.5 }, 'confidence', /whole number/],
    ['confidence above 10', { value: '1', confidence: 11 }, 'confidence', /0 to 10/],
    ['too long a note', { value: '1', note: 'x'.repeat(4001) }, 'note', /4,000/],
    ['what is no text', { value: '1', blockers: 'a\u0000b' }, 'blockers', /cannot be shown/],
    ['nothing at all', {}, 'value', /nothing in it/],
  ])('with %s is refused, at its field', async (_, more, field, message) => {
    const world = await worldWith();
    const before = await document(world, 'keyResult', 'kr');
    const failure = failureIn(await checkIn(world.host(), here, asked('kr', more)));
    expect(failure).toMatchObject({ code: 'bad-input', fields: [{ field }] });
    expect(failure.fields?.[0]?.message).toMatch(message);
    expect(failure.message).toContain('Nothing was changed.');
    expect(await document(world, 'keyResult', 'kr')).toEqual(before);
  });

  it.each(['kr-work', 'kr-steps', 'kr-bound', 'kr-query'])('takes no value of %s', async (id) => {
    const world = await worldWith();
    const failure = failureIn(await checkIn(world.host(), here, asked(id, { value: '5' })));
    expect(failure.fields).toMatchObject([{ field: 'value' }]);
  });

  it.each(['kr-closed', 'kr-draft'])('of %s is refused', async (id) => {
    const world = await worldWith();
    expect(failureOf(await checkIn(world.host(), here, asked(id, { value: '5' })))).toBe('bad-input');
  });

  it('that two people make at once is two check-ins', async () => {
    const world = await worldWith();
    const two = ['36', '35'].map((value) => checkIn(world.host(), here, asked('kr', { value })));
    const ids = (await Promise.all(two)).map((answer) => valueOf(answer).change);
    expect(new Set(ids)).toEqual(new Set([1, 2]));
    expect(await readingsOf(world, 'kr')).toHaveLength(3);
  });

  it('never fills a document beyond what a host holds', async () => {
    const world = await worldWith();
    let refused: Failure | null = null;
    for (let tries = 0; tries < 80 && !refused; tries += 1) {
      const answer = await checkIn(world.host(), here, asked('kr', { value: '1', note: 'é'.repeat(4000) }));
      if (!answer.ok) refused = answer.failure;
    }
    expect(refused).toMatchObject({ code: 'bad-input' });
  });
});

describe('a check-in that was wrong', () => {
  const made = async (world: World, host: Host = world.host()) =>
    valueOf(await checkIn(host, here, asked('kr-kpi', { value: '15', confidence: 4, note: 'up' }))).change ??
    0;
  const spot = { keyResult: 'kr-kpi' as KeyResultId, shard };

  it('is corrected by its author; what it said before stays in the ledger', async () => {
    const world = await worldWith();
    const id = await made(world);
    const first = (await document(world, 'keyResult', 'kr-kpi')).readings.at(-1);
    world.now += 60_000;
    const host = world.host({ may: { administer: [] } });
    const request = { ...asked('kr-kpi', { value: '14', confidence: 4, on: '2026-10-28' as Day }), id };
    valueOf(await correctCheckIn(host, here, request));
    expect((await document(world, 'keyResult', 'kr-kpi')).readings).toEqual([
      { ...first, on: '2026-10-28', value: decimal('14'), note: null },
    ]);
    expect(await readingsOf(world, `${shard}/kpi`)).toEqual(['2026-10-05 12', '2026-10-28 14']);
    expect(keyResultIn(await valuesOf(world), 'kr-kpi').progress).toBe(400_000);
    expect((await document(world, 'ledger', 'kr-kpi')).entries.at(-1)).toMatchObject({
      kind: 'check-in-corrected',
      fields: [
        { field: 'on', from: '2026-10-30', to: '2026-10-28' },
        { field: 'value', from: '15', to: '14' },
        { field: 'note', from: 'up', to: null },
      ],
    });
  });

  it('said the same again changes nothing', async () => {
    const world = await worldWith();
    const id = await made(world);
    const again = { ...asked('kr-kpi', { value: '15', confidence: 4, note: 'up' }), id };
    expect(valueOf(await correctCheckIn(world.host(), here, again)).change).toBeNull();
    expect((await document(world, 'ledger', 'kr-kpi')).entries).toHaveLength(1);
  });

  it('is taken away with its reading, and its id is not given again', async () => {
    const world = await worldWith();
    const id = await made(world);
    valueOf(await removeCheckIn(world.host(), here, { ...spot, id }));
    expect(await readingsOf(world, 'kr-kpi')).toEqual([]);
    expect(await readingsOf(world, `${shard}/kpi`)).toEqual(['2026-10-05 12']);
    expect(await made(world)).toBeGreaterThan(id);
    expect(failureOf(await removeCheckIn(world.host(), here, { ...spot, id }))).toBe('not-found');
  });

  it('may be mended by who administers the project, and by nobody else', async () => {
    const world = await worldWith();
    const id = await made(world);
    const joe = { id: 'joe' as UserId, name: 'Joe' };
    const colleague = world.host({ user: joe, may: { administer: [] } });
    const request = { ...asked('kr-kpi', { value: '14' }), id };
    expect(failureOf(await correctCheckIn(colleague, here, request))).toBe('forbidden');
    expect(failureOf(await removeCheckIn(colleague, here, { ...spot, id }))).toBe('forbidden');
    valueOf(await correctCheckIn(world.host({ user: joe }), here, request));
    expect((await document(world, 'keyResult', 'kr-kpi')).readings).toMatchObject([
      { by: 'Maria', checkIn: { author: 'maria' } },
    ]);
  });
});

describe('a stranger', () => {
  it.each<[string, MemoryHostOptions['may'], string]>([
    ['who may not see the project', { see: [], organisation: true }, 'kr'],
    ['who may only browse it', { edit: [], administer: [] }, 'kr'],
    ['to the organisation', { organisation: false }, 'kr-top'],
  ])('%s changes nothing', async (_, granted, id) => {
    const world = await worldWith();
    const host = world.host(may(granted));
    const calls = noCalls();
    for (const act of [
      () => checkIn(countingHost(host, calls), here, asked(id, { value: '5' })),
      () => correctCheckIn(countingHost(host, calls), here, { ...asked(id, { value: '5' }), id: 1 }),
      () => removeCheckIn(countingHost(host, calls), here, { ...asked(id), id: 1 }),
    ]) {
      const failure = failureIn(await act());
      expect(failure.code).toBe('forbidden');
      expect(failure.message).not.toMatch(/kr|SUP/);
    }
    expect(calls.commits).toBe(0);
  });
});

describe('importing the plan again', () => {
  it('keeps what people checked in, where the plan does not say the same', async () => {
    const world = await worldWith();
    const host = world.host();
    valueOf(await checkIn(host, here, asked('kr', { value: '36', confidence: 7 })));
    valueOf(await checkIn(host, here, asked('kr', { note: 'only words', on: '2026-10-31' as Day })));
    valueOf(await checkIn(host, here, asked('kr-kpi', { value: '15' })));
    valueOf(await checkIn(host, here, asked('kr-yes', { value: 'yes' })));
    const before = await valuesOf(world);
    await world.import(plan());
    expect(await valuesOf(world)).toEqual(before);
    expect(await readingsOf(world, 'kr')).toEqual(['2026-10-20 38', '2026-10-30 36', '2026-10-31 45']);

    const same = plan();
    await world.import({
      ...same,
      keyResults: same.keyResults.map((one) =>
        one.id === 'kr' ? { ...one, readings: [reading('2026-10-30', 36), reading('2026-10-25', 37)] } : one,
      ),
    });
    expect(await readingsOf(world, 'kr')).toEqual(['2026-10-25 37', '2026-10-30 36', '2026-10-31 45']);
    expect((await document(world, 'keyResult', `${shard}/kpi`)).readings).toHaveLength(2);
  });

  it('leaves a plan as it is where nobody checked in', async () => {
    const unordered = plan({
      kpis: [kpi('kpi', { readings: [reading('2026-10-09', 13), reading('2026-10-05', 12)] })],
    });
    const world = await worldWith(unordered);
    await world.import(unordered);
    expect(await readingsOf(world, `${shard}/kpi`)).toEqual(['2026-10-09 13', '2026-10-05 12']);
  });
});
