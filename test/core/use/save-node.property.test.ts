import * as fc from 'fast-check';
import { inEnglish } from '@throughline/core/model/said.ts';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { fieldsOfKeyResult, fieldsOfObjective } from '@throughline/core/plan-file/write-fields.ts';
import { readPlanFile } from '@throughline/core/plan-file/read-plan-file.ts';
import { evaluateTree } from '@throughline/core/progress/evaluate-tree.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import type { SaveRequest } from '@throughline/core/use/hierarchy-client.ts';
import { november } from '../plan-fixtures.ts';
import { ana, edit, newKeyResult, newObjective, save, stored, worldOf } from './saving.ts';
import { NOON, SUP } from './world.ts';
import { oneStep } from './random-edits.ts';
import type { Group, Step } from './random-edits.ts';
import type { World } from './world.ts';

interface File {
  readonly throughline: 1;
  readonly cycle: Group;
  readonly policy: Group;
  readonly kpis: readonly Group[];
  readonly objectives: (Group & { readonly keyResults: Group[] })[];
}

/** One of nearly everything, with readings. */
const firstFile = (): File => ({
  throughline: 1,
  cycle: { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' },
  policy: { noData: 'exclude' },
  kpis: [
    {
      id: 'k',
      unit: 'min',
      target: { atMost: 25 },
      readings: [
        { on: '2026-09-28', value: 45 },
        { on: '2026-10-20', value: 38 },
      ],
    },
  ],
  objectives: [
    {
      id: 'top',
      project: SUP,
      keyResults: [
        { id: 'kr-bound', measure: { kind: 'objectives', as: 'mean' } },
        {
          id: 'kr-metric',
          measure: { kind: 'metric', from: 45, to: 25 },
          readings: [
            { on: '2026-09-30', value: 44 },
            { on: '2026-10-12', value: 40, confidence: 6 },
            { on: '2026-10-30', value: 36 },
          ],
        },
      ],
    },
    {
      id: 'mid',
      project: SUP,
      parent: [{ id: 'kr-bound' }],
      keyResults: [
        { id: 'kr-kpi', measure: { kind: 'kpi', kpi: 'k' } },
        {
          id: 'kr-held',
          measure: { kind: 'maintain', atLeast: 5 },
          readings: [
            { on: '2026-10-03', value: 6 },
            { on: '2026-10-11', value: 4 },
          ],
        },
      ],
    },
    {
      id: 'low',
      project: SUP,
      parent: [{ id: 'mid', weight: 2 }],
      keyResults: [{ id: 'kr-yes', measure: { kind: 'yesNo', done: true } }],
    },
  ],
});

const read = (file: File) => readPlanFile(JSON.stringify(file), 'plan.json');

function planIn(file: File): Plan {
  const found = read(file);
  if (!found.ok) throw new Error(found.problems.map(({ message }) => inEnglish(message)).join(' '));
  return found.plan;
}

describe('what is written in editors', () => {
  const met = { kept: 0, refused: 0, made: 0 };

  it('is worth what the same plan file is worth, and is refused where that is refused', async () => {
    await holdsAlways();
    // Every side of the property is met; how often is chance.
    expect(met.kept).toBeGreaterThan(0);
    expect(met.refused).toBeGreaterThan(0);
    expect(met.made).toBeGreaterThan(0);
  }, 120_000);

  async function holdsAlways() {
    await fc.assert(
      fc.asyncProperty(fc.array(oneStep, { minLength: 3, maxLength: 8 }), async (steps) => {
        let file = firstFile();
        const world = await worldOf(planIn(file));
        for (const step of steps) file = await take(world, file, step);
        const shard = await stored(world, 'shard', 'SUP~1');
        if (!shard) throw new Error('no shard');
        const plan = planIn(file);
        const wanted = evaluateTree({ ...plan, facts: () => undefined, asOf: november, now: NOON });
        const found = evaluateShard(shard, NOON);
        expect(found.keyResults).toEqual(wanted.keyResults);
        expect(found.objectives).toEqual(wanted.objectives);
        expect(found.problems).toEqual(wanted.problems);
      }),
      { numRuns: Number(process.env['THROUGHLINE_RUNS'] ?? 25) },
    );
  }

  /** One step in the store and in the file. */
  async function take(world: World, file: File, { is, at, make, fields }: Step): Promise<File> {
    const objectives = file.objectives;
    const owner = objectives[at % objectives.length];
    const nodes = is === 'objective' ? objectives : objectives.flatMap(({ keyResults }) => keyResults);
    const target = nodes[at % nodes.length];
    if (!owner || !target) throw new Error('nothing there');
    const next = structuredClone(file);
    const [asked, place] = make
      ? ([requestFor(is, owner['id'] as string, fields), null] as const)
      : [await edit(world, target['id'] as string, fields), target['id'] as string];
    const answer = await save(ana(world), asked);
    const id = answer.ok ? answer.value.node.id : ((place ?? 'new') as KeyResultId);
    const change = make ? filled(is, fields) : fields;
    if (place === null && is === 'objective') next.objectives.push({ id, keyResults: [] });
    if (place === null && is === 'keyResult')
      next.objectives.find((one) => one['id'] === owner['id'])?.keyResults.push({ id });
    const group = [...next.objectives, ...next.objectives.flatMap(({ keyResults }) => keyResults)].find(
      (one) => one['id'] === id,
    );
    if (!group) throw new Error('nothing to change');
    for (const [name, value] of Object.entries(change)) {
      if (value === null) delete group[name];
      else group[name] = value;
    }
    const said = read(next);
    // Told apart with what was said, for whoever looks at a failure.
    const why = [answer.ok ? [] : answer.failure, said.ok ? [] : said.problems.map(({ message }) => message)];
    expect([answer.ok, why]).toEqual([said.ok, why]);
    met[answer.ok ? 'kept' : 'refused'] += 1;
    if (answer.ok && make) met.made += 1;
    return answer.ok ? plainly(next) : file;
  }
});

// ── below ──

/**
 * A file as it is written out of its plan: what a key result says as its objective does is then taken from that one, as
 * it is in the store.
 */
function plainly(file: File): File {
  const { objectives, keyResults } = planIn(file);
  const above = new Map(objectives.map((one) => [one.id as string, one]));
  const measured = new Map(keyResults.map((one) => [one.id as string, one]));
  return {
    ...file,
    objectives: file.objectives.map(({ id, keyResults: under }) => {
      const objective = above.get(id as string);
      if (!objective) throw new Error('an objective got lost');
      return {
        id: id ?? null,
        ...(fieldsOfObjective(objective, objective) as Group),
        keyResults: under.map(({ id: own, readings }) => {
          const keyResult = measured.get(own as string);
          if (!keyResult) throw new Error('a key result got lost');
          const fields = fieldsOfKeyResult(keyResult, keyResult, objective) as Group;
          return { id: own ?? null, ...fields, ...(readings === undefined ? {} : { readings }) };
        }),
      };
    }),
  };
}

/** What a new node cannot be without; new ones contribute, so that they are in the same shard. */
const filled = (is: Step['is'], fields: Group): Group => ({
  title: 'New',
  ...fields,
  ...(is === 'objective'
    ? { project: SUP, parent: fields['parent'] ?? [{ id: 'top' }] }
    : { measure: fields['measure'] ?? { kind: 'yesNo' } }),
});

const requestFor = (is: Step['is'], owner: string, fields: Group): SaveRequest =>
  is === 'objective' ? newObjective(filled(is, fields)) : newKeyResult(owner, filled(is, fields));
