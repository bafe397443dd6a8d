import type { TryOutView } from '../node-details.ts';
import type { Format } from './format.ts';
import { quantities } from './quantities.ts';
import { shownWhole } from './shown-whole.ts';
import { signed } from './signed.ts';

type Tried = Pick<TryOutView['nodes'][number], 'before' | 'after'>;

/** "35 % → 47 % (+12)", in whole points of the numbers that are shown. */
export function triedStep(format: Format, { before, after }: Tried): string {
  const { percent } = quantities(format);
  const delta =
    before.progress === null || after.progress === null
      ? ''
      : ` (${signed(format, shownWhole(after.progress) - shownWhole(before.progress))})`;
  return `${percent(before.percent)} → ${percent(after.percent)}${delta}`;
}
