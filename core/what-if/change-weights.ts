import type { MilliWeight, Plan, PlanLink } from '../model/plan.ts';
import { readWeight } from '../model/weight.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import type { Changed, EditProblem, Edits } from './edits.ts';
import { nodesOf } from './nodes.ts';

/** Weights of key results and objectives. An objective's is that of its way up, of each where it has several (R28). */
export function changeWeights(plan: Plan, asked: NonNullable<Edits['weights']>): Changed {
  const problems: EditProblem[] = [];
  const nodes = nodesOf(plan);
  const weights = new Map<string, MilliWeight>();
  for (const { id, weight: given } of asked) {
    const found = nodes.get(id);
    const weight = readWeight(given);
    const refuse = (why: EditProblem['why']) => problems.push({ edit: 'weights', why, id, given });
    if (!found) refuse('no-such-node');
    else if (found.kind === 'kpi' || (found.kind === 'objective' && found.node.parents.length === 0))
      refuse('has-no-weight');
    if (weight === null) refuse('weight-refused');
    else if (weights.has(id) && weights.get(id) !== weight) refuse('said-twice');
    else weights.set(id, weight);
  }
  return {
    problems,
    plan: {
      ...plan,
      objectives: plan.objectives.map((objective) => {
        const weight = weights.get(objective.id);
        return weight === undefined
          ? objective
          : { ...objective, parents: objective.parents.map((edge) => ({ ...edge, weight })) };
      }),
      keyResults: plan.keyResults.map((keyResult) => {
        const weight = weights.get(keyResult.id);
        return weight === undefined ? keyResult : { ...keyResult, weight };
      }),
    },
  };
}

/** Weights of items that a person linked, in one key result each. */
export function changeLinkWeights(
  plan: Plan,
  asked: NonNullable<Edits['linkWeights']>,
  index: ItemIndex,
): Changed {
  const problems: EditProblem[] = [];
  const keyResults = new Map(plan.keyResults.map((one) => [one.id as string, one]));
  for (const { keyResult: id, item: reference, weight: given } of asked) {
    const refuse = (why: EditProblem['why'], at: string) =>
      problems.push({ edit: 'linkWeights', why, id: at, given });
    const keyResult = keyResults.get(id);
    const item = index.find(reference);
    const weight = readWeight(given);
    if (!keyResult) refuse('no-such-node', id);
    if (!item) refuse('no-such-item', reference);
    if (weight === null) refuse('weight-refused', reference);
    if (!keyResult || !item || weight === null) continue;
    let linked = false;
    const reweighted = (links: readonly PlanLink[]) =>
      links.map((link) => {
        if (index.find(link.reference)?.id !== item.id) return link;
        linked = true;
        return { ...link, weight };
      });
    const { measure } = keyResult;
    if (measure.kind === 'work') {
      keyResults.set(id, { ...keyResult, measure: { ...measure, links: reweighted(measure.links) } });
    } else if (measure.kind === 'milestones') {
      const milestones = measure.milestones.map((one) => ({ ...one, links: reweighted(one.links) }));
      keyResults.set(id, { ...keyResult, measure: { ...measure, milestones } });
    }
    if (!linked) refuse('not-linked', reference);
  }
  return {
    problems,
    plan: { ...plan, keyResults: plan.keyResults.map((one) => keyResults.get(one.id) ?? one) },
  };
}
