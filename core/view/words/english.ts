import type { Format } from './format.ts';
import { amounts } from './english/amounts.ts';
import { empty } from './english/empty.ts';
import { failures } from './english/failures.ts';
import { health } from './english/health.ts';
import { link } from './english/link.ts';
import { noValue } from './english/no-value.ts';
import { panel } from './english/panel.ts';
import { problems } from './english/problems.ts';
import { time } from './english/time.ts';
import { trace } from './english/trace.ts';

/** The English dictionary. Another language is another function of this shape. */
export const english = (format: Format) => ({
  /** Of the sentences; for `lang` and `dir` of the page's root. */
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
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
