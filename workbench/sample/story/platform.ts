import { told, toldFrom, type ItemStory } from './item-story.ts';

/** Platform: its third sprint was closed, opened again, and is still open beside the fourth. */
export const platform: readonly ItemStory[] = [
  told('PLT-1', '-3 Mon', ['0 Wed', 'doing']),
  told('PLT-11', '-3 Tue', ['0 Tue', 'sprint 1'], ['0 Wed', 'doing'], ['1 Wed', 'done']),
  told('PLT-12', '-3 Tue', ['0 Tue', 'sprint 1'], ['1 Thu', 'doing'], ['3 Mon', 'done']),
  toldFrom(
    'PLT-13',
    '-3 Tue',
    { points: 5 },
    ['4 Mon', 'sprint 3'],
    ['4 Thu', 'doing'],
    ['5 Tue', { points: 8 }],
  ),
  told('PLT-14', '1 Fri', ['2 Tue', 'sprint 2'], ['2 Wed', 'doing'], ['2 Fri', 'done']),
  told('PLT-15', '-3 Tue', ['6 Mon', 'sprint 4']),
  told('PLT-16', '4 Fri', ['4 Fri', 'sprint 3'], ['4 Fri', 'doing'], ['5 Mon', 'done']),
  told('PLT-17', '-3 Tue', ['3 Tue', 'cancelled']),
  told('PLT-18', '2 Mon', ['6 Tue', 'sprint 5']),
  told('PLT-2', '-3 Mon', ['1 Mon', 'doing']),
  told('PLT-31', '-3 Wed', ['2 Tue', 'sprint 2'], ['2 Thu', 'doing'], ['3 Wed', 'done']),
  told('PLT-32', '-3 Wed', ['6 Mon', 'sprint 4'], ['last but two', 'doing'], ['last', 'done']),
  told('PLT-33', '-3 Wed', ['6 Mon', 'sprint 4'], ['last but two', 'doing']),
  told('PLT-34', '-3 Wed'),
  told('PLT-35', '4 Tue'),
  told('PLT-41', '4 Fri', ['4 Fri', 'sprint 3'], ['5 Mon', 'doing']),
  // Serves no key result.
  told('PLT-42', '0 Mon', ['4 Mon', 'sprint 3'], ['4 Wed', 'doing'], ['5 Thu', 'done']),
];
