import { said, type Said } from '../model/said.ts';
import type { EditProblem } from './edits.ts';

const refusals: Readonly<Record<EditProblem['why'], Said>> = {
  'no-such-item': said`There is no such work item, or you may not see it.`,
  'no-such-node': said`There is no such objective or key result any more.`,
  'weight-refused': said`A weight is a number from 0 to 10,000 with at most 3 decimals.`,
  'has-no-weight': said`It counts in nothing above it, so it has no weight.`,
  'not-linked': said`That item is not linked to this key result by itself, so its link has no weight.`,
  'days-refused': said`Days are a whole number, at most 36525.`,
  'ends-before-start': said`It would end before it starts.`,
  'has-no-end': said`A KPI has no dates.`,
  'value-refused': said`A value is a plain number, like 38 or 12.5.`,
  'takes-no-reading': said`It takes no readings: its value is made from other things.`,
  'reading-comes-from-elsewhere': said`Its reading is that of its KPI, or the answer of its query. Give the reading to the KPI.`,
  'has-no-override': said`No value is typed over it.`,
  'said-twice': said`It was asked for twice, in different ways.`,
};

/** Why an edit of a what-if cannot be made, as a page and the command line say it alike. */
export const refusalOf = (why: EditProblem['why']): Said => refusals[why];
