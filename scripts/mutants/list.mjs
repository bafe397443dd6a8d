// One small break each.
import { rollUp } from './roll-up.mjs';
import { time } from './time.mjs';
import { values } from './values.mjs';
import { work } from './work.mjs';

export const mutants = [...values, ...work, ...rollUp, ...time].map(
  ([rule, breaks, file, find, replace]) => ({ rule, breaks, file, find, replace }),
);
