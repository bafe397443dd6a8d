import * as fc from 'fast-check';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Measure, Plan } from '@throughline/core/model/plan.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import type { HierarchyNode, NodeRight } from '@throughline/core/view/hierarchy.ts';
import { hierarchyNodes } from '@throughline/core/view/hierarchy-nodes.ts';
import type { NodesFor } from '@throughline/core/view/hierarchy-nodes.ts';
import type { ValuedShard } from '@throughline/core/view/objective-view.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  kpi,
  kpiMeasure,
  maintainMeasure,
  metricMeasure,
  objective,
  objectivesMeasure,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { valuedShard } from './valued-shard.ts';

const SUP = 'SUP' as ProjectId;
const OPS = 'OPS' as ProjectId;

const everything: NodesFor = { project: null, rightOn: () => 'administer' };
const seeing = (...projects: ProjectId[]): NodesFor => ({
  project: null,
  rightOn: (project): NodeRight => (projects.includes(project) ? 'edit' : 'none'),
});
const nodesOf = (plan: Plan, who = everything) => hierarchyNodes([valuedShard(plan)], who);
function nodeOf({ nodes }: { nodes: readonly HierarchyNode[] }, id: string): HierarchyNode {
  const found = nodes.find((node) => node.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
}
const idsOf = ({ nodes }: { nodes: readonly HierarchyNode[] }) => nodes.map(({ id }) => String(id)).sort();
const yes: Measure = { kind: 'yesNo', done: true };
const no: Measure = { kind: 'yesNo', done: false };

describe('nodes of the hierarchy', () => {
  it('say of an objective and its key result all that a row shows', () => {
    const found = nodesOf(
      planOf(
        [objective('o', { title: 'Reply faster', owner: 'maria', level: 'team', project: OPS })],
        [
          keyResult('kr', 'o', metricMeasure('45', '25'), {
            title: 'From 45 to 25 minutes',
            owner: 'li',
            weight: 2000,
            readings: [{ ...reading('2026-10-30', '35'), confidence: 6 }],
          }),
          keyResult('kr-none', 'o', metricMeasure('0', '10')),
        ],
      ),
    );
    expect(nodeOf(found, 'o')).toMatchObject({
      is: 'objective',
      shard: 'SUP~1',
      title: 'Reply faster',
      owner: 'maria',
      project: OPS,
      cycle: '2026-Q4',
      status: 'active',
      kind: 'committed',
      parents: [],
      weight: null,
      contribution: null,
      percent: '33',
      coverage: 666_666,
      offTrack: 0,
      keyResults: 2,
      measure: null,
      amount: null,
      same: null,
      confidence: { mean: 6000, min: 6 },
      checkedIn: '2026-10-30',
      due: false,
      may: 'administer',
    });
    expect(nodeOf(found, 'kr')).toMatchObject({
      is: 'keyResult',
      title: 'From 45 to 25 minutes',
      owner: 'li',
      level: 'team',
      project: OPS,
      parents: [{ id: 'o', contributes: true }],
      weight: '2',
      contribution: '33',
      percent: '50',
      progress: 500_000,
      measure: 'metric',
      amount: { kind: 'metric', current: decimal('35') },
      coverage: null,
      keyResults: 0,
      checkedIn: '2026-10-30',
      origin: 'measured',
    });
    expect(nodeOf(found, 'kr-none')).toMatchObject({ percent: null, progress: null, contribution: '0' });
    expect(found.restricted).toBe(0);
  });

  it('[R26] show drafts and cancelled ones, which count in nothing', () => {
    const found = nodesOf(
      planOf(
        [objective('o'), objective('o-draft', { status: 'draft', parents: [edge('o')] })],
        [
          keyResult('kr', 'o', yes),
          keyResult('kr-draft', 'o', no, { status: 'draft' }),
          keyResult('kr-gone', 'o', no, { status: 'cancelled' }),
        ],
      ),
    );
    expect(nodeOf(found, 'o')).toMatchObject({ percent: '100', keyResults: 1 });
    for (const id of ['kr-draft', 'kr-gone', 'o-draft']) {
      expect(nodeOf(found, id)).toMatchObject({ weight: null, contribution: null, due: false });
    }
    expect(nodeOf(found, 'o-draft').parents).toEqual([{ id: 'o', contributes: true }]);
  });

  it('[R27] are one number where a key result is a child objective by identity', () => {
    const plan = (...parents: string[]) =>
      planOf(
        [objective('o'), ...parents.map((parent, at) => objective(`o-${at}`, { parents: [edge(parent)] }))],
        [
          keyResult('kr-same', 'o', objectivesMeasure('identity')),
          keyResult('kr-mean', 'o', objectivesMeasure('mean')),
          ...parents.map((_, at) => keyResult(`kr-${at}`, `o-${at}`, yes)),
        ],
      );
    const one = nodesOf(plan('kr-same', 'kr-mean'));
    expect(nodeOf(one, 'kr-same')).toMatchObject({ same: 'o-0', percent: '100' });
    expect(nodeOf(one, 'o-0')).toMatchObject({ same: 'kr-same', weight: '1', contribution: '100' });
    expect([nodeOf(one, 'kr-mean').same, nodeOf(one, 'o-1').same]).toEqual([null, null]);
    expect(nodeOf(one, 'o-1')).toMatchObject({ weight: '1', contribution: '100' });
    // Two masters: neither is the key result.
    const two = nodesOf(plan('kr-same', 'kr-same'));
    expect([nodeOf(two, 'kr-same').same, nodeOf(two, 'o-0').same]).toEqual([null, null]);
  });

  it('[R29] have no weight in a parent whose edge would close a circle', () => {
    const found = nodesOf(
      planOf(
        [
          objective('o-a', { parents: [edge('o-b', { order: 1 })] }),
          objective('o-b', { parents: [edge('o-a', { order: 2 })] }),
        ],
        [keyResult('kr', 'o-a', yes)],
      ),
    );
    expect(nodeOf(found, 'o-a').weight).toBe('1');
    expect(nodeOf(found, 'o-b').weight).toBeNull();
    expect(nodeOf(found, 'o-b').notes + nodeOf(found, 'o-a').notes).toBeGreaterThan(0);
  });

  it('[R28] of several parents have the weight of the first in which they count', () => {
    const found = nodesOf(
      planOf(
        [
          objective('o-top'),
          objective('o-other'),
          objective('o-child', {
            parents: [
              edge('o-other', { contributes: false }),
              edge('o-top', { weight: 3000 }),
              edge('o-other', { weight: 500 }),
            ],
          }),
        ],
        [keyResult('kr', 'o-child', yes), keyResult('kr-top', 'o-top', no)],
      ),
    );
    expect(nodeOf(found, 'o-child')).toMatchObject({ weight: '3', contribution: '75' });
    expect(nodeOf(found, 'o-child').parents.map(({ contributes }) => contributes)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('[R4] have contributions that add up to the percent of what they contribute to', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ weight: fc.nat(9000), at: fc.nat(100) }), { minLength: 1, maxLength: 9 }),
        (children) => {
          const found = nodesOf(
            planOf(
              [objective('o')],
              children.map(({ weight, at }, index) =>
                keyResult(`kr-${index}`, 'o', metricMeasure('0', '100'), {
                  weight,
                  readings: [reading('2026-10-30', at)],
                }),
              ),
            ),
          );
          const parts = children.map((_, at) => nodeOf(found, `kr-${at}`).contribution);
          const shown = nodeOf(found, 'o').percent;
          if (shown === '<1') expect(parts.filter((part) => part === '<1')).toHaveLength(1);
          else expect(parts.reduce((sum, part) => sum + Number(part), 0)).toBe(Number(shown));
        },
      ),
    );
  });

  it('count a problem with the node that it is about', () => {
    const found = nodesOf(
      planOf([objective('o')], [keyResult('kr', 'o', metricMeasure('5', '5')), keyResult('kr-2', 'o', yes)]),
    );
    expect(nodeOf(found, 'kr').notes).toBe(1);
    expect(nodeOf(found, 'kr-2').notes).toBe(0);
  });
});

describe('what a viewer may not see [R19]', () => {
  const plan = planOf(
    [
      objective('o-top', { project: OPS }),
      objective('o-mine', { project: SUP, parents: [edge('kr-bound')] }),
      objective('o-below', { project: OPS, parents: [edge('o-mine')], owner: 'somebody' }),
      objective('o-aside', { project: OPS, parents: [edge('o-top')] }),
      objective('o-apart', { project: OPS }),
    ],
    [
      keyResult('kr-bound', 'o-top', objectivesMeasure('mean')),
      keyResult('kr-top', 'o-top', yes),
      keyResult('kr-mine', 'o-mine', metricMeasure('0', '4'), {
        readings: [{ ...reading('2026-10-30', 1), confidence: 5 }],
      }),
      keyResult('kr-below', 'o-below', metricMeasure('0', '4'), {
        readings: [{ ...reading('2026-10-30', 1), confidence: 2 }],
      }),
      keyResult('kr-apart', 'o-apart', yes),
    ],
  );

  it('is there without its name above and below what they see, and keeps its number', () => {
    const found = nodesOf(plan, seeing(SUP));
    expect(idsOf(found)).toEqual(['kr-bound', 'kr-mine', 'o-below', 'o-mine', 'o-top']);
    expect(nodeOf(found, 'o-below')).toMatchObject({
      title: null,
      owner: null,
      amount: null,
      confidence: null,
      percent: '25',
      contribution: '12',
      may: 'none',
    });
    expect(nodeOf(found, 'kr-bound')).toMatchObject({
      title: null,
      amount: null,
      percent: '25',
      may: 'none',
    });
    expect(nodeOf(found, 'kr-mine')).toMatchObject({ title: 'kr-mine', may: 'edit' });
    expect(found.restricted).toBe(4);
  });

  it('is nothing but a count where they see nothing', () => {
    expect(nodesOf(plan, seeing())).toEqual({ nodes: [], restricted: 5 });
  });

  it('is never due for them', () => {
    const late = planOf(
      [objective('o', { project: SUP }), objective('o-ops', { project: OPS, parents: [edge('o')] })],
      [],
    );
    const bound = planOf(
      [objective('o-ops', { project: OPS }), objective('o', { project: SUP, parents: [edge('kr')] })],
      [keyResult('kr', 'o-ops', metricMeasure('0', '1'))],
    );
    expect(nodesOf(late, seeing(SUP)).nodes.some(({ due }) => due)).toBe(false);
    expect(nodeOf(nodesOf(bound, seeing(SUP)), 'kr').due).toBe(false);
    expect(nodeOf(nodesOf(bound), 'kr').due).toBe(true);
  });

  it('of any shape: a title only where it is allowed, and each unseen objective counted once', () => {
    const projects = [SUP, OPS, 'LAB' as ProjectId];
    fc.assert(
      fc.property(
        fc.array(fc.record({ project: fc.nat(2), parent: fc.nat(9), contributes: fc.boolean() }), {
          minLength: 1,
          maxLength: 10,
        }),
        fc.subarray(projects),
        fc.constantFrom<ProjectId | null>(null, ...projects),
        (shape, seen, project) => {
          const objectives = shape.map((one, at) =>
            objective(`o-${at}`, {
              project: projects[one.project] ?? SUP,
              parents: one.parent < at ? [edge(`o-${one.parent}`, { contributes: one.contributes })] : [],
            }),
          );
          const shaped = planOf(
            objectives,
            objectives.map(({ id }) => keyResult(`kr-${id}`, id, yes)),
          );
          const found = nodesOf(shaped, { ...seeing(...seen), project });
          for (const node of found.nodes) {
            expect(node.title === null).toBe(!seen.includes(node.project));
            expect(node.title === null && (node.owner ?? node.amount ?? node.confidence) !== null).toBe(
              false,
            );
          }
          const visible = objectives.filter((one) => seen.includes(one.project ?? SUP));
          if (project === null) {
            expect(found.restricted).toBe(objectives.length - visible.length);
            expect(visible.every(({ id }) => found.nodes.some((node) => node.id === id))).toBe(true);
          } else {
            const own = visible.filter((one) => one.project === project);
            expect(own.every(({ id }) => found.nodes.some((node) => node.id === id))).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the page of one project', () => {
  it('has whole trees, and no tree in which the project has nothing', () => {
    const plan = planOf(
      [
        objective('o-ops', { project: OPS }),
        objective('o-sup', { project: SUP, parents: [edge('o-ops')] }),
        objective('o-ops-2', { project: OPS, parents: [edge('o-ops')] }),
        objective('o-apart', { project: OPS }),
      ],
      [keyResult('kr', 'o-ops-2', yes), keyResult('kr-apart', 'o-apart', yes)],
    );
    expect(idsOf(nodesOf(plan, { ...everything, project: SUP }))).toEqual([
      'kr',
      'o-ops',
      'o-ops-2',
      'o-sup',
    ]);
    expect(nodesOf(plan, { ...everything, project: OPS }).nodes).toHaveLength(6);
  });
});

describe('[R32] a check-in that is due', () => {
  const dueOf = (measure: Measure, more: Partial<KeyResult> = {}): [boolean, string | null] => {
    const plan = planOf([objective('o')], [keyResult('kr', 'o', measure, more)]);
    const withKpi = {
      ...plan,
      kpis: [kpi('churn', { every: 'month', readings: [reading('2026-10-05', 4)], target: null })],
    };
    const { due, checkedIn } = nodeOf(nodesOf(withKpi), 'kr');
    return [due, checkedIn];
  };
  const metric = metricMeasure('0', '10');
  const on = (text: string) => ({ readings: [reading(text, 3)] });

  it('is one older than 1.5 of its rhythm, of what people bring', () => {
    // On 2026-11-01, a week's rhythm: 10.5 days.
    expect(dueOf(metric, on('2026-10-22'))).toEqual([false, '2026-10-22']);
    expect(dueOf(metric, on('2026-10-21'))).toEqual([true, '2026-10-21']);
    expect(dueOf(metric, { ...on('2026-10-21'), checkInEvery: 'month' })[0]).toBe(false);
    expect(dueOf(maintainMeasure({ atLeast: decimal('1') }), on('2026-10-20'))[0]).toBe(true);
    expect(dueOf(no, on('2026-10-20'))[0]).toBe(true);
  });

  it('is counted from the start where there was none', () => {
    expect(dueOf(metric)).toEqual([true, null]);
    expect(dueOf(metric, { start: day('2026-10-25') })).toEqual([false, null]);
    expect(dueOf(metric, { start: day('2026-11-20') })[0]).toBe(false);
  });

  it('does not become due when the time is over', () => {
    const short = { start: day('2026-10-01'), end: day('2026-10-15') };
    expect(dueOf(metric, { ...short, ...on('2026-10-10') })[0]).toBe(false);
    expect(dueOf(metric, { ...short, ...on('2026-10-02') })[0]).toBe(true);
  });

  it('is not one of work, of objectives, of what is closed, or of what is done for good', () => {
    expect(dueOf(workMeasure())[0]).toBe(false);
    expect(dueOf(metricMeasure('0', '9', { source: { query: 'q', of: 'count', field: null } }))[0]).toBe(
      false,
    );
    expect(dueOf(objectivesMeasure('mean'))[0]).toBe(false);
    expect(dueOf(metric, { status: 'closed' })[0]).toBe(false);
    expect(dueOf(metric, { status: 'draft' })[0]).toBe(false);
    expect(dueOf(yes)[0]).toBe(false);
    const milestone = { title: 'm', weight: null, links: [] };
    expect(dueOf({ kind: 'milestones', milestones: [{ ...milestone, done: 0 }] })[0]).toBe(true);
    expect(dueOf({ kind: 'milestones', milestones: [{ ...milestone, done: 1_000_000 }] })[0]).toBe(false);
    expect(dueOf({ kind: 'milestones', milestones: [{ ...milestone, done: null }] })[0]).toBe(false);
  });

  it('[R14] of a KPI follows the readings and the rhythm of the KPI', () => {
    const bound = kpiMeasure('churn');
    expect(dueOf(bound)).toEqual([false, '2026-10-05']);
    expect(dueOf(bound, on('2026-10-20'))).toEqual([false, '2026-10-20']);
  });

  it('of an objective is the oldest of its key results that go on', () => {
    const checked = (id: string, text: string, more: Partial<KeyResult> = {}) =>
      keyResult(id, 'o', metric, { ...on(text), ...more });
    const found = nodesOf(
      planOf(
        [objective('o'), objective('o-none')],
        [
          checked('kr-a', '2026-10-20'),
          checked('kr-b', '2026-10-25'),
          checked('kr-c', '2026-10-02', { status: 'closed' }),
          checked('kr-d', '2026-10-01', { status: 'cancelled' }),
          keyResult('kr-e', 'o', metric),
        ],
      ),
    );
    expect(nodeOf(found, 'o').checkedIn).toBe('2026-10-20');
    expect(nodeOf(found, 'o-none').checkedIn).toBeNull();
  });
});

describe('what making the nodes costs', () => {
  /** How often a list's elements are looked at. */
  function counted<T>(list: readonly T[], looks: { count: number }): readonly T[] {
    return new Proxy(list, {
      get: (target, name, receiver) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) looks.count += 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  }
  function looksOf(many: number, who: NodesFor): number {
    const looks = { count: 0 };
    const shard = valuedShard(
      planOf(
        Array.from({ length: many }, (_, at) =>
          objective(`o-${at}`, {
            project: at % 2 === 0 ? SUP : OPS,
            parents: at === 0 ? [] : [edge(`o-${Math.floor((at - 1) / 5)}`)],
          }),
        ),
        Array.from({ length: many * 3 }, (_, at) =>
          keyResult(`kr-${at}`, `o-${at % many}`, metricMeasure('0', '10')),
        ),
      ),
    );
    const { numbers, values } = shard;
    const watched: ValuedShard = {
      ...shard,
      numbers: {
        ...numbers,
        objectives: counted(numbers.objectives, looks),
        keyResults: counted(numbers.keyResults, looks),
      },
      values: {
        ...values,
        objectives: counted(values.objectives, looks),
        keyResults: counted(values.keyResults, looks),
        problems: counted(values.problems, looks),
      },
    };
    hierarchyNodes([watched], who);
    return looks.count;
  }

  it.each([
    ['who sees all', everything],
    ['who sees half', { ...seeing(SUP), project: SUP }],
  ])('grows with the nodes and no faster: by one %s', (_, who) => {
    const [one, two] = [looksOf(250, who), looksOf(500, who)];
    expect(two / one).toBeGreaterThan(1.8);
    expect(two / one).toBeLessThan(2.2);
  });
});

it('a percent is made once, in one place [R2]', () => {
  const { nodes } = nodesOf(
    planOf(
      [objective('o')],
      [keyResult('kr', 'o', metricMeasure('0', '4'), { readings: [reading('2026-10-30', 5)] })],
    ),
  );
  for (const { percent, raw } of nodes.filter(({ is }) => is === 'keyResult')) {
    expect(percent).toBe(percentText(raw));
    expect(percent).toBe('125');
  }
});
