import type { Day } from '../model/day.ts';
import { addTo } from '../model/groups.ts';
import type { KpiId, ObjectiveId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { MilliWeight, Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { contributingEdges } from './contributing-edges.ts';
import type { ContributingEdge } from './contributing-edges.ts';
import type { Evaluation, KeyResultValue, ObjectiveValue } from './evaluation.ts';
import { valueOfKeyResult } from './key-result-value.ts';
import { kpiValues } from './kpi-value.ts';
import { valueOfObjective } from './objective-value.ts';
import { mergeProblems } from './problems.ts';
import type { Child, ObjectiveChild } from './roll-up.ts';
import { factsOf, takesPart } from './tree.ts';
import type { Tree, TreeKeyResult } from './tree.ts';

/**
 * Every value of a tree of objectives, from definitions and facts (R1, R24). Takes the stored form as it is; the same
 * function serves an evaluation from files.
 * @param onLine takes where each node should be at the end of any day (R32), as it is known now
 */
export function evaluateTree(
  tree: Tree,
  onLine?: (id: string, lineOn: (day: Day) => Ppm) => void,
): Evaluation {
  const objectives = new Map(tree.objectives.map((objective) => [objective.id, objective]));
  const kpis = new Map<KpiId, Tree['kpis'][number]>(tree.kpis.map((kpi) => [kpi.id, kpi]));
  const problems: Problem[] = [];
  const keyResults: KeyResultValue[] = [];
  const values: ObjectiveValue[] = [];

  /** What contributes to an objective. */
  const below = new Map<string, Child[]>(tree.objectives.map(({ id }) => [id, []]));
  /** The key results bound to objectives: by their own objective, and what contributes to each (R27). */
  const bound = new Map<ObjectiveId, TreeKeyResult[]>();
  const feeding = new Map<string, ObjectiveChild[]>();

  const valueKeyResult = (keyResult: TreeKeyResult) => {
    const { id, measure } = keyResult;
    const sources = {
      facts: factsOf(tree.facts, id),
      kpi: measure.kind === 'kpi' ? kpis.get(measure.kpi) : undefined,
      children: feeding.get(id)?.sort(byId) ?? [],
    };
    const { value, lineOn, problems: found } = valueOfKeyResult(keyResult, sources, tree);
    keyResults.push(value);
    onLine?.(id, lineOn);
    problems.push(...found);
    if (takesPart(keyResult)) {
      below.get(keyResult.objective)?.push({ id, kind: 'keyResult', weight: value.weight, value, lineOn });
    }
  };

  for (const keyResult of tree.keyResults) {
    if (keyResult.measure.kind === 'objectives' && objectives.has(keyResult.objective)) {
      feeding.set(keyResult.id, []);
      addTo(bound, keyResult.objective, keyResult);
    } else valueKeyResult(keyResult);
  }

  const { edges, order, problems: cycles } = contributingEdges(tree.objectives, tree.keyResults);
  problems.push(...cycles, ...twoSources(edges, tree.keyResults));
  const parents = new Map<ObjectiveId, ContributingEdge[]>();
  for (const edge of edges) addTo(parents, edge.child, edge);
  for (const id of order) {
    const objective = objectives.get(id);
    if (!objective) continue;
    // Its own children were valued before it, and theirs before them.
    for (const keyResult of bound.get(id) ?? []) valueKeyResult(keyResult);
    const own = (below.get(id) ?? []).sort(byId);
    const { value, lineOn, problems: found } = valueOfObjective(objective, own, tree);
    values.push(value);
    onLine?.(id, lineOn);
    problems.push(...found);
    for (const { edge } of parents.get(id) ?? []) {
      const { weight, negative } = plainWeight(edge.weight);
      if (negative) problems.push({ code: 'E_NEGATIVE_WEIGHT', at: id, nodes: [edge.parent] });
      if (takesPart(objective)) {
        const child: ObjectiveChild = { id, kind: 'objective', weight, value, lineOn, below: own };
        below.get(edge.parent)?.push(child);
        feeding.get(edge.parent)?.push(child);
      }
    }
  }

  return {
    asOf: tree.asOf,
    objectives: values.sort(byId),
    keyResults: keyResults.sort(byId),
    kpis: kpiValues(tree.kpis, tree.asOf),
    problems: mergeProblems([], problems),
  };
}

/** Negative is as missing, and an error (R25). */
const plainWeight = (weight: MilliWeight | null) => ({
  weight: weight !== null && weight < 0 ? null : weight,
  negative: weight !== null && weight < 0,
});

/** A key result with a measure of its own cannot be fed by child objectives too: the measure stands (R27). */
function twoSources(edges: readonly ContributingEdge[], keyResults: readonly TreeKeyResult[]): Problem[] {
  const fed = new Map<string, string[]>();
  for (const { child, edge } of edges) addTo(fed, edge.parent, child);
  return keyResults.flatMap(({ id, measure }): Problem[] => {
    const nodes = fed.get(id);
    return nodes && measure.kind !== 'objectives'
      ? [{ code: 'E_MULTI_SOURCE', at: id, nodes: nodes.sort(byText) }]
      : [];
  });
}
