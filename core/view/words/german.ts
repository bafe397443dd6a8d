import type { Dictionary } from './words.ts';
import { amounts } from './german/amounts.ts';
import { empty } from './german/empty.ts';
import { failures } from './german/failures.ts';
import { health } from './german/health.ts';
import { link } from './german/link.ts';
import { noValue } from './german/no-value.ts';
import { panel } from './german/panel.ts';
import { problems } from './german/problems.ts';
import { time } from './german/time.ts';
import { trace } from './german/trace.ts';

export const german: Dictionary = (format) => ({
  language: 'de',
  direction: 'ltr',
  ...amounts(format),
  ...empty(),
  ...failures(format),
  ...health(format),
  ...link(format),
  ...noValue(),
  ...panel(format),
  ...problems(format),
  ...time(format),
  ...trace(format),
});
