import { told, type ItemStory } from './item-story.ts';

/** Operations work as it comes, without sprints. */
export const operations: readonly ItemStory[] = [
  told('OPS-1', '-3 Mon', ['0 Thu', 'doing']),
  told('OPS-11', '-3 Thu', ['1 Tue', 'doing'], ['2 Thu', 'done']),
  told('OPS-12', '-3 Thu', ['last but one', 'doing']),
  told('OPS-13', '1 Wed'),
  told('OPS-14', '4 Mon', ['4 Tue', 'doing'], ['4 Thu', 'done']),
];
