import { told, toldFrom, type ItemStory } from './item-story.ts';

/**
 * Support. Its third sprint is the one to look at: planned were 12, 19, 32, 33, 34 and 41; 17, 18 and 36 came late, 33
 * was taken out, 19 cancelled, and 12 and 17 went on in the fourth (test/workbench/sample/quarter-review.test.ts).
 */
export const support: readonly ItemStory[] = [
  told('SUP-1', '-3 Mon', ['0 Wed', 'doing']),
  toldFrom(
    'SUP-11',
    '-3 Tue',
    { points: 5 },
    ['0 Tue', 'sprint 1'],
    ['0 Wed', 'doing'],
    ['1 Tue', { points: 8 }],
    ['1 Fri', 'done'],
  ),
  // Not finished in its sprint, and in the next one too.
  told('SUP-12', '-3 Tue', ['4 Mon', 'sprint 3'], ['5 Mon', 'doing']),
  told('SUP-13', '-3 Tue', ['0 Tue', 'sprint 1'], ['1 Wed', 'doing'], ['3 Tue', 'done']),
  told('SUP-14', '-3 Tue', ['6 Mon', 'sprint 4'], ['last but two', 'doing'], ['last', 'done']),
  // Moved out of a sprint that was too full, and planned again much later.
  told('SUP-15', '-3 Tue', ['2 Tue', 'sprint 2'], ['3 Mon', 'no sprint'], ['6 Mon', 'sprint 4']),
  told('SUP-16', '-2 Wed', ['2 Tue', 'sprint 2'], ['2 Wed', 'doing'], ['2 Thu', 'done']),
  // Turned away before the quarter, taken up again, and then urgent in the middle of a sprint.
  told('SUP-17', '-3 Wed', ['-3 Fri', 'cancelled'], ['-1 Wed', 'reopened'], ['5 Wed', 'sprint 3']),
  // Nobody had thought of it: added late, done at once, never estimated.
  told('SUP-18', '4 Thu', ['4 Thu', 'sprint 3'], ['5 Mon', 'doing'], ['5 Fri', 'done']),
  told('SUP-19', '-3 Tue', ['4 Mon', 'sprint 3'], ['5 Mon', 'cancelled']),
  told('SUP-20', '5 Tue'),
  told('SUP-21', '5 Mon', ['5 Mon', 'doing'], ['5 Thu', 'done']),
  told('SUP-22', '5 Mon'),
  told('SUP-2', '-3 Mon', ['0 Thu', 'doing']),
  toldFrom(
    'SUP-31',
    '-3 Wed',
    { points: 8 },
    ['0 Tue', 'sprint 1'],
    ['0 Thu', 'doing'],
    ['1 Mon', { points: 13 }],
    ['3 Wed', 'done'],
  ),
  toldFrom(
    'SUP-32',
    '-3 Wed',
    { points: 3 },
    ['4 Mon', 'sprint 3'],
    ['4 Wed', 'doing'],
    ['4 Fri', { points: 5 }],
    ['5 Thu', 'done'],
  ),
  told(
    'SUP-33',
    '-3 Wed',
    ['4 Mon', 'sprint 3'],
    ['5 Mon', 'no sprint'],
    ['6 Mon', 'sprint 4'],
    ['last but one', 'doing'],
  ),
  told('SUP-34', '-3 Wed', ['4 Mon', 'sprint 3'], ['4 Thu', 'doing'], ['4 Fri', 'done']),
  // A child that changed its epic.
  toldFrom('SUP-35', '-3 Wed', { parent: 'SUP-1' }, ['5 Thu', { parent: 'SUP-2' }]),
  // Done, broken again, and done again in a later sprint.
  told(
    'SUP-36',
    '-2 Wed',
    ['0 Tue', 'sprint 1'],
    ['0 Thu', 'doing'],
    ['1 Tue', 'done'],
    ['4 Thu', 'reopened'],
    ['4 Thu', 'sprint 3'],
    ['5 Tue', 'done'],
  ),
  told('SUP-37', '-3 Wed', ['1 Thu', 'cancelled']),
  told('SUP-38', '-2 Thu', ['6 Mon', 'sprint 4']),
  told('SUP-3', '-3 Mon', ['2 Thu', 'doing'], ['3 Fri', 'done']),
  // Serves no key result.
  told('SUP-41', '-2 Thu', ['4 Mon', 'sprint 3'], ['4 Wed', 'doing'], ['5 Wed', 'done']),
];
