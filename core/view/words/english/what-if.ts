/** Why an edit of a what-if cannot be made, by its code (what-if/edits.ts, which a view may not import). */
const refusals = {
  'no-such-item': 'There is no such work item, or you may not see it.',
  'no-such-node': 'There is no such objective or key result any more.',
  'weight-refused': 'A weight is a number from 0 to 10,000 with at most 3 decimals.',
  'has-no-weight': 'It counts in nothing above it, so it has no weight.',
  'not-linked': 'That item is not linked to this key result by itself, so its link has no weight.',
  'days-refused': 'Days are a whole number, at most 36525.',
  'ends-before-start': 'It would end before it starts.',
  'has-no-end': 'A KPI has no dates.',
  'value-refused': 'A value is a plain number, like 38 or 12.5.',
  'takes-no-reading': 'It takes no readings: its value is made from other things.',
  'reading-comes-from-elsewhere':
    'Its reading is that of its KPI, or the answer of its query. Give the reading to the KPI.',
  'has-no-override': 'No value is typed over it.',
  'said-twice': 'It was asked for twice, in different ways.',
} as const;

/** What a page and the command line say alike of a what-if. */
export const whatIf = () => ({
  refused: (why: keyof typeof refusals): string => refusals[why],
  /** Of the node or item that it is about; null = it has no name to be told. */
  refusedOf: (name: string | null, why: keyof typeof refusals): string =>
    name === null ? refusals[why] : `${name}: ${refusals[why]}`,
  answerRefused: 'The answer is yes or no.',
  tooManyItems: (most: string): string =>
    `Below this there are more than ${most} work items. Give up fewer at once.`,
  tooManyEdits: (most: string): string => `These are more than ${most} edits. Try fewer at once.`,
});
