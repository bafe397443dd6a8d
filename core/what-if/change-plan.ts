import type { Day } from '../model/day.ts';
import type { Plan } from '../model/plan.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import { addReadings } from './add-readings.ts';
import { changeLinkWeights, changeWeights } from './change-weights.ts';
import type { Changed, Edits } from './edits.ts';
import { overridesOff } from './overrides-off.ts';
import { slipEnds } from './slip-ends.ts';

/** The plan with everything done that was asked of it; what cannot be done is said, all of it at once. */
export function changePlan(plan: Plan, edits: Edits, index: ItemIndex, asOf: Day): Changed {
  const steps: readonly ((plan: Plan) => Changed)[] = [
    (now) => changeWeights(now, edits.weights ?? []),
    (now) => changeLinkWeights(now, edits.linkWeights ?? [], index),
    (now) => slipEnds(now, edits.slips ?? []),
    (now) => addReadings(now, edits.readings ?? [], asOf),
    (now) => overridesOff(now, edits.overridesOff ?? []),
  ];
  return steps.reduce<Changed>(
    (so, step) => {
      const { plan: next, problems } = step(so.plan);
      return { plan: next, problems: [...so.problems, ...problems] };
    },
    { plan, problems: [] },
  );
}
