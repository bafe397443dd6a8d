import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { childWeights } from '../progress/child-weights.ts';
import type { ChildShare, NodeValue } from '../progress/evaluation.ts';
import { exactParts } from './exact-parts.ts';
import type { Tracing } from './tracing.ts';
import type { ChildPart } from './trace.ts';

/**
 * The children of a weighted mean with what each adds to it (R24): exact weights, for those shown are rounded in
 * percent mode.
 */
export function childParts(
  tracing: Tracing,
  parent: ObjectiveId | KeyResultId,
  children: readonly ChildShare[],
  sum: number | null,
): readonly ChildPart[] {
  const { plan, edges } = tracing;
  const values = valuesOf(tracing);
  const ways = new Map(
    edges.flatMap(({ child, edge }) =>
      edge.parent === parent ? [[child as string, edge.weight] as const] : [],
    ),
  );
  const own = new Map(plan.keyResults.map(({ id, weight }) => [id as string, weight]));
  const given = children.map(({ id, kind }) => (kind === 'keyResult' ? own.get(id) : ways.get(id)) ?? null);
  const { weights } = childWeights(
    given.map((weight) => (weight !== null && weight < 0 ? null : weight)),
    plan.policy.weights,
  );
  const counting = children.map(({ counted }, at) => (counted ? BigInt(weights[at] ?? 0) : 0n));
  const all = counting.reduce((total, weight) => total + weight, 0n);
  const ppm =
    sum === null || all === 0n
      ? children.map(() => 0)
      : exactParts(
          sum,
          children.map(({ id }, at) => (counting[at] ?? 0n) * BigInt(values.get(id)?.progress ?? 0)),
          all,
        );
  return children.map(({ id, kind, weight, counted }, at) => ({
    kind,
    id,
    title: titleOf(tracing, id),
    weight,
    progress: values.get(id)?.progress ?? null,
    origin: values.get(id)?.origin ?? 'none',
    counted,
    ppm: ppm[at] ?? 0,
  }));
}

/** Children are as they stand: what covers the parent does not cover them. */
function valuesOf({ evaluation }: Tracing): ReadonlyMap<string, NodeValue> {
  return new Map<string, NodeValue>(
    [...evaluation.objectives, ...evaluation.keyResults].map((value) => [value.id, value]),
  );
}

const titleOf = ({ plan }: Tracing, id: string): string =>
  [...plan.objectives, ...plan.keyResults].find((one) => one.id === id)?.title ?? id;
