import type { Plan } from '@throughline/core/model/plan.ts';
import type { EditProblem, EditRefusal } from '@throughline/core/what-if/edits.ts';
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
  return why === 'no-such-node' ? noSuchId(id, plan) : sentences[why];
}

const sentences: Readonly<Record<Exclude<EditRefusal, 'no-such-node'>, string>> = {
  'no-such-item': 'It names no work item of the files, or several.',
  'weight-refused': 'A weight is a number from 0 to 10,000 with at most 3 decimals.',
  'has-no-weight': 'It counts in nothing above it, so it has no weight.',
  'not-linked': 'That item is not linked to this key result by itself, so its link has no weight.',
  'days-refused': 'Days are a whole number, at most 36525.',
  'ends-before-start': 'It would end before it starts.',
  'has-no-end': 'A KPI has no dates.',
  'value-refused': 'A value is a plain number, like 38 or 12.5.',
  'takes-no-reading': 'It takes no readings: its value is made from other things.',
  'reading-comes-from-elsewhere':
    'Its reading is that of its KPI, or the answer of its query. Give the reading to the KPI.',
  'has-no-override': 'No value is typed over it.',
  'said-twice': 'It was asked for twice, in different ways.',
};
