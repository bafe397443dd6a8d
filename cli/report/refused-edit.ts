import type { Plan } from '@throughline/core/model/plan.ts';
import { inEnglish } from '@throughline/core/model/said.ts';
import type { EditProblem } from '@throughline/core/what-if/edits.ts';
import { refusalOf } from '@throughline/core/what-if/refusals.ts';
import { noSuchId } from './nearest.ts';

const options: Readonly<Record<EditProblem['edit'], string>> = {
  drop: '--drop',
  complete: '--done',
  weights: '--weight',
  linkWeights: '--link-weight',
  slips: '--slip',
  readings: '--reading',
  overridesOff: '--no-overrides',
};

/** An edit that cannot be made, as one line: the option, what was typed, and why. */
export function refusedEdit(problem: EditProblem, plan: Plan): string {
  const { edit, id, given } = problem;
  const typed = given === undefined ? id : id === '' ? String(given) : `${id}=${given}`;
  return `${options[edit]} ${typed}: ${sentence(problem, plan)}`;
}

function sentence({ why, id }: EditProblem, plan: Plan): string {
  if (why === 'no-such-node') return noSuchId(id, plan);
  return why === 'no-such-item'
    ? 'It names no work item of the files, or several.'
    : inEnglish(refusalOf(why));
}
