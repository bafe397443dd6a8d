import type { SampleState } from '../quarter.ts';
import type { When } from './days.ts';

/**
 * What became of one item, as it would be told: made on a day, and then one thing after the other. What is not told was
 * as quarter.ts has it from the beginning.
 */
export interface ItemStory {
  readonly item: string;
  readonly made: When;
  /** As it was made, where that is not how it is now. */
  readonly first: { readonly points?: number | null; readonly parent?: string | null };
  readonly steps: readonly Step[];
}

/** A state; `sprint n` and `no sprint`: planned into the team's n-th sprint, or taken out of the one that is open. */
export type Step = readonly [
  when: When,
  what:
    | SampleState
    | `sprint ${number}`
    | 'no sprint'
    | { readonly points: number }
    | { readonly parent: string },
];

export const told = (item: string, made: When, ...steps: readonly Step[]): ItemStory => ({
  item,
  made,
  first: {},
  steps,
});

/** The same of an item that was made with other points, or below another epic. */
export const toldFrom = (
  item: string,
  made: When,
  first: ItemStory['first'],
  ...steps: readonly Step[]
): ItemStory => ({ item, made, first, steps });
