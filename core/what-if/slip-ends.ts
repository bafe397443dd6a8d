import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Plan } from '../model/plan.ts';
import type { Changed, EditProblem, Edits } from './edits.ts';
import { nodesOf } from './nodes.ts';

const century = 36_525;

/**
 * Ends moved by days. A slip of all moves the cycle's end too. One of an objective takes along its key results that
 * end with it: they are late for the same reason. A node that is named moves by its own days only.
 */
export function slipEnds(plan: Plan, asked: NonNullable<Edits['slips']>): Changed {
  const problems: EditProblem[] = [];
  const nodes = nodesOf(plan);
  const own = new Map<string | null, number>();
  for (const { id, days } of asked) {
    const found = id === null ? undefined : nodes.get(id);
    const refuse = (why: EditProblem['why']) =>
      problems.push({ edit: 'slips', why, id: id ?? '', given: days });
    if (id !== null && !found) refuse('no-such-node');
    else if (found?.kind === 'kpi') refuse('has-no-end');
    if (!Number.isInteger(days) || Math.abs(days) > century) refuse('days-refused');
    else if (own.has(id) && own.get(id) !== days) refuse('said-twice');
    else own.set(id, days);
  }
  const refused = new Set<string>();
  /** @param by whose slip moves it: its own, its objective's, or that of all (null) */
  const moved = <Spanned extends { readonly start: Day; readonly end: Day }>(
    one: Spanned,
    by: string | null,
  ): Spanned => {
    const days = own.get(by) ?? 0;
    const end = addDays(one.end, days);
    if (days === 0 || end >= one.start) return days === 0 ? one : { ...one, end };
    const id = by ?? '';
    if (!refused.has(id)) problems.push({ edit: 'slips', why: 'ends-before-start', id, given: days });
    refused.add(id);
    return one;
  };
  const ends = new Map(plan.objectives.map(({ id, end }) => [id, end]));
  return {
    plan: {
      ...plan,
      cycle: moved(plan.cycle, null),
      objectives: plan.objectives.map((one) => moved(one, own.has(one.id) ? one.id : null)),
      keyResults: plan.keyResults.map((one) => {
        const late = [one.id, ...(one.end === ends.get(one.objective) ? [one.objective] : [])];
        return moved(one, late.find((id) => own.has(id)) ?? null);
      }),
    },
    problems,
  };
}
