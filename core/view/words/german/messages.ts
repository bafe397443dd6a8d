import { access } from './messages/access.ts';
import { cycles } from './messages/cycles.ts';
import { editing } from './messages/editing.ts';
import { planFile } from './messages/plan-file.ts';
import { planValues } from './messages/plan-values.ts';
import { review } from './messages/review.ts';

/** What is told by said`…` anywhere (model/said.ts), in German: by the English template. */
export const messages: ReadonlyMap<string, string> = new Map(
  [access, cycles, editing, planFile, planValues, review].flatMap((part) => Object.entries(part)),
);
