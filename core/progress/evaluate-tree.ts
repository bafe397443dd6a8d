import type { ObjectiveId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { MilliWeight } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { contributingEdges } from './contributing-edges.ts';
import type { ContributingEdge } from './contributing-edges.ts';
import type { Evaluation, KeyResultValue, ObjectiveValue } from './evaluation.ts';
import { valueOfKeyResult } from './key-result-value.ts';
import { valueOfObjective } from './objective-value.ts';
import type { Child } from './objective-value.ts';
import { mergeProblems } from './problems.ts';
import { takesPart } from './tree.ts';
import type { Tree, TreeKeyResult } from './tree.ts';

/**
 * Every value of a tree of objectives, from definitions and facts (R1, R24). Takes the stored form as it is; the same
 * function serves an evaluation from files.
 */
export function evaluateTree(tree: Tree): Evaluation {
  const objectives = new Map(tree.objectives.map((objective) => [objective.id, objective]));
  const keyResults = [...tree.keyResults].sort((a, b) => byText(a.id, b.id));
  const problems: Problem[] = [];

  const children = new Map<ObjectiveId, Child[]>(tree.objectives.map(({ id }) => [id, []]));
  const valued = keyResults.map((keyResult): KeyResultValue => {
    const { value, problems: found } = valueOfKeyResult(keyResult, tree);
    problems.push(...found);
    if (takesPart(keyResult)) {
      const { id, weight } = value;
      children.get(keyResult.objective)?.push({ id, kind: 'keyResult', weight, value });
    }
    return value;
  });

  const { edges, order, problems: cycles } = contributingEdges(tree.objectives, keyResults);
  problems.push(...cycles, ...twoSources(edges, keyResults));
  const parents = groupByChild(edges);
  const values: ObjectiveValue[] = [];
  for (const id of order) {
    const objective = objectives.get(id);
    if (!objective) continue;
    const own = (children.get(id) ?? []).sort((a, b) => byText(a.id, b.id));
    const { value, problems: found } = valueOfObjective(objective, own, tree);
    values.push(value);
    problems.push(...found);
    for (const { edge } of parents.get(id) ?? []) {
      const { weight, negative } = plainWeight(edge.weight);
      if (negative) problems.push({ code: 'E_NEGATIVE_WEIGHT', at: id, nodes: [edge.parent] });
      // A key result above is bound to its child objectives by its own measure (R27), not here.
      if (takesPart(objective)) {
        children.get(edge.parent as ObjectiveId)?.push({ id, kind: 'objective', weight, value });
      }
    }
  }

  return {
    asOf: tree.asOf,
    objectives: values.sort((a, b) => byText(a.id, b.id)),
    keyResults: valued,
    problems: mergeProblems([], problems),
  };
}

/** Negative is as missing, and an error (R25). */
const plainWeight = (weight: MilliWeight | null) => ({
  weight: weight !== null && weight < 0 ? null : weight,
  negative: weight !== null && weight < 0,
});

function groupByChild(edges: readonly ContributingEdge[]): Map<ObjectiveId, ContributingEdge[]> {
  const groups = new Map<ObjectiveId, ContributingEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.child);
    if (group) group.push(edge);
    else groups.set(edge.child, [edge]);
  }
  return groups;
}

/** A key result with a measure of its own cannot be fed by child objectives too: the measure stands (R27). */
function twoSources(edges: readonly ContributingEdge[], keyResults: readonly TreeKeyResult[]): Problem[] {
  const fed = new Map<string, string[]>();
  for (const { child, edge } of edges) fed.set(edge.parent, [...(fed.get(edge.parent) ?? []), child]);
  return keyResults.flatMap(({ id, measure }): Problem[] => {
    const nodes = fed.get(id);
    return nodes && measure.kind !== 'objectives'
      ? [{ code: 'E_MULTI_SOURCE', at: id, nodes: nodes.sort(byText) }]
      : [];
  });
}
