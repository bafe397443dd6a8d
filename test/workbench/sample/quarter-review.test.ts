import { commandLine } from './command-line.ts';
import { everyReview } from './every-review.ts';
import { livedAdo, livedJira } from './lived-quarter.ts';
import { livedThrough } from './lived-through.ts';
import { present, type LivedQuarter } from './review-in.ts';
import { supportSprint } from './support-sprint.ts';

/*
 * The quarter of the sample, lived through in both hosts with the app in them, and its sprints reviewed. One suite: seven
 * weeks are lived through once.
 */
let lived: LivedQuarter;
beforeAll(
  async () => {
    lived = { jira: await livedJira(present), ado: await livedAdo(present) };
  },
  // A slow machine takes its time for them.
  1_200_000,
);
const quarter = (): LivedQuarter => lived;

livedThrough(quarter);
supportSprint(quarter);
everyReview(quarter);
commandLine(quarter);
