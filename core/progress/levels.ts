import type { Policy } from '../model/plan.ts';
import type { ItemLevel } from '../model/work-item.ts';

/** Is replaced by what is below it (R16, R17). */
export const isContainer = (level: ItemLevel, counted: Policy['level']): boolean =>
  counted === 'linked' ? false : counted === 'subtask' ? level !== 'subtask' : level === 'container';

/** Is what a container is replaced by. */
export const isCountable = (level: ItemLevel, counted: Policy['level']): boolean =>
  level === (counted === 'subtask' ? 'subtask' : 'standard');

/** Stands in the place of the container right above it: either counts, or is replaced in turn. */
export const standsForParent = (level: ItemLevel, counted: Policy['level']): boolean =>
  isContainer(level, counted) || isCountable(level, counted);
