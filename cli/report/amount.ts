import type { Amount } from '@throughline/core/model/amount.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { plain } from './columns.ts';

const words = wordsFor('en');

/** "12 of 20 points", and that the percentage does not follow from it where weights or credits are in it (R15). */
export function shownAmount(amount: Amount): string {
  const shown = plain(words.amount(amount) ?? '');
  return amount.kind === 'work' && amount.weighted !== null ? `${shown}, ${words.weighted}` : shown;
}
