/** Somebody checks in a value of a key result. */
export interface SampleCheckIn {
  /** Days after the quarter's first; a working day. */
  readonly on: number;
  readonly keyResult: string;
  readonly value: string;
  readonly confidence: number;
  readonly note?: string;
  readonly by: string;
}

/** Oldest first. Every value that the plan of today has. */
export const checkIns: readonly SampleCheckIn[] = [
  { on: 7, keyResult: 'kr-reply', value: '44', confidence: 5, by: 'tom' },
  { on: 10, keyResult: 'kr-churn', value: '4.0', confidence: 6, by: 'maria' },
  { on: 11, keyResult: 'kr-conversion', value: '61.5', confidence: 7, by: 'maria' },
  { on: 18, keyResult: 'kr-reply', value: '43', confidence: 5, by: 'tom' },
  { on: 24, keyResult: 'kr-churn', value: '4.0', confidence: 5, note: 'no change yet', by: 'maria' },
  { on: 25, keyResult: 'kr-conversion', value: '63', confidence: 7, by: 'maria' },
  { on: 25, keyResult: 'kr-macros', value: 'yes', confidence: 10, note: 'all ten are live', by: 'tom' },
  {
    on: 32,
    keyResult: 'kr-reply',
    value: '40',
    confidence: 6,
    note: 'drafts save two minutes a ticket',
    by: 'tom',
  },
  { on: 39, keyResult: 'kr-conversion', value: '64.8', confidence: 8, by: 'maria' },
  {
    on: 45,
    keyResult: 'kr-churn',
    value: '3.8',
    confidence: 7,
    note: 'first month with the new checkout',
    by: 'maria',
  },
  { on: 46, keyResult: 'kr-conversion', value: '66.2', confidence: 8, by: 'maria' },
  {
    on: 46,
    keyResult: 'kr-reply',
    value: '36',
    confidence: 6,
    note: 'assistant live for two teams',
    by: 'tom',
  },
];

/** What Maria changed of the plan since it was imported; with the check-ins it leads to the plan of today. */
export type PlanEdit = { readonly on: number } & (
  | { readonly do: 'link'; readonly keyResult: string; readonly item: string; readonly weight: string }
  | {
      readonly do: 'weigh';
      readonly objective: string;
      readonly child: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly do: 'milestone';
      readonly keyResult: string;
      /** From 0. */
      readonly milestone: number;
      readonly done: boolean | number;
    }
);

export const planEdits: readonly PlanEdit[] = [
  { on: 14, do: 'link', keyResult: 'kr-assistant', item: 'SUP-12', weight: '2' },
  { on: 18, do: 'milestone', keyResult: 'kr-roll-out', milestone: 0, done: true },
  { on: 24, do: 'weigh', objective: 'o-support', child: 'kr-macros', from: '1', to: '0.5' },
  { on: 25, do: 'milestone', keyResult: 'kr-roll-out', milestone: 1, done: 0.5 },
];
