import type { Day } from '../model/day.ts';
import { readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Plan, Reading } from '../model/plan.ts';
import type { Changed, EditProblem, EditRefusal, Edits } from './edits.ts';
import { nodesOf } from './nodes.ts';
import type { PlanNode } from './nodes.ts';

/** Readings of the day that is looked at, last in their lists: of two on one day the later counts (R9). */
export function addReadings(plan: Plan, asked: NonNullable<Edits['readings']>, on: Day): Changed {
  const problems: EditProblem[] = [];
  const nodes = nodesOf(plan);
  const values = new Map<string, Decimal>();
  const typed = new Map<string, string>();
  for (const { id, value: given } of asked) {
    const refuse = (why: EditRefusal) => problems.push({ edit: 'readings', why, id, given });
    const found = nodes.get(id);
    const why = found ? refusalOf(found) : 'no-such-node';
    if (why) refuse(why);
    const value = readDecimal(given);
    if (!value) refuse('value-refused');
    else if (typed.has(id) && typed.get(id) !== String(given)) refuse('said-twice');
    else {
      typed.set(id, String(given));
      values.set(id, value);
    }
  }
  const extended = <Node extends { readonly id: string; readonly readings: readonly Reading[] }>(
    node: Node,
  ) => {
    const value = values.get(node.id);
    if (!value) return node;
    const reading: Reading = { on, value, confidence: null, note: null, by: null };
    return { ...node, readings: [...node.readings, reading] };
  };
  return {
    problems,
    plan: { ...plan, kpis: plan.kpis.map(extended), keyResults: plan.keyResults.map(extended) },
  };
}

function refusalOf(found: PlanNode): EditRefusal | null {
  if (found.kind === 'kpi') return null;
  if (found.kind === 'objective') return 'takes-no-reading';
  const { measure } = found.node;
  switch (measure.kind) {
    case 'metric':
      // A query's reading is of the same day, and then it is the one that counts.
      return measure.source ? 'reading-comes-from-elsewhere' : null;
    case 'maintain':
      return null;
    case 'kpi':
      return 'reading-comes-from-elsewhere';
    case 'work':
    case 'milestones':
    case 'yesNo':
    case 'objectives':
      return 'takes-no-reading';
  }
}
