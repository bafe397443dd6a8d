import type { Reading } from './plan.ts';

/** A check-in without a value of its own: its confidence and its day count, its value never does. */
export const isWordsOnly = ({ checkIn }: Reading): boolean => checkIn?.typed === false;

/** What a value may rest on: the same list where all of it says one, which is nearly always. */
export const saidValues = (readings: readonly Reading[]): readonly Reading[] =>
  readings.some(isWordsOnly) ? readings.filter((reading) => !isWordsOnly(reading)) : readings;

/** What is kept of a check-in where only values follow from it: that it has none. */
export const wordsOnly: NonNullable<Reading['checkIn']> = {
  id: 0,
  author: '' as NonNullable<Reading['checkIn']>['author'],
  at: 0,
  blockers: null,
  typed: false,
};
