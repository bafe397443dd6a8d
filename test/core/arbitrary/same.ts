import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { KeyResult, Plan, PlanLink } from '@throughline/core/model/plan.ts';
import type { Case } from './plan.ts';

const mixed = <T>(list: readonly T[]): Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

/** The same input, its lists in another order; not those whose order is data (R9). */
export const shuffled = ({ plan, work, ...more }: Case): Arbitrary<Case> =>
  fc
    .record({
      objectives: mixed(plan.objectives),
      keyResults: mixed(plan.keyResults),
      kpis: mixed(plan.kpis),
      items: mixed(work.items),
      flip: fc.boolean(),
    })
    .map(({ objectives, keyResults, kpis, items, flip }) => {
      const turn = <T>(list: readonly T[]) => (flip ? list.toReversed() : list);
      return {
        ...more,
        plan: {
          ...plan,
          kpis,
          objectives: objectives.map((one) => ({ ...one, parents: turn(one.parents) })),
          keyResults: keyResults.map((one): KeyResult =>
            one.measure.kind === 'work'
              ? { ...one, measure: { ...one.measure, links: turn(one.measure.links) } }
              : one,
          ),
        },
        work: {
          ...work,
          items,
          queries: new Map(
            turn([...work.queries]).map(([name, answer]) => [
              name,
              answer.ok ? { ok: true, items: turn(answer.items) } : answer,
            ]),
          ),
        },
      };
    });

/** Every weight of a sum times a factor. What is not given is 1: written down, so that the factor reaches it. */
export function scaled(plan: Plan, factor: number): Plan {
  const times = (weight: number | null) => Math.max(weight ?? 1000, 0) * factor;
  const link = (one: PlanLink): PlanLink => ({ ...one, weight: times(one.weight) });
  // There an edge's weight is a share of an amount, not a weight (R27).
  const addsUp = (parent: string) =>
    plan.keyResults.some(
      ({ id, measure }) => id === parent && measure.kind === 'objectives' && measure.as === 'amounts',
    );
  return {
    ...plan,
    policy: { ...plan.policy, weights: 'relative' },
    objectives: plan.objectives.map((one) => ({
      ...one,
      parents: one.parents.map((up) => (addsUp(up.parent) ? up : { ...up, weight: times(up.weight) })),
    })),
    keyResults: plan.keyResults.map((one): KeyResult => {
      const { measure } = one;
      const weight = times(one.weight);
      if (measure.kind === 'work') {
        return { ...one, weight, measure: { ...measure, links: measure.links.map(link), query: null } };
      }
      if (measure.kind === 'milestones') {
        const milestones = measure.milestones.map((each) => ({
          ...each,
          weight: times(each.weight),
          links: each.links.map(link),
        }));
        return { ...one, weight, measure: { ...measure, milestones } };
      }
      return { ...one, weight };
    }),
  };
}
