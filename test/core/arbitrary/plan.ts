import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { AlignmentEdge, Objective, Plan, Policy } from '@throughline/core/model/plan.ts';
import type { QueryAnswer, Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { keyResult, objective, objectiveId, planOf } from '../plan-fixtures.ts';
import { arbitraryBound, arbitraryKpis, arbitraryMeasure, queryNames, readingsAround } from './measure.ts';
import { arbitraryNode } from './node.ts';
import { arbitraryMoment, arbitraryWeight, mostly, rarely } from './values.ts';
import type { Moment } from './values.ts';
import { arbitraryItems } from './work.ts';

export const arbitraryPolicy: Arbitrary<Partial<Policy>> = fc.record({
  noData: fc.constantFrom('zero', 'exclude'),
  dropped: fc.constantFrom('exclude', 'exclude', 'done', 'open'),
  doingCredit: fc.constantFrom<(number | 'logged')[]>(0, 0, 500_000, 333_333, 1_000_000, 'logged'),
  resolved: fc.constantFrom('doing', 'done'),
  unestimated: fc.constantFrom('stored', 'stored', 'zero', 'exclude', 'block'),
  level: fc.constantFrom('standard', 'standard', 'subtask', 'linked'),
  weights: fc.constantFrom('relative', 'relative', 'percent'),
});

interface Above {
  /** Where the edge leads, of those that it may. */
  readonly to: number;
  /** To anything at all, so that there are circles and edges into nothing. */
  readonly wild: boolean;
  readonly edge: Omit<AlignmentEdge, 'parent'>;
}

/** A plan over the items: up to five objectives with edges every way (circles too) and up to eight key results. */
function planAround(items: readonly WorkItem[], moment: Moment): Arbitrary<Plan> {
  const anEdge: Arbitrary<Above> = fc.record({
    to: fc.nat(19),
    wild: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
    edge: fc.record({
      contributes: fc.constantFrom(true, true, true, true, false),
      weight: arbitraryWeight,
      order: fc.nat(6),
    }),
  });
  const anObjective = fc.record({ node: arbitraryNode(moment), above: mostly(anEdge, 1, 3) });
  const aKeyResult = fc.record({
    node: arbitraryNode(moment),
    of: fc.nat(4),
    weight: arbitraryWeight,
    measure: arbitraryMeasure(items, moment),
    readings: readingsAround(moment),
  });
  return fc
    .record({
      policy: arbitraryPolicy,
      kpis: arbitraryKpis(moment),
      objectives: mostly(anObjective, 2, 5, 1),
      keyResults: mostly(aKeyResult, 3, 8),
      // Half the plans are a key result that takes most of the others' objectives.
      tower: rarely(arbitraryBound, 2),
    })
    .map(({ policy, kpis, objectives, tower, keyResults: drawn }): Plan => {
      const keyResults = drawn.map((one, at) => (tower && at === 0 ? { ...one, measure: tower } : one));
      // What takes objectives has a home high up, so that there are some below it.
      const homes = keyResults.map(({ of, measure }) =>
        measure.kind === 'objectives'
          ? Math.floor((of % objectives.length) / 3)
          : tower && objectives.length > 1
            ? 1 + (of % (objectives.length - 1))
            : of % objectives.length,
      );
      const everything = [...objectives.map((_, at) => `o${at}`), ...homes.map((_, at) => `kr${at}`), 'gone'];
      const plan = planOf(
        objectives.map(({ node, above }, at): Objective => {
          // What cannot close a circle: objectives before it, and what takes objectives in those.
          const higher = [
            ...objectives.slice(0, at).map((_, n) => `o${n}`),
            ...keyResults.flatMap(({ measure }, n) =>
              (homes[n] ?? 0) < at && measure.kind === 'objectives' ? [`kr${n}`, `kr${n}`] : [],
            ),
          ];
          return objective(`o${at}`, {
            ...node,
            // Its raw value is its progress.
            closing: node.closing && { ...node.closing, raw: node.closing.progress },
            parents: above.flatMap(({ to, wild, edge }, n) => {
              const all = wild ? everything : tower && n === 0 && at > 0 ? ['kr0'] : higher;
              const parent: string | undefined = all[to % all.length];
              return parent === undefined ? [] : [{ ...edge, parent: objectiveId(parent) }];
            }),
          });
        }),
        keyResults.map(({ node, measure, weight, readings }, at) =>
          keyResult(`kr${at}`, `o${homes[at]}`, measure, { ...node, weight, readings }),
        ),
        policy,
      );
      const { start } = moment;
      return { ...plan, cycle: { id: 'a cycle', start, end: addDays(start, 91) }, kpis };
    });
}

/** Answers to the queries: most of them found something, one may have failed or not been run. */
function arbitraryQueries(items: readonly WorkItem[]): Arbitrary<Work['queries']> {
  const ids = items.map(({ id }) => id);
  const answer: Arbitrary<QueryAnswer | null> = fc.oneof(
    { weight: 8, arbitrary: fc.subarray(ids).map((found): QueryAnswer => ({ ok: true, items: found })) },
    { weight: 1, arbitrary: fc.constant<QueryAnswer>({ ok: false, reason: 'no answer' }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .tuple(answer, answer, answer)
    .map(
      (answers) =>
        new Map(queryNames.flatMap((name, at) => (answers[at] ? [[name, answers[at]] as const] : []))),
    );
}

export interface Case {
  readonly plan: Plan;
  readonly work: Work;
  readonly asOf: Day;
  readonly now: number;
}

const now = Date.UTC(2026, 10, 2);

/** A whole input of one evaluation, over such items. */
export const caseOver = (items: Arbitrary<WorkItem[]>): Arbitrary<Case> =>
  fc.tuple(items, arbitraryMoment).chain(([found, moment]) =>
    fc.record({
      plan: planAround(found, moment),
      work: fc.record({
        items: fc.constant(found),
        queries: arbitraryQueries(found),
        readAt: fc.constantFrom(null, now, now - 86_400_000, now - 86_400_001),
      }),
      asOf: fc.constant(moment.asOf),
      now: fc.constant(now),
    }),
  );

export const arbitraryCase: Arbitrary<Case> = caseOver(arbitraryItems());
