import type { Override, Plan } from '../model/plan.ts';
import type { Changed, EditProblem, Edits } from './edits.ts';
import { nodesOf } from './nodes.ts';

/** The computed values in place of typed ones (R30), of all or of those named. */
export function overridesOff(plan: Plan, asked: NonNullable<Edits['overridesOff']>): Changed {
  const problems: EditProblem[] = [];
  const nodes = nodesOf(plan);
  if (asked !== 'all') {
    for (const id of asked) {
      const found = nodes.get(id);
      if (!found) problems.push({ edit: 'overridesOff', why: 'no-such-node', id });
      else if (found.kind === 'kpi' || !found.node.override)
        problems.push({ edit: 'overridesOff', why: 'has-no-override', id });
    }
  }
  const off = <Node extends { readonly id: string; readonly override: Override | null }>(node: Node) =>
    asked === 'all' || asked.includes(node.id) ? { ...node, override: null } : node;
  return {
    problems,
    plan: { ...plan, objectives: plan.objectives.map(off), keyResults: plan.keyResults.map(off) },
  };
}
