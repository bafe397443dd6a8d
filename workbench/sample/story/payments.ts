import { told, toldFrom, type ItemStory } from './item-story.ts';

/** Payments: what is begun late goes on and on; one story has been in three sprints. */
export const payments: readonly ItemStory[] = [
  told('PAY-1', '-3 Mon', ['0 Wed', 'doing']),
  told('PAY-11', '-3 Tue', ['0 Tue', 'sprint 1'], ['0 Wed', 'doing'], ['1 Thu', 'done']),
  told('PAY-12', '-3 Tue', ['0 Tue', 'sprint 1'], ['1 Mon', 'doing'], ['2 Thu', 'done']),
  told('PAY-13', '-3 Tue', ['2 Tue', 'sprint 2'], ['2 Fri', 'doing'], ['4 Thu', 'done']),
  told('PAY-14', '-3 Tue', ['4 Mon', 'sprint 3'], ['5 Mon', 'doing'], ['5 Tue', 'done']),
  told('PAY-15', '-3 Tue', ['2 Tue', 'sprint 2'], ['3 Tue', 'doing']),
  told('PAY-16', '0 Fri', ['0 Fri', 'sprint 1'], ['0 Fri', 'doing'], ['1 Mon', 'done']),
  told('PAY-17', '-3 Tue', ['4 Mon', 'sprint 3'], ['5 Mon', 'no sprint']),
  // Looked at and found to be nothing: an estimate of zero.
  toldFrom(
    'PAY-18',
    '3 Tue',
    { points: null },
    ['4 Mon', 'sprint 3'],
    ['4 Wed', { points: 0 }],
    ['4 Thu', 'doing'],
    ['4 Fri', 'done'],
  ),
  told('PAY-19', '-3 Tue', ['2 Wed', 'cancelled']),
  told('PAY-20', '4 Wed'),
  toldFrom(
    'PAY-21',
    '-3 Tue',
    { points: 5 },
    ['2 Tue', 'sprint 2'],
    ['2 Wed', 'doing'],
    ['3 Mon', { points: 3 }],
    ['3 Fri', 'done'],
  ),
  told('PAY-2', '-3 Mon', ['2 Wed', 'doing']),
  told('PAY-31', '-3 Wed', ['2 Tue', 'sprint 2'], ['3 Wed', 'doing'], ['5 Wed', 'done']),
  told('PAY-32', '-3 Wed', ['6 Mon', 'sprint 4'], ['last but two', 'doing']),
  told('PAY-33', '2 Mon', ['6 Mon', 'sprint 4']),
  told('PAY-34', '-3 Wed', ['4 Mon', 'sprint 3'], ['5 Thu', 'doing'], ['last but one', 'done']),
  told('PAY-35', '-1 Thu'),
  told('PAY-36', '3 Wed'),
  // Serves no key result.
  told('PAY-41', '1 Wed', ['4 Mon', 'sprint 3'], ['5 Mon', 'doing'], ['5 Thu', 'done']),
];
